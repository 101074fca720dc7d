import type { Answer, Calendar, Day } from './facts';
import { appealClock, clock, type Clock, type ClockName } from './clocks';
import { known, unknown } from './answer';
import { laterOf } from './day';
import type { Policy } from './policy';

/** What has happened at the end of one induction, as far as it is known; null = not yet, or not known. */
export interface EndOfInduction {
  readonly finalMeetingOn: Day | null;
  readonly reportReceivedOn: Day | null;
  readonly completedOn: Day | null;
  readonly recommendationReceivedOn: Day | null;
  /** It came once more after it went back: the ECT's time to write about it runs from then. */
  readonly recommendationAgainOn?: Day | null;
  readonly representationsReceivedOn: Day | null;
  readonly decidedOn: Day | null;
  readonly decision: 'pass' | 'fail' | 'extend' | null;
  readonly noticeSentOn: Day | null;
  readonly appealMadeOn: Day | null;
  readonly appealCopyReceivedOn: Day | null;
  readonly repliedToAppealOn: Day | null;
  /** The ECT said in writing that they will not appeal. */
  readonly noAppealSaidOn: Day | null;
  readonly appealDismissedOn: Day | null;
  readonly appealWithdrawnOn: Day | null;
  readonly employmentEndedOn: Day | null;
}

export interface RunningClock {
  readonly name: ClockName;
  readonly clock: Answer<Clock>;
  /** "met" and "late" are over; "missed" is past its last day and not done. */
  readonly state: 'running' | 'met' | 'late' | 'missed' | 'lapsed' | 'unknown';
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
  return [
    ...started('report copy', events.finalMeetingOn, events.reportReceivedOn),
    ...started('recommendation', events.completedOn, events.recommendationReceivedOn),
    ...started(
      'representations',
      events.recommendationAgainOn ?? events.recommendationReceivedOn,
      events.representationsReceivedOn,
    ),
    ...started('decision', events.recommendationReceivedOn, events.decidedOn),
    ...started('notice', events.decidedOn, noticeSentOn),
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

/** What the register always learns of when it is done; an end of employment only where the school is a relevant one. */
const SEEN_DONE: readonly ClockName[] = [
  'report copy',
  'recommendation',
  'decision',
  'notice',
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
 * The day it starts; null while an appeal may still come or is under way (2.72, reg 12). Of an appeal that was withdrawn
 * the regulations say nothing: then none can follow once the time for one is over as well.
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
  if (appealMadeOn === null && noAppealSaidOn !== null) return known(noAppealSaidOn);
  if (noticeSentOn === null) return null;
  const appeal = appealClock(noticeSentOn, calendar, policy);
  if (!appeal.known) return unknown(appeal.unknown);
  const { lastDay } = appeal.value;
  return asAt <= lastDay ? null : known(laterOf(lastDay, appealWithdrawnOn ?? lastDay));
}
