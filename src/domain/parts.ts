import type { Absence, Adjustment, Calendar, Career, Day, Fraction } from './facts';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { ZERO, add, compare, fraction, max, multiply, subtract, sum } from './fraction';
import { BEFORE, type Ledger, type Stop, ledgerOf } from './ledger';
import type { Policy } from './policy';
import type { Stint } from './stints';
import type { Stretch } from './stretches';
import {
  type Counting,
  type Place,
  START,
  dayAt,
  firstFrom,
  isReached,
  onByDays,
  onByTerms,
  placeOn,
  sumBetween,
} from './walk';

/** The assessment that ends a part: the first, the final, and one after each extension past completion. */
export type Milestone = 'first' | 'final' | 'after extension';

/** A part of induction: terms to serve, then the days by which absence extends it. */
export interface Part {
  readonly ends: Milestone;
  readonly terms: Fraction;
  /** What changed its length last; null where nothing did. */
  readonly agreed: Adjustment | null;
  readonly from: Place;
  /** Where its terms are served; null when service, or the Terms sheet, ends first. */
  readonly nominal: Place | null;
  /** Where it ends, its extension served; null likewise. */
  readonly end: Place | null;
  readonly endsOn: DayNumber | null;
  /** Days absent that count towards the limit, up to its end. */
  readonly absentForLimit: Fraction;
  /** The same days added up, half-days as halves. */
  readonly absent: Fraction;
  readonly reachesLimit: boolean;
  /** The absences in it whose effect is known, in order of entry. */
  readonly absences: readonly Absence[];
  /** Contracted days by which it is extended: by absence that counts, and by exempt leave as the ECT chose. */
  readonly extendedBy: Fraction;
  readonly extendedByChoice: Fraction;
  /** Does it end only because its post must be as long as a post that counts (3.6, 3.9)? */
  readonly endsWithPost: boolean;
  /** Was all of it served by the time its length was agreed? */
  readonly endsWhenAgreed: boolean;
}

/** The day a part ends; null where it does not, and where all of it was served before the register knew of the ECT. */
export const endDay = ({ endsOn }: Pick<Part, 'endsOn'>): Day | null =>
  endsOn === null || endsOn === BEFORE ? null : dayFrom(endsOn);

/** A career laid out and walked once: what every question about its length is answered from. */
export interface Course {
  readonly ledger: Ledger;
  /** In order; a part after one that does not end is not there. */
  readonly parts: readonly Part[];
  /** FTE terms to serve in all, absence apart. */
  readonly required: Fraction;
  readonly adjustments: readonly Adjustment[];
  /**
   * Those without effect: not agreed by that day, reductions to which the ECT does not agree (3.3, 3.5), and extensions of
   * an induction that is not complete (3.8).
   */
  readonly idle: readonly Adjustment[];
}

let last: { key: readonly unknown[]; course: Course } | null = null;

/**
 * The course of an induction as its facts stand, with the adjustments agreed by a day. Several questions are asked of
 * one career in a row, so the last course is kept; reports do not change it.
 */
export function courseOf(career: Career, calendar: Calendar, policy: Policy, asAt: Day): Course {
  const { ect, periods, absences, unread } = career;
  const key = [ect, periods, absences, career.adjustments, unread, calendar, policy, asAt];
  if (last !== null && last.key.every((part, at) => part === key[at])) return last.course;
  const ledger = ledgerOf(career, calendar, policy);
  const agreed = career.adjustments.filter((one) => isInForce(one, asAt)).sort(byAgreement);
  const reduced = reducedBy(agreed, ledger, policy);
  const { lengths, adjustments } = extendedBy(agreed, reduced.lengths, ledger, policy, numberOf(asAt));
  const course = {
    ledger: { ...ledger, unknown: ledger.unknown ?? reduced.unknown },
    parts: partsOf(ledger, lengths, policy),
    required: sum(lengths.map(({ terms }) => terms)),
    adjustments,
    idle: career.adjustments.filter((one) => one.terms.n > 0 && !adjustments.includes(one)).sort(byAgreement),
  };
  last = { key, course };
  return course;
}

/** Where the Terms sheet leaves off before induction is served; null where it does not. */
export const stopOf = ({ ledger, parts }: Course): Stop | null =>
  parts.some(({ end }) => end === null) ? ledger.stops : null;

/** The service in which the last part ends; undefined where it does not. */
export const postAtEnd = ({ ledger, parts }: Course): Stretch | undefined =>
  ledger.stretches[parts[parts.length - 1]?.end?.at ?? -1];

/** A reduction has effect once the ECT agrees to it (3.3, 3.5); either kind from the day it is agreed. */
export function isInForce({ kind, agreedOn, ectAgrees, terms }: Adjustment, asAt: Day): boolean {
  return agreedOn <= asAt && terms.n > 0 && (kind === 'extension after completion' || ectAgrees === 'yes');
}

/** The extensions that have effect on a day, in order: those of an induction that was complete (3.8). */
export const extensionsInForce = (
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): readonly Adjustment[] =>
  career.adjustments.length === 0
    ? []
    : courseOf(career, calendar, policy, asAt).adjustments.filter(({ kind }) => kind !== 'reduction');

type Length = Pick<Part, 'ends' | 'terms' | 'agreed'>;

/**
 * A reduction makes the induction as much shorter (3.2, 3.5). Nobody has completed it before that was agreed, so where as
 * much is served already it ends when it is agreed, and the final assessment is still to come (2.38, 2.60, 2.65). Once
 * more is taken off than may be, or of an induction that was complete, nothing is known.
 */
function reducedBy(agreed: readonly Adjustment[], ledger: Ledger, policy: Policy) {
  let lengths: readonly Length[] = partedAt(policy.termsRequired, false, null, policy);
  let left = policy.termsRequired;
  let unknown: string | null = null;
  for (const one of agreed) {
    if (one.kind !== 'reduction') continue;
    left = subtract(left, one.terms);
    const agreedOn = numberOf(one.agreedOn);
    const parts = partsOf(ledger, lengths, policy);
    const served = servedAt({ ledger, parts }, placeOn(ledger.stretches, agreedOn));
    const isEnded = (milestone: Milestone): boolean =>
      parts.some(({ ends, endsOn }) => ends === milestone && endsOn !== null && endsOn < agreedOn);
    const isOver = isEnded('first');
    const why = isEnded('final')
      ? 'was agreed when induction was complete (2.65)'
      : compare(left, policy.shortestInduction) < 0
        ? 'takes off more terms than may be (3.2)'
        : null;
    if (why !== null) unknown = `Adjustment ${one.id} ${why}. Correct it to work this out.`;
    lengths = partedAt(max(left, served), isOver, one, policy);
  }
  return { lengths, unknown };
}

/** Only an induction that is complete is extended: before, only absence does that (3.8). */
function extendedBy(
  agreed: readonly Adjustment[],
  reduced: readonly Length[],
  ledger: Ledger,
  policy: Policy,
  asAt: DayNumber,
) {
  let lengths = reduced;
  const adjustments: Adjustment[] = [];
  for (const one of agreed) {
    if (one.kind !== 'reduction') {
      const endsOn = partsOf(ledger, lengths, policy).pop()?.endsOn ?? null;
      if (endsOn === null || endsOn > asAt) continue;
      lengths = [...lengths, { ends: 'after extension', terms: one.terms, agreed: one }];
    }
    adjustments.push(one);
  }
  return { lengths, adjustments };
}

/** Reduced to the first part or less before that is over, only the final assessment is left (3.4). */
function partedAt(required: Fraction, isOver: boolean, agreed: Adjustment | null, policy: Policy): Length[] {
  const first = policy.termsInFirstPart;
  return compare(required, first) > 0 || isOver
    ? [
        { ends: 'first', terms: first, agreed: null },
        { ends: 'final', terms: subtract(required, first), agreed },
      ]
    : [{ ends: 'final', terms: required, agreed }];
}

function byAgreement(one: Adjustment, other: Adjustment): number {
  return numberOf(one.agreedOn) - numberOf(other.agreedOn) || (one.id < other.id ? -1 : 1);
}

function partsOf(ledger: Ledger, lengths: readonly Length[], policy: Policy): Part[] {
  const { stretches } = ledger;
  const parts: Part[] = [];
  let from: Place = START;
  let held: Held = { from: START, extendsFrom: START };
  for (const length of lengths) {
    const bare = partFrom(stretches, length, from, held, policy);
    const part = length.ends === 'first' ? bare : withPost(bare, ledger, policy);
    parts.push(part);
    if (part.nominal === null || part.end === null) break;
    from = part.end;
    held = part.endsWithPost
      ? { from, extendsFrom: from }
      : { from: part.nominal, extendsFrom: part.reachesLimit ? from : part.nominal };
  }
  return parts;
}

/**
 * What is left of induction is served in a post that counts, so induction is not complete, nor an extension of it, before the
 * post it ends in has lasted long enough to: a few weeks in a new school take a term there (2.33, 3.6, 3.9).
 */
function withPost(part: Part, { stretches, stints }: Ledger, policy: Policy): Part {
  const stint = part.end === null ? null : (stretches[part.end.at]?.stint ?? null);
  if (part.end === null || stint === null) return part;
  const isFirst = stints.find(({ counts }) => counts) === stint;
  if (policy.shortestPostAppliesTo === 'the first post only' && !isFirst) return part;
  const end = lastedAt(stretches, stint, policy.shortestPost);
  if (end !== null && isReached(part.end, end)) return part;
  // Leave taken meanwhile is taken in induction too, and extends it as the ECT chooses (3.7).
  const chosen = sumBetween(stretches, part.end, end, (stretch) => stretch.chosen);
  const extended = end === null || chosen.n === 0 ? end : onByDays(stretches, end, chosen, { absent: false });
  return {
    ...part,
    end: extended,
    endsOn: extended === null ? null : dayAt(stretches, extended),
    extendedByChoice: add(part.extendedByChoice, chosen),
    endsWithPost: true,
  };
}

/** The place at which a post has lasted a number of calendar terms; null when the stretches end first. */
function lastedAt(stretches: readonly Stretch[], stint: Stint, terms: Fraction): Place | null {
  let left = terms;
  for (const [at, { stint: one, slot, units }] of stretches.entries()) {
    if (one !== stint || slot === null) continue;
    const needed = multiply(left, fraction(slot.schoolDays));
    if (compare(needed, units) <= 0) return { at, used: needed, carried: ZERO };
    left = subtract(left, fraction(units.n, slot.schoolDays));
  }
  return null;
}

/** From where absence is held against a part's limit, and from where it extends the part once that is reached. */
interface Held {
  readonly from: Place;
  readonly extendsFrom: Place;
}

/**
 * One part. Days absent while a part is being extended extend it further, and are held against the next part's limit
 * as well, since that part would be under way but for the extension: so no absence can shorten induction, which moving
 * days from a part over the limit to another could. Each day extends once: the next part, where not this one.
 */
function partFrom(
  stretches: readonly Stretch[],
  { ends, terms, agreed }: Length,
  from: Place,
  held: Held,
  policy: Policy,
): Part {
  const nominal = onByTerms(stretches, from, terms);
  const heldUntil = (place: Place | null): Fraction =>
    sumBetween(stretches, held.from, place, (stretch) => stretch.absentForLimit);
  const isOver = (place: Place | null): boolean =>
    compare(heldUntil(place), { n: policy.absenceDaysThatExtend, d: 1 }) >= 0;
  let counting: Counting = { absent: isOver(nominal) };
  // It ends no sooner than it was agreed, though its days be served: its assessment is still to come (2.60, 3.8).
  const agreedOn = agreed === null ? BEFORE : numberOf(agreed.agreedOn);
  const soonest = agreed === null ? START : firstFrom(stretches, agreedOn);
  const endOf = (): Place | null => {
    const served = extended(stretches, from, nominal, held, counting);
    return served && soonest && (isReached(served, soonest) ? served : soonest);
  };
  let end = endOf();
  // Choosing to extend by exempt leave may bring more absence into the part, and it over the limit.
  if (!counting.absent && isOver(end)) {
    counting = { absent: true };
    end = endOf();
  }
  return {
    ends,
    terms,
    agreed,
    from,
    nominal,
    end,
    endsOn: end === null ? null : Math.max(dayAt(stretches, end), agreedOn),
    absentForLimit: heldUntil(end),
    absent: sumBetween(stretches, held.from, end, ({ absent }) => absent),
    reachesLimit: counting.absent,
    absences: [...new Set(passedOver(stretches, held.from, end).flatMap(({ absences }) => absences))],
    extendedBy: counting.absent ? sumBetween(stretches, held.extendsFrom, end, ({ absent }) => absent) : ZERO,
    extendedByChoice: sumBetween(stretches, from, end, ({ chosen }) => chosen),
    endsWithPost: false,
    endsWhenAgreed: agreed !== null && end !== null && soonest !== null && isReached(soonest, end),
  };
}

/** The stretches of which something lies between two places; all that follow, where there is no second. */
export function passedOver(stretches: readonly Stretch[], from: Place, to: Place | null): readonly Stretch[] {
  const begun = stretches[from.at];
  const isOver = begun !== undefined && compare(from.used, begun.units) >= 0;
  const last = to === null ? stretches.length : to.at + (to.used.n > 0 ? 1 : 0);
  return stretches.slice(from.at + (isOver ? 1 : 0), last);
}

/** Where a part ends: its days lost are worked again after its terms, and those lost meanwhile after that. */
function extended(
  stretches: readonly Stretch[],
  from: Place,
  nominal: Place | null,
  held: Held,
  counting: Counting,
): Place | null {
  if (nominal === null) return null;
  const chosen = sumBetween(stretches, from, nominal, (stretch) => stretch.chosen);
  const absent = counting.absent
    ? sumBetween(stretches, held.extendsFrom, nominal, (stretch) => stretch.absent)
    : ZERO;
  return onByDays(stretches, nominal, add(chosen, absent), counting);
}

/** FTE terms served at a place: terms only, time that extends a part is not a term. */
export function servedAt({ ledger, parts }: Pick<Course, 'ledger' | 'parts'>, place: Place): Fraction {
  let terms = ZERO;
  for (const part of parts) {
    if (part.nominal !== null && isReached(place, part.nominal)) {
      terms = add(terms, part.terms);
      continue;
    }
    if (!isReached(place, part.from)) return terms;
    const walked = sumBetween(ledger.stretches, part.from, place, (stretch) => stretch.termsPerUnit);
    return add(terms, add(part.from.carried, walked));
  }
  return terms;
}
