/** Every sign of risk, whole: what it says, since when, the paragraph, the next step and whose it is. */
import type { Career, Report } from '../../src/domain/facts';
import { spellCitation } from '../../src/domain/citations';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
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

const AS_AT = day('2026-11-19');
const policy = defaultPolicy();
const seen = (on: string) => ({ trn: '0012345', observedOn: day(on), observer: null, feedbackGiven: null });
const answered = (differs: Partial<Report> = {}): Report =>
  aReport({
    state: 'reviewed',
    onTrack: 'yes',
    entitlementsMet: 'yes',
    dueOn: day('2026-11-13'),
    submittedAt: '2026-11-12T16:00:00+00:00',
    ...differs,
  });
const earlier = (differs: Partial<Report> = {}): Report =>
  answered({
    id: 'R-0000',
    term: 'Summer 2026',
    coversUntil: day('2026-08-31'),
    submittedAt: null,
    ...differs,
  });
const concern = { onTrack: 'no', standardsOfConcern: ['TS4', 'TS7'], supportPlan: 'no' } as const;
const plan = {
  id: 'SP-0001',
  trn: '0012345',
  openedOn: day('2026-11-16'),
  reviewBy: null,
  lastReviewedOn: null,
  closedOn: null,
  owner: 'Olga Owner',
};

/** What one sign finds, told by its setting. */
function look(setting: string, career: Partial<Career>, how: Partial<Policy> = {}, asAt = AS_AT) {
  const sign = SIGNS.find((one) => one.setting === setting);
  if (!sign) throw new Error(`No sign ${setting}.`);
  const { findings, asks } = sign.look({
    career: aCareer(career),
    calendar: theCalendar,
    policy: { ...policy, ...how },
    asAt,
  });
  return [
    ...findings.map(({ says, since, cites, step, owner }) =>
      [says, since ?? '-', cites.map(spellCitation).join('; '), step, owner ?? '-'].join(' | '),
    ),
    ...asks,
  ];
}
const guidance = (...paras: string[]) => paras.map((para) => `${para}, April 2024 guidance`).join('; ');

describe('each sign says everything a person needs', () => {
  const absent = (days: number) => ({
    absences: [anAbsence({ from: day('2026-09-07'), until: day('2026-11-13'), days: fraction(days) })],
  });
  test.each<[string, Partial<Career>, string]>([
    [
      'riskNotOnTrack',
      { reports: [answered(concern)] },
      `Not on track (TS4, TS7) in the progress review of Autumn 2026. | 2026-11-12 | ${guidance('2.54', '4.1')} | Review the report and the support plan with the school. | -`,
    ],
    [
      'riskNoPlan',
      { reports: [answered(concern), earlier(concern)] },
      `Not on track, and no support plan is recorded. | 2026-11-13 | ${guidance('4.1', '4.2')} | Ask the school for a support plan. | -`,
    ],
    [
      'riskStalePlan',
      { supportPlans: [{ ...plan, openedOn: day('2026-10-07') }] },
      `The support plan should have been looked at by 18 Nov 2026. | 2026-11-19 | ${guidance('4.3')} | Review the support plan and set the next day for it. | Olga Owner`,
    ],
    [
      'riskOpenPlan',
      { supportPlans: [plan] },
      `A support plan is open since 16 Nov 2026. | 2026-11-16 | ${guidance('4.1')} | Follow the support plan. | Olga Owner`,
    ],
    [
      'riskAbConcern',
      { ect: anEct({ abConcernOn: AS_AT }) },
      `The appropriate body holds a concern. | 2026-11-19 | ${guidance('5.8')} | Settle the concern with the school. | -`,
    ],
    [
      'riskEctConcern',
      { ect: anEct({ ectConcernOn: AS_AT, namedContact: null }) },
      `A concern has been raised with the named contact. | 2026-11-19 | ${guidance('2.28', '2.64')} | Look into the concern as soon as possible. | the named contact`,
    ],
    [
      'riskExtension',
      {
        ect: anEct({ priorTerms: fraction(6) }),
        adjustments: [
          anAdjustment({ kind: 'extension after completion', agreedOn: AS_AT, terms: fraction(1) }),
        ],
      },
      `Induction is extended by 1 term. | 2026-11-19 | ${guidance('3.8')} | Agree with the school how the extension is supported and assessed. | -`,
    ],
    [
      'riskSameStandard',
      { reports: [answered(concern), earlier({ ...concern, standardsOfConcern: ['TS7', 'Part 2'] })] },
      `The same concern in 2 reports in a row: TS7. | 2026-11-13 | ${guidance('4.3')} | Ask the school what has changed since the first of these reports. | -`,
    ],
    [
      'riskLongOverdue',
      { reports: [aReport({ dueOn: day('2026-11-05') })] },
      `The progress review of Autumn 2026 is overdue since 5 Nov 2026. | 2026-11-06 | ${guidance('2.74')} | Send the progress review of Autumn 2026. | the induction tutor`,
    ],
    [
      'riskOverdue',
      { reports: [aReport({ dueOn: day('2026-11-06'), state: 'signing' })] },
      `The progress review of Autumn 2026 waits for comments or signatures, overdue since 6 Nov 2026. | 2026-11-07 | ${guidance('2.74')} | Remind the school of the progress review of Autumn 2026. | -`,
    ],
    [
      'riskReturned',
      { reports: [answered({ state: 'submitted', timesReturned: 2, coversFrom: AS_AT })] },
      `The progress review of Autumn 2026 has been returned 2 times. | 2026-11-12 | ${guidance('2.74')} | Talk the report through with the induction tutor. | -`,
    ],
    [
      'riskAbsenceReached',
      absent(30),
      `30 days absent in this part of induction: it is extended. | 2026-09-07 | ${guidance('3.6', '5.4')} | Tell school and ECT the new end of induction and how it is supported. | -`,
    ],
    [
      'riskAbsenceNear',
      absent(20),
      `20 days absent in this part of induction; 30 extend it. | 2026-09-07 | ${guidance('3.6')} | Count the absence, and ask the ECT what would help. | the induction tutor`,
    ],
    [
      'riskEntitlement',
      { reports: [answered({ entitlementsMet: 'no' })] },
      `An entitlement is not met, by the progress review of Autumn 2026. | 2026-11-12 | ${guidance('2.39', '5.8')} | Ask the headteacher how and when it will be met. | -`,
    ],
    [
      'riskTimetable',
      { periods: [aPeriod({ timetablePercent: 91 })] },
      `Teaches 91% of a timetable; 90% is the most in this part of induction. | 2026-09-01 | ${guidance('2.20')} | Ask the headteacher to reduce the timetable. | -`,
    ],
  ])('%s', (setting, career, finding) => {
    expect(look(setting, career)).toEqual([finding]);
  });

  test('riskNotObserved', () => {
    expect(look('riskNotObserved', { observations: [seen('2026-10-20')] }, {}, day('2026-11-27'))).toEqual([
      `No lesson observed this half-term; the last was on 20 Oct 2026. | 2026-11-27 | ${guidance('2.46')} | Arrange the next observation. | the induction tutor`,
    ]);
  });

  test('a sign is there for every setting, once', () => {
    expect(SIGNS.map(({ setting }) => setting)).toHaveLength(16);
    expect(new Set(SIGNS.map(({ setting }) => setting)).size).toBe(16);
  });
});

describe('the edges of the signs', () => {
  test('a report in a row is counted in words to the sixth, then in figures', () => {
    const rows = (n: number) =>
      Array.from({ length: n }, (_, at) =>
        answered({
          ...concern,
          id: `R-${at}`,
          coversUntil: day(`2026-11-${String(18 - at).padStart(2, '0')}`),
        }),
      );
    const said = (n: number) =>
      / for the (\w+) report/.exec(look('riskNotOnTrack', { reports: rows(n) })[0] ?? '')?.[1];
    expect([1, 2, 3, 4, 5, 6, 7].map(said)).toEqual([
      undefined,
      'second',
      'third',
      'fourth',
      'fifth',
      'sixth',
      '7th',
    ]);
  });

  test('4.3 only the last reports count for the same standard, and all of them', () => {
    const before = (id: string, until: string, differs: Partial<Report>) =>
      answered({ ...concern, id, coversUntil: day(until), ...differs });
    const reports = [
      before('R-3', '2026-11-18', {}),
      before('R-2', '2026-11-17', {}),
      before('R-1', '2026-11-16', { standardsOfConcern: [] }),
    ];
    expect(look('riskSameStandard', { reports })).toHaveLength(1);
    expect(look('riskSameStandard', { reports }, { riskSameStandardReports: 3 })).toEqual([]);
    expect(look('riskSameStandard', { reports: reports.slice(0, 1) })).toEqual([]);
    const others = [
      before('R-3', '2026-11-18', {}),
      before('R-2', '2026-11-17', { standardsOfConcern: ['TS1'] }),
    ];
    expect(look('riskSameStandard', { reports: others })).toEqual([]);
    const all = [before('R-3', '2026-11-18', {}), before('R-2', '2026-11-17', {})];
    expect(look('riskSameStandard', { reports: all })[0]).toContain('in a row: TS4, TS7.');
  });

  test('a plan is stale by its own day where that is after it was looked at, else by Settings', () => {
    const due = (reviewBy: string | null, lastReviewedOn: string | null) =>
      /by (\d+ \w+ \d+)/.exec(
        look(
          'riskStalePlan',
          {
            supportPlans: [
              {
                ...plan,
                openedOn: day('2026-10-01'),
                reviewBy: reviewBy === null ? null : day(reviewBy),
                lastReviewedOn: lastReviewedOn === null ? null : day(lastReviewedOn),
              },
            ],
          },
          {},
          day('2027-01-04'),
        )[0] ?? '',
      )?.[1];
    expect(due(null, null)).toBe('12 Nov 2026');
    expect(due('2026-10-16', null)).toBe('16 Oct 2026');
    expect(due('2026-10-16', '2026-10-15')).toBe('16 Oct 2026');
    expect(due('2026-10-16', '2026-10-16')).toBe('27 Nov 2026');
    expect(due('2026-10-16', '2026-10-20')).toBe('1 Dec 2026');
  });

  test('3.7 a plan rests while the ECT is on leave with no end yet', () => {
    const stale = { supportPlans: [{ ...plan, openedOn: day('2026-10-01') }] };
    const leave = (from: string, until: string | null) =>
      look('riskStalePlan', {
        ...stale,
        absences: [anAbsence({ from: day(from), until: until === null ? null : day(until) })],
      });
    expect(leave('2026-11-19', null)).toEqual([]);
    expect(leave('2026-11-20', null)).toHaveLength(1);
    expect(leave('2026-11-02', '2026-11-06')).toHaveLength(1);
  });

  test('the absence that began last is the one since when, and one to come is none', () => {
    const long = (from: string, until: string, days: number) =>
      anAbsence({ id: `A-${from}`, from: day(from), until: day(until), days: fraction(days) });
    const absences = [
      long('2026-10-05', '2026-10-16', 10),
      long('2026-11-02', '2026-11-17', 10),
      long('2026-09-07', '2026-09-18', 10),
      long('2026-11-30', '2026-12-04', 1),
    ];
    expect(look('riskAbsenceReached', { absences })[0]).toContain('| 2026-11-02 |');
    const today = [...absences.slice(0, 3), long('2026-11-19', '2026-11-19', 1)];
    expect(look('riskAbsenceReached', { absences: today })[0]).toContain('| 2026-11-19 |');
  });

  test('absence asks nothing of an ECT without one, nor of one in no post', () => {
    expect(look('riskAbsenceReached', {})).toEqual([]);
    expect(look('riskAbsenceNear', {})).toEqual([]);
    const nowhere = {
      absences: [anAbsence({ days: null })],
      periods: [aPeriod({ finishedOn: day('2026-11-18') })],
    };
    expect(look('riskAbsenceReached', nowhere)).toEqual([]);
    expect(look('riskAbsenceNear', nowhere)).toEqual([]);
    expect(look('riskAbsenceNear', { ...nowhere, periods: [aPeriod()] })).toHaveLength(1);
  });

  test('a post counts from its first day to its last', () => {
    const teaching = (startedOn: string, finishedOn: string | null) =>
      look('riskTimetable', {
        periods: [
          aPeriod({
            timetablePercent: null,
            startedOn: day(startedOn),
            finishedOn: finishedOn === null ? null : day(finishedOn),
          }),
        ],
      });
    expect(teaching('2026-11-19', null)).toHaveLength(1);
    expect(teaching('2026-11-20', null)).toEqual([]);
    expect(teaching('2026-09-01', '2026-11-19')).toHaveLength(1);
    expect(teaching('2026-09-01', '2026-11-18')).toEqual([]);
  });

  test('2.20 what is reduced enough for both parts is not asked about further', () => {
    const nowhere = (timetablePercent: number) =>
      SIGNS.find(({ setting }) => setting === 'riskTimetable')?.look({
        career: aCareer({ periods: [aPeriod({ timetablePercent })] }),
        calendar: { ...theCalendar, terms: [] },
        policy,
        asAt: AS_AT,
      }).asks;
    expect(nowhere(90)).toEqual([]);
    expect(nowhere(91)).toEqual([expect.stringContaining('Terms sheet')]);
  });

  test('2.46 the last observation is named whatever the order, and one today counts', () => {
    const at = day('2026-11-27');
    const found = (...days: string[]) => look('riskNotObserved', { observations: days.map(seen) }, {}, at);
    expect(found('2026-10-20', '2026-10-21', '2026-10-19')[0]).toContain('the last was on 21 Oct 2026');
    expect(found('2026-10-19', '2026-10-20')[0]).toContain('the last was on 20 Oct 2026');
    expect(found('2026-10-20', '2026-11-27')).toEqual([]);
    expect(found('2026-10-20', '2026-11-02')).toEqual([]);
    expect(found('2026-10-20', '2026-10-31')).toEqual([]);
    expect(found('2026-10-20', '2026-10-30')).toHaveLength(1);
  });
});

describe('reasons in order', () => {
  test('of one level the longest standing first, those without a day last, else as the signs stand', () => {
    const career = aCareer({
      ect: anEct({ abConcernOn: day('2026-10-05'), ectConcernOn: day('2026-09-21') }),
      supportPlans: [{ ...plan, openedOn: day('2026-10-05'), reviewBy: day('2026-12-18') }],
    });
    const how = {
      ...policy,
      riskOpenPlan: 'amber',
      riskAbConcern: 'amber',
      riskEctConcern: 'amber',
    } as const;
    const { reasons, since } = riskOf(career, theCalendar, how, AS_AT);
    expect(reasons.map((one) => `${one.since ?? '-'} ${one.says.slice(0, 11)}`)).toEqual([
      '2026-09-21 A concern h',
      '2026-10-05 A support p',
      '2026-10-05 The appropr',
    ]);
    expect(since).toBe('2026-09-21');
  });

  test('what is told before its day has no day yet, and its step counts from today', () => {
    const reports = [
      answered({ ...concern, state: 'with ECT', submittedAt: null, dueOn: day('2026-12-11') }),
    ];
    const { since, nextStep, reasons } = riskOf(aCareer({ reports }), theCalendar, policy, AS_AT);
    expect([since, reasons[0]?.since, nextStep?.by]).toEqual([null, null, '2026-11-26']);
  });

  test('of one level and day the order of the signs stands, whichever they are', () => {
    const on = day('2026-10-05');
    const career = aCareer({
      ect: anEct({ abConcernOn: on, ectConcernOn: on, priorTerms: fraction(6) }),
      supportPlans: [{ ...plan, openedOn: on, reviewBy: day('2026-12-18') }],
      adjustments: [
        anAdjustment({ kind: 'extension after completion', agreedOn: day('2026-10-06'), terms: fraction(1) }),
      ],
    });
    const how = {
      ...policy,
      riskOpenPlan: 'amber',
      riskAbConcern: 'amber',
      riskEctConcern: 'amber',
      riskExtension: 'amber',
    } as const;
    const found = riskOf(career, theCalendar, how, AS_AT);
    expect(found.reasons.map(({ says }) => says.slice(0, 11))).toEqual([
      'A support p',
      'The appropr',
      'A concern h',
      'Induction i',
    ]);
    expect(found.since).toBe('2026-10-05');
  });

  test('a reason without a day comes after those with one, and the level has the first known day', () => {
    const early = [answered({ ...concern, state: 'with ECT', submittedAt: null, dueOn: day('2026-12-11') })];
    const career = aCareer({ ect: anEct({ abConcernOn: day('2026-11-02') }), reports: early });
    const how = { ...policy, riskNotOnTrack: 'red', riskNoPlan: 'red', riskAbConcern: 'red' } as const;
    const found = riskOf(career, theCalendar, how, AS_AT);
    expect(found.reasons.map(({ since }) => since)).toEqual(['2026-11-02', null, null]);
    expect(found.since).toBe('2026-11-02');
  });

  test('the next step is due by a working day, the same whenever it is asked', () => {
    const by = (on: string, asAt: string) =>
      riskOf(aCareer({ ect: anEct({ abConcernOn: day(on) }) }), theCalendar, policy, day(asAt)).nextStep?.by;
    expect(by('2026-10-05', '2026-11-21')).toBe('2026-10-12');
    expect(by('2026-11-13', '2026-11-20')).toBe('2026-11-20');
    expect(
      riskOf(
        aCareer({ ect: anEct({ abConcernOn: day('2026-10-05') }) }),
        { ...theCalendar, bankHolidays: [] },
        policy,
        AS_AT,
      ).nextStep?.by,
    ).toBeNull();
  });

  test('the level stands since its own first reason, not since one of a lower level', () => {
    const career = aCareer({
      ect: anEct({ abConcernOn: day('2026-10-05') }),
      supportPlans: [{ ...plan, openedOn: day('2026-09-21'), reviewBy: day('2026-12-18') }],
    });
    const how = { ...policy, riskOpenPlan: 'watch', riskAbConcern: 'red' } as const;
    expect(riskOf(career, theCalendar, how, AS_AT)).toMatchObject({ level: 'red', since: '2026-10-05' });
  });
});
