import type { Adjustment, Calendar, InductionPeriod } from './facts';
import { type DayNumber, numberOf } from './civil';
import type { Stretch } from './stretches';
import type { Course, Part } from './parts';
import { type Stint, isOurs, slotsFor } from './stints';
import { type TermSlot, schoolDayAfter, slotAt } from './terms';

/**
 * A term of service with us, to be reported on once. Terms of one spell follow each other without a change of post,
 * so their reports cover it day by day; a move within a term makes two of that term.
 */
export interface TermServed {
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
  /** The last day of the post where the ECT leaves it here before completing. */
  leavesOn: DayNumber | null;
  /** Our last day, where the post goes on and another AB takes over. */
  oursUntil: DayNumber;
}

export interface TermsServed {
  readonly terms: readonly TermServed[];
  /** The term in which each part ends; not there where that is not with us. */
  readonly endings: ReadonlyMap<Part, TermServed>;
}

/** The terms to report on, in order, up to completion or as far as service and the Terms sheet reach. */
export function reportingTerms(course: Course): TermsServed {
  const { ledger, parts } = course;
  const terms: TermServed[] = [];
  const termsOfStretch = new Map<number, TermServed[]>();
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
  return { terms, endings: endingsOf(parts, termsOfStretch) };
}

function endingsOf(
  parts: readonly Part[],
  termsOfStretch: ReadonlyMap<number, readonly TermServed[]>,
): ReadonlyMap<Part, TermServed> {
  const endings = new Map<Part, TermServed>();
  for (const part of parts) {
    const { end, endsOn } = part;
    if (end === null || endsOn === null) continue;
    const term = termsOfStretch.get(end.at)?.find(({ until }) => endsOn <= until);
    if (term === undefined) continue;
    endings.set(part, term);
    if (part === parts[parts.length - 1]) term.until = endsOn;
  }
  return endings;
}

/**
 * What an ECT serves of an extension in a new post that is over before it counts: none of it is induction, but the
 * school owes an interim assessment of it (3.9, 3.10). Not where a post that counts goes on beside it.
 */
export function extensionsLeft({ ledger, parts }: Course, calendar: Calendar): readonly TermServed[] {
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
function close(terms: TermServed[], last: Stretch, next: Stretch | null): void {
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
  terms: TermServed[],
  stretch: Stretch,
  from: DayNumber,
  spell: number,
  startsPost: boolean,
): TermServed {
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
    leavesOn: null,
    oursUntil: Infinity,
  };
  terms.push(term);
  return term;
}
