import { defaultPolicy, readPolicy } from '../../src/domain/policy';
import { prioritise } from '../../src/domain/qa';
import { QA_CRITERIA } from '../../src/domain/qa-criteria';
import { criteriaInForce, reasonsFor, whatIf } from '../../src/domain/qa-table';
import { manySchools } from '../../bench/qa';
import { day } from './examples';

const AS_AT = day('2026-12-07');
const policy = defaultPolicy();
const facts = manySchools(200);

describe('the criteria in force', () => {
  test('name each criterion once, with its source, its weight and what it usually weighs', () => {
    const rows = criteriaInForce({ ...policy, qaWeightSupport: 9 });
    expect(rows.map(({ criterion }) => criterion)).toEqual([...QA_CRITERIA.map(({ id }) => id), 'Visited']);
    expect(rows.find(({ criterion }) => criterion === 'Q5')).toMatchObject({
      weight: 9,
      usual: 5,
      source: 'Cambridgeshire, priority 2',
    });
    expect(rows.find(({ criterion }) => criterion === 'Q1')).toMatchObject({ weight: null, usual: null });
    expect(rows.find(({ criterion }) => criterion === 'Visited')).toMatchObject({ weight: -10 });
  });

  test('every setting of a threshold changes what the table says', () => {
    const before = JSON.stringify(criteriaInForce(policy));
    const texts = {
      qaManyEcts: '9',
      qaManyEctsPercent: '33',
      qaQuickRoutes: 'Apprenticeship',
      qaRecentMonths: '7',
      qaNewHeadAndLead: 'either is new',
      qaGapYears: '5',
      qaVisitYears: '4',
      qaRetentionYears: '2',
      qaRetentionFewest: '8',
      qaLeaversPercent: '51',
      qaStayersPercent: '91',
      qaReports: '6',
      qaImprovementWords: 'Needs attention',
      qaImprovementAreas: '2',
      qaInadequateWords: 'Inadequate',
      qaVisitedMonths: '18',
      qaVisitedLowers: '3',
      qaGoodPracticeUpTo: '1',
      qaSamplePercent: '25',
      qaSampleSeed: '2027/28',
    };
    for (const [key, text] of Object.entries(texts))
      expect([key, JSON.stringify(criteriaInForce(readPolicy({ [key]: text }).policy)) === before]).toEqual([
        key,
        false,
      ]);
  });
});

describe('the reasons for one school', () => {
  test('add up to its score, and ask what its row asks, for every school', () => {
    for (const row of prioritise(facts, policy, AS_AT).slice(0, 40)) {
      const found = reasonsFor(facts, policy, AS_AT, row.urn);
      if (found === null) throw new Error('The school is in the facts.');
      expect(found.row).toEqual(row);

      expect(found.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(row.score);
      expect(
        new Set(found.reasons.filter(({ holds }) => holds === 'not known').map(({ says }) => says)),
      ).toEqual(new Set(row.unknown));
      for (const { source } of found.reasons) expect(source).not.toBe('');
    }
  });

  test('say which criteria weights of 0 leave out', () => {
    const hosts = prioritise(facts, policy, AS_AT).filter(({ ectsHere }) => ectsHere > 0);
    const found = reasonsFor(facts, { ...policy, qaPreset: 'Cambridgeshire' }, AS_AT, hosts[0]?.urn ?? '');
    const left = found?.reasons.filter(({ holds }) => holds === 'left out').map(({ criterion }) => criterion);
    expect(left).toEqual(['Q4', 'Q7', 'Q9', 'Q12', 'Q14', 'Q19', 'Q20', 'Q21']);
  });

  test('of a school nobody knows there are none', () => {
    expect(reasonsFor(facts, policy, AS_AT, '1')).toBeNull();
  });
});

describe('what if', () => {
  test('with the same settings nothing moves', () => {
    expect(whatIf(facts, policy, policy, AS_AT).filter(({ up }) => up !== 0)).toEqual([]);
  });

  test('with another weight, the order is the other’s and each place is told from where it came', () => {
    const other = { ...policy, qaWeightSupport: 90 };
    const moved = whatIf(facts, policy, other, AS_AT);
    expect(moved.map(({ row }) => row)).toEqual(prioritise(facts, other, AS_AT));
    expect(moved.reduce((sum, { up }) => sum + up, 0)).toBe(0);
    expect(moved.some(({ up }) => up > 0)).toBe(true);
    for (const { row, before, up } of moved) expect(before.rank - row.rank).toBe(up);
  });
});
