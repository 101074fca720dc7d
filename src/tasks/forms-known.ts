import type { ReportKind } from '../domain/facts';
import { REPORT_KINDS } from '../domain/facts';
import type { FormMemory, Memory } from '../google/ports';

/** The form on which people comment on a report and sign it. */
export const SIGN_FORM = 'comment and sign';

/** A kind of report comes in by a form of its own. */
export type FormKey = ReportKind | typeof SIGN_FORM;

export const FORMS: readonly FormKey[] = [...REPORT_KINDS, SIGN_FORM];

export const formKey = (form: FormKey): string => `form: ${form}`;

/** What the register remembers of a form, or null before Set up. */
export function formFor(memory: Pick<Memory, 'get'>, form: FormKey): FormMemory | null {
  const text = memory.get(formKey(form));
  return text === null ? null : (JSON.parse(text) as FormMemory);
}
