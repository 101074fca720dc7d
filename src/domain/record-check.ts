import { agreedFlags } from './agreed-check';
import { valueOr } from './answer';
import { cite } from './citations';
import { claiming } from './claim';
import { addDays, laterOf, plainDay } from './day';
import { registering } from './eligibility';
import { SETTLED_AFTER_DAYS, endOfInduction, finalAssessmentOf } from './end-of-induction';
import type { Calendar, Career, Day, InductionPeriod } from './facts';
import { NO_FLAGS, type Flag, type Flags } from './flags';
import { fraction, rounded } from './fraction';
import { expectedEnd, termsServed } from './induction';
import { observerObjections } from './observer-check';
import { RECOMMENDED, closing, periodToClose, type Closing } from './outcome';
import type { Places } from './places';
import type { Policy } from './policy';
import { CLEAR, notes as noted, objects, together, type Objection, type Verdict } from './verdict';
import { keyOf } from './who';
import { isOurs } from './stints';

/*
 * What is recorded of one ECT, held against the law: whether the open posts may be served and claimed, whether what was
 * agreed and decided could be. A register is written by people in any order, so the same rules that guard a step are asked
 * again of what stands.
 */

export type { Flag, Flags } from './flags';

export function checkRecord(
  career: Career,
  places: Places,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Flags {
  if (career.unread) return NO_FLAGS;
  const all = [
    ...openPosts(career, asAt).map((period) =>
      placed(postVerdict(career, period, places, calendar, policy, asAt), career, period),
    ),
    ...ends(career, calendar, policy, asAt).map(({ verdict, period }) => placed(verdict, career, period)),
    ...agreedFlags(career, calendar, policy, asAt),
    contactFlags(career, places),
    { ...NO_FLAGS, unknown: openLeaves(career, asAt) },
    { ...NO_FLAGS, objections: observerObjections(career, places) },
  ];
  return {
    objections: all.flatMap(({ objections }) => objections),
    unknown: all.flatMap(({ unknown }) => unknown),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** Whom the ECT may turn to takes no part in monitoring them or deciding about them (2.28). */
function contactFlags({ ect }: Career, { who }: Places): Flags {
  const { namedContact, assessor, outcome, trn } = ect;
  if (outcome !== null || namedContact === null || assessor === null) return NO_FLAGS;
  if (keyOf(who, namedContact) !== keyOf(who, assessor)) return NO_FLAGS;
  const says =
    'The assessor is the named contact too. Choose somebody who takes no part in judging this ECT.';
  return {
    ...NO_FLAGS,
    objections: [{ field: 'namedContact', says, cites: [cite('2.28')], about: 'ects', row: trn }],
  };
}

/** What waits for a return would wait for ever where the last post is over and the absence is not (2.63). */
function openLeaves({ ect, periods, absences }: Career, asAt: Day): readonly Flag[] {
  const isOver =
    periods.length > 0 && periods.every(({ finishedOn }) => finishedOn !== null && finishedOn < asAt);
  if (ect.outcome !== null || !isOver) return [];
  const says = 'The post is over, so nobody is expected back. Enter the last day of the absence in it.';
  return absences
    .filter(({ until }) => until === null)
    .map(({ id }) => ({ field: 'until', says, cites: [cite('2.63')], about: 'absences', row: id }));
}

/** Posts with us that go on or are still to begin. */
const openPosts = ({ ect, periods }: Career, asAt: Day): readonly InductionPeriod[] =>
  ect.outcome !== null
    ? []
    : periods.filter((one) => isOurs(one) && (one.finishedOn === null || one.finishedOn >= asAt));

/** The DfE's service takes no start in the future, so what it asks for is asked once the post has begun. */
function postVerdict(
  career: Career,
  period: InductionPeriod,
  places: Places,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Verdict {
  const { urn } = period;
  const school = urn === null ? null : places.school(urn);
  const posts = urn === null ? [] : places.posts(urn);
  const judge = period.startedOn > asAt ? registering : claiming;
  return judge({ career, period, school, posts }, calendar, policy, asAt);
}

interface End {
  readonly verdict: Verdict;
  readonly period: InductionPeriod;
}

/** Holds the end of an induction against the law, as on a day. */
type Close = (it: Pick<Closing, 'outcome' | 'finishedOn'>, on?: Day) => Verdict;

/** The end of an induction: decided or released lately, or waiting for the decision. What is long over rests. */
function ends(career: Career, calendar: Calendar, policy: Policy, asAt: Day): readonly End[] {
  const { ect } = career;
  const completedOn = valueOr(expectedEnd(career, calendar, policy, ect.outcomeOn ?? asAt), null);
  const period = periodToClose(career, completedOn);
  const last = periodToClose(career);
  if (period === null || last === null) return [];
  const closed: Close = (it, on = asAt) =>
    closing(
      {
        ...it,
        ...figures(career, it.finishedOn, calendar, policy),
        toldOn: ect.noticeSentOn ?? null,
        extendBy: null,
      },
      { ...career, ect: { ...ect, outcome: null } },
      calendar,
      policy,
      on,
      ect.outcomeOn ?? on,
    );
  const isRecent = (on: Day | null): boolean => on === null || addDays(on, SETTLED_AFTER_DAYS) >= asAt;
  if (ect.outcome !== null) {
    if (!isRecent(ect.outcomeOn)) return [];
    return [{ period, verdict: closed({ outcome: ect.outcome, finishedOn: period.finishedOn }) }];
  }
  if (period.closedAs === 'pass' || period.closedAs === 'fail')
    return [{ period, verdict: unrecorded(period) }];
  if (last.closedAs === 'release' && last.finishedOn !== null && isRecent(last.finishedOn))
    return [{ period: last, verdict: closed({ outcome: 'release', finishedOn: last.finishedOn }) }];
  return awaiting(career, period, closed, calendar, policy, asAt);
}

/** The number of terms as it goes to the DfE (2.34). */
function figures(
  career: Career,
  on: Day | null,
  calendar: Calendar,
  policy: Policy,
): Pick<Closing, 'numberOfTerms'> {
  const served = on === null ? null : termsServed(career, on, calendar, policy);
  if (served === null || !served.known) return { numberOfTerms: fraction(0) };
  return { numberOfTerms: fraction(Math.round(rounded(served.value.terms, 1) * 10), 10) };
}

const unrecorded = ({ id, closedAs }: InductionPeriod): Verdict =>
  objects(
    'outcome',
    `Period ${id} is closed as "${closedAs ?? ''}", and no outcome is recorded. Enter it with its day, or correct the period.`,
    cite('2.69'),
  );

/**
 * With the recommendation in and nothing decided: what stands in the way of deciding as recommended, once induction is
 * complete. Schools recommend some days or weeks before.
 */
function awaiting(
  career: Career,
  period: InductionPeriod,
  closed: Close,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): readonly End[] {
  const { reportReceivedOn, decidedOn } = endOfInduction(career, calendar, policy, asAt);
  const recommendation = finalAssessmentOf(career)?.recommendation ?? null;
  if (recommendation === null || reportReceivedOn === null || decidedOn !== null) return [];
  const end = valueOr(expectedEnd(career, calendar, policy, asAt), asAt);
  const on = laterOf(end, asAt);
  const outcome = RECOMMENDED[recommendation];
  const { objections, unknown, notes } = together([
    end > asAt ? early(end) : CLEAR,
    closed({ outcome, finishedOn: period.finishedOn ?? end }, on),
  ]);
  // What is entered with the decision itself is not missing before it.
  const now = (all: readonly Objection[]) =>
    all.filter(({ field }) => field !== 'toldOn' && field !== 'extendBy');
  return [{ period, verdict: { objections: now(objections), unknown: now(unknown), notes } }];
}

/** A decision waits for completion (2.65). */
const early = (end: Day): Verdict =>
  noted(
    'outcome',
    `Induction is complete on ${plainDay(end)}. Decide no sooner.`,
    cite('2.65'),
    cite('2.67'),
  );

/** Fields that stand in the row of the ECT or the school; all others are the period's. */
const OF_ECT: Readonly<Record<string, string>> = {
  qtsOn: 'qtsOn',
  barredBy: 'barredBy',
  outcome: 'outcome',
  ittProvider: 'ittProvider',
  dateOfBirth: 'dateOfBirth',
  toldOn: 'noticeSentOn',
  consideredOn: 'consideredOn',
};
const OF_SCHOOL: readonly string[] = ['type', 'specialMeasures', 'ofsted'];

function placed(verdict: Verdict, { ect }: Career, period: InductionPeriod): Flags {
  const place = (one: Objection): Flag => {
    const field = OF_ECT[one.field];
    if (field !== undefined) return { ...one, field, about: 'ects', row: ect.trn };
    if (OF_SCHOOL.includes(one.field)) return { ...one, about: 'schools', row: period.urn ?? '' };
    return { ...one, about: 'periods', row: period.id };
  };
  return {
    objections: verdict.objections.map(place),
    unknown: verdict.unknown.map(place),
    notes: verdict.notes.map(place),
  };
}
