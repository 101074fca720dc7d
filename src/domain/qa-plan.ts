import type { QaLane } from './qa-facts';
import { lotOf } from './qa-criteria';
import { assigning, mayVisit, type Assigning, type PlanAssessor } from './qa-assign';

/** Which schools to visit this year, and who goes: must-visits first, then fair shares of areas, scores, and a lot. */

export interface PlanSchool {
  readonly urn: string;
  readonly name: string;
  readonly area: string | null;
  readonly lane: QaLane;
  readonly rank: number;
  readonly score: number;
  readonly ects: number;
  /** Who goes there whatever the plan comes to, such as the ECT adviser: no assessor's day is taken for it. */
  readonly goes?: string;
  /** The one assessor to go there, by name: their day is taken if the school is chosen. */
  readonly only?: string;
}

export interface PlanRules {
  /** Visits still to be given out. */
  readonly visits: number;
  /** Of an area's share by ECTs, so much in a hundred is kept for it. */
  readonly spreadPercent: number;
  /** Of the visits no must-visit takes, so many in a hundred are drawn by lot. */
  readonly randomPercent: number;
  /** The same word draws the same schools. */
  readonly seed: string;
  /** Visits each area has had, or is sure of, this year. */
  readonly had: ReadonlyMap<string, number>;
}

export type PlanWhy = 'must visit' | 'special circumstances' | 'score' | 'fair share' | 'drawn';

export interface Chosen {
  readonly school: PlanSchool;
  /** Null where nobody's days are known. */
  readonly assessor: PlanAssessor | null;
  readonly why: PlanWhy;
}

export interface Plan {
  /** In the order of the ranking. */
  readonly chosen: readonly Chosen[];
  /** Must be visited, and are not in the plan. */
  readonly unplaced: readonly { readonly school: PlanSchool; readonly says: string }[];
  /** Would have been visited by score alone, and gave way to areas and the lot. */
  readonly gaveWay: readonly PlanSchool[];
  readonly says: readonly string[];
}

/**
 * The plan for one school year. The same schools, assessors and rules give the same plan, in whatever order they come.
 * @param schools those that may be visited: not visited, and not promised a visit, this year.
 */
export function planYear(
  schools: readonly PlanSchool[],
  assessors: readonly PlanAssessor[],
  meant: PlanRules,
): Plan {
  const rules = withinDays(schools, assessors, meant);
  const plan = choose(schools, assessors, meant);
  const plain = choose(schools, assessors, { ...meant, spreadPercent: 0, randomPercent: 0 });
  const byScore = new Set(plain.whys.keys());
  const chosen = inOrder([...plan.whys.keys()]).map((school): Chosen => {
    const phase = plan.whys.get(school) ?? 'score';
    return {
      school,
      assessor: plan.places.of(school.urn),
      why: byScore.has(school) || phase === 'score' ? laneWhy(school) : phase,
    };
  });
  const gaveWay = inOrder([...byScore]).filter((school) => !plan.whys.has(school));
  const unplaced = inOrder(schools)
    .filter((school) => school.lane === 'must visit' && !plan.whys.has(school))
    .map((school) => ({ school, says: whyUnplaced(school, assessors, rules) }));
  return { chosen, unplaced, gaveWay, says: tradedFor(chosen, gaveWay, byScore, rules.seed) };
}

/** Shares and the lot go by the visits that can be made. */
function withinDays(
  schools: readonly PlanSchool[],
  assessors: readonly PlanAssessor[],
  meant: PlanRules,
): PlanRules {
  const days = assessors.reduce(
    (sum, { visits }) => sum + visits,
    schools.filter(({ goes, lane }) => goes !== undefined && lane !== 'no ECT').length,
  );
  return assessors.length === 0 || days >= meant.visits ? meant : { ...meant, visits: days };
}

interface Choice {
  readonly whys: ReadonlyMap<PlanSchool, PlanWhy>;
  readonly places: Assigning;
}

function choose(
  schools: readonly PlanSchool[],
  assessors: readonly PlanAssessor[],
  meant: PlanRules,
): Choice {
  const rules = withinDays(schools, assessors, meant);
  const candidates = inOrder(schools).filter(({ lane }) => lane !== 'no ECT');
  const places = assigning(assessors);
  const whys = new Map<PlanSchool, PlanWhy>();
  const take = (school: PlanSchool, why: PlanWhy, most: number): void => {
    if (whys.size < most && !whys.has(school) && (school.goes !== undefined || places.place(school)))
      whys.set(school, why);
  };

  for (const school of candidates) if (school.lane === 'must visit') take(school, 'must visit', rules.visits);
  const musts = whys.size;
  const others = candidates.filter(({ lane }) => lane !== 'must visit');
  const toDraw = Math.round(((rules.visits - musts) * rules.randomPercent) / 100);
  const kept = whysWithNamed(schools, assessors, meant);
  for (const school of others) {
    const why = school.only === undefined ? undefined : kept.get(school.urn);
    if (why !== undefined && why !== 'drawn') take(school, why, rules.visits - toDraw);
  }

  const has = new Map(rules.had);
  for (const { area } of whys.keys()) if (area !== null) has.set(area, (has.get(area) ?? 0) + 1);
  for (const [area, least] of leastByArea(candidates, rules)) {
    for (const school of others) {
      if ((has.get(area) ?? 0) >= least) break;
      if (school.area !== area) continue;
      const before = whys.size;
      take(school, 'fair share', rules.visits - toDraw);
      has.set(area, (has.get(area) ?? 0) + whys.size - before);
    }
  }
  for (const school of others) take(school, 'score', rules.visits - toDraw);
  const lots = new Map(others.map(({ urn }) => [urn, lotOf(urn, rules.seed)]));
  const byLot = [...others].sort((a, b) => (lots.get(a.urn) ?? 0) - (lots.get(b.urn) ?? 0));
  for (const school of byLot) take(school, 'drawn', rules.visits);
  return { whys, places };
}

/** What would be chosen if those whom people named had days enough: such a school keeps its assessor's day from its equals. */
function whysWithNamed(
  schools: readonly PlanSchool[],
  assessors: readonly PlanAssessor[],
  meant: PlanRules,
): ReadonlyMap<string, PlanWhy> {
  if (schools.every(({ only }) => only === undefined)) return new Map();
  const free = schools.map(({ only, ...school }) =>
    only === undefined ? school : { ...school, goes: only },
  );
  return new Map([...choose(free, assessors, meant).whys].map(([{ urn }, why]) => [urn, why]));
}

const laneWhy = ({ lane }: PlanSchool): PlanWhy =>
  lane === 'must visit' || lane === 'special circumstances' ? lane : 'score';

const inOrder = (schools: readonly PlanSchool[]): PlanSchool[] =>
  [...schools].sort((one, other) => one.rank - other.rank || (one.urn < other.urn ? -1 : 1));

/** How many visits each area is sure of, the area that is owed most first. Its share goes by its ECTs. */
function leastByArea(
  candidates: readonly PlanSchool[],
  { visits, spreadPercent, had }: PlanRules,
): readonly (readonly [area: string, least: number])[] {
  const ects = new Map<string, number>();
  for (const { area, ects: here } of candidates)
    if (area !== null) ects.set(area, (ects.get(area) ?? 0) + here);
  const all = [...ects.values()].reduce((sum, here) => sum + here, 0);
  const total = [...had.values()].reduce((sum, made) => sum + made, visits);
  return [...ects]
    .map(
      ([area, here]) =>
        [area, Math.floor((total * here * spreadPercent) / (100 * Math.max(1, all)))] as const,
    )
    .filter(([, least]) => least > 0)
    .sort(([one, least], [other, most]) => most - least || (one < other ? -1 : 1));
}

function whyUnplaced(school: PlanSchool, assessors: readonly PlanAssessor[], { visits }: PlanRules): string {
  const able = assessors.filter((assessor) => assessor.visits > 0);
  if (assessors.length > 0 && able.length === 0)
    return `${school.name} must be visited, but no assessor has a day left.`;
  const { only } = school;
  if (only !== undefined && !able.some((assessor) => mayVisit(assessor, school)))
    return `${school.name} must be visited, but ${only}, named as its Visitor, has no day left. Name somebody else, or clear Visitor, in Visits, and plan again.`;
  if (assessors.length > 0 && !able.some((assessor) => mayVisit(assessor, school))) {
    const place = school.area ?? 'a school without an area';
    const belong = able.filter(({ schools }) => schools.has(school.urn)).length;
    const why =
      belong === 0
        ? `no assessor with days left goes to ${place}`
        : `every assessor with days left belongs to it${belong < able.length ? ` or does not go to ${place}` : ''}`;
    return `${school.name} must be visited, but ${why}.`;
  }
  return `${school.name} must be visited, but ${visits === 0 ? 'no visit is left' : 'all visits and assessors’ days are taken by others that must be'}.`;
}

/** What fairness and the lot changed, in sentences. */
function tradedFor(
  chosen: readonly Chosen[],
  gaveWay: readonly PlanSchool[],
  byScore: ReadonlySet<PlanSchool>,
  seed: string,
): readonly string[] {
  const of = (why: PlanWhy) => chosen.filter((one) => one.why === why).map(({ school }) => spelt(school));
  const [fair, drawn] = [of('fair share'), of('drawn')];
  const [deepest, deepestByScore] = [deepestOf(chosen.map(({ school }) => school)), deepestOf([...byScore])];
  return [
    ...(fair.length > 0 ? [`So that each area has its share: ${fair.join('; ')}.`] : []),
    ...(drawn.length > 0 ? [`Drawn by lot for ${seed}: ${drawn.join('; ')}.`] : []),
    ...(gaveWay.length > 0
      ? [
          `By score alone these would have been visited instead: ${gaveWay.map(spelt).join('; ')}.`,
          ...(deepest === deepestByScore
            ? []
            : [
                `The plan goes down to rank ${deepest}; by score alone it would go down to rank ${deepestByScore}.`,
              ]),
        ]
      : []),
  ];
}

const deepestOf = (schools: readonly PlanSchool[]): number => Math.max(...schools.map(({ rank }) => rank));

const spelt = ({ name, area, rank }: PlanSchool): string =>
  `${name} (${area === null ? '' : `${area}, `}rank ${rank})`;
