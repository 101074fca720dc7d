import type { Adjustment, Answer, Calendar, Career, Day, Fraction, InductionPeriod, Reason } from './facts';
import { type Effect, effectOf } from './absence-kinds';
import { known, reason, unknown } from './answer';
import { cite, regulation } from './citations';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import {
  ONE,
  ZERO,
  add,
  compare,
  countOf,
  divide,
  fraction,
  max,
  spellFraction,
  spellTerms,
  subtract,
  sum,
} from './fraction';
import type { Doubt } from './stretches';
import { type Course, type Part, courseOf, endDay, passedOver, servedAt } from './parts';
import type { Policy } from './policy';
import { type Stint, inOrder } from './stints';
import { schoolDayAfter } from './terms';
import { type Place, START, isReached, placeOn, sumBetween } from './walk';

/** What an induction period adds to the terms served, and why so much. */
export interface Contribution {
  readonly period: InductionPeriod;
  readonly terms: Fraction;
  readonly counts: boolean;
  readonly because: Reason;
}

export interface Served {
  /** FTE terms served, exactly. Time that an extension for absence adds is not a term and is not in it. */
  readonly terms: Fraction;
  readonly required: Fraction;
  readonly remaining: Fraction;
  /** Contracted days by which absence extends induction, still to serve; null while what an absence adds is not known. */
  readonly extension: Fraction | null;
  /** By period; what is counted past completion, or serves an extension, is in here but not in `terms`. */
  readonly contributions: readonly Contribution[];
}

/** FTE terms of induction served by the end of a day (2.33 to 2.37). */
export function termsServed(career: Career, asAt: Day, calendar: Calendar, policy: Policy): Answer<Served> {
  const course = courseOf(career, calendar, policy, asAt);
  const { ledger, parts, required } = course;
  if (ledger.unknown !== null) return unknown(ledger.unknown);
  const place = placeOn(ledger.stretches, numberOf(asAt));
  const missing = whyServedUnknown(course, place, numberOf(asAt));
  if (missing !== null) return unknown(missing);
  const terms = servedAt(course, place);
  const contributions = contributionsOf(career, course, place, asAt, policy);
  const remaining = max(ZERO, subtract(required, terms));
  const extension = ledger.doubts.some(({ from }) => from <= numberOf(asAt))
    ? null
    : sum(parts.map((part) => extensionLeft(part, ledger, place)));
  const says = `${spellTerms(terms, required)} served by ${shortDay(asAt)}.`;
  return known(
    { terms, required, remaining, extension, contributions },
    reason(says, [cite('2.34'), cite('2.36')]),
    ...goesOn(course, place, policy),
    ...contributions.map(({ because }) => because),
  );
}

/** How much of a part's extension is left at a place; it is worked after the part's terms. */
function extensionLeft(
  { nominal, end, extendedBy, extendedByChoice }: Part,
  { stretches }: Course['ledger'],
  place: Place,
): Fraction {
  if (isPast(place, end)) return ZERO;
  const worked = isPast(place, nominal)
    ? sumBetween(stretches, nominal ?? START, place, ({ daysPerUnit }) => daysPerUnit)
    : ZERO;
  return max(ZERO, subtract(add(extendedBy, extendedByChoice), worked));
}

/** Where the terms of a part are served but not its extension, how much of that is left: the terms do not show it. */
function goesOn({ ledger, parts }: Course, place: Place, policy: Policy): readonly Reason[] {
  const part = parts.find(({ nominal, end }) => isPast(place, nominal) && !isPast(place, end));
  if (part === undefined) return [];
  const left = extensionLeft(part, ledger, place);
  const days = left.n > 0 ? `, ${countOf(left, 'day')} of extension left to serve` : '';
  const until = part.endsOn === null ? '' : ` until ${shortDay(dayFrom(part.endsOn))}`;
  const why = partReasons(part, policy);
  const cites = [...new Map(why.flatMap((one) => one.cites.map((cited) => [cited.para, cited]))).values()];
  const facts = why.flatMap((one) => one.facts);
  return [
    reason(`The terms of ${PART_NAMES[part.ends]} are served, but it goes on${until}${days}.`, cites, facts),
  ];
}

function whyServedUnknown(course: Course, place: Place, asAt: DayNumber): string | null {
  const { ledger, parts } = course;
  const lastPart = parts[parts.length - 1];
  const complete = isPast(place, lastPart?.end ?? null);
  if (ledger.stops !== null && !complete && asAt > ledger.stops.on) return ledger.stops.says;
  const doubt = ledger.doubts.find(
    ({ from }) => from <= asAt && servedPast(course, place, partOn(course, from)),
  );
  return doubt?.says ?? null;
}

/** Is anything served beyond the terms of a part? Whether that is terms or extension hangs on the part's absence. */
function servedPast({ ledger }: Course, place: Place, part: Part | undefined): boolean {
  const nominal = part?.nominal ?? null;
  return (
    nominal !== null && sumBetween(ledger.stretches, nominal, place, (stretch) => stretch.termsPerUnit).n > 0
  );
}

function isPast(place: Place, other: Place | null): boolean {
  return other !== null && isReached(place, other);
}

/** The part of induction a day falls in, its extension included. */
export function partOn({ parts }: Pick<Course, 'parts'>, on: DayNumber): Part | undefined {
  return parts.find(({ endsOn }) => endsOn === null || endsOn >= on);
}

function contributionsOf(
  { periods }: Career,
  { ledger }: Course,
  place: Place,
  asAt: Day,
  policy: Policy,
): readonly Contribution[] {
  return inOrder(periods).map((period) => {
    const stint = ledger.stints.find((one) => one.periods.includes(period));
    if (period.countedTerms !== null) return countedElsewhere(period, asAt);
    if (stint && !stint.counts) return tooShort(period, stint, policy);
    const terms = sumBetween(ledger.stretches, START, place, ({ slot, periods: inForce }) =>
      slot !== null && inForce.includes(period) ? divide(period.fte, fraction(slot.schoolDays)) : ZERO,
    );
    return { period, terms, counts: true, because: servedHere(period, terms, stint, policy) };
  });
}

function countedElsewhere(period: InductionPeriod, asAt: Day): Contribution {
  const ended = (period.finishedOn ?? period.startedOn) <= asAt;
  const terms = ended ? (period.countedTerms ?? ZERO) : ZERO;
  const by = period.otherAb ?? 'another appropriate body';
  const says = `Period ${period.id}: ${countOf(terms, 'term')}, as ${by} counted.`;
  return { period, terms, counts: true, because: reason(says, [cite('2.75')], [`period ${period.id}`]) };
}

function tooShort(period: InductionPeriod, stint: Stint, policy: Policy): Contribution {
  const says =
    `Period ${period.id} does not count: the post lasted ${countOf(stint.lasts, 'term')}, ` +
    `and a post counts once it has lasted ${countOf(policy.shortestPost, 'term')}.`;
  const because = reason(says, [cite('2.33'), cite('2.14'), regulation('7(2)')], [`period ${period.id}`]);
  return { period, terms: ZERO, counts: false, because };
}

function servedHere(
  period: InductionPeriod,
  terms: Fraction,
  stint: Stint | undefined,
  policy: Policy,
): Reason {
  const hours = compare(period.fte, ONE) === 0 ? 'full time' : `at FTE ${spellFraction(period.fte)}`;
  const graced = stint && stint.periods[0] === period && stint.countsFrom < stint.startedOn;
  const from = graced
    ? ` It started within ${policy.startGraceDays} school days of the term’s start, so it counts from there.`
    : '';
  const says = `Period ${period.id}: ${countOf(terms, 'term')} ${hours} from ${shortDay(period.startedOn)}.${from}`;
  return reason(says, [cite('2.34'), ...(graced ? [cite('2.12')] : [])], periodFacts([period]));
}

/** Periods as the facts that a date rests on: "period IP-0001, FTE 0.6, 1 Sep 2026 to 31 Aug 2027". */
export const periodFacts = (
  periods: readonly InductionPeriod[],
  until: Day | null = null,
): readonly string[] =>
  inOrder(periods)
    .filter(({ startedOn }) => until === null || startedOn <= until)
    .map(({ id, fte, startedOn, finishedOn }) => {
      const days =
        finishedOn === null
          ? `from ${shortDay(startedOn)}`
          : `${shortDay(startedOn)} to ${shortDay(finishedOn)}`;
      return `period ${id}, FTE ${spellFraction(fte)}, ${days}`;
    });

/** The periods that count, as the facts that a date rests on. */
export const countedFacts = (
  { stints }: Pick<Course['ledger'], 'stints'>,
  until: Day | null,
): readonly string[] =>
  periodFacts(
    stints.filter(({ counts }) => counts).flatMap(({ periods }) => periods),
    until,
  );

/** How long an induction is, and what made it so. */
export interface Required {
  /** FTE terms: the full length, less what is reduced, and what extensions after completion add. */
  readonly terms: Fraction;
  /** Contracted days more, for absence, in all parts. */
  readonly days: Fraction;
}

/** The length of induction to serve (2.30, 2.65, 3.2 to 3.10). */
export function termsRequired(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Answer<Required> {
  const course = courseOf(career, calendar, policy, asAt);
  if (course.ledger.unknown !== null) return unknown(course.ledger.unknown);
  const doubt = doubtBeforeEnd(course);
  if (doubt !== null) return unknown(doubt.says);
  const days = sum(course.parts.flatMap((part) => [part.extendedBy, part.extendedByChoice]));
  return known({ terms: course.required, days }, ...lengthReasons(course, policy));
}

/** The day on which the last of the induction is served, if its facts stay as they are (2.65). */
export function expectedEnd(career: Career, calendar: Calendar, policy: Policy, asAt: Day): Answer<Day> {
  const course = courseOf(career, calendar, policy, asAt);
  const { ledger, parts } = course;
  if (ledger.unknown !== null) return unknown(ledger.unknown);
  const doubt = doubtBeforeEnd(course);
  const because = lengthReasons(course, policy);
  if (doubt !== null) return unknown(doubt.says, ...because);
  const last = parts[parts.length - 1];
  const on = last === undefined ? null : endDay(last);
  return on === null ? unknown(whyNoEnd(course), ...because) : known(on, ...because);
}

/** A doubt about absence that could move the end. */
export function doubtBeforeEnd({ ledger, parts }: Course): Doubt | null {
  const endsOn = parts[parts.length - 1]?.endsOn ?? null;
  return ledger.doubts.find(({ from }) => endsOn === null || from <= endsOn) ?? null;
}

/** Terms served before the register knew of the ECT end on no day it knows. */
export const ALL_BEFORE = 'All of the terms were served before. Correct Prior terms, or record the outcome.';

/** Why the end of an induction can not be dated: it lies before the register, or the terms stop, or the posts do. */
function whyNoEnd(course: Course): string {
  const { ledger, parts, required } = course;
  if (parts[parts.length - 1]?.end) return ALL_BEFORE;
  if (ledger.stops !== null) return ledger.stops.says;
  const { stretches } = ledger;
  const left = subtract(required, servedAt(course, { at: stretches.length, used: ZERO, carried: ZERO }));
  const rest = left.n > 0 ? `${countOf(left, 'term')} left to serve` : 'time in post left to serve';
  const post = stretches.some(({ slot }) => slot !== null)
    ? 'No post is recorded after the last one'
    : 'No post that counts is recorded';
  return `${post}, with ${rest}. Add the next induction period to work out the end.`;
}

/** What a reduction rests on; either, where nobody said. */
export function paragraphsOf(ground: NonNullable<Adjustment['ground']> | null): readonly string[] {
  if (ground === 'experience') return ['3.2'];
  return ground === 'part-time service' ? ['2.38', '3.5'] : ['3.2', '3.5'];
}

/** A reduction or an extension as it was agreed, with its paragraphs. */
export function agreedReason({ id, kind, terms, agreedOn, ground }: Adjustment): Reason {
  const [done, paras] =
    kind === 'reduction' ? ['Reduced', paragraphsOf(ground ?? null)] : ['Extended after completion', ['3.8']];
  return reason(`${done} by ${countOf(terms, 'term')}, agreed on ${shortDay(agreedOn)}.`, paras.map(cite), [
    `adjustment ${id}`,
    ...(ground ? [`ground: ${ground}`] : []),
  ]);
}

/** What is recorded and changes nothing, a reason each: an adjustment without effect, a post too short to count. */
function idleReasons({ idle, ledger }: Course, policy: Policy): readonly Reason[] {
  return [
    ...idle.map(({ id, kind, ectAgrees, ground }) => {
      const [until, ...paras] =
        kind !== 'reduction'
          ? ['before it is agreed and induction is complete', '3.8']
          : ectAgrees === 'yes'
            ? ['before it is agreed', ...paragraphsOf(ground ?? null)]
            : ['without the ECT’s agreement', ground === 'part-time service' ? '3.5' : '3.3'];
      return reason(`Adjustment ${id} has no effect ${until}.`, paras.map(cite), [`adjustment ${id}`]);
    }),
    ...ledger.stints.flatMap((stint) => {
      const [first] = stint.periods;
      const isIdle = first?.countedTerms === null && !stint.counts;
      return isIdle ? [tooShort(first, stint, policy).because] : [];
    }),
  ];
}

/** What reduces and extends an induction, and what does not, a reason each. */
export function lengthReasons(course: Course, policy: Policy): readonly Reason[] {
  const { required, adjustments, parts, ledger } = course;
  const last = parts[parts.length - 1];
  return [
    reason(
      `${countOf(required, 'term')} of induction to serve, full time or its equivalent.`,
      [cite('2.30'), cite('2.65')],
      countedFacts(ledger, last ? endDay(last) : null),
    ),
    ...adjustments.map(agreedReason),
    ...idleReasons(course, policy),
    ...parts.flatMap((part) => partReasons(part, policy)),
  ];
}

/** What to call a part of induction. */
export const PART_NAMES = {
  first: 'the first part of induction',
  final: 'the last part of induction',
  'after extension': 'the extension',
} as const;

const isReduction = ({ kind }: Adjustment): boolean => kind === 'reduction';

/** Why a part ends when it does, besides its terms: what was agreed or not, the hours, absence, the post. A reason each. */
export function reasonsForEnd(part: Part, course: Course, policy: Policy): readonly Reason[] {
  const reductions = part.ends === 'final' ? course.adjustments.filter(isReduction) : [];
  const extension = part.ends === 'after extension' && part.agreed ? [part.agreed] : [];
  return [
    ...[...reductions, ...extension].map(agreedReason),
    ...idleReasons(course, policy),
    ...hoursReasons(part, course),
    ...partReasons(part, policy),
  ];
}

/** Hours other than full time, and from when, where they change on the way. */
function hoursReasons({ from, end }: Part, { ledger }: Course): readonly Reason[] {
  let before = ONE;
  return passedOver(ledger.stretches, from, end).flatMap(({ slot, daysPerUnit, from: on }, at) => {
    if (slot === null || compare(daysPerUnit, before) === 0) return [];
    before = daysPerUnit;
    const fte = spellFraction(daysPerUnit);
    const since = at === 0 ? '' : ` from ${shortDay(dayFrom(schoolDayAfter(slot, on, 1) ?? on))}`;
    return [reason(`At FTE ${fte}${since} each term counts ${fte}.`, [cite('2.36')], [`FTE ${fte}`])];
  });
}

/** Absences of one effect: the first few as a sentence names them, and all as facts. */
function absencesNamed(part: Part, effect: Effect, policy: Policy): readonly [string, readonly string[]] {
  const own = part.absences.filter((one) => effectOf(one, policy) === effect);
  const ids = own.slice(0, 3).map(({ id }) => id);
  const facts = own.map(({ id, days }) => `absence ${id}${days === null ? '' : `, ${countOf(days, 'day')}`}`);
  const named = ids.join(', ') + (own.length > 3 ? ' and others' : '');
  return [named === '' ? '' : ` (${named})`, facts];
}

/** The absence in a part held against the limit: from 30 days on it extends the part by all of them (3.6). */
export function absenceReason(part: Part, policy: Policy): Reason {
  const { absenceDaysThatExtend: limit } = policy;
  const [named, facts] = absencesNamed(part, 'counts', policy);
  const [does, ...cites] = part.reachesLimit
    ? [`: ${limit} or more, so ${countOf(part.extendedBy, 'day')} are to be served again`, regulation('8(1)')]
    : [`; ${spellFraction(subtract(fraction(limit), part.absentForLimit))} more would extend it`];
  const held = `${countOf(part.absentForLimit, 'day')} absent in ${PART_NAMES[part.ends]}${named}`;
  return reason(`${held}${does}.`, [cite('3.6'), ...cites], facts);
}

/** What makes a part longer than its terms, and which absence does not, a reason each. */
export function partReasons(part: Part, policy: Policy): readonly Reason[] {
  const name = PART_NAMES[part.ends];
  const reasons: Reason[] = [];
  if (part.absentForLimit.n > 0) reasons.push(absenceReason(part, policy));
  if (part.extendedByChoice.n > 0) {
    const [named, facts] = absencesNamed(part, 'extends', policy);
    const says = `The ECT chose to extend ${name} by ${countOf(part.extendedByChoice, 'day')} of statutory leave${named}.`;
    reasons.push(reason(says, [cite('3.7')], facts));
  }
  const [named, facts] = absencesNamed(part, 'nothing', policy);
  if (named !== '') {
    const says = `The ECT chose not to extend ${name} by statutory leave${named}.`;
    reasons.push(reason(says, [cite('3.7')], facts));
  }
  if (part.endsWhenAgreed) {
    const says = `All of that was served when it was agreed, so ${name} ends then, not before.`;
    reasons.push(reason(says, [cite('2.65'), cite('3.8')]));
  }
  if (part.endsWithPost) {
    const says = `The post it ends in must last ${countOf(policy.shortestPost, 'term')} before it counts, so ${name} ends no sooner.`;
    reasons.push(reason(says, [cite('2.33'), cite('3.6'), cite('3.9')]));
  }
  return reasons;
}
