import type { Absence, Day } from './facts';
import { numberOf, weekdaysBetween } from './civil';
import { parseDay } from './day';
import { isLongerThanLeave, whyTooEarly } from './likely-day';
import type { Policy } from './policy';
import { wordOf } from './word';

/** What an absence does to the length of induction. */
export type Effect =
  /** Counts towards the days that extend a part (3.6). */
  | 'counts'
  /** Exempt, and the ECT chooses to extend by it (3.7). */
  | 'extends'
  /** Exempt, and the ECT chooses not to. */
  | 'nothing'
  /** A fact is missing; `whyUnknown` says which. */
  | 'unknown';

type Kinds = Pick<Policy, 'otherAbsenceKinds' | 'exemptAbsenceKinds' | 'absenceKindsInDoubt'>;

export function effectOf(absence: Absence, policy: Kinds): Effect {
  if (whyUnknown(absence, policy) !== null) return 'unknown';
  if (!isExempt(absence, policy)) return 'counts';
  return absence.ectChoosesExtension === 'yes' ? 'extends' : 'nothing';
}

/** Which fact about an absence is missing, or null when none is. */
export function whyUnknown(absence: Absence, policy: Kinds): string | null {
  const named = `Absence ${absence.id}`;
  const impossible = whyImpossible(absence);
  if (impossible !== null) return `${named} ${impossible}`;
  if (isOneOf(absence.kind, policy.absenceKindsInDoubt)) {
    return `${named} is ${absence.kind}, which is not known to be exempt. Decide in Settings which list it belongs to.`;
  }
  if (isExempt(absence, policy)) {
    if (absence.ectChoosesExtension === 'no') return null;
    if (absence.ectChoosesExtension === null) {
      return `${named} is ${absence.kind}: ask whether the ECT chooses to extend induction by it.`;
    }
  } else if (!isOneOf(absence.kind, policy.otherAbsenceKinds)) {
    return `${named} is of a kind that Settings does not list: "${absence.kind}". Choose a kind from the list.`;
  }
  if (absence.until === null) return `${named} has not ended, so its days are not known.`;
  return absence.days === null ? `The days missed in absence ${absence.id} are not known. Enter them.` : null;
}

/** What cannot be true of an absence whatever the calendar, as the end of a sentence; null when nothing. */
export function whyImpossible({
  from,
  until,
  days,
}: Pick<Absence, 'from' | 'until' | 'days'>): string | null {
  const unreal = [from, until].find((day) => day !== null && parseDay(day) === null);
  if (unreal !== undefined && unreal !== null)
    return `is dated ${unreal}, and there is no such day. Correct it.`;
  if (whyTooEarly(from) !== null || (until !== null && isLongerThanLeave(from, until)))
    return `has a year nobody can mean, from ${from} until ${until ?? 'now'}. Correct one of its dates.`;
  if (until !== null && until < from) return 'ends before it starts. Correct one of its dates.';
  if (days !== null && days.n < 0) return 'has fewer than 0 days. Correct them.';
  const weekdays = until === null ? Infinity : weekdaysBetween(numberOf(from), numberOf(until));
  if (days === null || days.n <= weekdays * days.d) return null;
  return `has more days than there are Mondays to Fridays between its dates (${weekdays}). Correct one of them.`;
}

/** Is a day one of an absence, its first and last included? Of one that has not ended, any from its first. */
export const isAwayOn = ({ from, until }: Pick<Absence, 'from' | 'until'>, on: Day): boolean =>
  from <= on && (until ?? on) >= on;

/** Is the kind on the list of statutory leave that does not count (3.7)? */
export function isExempt(
  absence: Pick<Absence, 'kind'>,
  policy: Pick<Policy, 'exemptAbsenceKinds'>,
): boolean {
  return isOneOf(absence.kind, policy.exemptAbsenceKinds);
}

/** Capitals, spaces at the ends and the two apostrophes make no difference. */
function isOneOf(kind: string, kinds: readonly string[]): boolean {
  const plain = plainly(kind);
  return kinds.some((one) => one === kind || plainly(one) === plain);
}

function plainly(kind: string): string {
  return wordOf(kind).replace(/’/g, "'");
}
