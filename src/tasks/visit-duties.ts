import type { Calendar, Day } from '../domain/facts';
import {
  isVisitOverdue,
  nextVisitDuty,
  spellDuty,
  visitStateOf,
  type VisitDuty,
  type VisitPolicy,
} from '../domain/visit-life';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Row } from '../register/open';
import type { Need } from './needs';

/** Where each visit stands and what comes next, as the Visits sheet and the Desk show it. */
export function visitDuties(
  visits: readonly Row<'visits'>[],
  policy: VisitPolicy,
  calendar: Calendar,
  today: Day,
): { readonly changes: readonly Change[]; readonly needs: readonly Need[] } {
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
    needs: all.flatMap(({ visit, duty }) =>
      duty !== null && isVisitOverdue(duty, today) ? [need(visit, duty)] : [],
    ),
  };
}

const need = ({ id, urn, school, visitor }: Row<'visits'>, duty: VisitDuty): Need => ({
  sheet: 'visits',
  row: id,
  says: `Visit to ${school ?? urn}${visitor === null ? '' : `, ${visitor}`}: ${spellDuty(duty)}`,
});
