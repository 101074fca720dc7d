import type { ReportKind } from '../domain/facts';
import type { FormMemory, Memory } from '../google/ports';

/** The kinds of report that come in by a form. */
export const FORM_KINDS: readonly ReportKind[] = ['progress review', 'formal assessment'];

export const formKey = (kind: ReportKind): string => `form: ${kind}`;

/** What the register remembers of the form for a kind of report, or null before Set up. */
export function formFor(memory: Pick<Memory, 'get'>, kind: ReportKind): FormMemory | null {
  const text = memory.get(formKey(kind));
  return text === null ? null : (JSON.parse(text) as FormMemory);
}
