import { problem } from './answer';
import { parseDay, shortDay } from './day';
import { decidedLast, since } from './earlier-decision';
import type { Adjustment, Day, Ect } from './facts';
import { type RowProblem, impossible } from './period-facts';

const DAY_FIELDS = [
  'finalMeetingOn',
  'representationsOn',
  'consideredOn',
  'noticeSentOn',
  'traToldOn',
  'noAppealOn',
  'appealOn',
  'repliedOn',
  'appealSettledOn',
  'employmentEndedOn',
] as const;
type DayField = (typeof DAY_FIELDS)[number] | 'outcomeOn';

/** What comes after what, and what happened on the earlier day. */
const ORDER: readonly (readonly [earlier: DayField, what: string, later: readonly DayField[]])[] = [
  ['representationsOn', 'when the ECT’s words came', ['consideredOn']],
  ['outcomeOn', 'the day of the decision', ['noticeSentOn', 'employmentEndedOn']],
  ['noticeSentOn', 'when the notice was sent', ['noAppealOn', 'appealOn']],
  ['appealOn', 'when the appeal came', ['repliedOn', 'appealSettledOn']],
];

/** What may stand in the row from an earlier decision: an appeal against an extension, say, and what became of it. */
const MAY_BE_EARLIER: readonly DayField[] = ['noAppealOn', 'appealOn', 'repliedOn', 'appealSettledOn'];

/**
 * What can not be true of the decision at the end of induction and of what followed it.
 * @param extensions those that have effect: each is a decision as well.
 */
export function decisionProblems(ect: Ect, extensions: readonly Adjustment[] = []): readonly RowProblem[] {
  const decidedOn = decidedLast(ect, extensions);
  const isEarlier = (field: DayField, on: Day): boolean =>
    decidedOn !== null && MAY_BE_EARLIER.includes(field) && since(on, decidedOn) === null;
  const inDisorder = ORDER.flatMap(([earlier, what, later]) =>
    later.flatMap((field) => {
      const [from, on] = [ect[earlier], ect[field]];
      if (!from || !on || on >= from || parseDay(from) === null) return [];
      if (isEarlier(field, on)) return [];
      return [{ row: ect.trn, ...problem(field, `Enter a day on or after ${shortDay(from)}, ${what}.`) }];
    }),
  );
  const days = DAY_FIELDS.map((field) => [field, ect[field] ?? null] as const);
  return [...impossible(ect.trn, Object.fromEntries(days)), ...inDisorder, ...halfSaid(ect)];
}

/** What says half of a thing, and which half is missing. */
function halfSaid(ect: Ect): readonly RowProblem[] {
  const { appealOn, appealSettledOn, appealResult, repliedOn, representationsOn, consideredOn } = ect;
  const missing = (field: keyof Ect, says: string): RowProblem => ({ row: ect.trn, ...problem(field, says) });
  return [
    ...(consideredOn && !representationsOn
      ? [missing('representationsOn', 'Enter the day on which the ECT’s words came.')]
      : []),
    ...((repliedOn || appealSettledOn || appealResult) && !appealOn
      ? [missing('appealOn', 'Enter the day on which the copy of the appeal came.')]
      : []),
    ...(appealSettledOn && !appealResult
      ? [missing('appealResult', 'Choose what became of the appeal.')]
      : []),
    ...(appealResult && !appealSettledOn
      ? [missing('appealSettledOn', 'Enter the day on which word of it came.')]
      : []),
  ];
}
