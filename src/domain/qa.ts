import { capital } from './capital';
import { shortDay } from './day';
import type { Day } from './facts';
import {
  ASK_VISITED,
  QA_CRITERIA,
  askedOf,
  holdsFor,
  type QaCase,
  type QaCriterion,
  type QaWeight,
} from './qa-criteria';
import { QA_LANES, type QaDecision, type QaFacts, type QaLane, type QaSchool } from './qa-facts';
import { laterOf, ofstedBySchool, ofstedFromGias } from './qa-ofsted';
import { emptyTally, limitsOf, talliesOf, type QaLimits, type QaPolicy, type Tally } from './qa-tally';
import { weightsOf } from './qa-weights';

/**
 * Which schools to visit, and why: lanes by circumstance, and points within them. What is not known scores nothing and is
 * a question to ask, never taken for fine.
 */

export interface QaPoint {
  /** "Q8". */
  readonly criterion: string;
  /** Below 0 where a recent visit takes points off. */
  readonly points: number;
  readonly says: string;
  /** The document that asks for it, and where in it. */
  readonly source: string;
}

export interface QaRow {
  readonly urn: string;
  readonly name: string;
  readonly area: string | null;
  readonly lane: QaLane;
  /** 1 is the first to visit. */
  readonly rank: number;
  readonly score: number;
  /** "Two ECTs not on track; induction lead since September 2026; no visit on record." */
  readonly sentence: string;
  readonly points: readonly QaPoint[];
  /** Questions to ask the school, or oneself. */
  readonly unknown: readonly string[];
  readonly ectsHere: number;
  readonly lastVisit: Day | null;
  readonly visitPlannedFor: Day | null;
}

/** Every school in the order to visit them, as at a day. One pass over each table; the same facts give the same order. */
export function prioritise(facts: QaFacts, policy: QaPolicy, asAt: Day): readonly QaRow[] {
  const caseOf = casesIn(facts, policy, asAt);
  const weights = weightsOf(policy);
  const used = QA_CRITERIA.filter(
    (criterion) => criterion.weight === undefined || weights[criterion.weight] > 0,
  );
  const decisions = decisionsBySchool(facts.decisions, limitsOf(policy, asAt));

  const rows = facts.schools.map((school) => {
    const decision = decisions.get(school.urn);
    const it = caseOf(school);
    const row = it.tally.here > 0 ? judged(it, used, weights) : withoutEct(it);
    return decision === undefined ? row : decided(row, decision);
  });
  rows.sort(inVisitingOrder);
  rows.forEach((row, at) => (row.rank = at + 1));
  return rows;
}

type MutableRow = { -readonly [key in keyof QaRow]: QaRow[key] };

const LANE_RANK: { readonly [lane in QaLane]: number } = Object.fromEntries(
  QA_LANES.map((lane, at) => [lane, at]),
) as { readonly [lane in QaLane]: number };

/** Ties go to the school with more ECTs, then to the lower URN, so that the order never depends on the sheet's. */
const inVisitingOrder = (one: QaRow, other: QaRow): number =>
  LANE_RANK[one.lane] - LANE_RANK[other.lane] ||
  other.score - one.score ||
  other.ectsHere - one.ectsHere ||
  (one.urn < other.urn ? -1 : one.urn > other.urn ? 1 : 0);

/** What each school is judged on, every table having been gone through once. */
export function casesIn(facts: QaFacts, policy: QaPolicy, asAt: Day): (school: QaSchool) => QaCase {
  const limits = limitsOf(policy, asAt);
  const tallies = talliesOf(facts, limits);
  const thinAreas = thinAreasOf(facts.schools, tallies, limits);
  const inspected = ofstedBySchool(facts.ofsted, asAt);
  const none = emptyTally();
  const reachesBack = facts.ects.some(({ finishedOn }) => finishedOn !== null && finishedOn < limits.gapFrom);
  return (school) => ({
    school,
    tally: tallies.get(school.urn) ?? none,
    ofsted: laterOf(inspected.get(school.urn), ofstedFromGias(school.ofsted, school.ofstedOn)),
    reachesBack,
    thinAreas,
    policy,
    limits,
  });
}

function judged(
  it: QaCase,
  criteria: readonly QaCriterion[],
  weights: { readonly [weight in QaWeight]: number },
): MutableRow {
  const points: QaPoint[] = [];
  const unknown: string[] = [];
  let score = 0;
  let best: QaLane = 'scored';
  let praise: QaPoint | null = null;
  for (const criterion of criteria) {
    const holds = holdsFor(criterion, it);
    if (holds === false) continue;
    if (holds === null) {
      const asks = askedOf(criterion, it);
      if (!unknown.includes(asks)) unknown.push(asks);
      continue;
    }
    const worth = criterion.weight === undefined ? 0 : weights[criterion.weight];
    const point = {
      criterion: criterion.id,
      points: worth,
      says: criterion.says(it),
      source: criterion.source,
    };
    if (criterion.lane === 'good practice') {
      praise = point;
      continue;
    }
    score += worth;
    points.push(point);
    const lane: QaLane = criterion.lane ?? best;
    if (LANE_RANK[lane] < LANE_RANK[best]) best = lane;
  }

  const lately = best === 'must visit' ? 0 : visitedLately(it);
  if (lately === null && !unknown.includes(ASK_VISITED)) unknown.push(ASK_VISITED);
  const lowered = Math.min(score, lately ?? 0);
  if (lowered > 0)
    points.push({ criterion: 'Visited', points: -lowered, says: visitedWhen(it), source: 'Settings' });
  // What a school does well is no reason for a visit that its troubles call for, and a visit does not end those.
  if (praise !== null && best === 'scored' && score <= it.policy.qaGoodPracticeUpTo) {
    points.push(praise);
    best = 'good practice';
  }
  return rowOf(it, best, score - lowered, points, unknown);
}

/** A school may ask for a visit at any time; nothing else applies where there is no ECT. */
function withoutEct(it: QaCase): MutableRow {
  const asked = QA_CRITERIA.find((criterion) => criterion.id === 'Q18');
  if (asked === undefined || asked.holds(it) !== true) return rowOf(it, 'no ECT', 0, [], []);
  const point = { criterion: asked.id, points: 0, says: asked.says(it), source: asked.source };
  return rowOf(it, 'must visit', 0, [point], []);
}

const rowOf = (
  { school, tally }: QaCase,
  lane: QaLane,
  score: number,
  points: readonly QaPoint[],
  unknown: readonly string[],
): MutableRow => ({
  urn: school.urn,
  name: school.name,
  area: school.area,
  lane,
  rank: 0,
  score,
  sentence: lane === 'no ECT' ? 'No ECT here now.' : sentenceOf(points),
  points,
  unknown,
  ectsHere: tally.here,
  lastVisit: tally.lastVisit,
  visitPlannedFor: tally.plannedVisit,
});

function sentenceOf(points: readonly QaPoint[]): string {
  let text = '';
  for (const point of points) text = text === '' ? point.says : `${text}; ${point.says}`;
  return text === '' ? 'Nothing on record calls for a visit.' : `${capital(text)}.`;
}

/** The points a recent visit takes off; null = nobody knows whether there was one. */
function visitedLately({ tally, policy, limits }: QaCase): number | null {
  if (tally.lastVisit !== null && tally.lastVisit >= limits.visitedFrom) return policy.qaVisitedLowers;
  return tally.visitsUnread && policy.qaVisitedLowers > 0 ? null : 0;
}

const visitedWhen = ({ tally }: QaCase): string =>
  tally.lastVisit === null ? '' : `visited on ${shortDay(tally.lastVisit)}`;

/**
 * Areas whose schools with ECTs have been visited less than half as often as all of them together. Equity is a property
 * of the whole plan, so it is worked out over all schools before any is judged.
 */
function thinAreasOf(
  schools: readonly QaSchool[],
  tallies: ReadonlyMap<string, Tally>,
  limits: QaLimits,
): ReadonlySet<string> {
  const areas = new Map<string, { hosts: number; visited: number }>();
  const all = { hosts: 0, visited: 0 };
  for (const { urn, area } of schools) {
    const tally = tallies.get(urn);
    if (area === null || tally === undefined || tally.here === 0) continue;
    const visited = tally.lastVisit !== null && tally.lastVisit >= limits.visitFrom ? 1 : 0;
    if (visited === 0 && tally.visitsUnread) continue;
    let own = areas.get(area);
    if (own === undefined) areas.set(area, (own = { hosts: 0, visited: 0 }));
    own.hosts += 1;
    own.visited += visited;
    all.hosts += 1;
    all.visited += visited;
  }
  const thin = [...areas].filter(([, { hosts, visited }]) => 2 * visited * all.hosts < all.visited * hosts);
  return new Set(thin.map(([area]) => area));
}

/**
 * The latest decision on each school in this school year; one made after the day asked about does not count yet. Of two made
 * on one day the more serious stands, wherever its row does.
 */
function decisionsBySchool(
  decisions: readonly QaDecision[],
  { schoolYearFrom, asAt }: QaLimits,
): ReadonlyMap<string, QaDecision> {
  const latest = new Map<string, QaDecision>();
  for (const decision of decisions) {
    const already = latest.get(decision.urn);
    if (decision.on < schoolYearFrom || decision.on > asAt) continue;
    if (already === undefined || standing(decision) > standing(already)) latest.set(decision.urn, decision);
  }
  return latest;
}

const standing = ({ on, lane, by, reason }: QaDecision): string =>
  [on, QA_LANES.length - LANE_RANK[lane], by, reason].join(' ');

const decided = (row: MutableRow, { lane, by, reason, on }: QaDecision): MutableRow => ({
  ...row,
  lane,
  sentence: `${row.sentence} ${by} decided on ${shortDay(on)}: ${reason}`,
});
