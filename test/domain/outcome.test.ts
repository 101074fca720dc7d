import type { Career, InductionPeriod, Report } from '../../src/domain/facts';
import { closing, numberOfTermsVerdict, periodToClose, type Closing } from '../../src/domain/outcome';
import { finalAssessmentOf } from '../../src/domain/end-of-induction';
import { defaultPolicy } from '../../src/domain/policy';
import type { Verdict } from '../../src/domain/verdict';
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
/** The last day of Summer 2028: a full-time start in September 2026 has six terms. */
const END = '2028-07-21';
const TODAY = day('2028-09-29');

const finalReport = (differs: Partial<Report> = {}): Report =>
  aReport({
    id: 'R-0006',
    kind: 'formal assessment',
    term: 'Summer 2028',
    coversFrom: day('2028-04-17'),
    coversUntil: day(END),
    dueOn: day('2028-07-07'),
    state: 'reviewed',
    recommendation: 'satisfactory',
    submittedAt: '2028-07-10T12:00:00+01:00',
    ...differs,
  });
const served = (differs: Partial<Career> = {}): Career =>
  aCareer({ periods: [aPeriod()], reports: [finalReport()], ...differs });
const aClosing = (differs: Partial<Closing> = {}): Closing => ({
  outcome: 'pass',
  finishedOn: day(END),
  numberOfTerms: fraction(6),
  toldOn: null,
  extendBy: null,
  ...differs,
});

const short = ({ objections, unknown, notes }: Verdict) => ({
  ...(objections.length > 0 && { objections: objections.map(({ field, says }) => `${field}: ${says}`) }),
  ...(unknown.length > 0 && { unknown: unknown.map(({ field, says }) => `${field}: ${says}`) }),
  ...(notes.length > 0 && { notes: notes.map(({ field, says }) => `${field}: ${says}`) }),
});
const found = (it: Partial<Closing> = {}, career: Partial<Career> = {}, today = TODAY) =>
  short(closing(aClosing(it), served(career), theCalendar, policy, today));

describe('a pass', () => {
  test('2.65 goes ahead after six terms, with the final assessment in', () => {
    expect(found()).toEqual({});
  });

  test('2.65 waits until all terms are served', () => {
    expect(found({ finishedOn: day('2028-03-31'), numberOfTerms: fraction(5) })).toEqual({
      objections: [
        'outcome: 5 of 6 terms are served by 31 March 2028. Release the ECT, or wait until induction is complete.',
      ],
    });
  });

  test('3.6 waits until absence is made up', () => {
    const absences = [anAbsence({ from: day('2028-01-10'), until: day('2028-03-10'), days: fraction(30) })];
    expect(found({}, { absences }).objections).toEqual([
      expect.stringMatching(
        /^finishedOn: Induction is complete on \d+ \w+ 2028\. Choose an end no earlier\.$/,
      ),
      expect.stringMatching(/^outcome: The headteacher recommended on 10 July 2028, too long before/),
    ]);
  });

  test('3.9 waits until the last post has lasted a term, and does not speak of absence', () => {
    const periods = [
      aPeriod({ finishedOn: day('2028-06-02') }),
      aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2028-06-05') }),
    ];
    expect(found({}, { periods }).objections?.[0]).toMatch(
      /^finishedOn: Induction is complete on 17 October 2028\. Choose an end no earlier\.$/,
    );
  });

  test('2.65 is not decided where completion is unknown', () => {
    const absences = [anAbsence({ from: day('2028-01-10'), until: day('2028-03-10'), days: null })];
    expect(found({}, { absences })).toEqual({
      unknown: [expect.stringMatching(/^outcome: It is not known whether induction is complete\. .*A-0001/)],
    });
  });

  test('3.4 comes sooner where induction is reduced', () => {
    const adjustments = [anAdjustment({ terms: fraction(5) })];
    const reports = [
      finalReport({
        coversFrom: day('2026-09-01'),
        coversUntil: day('2026-12-18'),
        submittedAt: '2026-12-11T12:00:00Z',
      }),
    ];
    expect(
      found({ finishedOn: day('2026-12-18'), numberOfTerms: fraction(1) }, { adjustments, reports }),
    ).toEqual({});
  });

  test('1.13 is recorded once', () => {
    expect(found({}, { ect: anEct({ outcome: 'pass' }) })).toEqual({
      objections: ['outcome: This induction already has its outcome. Only the DfE can undo it.'],
    });
  });

  test('needs a period with us', () => {
    const objections = ['finishedOn: No induction period with us is recorded. Add it first.'];
    expect(found({}, { periods: [] }).objections).toEqual(expect.arrayContaining(objections));
    expect(found({}, { periods: [aPeriod({ otherAb: 'Example Hub' })] }).objections).toEqual(
      expect.arrayContaining(objections),
    );
  });
});

describe('V12 the end', () => {
  test('is entered', () => {
    expect(found({ finishedOn: null })).toEqual({
      objections: ['finishedOn: Enter the last day of the period.'],
    });
    expect(found({ outcome: 'release', finishedOn: null })).toEqual({
      objections: ['finishedOn: Enter the last day of the period.'],
    });
  });

  test('has passed', () => {
    expect(found({}, {}, day(END)).objections).toBeUndefined();
    expect(found({}, {}, day('2028-07-20')).objections).toEqual([
      'finishedOn: Enter a day that has passed. The DfE’s service takes no end in the future.',
    ]);
  });

  test('is later than the start', () => {
    const early = { outcome: 'release' as const, numberOfTerms: fraction(0) };
    const objections = ['finishedOn: Enter a day after 1 September 2026, when the period began.'];
    expect(found({ ...early, finishedOn: day('2026-09-01') }).objections).toEqual(objections);
    expect(found({ ...early, finishedOn: day('2026-08-31') }).objections).toEqual(objections);
    expect(found({ ...early, finishedOn: day('2026-09-02') }).objections).toBeUndefined();
  });

  test('closes the period with us that ends last, of two part-time posts too', () => {
    const held = aPeriod({ id: 'IP-1', fte: fraction(3, 5) });
    const left = aPeriod({
      id: 'IP-2',
      urn: '900002',
      fte: fraction(2, 5),
      startedOn: day('2027-09-01'),
      finishedOn: day('2027-12-17'),
    });
    expect(periodToClose(aCareer({ periods: [held, left] }))?.id).toBe('IP-1');
    const closed = { ...held, finishedOn: day(END) };
    expect(periodToClose(aCareer({ periods: [left, closed] }))?.id).toBe('IP-1');
  });

  test('reg 11(3) of a completed induction closes the period it was completed in, whatever post is to come', () => {
    const next = aPeriod({ id: 'IP-9', urn: '900002', startedOn: day('2028-09-01') });
    const career = { periods: [aPeriod({ finishedOn: day('2028-08-31') }), next] };
    expect(found({}, career, day('2028-07-28'))).toEqual({});
    expect(periodToClose(aCareer(career), day(END))?.id).toBe('IP-0001');
    expect(periodToClose(aCareer(career))?.id).toBe('IP-9');
    expect(periodToClose(aCareer({ periods: [next] }), day(END))?.id).toBe('IP-9');
    const besides = [aPeriod({ finishedOn: day('2028-08-31') }), { ...next, startedOn: day(END) }];
    expect(periodToClose(aCareer({ periods: besides }), day(END))?.id).toBe('IP-0001');
  });

  test('of open periods closes the one with us that began last', () => {
    const periods = [
      aPeriod({ id: 'IP-2', startedOn: day('2027-09-01') }),
      aPeriod({ id: 'IP-1' }),
      aPeriod({ id: 'IP-3', startedOn: day('2028-01-04'), otherAb: 'Example Hub' }),
    ];
    expect(periodToClose(aCareer({ periods }))?.id).toBe('IP-2');
    expect(periodToClose(aCareer({ periods: [...periods].reverse() }))?.id).toBe('IP-2');
    expect(periodToClose(aCareer({ periods: [] }))).toBeNull();
  });
});

describe('V12 the number of terms', () => {
  const refusal = 'numberOfTerms: Enter a number of terms from 0 to 16, with one decimal at most: 4, or 4.5.';

  test.each([
    [0, 1],
    [16, 1],
    [9, 2],
    [1, 10],
    [63, 10],
  ])('%i/%i is taken', (n, d) => {
    expect(short(numberOfTermsVerdict(fraction(n, d), policy))).toEqual({});
  });

  test.each([
    [55, 100],
    [17, 1],
    [161, 10],
    [5, 4],
    [-1, 10],
    [1, 3],
  ])('%i/%i is refused', (n, d) => {
    expect(short(numberOfTermsVerdict(fraction(n, d), policy))).toEqual({ objections: [refusal] });
  });

  test('2.34 is entered', () => {
    expect(found({ numberOfTerms: null })).toEqual({
      objections: ['numberOfTerms: Enter the number of terms served.'],
    });
    expect(found({ outcome: 'release', numberOfTerms: fraction(17) }).objections).toEqual([refusal]);
  });
});

describe('the final assessment', () => {
  const waits =
    'outcome: Wait for the final assessment with the headteacher’s recommendation: none is with us that covers the end.';

  test('2.60 is with us, with its recommendation', () => {
    expect(found({}, { reports: [] })).toEqual({ objections: [waits] });
    expect(found({}, { reports: [finalReport({ state: 'signing' })] })).toEqual({ objections: [waits] });
    expect(found({}, { reports: [finalReport({ recommendation: null })] })).toEqual({ objections: [waits] });
    expect(found({}, { reports: [finalReport({ kind: 'interim assessment' })] })).toEqual({
      objections: [waits],
    });
    expect(found({}, { reports: [finalReport({ state: 'submitted' })] })).toEqual({});
  });

  test('2.60, 2.65 was not made too long before induction is complete', () => {
    const absences = [anAbsence({ from: day('2028-01-17'), until: day('2028-03-10'), days: fraction(35) })];
    const closes = (differs: Partial<Report>, today = day('2028-12-01')) =>
      found({ finishedOn: day('2028-10-20') }, { absences, reports: [finalReport(differs)] }, today);
    const says =
      'outcome: The headteacher recommended on 10 July 2028, too long before induction is complete. Return the final assessment, to be made again at its end.';
    expect(closes({ state: 'submitted' })).toEqual({ objections: [says] });
    expect(closes({ state: 'reviewed' })).toEqual({ objections: [says] });
    expect(closes({ state: 'submitted', submittedAt: '2028-10-20T12:00:00+01:00' })).toEqual({});
  });

  test('2.65, 4.8 an extension agreed after the period ended is served before a pass or a failure', () => {
    const adjustments = [
      anAdjustment({
        kind: 'extension after completion',
        terms: fraction(1),
        agreedOn: day('2028-08-02'),
      }),
    ];
    const says = (outcome: Closing['outcome']) =>
      found({ outcome, toldOn: day('2028-09-25') }, { adjustments }).objections?.find((one) =>
        /Induction is complete on/.test(one),
      );
    expect(found({}, {}).objections).toBeUndefined();
    for (const outcome of ['pass', 'fail'] as const)
      expect(says(outcome)).toContain('Choose an end no earlier.');
    expect(says('extend')).toBeUndefined();
  });

  test('3.8 after an extension the next one counts', () => {
    const next = finalReport({
      id: 'R-0007',
      state: 'due',
      recommendation: null,
      coversFrom: day('2028-07-22'),
      coversUntil: day('2028-12-20'),
    });
    expect(finalAssessmentOf(served({ reports: [finalReport(), next] }))).toBeNull();
    expect(finalAssessmentOf(served({ reports: [finalReport(), { ...next, state: 'cancelled' }] }))?.id).toBe(
      'R-0006',
    );
    const done = { ...next, state: 'reviewed' as const, recommendation: 'satisfactory' as const };
    expect(finalAssessmentOf(served({ reports: [finalReport(), done] }))?.id).toBe('R-0007');
    expect(
      finalAssessmentOf(served({ reports: [finalReport(), { ...next, kind: 'progress review' }] }))?.id,
    ).toBe('R-0006');
  });

  test('2.66 the decision may differ from the recommendation, and says why', () => {
    const note = (recommendation: string) =>
      `outcome: The headteacher recommends "${recommendation}". The decision is the appropriate body’s own: record why it differs.`;
    for (const recommendation of ['unsatisfactory', 'extension'] as const) {
      expect(found({}, { reports: [finalReport({ recommendation })] })).toEqual({
        notes: [note(recommendation)],
      });
    }
    const told = { toldOn: day('2028-07-28') };
    expect(found({ outcome: 'fail', ...told }).notes?.[0]).toBe(note('satisfactory'));
    expect(
      found({ outcome: 'fail', ...told }, { reports: [finalReport({ recommendation: 'unsatisfactory' })] })
        .notes,
    ).toHaveLength(1);
    expect(
      found(
        { outcome: 'extend', extendBy: fraction(1) },
        { reports: [finalReport({ recommendation: 'extension' })] },
      ).notes,
    ).toHaveLength(1);
  });

  test('2.68 the ECT’s time to write is said while it runs', () => {
    const note =
      'outcome: The ECT may write about the recommendation until 24 July 2028. Ask whether they will, or wait.';
    expect(found({}, {}, day('2028-07-24'))).toEqual({ notes: [note] });
    expect(found({}, {}, day('2028-07-25'))).toEqual({});
    expect(found({}, { reports: [finalReport({ submittedAt: null })] }, day('2028-07-24'))).toEqual({});
    expect(
      short(closing(aClosing(), served(), { ...theCalendar, bankHolidays: [] }, policy, day('2028-07-24')))
        .notes,
    ).toBeUndefined();
  });
});

describe('2.56 3.7 statutory leave', () => {
  const leave = (differs: object) => [
    anAbsence({
      kind: 'maternity leave',
      from: day('2028-09-01'),
      until: null,
      days: null,
      ectChoosesExtension: 'no',
      ...differs,
    }),
  ];

  const still = 'though the time to decide does not stop for it.';

  test.each([
    ['after completion', '2028-09-01', null, 'back'],
    ['before, with the choice made', '2028-07-10', 'no', 'back'],
    ['before, with the choice to make', '2028-07-10', null, 'back and have chosen whether to extend'],
  ] as const)(
    'no decision while the assessment is to be made and the ECT away: leave from %s',
    (_, from, ectChoosesExtension, until) => {
      const absences = leave({ from: day(from), ectChoosesExtension });
      expect(found({}, { absences, reports: [] }).objections).toContain(
        `outcome: The ECT is on statutory leave. Wait until they are ${until}, ${still}`,
      );
      const back = leave({
        from: day(from),
        ectChoosesExtension,
        until: day('2028-09-28'),
        days: fraction(20),
      });
      expect(found({}, { absences: back, reports: [] }).objections?.join()).not.toContain(
        'on statutory leave',
      );
    },
  );

  test.each([
    ['no', 'Agree with the ECT and the headteacher when'],
    [null, 'Ask the ECT whether to extend induction by it, and agree with them and the headteacher when'],
  ] as const)(
    'waits for no return to a post that is over before it, the choice %s',
    (ectChoosesExtension, says) => {
      const absences = leave({ from: day('2028-07-10'), until: day('2028-12-01'), ectChoosesExtension });
      const periods = [aPeriod({ finishedOn: day('2028-08-31') })];
      const [first] = found({}, { absences, periods, reports: [] }).objections ?? [];
      expect(first).toContain(`outlasts the post, so there is no return to it to wait for. ${says}`);
    },
  );

  test('2.67 the time to decide runs and nothing is outstanding once the final assessment is with us', () => {
    expect(found({}, { absences: leave({ from: day('2028-07-24'), ectChoosesExtension: null }) })).toEqual(
      {},
    );
    expect(found({}, { absences: leave({ from: day('2028-07-10'), days: fraction(0) }) })).toEqual({});
  });

  test('nor before the ECT has chosen', () => {
    const undecided = leave({
      from: day('2027-09-06'),
      until: day('2027-10-22'),
      days: fraction(33),
      ectChoosesExtension: null,
    });
    expect(found({}, { absences: undecided }).objections).toContain(
      'outcome: Ask the ECT whether to extend induction by absence A-0001, and record the answer.',
    );
    const sick = [anAbsence({ from: day('2027-09-06'), until: day('2027-09-10') })];
    expect(found({}, { absences: sick })).toEqual({});
  });
});

describe('a decision recorded with a day too early', () => {
  const decided = (on: string, differs: Partial<Report> = {}, today = TODAY) =>
    closing(
      aClosing({ finishedOn: day('2028-08-31') }),
      served({ reports: [finalReport(differs)] }),
      theCalendar,
      policy,
      today,
      day(on),
    ).objections.map(({ field, says }) => `${field}: ${says}`);

  test('2.65 reg 11(1) before completion, though the contract ends later', () => {
    expect(decided('2028-07-20')).toEqual([
      'outcome: It was decided on 20 July 2028, before induction is complete on 21 July 2028. Correct the day, or decide anew.',
    ]);
    expect(decided('2028-07-21')).toEqual([]);
    expect(decided('2028-07-20', {}, day('2028-08-30'))).toEqual([
      expect.stringContaining('finishedOn: Enter a day that has passed.'),
    ]);
  });

  test('2.65 before completion, though the last day of the period is not entered yet', () => {
    const found = closing(
      aClosing({ finishedOn: null }),
      served(),
      theCalendar,
      policy,
      TODAY,
      day('2028-07-20'),
    );
    expect(found.objections.map(({ field }) => field)).toEqual(['finishedOn', 'outcome']);
  });

  test('2.66 reg 11(5) before the recommendation first came', () => {
    const came = { submittedAt: '2028-08-10T12:00:00+01:00' };
    expect(decided('2028-08-09', came)).toEqual([
      'outcome: It was decided on 9 August 2028, before the headteacher’s recommendation came on 10 August 2028. Correct the day, or decide anew.',
    ]);
    expect(decided('2028-08-10', came)).toEqual([]);
    expect(decided('2028-08-09', { ...came, firstReceivedAt: '2028-08-04T12:00:00+01:00' })).toEqual([]);
  });
});

describe('a failure', () => {
  const reports = [finalReport({ recommendation: 'unsatisfactory' })];
  const byHand = 'outcome: The DfE’s service takes a failure by hand only, not in a file.';
  const failing = (toldOn: string | null) =>
    found({ outcome: 'fail', toldOn: toldOn === null ? null : day(toldOn) }, { reports });

  test('2.70 needs the day the ECT was told, with the right to appeal', () => {
    expect(failing('2028-07-28')).toEqual({ notes: [byHand] });
    expect(failing(null)).toEqual({
      objections: [
        'toldOn: Enter the day the ECT was told in writing of the decision and of the right to appeal.',
      ],
      notes: [byHand],
    });
  });

  test('V12 that day has passed', () => {
    expect(failing('2028-09-29').objections).toBeUndefined();
    expect(failing('2028-09-30').objections).toEqual([
      'toldOn: Enter a day that has passed: the ECT has to be told first.',
    ]);
  });

  test('2.69 that day is no earlier than the decision, which need not wait for the end of the contract', () => {
    const career = {
      periods: [aPeriod({ finishedOn: day('2028-08-31') })],
      reports,
      ect: anEct({ outcomeOn: day('2028-07-24') }),
    };
    const notice = (on: string) =>
      found({ outcome: 'fail', finishedOn: day('2028-08-31'), toldOn: day(on) }, career).objections;
    expect(notice('2028-07-25')).toBeUndefined();
    expect(notice('2028-07-24')).toBeUndefined();
    expect(notice('2028-07-23')).toEqual([
      'toldOn: Enter a day no earlier than 24 July 2028, when it was decided.',
    ]);
  });

  test('4.8 comes only after the whole of induction', () => {
    const early = found(
      { outcome: 'fail', finishedOn: day('2028-03-31'), toldOn: day('2028-04-10') },
      { reports },
    );
    expect(early.objections).toHaveLength(1);
  });
});

describe('3.8 an extension', () => {
  const reports = [finalReport({ recommendation: 'extension' })];
  const tell = 'outcome: Tell the ECT of the right to appeal against an extension, where to, and until when.';
  const extending = (extendBy: Closing['extendBy']) => found({ outcome: 'extend', extendBy }, { reports });

  test('adds from 0.1 to 16 terms, and may be appealed', () => {
    for (const [n, d] of [
      [1, 10],
      [3, 2],
      [16, 1],
    ] as const)
      expect(extending(fraction(n, d))).toEqual({ notes: [tell] });
  });

  test('of no terms, of more than 16, or finer than a tenth is refused', () => {
    const objections = ['extendBy: Enter the terms to add, from 0.1 to 16, with one decimal at most.'];
    for (const terms of [null, fraction(0), fraction(-1), fraction(17), fraction(5, 4)]) {
      expect(extending(terms)).toEqual({ objections, notes: [tell] });
    }
  });
});

describe('a release', () => {
  const releasing = (finishedOn: string, career: Partial<Career> = {}) =>
    found(
      { outcome: 'release', finishedOn: day(finishedOn), numberOfTerms: fraction(5) },
      { reports: [], ...career },
    );
  const interim = (differs: Partial<Report> = {}) =>
    aReport({ kind: 'interim assessment', coversUntil: day('2028-03-31'), state: 'reviewed', ...differs });
  const asksInterim = 'outcome: Ask the school for an interim assessment before the ECT leaves.';

  test('2.62 asks for an interim assessment, unless there is one', () => {
    expect(releasing('2028-03-31')).toEqual({ notes: [asksInterim] });
    expect(releasing('2028-03-31', { reports: [interim()] })).toEqual({});
    expect(releasing('2028-03-31', { reports: [interim({ kind: 'formal assessment' })] })).toEqual({});
    expect(releasing('2028-03-31', { reports: [interim({ kind: 'progress review' })] })).toEqual({
      notes: [asksInterim],
    });
    expect(releasing('2028-03-31', { reports: [interim({ state: 'cancelled' })] })).toEqual({
      notes: [asksInterim],
    });
    expect(releasing('2028-03-31', { reports: [interim({ urn: '900002' })] })).toEqual({
      notes: [asksInterim],
    });
    expect(releasing('2028-03-31', { reports: [interim({ coversUntil: day('2028-03-30') })] })).toEqual({
      notes: [asksInterim],
    });
  });

  test('2.62 of less than a term asks for none', () => {
    const brief: InductionPeriod = aPeriod({ finishedOn: day('2026-10-16') });
    expect(releasing('2026-10-16', { periods: [brief] })).toEqual({});
    expect(releasing('2026-12-18', { periods: [aPeriod({ finishedOn: day('2026-12-18') })] })).toEqual({
      notes: [asksInterim],
    });
  });

  test('needs no final assessment and no completion, and says so where induction is complete', () => {
    expect(releasing(END, { reports: [finalReport()] })).toEqual({
      notes: ['outcome: Induction is complete: a pass, a failure or an extension has to be decided.'],
    });
  });

  test('of an ECT with no period is refused for that alone', () => {
    expect(releasing('2028-03-31', { periods: [] })).toEqual({
      objections: ['finishedOn: No induction period with us is recorded. Add it first.'],
    });
  });
});

describe('the paragraph behind each', () => {
  const cites = (it: Partial<Closing>, career: Partial<Career> = {}, today = TODAY) => {
    const { objections, unknown, notes } = closing(aClosing(it), served(career), theCalendar, policy, today);
    return [...objections, ...unknown, ...notes].map(
      ({ field, cites: paragraphs }) => `${field} ${paragraphs.map(({ para }) => para).join(' ')}`,
    );
  };
  const failed = { outcome: 'fail' as const };
  const unsatisfactory = { reports: [finalReport({ recommendation: 'unsatisfactory' })] };

  test.each<[string, Partial<Closing>, Partial<Career>, string]>([
    ['one outcome', {}, { ect: anEct({ outcome: 'pass' }) }, 'outcome 1.13 reg 9'],
    ['no period', { outcome: 'release' }, { periods: [] }, 'finishedOn 2.74'],
    ['no end', { finishedOn: null }, {}, 'finishedOn 2.74'],
    ['no terms', { numberOfTerms: null }, {}, 'numberOfTerms 2.34'],
    ['too many terms', { numberOfTerms: fraction(17) }, {}, 'numberOfTerms 2.34'],
    ['not complete', { finishedOn: day('2028-03-31') }, {}, 'outcome 2.65 4.8 reg 11(1)'],
    [
      'away',
      {},
      {
        absences: [
          anAbsence({
            kind: 'maternity leave',
            from: day('2028-09-01'),
            until: null,
            days: null,
            ectChoosesExtension: 'no',
          }),
        ],
        reports: [],
      },
      'outcome 2.56 3.7 reg 11(5)',
    ],
    ['no final assessment', {}, { reports: [] }, 'outcome 2.60 2.66'],
    ['another recommendation', {}, unsatisfactory, 'outcome 2.66 2.68 5.9'],
    ['not told', failed, unsatisfactory, 'toldOn 2.70 4.9 reg 11(8)'],
    [
      'told too early',
      { ...failed, toldOn: day('2028-07-20') },
      { ...unsatisfactory, ect: anEct({ outcomeOn: day('2028-07-24') }) },
      'toldOn 2.69 reg 11(7)',
    ],
    ['told tomorrow', { ...failed, toldOn: day('2028-09-30') }, unsatisfactory, 'toldOn 2.70 4.9 reg 11(8)'],
    [
      'no extension',
      { outcome: 'extend' },
      { reports: [finalReport({ recommendation: 'extension' })] },
      'extendBy 3.8',
    ],
    [
      'the right to appeal',
      { outcome: 'extend', extendBy: fraction(1) },
      { reports: [finalReport({ recommendation: 'extension' })] },
      'outcome 2.70 reg 11(8)',
    ],
    ['complete on release', { outcome: 'release' }, {}, 'outcome 2.67'],
    [
      'no interim',
      { outcome: 'release', finishedOn: day('2028-03-31') },
      { reports: [] },
      'outcome 2.62 2.63',
    ],
  ])('%s', (_name, it, career, expected) => {
    expect(cites(it, career)).toContain(expected);
  });

  test('the time to write', () => {
    expect(cites({}, {}, day('2028-07-24'))).toEqual(['outcome 2.68 reg 11(4) reg 11(6)']);
  });

  test('what is not known of completion', () => {
    const absences = [anAbsence({ from: day('2028-01-10'), until: day('2028-03-10'), days: null })];
    expect(cites({}, { absences })).toEqual(['outcome 2.65 4.8 reg 11(1)']);
  });
});

test('2.62 whether a release asks for an interim goes by the last post, not by an earlier one', () => {
  const first = aPeriod({
    id: 'IP-0',
    urn: '900002',
    startedOn: day('2025-09-01'),
    finishedOn: day('2026-07-17'),
  });
  const brief = aPeriod({ startedOn: day('2026-09-01'), finishedOn: day('2026-10-16') });
  const it = { outcome: 'release' as const, finishedOn: day('2026-10-16'), numberOfTerms: fraction(3) };
  expect(found(it, { periods: [first, brief], reports: [] })).toEqual({});
});

test('2.60 a first assessment held after the final one’s days is none that takes its place', () => {
  const late = finalReport({
    id: 'R-0003',
    final: 'no',
    recommendation: null,
    coversUntil: day('2028-12-31'),
  });
  const reports = [late, finalReport({ final: 'yes' })];
  expect(finalAssessmentOf(aCareer({ reports }))?.id).toBe('R-0006');
  expect(finalAssessmentOf(aCareer({ reports: [{ ...late, final: 'yes' }, ...reports] }))).toBeNull();
});

test('2.62 a release asks for no interim where the post goes on under another AB', () => {
  const it = { outcome: 'release' as const, finishedOn: day('2028-03-31'), numberOfTerms: fraction(5) };
  const ended = aPeriod({ finishedOn: day('2028-03-31') });
  const theirs = { id: 'IP-0002', startedOn: day('2028-04-01'), otherAb: 'Anytown Hub' };
  expect(found(it, { periods: [ended, aPeriod(theirs)], reports: [] })).toEqual({});
  const elsewhere = aPeriod({ ...theirs, urn: '900002' });
  expect(found(it, { periods: [ended, elsewhere], reports: [] }).notes).toEqual([
    'outcome: Ask the school for an interim assessment before the ECT leaves.',
  ]);
});

describe('3.10 a release from a short post', () => {
  const before = aPeriod({
    id: 'IP-0',
    urn: '900002',
    startedOn: day('2024-09-02'),
    finishedOn: day('2026-08-31'),
  });
  const brief = aPeriod({ startedOn: day('2026-09-07'), finishedOn: day('2026-10-16') });
  const extendedOn = (agreedOn: string) => [
    anAdjustment({ kind: 'extension after completion', terms: fraction(1), agreedOn: day(agreedOn) }),
  ];
  const asks = (adjustments: ReturnType<typeof extendedOn>) =>
    found(
      { outcome: 'release' as const, finishedOn: day('2026-10-16'), numberOfTerms: fraction(6) },
      { periods: [before, brief], adjustments, reports: [] },
    ).notes?.includes('outcome: Ask the school for an interim assessment before the ECT leaves.');

  test('asks for an interim where an extension was begun in it', () => {
    expect(asks([])).toBe(false);
    expect(asks(extendedOn('2026-07-24'))).toBe(true);
  });

  test('also where it was agreed on its last day, not after', () => {
    expect(asks(extendedOn('2026-10-16'))).toBe(true);
    expect(asks(extendedOn('2026-10-17'))).toBe(false);
  });
});
