import type { Absence, Day, Report, ReportState } from './facts';
import { isAwayOn } from './absence-kinds';

/** Reports as the rules look back on them. */

/** States in which a report's answers stand: the tutor has let them go, or the AB has asked for more. */
const ANSWERED: readonly ReportState[] = ['with ECT', 'signing', 'submitted', 'returned', 'reviewed'];
export const TO_WRITE: readonly ReportState[] = ['due', 'draft', 'returned'];
const OPEN: readonly ReportState[] = [...TO_WRITE, 'with ECT', 'signing'];

/** Whether a report in this state is still the tutor's to write, or to mend. */
export const isToWrite = (state: ReportState): boolean => TO_WRITE.includes(state);

/** Reports whose answers stand, the latest first. A draft is nobody's word yet. */
export function answeredReports(reports: readonly Report[], asAt: Day): readonly Report[] {
  return reports
    .filter((report) => ANSWERED.includes(report.state) && report.coversFrom <= asAt)
    .sort(latestFirst);
}

const latestFirst = (one: Report, other: Report): number =>
  one.coversUntil + one.id > other.coversUntil + other.id ? -1 : 1;

/** What says whether a report is overdue. */
export type Dated = Pick<Report, 'kind' | 'state' | 'dueOn' | 'ectSignedAt'>;
type Away = Pick<Absence, 'from' | 'until'>;

/**
 * Overdue, everywhere in the register: past its day and not with the AB, whoever it waits for; but not while it waits for
 * an ECT who is away.
 */
export const isOverdue = (report: Dated, absences: readonly Away[], asAt: Day): boolean =>
  OPEN.includes(report.state) && report.dueOn < asAt && !waitsForReturn(report, absences, asAt);

/**
 * Nobody is asked, while an ECT is away, for a report that falls due meanwhile, nor for one that only the ECT can move
 * on, whether or not the day of the return is known: its real day follows from that (2.49, 2.56, 3.7). An interim
 * assessment is still asked for, and is late once its day has passed (2.63).
 */
export function waitsForReturn(report: Dated, absences: readonly Away[], asAt: Day): boolean {
  const { kind, state, dueOn } = report;
  const isInterim = kind === 'interim assessment';
  const waitsForEct =
    (state === 'with ECT' || (state === 'signing' && report.ectSignedAt === null)) &&
    !(isInterim && dueOn < asAt);
  return (
    OPEN.includes(state) &&
    absences.some((away) => isAwayOn(away, asAt) && (waitsForEct || (!isInterim && isAwayOn(away, dueOn))))
  );
}

/** Reports that should be with the AB by now and are not, the longest overdue first. */
export function overdueReports(
  reports: readonly Report[],
  absences: readonly Away[],
  asAt: Day,
): readonly Report[] {
  return reports
    .filter((report) => isOverdue(report, absences, asAt))
    .sort((one, other) => (one.dueOn + one.id < other.dueOn + other.id ? -1 : 1));
}

/** The day a report's answers became known to the AB; instants bear the AB's own offset, so their date is its day. */
export const knownSince = (report: Pick<Report, 'submittedAt' | 'dueOn'>): Day =>
  report.submittedAt === null ? report.dueOn : (report.submittedAt.slice(0, 10) as Day);

/** "the progress review of Autumn 2026" */
export const reportName = (report: Pick<Report, 'kind' | 'term'>): string =>
  `the ${report.kind} of ${report.term}`;
