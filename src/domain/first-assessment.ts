import { absentOn } from './absence';
import { dayFrom, numberOf } from './civil';
import { assessmentDue } from './due-dates';
import type { Absence, Calendar } from './facts';
import { startsTooLate } from './late-start';
import type { Ledger } from './ledger';
import type { Part } from './parts';
import type { Policy } from './policy';
import type { TermServed, TermsServed } from './reporting-terms';
import { schoolDaysOf, slotsFor } from './stints';

/** Where a first assessment could not be made before the ECT went on, away: in the post before, or under the AB before. */
export type Missed = 'in the last post' | 'under another AB';

/** The term a first assessment is made in; null where it is not ours to ask for, or nobody's any more. */
export interface MadeIn {
  readonly term: TermServed | null;
  readonly missed: Missed | null;
}

/**
 * Where the ECT leaves before the first assessment could be held, for it waits for a return (2.56) and no school day of the post
 * is left after it, an interim assessment has the days of the post (2.62, 2.63). The first assessment is then still to be
 * made: in the next post with us, and likewise from that in the one after, unless another AB had them meanwhile or a later
 * assessment comes first. What another AB could not make before we took over is made with us, like what we could not is with
 * them; one who counted the terms has seen to it.
 * @param others the terms in which the other parts end.
 */
export function firstMadeIn(
  part: Part,
  { terms, endings }: TermsServed,
  others: ReadonlySet<TermServed>,
  ledger: Ledger,
  absences: readonly Absence[],
  calendar: Calendar,
  policy: Policy,
): MadeIn {
  const isMissed = (term: Service): boolean => isAwayToTheEnd(term, absences, calendar, policy);
  const firstAfter = (all: readonly TermServed[]): TermServed | null => {
    const next = all.find((one) => others.has(one) || !startsTooLate(one, calendar, policy));
    return next === undefined || others.has(next) ? null : next;
  };
  let term = endings.get(part) ?? null;
  let missed: Missed | null = null;
  if (term === null) {
    const theirs = theirsIn(part, ledger);
    if (theirs === null || !isMissed(theirs)) return { term: null, missed: null };
    missed = 'under another AB';
    term = firstAfter(terms.filter(({ from }) => from > theirs.leavesOn));
  }
  for (let left = term; left !== null;) {
    const { spell, until, stint } = left;
    const leaves = terms.some((one) => one.spell === spell && one.leavesOn !== null);
    if (!leaves || !isMissed({ ...left, leavesOn: stint.until })) break;
    const next = firstAfter(terms.slice(terms.indexOf(left) + 1).filter((one) => one.spell !== spell));
    const isTheirs = ledger.stretches.some(
      (stretch) =>
        stretch.elsewhere &&
        until < stretch.from &&
        next !== null &&
        stretch.from < next.from &&
        !isAwayThrough(stretch, absences),
    );
    missed = 'in the last post';
    term = isTheirs ? null : next;
    left = term;
  }
  return { term, missed };
}

/** A term of service, and the last day of it in the post, or under the AB, that it is in. */
type Service = Pick<TermServed, 'slot' | 'urn' | 'from' | 'until'> & { readonly leavesOn: number };

/** Is the ECT away when the assessment of a term is due, and until they leave? */
function isAwayToTheEnd(
  { slot, urn, from, until, leavesOn }: Service,
  absences: readonly Absence[],
  calendar: Calendar,
  policy: Policy,
): boolean {
  const { on } = assessmentDue(slot, calendar, policy);
  const away = absentOn(absences, dayFrom(on > from ? Math.min(on, until) : until));
  if (away === null || away.until === null) return false;
  return schoolDaysOf(slotsFor({ urn }, calendar), numberOf(away.until) + 1, leavesOn) === 0;
}

const isAwayThrough = (
  { from, until }: Ledger['stretches'][number],
  absences: readonly Absence[],
): boolean => {
  const away = absentOn(absences, dayFrom(from));
  return away !== null && (away.until === null || numberOf(away.until) >= until);
};

/** The term in which a part ends under another AB that has counted no terms of it, and hands over to us after it. */
function theirsIn({ end }: Part, { stretches }: Ledger): Service | null {
  const after = end === null ? [] : stretches.slice(end.at);
  const [theirs] = after;
  const last = after[after.findIndex(({ elsewhere }) => !elsewhere) - 1];
  if (theirs === undefined || last === undefined || theirs.slot === null) return null;
  const { slot, from, periods } = theirs;
  const urn = periods[0]?.urn ?? null;
  return {
    slot,
    urn,
    from: Math.max(from, slot.starts),
    until: Math.min(slot.until, last.until),
    leavesOn: last.until,
  };
}
