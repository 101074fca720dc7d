import type { Memory } from '../google/ports';
import type { FormKey, KnownForm } from './forms-known';
import { FORMS, titleOf } from './forms-known';

/** The forms whose answers were not taken in when they were last looked for. */
const KEY = 'answers out of place';

/** Remembers the forms of whose answers nobody can tell what they are, or when they came; the Desk and Set up name them. */
export function noteOutOfPlace(memory: Memory, forms: readonly FormKey[]): void {
  const text = forms.join('\n');
  if (text === (memory.get(KEY) ?? '')) return;
  if (text === '') memory.remove(KEY);
  else memory.set(KEY, text);
}

/** Forms that have a new answers sheet are looked at anew. */
export function forgetOutOfPlace(memory: Memory, forms: ReadonlySet<KnownForm>): void {
  const noted = (memory.get(KEY) ?? '').split('\n');
  noteOutOfPlace(
    memory,
    FORMS.filter((form) => noted.includes(form) && !forms.has(form)),
  );
}

/** What to put back, for each form of which nothing is taken in. */
export function outOfPlace(memory: Pick<Memory, 'get'>): readonly string[] {
  const noted = (memory.get(KEY) ?? '').split('\n');
  return FORMS.filter((form) => noted.includes(form)).map(
    (form) =>
      `Nothing that comes by the form "${titleOf(form)}" is taken in: its answers sheet is gone or not linked to it any more, has lost its headings, or the column that shows when each came was moved or changed. Choose Induction > Set up register, which links a form again. If this line stays, put back what File > Version history shows: the headings in one row, "Timestamp" above the times. Or open the form, choose Responses > Unlink form, and set up once more: Google makes a new sheet with every answer in it. Then choose Induction > Send and write what waits.`,
  );
}
