import { shortDay } from '../domain/day';
import type { Calendar, Day } from '../domain/facts';
import { isFarOff } from '../domain/visit-day';
import {
  datedAhead,
  isVisitOverdue,
  nextVisitDuty,
  spellDuty,
  visitStateOf,
  type DatedAhead,
  type VisitPolicy,
} from '../domain/visit-life';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Row } from '../register/open';
import { TABLES } from '../register/tables';
import type { Need } from './needs';

/** Where each visit stands and what comes next, as the Visits sheet and the Desk show it. */
export function visitDuties(
  visits: readonly Row<'visits'>[],
  policy: VisitPolicy,
  calendar: Calendar,
  today: Day,
): {
  readonly changes: readonly Change[];
  readonly needs: readonly Need[];
  /** How many have a next step that should have been taken. */
  readonly overdue: number;
  /** Those with something left to do. */
  readonly owed: readonly Row<'visits'>[];
} {
  const all = visits.map((visit) => ({ visit, duty: nextVisitDuty(visit, policy, calendar) }));
  return {
    changes: all.map(({ visit, duty }) =>
      update(
        'visits',
        visit.id,
        { state: visitStateOf(visit), duty: duty?.says ?? null, dutyBy: duty?.by ?? null },
        'Work out',
      ),
    ),
    needs: all.flatMap(({ visit, duty }) => {
      const ahead = datedAhead(visit, today);
      if (ahead !== null) return [need(visit, spellAhead(ahead))];
      const { plannedFor } = visit;
      if (duty !== null && visit.visitedOn === null && plannedFor !== null && isFarOff(plannedFor, today))
        return [need(visit, spellFarOff(plannedFor))];
      return duty !== null && isVisitOverdue(duty, today) ? [need(visit, spellDuty(duty))] : [];
    }),
    overdue: all.filter(({ duty }) => isVisitOverdue(duty, today)).length,
    owed: all.flatMap(({ visit, duty }) => (duty === null ? [] : [visit])),
  };
}

/** "Visited says 4 Mar 2031, which is still to come. …" */
export const spellAhead = ({ field, on }: DatedAhead): string =>
  `${TABLES.visits.columns[field].heading} says ${shortDay(on)}, which is still to come. Enter the day on which it happened, or clear it.`;

const spellFarOff = (on: Day): string =>
  `${TABLES.visits.columns.plannedFor.heading} says ${shortDay(on)}, which is more than a year away. Check the year.`;

const need = ({ id, urn, school, visitor }: Row<'visits'>, says: string): Need => ({
  sheet: 'visits',
  row: id,
  says: `Visit to ${school ?? urn}${visitor === null ? '' : `, ${visitor}`}: ${says}`,
});
