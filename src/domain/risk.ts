import { valueOr } from './answer';
import { numberOf } from './civil';
import type { Calendar, Career, Citation, Day } from './facts';
import { courseOf } from './parts';
import type { Policy } from './policy';
import type { Finding, RiskCase } from './risk-case';
import { SIGNS } from './risk-signs';
import { heldOn, isOurs } from './stints';
import { addWorkingDays } from './working-days';

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
  const it: RiskCase = { career, calendar, policy, asAt };
  const unknown = new Set(serviceUnknown(it));
  const isTheirs = isElsewhere(it);
  const found = SIGNS.flatMap(({ setting, look, byLack, ofReports }, place) => {
    const level = policy[setting];
    if (level === 'leave out' || (byLack && career.unread) || (isTheirs && !ofReports)) return [];
    const { findings, asks } = look(it);
    asks.forEach((question) => unknown.add(question));
    return findings.map((finding) => weighed(finding, level, place, asAt));
  }).sort((one, other) => (one.order < other.order ? -1 : 1));
  return summedUp(found, [...unknown], it);
}

/** Another body assures all that the ECT is in now: how they do is for it to act on and to know (2.75, 2.79, 5.9). */
function isElsewhere({ career, asAt }: RiskCase): boolean {
  const held = heldOn(career.periods, asAt);
  return held.length > 0 && !held.some(isOurs);
}

/** Why the service up to a day can't be laid out, where it can't: what no sign could be seen in is not fine. */
function serviceUnknown({ career, calendar, policy, asAt }: RiskCase): readonly string[] {
  const { unknown, stops } = courseOf(career, calendar, policy, asAt).ledger;
  if (unknown !== null) return [unknown];
  if (stops !== null && stops.on < numberOf(asAt)) return [stops.says];
  return career.periods.length > 0
    ? []
    : ['Where and since when is the ECT in induction? No period is recorded.'];
}

interface Weighed extends Finding, Pick<RiskReason, 'level'> {
  /** Sorts the most serious first, then what has stood longest; of equals, as the signs stand, and then by its words. */
  readonly order: string;
}

function weighed(finding: Finding, level: Weighed['level'], place: number, asAt: Day): Weighed {
  // What is told before its day stands since a day that is not known, and such come last.
  const since = finding.since !== null && finding.since > asAt ? null : finding.since;
  const order = [
    RISK_LEVELS.indexOf(level),
    since ?? 'later',
    10 + place,
    finding.says,
    finding.owner,
  ].join();
  return { ...finding, level, since, order };
}

const NOTHING: Risk = { level: 'none', reasons: [], unknown: [], since: null, nextStep: null };

function summedUp(found: readonly Weighed[], unknown: readonly string[], it: RiskCase): Risk {
  const [worst] = found;
  if (worst === undefined) return unknown.length === 0 ? NOTHING : { ...NOTHING, level: 'unknown', unknown };
  return {
    level: worst.level,
    reasons: found.map(({ level, says, since, cites }) => ({ level, says, since, cites })),
    unknown,
    since: worst.since,
    nextStep: {
      says: worst.step,
      owner: worst.owner ?? it.career.ect.assessor ?? 'the appropriate body',
      by: stepBy(worst.since ?? it.asAt, it),
    },
  };
}

/** Some working days after the reason arose: once they have passed, everybody can see for how long. */
const stepBy = (since: Day, { calendar, policy }: RiskCase): Day | null =>
  valueOr(addWorkingDays(since, policy.riskNextStepDays, calendar, policy.nation), null);
