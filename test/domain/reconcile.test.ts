import { addDays } from '../../src/domain/day';
import type { Career, Report } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { reconcile } from '../../src/domain/reconcile';
import { finalOf } from '../../src/domain/for-outcome';
import { type ExpectedReport, scheduleFor } from '../../src/domain/schedule';
import { expectReports } from '../../src/tasks/expect-reports';
import { aCareer, aPeriod, aReport, anAbsence, anAdjustment, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const expectedOf = (career: Career) => {
  const answer = scheduleFor(career, theCalendar, policy, day('2029-01-01'));
  if (!answer.known) throw new Error(answer.unknown);
  return answer.value;
};
const asReport = (one: ExpectedReport, at: number, differs: Partial<Report> = {}): Report => {
  const { urn, kind, term, coversFrom, coversUntil, opensOn, dueOn } = one;
  const final = finalOf(one);
  return aReport({
    id: `R-${at + 1}`,
    urn,
    kind,
    final,
    term,
    coversFrom,
    coversUntil,
    opensOn,
    dueOn,
    ...differs,
  });
};
const reportsOf = (career: Career) => expectedOf(career).map((one, at) => asReport(one, at));
const REDUCED =
  'The final formal assessment is due in the term in which induction is complete. (2.55, April 2024 guidance) Reduced by 3 terms, agreed on 10 Sep 2026. (3.2, 3.5, April 2024 guidance)';
const absentLong = anAbsence({ from: day('2026-11-02'), until: day('2026-12-10'), days: fraction(29) });
const absentLonger = { ...absentLong, until: day('2027-03-12'), days: fraction(60) };

test('with nothing there, everything is to be created', () => {
  const expected = expectedOf(aCareer());
  expect(reconcile([], expected)).toEqual({
    matches: expect.any(Map),
    create: expected,
    revive: [],
    move: [],
    cancel: [],
    keep: [],
    ask: [],
  });
});

test('what is as expected is kept', () => {
  const reports = reportsOf(aCareer());
  expect(reconcile(reports, expectedOf(aCareer()))).toEqual({
    matches: expect.any(Map),
    create: [],
    revive: [],
    move: [],
    cancel: [],
    keep: reports,
    ask: [],
  });
});

test('a report due on another day is moved, and says from where, to where and why', () => {
  const [first, ...rest] = reportsOf(aCareer());
  const changed = { ...(first as Report), dueOn: day('2026-12-04'), opensOn: day('2026-11-13') };
  const { move, keep } = reconcile([changed, ...rest], expectedOf(aCareer()));
  expect(keep).toEqual(rest);
  expect(move).toMatchObject([
    {
      report: changed,
      changed: [
        { field: 'opensOn', was: '2026-11-13', is: '2026-11-20' },
        { field: 'dueOn', was: '2026-12-04', is: '2026-12-11' },
      ],
      says: 'The progress review of Autumn 2026 was due 4 Dec 2026 and is now due 11 Dec 2026. A progress review is due in every term without a formal assessment. (2.48, April 2024 guidance) Settings make reviews of Autumn 2026 due 7 days before the term ends.',
    },
  ]);
});

test('other days covered, or another school, are said to be so', () => {
  const [first, second] = reportsOf(aCareer());
  const { move } = reconcile(
    [
      { ...(first as Report), coversFrom: day('2026-09-07') },
      { ...(second as Report), urn: null },
    ],
    expectedOf(aCareer()).slice(0, 2),
  );
  expect(move.map(({ says }) => says.split('.')[0])).toEqual([
    'The progress review of Autumn 2026 covers or opens on other days',
    'The progress review of Spring 2027 now goes to another school',
  ]);
  expect(move[1]?.changed).toEqual([{ field: 'urn', was: '', is: '900001' }]);
});

test('absence that puts the first assessment off swaps it with the review of the next term', () => {
  const reports = reportsOf(aCareer());
  const career = aCareer({ absences: [absentLonger] });
  const { create, move, cancel } = reconcile(reports, expectedOf(career));
  expect(create.map(({ kind, term }) => `${kind} ${term}`)).toEqual([
    'progress review Summer 2027',
    'progress review Summer 2028',
  ]);
  expect(cancel.map(({ report }) => report.term)).toEqual(['Autumn 2026', 'Autumn 2027']);
  const assessment = move.find(
    ({ report }) => report.kind === 'formal assessment' && report.term === 'Summer 2027',
  );
  expect(assessment?.to).toMatchObject({
    kind: 'formal assessment',
    term: 'Autumn 2027',
    milestone: 'first',
  });
  expect(assessment?.says).toContain(
    'The formal assessment of Summer 2027 is now in Autumn 2027, due 3 Dec 2027.',
  );
});

describe('a first assessment moved says what moved it', () => {
  const reports = reportsOf(aCareer());
  const moved = (career: Career) =>
    reconcile(reports, expectedOf(career)).move.find(({ report }) => report.id === reports[2]?.id)?.says;

  test('3.6 the absence, by its row and days', () => {
    const absences = [
      anAbsence({ id: 'A-0007', from: day('2026-11-02'), until: day('2027-01-08'), days: fraction(40) }),
    ];
    expect(moved(aCareer({ absences }))).toContain(
      '40 days absent in the first part of induction (A-0007): 30 or more, so 40 days are to be served again. (3.6, April 2024 guidance; reg 8(1), SI 2012/1115 as amended)',
    );
    expect(
      expectedOf(aCareer({ absences })).find(({ milestone }) => milestone === 'first')?.because[1]?.facts,
    ).toEqual(['absence A-0007, 40 days']);
  });

  test('3.6 of many absences the first few, and all of them as facts', () => {
    const absences = [0, 7, 14, 21, 28].map((days, at) =>
      anAbsence({
        id: `A-${at}`,
        from: addDays(day('2026-11-02'), days),
        until: addDays(day('2026-11-06'), days),
        days: fraction(5),
      }),
    );
    const more = anAbsence({
      id: 'A-9',
      from: day('2027-01-11'),
      until: day('2027-01-15'),
      days: fraction(5),
    });
    const career = aCareer({ absences: [...absences, more] });
    expect(moved(career)).toContain(
      '30 days absent in the first part of induction (A-0, A-1, A-2 and others)',
    );
    const first = expectedOf(career).find(({ milestone }) => milestone === 'first');
    expect(first?.because[1]?.facts).toHaveLength(6);
  });

  test('3.6 not the absence of the part after', () => {
    const later = anAbsence({ id: 'A-2', from: day('2028-01-10'), until: day('2028-01-14') });
    const long = anAbsence({ from: day('2026-11-02'), until: day('2027-01-08'), days: fraction(40) });
    expect(moved(aCareer({ absences: [long, later] }))).toContain('(A-0001): 30 or more');
  });

  test('2.36 the hours, and from when', () => {
    const periods = [
      aPeriod({ finishedOn: day('2027-01-03') }),
      aPeriod({ id: 'IP-0002', startedOn: day('2027-01-04'), fte: fraction(1, 2) }),
    ];
    expect(moved(aCareer({ periods }))).toContain(
      'At FTE 0.5 from 4 Jan 2027 each term counts 0.5. (2.36, April 2024 guidance)',
    );
  });

  test('3.7 the leave the ECT chose to extend by', () => {
    const leave = anAbsence({
      from: day('2026-11-02'),
      until: day('2027-01-08'),
      days: fraction(40),
      kind: 'paternity leave',
      ectChoosesExtension: 'yes',
    });
    expect(moved(aCareer({ absences: [leave] }))).toContain(
      'The ECT chose to extend the first part of induction by 40 days of statutory leave (A-0001). (3.7, April 2024 guidance)',
    );
  });
});

test('a review that someone is writing moves with its term, one only due does not', () => {
  const [first] = reportsOf(aCareer());
  const later = expectedOf(aCareer()).slice(1, 2);
  const draft = { ...(first as Report), state: 'draft' as const };
  expect(reconcile([draft], later)).toMatchObject({
    create: [],
    move: [{ report: draft, to: { term: 'Spring 2027' } }],
  });
  expect(reconcile([draft], later).move[0]?.says).toContain(
    'The progress review of Autumn 2026 is now in Spring 2027',
  );
  expect(reconcile([first as Report], later)).toMatchObject({
    create: [{ term: 'Spring 2027' }],
    cancel: [{ report: first }],
  });
});

describe('given that the ECT moves to another school before the term ends', () => {
  const [first] = reportsOf(aCareer());
  const elsewhere = expectedOf(aCareer())
    .slice(1, 2)
    .map((one) => ({ ...one, urn: '100009' }));

  test.each(['draft', 'with ECT', 'signing'] as const)(
    'a review that is %s is put to the officer, and never becomes that of the next school',
    (state) => {
      const written = { ...(first as Report), state };
      expect(reconcile([written], elsewhere)).toMatchObject({
        create: [{ term: 'Spring 2027', urn: '100009' }],
        move: [],
        ask: [{ report: written }],
      });
    },
  );
});

test.each(['with ECT', 'signing'] as const)('a report that is %s is of no other term', (state) => {
  for (const report of reportsOf(aCareer())) {
    const written = { ...report, state };
    const others = expectedOf(aCareer()).filter(({ term }) => term !== report.term);
    expect(reconcile([written], others)).toMatchObject({ move: [], ask: [{ report: written }] });
  }
});

test('reports nobody has begun are cancelled when the facts no longer call for them', () => {
  const reports = reportsOf(aCareer());
  const reduced = aCareer({ adjustments: [anAdjustment()] });
  const { cancel, keep, create, move } = reconcile(reports, expectedOf(reduced));
  expect(cancel.map(({ says }) => says)).toEqual([
    'The facts no longer call for the progress review of Autumn 2027. What is expected covers the time up to 22 Jul 2027. ' +
      REDUCED,
    'The facts no longer call for the progress review of Spring 2028. What is expected covers the time up to 22 Jul 2027. ' +
      REDUCED,
    'The facts no longer call for the formal assessment of Summer 2028. What is expected covers the time up to 22 Jul 2027. ' +
      REDUCED,
  ]);
  expect(keep).toHaveLength(2);
  expect(create).toEqual([]);
  expect(move.map(({ changed }) => changed.map(({ field }) => field))).toEqual([['coversUntil', 'final']]);
});

test('a report called off says what stands in its place', () => {
  const [review] = reportsOf(aCareer());
  const why = (report: Partial<Report>, expected: Parameters<typeof reconcile>[1]) =>
    reconcile([{ ...(review as Report), ...report }], expected).cancel[0]?.says.replace(
      /^.*? of \w+ \d+\. /,
      '',
    );
  const [first, , assessment] = expectedOf(aCareer());
  if (!first || !assessment) throw new Error('Six reports are expected of a plain induction.');
  const summer = {
    term: 'Summer 2027',
    coversFrom: assessment.coversFrom,
    coversUntil: assessment.coversUntil,
  };
  expect(why(summer, [assessment])).toBe(
    'The formal assessment of Summer 2027 covers its days. (2.48, 2.49, April 2024 guidance) The first formal assessment is due in the term in which the first part is served. (2.55, April 2024 guidance)',
  );
  const interim = { ...assessment, kind: 'interim assessment' } as const;
  expect(why(summer, [interim])).toBe('The interim assessment of Summer 2027 covers its days.');
  expect(
    why({ term: 'Spring 2027', coversFrom: day('2027-01-04'), coversUntil: day('2027-04-11') }, [
      first,
      assessment,
    ]),
  ).toBe('No post that counts covers its days. (2.33, April 2024 guidance)');
  expect(why({}, [])).toBe('None is expected: there is an outcome, or no post that counts.');
});

test('reports begun but not signed are put to the officer instead', () => {
  const reports = reportsOf(aCareer()).map((report) =>
    report.term === 'Spring 2028' ? { ...report, state: 'draft' as const } : report,
  );
  const { ask, cancel } = reconcile(reports, expectedOf(aCareer({ adjustments: [anAdjustment()] })));
  expect(ask).toEqual([
    {
      report: reports[4],
      says:
        'The facts no longer call for the progress review of Spring 2028. What is expected covers the time up to 22 Jul 2027. ' +
        REDUCED +
        ' It has been begun: cancel it, or keep it.',
    },
  ]);
  expect(cancel).toHaveLength(2);
});

describe('never touched', () => {
  const moved: Partial<Report> = { dueOn: day('2026-12-01') };
  test.each<[string, Partial<Report>]>([
    ['submitted', { state: 'submitted' }],
    ['returned', { state: 'returned' }],
    ['reviewed', { state: 'reviewed' }],
    ['signed by the ECT', { state: 'signing', ectSignedAt: '2026-12-01T09:00:00Z' }],
    ['signed by the tutor', { state: 'signing', tutorSignedAt: '2026-12-01T09:00:00Z' }],
    ['signed by the head', { state: 'signing', headSignedAt: '2026-12-01T09:00:00Z' }],
    ['once submitted', { state: 'draft', submittedAt: '2026-12-01T09:00:00Z' }],
    ['once reviewed', { state: 'draft', reviewedAt: '2026-12-01T09:00:00Z' }],
  ])('a report %s', (_, differs) => {
    const [first] = reportsOf(aCareer());
    const begun = { ...(first as Report), ...moved, ...differs };
    expect(reconcile([begun], expectedOf(aCareer()).slice(0, 1))).toEqual({
      matches: expect.any(Map),
      create: [],
      revive: [],
      move: [],
      cancel: [],
      keep: [begun],
      ask: [],
    });
    expect(reconcile([begun], [])).toEqual({
      matches: expect.any(Map),
      create: [],
      revive: [],
      move: [],
      cancel: [],
      keep: [begun],
      ask: [],
    });
  });

  test.each<[string, Partial<Report>]>([
    ['in draft', { state: 'draft' }],
    ['with the ECT', { state: 'with ECT' }],
    ['open for signature but unsigned', { state: 'signing' }],
  ])('but one %s moves', (_, differs) => {
    const [first] = reportsOf(aCareer());
    const begun = { ...(first as Report), ...moved, ...differs };
    expect(reconcile([begun], expectedOf(aCareer()).slice(0, 1)).move).toHaveLength(1);
  });

  test('dates an officer set by hand', () => {
    const [first] = reportsOf(aCareer());
    const own = { ...(first as Report), ...moved, datesSetByHand: 'yes' as const };
    expect(reconcile([own], expectedOf(aCareer()).slice(0, 1))).toMatchObject({ move: [], keep: [own] });
    const no = { ...own, datesSetByHand: 'no' as const };
    expect(reconcile([no], expectedOf(aCareer()).slice(0, 1)).move).toHaveLength(1);
  });
});

describe('an assessment that becomes the final one', () => {
  const expected = expectedOf(aCareer()).filter(({ milestone }) => milestone === 'final');
  const reported = (differs: Partial<Report>) =>
    asReport(expected[0] as ExpectedReport, 0, { final: 'no', ...differs });

  test.each([['no'], ['yes']] as const)('asks for the recommendation, dates set by hand: %s', (byHand) => {
    const { move, keep } = reconcile([reported({ datesSetByHand: byHand })], expected);
    expect(keep).toEqual([]);
    expect(move).toMatchObject([
      { keepsDates: byHand === 'yes', changed: [{ field: 'final', was: 'no', is: 'yes' }] },
    ]);
    expect(move[0]?.says).toBe(
      'The formal assessment of Summer 2028 now asks for the headteacher’s recommendation. The final formal assessment is due in the term in which induction is complete. (2.55, April 2024 guidance)',
    );
  });

  test('says so no longer where it is the first after all', () => {
    const first = expectedOf(aCareer()).filter(({ milestone }) => milestone === 'first');
    const { move } = reconcile([asReport(first[0] as ExpectedReport, 0, { final: 'yes' })], first);
    expect(move[0]?.changed).toEqual([{ field: 'final', was: 'yes', is: 'no' }]);
    expect(move[0]?.says).toContain('no longer asks for the headteacher’s recommendation');
  });

  test('but not once it is begun', () => {
    expect(reconcile([reported({ state: 'submitted' })], expected).move).toEqual([]);
  });

  test('its dates set by hand stay as they are', () => {
    const own = reported({ datesSetByHand: 'yes', dueOn: day('2028-07-01') });
    const { changes, career } = expectReports(
      aCareer({ reports: [own] }),
      theCalendar,
      policy,
      day('2026-09-01'),
      () => 'R-9',
      new Map(),
    );
    expect(changes.filter(({ key }) => key === own.id).map(({ set }) => set)).toEqual([{ final: 'yes' }]);
    expect(career.reports[0]).toEqual({ ...own, final: 'yes' });
  });
});

describe('a cancelled report stands for nothing: where the facts call for it again', () => {
  const [first] = reportsOf(aCareer());
  const again = (differs: Partial<Report> = {}) =>
    reconcile([{ ...(first as Report), state: 'cancelled', ...differs }], expectedOf(aCareer()).slice(0, 1));

  test('its own row is due again, unless someone wrote in it, or it was of another school or time', () => {
    expect(again()).toMatchObject({ create: [], revive: [{ report: { id: 'R-1' } }] });
    const others: Partial<Report>[] = [
      { onTrack: 'yes' },
      { timesReturned: 1 },
      { tutorSignedAt: '2026-12-01T09:00:00Z' },
      { urn: '900002' },
      { coversFrom: day('2026-04-13'), coversUntil: day('2026-08-31') },
    ];
    for (const differs of others) expect(again(differs)).toMatchObject({ create: [{}], revive: [] });
    expect([...again().keep, ...again().cancel, ...again().ask]).toEqual([]);
  });

  test('the sheet gets no second row for it', () => {
    const career = aCareer({ reports: [{ ...(first as Report), state: 'cancelled' }] });
    const done = expectReports(career, theCalendar, policy, day('2026-10-01'), () => 'R-2', new Map());
    expect(done.changes).toMatchObject([{ key: 'R-1' }]);
    expect(done.career.reports).toMatchObject([{ id: 'R-1', state: 'due' }]);
    const after = expectReports(done.career, theCalendar, policy, day('2026-10-01'), () => 'R-2', new Map());
    expect(after.changes).toEqual([]);
  });
});

test.each(['due', 'draft', 'with ECT', 'signing'] as const)(
  'a review that is %s is the one of its days, when its term is renamed',
  (state) => {
    const [first] = reportsOf(aCareer());
    const renamed = { ...(first as Report), state, term: 'Autumn Term 2026' };
    expect(reconcile([renamed], expectedOf(aCareer()).slice(0, 1))).toMatchObject({
      create: [],
      cancel: [],
      ask: [],
      move: [{ report: renamed, to: { term: 'Autumn 2026' } }],
    });
  },
);

describe('given that a term has another name, and ends a day later than when its report was done', () => {
  const [first, , third] = expectedOf(aCareer());
  if (!first || !third) throw new Error('Six reports are expected of a plain induction.');
  const interim: ExpectedReport = { ...first, kind: 'interim assessment' };
  const done = (one: ExpectedReport, differs: Partial<Report> = {}) =>
    asReport(one, 0, {
      state: 'reviewed',
      term: 'A term',
      coversUntil: addDays(one.coversUntil, -1),
      ...differs,
    });

  test.each([
    ['progress review', first],
    ['interim assessment', interim],
    ['formal assessment', third],
  ] as const)('a %s is the one done, and none is due for it besides', (_, expected) => {
    const report = done(expected);
    const is = { ...expected, done: expected.milestone && report.id };
    const doubled = asReport(expected, 1, { state: 'due' });
    expect(reconcile([report], [is])).toMatchObject({ create: [], move: [], keep: [report] });
    expect(reconcile([doubled, report], [is])).toMatchObject({
      create: [],
      cancel: [{ report: doubled }],
    });
  });

  test('one done at another school, or of another kind, or that shares less than most of its days, is not', () => {
    const few = { coversFrom: day('2026-04-13'), coversUntil: addDays(first.coversFrom, 30) };
    for (const differs of [few, { urn: '100009' }, { kind: 'interim assessment' as const }])
      expect(reconcile([done(first, differs)], [first]).create).toEqual([first]);
  });
});

test('a review is not asked for where an assessment already done covers its days', () => {
  const done = aReport({
    kind: 'interim assessment',
    state: 'reviewed',
    term: 'Autumn 2026',
    coversFrom: day('2026-09-01'),
    coversUntil: day('2027-01-03'),
  });
  expect(reconcile([done], expectedOf(aCareer()).slice(0, 2)).create.map(({ term }) => term)).toEqual([
    'Spring 2027',
  ]);
  const partly = { ...done, coversFrom: day('2026-09-02') };
  expect(reconcile([partly], expectedOf(aCareer()).slice(0, 2)).create).toHaveLength(2);
  const shorter = { ...done, coversUntil: day('2027-01-02') };
  expect(reconcile([shorter], expectedOf(aCareer()).slice(0, 2)).create).toHaveLength(2);
  const free = { ...done, state: 'draft' as const };
  expect(reconcile([free], expectedOf(aCareer()).slice(0, 1)).create).toHaveLength(1);
});

test('an assessment is asked for though a review done covers its days', () => {
  const done = aReport({
    state: 'reviewed',
    term: 'Summer 2027',
    coversFrom: day('2027-04-12'),
    coversUntil: day('2027-08-31'),
  });
  expect(reconcile([done], expectedOf(aCareer()).slice(2, 3)).create.map(({ kind }) => kind)).toEqual([
    'formal assessment',
  ]);
});

test('an assessment done in another term is the one expected, not one more', () => {
  const done = aReport({
    kind: 'formal assessment',
    state: 'reviewed',
    term: 'Summer 2027',
    coversFrom: day('2027-04-12'),
    coversUntil: day('2027-08-31'),
  });
  const expected = expectedOf(aCareer({ absences: [absentLonger], reports: [done] })).filter(
    ({ milestone }) => milestone === 'first',
  );
  expect(reconcile([done], expected)).toMatchObject({ create: [], move: [], keep: [done] });
});

test('an assessment done is the one the schedule takes it for, whatever else has its kind, term and days', () => {
  const [, , first] = expectedOf(aCareer());
  if (!first) throw new Error('A plain induction has a first assessment.');
  const done = asReport(first, 0, { state: 'reviewed' });
  const other = { ...first, coversUntil: addDays(first.coversUntil, -9), done: done.id };
  const { matches, create } = reconcile([done], [first, other]);
  expect([...matches]).toEqual([[done, other]]);
  expect(create).toEqual([first]);
  expect(reconcile([done], [first])).toMatchObject({ create: [first], keep: [done] });
});

test('a review done in another term is not taken for one still expected', () => {
  const done = aReport({
    state: 'reviewed',
    term: 'Summer 2026',
    coversFrom: day('2026-04-13'),
    coversUntil: day('2026-08-31'),
  });
  expect(reconcile([done], expectedOf(aCareer()).slice(0, 1))).toMatchObject({
    create: [{ term: 'Autumn 2026' }],
    keep: [done],
  });
});

test('of two reports for one term the one done is matched first, then the earlier', () => {
  const [expected] = expectedOf(aCareer());
  const due = asReport(expected as ExpectedReport, 0);
  const done = asReport(expected as ExpectedReport, 1, { state: 'reviewed' });
  expect(reconcile([due, done], [expected as ExpectedReport])).toMatchObject({
    keep: [done],
    cancel: [{ report: due }],
  });
  const twin = { ...due, id: 'R-0' };
  expect(reconcile([due, twin], [expected as ExpectedReport])).toMatchObject({
    keep: [twin],
    cancel: [{ report: due }],
  });
});

test('two of a kind in one term are told apart by the days they cover', () => {
  const career = aCareer({
    periods: [aPeriod({ startedOn: day('2026-11-02') })],
    adjustments: [
      anAdjustment({
        kind: 'extension after completion',
        terms: fraction(1, 4),
        agreedOn: day('2028-11-01'),
      }),
    ],
  });
  const reports = reportsOf(career);
  const both = reports.filter(({ term, kind }) => term === 'Autumn 2028' && kind === 'formal assessment');
  expect(both).toHaveLength(2);
  expect(reconcile([...reports].reverse(), expectedOf(career))).toMatchObject({
    create: [],
    move: [],
    cancel: [],
  });
});

test('of two expected in one term, a report alone is the one whose days it shares', () => {
  const [first, second] = expectedOf(
    aCareer({
      periods: [aPeriod({ startedOn: day('2026-11-02') })],
      adjustments: [
        anAdjustment({
          kind: 'extension after completion',
          terms: fraction(1, 4),
          agreedOn: day('2028-11-01'),
        }),
      ],
    }),
  ).filter(({ term, kind }) => term === 'Autumn 2028' && kind === 'formal assessment') as [
    ExpectedReport,
    ExpectedReport,
  ];
  const later = asReport(second, 1);
  expect(reconcile([later], [first, second])).toEqual({
    matches: expect.any(Map),
    create: [first],
    revive: [],
    move: [],
    cancel: [],
    keep: [later],
    ask: [],
  });
  const edge = { ...later, coversFrom: second.coversUntil };
  expect([...reconcile([edge], [first, second]).matches]).toEqual([[edge, second]]);
  const before = { ...later, coversFrom: first.coversFrom, coversUntil: second.coversFrom };
  expect([...reconcile([before], [second, first]).matches]).toEqual([[before, second]]);
  const elsewhen = { ...later, coversFrom: day('2020-01-01'), coversUntil: day('2020-01-31') };
  expect(reconcile([elsewhen], [first])).toMatchObject({
    create: [],
    move: [{ report: elsewhen, to: first }],
  });
  const future = { ...later, coversFrom: day('2040-01-01'), coversUntil: day('2040-01-31') };
  expect(reconcile([later, future], [first, second]).move.map(({ to }) => to)).toEqual([first]);
});

test('rows that cover the same days are taken by their ids', () => {
  const [expected] = expectedOf(aCareer());
  const rows = ['R-3', 'R-1', 'R-2'].map((id) => ({ ...asReport(expected as ExpectedReport, 0), id }));
  for (const order of [rows, [...rows].reverse()]) {
    expect(reconcile(order, [expected as ExpectedReport]).keep.map(({ id }) => id)).toEqual(['R-1']);
  }
});

test('the order of the rows changes nothing', () => {
  const reports = reportsOf(aCareer());
  const expected = expectedOf(aCareer({ absences: [absentLonger] }));
  const terms = (result: ReturnType<typeof reconcile>) =>
    result.move.map(({ report, to }) => `${report.id} ${to.term}`).sort();
  expect(terms(reconcile([...reports].reverse(), expected))).toEqual(terms(reconcile(reports, expected)));
});
