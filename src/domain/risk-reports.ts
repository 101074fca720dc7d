import { cite } from './citations';
import { addDays, daysBetween, shortDay } from './day';
import type { Day, Report } from './facts';
import { knownSince, overdueReports, reportName } from './reports-so-far';
import { capital } from './capital';
import { TUTOR, found, type Looked, type RiskCase } from './risk-case';

/** Signs of risk in the reports themselves: late, or returned again and again. */

const daysLate = (report: Report, asAt: Day): number => daysBetween(report.dueOn, asAt);

export function overdue({ career, policy, asAt }: RiskCase, long: boolean): Looked {
  const late = overdueReports(career.reports, career.absences, asAt).filter(
    (report) => daysLate(report, asAt) >= policy.riskLongOverdueDays === long,
  );
  return found(
    ...late.map((report) => ({
      says: `${capital(reportName(report))} ${LATE[stageOf(report)]} since ${shortDay(report.dueOn)}.`,
      since: addDays(report.dueOn, 1),
      cites: [cite('2.74')],
      ...(stageOf(report) === 'unsigned'
        ? { step: `Remind the school of ${reportName(report)}.` }
        : { step: `Send ${reportName(report)}.`, owner: TUTOR }),
    })),
  );
}

const LATE = {
  unsigned: 'waits for comments or signatures, overdue',
  returned: 'was returned and is overdue',
  unwritten: 'is overdue',
};

function stageOf({ state }: Report): keyof typeof LATE {
  if (state === 'with ECT' || state === 'signing') return 'unsigned';
  return state === 'returned' ? 'returned' : 'unwritten';
}

export function returned({ career, policy, asAt }: RiskCase): Looked {
  const latest = career.reports.filter(
    (report) =>
      report.timesReturned >= policy.riskTimesReturned &&
      report.coversFrom <= asAt &&
      report.state !== 'reviewed' &&
      report.state !== 'cancelled',
  );
  return found(
    ...latest.map((report) => ({
      says: `${capital(reportName(report))} has been returned ${report.timesReturned} times.`,
      since: knownSince(report),
      cites: [cite('2.74')],
      step: 'Talk the report through with the induction tutor.',
    })),
  );
}
