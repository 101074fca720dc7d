import type { Answer, Calendar, Career, Day, Reason } from './facts';
import { known, reason, unknown } from './answer';
import { cite, regulation } from './citations';
import { appealClock, clock, type Clock, type ClockName, deemedReceipt, ruleOf } from './clocks';
import { addDays, laterOf, shortDay } from './day';
import type { Policy } from './policy';
import { movedByAbsence } from './recommendation-day';

/** What has happened at the end of one induction, as far as it is known; null = not yet, or not known. */
export interface EndOfInduction {
  readonly finalMeetingOn: Day | null;
  readonly reportReceivedOn: Day | null;
  readonly completedOn: Day | null;
  readonly recommendationReceivedOn: Day | null;
  /** The day it came, where it counts as received on a later one: see `receivedFor`. */
  readonly cameEarlyOn?: Day | null;
  /** It came once more after it went back: the ECT's time to write about it runs from then. */
  readonly recommendationAgainOn?: Day | null;
  readonly representationsReceivedOn: Day | null;
  readonly decidedOn: Day | null;
  readonly decision: 'pass' | 'fail' | 'extend' | null;
  readonly noticeSentOn: Day | null;
  readonly traToldOn?: Day | null;
  readonly appealMadeOn: Day | null;
  readonly appealCopyReceivedOn: Day | null;
  readonly repliedToAppealOn: Day | null;
  /** The ECT said in writing that they will not appeal. */
  readonly noAppealSaidOn: Day | null;
  readonly appealDismissedOn: Day | null;
  readonly appealWithdrawnOn: Day | null;
  readonly employmentEndedOn: Day | null;
  /** When the ECT is away, and comes back to the post: an assessment waits for the return. */
  readonly absences?: Career['absences'];
  /** What forbids a decision today, though the time for it runs. */
  readonly onLeave?: Reason | null;
}

export interface RunningClock {
  readonly name: ClockName;
  readonly clock: Answer<Clock>;
  /** "met" and "late" are over; "missed" is past its last day and not done; "waits" is for a return nobody knows yet. */
  readonly state: 'running' | 'met' | 'late' | 'missed' | 'lapsed' | 'waits' | 'unknown';
  /** Why it is not to be done today all the same. */
  readonly despite?: Reason | null;
}

/** Every clock that these events have started, in the order of the law, and how each stands on a day. */
export function clocksAt(
  events: EndOfInduction,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
  asAt: Day,
): readonly RunningClock[] {
  const started = (name: ClockName, from: Day | null, done: Day | null): readonly RunningClock[] =>
    from === null ? [] : [standing(name, clock(name, from, calendar, policy), done, asAt)];
  const { decision, noticeSentOn, appealMadeOn } = events;
  const mayAppeal = decision === 'fail' || decision === 'extend';
  const despite = events.onLeave ?? null;
  return [
    ...started('report copy', events.finalMeetingOn, events.reportReceivedOn),
    ...recommendation(events, calendar, policy, asAt),
    ...started(
      'representations',
      events.recommendationAgainOn ?? events.recommendationReceivedOn,
      events.representationsReceivedOn,
    ),
    ...started('decision', events.recommendationReceivedOn, events.decidedOn).map((one) => ({
      ...one,
      clock: explained(one.clock, events.cameEarlyOn ?? null),
      despite,
    })),
    ...started('notice', events.decidedOn, noticeSentOn),
    ...(mayAppeal ? started('notice to the TRA', events.decidedOn, events.traToldOn ?? null) : []),
    ...(mayAppeal && noticeSentOn !== null
      ? [
          standing(
            'appeal',
            appealClock(noticeSentOn, calendar, policy),
            appealMadeOn ?? events.noAppealSaidOn,
            asAt,
          ),
        ]
      : []),
    ...started('reply to appeal', events.appealCopyReceivedOn, events.repliedToAppealOn),
    ...dismissal(events, calendar, policy, asAt),
  ];
}

/** The time to decide on a recommendation that came early: why it runs from later. */
function explained(time: Answer<Clock>, cameOn: Day | null): Answer<Clock> {
  if (!time.known || cameOn === null) return time;
  const says = `The recommendation came on ${shortDay(cameOn)}. Nobody may decide before induction is complete, so the time counts from the first day from which it lasts until then.`;
  return known(time.value, ...time.because, reason(says, [cite('2.65'), regulation('11(5)')]));
}

/** What the register always learns of when it is done; an end of employment only where the school is a relevant one. */
const SEEN_DONE: readonly ClockName[] = [
  'report copy',
  'recommendation',
  'decision',
  'notice',
  'notice to the TRA',
  'reply to appeal',
];

/** The clocks that still matter to somebody: those that run, and duties not done in their time. */
export const openClocks = (clocks: readonly RunningClock[]): readonly RunningClock[] =>
  clocks.filter(({ name, state }) => state === 'running' || (state === 'missed' && SEEN_DONE.includes(name)));

/** Is somebody bound to do it, rather than free to? */
export const isDuty = ({ name }: RunningClock): boolean => !RIGHTS.includes(name);

/** Rights run out without anyone being late. */
const RIGHTS: readonly ClockName[] = ['representations', 'appeal'];

function standing(name: ClockName, answer: Answer<Clock>, done: Day | null, asAt: Day): RunningClock {
  return { name, clock: answer, state: stateOf(name, answer, done, asAt) };
}

function stateOf(name: ClockName, answer: Answer<Clock>, done: Day | null, asAt: Day): RunningClock['state'] {
  if (!answer.known) return 'unknown';
  const { lastDay } = answer.value;
  if (done !== null && done <= asAt) return done <= lastDay ? 'met' : 'late';
  if (asAt <= lastDay) return 'running';
  return RIGHTS.includes(name) ? 'lapsed' : 'missed';
}

/** From completion; see `movedByAbsence`. An assessment whose meeting was held before needs nobody back. */
function recommendation(
  { completedOn, finalMeetingOn, recommendationReceivedOn, absences = [] }: EndOfInduction,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
  asAt: Day,
): readonly RunningClock[] {
  if (completedOn === null) return [];
  const name = 'recommendation';
  const byLaw = clock(name, completedOn, calendar, policy);
  const moved =
    byLaw.known && finalMeetingOn === null
      ? movedByAbsence(absences, completedOn, byLaw.value.lastDay, calendar, policy)
      : null;
  if (moved === null) return [standing(name, byLaw, recommendationReceivedOn, asAt)];
  const {
    absence: { id, until },
    lastDay,
  } = moved;
  if (until === null)
    return recommendationReceivedOn === null ? [{ name, clock: unknown(whyWaits(id)), state: 'waits' }] : [];
  const answer = lastDay.known
    ? afterReturn(addDays(until, 1), lastDay.value, byLaw, id)
    : unknown<Clock>(lastDay.unknown);
  return [standing(name, answer, recommendationReceivedOn, asAt)];
}

const whyWaits = (absence: string): string =>
  `Absence ${absence} has not ended. The headteacher’s recommendation waits for the ECT’s return.`;

/** The reading of the regulations, which stop for no absence, stands beside it. */
function afterReturn(startsOn: Day, lastDay: Day, byLaw: Answer<Clock>, absence: string): Answer<Clock> {
  if (!byLaw.known) return byLaw;
  const { whose, to, cites } = ruleOf('recommendation');
  const otherReading = byLaw.value.lastDay;
  const says =
    `${whose} has until ${shortDay(lastDay)} to ${to}: the ECT was away, and is assessed after the return. ` +
    `Counted from completion, as the regulations say, it would be ${shortDay(otherReading)}.`;
  return known(
    { ...byLaw.value, startsOn, lastDay, otherReading },
    reason(says, [cite('2.56'), cite('3.7'), ...cites], [`absence ${absence}`]),
  );
}

/** After a failure: from the word that there will be no appeal, from the end of the time for one, or from its dismissal. */
function dismissal(
  events: EndOfInduction,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
  asAt: Day,
): readonly RunningClock[] {
  if (events.decision !== 'fail') return [];
  const from = dismissalStartsOn(events, calendar, policy, asAt);
  if (from === null) return [];
  const answer = from.known ? clock('dismissal', from.value, calendar, policy) : unknown<Clock>(from.unknown);
  return [standing('dismissal', answer, events.employmentEndedOn, asAt)];
}

/**
 * The day it starts; null while an appeal may still come or is under way (2.72, reg 12). An appeal is heard until the later
 * reading of the time for one; then the employer's days count from the regulations' own, for a duty is kept by the earlier
 * day. Of an appeal that was withdrawn the regulations say nothing: then none can follow once the time is over as well.
 */
function dismissalStartsOn(
  events: EndOfInduction,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
  asAt: Day,
): Answer<Day> | null {
  if (events.appealDismissedOn !== null) return known(events.appealDismissedOn);
  const { appealMadeOn, appealWithdrawnOn, noAppealSaidOn, noticeSentOn } = events;
  if (appealMadeOn !== null && appealWithdrawnOn === null) return null;
  const told = appealMadeOn === null ? noAppealSaidOn : null;
  if (noticeSentOn === null) return told && known(told);
  const appeal = clock('appeal', deemedReceipt(noticeSentOn).byRegulations, calendar, policy);
  if (!appeal.known) return told ? known(told) : unknown(appeal.unknown);
  const { lastDay, otherReading } = appeal.value;
  const expired = otherReading ?? lastDay;
  if (told && told <= expired) return known(told);
  return told === null && asAt <= lastDay ? null : known(laterOf(expired, appealWithdrawnOn ?? expired));
}
