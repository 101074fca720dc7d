import type { Day } from './facts';
import { casesIn, prioritise, type QaRow } from './qa';
import { ASK_VISITED, QA_CRITERIA, askedOf, holdsFor, type QaCase, type QaCriterion } from './qa-criteria';
import type { QaFacts, QaLane } from './qa-facts';
import type { QaPolicy } from './qa-tally';
import { presetOf, weightsOf } from './qa-weights';

/** What a lead lays beside the ranking: the criteria in force, one school's answers to each, and what other weights would do. */

export interface CriterionInForce {
  readonly criterion: string;
  readonly name: string;
  readonly lane: QaLane;
  /** Points in force, and those of the chosen set. Null where the criterion decides the lane and scores nothing. */
  readonly weight: number | null;
  readonly usual: number | null;
  readonly threshold: string;
  readonly source: string;
}

const listed = (words: readonly string[]): string => words.join(', ');

/** From which figure, day or word on a criterion holds, as the settings say. */
const THRESHOLDS: { readonly [criterion: string]: (policy: QaPolicy) => string } = {
  Q3: (p) => `Special measures, or Ofsted says: ${listed(p.qaInadequateWords)}`,
  Q4: (p) =>
    `${p.qaImprovementAreas} area judged, or a grade: ${listed(p.qaImprovementWords)}; issues since 1 September of last school year`,
  Q6: (p) => `${p.qaManyEcts} ECTs, or ${p.qaManyEctsPercent} in 100 teachers`,
  Q7: (p) => listed(p.qaQuickRoutes),
  Q8: (p) => `Within ${p.qaRecentMonths} months`,
  Q9: (p) => `Within ${p.qaRecentMonths} months; ${p.qaNewHeadAndLead}`,
  Q10: (p) => `${p.qaGapYears} years`,
  Q11: (p) => `Within ${p.qaRecentMonths} months`,
  Q12: (p) => `${p.qaVisitYears} years`,
  Q13: () => 'Less than half the share visited of all areas together',
  Q14: (p) =>
    `${p.qaLeaversPercent} in 100 of at least ${p.qaRetentionFewest} ECTs in ${p.qaRetentionYears} years`,
  Q15: (p) =>
    `${p.qaStayersPercent} in 100 of at least ${p.qaRetentionFewest} ECTs in ${p.qaRetentionYears} years; up to ${p.qaGoodPracticeUpTo} points`,
  Q19: (p) => `${p.qaSamplePercent} in 100 schools, by the word ${p.qaSampleSeed}`,
  Q20: (p) => `${p.qaReports} reports`,
  Q21: (p) => `Not checked for ${p.qaVisitYears} years`,
};

/** Every criterion as it is used now, in the order it is judged, and what a recent visit takes off. */
export function criteriaInForce(policy: QaPolicy): readonly CriterionInForce[] {
  const [weights, usual] = [weightsOf(policy), presetOf(policy)];
  const rows = QA_CRITERIA.map(({ id, name, lane = 'scored', weight, source }) => ({
    criterion: id,
    name,
    lane,
    weight: weight === undefined ? null : weights[weight],
    usual: weight === undefined ? null : usual[weight],
    threshold: THRESHOLDS[id]?.(policy) ?? '',
    source,
  }));
  const visited: CriterionInForce = {
    criterion: 'Visited',
    name: 'Visited lately: lowers the score, never a must visit',
    lane: 'scored',
    weight: -policy.qaVisitedLowers,
    usual: null,
    threshold: `Within ${policy.qaVisitedMonths} months`,
    source: 'Settings',
  };
  return [...rows, visited];
}

export interface QaReason {
  readonly criterion: string;
  readonly name: string;
  readonly holds: 'yes' | 'no' | 'not known' | 'left out';
  readonly points: number;
  /** The reason, or the question to ask. */
  readonly says: string;
  readonly source: string;
}

/** One school's answer to every criterion, and its row of the ranking. Null where no such school is in the facts. */
export function reasonsFor(
  facts: QaFacts,
  policy: QaPolicy,
  asAt: Day,
  urn: string,
): { readonly row: QaRow; readonly reasons: readonly QaReason[] } | null {
  const school = facts.schools.find((one) => one.urn === urn);
  const row = prioritise(facts, policy, asAt).find((one) => one.urn === urn);
  if (school === undefined || row === undefined) return null;
  const it = casesIn(facts, policy, asAt)(school);
  const weights = weightsOf(policy);
  // Where there is no ECT, a school may ask all the same; nothing else applies.
  const asked = QA_CRITERIA.filter(({ id }) => it.tally.here > 0 || id === 'Q18');
  const answers = asked.map((criterion) => {
    const worth = criterion.weight === undefined ? null : weights[criterion.weight];
    const { id, name, source } = criterion;
    if (worth === 0) return { criterion: id, name, holds: 'left out' as const, points: 0, says: '', source };
    return { ...answer(criterion, it, worth ?? 0), source };
  });
  const lately =
    row.points.find(({ points }) => points < 0) ??
    (row.unknown.includes(ASK_VISITED)
      ? { criterion: 'Visited', points: 0, says: ASK_VISITED, source: 'Settings' }
      : null);
  return {
    row,
    reasons: lately
      ? [...answers, { ...lately, name: 'Visited lately', holds: lately.points < 0 ? 'yes' : 'not known' }]
      : answers,
  };
}

function answer(criterion: QaCriterion, it: QaCase, worth: number): Omit<QaReason, 'source'> {
  const { id, name } = criterion;
  const holds = holdsFor(criterion, it);
  if (holds === null)
    return { criterion: id, name, holds: 'not known', points: 0, says: askedOf(criterion, it) };
  return holds
    ? { criterion: id, name, holds: 'yes', points: worth, says: criterion.says(it) }
    : { criterion: id, name, holds: 'no', points: 0, says: '' };
}

export interface QaMoved {
  readonly row: QaRow;
  readonly before: QaRow;
  /** Places up; below 0 where it falls. */
  readonly up: number;
}

/** The ranking under other settings beside the one in force, in the other's order. */
export function whatIf(facts: QaFacts, policy: QaPolicy, other: QaPolicy, asAt: Day): readonly QaMoved[] {
  const now = new Map(prioritise(facts, policy, asAt).map((row) => [row.urn, row]));
  return prioritise(facts, other, asAt).map((row) => {
    const before = now.get(row.urn) ?? row;
    return { row, before, up: before.rank - row.rank };
  });
}
