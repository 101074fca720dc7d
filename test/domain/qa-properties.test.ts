/** What must hold of the ranking whatever the facts: risks, unknowns, weights. */
import * as fc from 'fast-check';
import { defaultPolicy } from '../../src/domain/policy';
import { prioritise } from '../../src/domain/qa';
import { QA_CRITERIA } from '../../src/domain/qa-criteria';
import type { QaEct, QaFacts, QaSchool } from '../../src/domain/qa-facts';
import type { QaPolicy } from '../../src/domain/qa-tally';
import { weightsOf } from '../../src/domain/qa-weights';
import { manySchools } from '../../bench/qa';
import { day } from './examples';

const AS_AT = day('2026-12-07');
/** Since when a school has been with us also tells of a gap before, so that criterion is left out. */
const policy: QaPolicy = { ...defaultPolicy(), qaPreset: 'Even weights', qaWeightLongGap: 0 };

/** Some schools of an AB as it may be, and one of them. */
const some = fc.tuple(fc.integer({ min: 5, max: 60 }), fc.nat()).map(([count, at]) => {
  const facts = manySchools(count);
  return { facts, at: at % count };
});

const withSchool = (facts: QaFacts, at: number, differs: Partial<QaSchool>): QaFacts => ({
  ...facts,
  schools: facts.schools.map((school, index) => (index === at ? { ...school, ...differs } : school)),
});
const withEct = (facts: QaFacts, urn: string, differs: Partial<QaEct>): QaFacts => {
  const first = facts.ects.findIndex((ect) => ect.urn === urn);
  return { ...facts, ects: facts.ects.map((ect, index) => (index === first ? { ...ect, ...differs } : ect)) };
};
const rowOf = (facts: QaFacts, urn: string, by: QaPolicy = policy) => {
  const row = prioritise(facts, by, AS_AT).find((one) => one.urn === urn);
  if (row === undefined) throw new Error('Every school has a row.');
  return row;
};

/** A fact of the school, or of one of its ECTs, that calls for a visit; beside it, the same fact known to be well. */
const RISKS: readonly (readonly [
  string,
  Partial<QaSchool>,
  Partial<QaSchool>,
  Partial<QaEct>,
  Partial<QaEct>,
])[] = [
  ['Q3', { ofsted: 'Inadequate' }, { ofsted: 'Good' }, {}, {}],
  ['Q17', { capacityIssue: 'yes' }, { capacityIssue: 'no' }, {}, {}],
  ['Q4', { ofsted: 'Requires improvement' }, { ofsted: 'Good' }, {}, {}],
  ['Q5', { highSupport: 'yes' }, { highSupport: 'no' }, {}, {}],
  ['Q11', { withUsSince: day('2026-09-01') }, { withUsSince: day('2010-09-01') }, {}, {}],
  ['Q1', {}, {}, { onTrack: 'no' }, { onTrack: 'yes' }],
  ['Q1 plan', {}, {}, { supportPlan: 'yes' }, { supportPlan: 'no' }],
  ['Q2', {}, {}, { extension: 'yes' }, { extension: 'no' }],
  ['Q2 concern', {}, {}, { concern: 'yes' }, { concern: 'no' }],
  ['Q7', {}, {}, { ittRoute: 'Assessment only' }, { ittRoute: 'School Direct' }],
  ['Q21', {}, {}, { programme: 'school-led' }, { programme: 'provider-led' }],
  ['Q20', {}, {}, { lateReports: 5 }, { lateReports: 0 }],
];
const nothing = (differs: object) => Object.fromEntries(Object.keys(differs).map((key) => [key, null]));

describe.each(RISKS)('%s', (_criterion, badSchool, goodSchool, badEct, goodEct) => {
  const laid = (facts: QaFacts, at: number, school: Partial<QaSchool>, ect: Partial<QaEct>) =>
    withEct(withSchool(facts, at, school), facts.schools[at]?.urn ?? '', ect);

  test('a risk more never lowers a rank or a score', () => {
    fc.assert(
      fc.property(some, ({ facts, at }) => {
        const urn = facts.schools[at]?.urn ?? '';
        const [well, risky] = [
          rowOf(laid(facts, at, goodSchool, goodEct), urn),
          rowOf(laid(facts, at, badSchool, badEct), urn),
        ];
        expect(risky.rank).toBeLessThanOrEqual(well.rank);
        expect(risky.score).toBeGreaterThanOrEqual(well.score);
      }),
      { numRuns: 40 },
    );
  });

  test('not known stands where known to be well stands: never above it for that alone, never below', () => {
    fc.assert(
      fc.property(some, ({ facts, at }) => {
        const urn = facts.schools[at]?.urn ?? '';
        if (typeof Object.values(badEct)[0] === 'number') return;
        const unknown = rowOf(laid(facts, at, nothing(badSchool), nothing(badEct)), urn);
        const well = rowOf(laid(facts, at, goodSchool, goodEct), urn);
        const risky = rowOf(laid(facts, at, badSchool, badEct), urn);
        expect([unknown.lane, unknown.score]).toEqual([well.lane, well.score]);
        expect(unknown.score).toBeLessThanOrEqual(risky.score);
        // Never taken for fine: what is not known is asked, unless the criterion is met by something else.
        if (JSON.stringify(unknown.points) === JSON.stringify(well.points) && well.lane !== 'no ECT')
          expect(unknown.unknown.length).toBeGreaterThanOrEqual(well.unknown.length);
      }),
      { numRuns: 40 },
    );
  });
});

test('a weight of 0 removes its criterion: no point, no question, and the rest as it was', () => {
  const weights = QA_CRITERIA.flatMap(({ id, weight, asks }) =>
    weight === undefined ? [] : [{ id, weight, asks }],
  );
  fc.assert(
    fc.property(some, fc.constantFrom(...weights), ({ facts }, { id, weight }) => {
      const without = prioritise(facts, { ...policy, [weight]: 0, qaVisitedLowers: 0 }, AS_AT);
      const before = new Map(
        prioritise(facts, { ...policy, qaVisitedLowers: 0 }, AS_AT).map((row) => [row.urn, row]),
      );
      for (const row of without) {
        const was = before.get(row.urn);
        expect(row.points.map(({ criterion }) => criterion)).not.toContain(id);
        expect(row.score).toBe(
          (was?.score ?? 0) - (was?.points.find((p) => p.criterion === id)?.points ?? 0),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('with every weight 0, no school has a score', () => {
  const none = Object.fromEntries(Object.keys(weightsOf(policy)).map((weight) => [weight, 0]));
  const rows = prioritise(manySchools(80), { ...policy, ...none }, AS_AT);
  expect(rows.filter(({ score }) => score !== 0)).toEqual([]);
});
