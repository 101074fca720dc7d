import type { Execution } from '../run/execution';
import { GoogleError } from './errors';
import { FORM, mayWrite, openable, touch } from './files';
import type { FormState } from './forms';
import { syncHeadings } from './forms-link';

/** A form a script may work on: it must be there, and the user must have the right to edit it. */
export function formOf(x: Execution, id: string): FormState {
  const file = openable(x.store, id, FORM, x.user);
  if (!mayWrite(x.store, file, x.user))
    throw new GoogleError('You do not have permission to access the requested form.');
  return x.store.need<FormState>('form', id);
}

/** Changes a copy of a form and puts it in its place; the linked sheet gets new headings where it needs them. */
export function changeForm<T>(x: Execution, id: string, change: (draft: FormState) => T): T {
  const form = formOf(x, id);
  const draft: FormState = { ...form, items: form.items.map((item) => ({ ...item })) };
  const made = change(draft);
  x.store.put('form', id, draft);
  touch(x.world, id);
  if (draft.destination) syncHeadings(x.store, draft, draft.destination.spreadsheetId);
  return made;
}

/** The model's refusals in Google's voice. */
export function said<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoogleError || (error as Error).constructor !== Error) throw error;
    throw new GoogleError((error as Error).message);
  }
}
