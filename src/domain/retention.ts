import { cite, regulation } from './citations';
import { addDays, addYears, plainDay } from './day';
import type { Career, Citation, Day, Ect, Reason } from './facts';
import type { Policy } from './policy';

/** What may be deleted, when, and what must not be. Nothing is deleted on a guess: what is not known is kept. */

export interface Retention extends Reason {
  readonly may: 'delete' | 'keep' | 'unknown';
  /** The first day on which it may be deleted; null where no day is known. */
  readonly from: Day | null;
}

/** What happened on a day: "outcome", "report R-0001". */
interface Happened {
  readonly on: Day;
  readonly what: string;
}

type KeepPolicy = Pick<
  Policy,
  'keepYears' | 'keepUnfinished' | 'keepVisitYears' | 'keepMailDays' | 'keepHistoryYears'
>;

const KEPT = [cite('2.77'), cite('5.11')];

/** All that is held of one ECT: the row, periods, absences, reports and their documents. They go together. */
export function retentionOf(career: Career, policy: KeepPolicy, asAt: Day): Retention {
  const { ect } = career;
  if (career.unread) return unreadable(career.unread);
  if (isAppealOpen(ect))
    return keep(null, 'The ECT’s appeal is open. Keep everything until it is settled.', regulation('14'));
  if (ect.held === 'yes')
    return keep(
      null,
      'An appeal, a complaint or a request is open. Keep everything until it is settled.',
      cite('2.77'),
    );
  if (career.gap) return unreadable(career.gap);
  if (ect.outcome === null) return unfinished(career, policy, asAt);
  if (ect.outcomeOn === null)
    return unknown('The day of the outcome is not known. Enter it to work out when these records may go.');
  const ended = latest([{ on: ect.outcomeOn, what: 'outcome' }, ...happenedTo(career)]);
  return after(ended, ect, policy, asAt);
}

const unreadable = (says: string): Retention => unknown(`Not all of these records can be read. ${says}`);

/** One that came and of which nobody has said how it ended. */
const isAppealOpen = ({ appealOn, appealSettledOn }: Ect): boolean =>
  (appealOn ?? null) !== null && (appealSettledOn ?? null) === null;

/** Induction has no time limit, so an ECT who left may come back to it anywhere (1.10, 2.75). */
function unfinished(career: Career, policy: KeepPolicy, asAt: Day): Retention {
  if (career.periods.some((period) => period.finishedOn === null || period.finishedOn >= asAt)) {
    return keep(null, 'Induction is under way.');
  }
  if (policy.keepUnfinished) {
    return keep(
      null,
      'Induction has no outcome yet. Another appropriate body may ask for these records.',
      cite('1.10'),
      cite('2.75'),
    );
  }
  const [first, ...others] = happenedTo(career);
  return first === undefined
    ? unknown('No induction period is recorded, so it is not known how long these records are kept.')
    : after(latest([first, ...others]), career.ect, policy, asAt);
}

function after(ended: Happened, { held = null }: Ect, { keepYears }: KeepPolicy, asAt: Day): Retention {
  const from = addDays(addYears(ended.on, keepYears), 1);
  const facts = [`${ended.what}, ${plainDay(ended.on)}`];
  if (asAt < from)
    return { ...keep(from, `Kept for ${keepYears} years after ${plainDay(ended.on)}.`, ...KEPT), facts };
  if (held === null) {
    const says =
      'Find out whether an appeal, a complaint or a request is open before these records are deleted.';
    return { ...unknown(says), from, facts };
  }
  const says = `Kept for ${keepYears} years, until ${plainDay(addDays(from, -1))}.`;
  return { may: 'delete', from, says, facts, cites: KEPT };
}

const latest = ([first, ...others]: readonly [Happened, ...Happened[]]): Happened =>
  others.reduce((last, one) => (one.on > last.on ? one : last), first);

/** What may have come last: an appeal may follow an outcome, and a report may follow the last period. */
function happenedTo({ ect, periods, reports }: Career): readonly Happened[] {
  const dated = (what: string, on: Day | null | undefined): readonly Happened[] =>
    on === null || on === undefined ? [] : [{ on, what }];
  return [
    ...dated('notice of the decision', ect.noticeSentOn),
    ...dated('reply to the appeal', ect.repliedOn),
    ...dated('appeal settled', ect.appealSettledOn),
    ...dated('employment ended', ect.employmentEndedOn),
    ...periods.map(({ id, finishedOn, startedOn }) => ({
      on: finishedOn ?? startedOn,
      what: `period ${id}`,
    })),
    ...reports
      .filter((report) => report.state !== 'cancelled')
      .flatMap(({ id, coversUntil, submittedAt, reviewedAt }) =>
        [coversUntil, submittedAt, reviewedAt].flatMap((at) =>
          dated(`report ${id}`, at === null ? null : (at.slice(0, 10) as Day)),
        ),
      ),
  ];
}

/** What the register keeps besides the ECTs' own records. */
export const OTHER_RECORDS = ['visit', 'moderation', 'sent mail', 'history'] as const;
export type OtherRecord = (typeof OTHER_RECORDS)[number];

/** Whether a record of its own may go, by the day it was settled; null = not settled yet, so it stays. */
export function retentionOfOther(
  what: OtherRecord,
  settledOn: Day | null,
  policy: KeepPolicy,
  asAt: Day,
): Retention {
  if (settledOn === null) return keep(null, 'Not settled yet.');
  const from = addDays(lastKept(what, settledOn, policy), 1);
  const cites = what === 'visit' || what === 'moderation' ? [cite('5.11')] : [];
  const says = `Kept until ${plainDay(addDays(from, -1))}.`;
  const facts = [`settled, ${plainDay(settledOn)}`];
  return { may: asAt < from ? 'keep' : 'delete', from, says, facts, cites };
}

function lastKept(what: OtherRecord, settledOn: Day, policy: KeepPolicy): Day {
  switch (what) {
    case 'visit':
    // What was found in reading reports again is quality assurance too.
    case 'moderation':
      return addYears(settledOn, policy.keepVisitYears);
    case 'sent mail':
      return addDays(settledOn, policy.keepMailDays);
    case 'history':
      return addYears(settledOn, policy.keepHistoryYears);
  }
}

const keep = (from: Day | null, says: string, ...cites: readonly Citation[]): Retention => ({
  may: 'keep',
  from,
  says,
  facts: [],
  cites,
});

const unknown = (says: string): Retention => ({
  may: 'unknown',
  from: null,
  says,
  facts: [],
  cites: KEPT,
});
