import type { Report } from '../domain/facts';
import type { LengthServed } from '../documents/report-document';
import { termsServed } from '../domain/induction';
import type { Policy } from '../domain/policy';
import type { Ports } from '../google/ports';
import { calendarIn } from '../register/calendar';
import { CAREER_TABLES, careersIn, open } from '../register/open';

/** Tells the length of induction that an interim assessment has to show (2.34, 2.62); null of other reports. */
export type LengthOf = (report: Report) => LengthServed | null;

/**
 * The sheets a length is told from are read only where an interim assessment is among the reports.
 * @param reports those about to be written.
 */
export function lengthsFor(
  { sheets, clock }: Pick<Ports, 'sheets' | 'clock'>,
  reports: readonly Pick<Report, 'kind'>[],
  policy: Policy,
): LengthOf {
  if (!reports.some(isInterim)) return () => null;
  const { tables } = open(sheets, [...CAREER_TABLES, 'terms', 'bankHolidays', 'schools']);
  const calendar = calendarIn(tables);
  const careers = careersIn(tables);
  return (report) => {
    if (!isInterim(report)) return null;
    const career = careers.get(report.trn);
    const found = career && termsServed(career, report.coversUntil, calendar, policy);
    const { terms, remaining } = found?.known === true ? found.value : { terms: null, remaining: null };
    return { until: report.coversUntil, terms, remaining, asAt: clock.today() };
  };
}

const isInterim = ({ kind }: Pick<Report, 'kind'>): boolean => kind === 'interim assessment';
