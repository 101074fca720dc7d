import type { Career, Day, InductionPeriod, Report, YesNo } from './facts';
import type { QaEct } from './qa-facts';
import { answeredReports, isOverdue, onTrackBy, overdueReports } from './reports-so-far';
import { endOf } from './stints';

/** The rows of one ECT, one for each school, from all that is known of them. */
export function qaEctsOf(career: Career, asAt: Day): readonly QaEct[] {
  const bySchool = new Map<string | null, InductionPeriod[]>();
  for (const period of career.periods) {
    if (period.startedOn > asAt || period.otherAb !== null) continue;
    const others = bySchool.get(period.urn);
    if (others === undefined) bySchool.set(period.urn, [period]);
    else others.push(period);
  }
  const shared = sharedFacts(career, asAt);
  const stays = [...bySchool].map(([urn, periods]) => ({ urn, ...stayIn(periods) }));
  const last = Math.max(...stays.map(endOf));
  return stays.map((stay) => ({
    ...stay,
    ...shared,
    // Who passed elsewhere had left this school before the end.
    outcome: endOf(stay) === last ? career.ect.outcome : null,
    ...reportsOf(career, stay.urn, asAt),
  }));
}

function stayIn(periods: readonly InductionPeriod[]): Pick<QaEct, 'startedOn' | 'finishedOn' | 'programme'> {
  const ends = periods.map((period) => period.finishedOn);
  const latest = periods.reduce((later, period) => (period.startedOn > later.startedOn ? period : later));
  return {
    startedOn: periods.map((period) => period.startedOn).reduce((one, other) => (one < other ? one : other)),
    finishedOn: ends.reduce((one, other) =>
      one === null || other === null ? null : one > other ? one : other,
    ),
    programme: latest.programme,
  };
}

function sharedFacts(
  { ect, absences, adjustments, supportPlans, reports, unread = null }: Career,
  asAt: Day,
): Pick<QaEct, 'onTrack' | 'supportPlan' | 'concern' | 'extension' | 'reduction' | 'ittRoute'> {
  // What can't be read may be the very row that says yes.
  const told = (is: boolean): YesNo | null => (is ? 'yes' : unread === null ? 'no' : null);
  const has = (kind: 'reduction' | 'extension after completion'): YesNo | null =>
    told(adjustments.some((adjustment) => adjustment.kind === kind && adjustment.agreedOn <= asAt));
  const concern = [ect.abConcernOn, ect.ectConcernOn].some((on) => on !== null && on <= asAt);
  const open = supportPlans.some(
    (plan) => plan.openedOn <= asAt && (plan.closedOn === null || plan.closedOn > asAt),
  );
  return {
    onTrack: unread === null ? onTrackAsAt(reports, absences, asAt) : null,
    supportPlan: told(open),
    concern: told(concern),
    extension: has('extension after completion'),
    reduction: has('reduction'),
    ittRoute: ect.ittRoute,
  };
}

function onTrackAsAt(reports: Career['reports'], absences: Career['absences'], asAt: Day): QaEct['onTrack'] {
  const [latest] = answeredReports(reports, asAt);
  if (latest !== undefined) return onTrackBy(latest);
  return overdueReports(reports, absences, asAt).length > 0 ? null : 'not yet';
}

function reportsOf(
  { reports, absences }: Career,
  urn: string | null,
  asAt: Day,
): Pick<QaEct, 'lateReports' | 'returnedReports'> {
  const own = reports.filter((report) => report.urn === urn && report.state !== 'cancelled');
  // A report sent back was received all the same, and counts as returned.
  const isLate = (report: Report) => {
    const receivedAt = report.firstReceivedAt ?? report.submittedAt;
    return receivedAt === null ? isOverdue(report, absences, asAt) : report.dueOn < receivedAt.slice(0, 10);
  };
  return {
    lateReports: own.filter(isLate).length,
    returnedReports: own.reduce((sum, report) => sum + report.timesReturned, 0),
  };
}
