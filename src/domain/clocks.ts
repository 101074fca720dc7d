import { known, reason, unknown } from './answer';
import { cite, regulation } from './citations';
import { addDays, laterOf, shortDay } from './day';
import type { Answer, Calendar, Citation, Day, Reason } from './facts';
import type { Policy } from './policy';
import { DAYS_TO_RECOMMEND } from './recommendation-day';
import { lastDayOf } from './working-days';

/*
 * The statutory clocks at the end of induction. The regulations count working days "beginning with" the day something
 * happens, so that day is the first; the guidance says "within" so many working days "of" it, which leaves it out. Where
 * the two part, a duty is kept by the earlier day and a right lasts until the later; both are shown.
 */

export const CLOCKS = [
  'report copy',
  'recommendation',
  'representations',
  'decision',
  'notice',
  'notice to the TRA',
  'appeal',
  'reply to appeal',
  'dismissal',
] as const;
export type ClockName = (typeof CLOCKS)[number];

export interface ClockRule {
  readonly name: ClockName;
  /** Whose clock it is, as in "The headteacher has …". */
  readonly whose: string;
  /** What is to be done, as in "… to recommend an outcome". */
  readonly to: string;
  readonly workingDays: number;
  /** The event that starts it, as in "… from the day …". */
  readonly from: string;
  readonly kind: 'duty' | 'right';
  /** Which texts set it: where only the guidance does, there is one reading. */
  readonly setBy: 'both' | 'regulations' | 'guidance';
  readonly cites: readonly Citation[];
}

/** A clock and its last day. */
export interface Clock {
  readonly name: ClockName;
  readonly startsOn: Day;
  /** The last day, by the reading that is safe: the earlier for a duty, the later for a right. */
  readonly lastDay: Day;
  /** The last day by the other reading; null where both agree or there is only one. */
  readonly otherReading: Day | null;
}

export const clockRules = (): readonly ClockRule[] => [
  {
    name: 'report copy',
    whose: 'The school',
    to: 'send the signed final report to the appropriate body',
    workingDays: 10,
    from: 'of the final assessment meeting',
    kind: 'duty',
    setBy: 'guidance',
    cites: [cite('2.61')],
  },
  {
    name: 'recommendation',
    whose: 'The headteacher',
    to: 'recommend an outcome to the appropriate body',
    workingDays: DAYS_TO_RECOMMEND,
    from: 'induction was completed',
    kind: 'duty',
    setBy: 'regulations',
    cites: [regulation('11(3)')],
  },
  {
    name: 'representations',
    whose: 'The ECT',
    to: 'write to the appropriate body about the recommendation',
    workingDays: 10,
    from: 'the recommendation was received',
    kind: 'right',
    setBy: 'regulations',
    cites: [regulation('11(4)')],
  },
  {
    name: 'decision',
    whose: 'The appropriate body',
    to: 'decide',
    workingDays: 20,
    from: 'the recommendation was received',
    kind: 'duty',
    setBy: 'both',
    cites: [regulation('11(5)'), cite('2.67')],
  },
  {
    name: 'notice',
    whose: 'The appropriate body',
    to: 'give written notice of the decision',
    workingDays: 3,
    from: 'of the decision',
    kind: 'duty',
    setBy: 'both',
    cites: [regulation('11(7)'), cite('2.69')],
  },
  {
    name: 'notice to the TRA',
    whose: 'The appropriate body',
    to: 'tell the Teaching Regulation Agency of the decision',
    workingDays: 3,
    from: 'of the decision',
    kind: 'duty',
    setBy: 'both',
    cites: [regulation('11(7)'), cite('2.69')],
  },
  {
    name: 'appeal',
    whose: 'The ECT',
    to: 'appeal to the Teaching Regulation Agency',
    workingDays: 20,
    from: 'the notice is deemed received',
    kind: 'right',
    setBy: 'both',
    cites: [regulation('Sch 3 para 2'), cite('2.70')],
  },
  {
    name: 'reply to appeal',
    whose: 'The appropriate body',
    to: 'reply to the appeal',
    workingDays: 20,
    from: 'the copy of the appeal was received',
    kind: 'duty',
    setBy: 'regulations',
    cites: [regulation('Sch 3 para 6')],
  },
  {
    name: 'dismissal',
    whose: 'The employer',
    to: 'end the employment at a relevant school of an ECT who failed',
    workingDays: 10,
    from: 'no appeal can follow any more',
    kind: 'duty',
    setBy: 'both',
    cites: [regulation('12(3)'), regulation('12(4)'), cite('2.72')],
  },
];

/** The last day of a clock that starts on a day. Unknown where the bank holidays do not reach that far. */
export function clock(
  name: ClockName,
  startsOn: Day,
  calendar: Calendar,
  policy: Pick<Policy, 'nation'>,
): Answer<Clock> {
  const rule = ruleOf(name);
  const regulations = lastDayOf(rule.workingDays, 'beginning with', startsOn, calendar, policy.nation);
  const guidance = lastDayOf(rule.workingDays, 'after', startsOn, calendar, policy.nation);
  if (!guidance.known) return unknown(guidance.unknown);
  if (!regulations.known) return unknown(regulations.unknown);
  const [goesBy, other] = readingsOf(rule, regulations.value, guidance.value);
  const otherReading = other === goesBy ? null : other;
  return known(
    { name, startsOn, lastDay: goesBy, otherReading },
    whyOf(rule, startsOn, goesBy, otherReading),
  );
}

/** The rule behind a clock. */
export function ruleOf(name: ClockName): ClockRule {
  const rule = clockRules().find((one) => one.name === name);
  if (rule === undefined) throw new Error(`There is no clock "${name}". Use one of: ${CLOCKS.join(', ')}.`);
  return rule;
}

/** The reading to go by, then the other one. "Beginning with" is never the later of the two. */
function readingsOf({ kind, setBy }: ClockRule, beginningWith: Day, within: Day): readonly [Day, Day] {
  if (setBy === 'guidance') return [within, within];
  // A duty set by the regulations alone has no other text to read; a right is never cut short by how it is counted.
  if (setBy === 'regulations' && kind === 'duty') return [beginningWith, beginningWith];
  return kind === 'duty' ? [beginningWith, within] : [within, beginningWith];
}

function whyOf(rule: ClockRule, startsOn: Day, goesBy: Day, other: Day | null): Reason {
  const limit = `${rule.whose} has ${rule.workingDays} working days to ${rule.to}, until ${shortDay(goesBy)}.`;
  return reason(`${limit}${other === null ? '' : ` ${otherSays(rule, other)}`}`, rule.cites, [
    `${shortDay(startsOn)} (${rule.from})`,
  ]);
}

const otherSays = ({ kind }: ClockRule, other: Day): string =>
  kind === 'duty'
    ? `Counted as the guidance says, leaving out the day itself, it would be ${shortDay(other)}; the earlier day is the safe one.`
    : `Counted as the regulations say, beginning with the day itself, it would be ${shortDay(other)}; the later day is the fair one.`;

/** When a notice sent by email counts as received. */
export interface DeemedReceipt {
  /** The second day after it was sent (reg 18). */
  readonly byRegulations: Day;
  /** The day after the date of the letter, as the DfE's page on appeals counts. */
  readonly byAppealsPage: Day;
  /** What an ECT's right to appeal counts from. */
  readonly forAppeal: Day;
}

export function deemedReceipt(sentOn: Day): DeemedReceipt {
  const byRegulations = addDays(sentOn, 2);
  const byAppealsPage = addDays(sentOn, 1);
  return { byRegulations, byAppealsPage, forAppeal: laterOf(byRegulations, byAppealsPage) };
}

/**
 * The ECT's time to appeal against a notice sent by email on a day: the later of every reading, with the earliest beside
 * it, which is the day by which a careful ECT has appealed.
 */
export function appealClock(sentOn: Day, calendar: Calendar, policy: Pick<Policy, 'nation'>): Answer<Clock> {
  const receipt = deemedReceipt(sentOn);
  const latest = clock('appeal', receipt.forAppeal, calendar, policy);
  const rule = ruleOf('appeal');
  const earliest = lastDayOf(
    rule.workingDays,
    'beginning with',
    receipt.byAppealsPage,
    calendar,
    policy.nation,
  );
  if (!latest.known) return latest;
  if (!earliest.known) return unknown(earliest.unknown);
  const { lastDay, startsOn } = latest.value;
  const otherReading = earliest.value === lastDay ? null : earliest.value;
  const says =
    `The ECT may appeal until ${shortDay(lastDay)}. The notice sent on ${shortDay(sentOn)} is deemed received on ${shortDay(startsOn)}` +
    (otherReading === null
      ? '.'
      : `; by the shortest count the time ends on ${shortDay(otherReading)}, so name that day to the ECT as well.`);
  return known(
    { name: 'appeal', startsOn, lastDay, otherReading },
    reason(says, [...rule.cites, regulation('18')], [`notice sent ${shortDay(sentOn)}`]),
  );
}
