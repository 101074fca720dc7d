import { reportForm } from '../documents/report-form';
import { signForm } from '../documents/sign-form';
import type { FormPorts } from '../google/ports';
import { open, policyIn } from '../register/open';
import { FORMS, SIGN_FORM, formFor, formKey } from './forms-known';

/**
 * One form for each kind of report, with the same questions as the sidebar, and one to comment and sign: made once, mended
 * later. Says what it did; null while somebody else is saving.
 */
export function setUpForms(ports: FormPorts): readonly string[] | null {
  if (!ports.lock.take(30_000)) return null;
  const { policy } = policyIn(open(ports.sheets, ['settings']).tables.settings);
  return FORMS.flatMap((key) => {
    const spec = key === SIGN_FORM ? signForm(policy.abName) : reportForm(key, policy, policy.abName);
    const { form, did } = ports.maker.ensureForm(spec, formFor(ports.memory, key));
    const text = JSON.stringify(form);
    if (ports.memory.get(formKey(key)) !== text) ports.memory.set(formKey(key), text);
    return did;
  });
}
