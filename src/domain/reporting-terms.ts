import type { Adjustment, Calendar, InductionPeriod, Report } from './facts';
import { type DayNumber, numberOf } from './civil';
import { compare, ONE } from './fraction';
import type { Stretch } from './stretches';
import type { Course, Milestone, Part } from './parts';
import { type Stint, isOurs, slotsFor } from './stints';
import { type TermSlot, schoolDayAfter, slotAt } from './terms';

/**
 * A term of service with us, to be reported on once. Terms of one spell follow each other without a change of post,
 * so their reports cover it day by day; a move within a term makes two of that term.
 */
export interface ReportingTerm {
  readonly slot: TermSlot;
  readonly from: DayNumber;
  /** The last day, holiday included; the day of leaving or completion where that comes first. */
  until: DayNumber;
  /** The lead school when it ends (3.14). */
  urn: string | null;
  stint: Stint;
  readonly spell: number;
  /** Does the post itself start in it? */
  readonly startsPost: boolean;
  /** The assessment that falls in it; null in a term of review. */
  milestone: Assessed | null;
  /** The last day of the post where the ECT leaves it here before completing. */
  leavesOn: DayNumber | null;
  /** Our last day, where the post goes on and another AB takes over. */
  oursUntil: DayNumber;
}

interface Assessed {
  readonly kind: Milestone;
  /** The day on which its part ends. */
  readonly on: DayNumber;
  /** Is that part-time service? */
  readonly partTime: boolean;
  /** The report that it is already, signed by somebody or sent; null where it is still to be made. */
  readonly done: Report | null;
}

/** A formal assessment that someone has signed or sent: the schedule works round it. */
export const isAssessmentDone = (report: Report): boolean =>
  report.kind === 'formal assessment' && report.state !== 'cancelled' && isBegunFor(report);

/** Signed by anyone, submitted or reviewed: no longer the schedule's to change. */
export function isBegunFor(report: Report): boolean {
  const { state, ectSignedAt, tutorSignedAt, headSignedAt, submittedAt, reviewedAt } = report;
  if (['submitted', 'returned', 'reviewed'].includes(state)) return true;
  return [ectSignedAt, tutorSignedAt, headSignedAt, submittedAt, reviewedAt].some((at) => at !== null);
}

/** The terms to report on, in order, up to completion or as far as service and the Terms sheet reach. */
export function reportingTerms(course: Course, reports: readonly Report[]): readonly ReportingTerm[] {
  const { ledger, parts } = course;
  const terms: ReportingTerm[] = [];
  const termsOfStretch = new Map<number, ReportingTerm[]>();
  const completions = completionsOf(parts);
  const begun = new Set<InductionPeriod>();
  let previous: Stretch | null = null;
  // What goes on from one contract to the next, with its first school day in the next, has no day of nobody's between.
  let goesOnFrom: DayNumber | null = null;
  let spell = 0;
  for (const [at, stretch] of ledger.stretches.entries()) {
    if (completions.over !== null && at > completions.over) break;
    if (previous !== null && breaksSpell(previous, stretch)) {
      close(terms, previous, stretch);
      spell += 1;
      const leftOn = previous.stint?.until ?? Infinity;
      goesOnFrom = leftOn < stretch.from ? leftOn + 1 : null;
    }
    previous = stretch;
    const startsPost = stretch.stint !== null && !stretch.stint.periods.some((period) => begun.has(period));
    stretch.periods.forEach((period) => begun.add(period));
    if (stretch.elsewhere || stretch.slot === null) continue;
    let term = termFor(terms, stretch, goesOnFrom ?? stretch.from, spell, startsPost);
    goesOnFrom = null;
    const ofStretch = [term];
    termsOfStretch.set(at, ofStretch);
    for (const completedOn of completions.within.get(at) ?? []) {
      term.until = completedOn;
      spell += 1;
      const rest = schoolDayAfter(stretch.slot, completedOn + 1, 1);
      if (rest === null) break;
      if (rest > stretch.until) {
        goesOnFrom = completedOn + 1;
        break;
      }
      term = termFor(terms, stretch, completedOn + 1, spell, false);
      ofStretch.push(term);
    }
  }
  // Where the Terms sheet ends first, the post goes on.
  if (completions.over === null && previous !== null && ledger.stops === null) close(terms, previous, null);
  setMilestones(terms, termsOfStretch, course, reports);
  return terms;
}

/**
 * What an ECT serves of an extension in a new post that is over before it counts: none of it is induction, but the
 * school owes an interim assessment of it (3.9, 3.10). Not where a post that counts goes on beside it.
 */
export function extensionsLeft({ ledger, parts }: Course, calendar: Calendar): readonly ReportingTerm[] {
  return ledger.stints.flatMap((stint, at) => {
    if (!leavesExtension(stint, { ledger, parts })) return [];
    const { urn, startedOn: from, until } = stint;
    const slot = slotAt(slotsFor({ urn }, calendar), until);
    if (slot === null) return [];
    const spell = -1 - at;
    return [
      {
        slot,
        from,
        until,
        urn,
        stint,
        spell,
        startsPost: true,
        milestone: null,
        leavesOn: until,
        oursUntil: until,
      },
    ];
  });
}

/** Is a post with us too short to count, and was an extension begun in it (3.10)? */
export function leavesExtension(
  { counts, lasts, periods, startedOn, until }: Stint,
  { ledger, parts }: Pick<Course, 'ledger' | 'parts'>,
): boolean {
  if (counts || lasts.n === 0 || !periods.every(isOurs)) return false;
  const agreed = parts.find(({ endsOn }) => endsOn === null || endsOn >= startedOn);
  const isExtended =
    agreed?.ends === 'after extension' && numberOf((agreed.agreed as Adjustment).agreedOn) <= until;
  return isExtended && !ledger.stretches.some((one) => one.from <= until && one.until >= until);
}

interface Completions {
  /** The stretch after which nothing is reported: the last part ends in it. */
  readonly over: number | null;
  /** Where an earlier part is completion, extended afterwards: the days, by stretch. */
  readonly within: ReadonlyMap<number, readonly DayNumber[]>;
}

function completionsOf(parts: readonly Part[]): Completions {
  const within = new Map<number, DayNumber[]>();
  for (const [at, { ends, end, endsOn }] of parts.entries()) {
    if (ends === 'first' || at === parts.length - 1 || end === null || endsOn === null) continue;
    within.set(end.at, [...(within.get(end.at) ?? []), endsOn]);
  }
  return { over: parts[parts.length - 1]?.end?.at ?? null, within };
}

/**
 * Leaving the post, or, of several, that of the lead school, begins a new spell (2.62, 3.14), and so does service under
 * another AB.
 */
function breaksSpell(before: Stretch, next: Stretch): boolean {
  if (before.elsewhere !== next.elsewhere) return true;
  return before.stint !== null && next.stint !== null && next.from > before.stint.until;
}

/** Marks the last term of a spell: the ECT leaves the post in it, unless the same post goes on under another AB. */
function close(terms: ReportingTerm[], last: Stretch, next: Stretch | null): void {
  const term = terms[terms.length - 1];
  if (term === undefined || last.stint === null || last.elsewhere) return;
  if (next !== null && next.stint === last.stint) {
    term.until = next.from - 1;
    for (const one of terms) if (one.spell === term.spell) one.oursUntil = term.until;
    return;
  }
  term.leavesOn = last.stint.until;
  term.until = Math.min(term.until, last.stint.until);
}

/** The reporting term that a stretch belongs to, made when it is the first of its term in its spell. */
function termFor(
  terms: ReportingTerm[],
  stretch: Stretch,
  from: DayNumber,
  spell: number,
  startsPost: boolean,
): ReportingTerm {
  const slot = stretch.slot as TermSlot;
  const stint = stretch.stint as Stint;
  // A post may go on under another number of its school.
  const urn = stretch.periods[0]?.urn ?? null;
  const last = terms[terms.length - 1];
  if (last !== undefined && last.spell === spell && last.slot.term.name === slot.term.name) {
    last.stint = stint;
    last.urn = urn;
    return last;
  }
  const begins = startsPost ? stint.startedOn : from;
  const term = {
    slot,
    from: begins,
    until: slot.until,
    urn,
    stint,
    spell,
    startsPost,
    milestone: null,
    leavesOn: null,
    oursUntil: Infinity,
  };
  terms.push(term);
  return term;
}

/**
 * The term an assessment was made for: the one its part ends in where it reports on days of that, though put off and signed in
 * a later one; else the one of its name, of two of a name the one whose days it reports on.
 */
function termOf(
  { term: name, coversFrom, coversUntil }: Report,
  natural: ReportingTerm,
  terms: readonly ReportingTerm[],
): ReportingTerm | undefined {
  const isOn = ({ from, until }: ReportingTerm): boolean =>
    numberOf(coversFrom) <= until && from <= numberOf(coversUntil);
  if (isOn(natural)) return natural;
  const named = terms.filter(({ slot }) => slot.term.name === name);
  return named.find(isOn) ?? named[0];
}

/**
 * Puts each assessment in the term its part ends in; one that is done stays in the term it was done for. Which assessment a
 * signed one is, is decided here alone.
 */
function setMilestones(
  terms: readonly ReportingTerm[],
  termsOfStretch: ReadonlyMap<number, readonly ReportingTerm[]>,
  { ledger, parts }: Course,
  reports: readonly Report[],
): void {
  const done = reports
    .filter(isAssessmentDone)
    .sort((one, other) => numberOf(one.coversUntil) - numberOf(other.coversUntil));
  const naturals = parts.map(({ end, endsOn }) =>
    end === null || endsOn === null
      ? undefined
      : termsOfStretch.get(end.at)?.find(({ until }) => endsOn <= until),
  );
  for (const [at, part] of parts.entries()) {
    const { ends, end, endsOn } = part;
    const natural = naturals[at];
    if (end === null || endsOn === null || natural === undefined) continue;
    // One signed as the first holds no recommendation, so the final one is still to come (2.60).
    while (ends !== 'first' && done[0]?.final === 'no') done.shift();
    const next = done[0];
    const report = next === undefined || isOfLater(next, part, parts[at + 1]) ? null : next;
    if (report !== null) done.shift();
    const term = report && termOf(report, natural, terms);
    const pinned = term && !naturals.includes(term) ? term : natural;
    const partTime = compare((ledger.stretches[end.at] as Stretch).daysPerUnit, ONE) < 0;
    pinned.milestone = { kind: ends, on: endsOn, partTime, done: report };
    if (at === parts.length - 1) natural.until = endsOn;
  }
}

/**
 * Whether an assessment done belongs to a part after this, of which none was ever signed: one signed as the final that goes on
 * past the first part (2.55, 2.59), or one of an extension, agreed by then, that begins after what it extends (3.8).
 */
function isOfLater(
  { final, coversFrom, coversUntil }: Report,
  { ends, endsOn }: Part,
  later: Part | undefined,
): boolean {
  const on = endsOn ?? Infinity;
  if (ends === 'first') return final === 'yes' && numberOf(coversUntil) > on;
  const extended = later?.agreed?.agreedOn;
  return extended !== undefined && numberOf(coversFrom) > on && coversUntil >= extended;
}
