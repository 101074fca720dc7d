import type { Calendar, Career, Day, InductionPeriod, Report, YesNo } from './facts';
import { expectedEnd } from './induction';
import { extensionsInForce } from './parts';
import type { Policy } from './policy';
import type { QaEct } from './qa-facts';
import { answeredReports, isOverdue, overdueReports } from './reports-so-far';
import { endOf, isOurs } from './stints';

/** The rows of one ECT, one for each school, from all that is known of them. */
export function qaEctsOf(career: Career, calendar: Calendar, policy: Policy, asAt: Day): readonly QaEct[] {
  const bySchool = new Map<string | null, InductionPeriod[]>();
  for (const period of career.periods) {
    if (period.startedOn > asAt || !isOurs(period)) continue;
    const others = bySchool.get(period.urn);
    if (others === undefined) bySchool.set(period.urn, [period]);
    else others.push(period);
  }
  const shared = sharedFacts(career, extendedAsAt(career, calendar, policy, asAt), asAt);
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

/** Is the ECT on an extension? What is agreed before induction is complete is none (3.8), where that is known. */
function extendedAsAt(career: Career, calendar: Calendar, policy: Policy, asAt: Day): YesNo | null {
  if (extensionsInForce(career, calendar, policy, asAt).length > 0) return 'yes';
  const recorded = career.adjustments.some(({ kind, agreedOn }) => kind !== 'reduction' && agreedOn <= asAt);
  const isKnown = !career.unread && (!recorded || expectedEnd(career, calendar, policy, asAt).known);
  return isKnown ? 'no' : null;
}

function sharedFacts(
  career: Career,
  extension: YesNo | null,
  asAt: Day,
): Pick<QaEct, 'onTrack' | 'supportPlan' | 'concern' | 'extension' | 'reduction' | 'ittRoute'> {
  const { ect, adjustments, supportPlans, unread = null } = career;
  // What can't be read may be the very row that says yes.
  const told = (is: boolean): YesNo | null => (is ? 'yes' : unread === null ? 'no' : null);
  const reduced = adjustments.some(({ kind, agreedOn }) => kind === 'reduction' && agreedOn <= asAt);
  const concern = [ect.abConcernOn, ect.ectConcernOn].some((on) => on !== null && on <= asAt);
  const open = supportPlans.some(
    (plan) => plan.openedOn <= asAt && (plan.closedOn === null || plan.closedOn > asAt),
  );
  return {
    onTrack: onTrackAsAt(career, asAt),
    supportPlan: told(open),
    concern: told(concern),
    extension,
    reduction: told(reduced),
    ittRoute: ect.ittRoute,
  };
}

/** By the latest report; "not yet" before the first one has fallen due, null where it is not known. */
export function onTrackAsAt({ reports, absences, unread }: Career, asAt: Day): QaEct['onTrack'] {
  if (unread) return null;
  const [latest] = answeredReports(reports, asAt);
  if (latest !== undefined) return latest.onTrack;
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
