import { dayFrom, type DayNumber, numberOf } from './civil';
import { interimDue } from './due-dates';
import type { Absence, Calendar, Day } from './facts';
import type { Ledger } from './ledger';
import type { Policy } from './policy';
import { FOREVER, slotsFor } from './stints';
import { slotAt } from './terms';

/**
 * Absences as they stand on a day. One with no end yet has lasted to the end of each post that is over by then, and of one
 * whose interim assessment is open: nobody waits there for a return any more (2.62, 2.63). So it has to our first day, where
 * another AB had the ECT until then. It goes on from there as it is; where another post goes on beside, all along.
 */
export function leaveSoFar(
  absences: readonly Absence[],
  { stints, stretches }: Pick<Ledger, 'stints' | 'stretches'>,
  asAt: Day,
  calendar: Calendar,
  policy: Policy,
): readonly Absence[] {
  if (absences.every(({ until }) => until !== null)) return absences;
  const today = numberOf(asAt);
  const left = stints
    .filter(({ urn, until }) => {
      if (until === FOREVER || stints.some((one) => one.startedOn <= until && until < one.until))
        return false;
      const slot = slotAt(slotsFor({ urn }, calendar), until);
      const due = interimDue(Math.min(until, slot?.ends ?? until), calendar, policy);
      return due.on - policy.opensDaysBefore <= today;
    })
    .map(({ until }) => until);
  const handedOver = stretches
    .filter(
      ({ elsewhere, until }, at) => elsewhere && stretches[at + 1]?.elsewhere === false && until < today,
    )
    .map(({ until }) => until);
  const ends = [...left, ...handedOver].sort((one, other) => one - other);
  return absences.flatMap((absence) => (absence.until === null ? splitAt(absence, ends) : [absence]));
}

function splitAt(absence: Absence, ends: readonly DayNumber[]): readonly Absence[] {
  const split: Absence[] = [];
  let { from } = absence;
  for (const on of ends) {
    if (on < numberOf(from)) continue;
    split.push({ ...absence, from, until: dayFrom(on) });
    from = dayFrom(on + 1);
  }
  return [...split, { ...absence, from }];
}
