import type { Career, Day, Ect } from '../../src/domain/facts';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
import { RETENTION } from '../../src/domain/policy/retention';
import { OTHER_RECORDS, retentionOf, retentionOfOther } from '../../src/domain/retention';
import { aCareer, aPeriod, aReport, anEct, day } from './examples';

const policy = defaultPolicy();
/** Passed on 28 July 2020, six years and a day before 29 July 2026. */
const passed = (differs: Partial<Career> = {}): Career =>
  aCareer({
    ect: anEct({ outcome: 'pass', outcomeOn: day('2020-07-28') }),
    periods: [aPeriod({ startedOn: day('2018-09-03'), finishedOn: day('2020-07-21') })],
    ...differs,
  });
const retention = (
  career: Career,
  asAt: string,
  held: 'yes' | 'no' | null = 'no',
  how: Partial<Policy> = {},
) => retentionOf({ ...career, ect: { ...career.ect, held } }, { ...policy, ...how }, day(asAt));

describe('an ECT’s records', () => {
  test('2.77 are kept for six years after the outcome, to the day', () => {
    expect(retention(passed(), '2026-07-28')).toEqual({
      may: 'keep',
      from: '2026-07-29',
      says: 'Kept for 6 years after 28 July 2020.',
      facts: ['outcome, 28 July 2020'],
      cites: [
        { para: '2.77', version: 'April 2024' },
        { para: '5.11', version: 'April 2024' },
      ],
    });
    expect(retention(passed(), '2026-07-29')).toMatchObject({
      may: 'delete',
      from: '2026-07-29',
      says: 'Kept for 6 years, until 28 July 2026.',
      facts: ['outcome, 28 July 2020'],
    });
  });

  test('name what came last, from which they are kept', () => {
    const facts = (differs: Partial<Career>) => retention(passed(differs), '2021-01-01').facts;
    expect(facts({ periods: [aPeriod({ id: 'IP-0007', finishedOn: day('2020-12-18') })] })).toEqual([
      'period IP-0007, 18 December 2020',
    ]);
    const late = aReport({ id: 'R-0009', state: 'reviewed', reviewedAt: '2020-09-03T10:00:00+01:00' });
    expect(facts({ reports: [{ ...late, coversUntil: day('2020-07-21') }] })).toEqual([
      'report R-0009, 3 September 2020',
    ]);
    const ect = anEct({ outcome: 'fail', outcomeOn: day('2020-07-28') });
    expect(facts({ ect: { ...ect, noticeSentOn: day('2020-07-30') } })).toEqual([
      'notice of the decision, 30 July 2020',
    ]);
    expect(facts({ ect: { ...ect, repliedOn: day('2020-09-16') } })).toEqual([
      'reply to the appeal, 16 September 2020',
    ]);
    expect(facts({ ect: { ...ect, employmentEndedOn: day('2020-09-11') } })).toEqual([
      'employment ended, 11 September 2020',
    ]);
    const appeal = { appealOn: day('2020-08-20'), appealSettledOn: day('2020-12-01') };
    expect(facts({ ect: { ...ect, ...appeal } })).toEqual(['appeal settled, 1 December 2020']);
  });

  test('may be kept longer, never shorter', () => {
    expect(retention(passed(), '2026-07-29', 'no', { keepYears: 9 })).toMatchObject({
      may: 'keep',
      from: '2029-07-29',
    });
    expect(RETENTION.settings.keepYears.read('5')).toMatchObject({ read: false });
    expect(RETENTION.settings.keepHistoryYears.read('5')).toMatchObject({ read: false });
  });

  test('are kept from the last thing that happened', () => {
    const from = (career: Career) => retention(career, '2021-01-01').from;
    const report = aReport({
      state: 'reviewed',
      coversUntil: day('2020-07-21'),
      submittedAt: null,
      reviewedAt: null,
    });
    expect(from(passed({ reports: [report] }))).toBe('2026-07-29');
    expect(from(passed({ reports: [{ ...report, coversUntil: day('2020-08-31') }] }))).toBe('2026-09-01');
    expect(from(passed({ reports: [{ ...report, submittedAt: '2020-08-03T10:00:00+01:00' }] }))).toBe(
      '2026-08-04',
    );
    expect(from(passed({ reports: [{ ...report, reviewedAt: '2020-09-03T10:00:00+01:00' }] }))).toBe(
      '2026-09-04',
    );
    expect(
      from(passed({ reports: [{ ...report, state: 'cancelled', reviewedAt: '2020-09-03T10:00:00+01:00' }] })),
    ).toBe('2026-07-29');
    expect(from(passed({ periods: [aPeriod({ finishedOn: day('2020-12-18') })] }))).toBe('2026-12-19');
    expect(from(passed({ periods: [] }))).toBe('2026-07-29');
    const [later, sooner] = [
      aPeriod({ finishedOn: day('2020-12-18') }),
      aPeriod({ finishedOn: day('2019-12-20') }),
    ];
    expect(from(passed({ periods: [later, sooner] }))).toBe('2026-12-19');
  });

  test('V08 of an outcome on 29 February are kept to the end of February', () => {
    const leap = passed({ ect: anEct({ outcome: 'pass', outcomeOn: day('2024-02-29') }), periods: [] });
    expect(retention(leap, '2025-01-01').from).toBe('2030-03-01');
  });

  test('2.70 4.9 are kept while an appeal, a complaint or a request is open', () => {
    expect(retention(passed(), '2040-01-01', 'yes')).toEqual({
      may: 'keep',
      from: null,
      says: 'An appeal, a complaint or a request is open. Keep everything until it is settled.',
      facts: [],
      cites: [{ para: '2.77', version: 'April 2024' }],
    });
  });

  test('reg 14 are kept while an appeal is open, whatever was said of others, and six years from its end', () => {
    const failed = (ect: Partial<Ect>) =>
      passed({
        ect: anEct({ outcome: 'fail', outcomeOn: day('2020-07-28'), appealOn: day('2020-08-20'), ...ect }),
      });
    expect(retention(failed({}), '2040-01-01')).toEqual({
      may: 'keep',
      from: null,
      says: 'The ECT’s appeal is open. Keep everything until it is settled.',
      facts: [],
      cites: [{ para: 'reg 14', version: 'SI 2012/1115 as amended' }],
    });
    expect(retention(failed({ appealSettledOn: day('2020-12-01') }), '2040-01-01')).toMatchObject({
      may: 'delete',
      from: '2026-12-02',
    });
  });

  test('2.77 are kept from the last letter about the decision', () => {
    const from = (ect: Partial<Ect>) =>
      retention(
        passed({ ect: anEct({ outcome: 'fail', outcomeOn: day('2020-07-28'), ...ect }) }),
        '2021-01-01',
      ).from;
    expect(from({ noticeSentOn: day('2020-07-30') })).toBe('2026-07-31');
    expect(from({ employmentEndedOn: day('2020-09-11') })).toBe('2026-09-12');
    const replied = { appealOn: day('2020-08-20'), appealSettledOn: day('2020-08-21') };
    expect(from({ ...replied, repliedOn: day('2020-09-16') })).toBe('2026-09-17');
  });

  test('are not deleted before somebody has asked whether there is one', () => {
    expect(retention(passed(), '2026-07-29', null)).toMatchObject({
      may: 'unknown',
      from: '2026-07-29',
      says: 'Find out whether an appeal, a complaint or a request is open before these records are deleted.',
    });
    expect(retention(passed(), '2026-07-28', null).may).toBe('keep');
  });

  test('are kept while induction is under way', () => {
    const underWay = (finishedOn: Day | null) => aCareer({ periods: [aPeriod({ finishedOn })] });
    for (const career of [underWay(null), underWay(day('2040-01-01'))]) {
      expect(retention(career, '2040-01-01')).toEqual({
        may: 'keep',
        from: null,
        says: 'Induction is under way.',
        facts: [],
        cites: [],
      });
    }
  });

  test('1.10 are kept without end while there is no outcome', () => {
    const left = aCareer({ periods: [aPeriod({ finishedOn: day('2027-03-25') })] });
    expect(retention(left, '2040-01-01')).toEqual({
      may: 'keep',
      from: null,
      says: 'Induction has no outcome yet. Another appropriate body may ask for these records.',
      facts: [],
      cites: [
        { para: '1.10', version: 'April 2024' },
        { para: '2.75', version: 'April 2024' },
      ],
    });
    expect(retention(left, '2027-03-26').says).toContain('no outcome yet');
  });

  test('of one who left may go after six years where the AB so settles', () => {
    const left = aCareer({ periods: [aPeriod({ finishedOn: day('2027-03-25') })] });
    const how = { keepUnfinished: false };
    expect(retention(left, '2033-03-25', 'no', how)).toMatchObject({ may: 'keep', from: '2033-03-26' });
    expect(retention(left, '2033-03-26', 'no', how).may).toBe('delete');
    expect(retention(aCareer({ periods: [] }), '2033-03-26', 'no', how)).toMatchObject({
      may: 'unknown',
      says: 'No induction period is recorded, so it is not known how long these records are kept.',
    });
  });

  test('with an outcome whose day is missing are kept, as unknown', () => {
    expect(
      retention(passed({ ect: anEct({ outcome: 'pass', outcomeOn: null }) }), '2040-01-01'),
    ).toMatchObject({
      may: 'unknown',
      says: 'The day of the outcome is not known. Enter it to work out when these records may go.',
    });
  });
});

describe('other records', () => {
  test.each([
    ['visit', '2033-03-01', 'Kept until 28 February 2033.'],
    ['sent mail', '2028-02-29', 'Kept until 28 February 2028.'],
    ['history', '2034-03-01', 'Kept until 28 February 2034.'],
  ] as const)('a %s goes on %s', (what, from, says) => {
    const settledOn = day('2027-02-28');
    const before = retentionOfOther(what, settledOn, policy, day('2027-03-01'));
    expect(before).toMatchObject({ may: 'keep', from, says });
    expect(retentionOfOther(what, settledOn, policy, from as Day)).toMatchObject({
      may: 'delete',
      from,
      says,
    });
    expect(before.cites.map(({ para }) => para)).toEqual(what === 'visit' ? ['5.11'] : []);
  });

  test('stays while it is not settled', () => {
    for (const what of OTHER_RECORDS) {
      expect(retentionOfOther(what, null, policy, day('2090-01-01'))).toEqual({
        may: 'keep',
        from: null,
        says: 'Not settled yet.',
        facts: [],
        cites: [],
      });
    }
  });
});
