import type { Policy } from '../domain/policy';
import { type ExtraQuestion, withExtras } from '../documents/extra-questions';
import type { FormPorts } from '../google/ports';
import { fillKeys } from '../register/fill-keys';
import { open, readOpened, rowsOf, spellProblem } from '../register/open';
import { settingsIn } from '../register/remembered';
import { CONCERN_KEY, DOOR_TITLES } from '../documents/doors';
import { formSpec } from './form-specs';
import type { KnownForm } from './forms-known';
import { FORMS, formFor, formKey } from './forms-known';
import { forgetOutOfPlace, outOfPlace } from './out-of-place';

/**
 * Every form, from its declaration: one for each kind of report, with the same questions as the sidebar; one to comment and
 * sign; those that are open all year. Made once, mended later. Says what it did; null while somebody else is saving.
 */
export function setUpForms(ports: FormPorts): readonly string[] | null {
  if (!ports.lock.take(30_000)) return null;
  const { policy } = settingsIn(ports.memory, open(ports.sheets, ['settings']).tables.settings);
  const { extras, unread } = extrasIn(ports);
  const linked = new Set<KnownForm>();
  const made = formsWanted(policy).flatMap((key) => {
    const spec = withExtras(formSpec(key, policy), extras);
    const known = formFor(ports.memory, key);
    const { form, did } = ports.maker.ensureForm(spec, known);
    if (form.sheetId !== known?.sheetId) linked.add(key);
    const text = JSON.stringify(form);
    if (ports.memory.get(formKey(key)) !== text) ports.memory.set(formKey(key), text);
    return [...did, ...(spec.leftOut ?? [])];
  });
  forgetOutOfPlace(ports.memory, linked);
  const closed = policy.concernsTo === '' ? closeConcerns(ports) : [];
  return [...made, ...unread, ...closed, ...outOfPlace(ports.memory)];
}

/** Nobody is named any more: who was reads no more of it, and no link leads there. Forgotten last, so a killed run is made again. */
function closeConcerns({ maker, memory }: FormPorts): readonly string[] {
  const form = formFor(memory, CONCERN_KEY);
  if (form === null) return [];
  maker.closeForm(form);
  memory.remove(formKey(CONCERN_KEY));
  return [
    `Closed the form "${DOOR_TITLES[CONCERN_KEY]}", since Concerns to names nobody. What was answered stays in it.`,
  ];
}

/** The rows of Extra questions, each with its number; and what keeps others from being asked. */
function extrasIn({ sheets, memory }: FormPorts): {
  readonly extras: readonly ExtraQuestion[];
  readonly unread: readonly string[];
} {
  const grid = sheets.open('extraQuestions');
  const values = grid.values();
  fillKeys(grid, 'extraQuestions', values, memory);
  const read = readOpened(['extraQuestions'], { extraQuestions: values }).tables.extraQuestions;
  return {
    extras: rowsOf(read),
    unread: read.problems.map((problem) => spellProblem('extraQuestions', problem)),
  };
}

/** ECTs are given no form for a concern before somebody is named who reads it (2.28). */
const formsWanted = ({ concernsTo }: Policy): readonly KnownForm[] =>
  concernsTo === '' ? FORMS : [...FORMS, CONCERN_KEY];
