import { shortDay } from '../domain/day';
import type { InductionPeriod, ReportState } from '../domain/facts';
import type { ReportRow } from '../register/report-row';
import type { Need } from './needs';

/** From where others read what a report says to where it is accepted. */
const READ_BY_OTHERS: readonly ReportState[] = ['with ECT', 'signing', 'submitted'];

/**
 * Interim assessments whose tutor knows of another last day than the register: both stand in the PDF, and the next school
 * goes on from there (2.62).
 */
export const leavingNeeds = (
  reports: readonly Pick<ReportRow, 'id' | 'trn' | 'urn' | 'ect' | 'state' | 'kind' | 'leavingOn'>[],
  periods: readonly Pick<InductionPeriod, 'trn' | 'urn' | 'finishedOn'>[],
): readonly Need[] =>
  reports.flatMap(({ id, trn, urn, ect, state, kind, leavingOn }) => {
    const asked = kind === 'interim assessment' && READ_BY_OTHERS.includes(state);
    const isSame = periods.some(
      (period) => period.trn === trn && period.urn === urn && period.finishedOn === leavingOn,
    );
    if (!asked || leavingOn === null || isSame) return [];
    const says = `${ect ?? trn}: by this interim assessment the last day in post is ${shortDay(leavingOn)}, and Induction periods has another. Correct Finished there, or return the report.`;
    return [{ sheet: 'reports', row: id, says }];
  });
