import { addDays } from './day';
import type { EndOfInduction } from './decision-clocks';
import type { Adjustment, Calendar, Career, Day, Report } from './facts';
import { expectedEnd } from './induction';
import type { Policy } from './policy';

/** A decision this many days old starts no clock of its own any more: notice, appeal and dismissal have run out. */
export const SETTLED_AFTER_DAYS = 90;

/** The final assessment bears the headteacher's recommendation, on which the decision draws (2.60, 2.66). */
export function finalAssessmentOf({ reports }: Pick<Career, 'reports'>): Report | null {
  return reports.find((report) => isWithUs(report) && isFinal(report, reports)) ?? null;
}

/** The final assessment that came and went back: its recommendation was received, and the time to decide runs on. */
export function finalAssessmentBack({ reports }: Pick<Career, 'reports'>): Report | null {
  return (
    reports.find(
      (report) =>
        !isWithUs(report) &&
        report.state !== 'cancelled' &&
        (report.firstReceivedAt ?? null) !== null &&
        isFinal(report, reports),
    ) ?? null
  );
}

const isWithUs = ({ state }: Report): boolean => state === 'submitted' || state === 'reviewed';

const isFinal = (report: Report, reports: readonly Report[]): boolean =>
  report.kind === 'formal assessment' &&
  report.recommendation !== null &&
  !reports.some((other) => supersedes(other, report));

/** After an extension there is another final assessment; the latest one counts. */
const supersedes = (other: Report, report: Report): boolean =>
  other.kind === 'formal assessment' && other.state !== 'cancelled' && other.coversUntil > report.coversUntil;

/**
 * What the register knows of the end of one induction. What it has no column for stays null, and its clock does not run:
 * the day of the final meeting, the ECT's own words, and all that follows an appeal.
 */
export function endOfInduction(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): EndOfInduction {
  const assessment = finalAssessmentOf(career) ?? finalAssessmentBack(career);
  const recommendationReceivedOn = dayOf(assessment?.firstReceivedAt ?? assessment?.submittedAt);
  const decided = decisionOn(career, recommendationReceivedOn, asAt);
  const completedOn = career.ect.outcome === null ? completedBy(career, calendar, policy, asAt) : null;
  if (decided !== null && addDays(decided.on, SETTLED_AFTER_DAYS) < asAt) {
    return { ...NOTHING_YET, completedOn };
  }
  const { noticeSentOn = null, appealOn = null } = decided === null ? {} : career.ect;
  // What was recommended before an extension was decided on then: at its end the headteacher recommends anew (2.60, 3.8).
  const isAnswered = decided?.decision === 'extend' && completedOn !== null && completedOn > decided.on;
  return {
    ...NOTHING_YET,
    completedOn,
    recommendationReceivedOn: isAnswered ? null : recommendationReceivedOn,
    recommendationAgainOn: dayOf(assessment?.submittedAt),
    decidedOn: decided?.on ?? null,
    decision: decided?.decision ?? null,
    noticeSentOn,
    appealMadeOn: appealOn,
    appealCopyReceivedOn: appealOn,
  };
}

const dayOf = (at: string | null | undefined): Day | null => (at ? (at.slice(0, 10) as Day) : null);

const NOTHING_YET: EndOfInduction = {
  finalMeetingOn: null,
  reportReceivedOn: null,
  completedOn: null,
  recommendationReceivedOn: null,
  representationsReceivedOn: null,
  decidedOn: null,
  decision: null,
  noticeSentOn: null,
  appealMadeOn: null,
  appealCopyReceivedOn: null,
  repliedToAppealOn: null,
  noAppealSaidOn: null,
  appealDismissedOn: null,
  employmentEndedOn: null,
};

function completedBy(career: Career, calendar: Calendar, policy: Policy, asAt: Day): Day | null {
  const end = expectedEnd(career, calendar, policy, asAt);
  return end.known && end.value <= asAt ? end.value : null;
}

type Decided = { readonly decision: 'pass' | 'fail' | 'extend'; readonly on: Day };

/** The outcome; else the extension agreed since the recommendation came. */
function decisionOn({ ect, adjustments }: Career, received: Day | null, asAt: Day): Decided | null {
  if (ect.outcome !== null)
    return ect.outcomeOn === null ? null : { decision: ect.outcome, on: ect.outcomeOn };
  const latest = adjustments
    .filter(({ kind, agreedOn }) => kind === 'extension after completion' && agreedOn <= asAt)
    .reduce<Adjustment | null>(
      (last, one) => (last === null || one.agreedOn > last.agreedOn ? one : last),
      null,
    );
  if (latest === null || (received !== null && latest.agreedOn < received)) return null;
  return { decision: 'extend', on: latest.agreedOn };
}
