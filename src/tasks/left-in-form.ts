import { addDays, shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { looksLikeCode } from '../domain/link-shape';
import { print } from '../domain/fingerprint';
import type { FormMemory, IntakePorts, Memory } from '../google/ports';
import { open } from '../register/open';
import { spelt } from './draft-mails';
import type { FormKey } from './forms-known';
import { FORMS, formFor, titleOf } from './forms-known';
import { wallTime } from './submissions';

/**
 * What the forms held and their answers sheets did not, when it was last looked for: form and day, a line each. In place of the
 * day it says where a form takes no answers, or what Google said that would not open it.
 */
const KEY = 'answers left in forms';

/** Looked for every night, and no further back: a form keeps its answers for years. */
const DAYS_BACK = 3;

/**
 * Remembers what a form holds and its answers sheet has lost: somebody deleted the row, or put the file back to an earlier
 * version, before or after it was taken in. They are told apart by their codes and counted, for a file in another zone
 * shows other moments.
 */
export function noteLeftInForms(ports: IntakePorts): void {
  const since = addDays(ports.clock.today(), -DAYS_BACK);
  const taken = [...open(ports.sheets, ['intake']).tables.intake.rowOf.keys()];
  const left = FORMS.flatMap((form) => {
    const known = formFor(ports.memory, form);
    if (known === null) return [];
    try {
      const days = leftIn(ports, form, known, since, taken);
      return [...days, ...(ports.forms.takesAnswers(known) ? [] : [SHUT])].map(
        (found) => `${form}\t${found}`,
      );
    } catch (fault) {
      return [`${form}\t${FAULT}${spelt(fault).replace(/\s+/g, ' ').slice(0, 200)}`];
    }
  });
  const text = left.join('\n');
  if (text !== (ports.memory.get(KEY) ?? '')) {
    if (text === '') ports.memory.remove(KEY);
    else ports.memory.set(KEY, text);
  }
}

const SHUT = 'shut';
const FAULT = 'fault: ';

/** The days on which came what is in the form alone: neither in its answers sheet nor, with this code, in Intake. */
function leftIn(
  { forms }: IntakePorts,
  form: FormKey,
  known: FormMemory,
  since: Day,
  taken: readonly string[],
): readonly string[] {
  const responses = forms.responses(known);
  if (!responses) return [];
  const [, ...lines] = responses;
  const dayBefore = addDays(since, -1);
  const there = new Map<string, number>();
  for (const line of lines) {
    const at = wallTime(line[0] ?? '');
    if (/^\d{4}-/.test(at) && at < dayBefore) continue;
    const code = (line.find(looksLikeCode) ?? '').trim();
    there.set(code, (there.get(code) ?? 0) + 1);
  }
  // What an all-year link brought before is none of what came since.
  const ofForm = taken.filter(
    (id) => id.startsWith(`${form}/`) && wallTime(id.slice(form.length + 1)) >= dayBefore,
  );
  const inIntake = (code: string): number =>
    code === '' ? 0 : ofForm.filter((id) => id.includes(`/${print(code)}`)).length;
  const came = new Map<string, string[]>();
  for (const { at, code: typed } of forms.keptApart(known, `${since}T00:00:00.000Z`)) {
    const code = looksLikeCode(typed) ? typed.trim() : '';
    came.set(code, [...(came.get(code) ?? []), at.slice(0, 10)]);
  }
  return [...came].flatMap(([code, days]) => days.slice(Math.max(there.get(code) ?? 0, inIntake(code))));
}

/** What to do about each form and day. */
export const leftInForms = (memory: Pick<Memory, 'get'>): readonly string[] =>
  [...new Set((memory.get(KEY) ?? '').split('\n'))].flatMap((line) => {
    const [key, on] = line.split('\t');
    const form = FORMS.find((one) => one === key);
    if (form === undefined || on === undefined) return [];
    if (on === SHUT)
      return [
        `The form "${titleOf(form)}" takes no answers: it is closed, or in the bin, and whoever opens their link is turned away. Choose Induction > Set up register, which opens it again. This line goes the night after.`,
      ];
    return on.startsWith(FAULT)
      ? [
          `The form "${titleOf(form)}" can’t be looked into: ${on.slice(FAULT.length)} If it is gone, choose Induction > Set up register, which makes it anew. This line goes the night after.`,
        ]
      : [
          `What came by the form "${titleOf(form)}" on ${shortDay(on as Day)} is in the form and not in its answers sheet: a row was deleted there, or the file was put back to an earlier version. Open the form, choose Responses > Unlink form, and then Induction > Set up register: Google makes a new sheet with every answer in it, and what the register has not got is taken in. This line goes the night after.`,
        ];
  });
