import type { Career } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { timelineOf } from '../../src/domain/timeline';
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
const of = (career: Career, asAt = '2026-12-12') => timelineOf(career, theCalendar, policy, day(asAt));
const lines = (career: Career, asAt?: string) =>
  of(career, asAt).entries.map(({ on, says, coming }) => `${on} ${coming ? '>' : '|'} ${says}`);

test('what happened and what is to come, in order, as at a day', () => {
  expect(lines(aCareer())).toEqual([
    '2026-07-10 | Qualified teacher status awarded.',
    '2026-07-14 | Registered with the appropriate body.',
    '2026-09-01 | Started at school 900001, FTE 1.',
    '2026-12-11 | Progress review for Autumn 2026 due.',
    '2027-03-18 > Progress review for Spring 2027 due.',
    '2027-07-08 > Formal assessment for Summer 2027 due.',
    '2027-07-22 > The first part of induction served.',
    '2027-12-10 > Progress review for Autumn 2027 due.',
    '2028-03-24 > Progress review for Spring 2028 due.',
    '2028-07-07 > Formal assessment for Summer 2028 due.',
    '2028-07-21 > The last part of induction served.',
  ]);
  expect(of(aCareer()).unknown).toEqual([]);
});

test('each report to come answers “why this date?”', () => {
  const review = of(aCareer()).entries[3];
  expect(review).toMatchObject({ kind: 'report', row: null, until: null, provisional: null });
  expect(review?.because.map(({ says }) => says)).toEqual([
    'A progress review is due in every term without a formal assessment.',
    'Settings make reviews of Autumn 2026 due 7 days before the term ends.',
  ]);
  expect(of(aCareer()).entries[6]).toMatchObject({
    kind: 'milestone',
    because: [{ says: 'Served in it: 3 terms.', cites: [{ para: '2.30' }, { para: '2.65' }] }],
  });
});

test('today is not to come', () => {
  expect(of(aCareer(), '2026-12-11').entries[3]?.coming).toBe(false);
  expect(of(aCareer(), '2026-12-10').entries[3]?.coming).toBe(true);
});

test('posts, absences, adjustments, support plans and the outcome take their days', () => {
  const career = aCareer({
    ect: anEct({
      qtsOn: null,
      registeredOn: null,
      outcome: 'pass',
      outcomeOn: day('2026-11-30'),
      noticeSentOn: day('2026-12-01'),
    }),
    periods: [
      aPeriod({ finishedOn: day('2026-10-23'), urn: null }),
      aPeriod({ id: 'IP-0002', startedOn: day('2026-10-24'), fte: fraction(3, 5), otherAb: 'Anytown Hub' }),
    ],
    absences: [anAbsence(), anAbsence({ id: 'A-0002', from: day('2026-11-23'), until: null, days: null })],
    adjustments: [
      anAdjustment(),
      anAdjustment({ id: 'AD-0002', agreedOn: day('2026-09-11'), ectAgrees: null }),
      anAdjustment({
        id: 'AD-0003',
        kind: 'extension after completion',
        agreedOn: day('2026-09-12'),
        ectAgrees: null,
        terms: fraction(1),
      }),
    ],
    supportPlans: [
      {
        id: 'SP-0001',
        trn: '0012345',
        openedOn: day('2026-11-10'),
        reviewBy: null,
        lastReviewedOn: null,
        closedOn: day('2026-12-01'),
        owner: null,
      },
    ],
  });
  const entries = of(career).entries.filter(({ kind }) => kind !== 'report' && kind !== 'milestone');
  expect(entries.map(({ on, until, kind, says, row }) => [on, until, kind, says, row])).toEqual([
    ['2026-09-01', '2026-10-23', 'post', 'Started at a school not known, FTE 1.', 'IP-0001'],
    ['2026-09-10', null, 'adjustment', 'Reduction of 3 terms.', 'AD-0001'],
    ['2026-09-11', null, 'adjustment', 'Reduction of 3 terms. It waits for the ECT’s agreement.', 'AD-0002'],
    [
      '2026-09-12',
      null,
      'adjustment',
      'Extension after completion of 1 term. Without effect before induction is complete.',
      'AD-0003',
    ],
    ['2026-10-23', null, 'post', 'Finished at a school not known.', 'IP-0001'],
    ['2026-10-24', null, 'post', 'Started at school 900001 (Anytown Hub), FTE 0.6.', 'IP-0002'],
    ['2026-11-02', '2026-11-06', 'absence', 'Absent (sickness), 5 days.', 'A-0001'],
    ['2026-11-10', '2026-12-01', 'support plan', 'Support plan opened.', 'SP-0001'],
    ['2026-11-23', null, 'absence', 'Absent (sickness), days not counted.', 'A-0002'],
    ['2026-11-30', null, 'outcome', 'Passed induction.', '0012345'],
    ['2026-12-01', null, 'outcome', 'Written notice of the decision sent.', '0012345'],
  ]);
  expect(entries[1]?.because).toMatchObject([
    { says: 'Agreed on 10 Sep 2026.', cites: [{ para: '3.2' }, { para: '3.5' }] },
  ]);
  expect(entries[3]?.because).toMatchObject([{ cites: [{ para: '3.8' }] }]);
  expect(entries.map(({ because }) => because[0]?.cites.map(({ para }) => para).join(' '))).toEqual([
    '2.13 2.74',
    '3.2 3.5',
    '3.2 3.5',
    '3.8',
    '2.74',
    '2.13 2.74',
    '3.6',
    '4.1',
    '3.6',
    '2.67',
    '2.69',
  ]);
  expect(entries[6]?.because[0]?.facts).toEqual(['absence A-0001']);
  expect(of(career).unknown).toEqual(['Absence A-0002 has not ended, so its days are not known.']);
});

describe('what is recorded says what it does to the length', () => {
  const entry = (row: string, career: Partial<Career>) =>
    of(aCareer(career)).entries.find((one) => one.row === row);

  test.each([
    ['3.6', 'It counts towards the 30 days that extend a part of induction by all of them.', {}],
    [
      '3.7',
      'The ECT chose to extend induction by it.',
      { kind: 'adoption leave', ectChoosesExtension: 'yes' },
    ],
    [
      '3.7',
      'It does not extend induction: the ECT chose so.',
      { kind: 'adoption leave', ectChoosesExtension: 'no' },
    ],
    [
      '3.7',
      'Absence A-0001 is adoption leave: ask whether the ECT chooses to extend induction by it.',
      { kind: 'adoption leave' },
    ],
    ['3.6', 'The days missed in absence A-0001 are not known. Enter them.', { days: null }],
    [
      '3.6',
      'It has no school day of service in it, so it changes nothing.',
      { from: day('2026-10-26'), until: day('2026-10-30') },
    ],
  ] as const)('%s: %s', (para, says, differs) => {
    expect(entry('A-0001', { absences: [anAbsence(differs)] })?.because).toMatchObject([
      { says, facts: ['absence A-0001'], cites: [{ para }] },
    ]);
  });

  test('a reduction that the ECT does not agree to', () => {
    expect(entry('AD-0001', { adjustments: [anAdjustment({ ectAgrees: 'no' })] })?.says).toBe(
      'Reduction of 3 terms. Without effect: the ECT does not agree.',
    );
  });

  test('an extension, only where it is known to have no effect', () => {
    const adjustments = [anAdjustment({ kind: 'extension after completion', terms: fraction(1) })];
    expect(entry('AD-0001', { adjustments })?.says).toMatch(/Without effect before induction is complete\.$/);
    expect(entry('AD-0001', { adjustments, periods: [aPeriod({ fte: fraction(0) })] })?.says).toBe(
      'Extension after completion of 1 term.',
    );
  });

  const served = (career: Partial<Career>) =>
    of(aCareer(career)).entries.filter(({ kind }) => kind === 'milestone');

  test('3.6: days lost are served again', () => {
    const long = anAbsence({ until: day('2026-12-18'), days: fraction(35) });
    const [first] = served({ absences: [long] });
    expect(first).toMatchObject({ on: '2027-10-19', provisional: null });
    expect(first?.because.map(({ says }) => says)).toEqual([
      'Served in it: 3 terms, and 35 days again for days lost.',
      '35 days absent in the first part of induction (A-0001): 30 or more, so 35 days are to be served again.',
    ]);
  });

  test('a date that rests on what is not known says what', () => {
    const doubts = served({
      absences: [anAbsence({ from: day('2027-11-01'), until: day('2027-11-05'), days: null })],
    }).map(({ provisional }) => provisional);
    expect(doubts).toEqual([null, 'The days missed in absence A-0001 are not known. Enter them.']);
  });

  test('3.3: the end names the reduction that is not agreed', () => {
    const [first] = served({ adjustments: [anAdjustment({ ectAgrees: null })] });
    expect(first?.because[1]?.says).toBe('Adjustment AD-0001 has no effect without the ECT’s agreement.');
  });
});

test.each([
  ['progress review', '2.54'],
  ['formal assessment', '2.61'],
  ['interim assessment', '2.62'],
] as const)('2.54 2.61 2.62 a %s that came says what has the school send it', (kind, para) => {
  const report = aReport({ kind, state: 'submitted', submittedAt: '2026-12-11T09:30:00Z' });
  const entry = of(aCareer({ reports: [report] })).entries.find(({ says }) => says.endsWith('submitted.'));
  expect(entry?.because).toMatchObject([{ cites: [{ para, version: 'April 2024' }] }]);
});

test('nothing on the timeline is without its paragraph', () => {
  const career = aCareer({
    ect: anEct({ qtsOn: day('2026-07-10'), outcome: 'pass', outcomeOn: day('2028-07-25') }),
    absences: [anAbsence({ kind: 'paternity leave', ectChoosesExtension: 'no' })],
    reports: [aReport({ state: 'reviewed', reviewedAt: '2026-12-14T09:00:00Z' })],
  });
  for (const { says, because } of of(career, '2028-08-01').entries)
    expect([says, because.flatMap(({ cites }) => cites).length > 0]).toEqual([says, true]);
});

test('each step of a decision stands on its day, with what it rests on', () => {
  const ect = anEct({
    outcome: 'fail',
    outcomeOn: day('2026-12-01'),
    finalMeetingOn: day('2026-11-01'),
    representationsOn: day('2026-11-02'),
    consideredOn: day('2026-11-03'),
    noticeSentOn: day('2026-12-02'),
    traToldOn: day('2026-12-03'),
    noAppealOn: day('2026-12-04'),
    appealOn: day('2026-12-05'),
    repliedOn: day('2026-12-06'),
    appealSettledOn: day('2026-12-07'),
    appealResult: null,
    employmentEndedOn: day('2026-12-08'),
  });
  const steps = of(aCareer({ ect }))
    .entries.filter(({ kind }) => kind === 'outcome')
    .map(({ on, says }) => `${on} ${says}`);
  expect(steps).toEqual([
    '2026-11-01 Final assessment meeting.',
    '2026-11-02 The ECT wrote about the recommendation.',
    '2026-11-03 What the ECT wrote was considered.',
    '2026-12-01 Failed induction.',
    '2026-12-02 Written notice of the decision sent.',
    '2026-12-03 The Teaching Regulation Agency told of the decision.',
    '2026-12-04 The ECT said that they will not appeal.',
    '2026-12-05 A copy of the ECT’s appeal came.',
    '2026-12-06 Reply to the appeal sent.',
    '2026-12-07 Appeal settled: not said how.',
    '2026-12-08 Employment at the school ended.',
  ]);
});

test('what is recorded names its row and its paragraph', () => {
  const [qts, registered, agreed, started] = of(
    aCareer({ adjustments: [anAdjustment({ agreedOn: day('2026-08-01'), ground: 'experience' })] }),
  ).entries;
  const first = (one: typeof qts) => one?.because[0];
  expect(first(qts)).toMatchObject({ cites: [{ para: '2.10' }], facts: [] });
  expect(first(registered)).toMatchObject({ cites: [{ para: '2.11' }], facts: [] });
  expect(first(agreed)?.facts).toEqual(['ground: experience']);
  expect(first(started)?.facts).toEqual(['period IP-0001']);
});

test('a failed induction is told as such, an outcome without a day not at all', () => {
  expect(lines(aCareer({ ect: anEct({ outcome: 'fail', outcomeOn: day('2026-11-30') }) }))).toContain(
    '2026-11-30 | Failed induction.',
  );
  expect(lines(aCareer({ ect: anEct({ outcome: 'pass' }) })).join()).not.toContain('Passed');
});

describe('reports in the register', () => {
  const report = aReport({ opensOn: day('2026-11-20') });
  const autumn = (differs: Partial<typeof report>) =>
    of(aCareer({ reports: [{ ...report, ...differs }] })).entries.filter(
      ({ kind, row }) => kind === 'report' && row === 'R-0001',
    );

  test('due stand on the day they are due, with why', () => {
    expect(autumn({})).toMatchObject([
      {
        on: '2026-12-11',
        says: 'Progress review for Autumn 2026 due.',
        because: [{}, {}],
        provisional: null,
      },
    ]);
  });

  test('on their way say how far they are', () => {
    expect(autumn({ state: 'signing' })).toMatchObject([
      { on: '2026-12-11', says: 'Progress review for Autumn 2026 due; now signing.' },
    ]);
  });

  test('take their reasons from what is expected of that kind in that term', () => {
    const reports = [
      {
        ...report,
        id: 'R-0002',
        state: 'draft' as const,
        term: 'Summer 2027',
        kind: 'formal assessment' as const,
        datesSetByHand: 'yes' as const,
      },
      { ...report, id: 'R-0003', state: 'draft' as const, kind: 'interim assessment' as const },
    ];
    const entries = of(aCareer({ reports })).entries;
    expect(entries.find(({ row }) => row === 'R-0002')?.because[0]?.says).toContain(
      'first formal assessment',
    );
    expect(entries.find(({ row }) => row === 'R-0003')?.because).toEqual([]);
  });

  test('that will move stand on their new day', () => {
    expect(autumn({ dueOn: day('2026-12-04') })).toMatchObject([
      { on: '2026-12-11', says: 'Progress review for Autumn 2026 due.', row: 'R-0001' },
    ]);
  });

  test('submitted, returned and reviewed stand on the day they were', () => {
    expect(autumn({ state: 'submitted', submittedAt: '2026-12-09T16:20:00Z' })).toMatchObject([
      { on: '2026-12-09', says: 'Progress review for Autumn 2026 submitted.' },
    ]);
    expect(autumn({ state: 'returned', submittedAt: '2026-12-09T16:20:00Z' })).toMatchObject([
      { on: '2026-12-11', says: 'Progress review for Autumn 2026 due; now returned.' },
    ]);
    expect(
      autumn({ state: 'reviewed', submittedAt: '2026-12-09T16:20:00Z', reviewedAt: '2026-12-10T09:00:00Z' }),
    ).toMatchObject([{ on: '2026-12-10', says: 'Progress review for Autumn 2026 reviewed.' }]);
    expect(
      autumn({ state: 'submitted', submittedAt: '2026-12-09T16:20:00Z', reviewedAt: '2026-12-10T09:00:00Z' }),
    ).toMatchObject([{ on: '2026-12-09' }]);
    expect(autumn({ state: 'reviewed', submittedAt: '2026-12-09T16:20:00Z' })).toMatchObject([
      { on: '2026-12-09', says: 'Progress review for Autumn 2026 submitted.' },
    ]);
  });

  test('cancelled are not shown, those no longer called for are', () => {
    expect(autumn({ state: 'cancelled' })).toEqual([]);
    expect(autumn({ term: 'Summer 2025', kind: 'interim assessment' })).toMatchObject([
      { says: 'Interim assessment for Summer 2025 due.', because: [] },
    ]);
    expect(autumn({ term: 'Summer 2025', kind: 'interim assessment', state: 'draft' })).toMatchObject([
      { says: 'Interim assessment for Summer 2025 due; now draft.' },
    ]);
  });

  test('that wait for a fact say which', () => {
    const career = aCareer({ absences: [anAbsence({ from: day('2026-12-07'), until: null, days: null })] });
    expect(of(career).entries.find(({ kind }) => kind === 'report')?.provisional).toBe(
      'Absence A-0001 has not ended. Reports due meanwhile wait for the return.',
    );
    const standing = { ...career, reports: [report] };
    expect(of(standing).entries.find(({ row }) => row === 'R-0001')?.provisional).toContain('has not ended');
  });
});

test('what cannot be worked out is said once', () => {
  const timeline = of(aCareer({ periods: [aPeriod({ fte: fraction(0) })] }));
  expect(timeline.unknown).toEqual([
    'Induction period IP-0001 needs mending. Enter the share of full time, more than 0 and at most 1.',
  ]);
  expect(timeline.entries.map(({ kind }) => kind)).toEqual(['registered', 'registered', 'post']);
});

test('parts served before the register have no day', () => {
  const career = aCareer({ ect: anEct({ priorTerms: fraction(4) }) });
  expect(
    of(career)
      .entries.filter(({ kind }) => kind === 'milestone')
      .map(({ on }) => on),
  ).toEqual(['2027-03-25']);
});

test('an outcome on the day of a report is told after it', () => {
  const career = aCareer({ ect: anEct({ outcome: 'pass', outcomeOn: day('2026-12-11') }) });
  expect(
    of(career)
      .entries.filter(({ on }) => on === '2026-12-11')
      .map(({ kind }) => kind),
  ).toEqual(['report', 'outcome']);
});

test('what falls on one day is told in one order: the facts first, then reports', () => {
  const career = aCareer({
    absences: [anAbsence({ from: day('2026-09-01'), until: day('2026-09-01'), days: fraction(1) })],
    ect: anEct({ registeredOn: day('2026-09-01'), qtsOn: null }),
  });
  expect(
    of(career)
      .entries.slice(0, 3)
      .map(({ kind }) => kind),
  ).toEqual(['registered', 'post', 'absence']);
});

test('2.30, 3.6 the day a part is served says which posts and which absence made it so', () => {
  const absence = anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) });
  const periods = [
    aPeriod({ finishedOn: day('2027-08-31') }),
    aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01'), fte: fraction(1, 2) }),
  ];
  const milestones = (absences: Career['absences']) =>
    of(aCareer({ absences, periods })).entries.filter(({ kind }) => kind === 'milestone');
  const [first] = milestones([absence]);
  expect(first?.because.map(({ cites }) => cites.map(({ para }) => para).join(' '))).toEqual([
    '2.30 2.65',
    '2.36',
    '3.6 reg 8(1)',
  ]);
  expect(first?.because[0]?.facts).toEqual([
    'period IP-0001, FTE 1, 1 Sep 2026 to 31 Aug 2027',
    'period IP-0002, FTE 0.5, from 1 Sep 2027',
  ]);
  expect(first?.because[2]?.says).toContain(
    '30 days absent in the first part of induction (A-0001): 30 or more',
  );
  const [plain, last] = milestones([]);
  expect(plain?.because.map(({ facts }) => facts)).toEqual([
    ['period IP-0001, FTE 1, 1 Sep 2026 to 31 Aug 2027'],
  ]);
  expect(last?.because[0]?.facts).toEqual([
    'period IP-0001, FTE 1, 1 Sep 2026 to 31 Aug 2027',
    'period IP-0002, FTE 0.5, from 1 Sep 2027',
  ]);
});
