import { DOOR_KEYS, DOOR_TITLES, isDoor, type CONCERN_KEY, type DoorKey } from '../documents/doors';
import { SIGN_TITLE } from '../documents/form-titles';
import type { ReportKind } from '../domain/facts';
import { REPORT_KINDS } from '../domain/facts';
import type { FormMemory, Memory } from '../google/ports';

/** The form on which people comment on a report and sign it. */
export const SIGN_FORM = 'comment and sign';

/** A form whose answers come into the register: one for each kind of report, and what is open all year. */
export type FormKey = ReportKind | typeof SIGN_FORM | DoorKey;

/** Every form Set up makes; the answers of the last stay in the form. */
export type KnownForm = FormKey | typeof CONCERN_KEY;

export const FORMS: readonly FormKey[] = [...REPORT_KINDS, SIGN_FORM, ...DOOR_KEYS];

export const formKey = (form: KnownForm): string => `form: ${form}`;

/** What the register remembers of a form, or null before Set up. */
export function formFor(memory: Pick<Memory, 'get'>, form: KnownForm): FormMemory | null {
  const text = memory.get(formKey(form));
  return text === null ? null : (JSON.parse(text) as FormMemory);
}

/** What a form is called by those who fill it in. */
export function titleOf(form: FormKey): string {
  if (form === SIGN_FORM) return SIGN_TITLE;
  return isDoor(form) ? DOOR_TITLES[form] : `Induction ${form}`;
}

/** The addresses of forms with nothing filled in, for people to look at. */
export function previewsIn(memory: Memory): { readonly title: string; readonly address: string }[] {
  // Read in one call; the forms are then known.
  memory.all();
  return FORMS.flatMap((form) => {
    const address = formFor(memory, form)?.address;
    return address === undefined ? [] : [{ title: titleOf(form), address }];
  });
}
