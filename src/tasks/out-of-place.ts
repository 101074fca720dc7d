import type { Memory } from '../google/ports';
import type { FormKey } from './forms-known';
import { FORMS, titleOf } from './forms-known';

/** The forms whose answers were not taken in when they were last looked for. */
const KEY = 'answers out of place';

/** Remembers the forms in whose answers sheets nobody can tell when each came; the Desk and Set up name them. */
export function noteOutOfPlace(memory: Memory, forms: readonly FormKey[]): void {
  const text = forms.join('\n');
  if (text === (memory.get(KEY) ?? '')) return;
  if (text === '') memory.remove(KEY);
  else memory.set(KEY, text);
}

/** What to put back, for each form of which nothing is taken in. */
export function outOfPlace(memory: Pick<Memory, 'get'>): readonly string[] {
  const noted = (memory.get(KEY) ?? '').split('\n');
  return FORMS.filter((form) => noted.includes(form)).map(
    (form) =>
      `Nothing that comes by the form "${titleOf(form)}" is taken in: its answers sheet does not show when each came. That column was moved from the front, or is not as Google filled it. Move it to the front again, or write "Timestamp" above it; File > Version history shows the sheet as it was. Then choose Induction > Send and write what waits.`,
  );
}
