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

  test('say their thresholds by the settings in force, and what a visit takes off', () => {
    const rows = new Map(criteriaInForce(policy).map((row) => [row.criterion, row]));
    const { qaRecentMonths: months, qaVisitYears: years, qaVisitedMonths: visited } = policy;
    expect(['Q8', 'Q11', 'Q12', 'Q21'].map((id) => rows.get(id)?.threshold)).toEqual([
      `Within ${months} months`,
      `Within ${months} months`,
      `${years} years`,
      `Not checked for ${years} years`,
    ]);
    expect(rows.get('Q7')?.threshold).toBe(policy.qaQuickRoutes.join(', '));
    expect(rows.get('Q13')?.threshold).toContain('half the share');
    expect(rows.get('Q1')?.threshold).toBe('');
    expect(rows.get('Visited')).toMatchObject({
      name: expect.stringContaining('never a must visit'),
      lane: 'scored',
      usual: null,
      threshold: `Within ${visited} months`,
      source: 'Settings',
    });
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

  test('say that a recent visit is not known where a visit can’t be read', () => {
    const [first] = prioritise(facts, policy, AS_AT).filter(
      ({ lane, lastVisit }) => lane === 'scored' && lastVisit === null,
    );
    const urn = first?.urn ?? '';
    const reasons = reasonsFor({ ...facts, unreadVisits: [urn] }, policy, AS_AT, urn)?.reasons ?? [];
    for (const criterion of ['Q12', 'Visited'])
      expect(reasons.find((one) => one.criterion === criterion)).toMatchObject({
        holds: 'not known',
        points: 0,
        says: 'When was the school visited? Mend its row in Visits.',
      });
  });

  test('of a school without an ECT only its own wish is asked about', () => {
    const without = prioritise(facts, policy, AS_AT).filter(({ ectsHere }) => ectsHere === 0);
    expect(without.length).toBeGreaterThan(0);
    for (const { urn } of without.slice(0, 5)) {
      const reasons = reasonsFor(facts, policy, AS_AT, urn)?.reasons ?? [];
      expect(
        reasons.filter(({ criterion }) => criterion !== 'Visited').map(({ criterion }) => criterion),
      ).toEqual(['Q18']);
    }
  });

  test('end with what a recent visit takes off, and say nothing where a criterion does not hold', () => {
    const rows = prioritise(facts, policy, AS_AT);
    const lowered = rows.find(({ points }) => points.some((one) => one.points < 0));
    if (!lowered) throw new Error('Some school was visited lately.');
    const { reasons } = reasonsFor(facts, policy, AS_AT, lowered.urn) ?? { reasons: [] };
    expect(reasons[reasons.length - 1]).toMatchObject({ name: 'Visited lately', holds: 'yes' });
    expect(reasons[reasons.length - 1]?.points).toBeLessThan(0);
    const plain = rows.find(({ points, ectsHere }) => ectsHere > 0 && points.every((one) => one.points > 0));
    const others = reasonsFor(facts, policy, AS_AT, plain?.urn ?? '')?.reasons ?? [];
    expect(others.some(({ name }) => name === 'Visited lately')).toBe(false);
    expect(
      others.filter(({ holds }) => holds === 'no').every(({ says, points }) => says === '' && points === 0),
    ).toBe(true);
    expect(others.filter(({ holds }) => holds === 'yes').every(({ says }) => says.length > 0)).toBe(true);
  });

  test('say which criteria weights of 0 leave out', () => {
    const hosts = prioritise(facts, policy, AS_AT).filter(({ ectsHere }) => ectsHere > 0);
    const found = reasonsFor(facts, { ...policy, qaPreset: 'Cambridgeshire' }, AS_AT, hosts[0]?.urn ?? '');
    const left = found?.reasons.filter(({ holds }) => holds === 'left out').map(({ criterion }) => criterion);
    expect(left).toEqual(['Q4', 'Q7', 'Q9', 'Q12', 'Q14', 'Q19', 'Q20', 'Q21']);
    const said = found?.reasons.filter(({ holds }) => holds === 'left out').map(({ says }) => says);
    expect(new Set(said)).toEqual(new Set(['']));
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
