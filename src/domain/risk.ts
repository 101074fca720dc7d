import { valueOr } from './answer';
import { numberOf } from './civil';
import type { Calendar, Career, Citation, Day } from './facts';
import { courseOf } from './parts';
import type { Policy } from './policy';
import type { Finding } from './risk-case';
import { SIGNS } from './risk-signs';
import { addWorkingDays, nearestWorkingDay } from './working-days';

/**
 * How far an ECT is at risk of not completing induction well, and why. What is not known is said to be unknown, and is
 * never taken for fine.
 */

/** "unknown" = nothing found, and not everything known. */
export const RISK_LEVELS = ['red', 'amber', 'watch', 'none', 'unknown'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export interface RiskReason {
  readonly level: 'red' | 'amber' | 'watch';
  readonly says: string;
  readonly since: Day | null;
  readonly cites: readonly Citation[];
}

export interface NextStep {
  readonly says: string;
  /** A person's id or name as recorded, or words such as "the induction tutor". */
  readonly owner: string;
  readonly by: Day | null;
}

export interface Risk {
  readonly level: RiskLevel;
  /** Most serious first; of equals, the longest standing. */
  readonly reasons: readonly RiskReason[];
  /** Questions the facts leave open. */
  readonly unknown: readonly string[];
  /** Since when the level's own reasons stand. */
  readonly since: Day | null;
  readonly nextStep: NextStep | null;
}

export function riskOf(career: Career, calendar: Calendar, policy: Policy, asAt: Day): Risk {
  if (career.ect.outcome !== null) return NOTHING;
  const found: Weighed[] = [];
  const unknown: string[] = [...serviceUnknown(career, calendar, policy, asAt)];
  for (const { setting, look } of SIGNS) {
    const level = policy[setting];
    if (level === 'leave out') continue;
    const { findings, asks } = look({ career, calendar, policy, asAt });
    for (const finding of findings) found.push({ ...finding, since: notAfter(asAt, finding.since), level });
    for (const question of asks) if (!unknown.includes(question)) unknown.push(question);
  }
  return summedUp(found.sort(mostSeriousFirst), unknown, career, calendar, policy, asAt);
}

/** Why the service up to a day can't be laid out, where it can't: what no sign could be seen in is not fine. */
function serviceUnknown(career: Career, calendar: Calendar, policy: Policy, asAt: Day): readonly string[] {
  const { unknown, stops } = courseOf(career, calendar, policy, asAt).ledger;
  if (unknown !== null) return [unknown];
  return stops !== null && stops.on < numberOf(asAt) ? [stops.says] : [];
}

/** What is told before its day stands since a day that is not known. */
const notAfter = (asAt: Day, since: Day | null): Day | null =>
  since !== null && since > asAt ? null : since;

type Weighed = Finding & Pick<RiskReason, 'level'>;

const NOTHING: Risk = { level: 'none', reasons: [], unknown: [], since: null, nextStep: null };

function summedUp(
  found: readonly Weighed[],
  unknown: readonly string[],
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Risk {
  const [worst] = found;
  if (worst === undefined) return unknown.length === 0 ? NOTHING : { ...NOTHING, level: 'unknown', unknown };
  return {
    level: worst.level,
    reasons: found.map(({ level, says, since, cites }) => ({ level, says, since, cites })),
    unknown,
    since: worst.since,
    nextStep: {
      says: worst.step,
      owner: worst.owner ?? career.ect.assessor ?? 'the appropriate body',
      by: stepBy(worst.since ?? asAt, calendar, policy, asAt),
    },
  };
}

/** Some working days after the reason arose; where those have passed, at once. */
function stepBy(since: Day, calendar: Calendar, policy: Policy, asAt: Day): Day | null {
  const by = valueOr(addWorkingDays(since, policy.riskNextStepDays, calendar, policy.nation), null);
  return by === null || by >= asAt
    ? by
    : valueOr(nearestWorkingDay(asAt, 'after', calendar, policy.nation), null);
}

const SERIOUSNESS = { red: 0, amber: 1, watch: 2 } as const;

/** The sort is stable: where level and day are equal, the order of the signs stands. */
const mostSeriousFirst = (one: Weighed, other: Weighed): number =>
  SERIOUSNESS[one.level] - SERIOUSNESS[other.level] || orderOf(one.since) - orderOf(other.since);

/** Days not known come last. */
const orderOf = (since: Day | null): number => (since === null ? Number.MAX_SAFE_INTEGER : numberOf(since));
