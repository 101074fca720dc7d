import * as fc from 'fast-check';
import type { Absence, Career, OBSERVATION_KINDS, Report, SupportPlan } from '../../src/domain/facts';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
import { factsIn, type Answers } from '../../src/domain/report-facts';
import { riskOf } from '../../src/domain/risk';
import { SIGNS } from '../../src/domain/risk-signs';
import {
  aCareer,
  aPeriod,
  aReport,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();
/** A Thursday in the second half of Autumn 2026: 14 school days after half-term. */
const AS_AT = day('2026-11-19');
const observed = (on: string) => ({
  trn: '0012345',
  observedOn: day(on),
  observer: null,
  feedbackGiven: null,
});
/** An ECT with nothing wrong about them, observed lately. */
const wellAt = (differs: Partial<Career> = {}): Career =>
  aCareer({ observations: [observed('2026-11-10')], ...differs });

const risk = (career: Partial<Career>, how: Partial<Policy> = {}, asAt = AS_AT) =>
  riskOf(wellAt(career), theCalendar, { ...policy, ...how }, asAt);
const says = (career: Partial<Career>, how: Partial<Policy> = {}, asAt = AS_AT) =>
  risk(career, how, asAt).reasons.map((reason) => `${reason.level}: ${reason.says}`);

const answered = (differs: Partial<Report> = {}): Report =>
  aReport({
    state: 'reviewed',
    onTrack: 'yes',
    entitlementsMet: 'yes',
    dueOn: day('2026-11-13'),
    submittedAt: '2026-11-12T16:00:00+00:00',
    ...differs,
  });
const offTrack = (differs: Partial<Report> = {}): Report =>
  answered({ onTrack: 'no', standardsOfConcern: ['TS4', 'TS7'], supportPlan: 'yes', ...differs });
const earlier = (differs: Partial<Report> = {}): Report =>
  answered({
    id: 'R-0000',
    term: 'Summer 2026',
    coversFrom: day('2026-04-13'),
    coversUntil: day('2026-08-31'),
    dueOn: day('2026-07-10'),
    submittedAt: '2026-07-09T16:00:00+01:00',
    ...differs,
  });
const aPlan = (differs: Partial<SupportPlan> = {}): SupportPlan => ({
  id: 'SP-0001',
  trn: '0012345',
  openedOn: day('2026-11-16'),
  reviewBy: day('2026-12-04'),
  lastReviewedOn: null,
  closedOn: null,
  owner: 'Olga Owner',
  ...differs,
});

test('2.75, 5.9 of an ECT whom another AB assures now, only what is still owed to us is ours', () => {
  const left = (otherAb: string | null) => [
    aPeriod({ finishedOn: day('2026-10-30') }),
    aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-10-31'), otherAb }),
  ];
  const reports = [offTrack({ dueOn: day('2026-10-20'), submittedAt: '2026-10-20T12:00:00+01:00' })];
  const owed = aReport({ id: 'R-0002', kind: 'interim assessment', dueOn: day('2026-10-30') });
  expect(says({ periods: left('Anytown Hub'), reports })).toEqual([]);
  expect(says({ periods: left(null), reports }).join()).toContain('Not on track');
  expect(says({ periods: left('Anytown Hub'), reports: [...reports, owed] })).toEqual([
    expect.stringContaining('overdue'),
  ]);
});

test('3.6 once induction is complete absence raises no question', () => {
  const periods = [aPeriod({ startedOn: day('2024-09-02') })];
  const sick = anAbsence({ from: day('2025-03-03'), until: day('2025-03-03'), days: fraction(1) });
  const of = (absences: readonly Absence[]) => risk({ periods, absences }).unknown.join();
  expect(of([sick])).not.toContain('absence');
  const leave = { ...sick, kind: 'maternity leave', ectChoosesExtension: null };
  expect(of([leave])).toContain('chooses');
});

test('an ECT without any induction period is not fine: it is asked where they are', () => {
  expect(risk({ periods: [] })).toMatchObject({
    level: 'unknown',
    unknown: expect.arrayContaining(['Where and since when is the ECT in induction? No period is recorded.']),
  });
});

describe('an ECT about whom all is known and well', () => {
  test('is not at risk', () => {
    expect(risk({ reports: [answered()] })).toEqual({
      level: 'none',
      reasons: [],
      unknown: [],
      since: null,
      nextStep: null,
    });
  });

  test('is not at risk before the first report has come', () => {
    expect(risk({}).level).toBe('none');
    expect(risk({ reports: [aReport()] }).level).toBe('none');
  });

  test('whose induction has its outcome is not at risk any more', () => {
    expect(
      risk({ ect: anEct({ outcome: 'fail', abConcernOn: day('2026-09-10') }), reports: [offTrack()] }),
    ).toEqual({
      level: 'none',
      reasons: [],
      unknown: [],
      since: null,
      nextStep: null,
    });
  });
});

describe('2.54 not on track', () => {
  test('is red, since the report came, with the step to take', () => {
    expect(risk({ reports: [offTrack()], supportPlans: [aPlan()] })).toEqual({
      level: 'red',
      reasons: [
        {
          level: 'red',
          says: 'Not on track (TS4, TS7) in the progress review of Autumn 2026.',
          since: '2026-11-12',
          cites: [
            { para: '2.54', version: 'April 2024' },
            { para: '4.1', version: 'April 2024' },
          ],
        },
        {
          level: 'amber',
          says: 'A support plan is open since 16 Nov 2026.',
          since: '2026-11-16',
          cites: [{ para: '4.1', version: 'April 2024' }],
        },
      ],
      unknown: [],
      since: '2026-11-12',
      nextStep: {
        says: 'Review the report and the support plan with the school.',
        owner: 'P-0008',
        by: '2026-11-19',
      },
    });
  });

  test('is counted over reports in a row, since the first of them', () => {
    const row = [offTrack(), earlier({ onTrack: 'no', state: 'with ECT', submittedAt: null })];
    const found = risk({ reports: row, supportPlans: [aPlan()] });
    expect(found.reasons[0]).toMatchObject({
      says: 'Not on track (TS4, TS7) in the progress review of Autumn 2026, for the second report in a row.',
      since: '2026-07-10',
    });
  });

  test('is over once a later report says on track', () => {
    expect(says({ reports: [answered(), earlier({ onTrack: 'no' })] })).toEqual([]);
  });

  test('is not read from a draft, nor from a report of a time to come', () => {
    expect(says({ reports: [offTrack({ state: 'draft', dueOn: day('2026-12-11') })] })).toEqual([]);
    expect(says({ reports: [offTrack({ coversFrom: day('2026-11-20') })] })).toEqual([]);
    expect(says({ reports: [offTrack({ coversFrom: AS_AT })], supportPlans: [aPlan()] })).toHaveLength(2);
  });

  test('names no standards where none are given', () => {
    expect(says({ reports: [offTrack({ standardsOfConcern: [] })], supportPlans: [aPlan()] })[0]).toBe(
      'red: Not on track in the progress review of Autumn 2026.',
    );
  });

  const recommending = (recommendation: NonNullable<Report['recommendation']>, answers: Answers = {}) => {
    const kind = 'formal assessment';
    return answered({
      kind,
      final: 'yes',
      ...factsIn({ kind, final: true }, { ...answers, recommendation }),
      entitlementsMet: 'yes',
      supportPlan: null,
    });
  };

  test('2.60 is what a recommendation of failing says too, and one of extending with a standard not met', () => {
    const notMet = { ts4: 'not yet' };
    for (const report of [recommending('unsatisfactory', notMet), recommending('extension', notMet)])
      expect(says({ reports: [report] })[0]).toBe(
        'red: Not on track (TS4) in the formal assessment of Autumn 2026.',
      );
    expect(risk({ reports: [recommending('satisfactory')] }).level).toBe('none');
  });

  test('3.8 is not said by an extension recommended for illness, which is a sign of its own until it is agreed', () => {
    const ill = [recommending('extension')];
    expect(risk({ reports: ill })).toMatchObject({ level: 'amber', unknown: [] });
    expect(says({ reports: ill })).toEqual([
      'amber: An extension is recommended in the formal assessment of Autumn 2026.',
    ]);
    const agreed = (on: string) =>
      says({
        reports: ill,
        ect: anEct({ priorTerms: fraction(6) }),
        adjustments: [
          anAdjustment({ kind: 'extension after completion', terms: fraction(1), agreedOn: day(on) }),
        ],
      });
    expect(agreed('2026-11-12')).toEqual(['amber: Induction is extended by 1 term.']);
    expect(agreed('2026-11-11')).toHaveLength(2);
  });

  test('unanswered is unknown, never fine', () => {
    expect(risk({ reports: [answered({ onTrack: null })] })).toMatchObject({
      level: 'unknown',
      reasons: [],
      unknown: ['Is the ECT on track? The progress review of Autumn 2026 does not say.'],
      nextStep: null,
    });
  });
});

describe('4.1 the support plan', () => {
  test('missing is red', () => {
    expect(says({ reports: [offTrack({ supportPlan: 'no' })] })).toContain(
      'red: Not on track, and no support plan is recorded.',
    );
    expect(says({ reports: [offTrack({ supportPlan: null })] })).toContain(
      'red: Not on track, and no support plan is recorded.',
    );
  });

  test('that the report speaks of and nobody has seen is asked for', () => {
    const found = risk({ reports: [offTrack()] });
    expect(found.unknown).toEqual(['Where is the support plan? The report says there is one.']);
    expect(found.reasons).toHaveLength(1);
  });

  test('counts while it is open', () => {
    const level = (plan: Partial<SupportPlan>) => risk({ supportPlans: [aPlan(plan)] }).level;
    expect(level({})).toBe('amber');
    expect(level({ openedOn: AS_AT })).toBe('amber');
    expect(level({ openedOn: day('2026-11-20') })).toBe('none');
    expect(level({ closedOn: AS_AT })).toBe('none');
    expect(level({ closedOn: day('2026-11-20') })).toBe('amber');
  });

  test('4.3 is red once its day for review has passed', () => {
    expect(says({ supportPlans: [aPlan({ reviewBy: day('2026-11-18') })] })).toEqual([
      'red: The support plan should have been looked at by 18 Nov 2026.',
      'amber: A support plan is open since 16 Nov 2026.',
    ]);
    expect(risk({ supportPlans: [aPlan({ reviewBy: day('2026-11-18') })] })).toMatchObject({
      since: '2026-11-19',
      nextStep: {
        says: 'Review the support plan and set the next day for it.',
        owner: 'Olga Owner',
        by: '2026-11-26',
      },
    });
    expect(risk({ supportPlans: [aPlan({ reviewBy: AS_AT })] }).level).toBe('amber');
  });

  test('4.3 rests while the ECT is away, whether or not the return is known', () => {
    const plan = { supportPlans: [aPlan({ reviewBy: day('2026-11-18') })] };
    const away = (until: string | null) =>
      anAbsence({
        from: day('2026-11-16'),
        until: until === null ? null : day(until),
        kind: 'maternity leave',
        ectChoosesExtension: 'no',
      });
    expect(risk({ ...plan, absences: [away(null)] }).level).toBe('amber');
    expect(risk({ ...plan, absences: [away('2027-03-26')] }).level).toBe('amber');
    expect(risk({ ...plan, absences: [away('2026-11-18')] }).level).toBe('red');
  });

  test('4.3 without a day for review is stale after six weeks', () => {
    const plan = (openedOn: string, differs: Partial<SupportPlan> = {}) => ({
      supportPlans: [aPlan({ openedOn: day(openedOn), reviewBy: null, ...differs })],
    });
    expect(risk(plan('2026-10-07')).level).toBe('red');
    expect(risk(plan('2026-10-08')).level).toBe('amber');
    expect(risk(plan('2026-09-01', { lastReviewedOn: day('2026-10-08') })).level).toBe('amber');
    expect(
      risk(plan('2026-09-01', { lastReviewedOn: day('2026-10-08'), reviewBy: day('2026-10-01') })).level,
    ).toBe('amber');
    expect(
      risk(plan('2026-09-01', { lastReviewedOn: day('2026-10-07'), reviewBy: day('2026-10-07') })).level,
    ).toBe('red');
  });
});

describe('concerns', () => {
  test('the appropriate body’s own is amber', () => {
    const found = risk({ ect: anEct({ abConcernOn: day('2026-10-05') }) });
    expect(found).toMatchObject({
      level: 'amber',
      since: '2026-10-05',
      nextStep: { says: 'Settle the concern with the school.', owner: 'P-0008', by: '2026-10-12' },
    });
    expect(found.reasons.map((reason) => reason.says)).toEqual(['The appropriate body holds a concern.']);
    expect(risk({ ect: anEct({ abConcernOn: day('2026-11-20') }) }).level).toBe('none');
  });

  test('2.28 an ECT’s goes to the named contact, and nobody says what it is', () => {
    const found = risk({ ect: anEct({ ectConcernOn: AS_AT }) });
    expect(found.reasons.map((reason) => reason.says)).toEqual([
      'A concern has been raised with the named contact.',
    ]);
    expect(found.nextStep?.owner).toBe('P-0009');
    expect(risk({ ect: anEct({ ectConcernOn: AS_AT, namedContact: null }) }).nextStep?.owner).toBe(
      'the named contact',
    );
    expect(risk({ ect: anEct({ ectConcernOn: day('2026-11-20') }) }).level).toBe('none');
  });

  test('the same standard twice in a row is amber', () => {
    const reports = [
      answered({ standardsOfConcern: ['TS1', 'TS7'] }),
      earlier({ standardsOfConcern: ['TS7', 'Part 2'] }),
    ];
    expect(risk({ reports }).reasons).toEqual([
      {
        level: 'amber',
        says: 'The same concern in 2 reports in a row: TS7.',
        since: '2026-07-09',
        cites: [{ para: '4.3', version: 'April 2024' }],
      },
    ]);
    expect(says({ reports: [reports[0] as Report] })).toEqual([]);
    expect(says({ reports: [reports[0] as Report, earlier()] })).toEqual([]);
    expect(says({ reports: [answered(), reports[1] as Report] })).toEqual([]);
    expect(says({ reports }, { riskSameStandardReports: 3 })).toEqual([]);
  });

  test('3.8 an extension after completion is amber, a reduction is not', () => {
    const extended = anAdjustment({
      kind: 'extension after completion',
      terms: fraction(1),
      agreedOn: AS_AT,
    });
    const ect = anEct({ priorTerms: fraction(6) });
    expect(says({ ect, adjustments: [extended] })).toEqual(['amber: Induction is extended by 1 term.']);
    expect(says({ ect, adjustments: [{ ...extended, agreedOn: day('2026-11-20') }] })).toEqual([]);
    expect(says({ ect, adjustments: [anAdjustment({ terms: fraction(1) })] })).toEqual([]);
  });

  test('3.8 what is agreed before induction is complete is no extension', () => {
    const early = anAdjustment({
      kind: 'extension after completion',
      terms: fraction(1),
      agreedOn: AS_AT,
    });
    expect(says({ adjustments: [early] })).toEqual([]);
  });
});

describe('2.74 reports', () => {
  const late = (dueOn: string, differs: Partial<Report> = {}) => ({
    reports: [aReport({ dueOn: day(dueOn), ...differs })],
  });

  test('overdue is watched, and amber after a fortnight', () => {
    expect(says(late('2026-11-19'))).toEqual([]);
    expect(says(late('2026-11-18'))).toEqual([
      'watch: The progress review of Autumn 2026 is overdue since 18 Nov 2026.',
    ]);
    expect(says(late('2026-11-06'))).toEqual([
      'watch: The progress review of Autumn 2026 is overdue since 6 Nov 2026.',
    ]);
    expect(says(late('2026-11-05'))).toEqual([
      'amber: The progress review of Autumn 2026 is overdue since 5 Nov 2026.',
    ]);
  });

  test('the next step is five working days after the reason arose, and stays there once they have passed', () => {
    const by = (abConcernOn: string, asAt = AS_AT) =>
      risk({ ect: anEct({ abConcernOn: day(abConcernOn) }) }, {}, asAt).nextStep?.by;
    expect(by('2026-11-16')).toBe('2026-11-23');
    expect(by('2026-11-12')).toBe('2026-11-19');
    expect(by('2026-11-11')).toBe('2026-11-18');
    expect(by('2026-11-11', day('2026-12-21'))).toBe('2026-11-18');
  });

  test('3.7 is not asked for while the ECT is on leave with no end yet', () => {
    const leave = (from: string, until: string | null = null) => ({
      ...late('2026-11-05'),
      absences: [
        anAbsence({
          kind: 'maternity leave',
          from: day(from),
          until: until === null ? null : day(until),
          days: null,
        }),
      ],
    });
    const overdueOn = (career: Partial<Career>) =>
      says(career).filter((one) => one.includes('is overdue')).length;
    expect(overdueOn(leave('2026-11-05'))).toBe(0);
    expect(overdueOn(leave('2026-11-06'))).toBe(1);
    expect(overdueOn(leave('2026-11-05', '2026-11-10'))).toBe(1);
  });

  test('unwritten is for the tutor, unsigned for the assessor to chase', () => {
    expect(risk(late('2026-11-05')).nextStep).toEqual({
      says: 'Send the progress review of Autumn 2026.',
      owner: 'the induction tutor',
      by: '2026-11-13',
    });
    for (const state of ['with ECT', 'signing'] as const) {
      const unsigned = risk(late('2026-11-05', { state, onTrack: 'yes', entitlementsMet: 'yes' }));
      expect(unsigned.reasons.map((reason) => reason.says)).toEqual([
        'The progress review of Autumn 2026 waits for comments or signatures, overdue since 5 Nov 2026.',
      ]);
      expect(unsigned.nextStep?.owner).toBe('P-0008');
    }
  });

  test('returned and overdue says so', () => {
    expect(says(late('2026-11-18', { state: 'returned', onTrack: 'yes', entitlementsMet: 'yes' }))).toEqual([
      'watch: The progress review of Autumn 2026 was returned and is overdue since 18 Nov 2026.',
    ]);
  });

  test('received, reviewed or cancelled is not overdue', () => {
    for (const state of ['submitted', 'reviewed', 'cancelled'] as const) {
      expect(says(late('2026-10-01', { state, onTrack: 'yes', entitlementsMet: 'yes' }))).toEqual([]);
    }
  });

  test('several are named, the longest overdue first', () => {
    const reports = [
      aReport({ id: 'R-2', dueOn: day('2026-11-17') }),
      aReport({ id: 'R-1', dueOn: day('2026-11-16'), kind: 'formal assessment' }),
    ];
    expect(says({ reports })).toEqual([
      'watch: The formal assessment of Autumn 2026 is overdue since 16 Nov 2026.',
      'watch: The progress review of Autumn 2026 is overdue since 17 Nov 2026.',
    ]);
  });

  test('returned twice is watched until it is reviewed', () => {
    const twice = answered({ state: 'submitted', timesReturned: 2 });
    expect(risk({ reports: [twice] }).reasons).toEqual([
      {
        level: 'watch',
        says: 'The progress review of Autumn 2026 has been returned 2 times.',
        since: '2026-11-12',
        cites: [{ para: '2.74', version: 'April 2024' }],
      },
    ]);
    expect(says({ reports: [{ ...twice, timesReturned: 1 }] })).toEqual([]);
    expect(says({ reports: [{ ...twice, state: 'reviewed' }] })).toEqual([]);
    expect(says({ reports: [{ ...twice, state: 'cancelled' }] })).toEqual([]);
    expect(says({ reports: [{ ...twice, coversFrom: day('2026-11-20') }] })).toEqual([]);
  });
});

describe('3.6 absence', () => {
  const away = (days: number, differs = {}) =>
    anAbsence({ from: day('2026-09-07'), until: day('2026-11-13'), days: fraction(days), ...differs });

  test('is watched from 20 days, amber from 30', () => {
    expect(says({ absences: [away(19)] })).toEqual([]);
    expect(says({ absences: [away(20)] })).toEqual([
      'watch: 20 days absent in this part of induction; 30 extend it.',
    ]);
    expect(says({ absences: [away(29)] })).toEqual([
      'watch: 29 days absent in this part of induction; 30 extend it.',
    ]);
    expect(says({ absences: [away(30)] })).toEqual([
      'amber: 30 days absent in this part of induction: it is extended.',
    ]);
    expect(risk({ absences: [away(30)] }).since).toBe('2026-09-07');
    expect(risk({ absences: [away(30)] }).nextStep?.says).toBe(
      'Tell school and ECT the new end of induction and how it is supported.',
    );
    expect(risk({ absences: [away(20)] }).nextStep?.owner).toBe('the induction tutor');
  });

  test('that is not counted is unknown', () => {
    const found = risk({ absences: [away(5, { days: null })] });
    expect(found.level).toBe('unknown');
    expect(found.unknown).toEqual([expect.stringContaining('A-0001')]);
  });

  test('asks nothing of an ECT in no post', () => {
    expect(says({ absences: [away(30)], periods: [aPeriod({ finishedOn: day('2026-11-18') })] })).toEqual([]);
  });
});

describe('entitlements', () => {
  test('2.39 not met is amber, since the report came', () => {
    expect(risk({ reports: [answered({ entitlementsMet: 'no' })] })).toMatchObject({
      level: 'amber',
      since: '2026-11-12',
      reasons: [{ says: 'An entitlement is not met, by the progress review of Autumn 2026.' }],
      nextStep: { says: 'Ask the headteacher how and when it will be met.' },
    });
  });

  test('unanswered is unknown', () => {
    expect(risk({ reports: [answered({ entitlementsMet: null })] }).unknown).toEqual([
      'Has the ECT had what they are entitled to? The progress review of Autumn 2026 does not say.',
    ]);
  });

  test('2.78 of a post that another AB assures nothing is asked', () => {
    const theirs = { tutorId: null, mentorId: null, timetablePercent: null, otherAb: 'Anytown Hub' };
    expect(risk({ periods: [aPeriod(theirs)], observations: [] }).unknown).toEqual([]);
  });

  test('2.18 no tutor or mentor on record is a question', () => {
    expect(risk({ periods: [aPeriod({ tutorId: null, mentorId: null })] }).unknown).toEqual([
      'Who is the induction tutor?',
      'Who is the mentor?',
    ]);
    const reports = [answered({ entitlementsMet: null })];
    expect(risk({ periods: [aPeriod({ mentorId: null })], reports }).unknown).toHaveLength(2);
    expect(
      risk({ periods: [aPeriod({ mentorId: null })], reports: [answered({ entitlementsMet: 'no' })] }),
    ).toMatchObject({
      level: 'amber',
      unknown: ['Who is the mentor?'],
    });
  });

  test('2.20 more than 90% in the first part of induction is amber', () => {
    const teaching = (timetablePercent: number | null) => ({ periods: [aPeriod({ timetablePercent })] });
    expect(says(teaching(90))).toEqual([]);
    expect(risk(teaching(91))).toMatchObject({
      level: 'amber',
      since: '2026-09-01',
      reasons: [{ says: 'Teaches 91% of a timetable; 90% is the most in this part of induction.' }],
    });
    expect(risk(teaching(null)).unknown).toEqual(['How much of a full timetable does the ECT teach?']);
  });

  test('2.20 more than 95% in the second part is amber', () => {
    const second = day('2027-11-18');
    const observations = [observed('2027-11-10')];
    const teaching = (timetablePercent: number) => ({
      periods: [aPeriod({ timetablePercent })],
      observations,
    });
    expect(says(teaching(95), {}, second)).toEqual([]);
    expect(says(teaching(96), {}, second)).toEqual([
      'amber: Teaches 96% of a timetable; 95% is the most in this part of induction.',
    ]);
  });

  test('2.20 after terms served elsewhere the second part begins sooner; where they are unknown, so is the limit', () => {
    const served = (terms: number) => ({
      ect: anEct({ priorTerms: fraction(terms) }),
      periods: [aPeriod({ timetablePercent: 95 })],
    });
    expect(says(served(3))).toEqual([]);
    expect(says(served(2))).toHaveLength(1);
    const beyond = risk({ periods: [aPeriod()], observations: [] }, {}, day('2035-11-19'));
    expect(beyond.level).toBe('unknown');
  });
});

describe('2.46 observation', () => {
  const seen = (...days: string[]) => ({ observations: days.map(observed) });
  /** 20 school days after half-term, which ended on Friday 30 October 2026. */
  const twentieth = day('2026-11-27');

  test('missing this half-term is watched, after twenty school days of it', () => {
    expect(says(seen('2026-10-20'), {}, day('2026-11-26'))).toEqual([]);
    expect(says(seen('2026-10-20'), {}, twentieth)).toEqual([
      'watch: No lesson observed this half-term; the last was on 20 Oct 2026.',
    ]);
    expect(risk(seen('2026-09-20', '2026-10-20', '2026-10-01'), {}, twentieth)).toMatchObject({
      since: '2026-11-27',
      nextStep: { owner: 'the induction tutor' },
    });
    expect(says(seen('2026-11-02'), {}, twentieth)).toEqual([]);
  });

  test('yet to come does not count', () => {
    expect(says(seen('2026-10-20', '2026-11-30'), {}, twentieth)).toHaveLength(1);
  });

  test('in the first half counts from the term’s start, or the ECT’s', () => {
    expect(says(seen('2026-07-01'), {}, day('2026-10-05'))).toHaveLength(1);
    expect(
      says(
        { ...seen('2026-07-01'), periods: [aPeriod({ startedOn: day('2026-09-14') })] },
        {},
        day('2026-10-05'),
      ),
    ).toEqual([]);
  });

  test('a half-term that is not in the Terms sheet is taken to be the middle of the term', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) => ({ ...term, halfTermFrom: null, halfTermUntil: null })),
    };
    const found = (on: string, asAt: string) =>
      riskOf(wellAt(seen(on)), calendar, policy, day(asAt)).reasons.length;
    expect(found('2026-10-20', '2026-12-14')).toBe(1);
    expect(found('2026-11-20', '2026-12-14')).toBe(0);
  });

  test('of which there is no record at all is unknown', () => {
    expect(risk({ observations: [] }, {}, twentieth)).toMatchObject({
      level: 'unknown',
      unknown: ['When was the ECT last observed? No observation is recorded.'],
    });
  });

  test('is not expected of an ECT who is away, or in no post', () => {
    const leave = anAbsence({
      kind: 'maternity leave',
      from: day('2026-11-02'),
      until: null,
      days: null,
      ectChoosesExtension: 'no',
    });
    expect(says({ ...seen('2026-10-20'), absences: [leave] }, {}, twentieth)).toEqual([]);
    const ill = anAbsence({ from: day('2026-11-02'), until: twentieth, days: null });
    const unobserved = (until: Absence['until']) =>
      says({ ...seen('2026-10-20'), absences: [{ ...ill, until }] }, {}, twentieth);
    expect(unobserved(null)).toEqual([]);
    expect(unobserved(twentieth)).toEqual([]);
    expect(unobserved(day('2026-11-26'))).toEqual([]);
    const brief = { ...ill, until: day('2026-11-03') };
    const later = (on: string) => says({ ...seen('2026-10-20'), absences: [brief] }, {}, day(on));
    expect([later('2026-11-30'), later('2026-12-01')].map(({ length }) => length)).toEqual([0, 1]);
    expect(
      says({ ...seen('2026-10-20'), periods: [aPeriod({ finishedOn: day('2026-11-26') })] }, {}, twentieth),
    ).toEqual([]);
    expect(
      says({ ...seen('2026-10-20'), periods: [aPeriod({ finishedOn: twentieth })] }, {}, twentieth),
    ).toHaveLength(1);
    expect(
      says({ ...seen('2026-07-20'), periods: [aPeriod({ startedOn: day('2026-11-28') })] }, {}, twentieth),
    ).toEqual([]);
  });

  test('is unknown where the Terms sheet has no term for the day', () => {
    const calendar = { ...theCalendar, terms: [] };
    expect(riskOf(wellAt(), calendar, policy, AS_AT).unknown).toContain(
      'Which term is this? The Terms sheet has none for today.',
    );
  });
});

describe('put together', () => {
  test('most serious first, of equals the longest standing, and since when the worst stands', () => {
    const found = risk({
      ect: anEct({ abConcernOn: day('2026-11-02'), ectConcernOn: day('2026-10-01') }),
      reports: [offTrack({ supportPlan: 'no' }), aReport({ id: 'R-9', dueOn: day('2026-11-18') })],
    });
    expect(found.reasons.map((reason) => reason.level)).toEqual(['red', 'red', 'amber', 'amber', 'watch']);
    expect(found.reasons[2]?.says).toBe('A concern has been raised with the named contact.');
    expect(found).toMatchObject({ level: 'red', since: '2026-11-12' });
  });

  test('what is unknown is listed beside what is found', () => {
    expect(risk({ reports: [offTrack({ entitlementsMet: null })] }).unknown).toEqual([
      'Where is the support plan? The report says there is one.',
      'Has the ECT had what they are entitled to? The progress review of Autumn 2026 does not say.',
    ]);
  });

  test('without an assessor the appropriate body owns the step', () => {
    expect(risk({ ect: anEct({ assessor: null, abConcernOn: AS_AT }) }).nextStep?.owner).toBe(
      'the appropriate body',
    );
  });

  test('the day for a step is not guessed past the bank holidays held', () => {
    const calendar = { ...theCalendar, bankHolidays: [] };
    const found = riskOf(wellAt({ ect: anEct({ abConcernOn: AS_AT }) }), calendar, policy, AS_AT);
    expect(found.nextStep?.by).toBeNull();
    // Five working days from the last ones held reach into a year whose bank holidays are not: today is not taken instead.
    const late = day('2028-12-28');
    expect(risk({ ect: anEct({ abConcernOn: late }) }, {}, late).nextStep?.by).toBeNull();
  });

  test('how serious each sign is, is the AB’s to settle', () => {
    const reports = [offTrack({ supportPlan: 'no' })];
    expect(
      risk({ reports }, { riskNotOnTrack: 'watch', riskNoPlan: 'amber' }).reasons.map(({ level }) => level),
    ).toEqual(['amber', 'watch']);
    expect(risk({ reports }, { riskNotOnTrack: 'leave out', riskNoPlan: 'leave out' }).level).toBe('none');
    expect(new Set(SIGNS.map(({ setting }) => setting)).size).toBe(16);
  });
});

test('more facts against an ECT never make the risk less, and no fact makes it throw', () => {
  const seriousness = { red: 3, amber: 2, watch: 1, none: 0, unknown: 0 };
  const someReport = fc
    .record({
      state: fc.constantFrom(
        'due' as const,
        'with ECT' as const,
        'submitted' as const,
        'returned' as const,
        'reviewed' as const,
      ),
      onTrack: fc.constantFrom('yes' as const, null),
      dueOn: fc.constantFrom(day('2026-10-01'), day('2026-11-18'), day('2026-12-11')),
      timesReturned: fc.nat(3),
      n: fc.nat(5),
    })
    .map(({ n, ...differs }) => aReport({ id: `R-${n}`, ...differs }));
  fc.assert(
    fc.property(fc.array(someReport, { maxLength: 5 }), (reports) => {
      const before = risk({ reports });
      const after = risk({ reports, ect: anEct({ abConcernOn: day('2026-10-01') }) });
      expect(seriousness[after.level]).toBeGreaterThanOrEqual(seriousness[before.level]);
      expect(seriousness[after.level]).toBeGreaterThanOrEqual(seriousness.amber);
      expect(risk({ reports: [...reports].reverse() }).level).toBe(before.level);
    }),
  );
});

describe('an ECT at several schools', () => {
  const more = aPeriod({ id: 'IP-1', fte: fraction(3, 5), timetablePercent: 85 });
  const less = aPeriod({
    id: 'IP-2',
    urn: '900002',
    startedOn: day('2026-10-01'),
    fte: fraction(2, 5),
    timetablePercent: 96,
    tutorId: null,
  });

  test('2.18, 2.20 is looked at in each post, whichever the sheet has first', () => {
    for (const periods of [
      [more, less],
      [less, more],
    ]) {
      expect(risk({ periods })).toMatchObject({
        level: 'amber',
        reasons: [
          {
            says: 'Teaches 96% of a timetable at school 900002; 90% is the most in this part of induction.',
            since: '2026-10-01',
          },
        ],
        unknown: ['Who is the induction tutor at school 900002?'],
      });
      expect(
        risk({ periods: periods.map((period) => ({ ...period, timetablePercent: null })) }).unknown,
      ).toEqual([
        'Who is the induction tutor at school 900002?',
        'How much of a full timetable does the ECT teach at school 900001?',
        'How much of a full timetable does the ECT teach at school 900002?',
      ]);
    }
  });

  test('is asked about only those that go on', () => {
    const over = { ...less, finishedOn: day('2026-11-18') };
    expect(risk({ periods: [over, more] }).level).toBe('none');
    expect(risk({ periods: [{ ...over, finishedOn: AS_AT }, more] }).level).toBe('amber');
  });
});

describe('2.46 what counts as an observed lesson', () => {
  const at = day('2026-11-27');
  const seen = (on: string, kind: (typeof OBSERVATION_KINDS)[number] | null) => ({ ...observed(on), kind });
  const lookedAt = (...observations: Career['observations']) => risk({ observations }, {}, at);

  test('is no half-termly review', () => {
    const before = seen('2026-10-20', 'lesson observation');
    const says = 'No lesson observed this half-term; the last was on 20 Oct 2026.';
    expect(lookedAt(before, seen('2026-11-10', 'half-termly review')).reasons).toMatchObject([{ says }]);
    expect(lookedAt(seen('2026-11-10', 'half-termly review')).unknown).toEqual([
      'When was the ECT last observed? No observation is recorded.',
    ]);
  });

  test('is a lesson, and what nobody named', () => {
    expect(lookedAt(seen('2026-11-10', 'lesson observation')).level).toBe('none');
    expect(lookedAt(seen('2026-11-10', null)).level).toBe('none');
  });

  test('is any of this half-term, on the contract before or at another school', () => {
    const [before, since] = [
      aPeriod({ finishedOn: day('2026-11-06') }),
      aPeriod({ id: 'IP-2', startedOn: day('2026-11-07'), fte: fraction(3, 5) }),
    ];
    expect(
      risk({ periods: [before, since], observations: [observed('2026-11-05')] }, {}, day('2026-12-10')).level,
    ).toBe('none');
  });
});
