import { doorForm } from '../documents/door';
import { DOOR_FORMS } from '../documents/door-forms';
import { CONCERN_KEY, isDoor } from '../documents/doors';
import { reportForm } from '../documents/report-form';
import { signForm } from '../documents/sign-form';
import type { Policy } from '../domain/policy';
import type { FormSpec } from '../google/ports';
import type { KnownForm } from './forms-known';
import { SIGN_FORM } from './forms-known';

/** A form of the register as it is declared, with the settings in force. */
export function formSpec(form: KnownForm, policy: Policy): FormSpec {
  if (form === SIGN_FORM) return signForm(policy.abName);
  if (form === CONCERN_KEY) return { ...doorForm(form, DOOR_FORMS[form], policy), readBy: policy.concernsTo };
  return isDoor(form) ? doorForm(form, DOOR_FORMS[form], policy) : reportForm(form, policy, policy.abName);
}
