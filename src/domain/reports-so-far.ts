import type { Absence, Day, Report, ReportState, YesNo } from './facts';

/** Reports as the rules look back on them. */

/** States in which a report's answers stand: the tutor has let them go, or the AB has asked for more. */
const ANSWERED: readonly ReportState[] = ['with ECT', 'signing', 'submitted', 'returned', 'reviewed'];
const TO_WRITE: readonly ReportState[] = ['due', 'draft', 'returned'];
const OPEN: readonly ReportState[] = [...TO_WRITE, 'with ECT', 'signing'];

/** Whether a report in this state is still the tutor's to write, or to mend. */
export const isToWrite = (state: ReportState): boolean => TO_WRITE.includes(state);

/** Reports whose answers stand, the latest first. A draft is nobody's word yet. */
export function answeredReports(reports: readonly Report[], asAt: Day): readonly Report[] {
  return reports
    .filter((report) => ANSWERED.includes(report.state) && report.coversFrom <= asAt)
    .sort((one, other) => latestFirst(one, other));
}

function latestFirst(one: Report, other: Report): number {
  if (one.coversUntil !== other.coversUntil) return one.coversUntil > other.coversUntil ? -1 : 1;
  return one.id > other.id ? -1 : one.id < other.id ? 1 : 0;
}

/** What says whether a report is overdue. */
export type Dated = Pick<Report, 'state' | 'dueOn' | 'ectSignedAt'>;
type Away = Pick<Absence, 'from' | 'until'>;

/**
 * Overdue, everywhere in the register: past its day and not with the AB, whoever it waits for; but not while it waits for
 * an ECT who is away.
 */
export const isOverdue = (report: Dated, absences: readonly Away[], asAt: Day): boolean =>
  OPEN.includes(report.state) && report.dueOn < asAt && !waitsForReturn(report, absences, asAt);

/**
 * Nobody is asked for a report that falls due on leave with no end yet, nor for one that only an ECT on such leave can
 * move on: no assessment is made meanwhile, and its real day follows from the return (2.49, 2.56, 3.7).
 */
export function waitsForReturn(report: Dated, absences: readonly Away[], asAt: Day): boolean {
  const waitsForEct =
    report.state === 'with ECT' || (report.state === 'signing' && report.ectSignedAt === null);
  return (
    OPEN.includes(report.state) &&
    absences.some(
      ({ from, until }) => until === null && from <= asAt && (from <= report.dueOn || waitsForEct),
    )
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
    .sort((one, other) =>
      one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.id < other.id ? -1 : 1,
    );
}

/** Whether a report says that the ECT is on track; a final assessment says it by its recommendation (2.60). */
export function onTrackBy({
  onTrack,
  recommendation,
}: Pick<Report, 'onTrack' | 'recommendation'>): YesNo | null {
  if (onTrack !== null || recommendation === null) return onTrack;
  return recommendation === 'satisfactory' ? 'yes' : 'no';
}

/** The day a report's answers became known to the AB; instants bear the AB's own offset, so their date is its day. */
export const knownSince = (report: Pick<Report, 'submittedAt' | 'dueOn'>): Day =>
  report.submittedAt === null ? report.dueOn : (report.submittedAt.slice(0, 10) as Day);

/** "the progress review of Autumn 2026" */
export const reportName = (report: Pick<Report, 'kind' | 'term'>): string =>
  `the ${report.kind} of ${report.term}`;
