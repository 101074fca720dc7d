import { onExemptLeave } from './absence';
import { isExempt } from './absence-kinds';
import { reason, valueOr } from './answer';
import { cite, regulation } from './citations';
import type { DayNumber } from './civil';
import { addDays, laterOf } from './day';
import type { EndOfInduction } from './decision-clocks';
import { since } from './earlier-decision';
import type { Adjustment, Calendar, Career, Day, Ect, Reason, Report } from './facts';
import { expectedEnd } from './induction';
import { type Course, courseOf, extensionsInForce, postAtEnd } from './parts';
import type { Policy } from './policy';
import { backInPost, meetingHeld } from './recommendation-day';
import { receivedFor } from './recommendation-received';
import { FOREVER } from './stints';

/**
 * A decision this many days old starts no clock of its own any more: notice, appeal and dismissal have run out. The days
 * count from its notice or from the end of an appeal, where those came later.
 */
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

/** The day the ECT's words about the recommendation came; what came before it is about an earlier one. */
export function representationsOf(career: Career): Day | null {
  const assessment = finalAssessmentOf(career) ?? finalAssessmentBack(career);
  const receivedOn = receivedOnOf(assessment);
  return receivedOn === null ? null : since(career.ect.representationsOn, receivedOn);
}

const receivedOnOf = (report: Report | null): Day | null =>
  dayOf(report?.firstReceivedAt ?? report?.submittedAt);

const isWithUs = ({ state }: Report): boolean => state === 'submitted' || state === 'reviewed';

const isFinal = (report: Report, reports: readonly Report[]): boolean =>
  report.kind === 'formal assessment' &&
  report.recommendation !== null &&
  !reports.some((other) => supersedes(other, report));

/** After an extension there is another final assessment; the latest one counts. A first one is none, however late it was held. */
const supersedes = (other: Report, report: Report): boolean =>
  other.kind === 'formal assessment' &&
  other.state !== 'cancelled' &&
  other.final !== 'no' &&
  other.coversUntil > report.coversUntil;

/**
 * What the register knows of the end of one induction. Its row holds the last of each event: what is older than the step
 * it would follow belongs to an earlier decision, and is taken as not yet entered. Where a row can't be read, no clock starts:
 * what is missing may be what stops it.
 */
export function endOfInduction(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): EndOfInduction {
  const { ect } = career;
  if (career.unread) return NOTHING_YET;
  const assessment = finalAssessmentOf(career) ?? finalAssessmentBack(career);
  const recommendationReceivedOn = receivedOnOf(assessment);
  const extensions = extensionsInForce(career, calendar, policy, asAt);
  const extended = extensions.slice(-1)[0] ?? null;
  const decided = decisionOn(career, recommendationReceivedOn, extended);
  const completesOn =
    ect.outcome === null ? valueOr(expectedEnd(career, calendar, policy, asAt), null) : null;
  const course = courseOf(career, calendar, policy, asAt);
  const post = postAtEnd(course);
  // Whoever completes under another AB is for that one to decide on (2.67).
  const completedOn =
    completesOn !== null && completesOn <= asAt && post?.elsewhere === false ? completesOn : null;
  const postUntil = post?.stint?.until ?? FOREVER;
  const absences = backInPost(career.absences, postUntil);
  // What was recommended before an extension was decided on then: at its end the headteacher recommends anew (2.60, 3.8).
  const isAnswered = decided?.decision === 'extend' && completedOn !== null && completedOn > decided.on;
  const finalMeetingOn = meetingHeld(
    ect.finalMeetingOn,
    decided?.decision === 'extend' && !isAnswered ? null : (extended?.agreedOn ?? null),
    asAt,
  );
  const after = decided === null ? NO_SEQUEL : sequelTo(decided, ect);
  const isOver = (of: Decided): boolean =>
    isOnAppeal(of, ect, extensions) || addDays(lastOf(of, after, ect) ?? asAt, SETTLED_AFTER_DAYS) < asAt;
  if (decided !== null && isOver(decided)) {
    return { ...NOTHING_YET, absences, completedOn, finalMeetingOn: isAnswered ? finalMeetingOn : null };
  }
  const before = isAnswered ? null : recommendationReceivedOn;
  const againOn = dayOf(assessment?.submittedAt);
  // One that was decided on was in time to be: it counts as it did before the decision.
  const received = (on: Day): Day | null =>
    decided === null
      ? receivedFor(on, completesOn, course, calendar, policy)
      : (receivedFor(on, ...undecided(career, decided, calendar, policy), calendar, policy) ?? on);
  // One that came too soon counts for nothing; where it came again, that does.
  const cameOn = [before, before && againOn].find((on) => on !== null && received(on) !== null) ?? null;
  const recommendedOn = cameOn && received(cameOn);
  return {
    ...NOTHING_YET,
    ...after,
    completedOn,
    absences,
    onLeave: whyNoDecision(career, asAt, completesOn, postUntil, policy),
    finalMeetingOn,
    reportReceivedOn: before,
    recommendationReceivedOn: recommendedOn,
    cameEarlyOn: cameOn === recommendedOn ? null : cameOn,
    recommendationAgainOn: recommendedOn && againOn,
    representationsReceivedOn: recommendedOn === null ? null : representationsOf(career),
    decidedOn: decided?.on ?? null,
    decision: decided?.decision ?? null,
  };
}

const dayOf = (at: string | null | undefined): Day | null => (at ? (at.slice(0, 10) as Day) : null);

/**
 * Why there is no decision on a day: the ECT is on statutory leave and the final assessment still to be made, or has still to
 * choose whether to extend by leave taken in induction (2.56, 3.7). The time to decide runs all the same: the regulations
 * stop it for nothing.
 * @param completedOn the end of induction, its extensions included; null where it is not known.
 * @param postUntil the last day of the post it ends in: past that there is no return to wait for.
 */
export function whyNoDecision(
  career: Pick<Career, 'absences' | 'reports'>,
  on: Day,
  completedOn: Day | null,
  postUntil: DayNumber,
  policy: Policy,
): Reason | null {
  const { absences } = career;
  const cites = [cite('2.56'), cite('3.7'), regulation('11(5)')];
  const undecided = absences.find(
    (one) =>
      one.from <= on &&
      one.from <= (completedOn ?? on) &&
      isExempt(one, policy) &&
      one.ectChoosesExtension === null,
  );
  if (finalAssessmentOf(career) === null && onExemptLeave(absences, on, policy)) {
    if (!onExemptLeave(backInPost(absences, postUntil), on, policy)) {
      const agree = undecided
        ? 'Ask the ECT whether to extend induction by it, and agree with them and the headteacher'
        : 'Agree with the ECT and the headteacher';
      return reason(
        `The ECT is on statutory leave that outlasts the post, so there is no return to it to wait for. ${agree} when the final assessment is made: the time to decide does not stop.`,
        cites,
      );
    }
    const until = undecided ? 'they are back and have chosen whether to extend' : 'they are back';
    const says = `The ECT is on statutory leave. Wait until ${until}, though the time to decide does not stop for it.`;
    return reason(says, cites);
  }
  if (undecided === undefined) return null;
  return reason(
    `Ask the ECT whether to extend induction by absence ${undecided.id}, and record the answer.`,
    cites.slice(0, 2),
  );
}

/** What follows a decision. */
type Sequel = Pick<
  EndOfInduction,
  | 'noticeSentOn'
  | 'traToldOn'
  | 'noAppealSaidOn'
  | 'appealMadeOn'
  | 'appealCopyReceivedOn'
  | 'repliedToAppealOn'
  | 'appealDismissedOn'
  | 'appealWithdrawnOn'
  | 'employmentEndedOn'
>;

const NO_SEQUEL: Partial<Sequel> = {};

function sequelTo({ on }: Decided, ect: Ect): Sequel {
  const appealOn = since(ect.appealOn, on);
  const settledOn = appealOn === null ? null : since(ect.appealSettledOn, appealOn);
  const repliedOn = appealOn === null ? null : since(ect.repliedOn, appealOn);
  return {
    noticeSentOn: since(ect.noticeSentOn, on),
    traToldOn: since(ect.traToldOn, on),
    noAppealSaidOn: since(ect.noAppealOn, on),
    appealMadeOn: appealOn,
    // An appeal that is settled needs no reply any more.
    appealCopyReceivedOn: settledOn !== null && repliedOn === null ? null : appealOn,
    repliedToAppealOn: repliedOn,
    appealDismissedOn: ect.appealResult === 'dismissed' ? settledOn : null,
    appealWithdrawnOn: ect.appealResult === 'withdrawn' ? settledOn : null,
    employmentEndedOn: since(ect.employmentEndedOn, on),
  };
}

/**
 * An extension given on appeal is the Secretary of State’s, who tells of it; none can be appealed against (reg 14(3), 14(4)).
 * It is the first agreed since the appeal was settled: one after it is a decision of ours. Where the appeal was against an
 * extension, that one has the terms it gave, and all after it are ours.
 */
const isOnAppeal = (
  { decision, on }: Decided,
  { appealOn, appealResult, appealSettledOn }: Ect,
  extensions: readonly Adjustment[],
): boolean =>
  decision === 'extend' &&
  appealResult === 'changed' &&
  !!appealSettledOn &&
  !(appealOn && extensions.some((one) => isNear(one, appealOn))) &&
  extensions.find(({ agreedOn }) => agreedOn >= appealSettledOn)?.agreedOn === on;

/** Can an appeal of that day be against this extension? */
const isNear = ({ agreedOn }: Adjustment, appealOn: Day): boolean =>
  agreedOn <= appealOn && appealOn <= addDays(agreedOn, SETTLED_AFTER_DAYS);

/** The completion that a decision was about, and the course it came of, as they stood before it. */
function undecided(
  career: Career,
  { on }: Decided,
  calendar: Calendar,
  policy: Policy,
): readonly [Day | null, Course] {
  const before = {
    ...career,
    ect: { ...career.ect, outcome: null, outcomeOn: null },
    adjustments: career.adjustments.filter(
      ({ kind, agreedOn }) => kind !== 'extension after completion' || agreedOn < on,
    ),
  };
  return [valueOr(expectedEnd(before, calendar, policy, on), null), courseOf(before, calendar, policy, on)];
}

/** The last that was heard of a decision; null while an appeal against it is open. */
function lastOf({ on }: Decided, { noticeSentOn, appealMadeOn }: Partial<Sequel>, ect: Ect): Day | null {
  const told = laterOf(on, noticeSentOn ?? on);
  if (!appealMadeOn) return told;
  const settledOn = since(ect.appealSettledOn, appealMadeOn);
  return settledOn && laterOf(told, settledOn);
}

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
  appealWithdrawnOn: null,
  employmentEndedOn: null,
};

type Decided = { readonly decision: 'pass' | 'fail' | 'extend'; readonly on: Day };

/** The outcome; else the extension agreed since the recommendation came. */
function decisionOn({ ect }: Career, received: Day | null, latest: Adjustment | null): Decided | null {
  if (ect.outcome !== null)
    return ect.outcomeOn === null ? null : { decision: ect.outcome, on: ect.outcomeOn };
  if (latest === null || (received !== null && latest.agreedOn < received)) return null;
  return { decision: 'extend', on: latest.agreedOn };
}
