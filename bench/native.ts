/**
 * The choice of schools as native spreadsheet formulas would make it: for each school COUNTIFS, SUMIFS and MAXIFS over the
 * whole sheets, in the functions of an open-source engine. Without reasons, questions, the balance of areas and the lot,
 * which no formula of a bearable length gives.
 */
import { AND, COUNTIFS, IF, MAX, MAXIFS, MIN, OR, SUMIFS } from '@formulajs/formulajs';
import { numberOf } from '../src/domain/civil';
import { day } from '../src/domain/day';
import type { Day } from '../src/domain/facts';
import { defaultPolicy, type Policy } from '../src/domain/policy';
import { prioritise } from '../src/domain/qa';
import type { QaFacts } from '../src/domain/qa-facts';
import { fastestOf } from './measure';
import { manySchools } from './qa';

const AS_AT = day('2026-12-07');

/** What formulas leave out has no weight here, so that both score alike. */
export const nativePolicy = (): Policy => ({
  ...defaultPolicy(),
  qaWeightArea: 0,
  qaWeightRandom: 0,
  qaWeightLongGap: 0,
  qaWeightFidelity: 0,
});

export interface NativeRow {
  readonly urn: string;
  /** As in QA_LANES: 0 must visit, 1 special circumstances, 2 scored, 3 good practice, 4 no ECT. */
  readonly lane: number;
  readonly score: number;
}

/** A day as a cell has it, a number; blank is 0, so that no comparison takes it for recent. */
const serial = (on: Day | null): number => (on === null ? 0 : numberOf(on));
const on = (text: string): number => numberOf(day(text));

export function nativeScores({ schools, ects, posts, visits }: QaFacts): readonly NativeRow[] {
  const [today, year, three, last] = [on('2026-12-07'), on('2025-12-07'), on('2023-12-07'), on('2025-09-01')];
  const facts = {
    urn: ects.map(({ urn }) => urn ?? ''),
    started: ects.map(({ startedOn }) => serial(startedOn)),
    // Here: no outcome, and not gone yet.
    here: ects.map(
      ({ startedOn, finishedOn, outcome }) =>
        IF(
          AND(
            startedOn !== null && startedOn <= AS_AT,
            outcome === null,
            OR(finishedOn === null, serial(finishedOn) >= today),
          ),
          1,
          0,
        ) as number,
    ),
    left: ects.map(
      ({ finishedOn, outcome }) =>
        IF(AND(outcome === null, finishedOn !== null, serial(finishedOn) < today), 1, 0) as number,
    ),
    onTrack: ects.map(({ onTrack }) => onTrack ?? 'unknown'),
    extension: ects.map(({ extension }) => extension ?? 'unknown'),
    route: ects.map(({ ittRoute }) => ittRoute ?? 'unknown'),
    late: ects.map(({ lateReports, returnedReports }) => lateReports + returnedReports),
  };
  const people = {
    urn: posts.map(({ urn }) => urn ?? ''),
    role: posts.map(({ role }) => role),
    from: posts.map(({ from }) => serial(from)),
  };
  const visited = {
    urn: visits.map(({ urn }) => urn),
    on: visits.map(({ visitedOn }) => serial(visitedOn)),
  };

  return schools.map((school): NativeRow => {
    const { urn } = school;
    const count = (...more: readonly unknown[]) =>
      Number(COUNTIFS(facts.urn, urn, facts.here, 1, ...(more as [])));
    const latest = (role: string) =>
      Number(MAXIFS(people.from, people.urn, urn, people.role, role, people.from, `<=${today}`));
    const here = count();
    if (here === 0 && school.visitRequestedOn === null) return { urn, lane: 4, score: 0 };
    const visit = Number(MAXIFS(visited.on, visited.urn, urn, visited.on, `<=${today}`));
    const [lead, head] = [latest('induction lead'), latest('head')];
    const starters = Number(
      COUNTIFS(facts.urn, urn, facts.started, `>=${three}`, facts.started, `<=${today}`),
    );
    const leavers = Number(COUNTIFS(facts.urn, urn, facts.started, `>=${three}`, facts.left, 1));
    const asked = serial(school.visitRequestedOn) > visit;
    const late = Number(SUMIFS(facts.late, facts.urn, urn, facts.here, 1));
    const issues = serial(school.seriousIssuesOn);
    const must = OR(asked, count(facts.onTrack, 'no') > 0);
    if (here === 0) return { urn, lane: asked ? 0 : 4, score: 0 };
    const special = OR(
      count(facts.extension, 'yes') > 0,
      school.specialMeasures === 'yes',
      school.ofsted === 'Inadequate',
      school.capacityIssue === 'yes',
    );
    const points = (holds: unknown, worth: number) => Number(IF(holds, worth, 0));
    const score =
      points(OR(AND(issues >= last, issues <= today), school.ofsted === 'Requires improvement'), 5) +
      points(school.highSupport === 'yes', 5) +
      points(OR(here >= 6, AND(here > 1, school.teachers !== null, here * 5 >= (school.teachers ?? 0))), 10) +
      points(count(facts.route, 'Assessment only') > 0, 5) +
      points(MAX(lead, head) >= year, 5) +
      points(AND(lead >= year, head >= year), 5) +
      points(AND(serial(school.withUsSince) >= year, serial(school.withUsSince) <= today), 5) +
      points(visit < three, 5) +
      points(AND(starters >= 3, leavers * 100 >= 34 * starters), 5) +
      points(late >= 2, 0);
    const lowered = points(AND(visit >= year, must !== true), MIN(score, 10) as number);
    const praised = OR(school.goodPractice === 'yes', AND(starters >= 3, leavers === 0));
    const rest = score - lowered;
    return {
      urn,
      score: rest,
      lane: Number(IF(must, 0, IF(special, 1, IF(AND(praised, score <= 4), 3, 2)))),
    };
  });
}

export interface NativeFigure {
  readonly schools: number;
  readonly ms: number;
  readonly nativeMs: number;
  /** Theirs over ours. */
  readonly times: number;
}

/** At a size the engine can finish: every school goes through every row, so it grows with the square. */
export function nativeFigures(sizes: readonly number[] = [100, 400]): readonly NativeFigure[] {
  return sizes.map((schools) => {
    const facts = manySchools(schools);
    const policy = nativePolicy();
    const ms = fastestOf(5, () => prioritise(facts, policy, AS_AT));
    const nativeMs = fastestOf(1, () => nativeScores(facts));
    return { schools, ms, nativeMs, times: nativeMs / ms };
  });
}
