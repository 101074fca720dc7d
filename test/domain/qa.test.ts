import * as fc from 'fast-check';
import { defaultPolicy } from '../../src/domain/policy';
import { QA } from '../../src/domain/policy/qa';
import { prioritise, type QaRow } from '../../src/domain/qa';
import { QA_CRITERIA, isDrawn, lotOf } from '../../src/domain/qa-criteria';
import {
  QA_LANES,
  type QaDecision,
  type QaEct,
  type QaFacts,
  type QaPost,
  type QaSchool,
  type QaVisit,
} from '../../src/domain/qa-facts';
import { monthsBefore, type QaPolicy } from '../../src/domain/qa-tally';
import { weightsOf } from '../../src/domain/qa-weights';
import { day } from './examples';

const AS_AT = day('2026-12-07');
/** Nothing is drawn, and no criterion weighs, unless a test says so. */
const weightless = Object.fromEntries(
  Object.keys(weightsOf(defaultPolicy())).map((weight) => [weight, 0]),
) as Partial<QaPolicy>;
const plain: QaPolicy = { ...defaultPolicy(), ...weightless };
const weighing = (weight: keyof ReturnType<typeof weightsOf>, differs: Partial<QaPolicy> = {}): QaPolicy => ({
  ...plain,
  [weight]: 7,
  ...differs,
});

const aSchool = (differs: Partial<QaSchool> = {}): QaSchool => ({
  urn: '900001',
  name: 'Larkspur Primary School',
  area: 'Exampleshire',
  specialMeasures: 'no',
  ofsted: 'Good',
  ofstedOn: null,
  highSupport: 'no',
  capacityIssue: 'no',
  seriousIssuesOn: null,
  visitRequestedOn: null,
  goodPractice: null,
  withUsSince: day('2015-09-01'),
  teachers: 24,
  ...differs,
});

const anEct = (differs: Partial<QaEct> = {}): QaEct => ({
  urn: '900001',
  startedOn: day('2025-09-01'),
  finishedOn: null,
  outcome: null,
  onTrack: 'yes',
  supportPlan: 'no',
  concern: 'no',
  extension: 'no',
  reduction: 'no',
  ittRoute: 'School Direct',
  programme: 'provider-led',
  lateReports: 0,
  returnedReports: 0,
  ...differs,
});

const aPost = (differs: Partial<QaPost> = {}): QaPost => ({
  urn: '900001',
  role: 'induction lead',
  from: day('2018-09-01'),
  until: null,
  ...differs,
});
const aHead = (differs: Partial<QaPost> = {}) => aPost({ role: 'head', ...differs });

const aVisit = (differs: Partial<QaVisit> = {}): QaVisit => ({
  urn: '900001',
  kind: 'general',
  plannedFor: null,
  visitedOn: day('2025-03-10'),
  satisfied: 'yes',
  ...differs,
});

const theFacts = (differs: Partial<QaFacts> = {}): QaFacts => ({
  schools: [aSchool()],
  ects: [anEct()],
  posts: [aPost(), aHead()],
  visits: [aVisit()],
  decisions: [],
  ofsted: [],
  ...differs,
});

const rowOf = (facts: Partial<QaFacts>, policy: QaPolicy = plain): QaRow => {
  const [row] = prioritise(theFacts(facts), policy, AS_AT);
  if (row === undefined) throw new Error('There is one school in these facts.');
  return row;
};

test('a school about which everything is known and well has nothing to say', () => {
  expect(prioritise(theFacts(), { ...plain, qaPreset: 'Even weights' }, AS_AT)).toEqual([
    {
      urn: '900001',
      name: 'Larkspur Primary School',
      area: 'Exampleshire',
      lane: 'scored',
      rank: 1,
      score: 0,
      sentence: 'Nothing on record calls for a visit.',
      points: [],
      unknown: [],
      ectsHere: 1,
      lastVisit: '2025-03-10',
      visitPlannedFor: null,
    },
  ]);
});

describe('must visit', () => {
  test('Q1 an ECT not on track', () => {
    expect(rowOf({ ects: [anEct({ onTrack: 'no' }), anEct({ onTrack: 'no' })] })).toMatchObject({
      lane: 'must visit',
      score: 0,
      sentence: 'Two ECTs not on track.',
      points: [
        {
          criterion: 'Q1',
          points: 0,
          says: 'two ECTs not on track',
          source: expect.stringContaining('priority 1'),
        },
      ],
    });
    const words = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', '10'];
    for (const [at, word] of words.entries()) {
      const ects = Array.from({ length: at + 1 }, () => anEct({ onTrack: 'no' }));
      expect(rowOf({ ects }).sentence).toBe(`${word} ECT${at === 0 ? '' : 's'} not on track.`);
    }
  });

  test('Q1 an open support plan', () => {
    expect(rowOf({ ects: [anEct({ supportPlan: 'yes' })] })).toMatchObject({
      lane: 'must visit',
      sentence: 'One support plan open.',
    });
  });

  test('Q1 what no report says is a question, except before the first report is due', () => {
    expect(rowOf({ ects: [anEct({ onTrack: null })] })).toMatchObject({
      lane: 'scored',
      unknown: ['Is every ECT on track?'],
    });
    expect(rowOf({ ects: [anEct({ supportPlan: null })] }).unknown).toEqual(['Is every ECT on track?']);
    expect(rowOf({ ects: [anEct({ onTrack: 'not yet' })] }).unknown).toEqual([]);
    expect(rowOf({ ects: [anEct({ onTrack: null }), anEct({ onTrack: 'no' })] }).unknown).toEqual([]);
  });

  test('Q18 the school asks, until it has been visited', () => {
    const asking = { schools: [aSchool({ visitRequestedOn: day('2026-11-20') })] };
    expect(rowOf(asking)).toMatchObject({ lane: 'must visit', sentence: 'Visit asked for on 20 Nov 2026.' });
    expect(rowOf({ ...asking, visits: [] }).lane).toBe('must visit');
    expect(rowOf({ ...asking, visits: [aVisit({ visitedOn: day('2026-11-20') })] }).lane).toBe('scored');
    expect(rowOf({ ...asking, visits: [aVisit({ visitedOn: day('2026-11-19') })] }).lane).toBe('must visit');
  });

  test('Q18 a school without ECTs may ask too', () => {
    expect(rowOf({ schools: [aSchool({ visitRequestedOn: day('2026-11-20') })], ects: [] })).toMatchObject({
      lane: 'must visit',
      score: 0,
      sentence: 'Visit asked for on 20 Nov 2026.',
      ectsHere: 0,
    });
  });

  test('is not lowered by a recent visit', () => {
    const lately = { ects: [anEct({ onTrack: 'no' })], visits: [aVisit({ visitedOn: day('2026-11-01') })] };
    expect(
      rowOf({ ...lately, schools: [aSchool({ highSupport: 'yes' })] }, weighing('qaWeightSupport')).score,
    ).toBe(7);
  });
});

describe('special circumstances', () => {
  test('Q2 an extension or a concern, without saying which', () => {
    const sentence = 'An ECT on extension, or a concern raised.';
    expect(rowOf({ ects: [anEct({ extension: 'yes' })] })).toMatchObject({
      lane: 'special circumstances',
      sentence,
    });
    expect(rowOf({ ects: [anEct({ concern: 'yes' })] })).toMatchObject({
      lane: 'special circumstances',
      sentence,
    });
  });

  test('Q2 unknown is a question', () => {
    const asks = ['Is an ECT on extension, or has a concern been raised?'];
    expect(rowOf({ ects: [anEct({ extension: null })] }).unknown).toEqual(asks);
    expect(rowOf({ ects: [anEct({ concern: null })] }).unknown).toEqual(asks);
    expect(rowOf({ ects: [anEct({ concern: null }), anEct({ extension: 'yes' })] }).unknown).toEqual([]);
  });

  test('Q3 judged inadequate, or in special measures', () => {
    const lane = 'special circumstances';
    expect(rowOf({ schools: [aSchool({ ofsted: 'Inadequate' })] })).toMatchObject({
      lane,
      sentence: 'Ofsted: inadequate, and employing ECTs.',
    });
    expect(rowOf({ schools: [aSchool({ specialMeasures: 'yes', ofsted: null })] })).toMatchObject({
      lane,
      sentence: 'In special measures, and employing ECTs.',
    });
  });

  test('Q3 no word of Ofsted is one question, asked once', () => {
    expect(rowOf({ schools: [aSchool({ ofsted: null })] }, weighing('qaWeightImprovement'))).toMatchObject({
      lane: 'scored',
      unknown: ['What did Ofsted last say of the school?'],
    });
  });

  test('Q16 a reduction', () => {
    expect(rowOf({ ects: [anEct({ reduction: 'yes' })] })).toMatchObject({
      lane: 'special circumstances',
      sentence: 'One reduction of induction.',
    });
  });

  test('Q16 unknown is a question', () => {
    const asks = ['Is any induction to be reduced?'];
    expect(rowOf({ ects: [anEct({ reduction: null })] }).unknown).toEqual(asks);
    expect(rowOf({ ects: [anEct({ reduction: null }), anEct({ reduction: 'yes' })] }).unknown).toEqual([]);
  });

  test('Q17 capacity', () => {
    expect(rowOf({ schools: [aSchool({ capacityIssue: 'yes' })] })).toMatchObject({
      lane: 'special circumstances',
      sentence: 'Too little capacity for induction.',
    });
    expect(rowOf({ schools: [aSchool({ capacityIssue: null })] }).unknown).toEqual([
      'Does the school have the capacity for its ECTs?',
    ]);
  });

  test('stand below must visit', () => {
    expect(rowOf({ ects: [anEct({ onTrack: 'no', extension: 'yes' })] })).toMatchObject({
      lane: 'must visit',
      sentence: 'One ECT not on track; an ECT on extension, or a concern raised.',
    });
  });
});

/** [criterion, weight, facts that meet it, the phrase, facts that just do not] */
const scored: readonly [
  string,
  keyof ReturnType<typeof weightsOf>,
  Partial<QaFacts>,
  string,
  Partial<QaFacts>,
][] = [
  [
    'Q4',
    'qaWeightImprovement',
    { schools: [aSchool({ ofsted: 'Requires Improvement' })] },
    'Ofsted: requires improvement.',
    { schools: [aSchool({ ofsted: 'Good' })] },
  ],
  [
    'Q4',
    'qaWeightImprovement',
    { schools: [aSchool({ seriousIssuesOn: day('2025-09-01') })] },
    'Serious issues in September 2025.',
    { schools: [aSchool({ seriousIssuesOn: day('2025-08-31') })] },
  ],
  [
    'Q4',
    'qaWeightImprovement',
    { schools: [aSchool({ seriousIssuesOn: AS_AT })] },
    'Serious issues in December 2026.',
    { schools: [aSchool({ seriousIssuesOn: day('2026-12-08') })] },
  ],
  [
    'Q5',
    'qaWeightSupport',
    { schools: [aSchool({ highSupport: 'yes' })] },
    'A high level of outside support.',
    { schools: [aSchool({ highSupport: 'no' })] },
  ],
  [
    'Q6',
    'qaWeightManyEcts',
    { schools: [aSchool({ teachers: null })], ects: Array.from({ length: 6 }, () => anEct()) },
    'Six ECTs.',
    { schools: [aSchool({ teachers: null })], ects: Array.from({ length: 5 }, () => anEct()) },
  ],
  [
    'Q6 by size',
    'qaWeightManyEcts',
    { schools: [aSchool({ teachers: 10 })], ects: [anEct(), anEct()] },
    'Two ECTs.',
    { schools: [aSchool({ teachers: 11 })], ects: [anEct(), anEct()] },
  ],
  [
    'Q6 of one ECT never',
    'qaWeightManyEcts',
    { schools: [aSchool({ teachers: 2 })], ects: [anEct(), anEct()] },
    'Two ECTs.',
    { schools: [aSchool({ teachers: 2 })], ects: [anEct()] },
  ],
  [
    'Q7',
    'qaWeightQuickRoute',
    { ects: [anEct({ ittRoute: 'assessment ONLY' }), anEct({ ittRoute: null })] },
    'One ECT by a quick route to QTS.',
    { ects: [anEct()] },
  ],
  [
    'Q8 lead',
    'qaWeightNewOversight',
    { posts: [aPost({ from: day('2025-12-07') }), aHead()] },
    'Induction lead since December 2025.',
    { posts: [aPost({ from: day('2025-12-06') }), aHead()] },
  ],
  [
    'Q8 head',
    'qaWeightNewOversight',
    { posts: [aPost(), aHead({ from: day('2026-09-01') })] },
    'Headteacher since September 2026.',
    { posts: [aPost(), aHead({ from: day('2026-09-01'), until: day('2026-12-06') })] },
  ],
  [
    'Q8 tutor',
    'qaWeightNewOversight',
    { posts: [aPost(), aPost({ role: 'tutor', from: AS_AT })] },
    'Induction tutor since December 2026.',
    { posts: [aPost(), aPost({ role: 'tutor', from: day('2026-12-08') })] },
  ],
  [
    'Q9',
    'qaWeightNewHeadAndLead',
    { posts: [aPost({ from: day('2026-01-01') }), aHead({ from: day('2026-01-01') })] },
    'Headteacher and induction lead new to their roles.',
    { posts: [aPost({ from: day('2026-01-01') }), aHead()] },
  ],
  [
    'Q10',
    'qaWeightLongGap',
    {
      ects: [
        anEct({ startedOn: day('2023-12-07') }),
        anEct({ startedOn: day('2020-09-01'), finishedOn: day('2023-12-06') }),
      ],
    },
    'No ECT for 3 years before.',
    {
      ects: [
        anEct({ startedOn: day('2023-12-07') }),
        anEct({ startedOn: day('2020-09-01'), finishedOn: day('2023-12-07') }),
      ],
    },
  ],
  [
    'Q10 by our own rows',
    'qaWeightLongGap',
    {
      schools: [aSchool({ withUsSince: day('2023-12-06') })],
      // The register goes back: somebody left another school before.
      ects: [anEct(), anEct({ urn: '900002', startedOn: day('2021-09-01'), finishedOn: day('2023-12-06') })],
    },
    'No ECT for 3 years before.',
    { ects: [anEct({ startedOn: day('2023-12-06') })] },
  ],
  [
    'Q11',
    'qaWeightNewToUs',
    { schools: [aSchool({ withUsSince: day('2025-12-07') })] },
    'With us since December 2025.',
    { schools: [aSchool({ withUsSince: day('2025-12-06') })] },
  ],
  [
    'Q12',
    'qaWeightNotVisited',
    { visits: [aVisit({ visitedOn: day('2023-12-06') })] },
    'Last visit in December 2023.',
    { visits: [aVisit({ visitedOn: day('2023-12-07') })] },
  ],
  ['Q12', 'qaWeightNotVisited', { visits: [] }, 'No visit on record.', { visits: [aVisit()] }],
  [
    'Q14',
    'qaWeightLeavers',
    {
      ects: [anEct(), anEct({ finishedOn: day('2026-12-06') }), anEct({ finishedOn: day('2026-07-20') })],
    },
    'Two ECTs of 3 left early.',
    { ects: [anEct(), anEct(), anEct({ finishedOn: day('2026-07-20') })] },
  ],
  [
    'Q14 of few',
    'qaWeightLeavers',
    { ects: [anEct(), anEct({ finishedOn: day('2026-07-20') }), anEct({ finishedOn: day('2026-07-20') })] },
    'Two ECTs of 3 left early.',
    { ects: [anEct(), anEct({ finishedOn: day('2026-07-20') })] },
  ],
  [
    'Q20 late',
    'qaWeightReports',
    { ects: [anEct({ lateReports: 1 }), anEct({ lateReports: 1 })] },
    'Two reports late.',
    { ects: [anEct({ lateReports: 1 })] },
  ],
  [
    'Q20 returned',
    'qaWeightReports',
    { ects: [anEct({ returnedReports: 2 })] },
    'Two reports returned.',
    { ects: [anEct({ returnedReports: 1 })] },
  ],
  [
    'Q21',
    'qaWeightFidelity',
    {
      ects: [anEct({ programme: 'school-led' })],
      visits: [aVisit({ kind: 'fidelity check', visitedOn: day('2023-12-06') })],
    },
    'A school-led programme not yet checked.',
    {
      ects: [anEct({ programme: 'school-led' })],
      visits: [aVisit({ kind: 'fidelity check', visitedOn: day('2023-12-07') })],
    },
  ],
];

describe('scored', () => {
  test.each(scored)('%s weighs by %s', (_criterion, weight, met, sentence, notMet) => {
    const policy = weighing(weight, {
      qaStayersPercent: 100,
      qaRetentionFewest: 3,
      qaGoodPracticeUpTo: 0,
      qaVisitedLowers: 0,
    });
    expect(rowOf(met, policy)).toMatchObject({
      lane: 'scored',
      score: 7,
      sentence: expect.stringContaining(sentence.slice(0, -1)),
    });
    expect(rowOf(notMet, policy).score).toBe(0);
  });

  const unknown: readonly [string, keyof ReturnType<typeof weightsOf>, Partial<QaFacts>, string][] = [
    [
      'Q5',
      'qaWeightSupport',
      { schools: [aSchool({ highSupport: null })] },
      'Does the school have a high level of outside support?',
    ],
    [
      'Q7',
      'qaWeightQuickRoute',
      { ects: [anEct({ ittRoute: null })] },
      'By which route did each ECT qualify?',
    ],
    ['Q8', 'qaWeightNewOversight', { posts: [aHead()] }, 'Who leads induction, and since when?'],
    [
      'Q8',
      'qaWeightNewOversight',
      { posts: [aPost({ from: null }), aHead()] },
      'Who leads induction, and since when?',
    ],
    [
      'Q9',
      'qaWeightNewHeadAndLead',
      { posts: [aPost({ from: day('2026-01-01') })] },
      'Since when have headteacher and induction lead been in their roles?',
    ],
    [
      'Q10 of a register begun since',
      'qaWeightLongGap',
      { ects: [anEct(), anEct({ urn: '900002', finishedOn: day('2023-12-07') })] },
      'When did the school last employ an ECT before the present ones?',
    ],
    [
      'Q10',
      'qaWeightLongGap',
      { schools: [aSchool({ withUsSince: day('2024-09-01') })] },
      'When did the school last employ an ECT before the present ones?',
    ],
    [
      'Q10',
      'qaWeightLongGap',
      { schools: [aSchool({ withUsSince: null })] },
      'When did the school last employ an ECT before the present ones?',
    ],
    [
      'Q11',
      'qaWeightNewToUs',
      { schools: [aSchool({ withUsSince: null })] },
      'Since when has the school registered its ECTs with us?',
    ],
    ['Q13', 'qaWeightArea', { schools: [aSchool({ area: null })] }, 'In which area is the school?'],
    [
      'Q21',
      'qaWeightFidelity',
      { ects: [anEct({ programme: null })] },
      'Which training programme does the school use?',
    ],
  ];
  test.each(unknown)('%s unknown scores nothing and is asked (%s)', (_criterion, weight, facts, asks) => {
    expect(rowOf(facts, weighing(weight))).toMatchObject({ score: 0, unknown: [asks] });
    expect(rowOf(facts, plain).unknown).toEqual([]);
  });

  test('Q9 one who is not new settles it, where both are asked for', () => {
    const policy = weighing('qaWeightNewHeadAndLead');
    expect(rowOf({ posts: [aPost()] }, policy)).toMatchObject({ score: 0, unknown: [] });
    expect(rowOf({ posts: [aHead()] }, policy)).toMatchObject({ score: 0, unknown: [] });
    expect(rowOf({ posts: [] }, policy).unknown).toHaveLength(1);
  });

  test('Q9 either may be enough', () => {
    const policy = weighing('qaWeightNewHeadAndLead', { qaNewHeadAndLead: 'either is new' });
    const sentence = 'Headteacher or induction lead new to the role.';
    expect(rowOf({ posts: [aPost(), aHead({ from: day('2026-01-01') })] }, policy)).toMatchObject({
      score: 7,
      sentence,
    });
    expect(rowOf({ posts: [aPost({ from: day('2026-01-01') })] }, policy)).toMatchObject({
      score: 7,
      sentence,
    });
    expect(rowOf({ posts: [aPost(), aHead()] }, policy)).toMatchObject({ score: 0, unknown: [] });
    expect(rowOf({ posts: [aPost()] }, policy).unknown).toHaveLength(1);
    expect(rowOf({ posts: [aHead()] }, policy).unknown).toHaveLength(1);
  });

  test('Q13 an area visited less than half as often as all together', () => {
    const school = (urn: string, area: string) => aSchool({ urn, area });
    const schools = [
      school('900001', 'Here'),
      school('900002', 'Here'),
      school('900003', 'There'),
      school('900004', 'Nowhere'),
    ];
    const ects = ['900001', '900002', '900003'].map((urn) => anEct({ urn }));
    const visits = ['900001', '900002'].map((urn) => aVisit({ urn }));
    const score = (made: readonly QaVisit[]) =>
      Object.fromEntries(
        prioritise(theFacts({ schools, ects, visits: made }), weighing('qaWeightArea'), AS_AT).map((row) => [
          row.urn,
          row.score,
        ]),
      );
    expect(score(visits)).toEqual({ '900001': 0, '900002': 0, '900003': 7, '900004': 0 });
    expect(score([...visits, aVisit({ urn: '900003' })])).toMatchObject({ '900003': 0 });
    expect(score([...visits, aVisit({ urn: '900003', visitedOn: day('2023-12-06') })])).toMatchObject({
      '900003': 7,
    });
    expect(score([])).toMatchObject({ '900001': 0, '900003': 0 });
    const rest = prioritise(theFacts({ schools, ects, visits }), weighing('qaWeightArea'), AS_AT);
    expect(rest.find((row) => row.urn === '900003')?.sentence).toBe('Few visits in There.');
  });

  test('Q13 half as often as all together is not yet few', () => {
    const schools = ['900001', '900002', '900003', '900004'].map((urn, at) =>
      aSchool({ urn, area: at < 2 ? 'Half' : 'All' }),
    );
    const ects = schools.map(({ urn }) => anEct({ urn }));
    // One of two there, three of four in all: 1/2 is not below half of 3/4.
    const visits = ['900001', '900003', '900004'].map((urn) => aVisit({ urn }));
    const rows = prioritise(theFacts({ schools, ects, visits }), weighing('qaWeightArea'), AS_AT);
    expect(rows.map((row) => row.score)).toEqual([0, 0, 0, 0]);
  });

  test('Q19 the sample can be drawn again', () => {
    const policy = (seed: string, percent: number) =>
      weighing('qaWeightRandom', { qaSampleSeed: seed, qaSamplePercent: percent });
    expect(rowOf({}, policy('any', 100))).toMatchObject({ score: 7, sentence: 'Drawn in the sample.' });
    expect(rowOf({}, policy('any', 0)).score).toBe(0);
    const drawn = (seed: string) =>
      Array.from({ length: 2000 }, (_, at) => String(100_000 + at)).filter((urn) =>
        isDrawn(urn, { qaSampleSeed: seed, qaSamplePercent: 10 }),
      );
    expect(drawn('2026/27')).toEqual(drawn('2026/27'));
    expect(drawn('2026/27').length).toBeGreaterThan(150);
    expect(drawn('2026/27').length).toBeLessThan(250);
    expect(drawn('2027/28')).not.toEqual(drawn('2026/27'));
    // Fixed for good: a sample drawn last year can be drawn again.
    expect(lotOf('100000', '2026/27').toFixed(6)).toBe('0.647580');
    expect(lotOf('100000', 'x')).not.toBe(lotOf('100001', 'x'));
  });

  test('Q4 last school year turns on 1 September', () => {
    const issue = (seriousIssuesOn: string) => ({
      schools: [aSchool({ seriousIssuesOn: day(seriousIssuesOn) })],
    });
    const score = (seriousIssuesOn: string, asAt: string) =>
      prioritise(theFacts(issue(seriousIssuesOn)), weighing('qaWeightImprovement'), day(asAt))[0]?.score;
    expect(score('2024-09-01', '2026-08-31')).toBe(7);
    expect(score('2024-08-31', '2026-08-31')).toBe(0);
    expect(score('2025-08-31', '2026-09-01')).toBe(0);
    expect(score('2025-09-01', '2026-09-01')).toBe(7);
  });

  test('Q4 a visit that did not satisfy us counts until the end of the school year after', () => {
    const score = (visitedOn: string, satisfied: QaVisit['satisfied'] = 'no') =>
      rowOf(
        { visits: [aVisit({ visitedOn: day(visitedOn), satisfied })] },
        weighing('qaWeightImprovement', { qaVisitedLowers: 0 }),
      );
    expect(score('2025-09-01')).toMatchObject({ score: 7, sentence: 'Serious issues in September 2025.' });
    expect(score('2025-08-31').score).toBe(0);
    expect(score('2026-03-10', 'yes').score).toBe(0);
    expect(score('2026-03-10', null).score).toBe(0);
    expect(score('2026-12-08').score).toBe(0);
  });

  test('Q10 goes by the first of those here now', () => {
    const ects = [anEct({ startedOn: day('2025-09-01') }), anEct({ startedOn: day('2020-09-01') })];
    expect(rowOf({ ects }, weighing('qaWeightLongGap'))).toMatchObject({ score: 0, unknown: [] });
    expect(rowOf({ ects: [...ects].reverse() }, weighing('qaWeightLongGap'))).toMatchObject({
      score: 0,
      unknown: [],
    });
    const onTheDay = { schools: [aSchool({ withUsSince: day('2023-12-07') })] };
    expect(rowOf(onTheDay, weighing('qaWeightLongGap')).unknown).toHaveLength(1);
  });

  test('Q14 counts those who started within the years looked at, and weighs from the very share', () => {
    const left = (startedOn: string) => anEct({ startedOn: day(startedOn), finishedOn: day('2026-07-20') });
    const policy = weighing('qaWeightLeavers', {
      qaRetentionFewest: 1,
      qaLeaversPercent: 50,
      qaGoodPracticeUpTo: 0,
    });
    expect(rowOf({ ects: [anEct(), left('2023-12-07')] }, policy)).toMatchObject({
      score: 7,
      sentence: 'One ECT of 2 left early.',
    });
    expect(rowOf({ ects: [anEct(), left('2023-12-06')] }, policy).score).toBe(0);
    expect(
      rowOf({ ects: [anEct({ startedOn: day('2023-12-06') }), left('2023-12-07')] }, policy).sentence,
    ).toContain('One ECT of 1 left early');
  });

  test('Q21 a programme led by a provider is known, and asks nothing', () => {
    expect(rowOf({}, weighing('qaWeightFidelity'))).toMatchObject({ score: 0, unknown: [] });
  });

  test('Q8 a post counts while somebody is in it', () => {
    const score = (until: string | null) =>
      rowOf(
        { posts: [aPost({ from: day('2026-01-01'), until: until === null ? null : day(until) })] },
        weighing('qaWeightNewOversight'),
      ).score;
    expect(score(null)).toBe(7);
    expect(score('2026-12-07')).toBe(7);
    expect(score('2027-07-21')).toBe(7);
    expect(score('2026-12-06')).toBe(0);
  });

  test('a weight of 0 leaves a criterion out, its question too', () => {
    expect(rowOf({ schools: [aSchool({ highSupport: 'yes', withUsSince: null })] })).toMatchObject({
      score: 0,
      points: [],
      unknown: [],
    });
  });

  test('points add up, each with its criterion', () => {
    const policy = weighing('qaWeightSupport', { qaWeightNotVisited: 3 });
    const row = rowOf({ schools: [aSchool({ highSupport: 'yes' })], visits: [] }, policy);
    expect(row.score).toBe(10);
    expect(row.sentence).toBe('A high level of outside support; no visit on record.');
    expect(row.points).toEqual([
      {
        criterion: 'Q5',
        points: 7,
        says: 'a high level of outside support',
        source: 'Cambridgeshire, priority 2',
      },
      { criterion: 'Q12', points: 3, says: 'no visit on record', source: 'Ealing, choice 1' },
    ]);
  });

  test('a recent visit takes points off, never below nothing', () => {
    const facts = (visitedOn: string) => ({
      schools: [aSchool({ highSupport: 'yes' })],
      visits: [aVisit({ visitedOn: day(visitedOn) })],
    });
    const policy = (lowers: number) =>
      weighing('qaWeightSupport', { qaVisitedLowers: lowers, qaVisitedMonths: 12 });
    expect(rowOf(facts('2025-12-07'), policy(5))).toMatchObject({
      score: 2,
      sentence: 'A high level of outside support; visited on 7 Dec 2025.',
      points: [
        { criterion: 'Q5', points: 7 },
        { criterion: 'Visited', points: -5, says: 'visited on 7 Dec 2025' },
      ],
    });
    expect(rowOf(facts('2025-12-07'), policy(50)).score).toBe(0);
    expect(rowOf(facts('2025-12-06'), policy(5)).score).toBe(7);
  });
});

describe('a visit that can’t be read', () => {
  const unreadVisits = ['900001'];
  const ASKS = 'When was the school visited? Mend its row in Visits.';
  const visited = (visitedOn: string) => ({ visits: [aVisit({ visitedOn: day(visitedOn) })], unreadVisits });

  test('Q12 is not taken for none: nothing scored, and it is asked', () => {
    const policy = weighing('qaWeightNotVisited', { qaVisitedLowers: 0 });
    expect(rowOf({ visits: [], unreadVisits }, policy)).toMatchObject({
      score: 0,
      points: [],
      unknown: [ASKS],
    });
    expect(rowOf(visited('2020-03-10'), policy)).toMatchObject({ score: 0, unknown: [ASKS] });
    // Another visit settles it.
    expect(rowOf(visited('2026-03-10'), policy)).toMatchObject({ score: 0, unknown: [] });
  });

  test('Q21 the programme may have been checked', () => {
    const policy = weighing('qaWeightFidelity', { qaVisitedLowers: 0 });
    const ects = [anEct({ programme: 'school-led' })];
    expect(rowOf({ ects }, policy).score).toBe(7);
    expect(rowOf({ ects, unreadVisits }, policy)).toMatchObject({ score: 0, unknown: [ASKS] });
    expect(rowOf({ unreadVisits }, policy)).toMatchObject({ score: 0, unknown: [] });
  });

  test('Q13 is neither for nor against its area', () => {
    const schools = ['900001', '900002', '900003', '900004'].map((urn, at) =>
      aSchool({ urn, area: at < 2 ? 'Few' : 'All' }),
    );
    const ects = schools.map(({ urn }) => anEct({ urn }));
    const visits = ['900003', '900004'].map((urn) => aVisit({ urn }));
    const policy = weighing('qaWeightArea', { qaVisitedLowers: 0 });
    const few = (unread: readonly string[]) =>
      prioritise(theFacts({ schools, ects, visits, unreadVisits: unread }), policy, AS_AT)
        .filter(({ area }) => area === 'Few')
        .map(({ urn, score, unknown }) => [urn, score, unknown]);
    expect(few([])).toEqual([
      ['900001', 7, []],
      ['900002', 7, []],
    ]);
    expect(few(['900001'])).toEqual([
      ['900002', 7, []],
      ['900001', 0, [ASKS]],
    ]);
    expect(few(['900001', '900002']).map(([, score]) => score)).toEqual([0, 0]);
  });

  test('Q4 may have left us not satisfied: nobody knows, unless Ofsted or another visit tells', () => {
    const policy = weighing('qaWeightImprovement', { qaVisitedLowers: 0 });
    const SATISFIED = 'Did the last visit satisfy us? Mend its row in Visits.';
    const good = [aSchool({ ofsted: 'Good' })];
    expect(rowOf({ schools: good }, policy)).toMatchObject({ score: 0, unknown: [] });
    expect(rowOf({ schools: good, unreadVisits }, policy)).toMatchObject({ score: 0, unknown: [SATISFIED] });
    const poor = [aSchool({ ofsted: 'Requires improvement' })];
    expect(rowOf({ schools: poor, unreadVisits }, policy)).toMatchObject({ score: 7, unknown: [] });
    const visits = [aVisit({ visitedOn: day('2026-03-10'), satisfied: 'no' })];
    expect(rowOf({ schools: good, visits, unreadVisits }, policy)).toMatchObject({ score: 7, unknown: [] });
  });

  test('it may take points off: that is asked too, but not where a visit must be made', () => {
    const policy = weighing('qaWeightSupport', { qaVisitedLowers: 5, qaVisitedMonths: 12 });
    const schools = [aSchool({ highSupport: 'yes' })];
    expect(rowOf({ schools, unreadVisits }, policy)).toMatchObject({ score: 7, unknown: [ASKS] });
    expect(rowOf({ schools, ...visited('2026-10-06') }, policy)).toMatchObject({ score: 2, unknown: [] });
    expect(rowOf({ ects: [anEct({ onTrack: 'no' })], unreadVisits }, policy)).toMatchObject({
      lane: 'must visit',
      unknown: [],
    });
  });
});

describe('good practice', () => {
  test('Q15 praised, or everybody stayed', () => {
    expect(rowOf({ schools: [aSchool({ goodPractice: 'yes' })] })).toMatchObject({
      lane: 'good practice',
      sentence: 'Good practice to share.',
    });
    expect(
      rowOf({ ects: [anEct(), anEct(), anEct({ outcome: 'pass', finishedOn: day('2026-07-20') })] }),
    ).toMatchObject({
      lane: 'good practice',
      sentence: '3 of 3 ECTs stayed.',
    });
    expect(rowOf({ ects: [anEct(), anEct()] }).lane).toBe('scored');
    expect(rowOf({ ects: [anEct(), anEct(), anEct({ finishedOn: day('2026-07-20') })] }).lane).toBe('scored');
  });

  test('Q15 says how many stayed', () => {
    const ects = [anEct(), anEct(), anEct({ finishedOn: day('2026-07-20') })];
    expect(rowOf({ ects }, { ...plain, qaStayersPercent: 60 })).toMatchObject({
      lane: 'good practice',
      sentence: '2 of 3 ECTs stayed.',
    });
  });

  test('gives way to the score a school had before a recent visit took points off', () => {
    const visited = {
      schools: [aSchool({ goodPractice: 'yes', highSupport: 'yes' })],
      visits: [aVisit({ visitedOn: day('2026-11-02') })],
    };
    const policy = weighing('qaWeightSupport', { qaGoodPracticeUpTo: 6, qaVisitedLowers: 10 });
    expect(rowOf(visited, policy)).toMatchObject({ lane: 'scored', score: 0 });
    expect(rowOf(visited, policy).sentence).not.toContain('good practice');
  });

  test('gives way to the score, and to any other lane', () => {
    const praised = { schools: [aSchool({ goodPractice: 'yes', highSupport: 'yes' })] };
    expect(rowOf(praised, weighing('qaWeightSupport', { qaGoodPracticeUpTo: 7 })).lane).toBe('good practice');
    expect(rowOf(praised, weighing('qaWeightSupport', { qaGoodPracticeUpTo: 6 })).lane).toBe('scored');
    expect(rowOf({ ...praised, ects: [anEct({ onTrack: 'no' })] }).lane).toBe('must visit');
  });
});

test('Q6 says among how many teachers, where that is what makes them many', () => {
  const two = [anEct(), anEct()];
  expect(
    rowOf({ schools: [aSchool({ teachers: 8 })], ects: two }, weighing('qaWeightManyEcts')).sentence,
  ).toBe('Two ECTs among eight teachers.');
  expect(
    rowOf({ schools: [aSchool({ teachers: 8 })], ects: two }, weighing('qaWeightManyEcts', { qaManyEcts: 2 }))
      .sentence,
  ).toBe('Two ECTs.');
});

describe('who counts as here', () => {
  test('not those yet to start, those who have left, or those with an outcome', () => {
    const here = (ect: Partial<QaEct>) => rowOf({ ects: [anEct(ect)] }).ectsHere;
    expect(here({ startedOn: AS_AT })).toBe(1);
    expect(here({ startedOn: day('2026-12-08') })).toBe(0);
    expect(here({ startedOn: null })).toBe(0);
    expect(here({ finishedOn: AS_AT })).toBe(1);
    expect(here({ finishedOn: day('2026-12-06') })).toBe(0);
    expect(here({ outcome: 'pass' })).toBe(0);
    expect(here({ urn: null })).toBe(0);
    expect(here({ urn: '900002' })).toBe(0);
  });

  test('a school without ECTs has nothing to assure, and comes last', () => {
    const schools = [aSchool({ urn: '900002', highSupport: 'yes', ofsted: 'Inadequate' }), aSchool()];
    const rows = prioritise(theFacts({ schools }), weighing('qaWeightSupport'), AS_AT);
    expect(rows.map((row) => [row.urn, row.lane, row.rank])).toEqual([
      ['900001', 'scored', 1],
      ['900002', 'no ECT', 2],
    ]);
    expect(rows[1]).toMatchObject({ sentence: 'No ECT here now.', points: [], unknown: [], score: 0 });
  });
});

describe('the order', () => {
  test('is lane, then score, then ECTs, then URN', () => {
    const schools = ['900006', '900005', '900004', '900003', '900002', '900001'].map((urn) =>
      aSchool({
        urn,
        highSupport: urn === '900003' ? 'yes' : 'no',
        goodPractice: urn === '900006' ? 'yes' : null,
        capacityIssue: urn === '900005' ? 'yes' : 'no',
      }),
    );
    const ects = [...schools.map(({ urn }) => anEct({ urn })), anEct({ urn: '900004' })];
    const rows = prioritise(theFacts({ schools, ects }), weighing('qaWeightSupport'), AS_AT);
    expect(rows.map((row) => row.urn)).toEqual(['900005', '900003', '900004', '900001', '900002', '900006']);
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a person’s decision is the last word, with name, day and reason', () => {
    const decision: QaDecision = {
      urn: '900001',
      lane: 'must visit',
      by: 'Una Officer',
      reason: 'New head asked by phone.',
      on: day('2026-12-01'),
    };
    expect(rowOf({ decisions: [decision] })).toMatchObject({
      lane: 'must visit',
      sentence:
        'Nothing on record calls for a visit. Una Officer decided on 1 Dec 2026: New head asked by phone.',
    });
    const later = { ...decision, lane: 'scored' as const, on: day('2026-12-02') };
    expect(rowOf({ decisions: [later, decision] }).lane).toBe('scored');
    expect(rowOf({ decisions: [decision, later] }).lane).toBe('scored');
    expect(rowOf({ decisions: [decision, { ...later, on: day('2026-12-08') }] }).lane).toBe('must visit');
    const sameDay = { ...later, on: decision.on };
    expect(rowOf({ decisions: [decision, sameDay] }).lane).toBe('must visit');
    expect(rowOf({ decisions: [sameDay, decision] }).lane).toBe('must visit');
    expect(rowOf({ decisions: [{ ...decision, urn: '900002' }] }).lane).toBe('scored');
    // It holds for its school year.
    expect(rowOf({ decisions: [{ ...decision, on: day('2026-09-01') }] }).lane).toBe('must visit');
    expect(rowOf({ decisions: [{ ...decision, on: day('2026-08-31') }] }).lane).toBe('scored');
  });

  test('a planned visit is shown, the nearest of several', () => {
    const planned = (plannedFor: string) => aVisit({ plannedFor: day(plannedFor), visitedOn: null });
    expect(
      rowOf({ visits: [planned('2027-02-01'), planned('2027-01-15'), planned('2027-03-01')] })
        .visitPlannedFor,
    ).toBe('2027-01-15');
    expect(rowOf({ visits: [planned('2026-12-06')] }).visitPlannedFor).toBeNull();
    expect(rowOf({ visits: [planned('2026-12-07')] }).visitPlannedFor).toBe('2026-12-07');
    expect(rowOf({ visits: [aVisit({ visitedOn: day('2026-12-08') })] }).visitPlannedFor).toBe('2026-12-08');
  });

  test('a visit called off is no planned one; one made and closed is still the last', () => {
    const closedOn = day('2026-12-01');
    const off = aVisit({ plannedFor: day('2027-01-15'), visitedOn: null, closedOn });
    expect(rowOf({ visits: [off] }).visitPlannedFor).toBeNull();
    expect(rowOf({ visits: [{ ...off, closedOn: null }] }).visitPlannedFor).toBe('2027-01-15');
    expect(rowOf({ visits: [aVisit({ visitedOn: day('2026-11-20'), closedOn })] }).lastVisit).toBe(
      '2026-11-20',
    );
  });
});

describe('the settings', () => {
  test('an AB’s own weight goes before its chosen set', () => {
    const policy = defaultPolicy();
    expect(weightsOf(policy).qaWeightManyEcts).toBe(10);
    expect(weightsOf({ ...policy, qaWeightManyEcts: 9 }).qaWeightManyEcts).toBe(9);
    expect(weightsOf({ ...policy, qaWeightManyEcts: 0 }).qaWeightManyEcts).toBe(0);
  });

  const weighs = (qaPreset: QaPolicy['qaPreset']) =>
    Object.entries(weightsOf({ ...defaultPolicy(), qaPreset }))
      .filter(([, points]) => points > 0)
      .map(([weight, points]) => `${weight.replace('qaWeight', '')} ${points}`)
      .sort();

  test('a set weighs what its document names, and nothing else', () => {
    expect(weighs('Cambridgeshire')).toEqual([
      'Area 5',
      'LongGap 5',
      'ManyEcts 5',
      'NewOversight 5',
      'NewToUs 5',
      'Support 5',
    ]);
    expect(weighs('Ealing')).toEqual([
      'Improvement 5',
      'Leavers 5',
      'ManyEcts 5',
      'NewHeadAndLead 5',
      'NotVisited 5',
      'QuickRoute 5',
    ]);
  });

  test('both together weigh what either names, and twice what both name', () => {
    const both = weighs('Cambridgeshire and Ealing');
    expect(both).toHaveLength(11);
    expect(both.filter((one) => one.endsWith(' 10'))).toEqual(['ManyEcts 10']);
    expect(weighs(defaultPolicy().qaPreset)).toEqual(both);
  });

  test('even weights leave nothing out, what other ABs look at included', () => {
    expect(weighs('Even weights')).toHaveLength(14);
    expect(weighs('Even weights').every((one) => one.endsWith(' 5'))).toBe(true);
  });

  test('changing the set moves the ranks', () => {
    const schools = [aSchool({ urn: '900001' }), aSchool({ urn: '900002' })];
    const ects = schools.map(({ urn }) => anEct({ urn }));
    const posts = schools.flatMap(({ urn }) => [
      aPost({ urn, from: urn === '900001' ? day('2026-10-01') : day('2015-01-01') }),
      aHead({ urn }),
    ]);
    const visits = [aVisit()];
    const first = (qaPreset: QaPolicy['qaPreset']) =>
      prioritise(theFacts({ schools, ects, posts, visits }), { ...defaultPolicy(), qaPreset }, AS_AT)[0]?.urn;
    expect(first('Cambridgeshire')).toBe('900001');
    expect(first('Ealing')).toBe('900002');
  });

  test('a blank weight reads as none of one’s own, and others as figures from 0 to 100', () => {
    const { read, write, says } = QA.settings.qaWeightArea;
    expect(read('7')).toEqual({ read: true, value: 7 });
    expect(read(' 0 ')).toEqual({ read: true, value: 0 });
    expect(read('100')).toEqual({ read: true, value: 100 });
    for (const wrong of ['101', '-1', '2.5', 'much', '1000']) {
      expect(read(wrong)).toEqual({
        read: false,
        says: 'Enter a whole number from 0 to 100, or leave it blank.',
      });
    }
    expect(write(null)).toBe('');
    expect(write(4)).toBe('4');
    expect(says).toBe(
      'Points for: Few visits in the school’s area, compared with the others. Blank takes the weight from the set chosen above; 0 leaves it out.',
    );
  });

  test('months before a day end with the month', () => {
    expect(monthsBefore(day('2026-12-07'), 12)).toBe('2025-12-07');
    expect(monthsBefore(day('2026-03-31'), 1)).toBe('2026-02-28');
    expect(monthsBefore(day('2026-01-15'), 1)).toBe('2025-12-15');
    expect(monthsBefore(day('2028-02-29'), 12)).toBe('2027-02-28');
    expect(monthsBefore(day('2026-12-07'), 0)).toBe('2026-12-07');
  });

  test('each criterion has an id of its own, a name and where it comes from', () => {
    const numbers = QA_CRITERIA.map(({ id }) => Number(id.slice(1))).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
    for (const criterion of QA_CRITERIA) {
      expect(criterion.name).toMatch(/^[A-Z]/);
      expect(criterion.source).toMatch(/^((Cambridgeshire|Ealing), [a-z]+ \d|Other appropriate bodies)/);
      expect(criterion.asks ?? '').toMatch(/^$|\?$/);
      expect(criterion.weight === undefined).toBe(criterion.lane !== undefined);
    }
  });
});

describe('whatever the facts', () => {
  const someDay = fc.constantFrom(
    null,
    day('2019-03-01'),
    day('2024-01-10'),
    day('2026-01-10'),
    day('2026-11-30'),
  );
  const yesNo = fc.constantFrom('yes' as const, 'no' as const, null);
  const urns = ['900001', '900002', '900003', '900004'];
  const someSchool = (urn: string) =>
    fc
      .record({
        specialMeasures: yesNo,
        highSupport: yesNo,
        capacityIssue: yesNo,
        goodPractice: yesNo,
        visitRequestedOn: someDay,
        withUsSince: someDay,
      })
      .map((differs) => aSchool({ urn, ...differs }));
  const someEct = fc
    .record({
      urn: fc.constantFrom(...urns),
      startedOn: someDay,
      finishedOn: someDay,
      onTrack: yesNo,
      extension: yesNo,
      programme: fc.constantFrom(null, 'school-led' as const),
    })
    .map((differs) => anEct(differs));
  const someFacts = fc.record({
    schools: fc.tuple(...urns.map(someSchool)),
    ects: fc.array(someEct, { maxLength: 12 }),
    posts: fc.array(
      fc.record({
        urn: fc.constantFrom(...urns),
        role: fc.constantFrom('head' as const, 'induction lead' as const),
        from: someDay,
        until: someDay,
      }),
      { maxLength: 8 },
    ),
    visits: fc.array(
      fc.record({
        urn: fc.constantFrom(...urns),
        kind: fc.constantFrom('general' as const),
        plannedFor: someDay,
        visitedOn: someDay,
        satisfied: yesNo,
      }),
      { maxLength: 6 },
    ),
    decisions: fc.constant([]),
    ofsted: fc.constant([]),
  });
  const policy = defaultPolicy();

  test('the order of the rows in the sheet changes nothing', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const turned: QaFacts = {
          schools: [...facts.schools].reverse(),
          ects: [...facts.ects].reverse(),
          posts: [...facts.posts].reverse(),
          visits: [...facts.visits].reverse(),
          decisions: [],
          ofsted: [],
        };
        expect(prioritise(turned, policy, AS_AT)).toEqual(prioritise(facts, policy, AS_AT));
      }),
    );
  });

  test('every school has one row, its score is the sum of its points, and its lane comes in order', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const rows = prioritise(facts, policy, AS_AT);
        expect(rows.map((row) => row.urn).sort()).toEqual(urns);
        for (const [at, row] of rows.entries()) {
          expect(row.score).toBe(row.points.reduce((sum, { points }) => sum + points, 0));
          expect(row.score).toBeGreaterThanOrEqual(0);
          expect(row.rank).toBe(at + 1);
          const before = rows[at - 1];
          if (before !== undefined)
            expect(QA_LANES.indexOf(before.lane)).toBeLessThanOrEqual(QA_LANES.indexOf(row.lane));
        }
      }),
    );
  });
});
