import type { Report } from '../domain/facts';
import type { LengthServed } from '../documents/report-document';
import { termsServed } from '../domain/induction';
import { once } from '../domain/once';
import type { Policy } from '../domain/policy';
import type { Ports } from '../google/ports';
import { calendarIn } from '../register/calendar';
import { CAREER_TABLES, careersIn, open } from '../register/open';

/** Tells the length of induction that an interim assessment has to show (2.34, 2.62); null of other reports. */
export type LengthOf = (report: Report) => LengthServed | null;

/**
 * The sheets a length is told from are read when the first interim assessment asks: one that can't be read keeps no other
 * report back.
 */
export function lengthsFor({ sheets, clock }: Pick<Ports, 'sheets' | 'clock'>, policy: Policy): LengthOf {
  const facts = once(() => {
    const { tables } = open(sheets, [...CAREER_TABLES, 'terms', 'bankHolidays', 'schools']);
    return { careers: careersIn(tables), calendar: calendarIn(tables) };
  });
  return ({ kind, trn, coversUntil: until }) => {
    if (kind !== 'interim assessment') return null;
    const { careers, calendar } = facts();
    const career = careers.get(trn);
    const found = career && termsServed(career, until, calendar, policy);
    return { until, served: found?.known === true ? found.value : null, asAt: clock.today() };
  };
}
