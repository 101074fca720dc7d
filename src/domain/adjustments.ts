import type { Adjustment, Calendar, Career, Day, Fraction, Problem } from './facts';
import { problem } from './answer';
import { dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import {
  ONE,
  ZERO,
  add,
  ceiling,
  compare,
  divide,
  countOf,
  fraction,
  max,
  multiply,
  subtract,
  sum,
} from './fraction';
import { expectedEnd } from './induction';
import { type Course, courseOf, servedAt } from './parts';
import type { Policy } from './policy';
import { schoolDayAfter } from './terms';
import { placeOn } from './walk';

/** What an AB is asked to agree to, before it is an adjustment. */
export type Proposal = Pick<Adjustment, 'terms' | 'ectAgrees' | 'reason'>;

export type ReductionGround = NonNullable<Adjustment['ground']>;

/**
 * What stands in the way of reducing an induction, in the order a person would check; empty means the AB may agree.
 * The head's advice is asked for in words: the register cannot see it (3.3, 3.5).
 */
export function reductionObjections(
  proposal: Proposal,
  ground: ReductionGround,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): readonly Problem[] {
  const course = courseOf(career, calendar, policy, asAt);
  return [
    ...closed(career),
    ...ofLength(proposal, course, policy, asAt),
    ...ofConsent(proposal),
    ...ofReason(proposal, 'Say what experience and advice of the headteacher the reduction rests on.'),
    ...(ground === 'part-time service' ? ofPartTime(career, course, policy, asAt) : []),
  ];
}

/** What stands in the way of extending an induction after completion (3.8, reg 8(4)). */
export function extensionObjections(
  proposal: Pick<Proposal, 'terms' | 'reason'>,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): readonly Problem[] {
  const end = expectedEnd(career, calendar, policy, asAt);
  const early = end.known
    ? end.value > asAt
      ? [
          problem(
            'agreedOn',
            `Induction is not complete until ${shortDay(end.value)}. Before that, only absence extends it.`,
          ),
        ]
      : []
    : [problem('agreedOn', `It is not known whether induction is complete. ${end.unknown}`)];
  return [
    ...closed(career),
    ...above0(proposal.terms),
    ...early,
    ...ofReason(proposal, 'Say why the evidence is not enough, or what made it unfair to expect more.'),
  ];
}

function closed({ ect }: Career): readonly Problem[] {
  return ect.outcome === null
    ? []
    : [problem('trn', `This ECT has an outcome already (${ect.outcome}), so nothing is left to adjust.`)];
}

function above0(terms: Fraction): readonly Problem[] {
  return terms.n > 0 ? [] : [problem('terms', 'Enter a number of terms above 0.')];
}

/** A reduction is of the length (3.2): at least a term of it stays, and what is complete is reduced no more. */
function ofLength(
  { terms }: Pick<Proposal, 'terms'>,
  course: Course,
  policy: Policy,
  asAt: Day,
): readonly Problem[] {
  if (terms.n <= 0) return above0(terms);
  const already = sum(course.adjustments.filter(({ kind }) => kind === 'reduction').map((one) => one.terms));
  const most = max(ZERO, subtract(subtract(policy.termsRequired, policy.shortestInduction), already));
  if (compare(terms, most) <= 0)
    return leftOn(course, asAt).n > 0
      ? []
      : [problem('terms', `0 terms left to serve on ${shortDay(asAt)}: take no more off.`)];
  const least = countOf(policy.shortestInduction, 'term');
  return [
    problem(
      'terms',
      `Reduce by ${countOf(most, 'term')} at most, so that at least ${least} is left to serve.`,
    ),
  ];
}

/** Terms left to serve at the end of a day, rounded up to the hundredth that can be typed. */
function leftOn(course: Course, asAt: Day): Fraction {
  const served = servedAt(course, placeOn(course.ledger.stretches, numberOf(asAt)));
  return fraction(ceiling(multiply(subtract(course.required, served), fraction(100))), 100);
}

/**
 * What to bear in mind of a reduction by more than is left to serve: the length it gives is served already, so it may be
 * agreed, and induction is complete then.
 */
export function moreThanLeft(
  { terms, agreedOn }: Pick<Adjustment, 'terms' | 'agreedOn'>,
  before: Career,
  calendar: Calendar,
  policy: Policy,
): readonly Problem[] {
  const course = courseOf(before, calendar, policy, agreedOn);
  if (ofLength({ terms }, course, policy, agreedOn).length > 0) return [];
  const left = leftOn(course, agreedOn);
  if (compare(terms, left) <= 0) return [];
  const says = `Check the terms and the day: ${countOf(left, 'term')} left to serve on ${shortDay(agreedOn)}, so induction is complete when this is agreed.`;
  return [problem('terms', says)];
}

function ofConsent({ ectAgrees }: Proposal): readonly Problem[] {
  if (ectAgrees === 'yes') return [];
  return [
    problem(
      'ectAgrees',
      ectAgrees === 'no'
        ? 'The ECT wishes to serve the full induction, and must be permitted to.'
        : 'Ask the ECT whether they agree. Without their agreement induction may not be reduced.',
    ),
  ];
}

function ofReason({ reason }: Pick<Proposal, 'reason'>, says: string): readonly Problem[] {
  return reason !== null && reason.trim() !== '' ? [] : [problem('reason', says)];
}

/** Two full school years covered, at less than full time, and the standards shown (2.38, 3.5). */
function ofPartTime(career: Career, course: Course, policy: Policy, asAt: Day): readonly Problem[] {
  const problems: Problem[] = [];
  if (!career.periods.some(({ fte }) => compare(fte, ONE) < 0)) {
    problems.push(problem('terms', 'This ECT has not served part-time, so this ground does not apply.'));
  }
  if (course.ledger.unknown !== null) return [...problems, problem('agreedOn', course.ledger.unknown)];
  const from = coveredOn(course, fraction(3 * policy.yearsBeforePartTimeReduction));
  if (from === null || from > asAt) {
    const when =
      from === null ? 'a day the Terms sheet or the posts do not reach' : `the end of ${shortDay(from)}`;
    problems.push(
      problem(
        'agreedOn',
        `Wait until ${when}, when ${policy.yearsBeforePartTimeReduction} full school years are covered.`,
      ),
    );
  }
  const latest = latestReviewed(career);
  if (latest?.onTrack === 'no') {
    problems.push(
      problem(
        'reason',
        `The report of ${latest.term} says not on track. Reduce only when the Teachers’ Standards are met.`,
      ),
    );
  }
  return problems;
}

/**
 * The day by which service, whoever assured it, has covered a number of calendar terms, whatever its hours (2.38, 3.5). Terms
 * that others counted took as many of the calendar as the FTE of that time makes of them, and no more than their days hold;
 * of posts at once each day is covered once.
 */
export function coveredOn({ ledger }: Pick<Course, 'ledger'>, terms: Fraction): Day | null {
  let covered = ZERO;
  let reached = -Infinity;
  const inOrder = [...ledger.stretches].sort((one, other) => one.from - other.from);
  for (const { slot, units, from, until, periods } of inOrder) {
    const [counted] = periods;
    const started = slot === null && counted ? numberOf(counted.startedOn) : from;
    const begins = Math.max(started, reached + 1);
    if (begins > until) continue;
    reached = until;
    const whole =
      slot === null
        ? atMost(divide(units, counted?.fte ?? ONE), termsWithin(until - started + 1))
        : fraction(units.n, slot.schoolDays);
    const lasted = multiply(whole, fraction(until - begins + 1, until - started + 1));
    const after = add(covered, lasted);
    if (compare(after, terms) >= 0) {
      if (slot === null) return dayFrom(until);
      const left = subtract(terms, covered);
      const on = schoolDayAfter(slot, begins, Math.ceil((left.n * slot.schoolDays) / left.d));
      return on === null ? null : dayFrom(on);
    }
    covered = after;
  }
  return null;
}

const atMost = (one: Fraction, most: Fraction): Fraction => (compare(one, most) > 0 ? most : one);

/** Three to the year; a begun one may be a term whole, for its holidays are no service. */
const termsWithin = (days: number): Fraction => fraction(Math.max(1, Math.ceil((3 * (days - 2)) / 366)));

function latestReviewed({ reports }: Career): Career['reports'][number] | undefined {
  const reviewed = reports.filter(({ state }) => state === 'reviewed');
  return reviewed.sort((one, other) => numberOf(other.coversUntil) - numberOf(one.coversUntil))[0];
}
