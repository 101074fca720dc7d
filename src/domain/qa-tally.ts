import { isHeld } from './held';
import { addYears, septemberBefore } from './day';
import { dateOf, dayFrom, daysInMonth, monthOf, numberFrom, yearOf } from './civil';
import type { Day } from './facts';
import type { QA } from './policy/qa';
import type { ValuesOf } from './policy/setting';
import { type QaEct, type QaFacts, type QaPost, type QaVisit, isCalledOff } from './qa-facts';
import { wordOf } from './word';

/** What one school's rows come to, gathered in a single pass over each table. */

export type QaPolicy = ValuesOf<typeof QA>;

/** Days and words the criteria compare with, worked out once. */
export interface QaLimits {
  readonly asAt: Day;
  readonly recentFrom: Day;
  readonly gapFrom: Day;
  readonly visitFrom: Day;
  readonly visitedFrom: Day;
  readonly retentionFrom: Day;
  /** 1 September of this school year, and of the one before. */
  readonly schoolYearFrom: Day;
  readonly lastSchoolYearFrom: Day;
  readonly quickRoutes: ReadonlySet<string>;
  readonly improvementWords: ReadonlySet<string>;
  readonly inadequateWords: ReadonlySet<string>;
}

export interface Tally {
  /** ECTs at the school now. */
  here: number;
  notOnTrack: number;
  onTrackUnknown: number;
  plans: number;
  plansUnknown: number;
  concerns: number;
  extensions: number;
  extensionsUnknown: number;
  reductions: number;
  reductionsUnknown: number;
  quick: number;
  routeUnknown: number;
  schoolLed: number;
  programmeUnknown: number;
  late: number;
  returned: number;
  /** First start of those here now; last end of those gone. */
  firstHere: Day | null;
  lastGone: Day | null;
  /** Started, and left without outcome, within the years retention is counted over. */
  starters: number;
  leavers: number;
  /** Start of whoever began last in the role, of those in it now; null = nobody, or nobody with a known day. */
  headSince: Day | null;
  leadSince: Day | null;
  tutorSince: Day | null;
  headKnown: boolean;
  leadKnown: boolean;
  lastVisit: Day | null;
  lastFidelityCheck: Day | null;
  /** A visit here can't be read: it may have been made. */
  visitsUnread: boolean;
  plannedVisit: Day | null;
  /** The latest visit whose evidence did not satisfy us. */
  notSatisfiedOn: Day | null;
}

export function limitsOf(policy: QaPolicy, asAt: Day): QaLimits {
  const year = septemberBefore(asAt);
  return {
    asAt,
    recentFrom: monthsBefore(asAt, policy.qaRecentMonths),
    gapFrom: addYears(asAt, -policy.qaGapYears),
    visitFrom: addYears(asAt, -policy.qaVisitYears),
    visitedFrom: monthsBefore(asAt, policy.qaVisitedMonths),
    retentionFrom: addYears(asAt, -policy.qaRetentionYears),
    schoolYearFrom: firstOfSchoolYear(year),
    lastSchoolYearFrom: firstOfSchoolYear(year - 1),
    quickRoutes: lowerCased(policy.qaQuickRoutes),
    improvementWords: lowerCased(policy.qaImprovementWords),
    inadequateWords: lowerCased(policy.qaInadequateWords),
  };
}

export const firstOfSchoolYear = (year: number): Day => dayFrom(numberFrom(year, 9, 1));

const lowerCased = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(wordOf));

/** The same date some months earlier, or the last of that month where it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const since = yearOf(day) * 12 + monthOf(day) - 1 - months;
  const year = Math.floor(since / 12);
  const month = (since % 12) + 1;
  return dayFrom(numberFrom(year, month, Math.min(dateOf(day), daysInMonth(year, month))));
}

/** Every school that has an ECT, a post or a visit on record, by URN. */
export function talliesOf(facts: QaFacts, limits: QaLimits): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const tallyOf = (urn: string): Tally => {
    let tally = tallies.get(urn);
    if (tally === undefined) tallies.set(urn, (tally = emptyTally()));
    return tally;
  };
  for (const ect of facts.ects) if (ect.urn !== null) countEct(tallyOf(ect.urn), ect, limits);
  for (const post of facts.posts) if (post.urn !== null) countPost(tallyOf(post.urn), post, limits.asAt);
  for (const visit of facts.visits) countVisit(tallyOf(visit.urn), visit, limits.asAt);
  for (const urn of facts.unreadVisits ?? []) tallyOf(urn).visitsUnread = true;
  return tallies;
}

export const emptyTally = (): Tally => ({
  here: 0,
  notOnTrack: 0,
  onTrackUnknown: 0,
  plans: 0,
  plansUnknown: 0,
  concerns: 0,
  extensions: 0,
  extensionsUnknown: 0,
  reductions: 0,
  reductionsUnknown: 0,
  quick: 0,
  routeUnknown: 0,
  schoolLed: 0,
  programmeUnknown: 0,
  late: 0,
  returned: 0,
  firstHere: null,
  lastGone: null,
  starters: 0,
  leavers: 0,
  headSince: null,
  leadSince: null,
  tutorSince: null,
  headKnown: false,
  leadKnown: false,
  lastVisit: null,
  lastFidelityCheck: null,
  visitsUnread: false,
  plannedVisit: null,
  notSatisfiedOn: null,
});

/** Whether an ECT who began at a school is there no more. */
export const isGone = ({ finishedOn, outcome }: QaEct, asAt: Day): boolean =>
  outcome !== null || (finishedOn !== null && finishedOn < asAt);

function countEct(tally: Tally, ect: QaEct, limits: QaLimits): void {
  const { startedOn, finishedOn, outcome } = ect;
  if (startedOn === null || startedOn > limits.asAt) return;
  if (startedOn >= limits.retentionFrom) tally.starters += 1;
  if (isGone(ect, limits.asAt)) {
    if (outcome === null && startedOn >= limits.retentionFrom) tally.leavers += 1;
    tally.lastGone = laterKnown(tally.lastGone, finishedOn);
    return;
  }

  tally.here += 1;
  tally.firstHere = tally.firstHere === null || startedOn < tally.firstHere ? startedOn : tally.firstHere;
  if (ect.onTrack === 'no') tally.notOnTrack += 1;
  else if (ect.onTrack === null) tally.onTrackUnknown += 1;
  if (ect.supportPlan === 'yes') tally.plans += 1;
  else if (ect.supportPlan === null) tally.plansUnknown += 1;
  if (ect.concern === 'yes') tally.concerns += 1;
  if (ect.extension === 'yes') tally.extensions += 1;
  else if (ect.extension === null || ect.concern === null) tally.extensionsUnknown += 1;
  if (ect.reduction === 'yes') tally.reductions += 1;
  else if (ect.reduction === null) tally.reductionsUnknown += 1;
  if (ect.ittRoute === null) tally.routeUnknown += 1;
  else if (limits.quickRoutes.has(wordOf(ect.ittRoute))) tally.quick += 1;
  if (ect.programme === 'school-led') tally.schoolLed += 1;
  else if (ect.programme === null) tally.programmeUnknown += 1;
  tally.late += ect.lateReports;
  tally.returned += ect.returnedReports;
}

function countPost(tally: Tally, post: QaPost, asAt: Day): void {
  const { role, from } = post;
  if (!isHeld(post, asAt)) return;
  if (role === 'head') {
    tally.headKnown = tally.headKnown || from !== null;
    tally.headSince = laterKnown(tally.headSince, from);
  } else if (role === 'induction lead') {
    tally.leadKnown = tally.leadKnown || from !== null;
    tally.leadSince = laterKnown(tally.leadSince, from);
  } else if (role === 'tutor') {
    tally.tutorSince = laterKnown(tally.tutorSince, from);
  }
}

function countVisit(tally: Tally, visit: QaVisit, asAt: Day): void {
  if (isCalledOff(visit)) return;
  const { kind, visitedOn, plannedFor, satisfied } = visit;
  if (visitedOn === null || visitedOn > asAt) {
    const planned = visitedOn ?? plannedFor;
    if (
      planned !== null &&
      planned >= asAt &&
      (tally.plannedVisit === null || planned < tally.plannedVisit)
    ) {
      tally.plannedVisit = planned;
    }
    return;
  }
  tally.lastVisit = laterKnown(tally.lastVisit, visitedOn);
  if (satisfied === 'no') tally.notSatisfiedOn = laterKnown(tally.notSatisfiedOn, visitedOn);
  if (kind === 'fidelity check') tally.lastFidelityCheck = laterKnown(tally.lastFidelityCheck, visitedOn);
}

export const laterKnown = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other > one) ? other : one;
