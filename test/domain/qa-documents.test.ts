/**
 * Point by point, what the two documents say makes a school one to visit: each has a criterion that cites it and holds for
 * a school just so, and for no other reason.
 */
import { defaultPolicy } from '../../src/domain/policy';
import { reasonsFor } from '../../src/domain/qa-table';
import { QA_CRITERIA } from '../../src/domain/qa-criteria';
import type { QaEct, QaFacts, QaPost, QaSchool, QaVisit } from '../../src/domain/qa-facts';
import type { QaPolicy } from '../../src/domain/qa-tally';
import { day } from './examples';

const AS_AT = day('2026-12-07');
/** Both documents, as they stand; nothing drawn, and praise weighed against no score. */
const policy: QaPolicy = defaultPolicy();

const SCHOOL: QaSchool = {
  urn: '900001',
  name: 'Larkspur Primary School',
  area: 'Exampleshire',
  specialMeasures: 'no',
  ofsted: 'Good',
  ofstedOn: day('2023-05-09'),
  highSupport: 'no',
  capacityIssue: 'no',
  seriousIssuesOn: null,
  visitRequestedOn: null,
  goodPractice: null,
  withUsSince: day('2015-09-01'),
  teachers: 30,
};
const ECT: QaEct = {
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
};
const post = (role: QaPost['role'], from: string): QaPost => ({
  urn: '900001',
  role,
  from: day(from),
  until: null,
});
const VISIT: QaVisit = {
  urn: '900001',
  kind: 'general',
  plannedFor: null,
  visitedOn: day('2025-03-10'),
  satisfied: 'yes',
};

interface Told {
  readonly school?: Partial<QaSchool>;
  readonly ects?: readonly Partial<QaEct>[];
  readonly posts?: readonly QaPost[];
  readonly visits?: readonly QaVisit[];
  /** When the ECT before the present ones passed here. */
  readonly passedOn?: string;
  readonly others?: Partial<QaFacts>;
}
const factsOf = ({ school, ects = [{}], posts, visits = [VISIT], passedOn, others }: Told): QaFacts => ({
  schools: [{ ...SCHOOL, ...school }, ...(others?.schools ?? [])],
  // An ECT who passed here within three years, so that the present one ends no gap.
  ects: [
    ...ects.map((differs) => ({ ...ECT, ...differs })),
    { ...ECT, startedOn: day('2021-09-01'), finishedOn: day(passedOn ?? '2024-07-19'), outcome: 'pass' },
    ...(others?.ects ?? []),
  ],
  posts: posts ?? [post('head', '2018-09-01'), post('induction lead', '2018-09-01')],
  visits: [...visits, ...(others?.visits ?? [])],
  decisions: [],
  ofsted: [],
});
const holding = (told: Told): string[] =>
  (reasonsFor(factsOf(told), policy, AS_AT, '900001')?.reasons ?? [])
    .filter(({ holds }) => holds === 'yes')
    .map(({ criterion }) => criterion);

const left = { startedOn: day('2024-09-01'), finishedOn: day('2026-04-01') };
/** Three schools of another area, all visited: beside them, Exampleshire was never visited. */
const elsewhere: Partial<QaFacts> = {
  schools: ['900002', '900003', '900004'].map((urn) => ({ ...SCHOOL, urn, area: 'Otherland' })),
  ects: ['900002', '900003', '900004'].map((urn) => ({ ...ECT, urn })),
  visits: ['900002', '900003', '900004'].map((urn) => ({ ...VISIT, urn })),
};
const before2023 = [{ ...VISIT, visitedOn: day('2023-12-08') }];

/** [place in the document, what it says in our words, the school, the criteria that hold] */
const POINTS: readonly (readonly [string, string, Told, readonly string[]])[] = [
  [
    'Cambridgeshire, paragraph 3',
    'an ECT has difficulties reaching the standards',
    { ects: [{ onTrack: 'no' }] },
    ['Q1'],
  ],
  [
    'Cambridgeshire, priority 1',
    'an ECT makes no satisfactory progress',
    { ects: [{}, { onTrack: 'no' }] },
    ['Q1'],
  ],
  ['Cambridgeshire, priority 2', 'designated inadequate', { school: { ofsted: 'Inadequate' } }, ['Q3']],
  ['Cambridgeshire, priority 2', 'a high level of support', { school: { highSupport: 'yes' } }, ['Q5']],
  [
    'Cambridgeshire, priority 3',
    'unusually many ECTs',
    { ects: [{}, {}, {}, {}, {}, {}], school: { teachers: 60 } },
    // All of whom stayed, too.
    ['Q6', 'Q15'],
  ],
  [
    'Cambridgeshire, priority 4',
    'those with oversight of induction changed lately',
    { posts: [post('head', '2018-09-01'), post('induction lead', '2026-09-01')] },
    ['Q8'],
  ],
  [
    'Cambridgeshire, priority 5',
    'no ECT in the last three years',
    { ects: [{ startedOn: day('2026-09-01') }], passedOn: '2022-07-19' },
    ['Q10'],
  ],
  [
    'Cambridgeshire, priority 5',
    'new to registering with us',
    { school: { withUsSince: day('2026-09-01') } },
    ['Q11'],
  ],
  [
    'Cambridgeshire, priority 6',
    'equity between areas',
    { visits: before2023.map((visit) => ({ ...visit, visitedOn: day('2023-12-06') })), others: elsewhere },
    ['Q12', 'Q13'],
  ],
  [
    'Cambridgeshire, paragraph 5',
    'the school asks',
    { school: { visitRequestedOn: day('2026-11-02') } },
    ['Q18'],
  ],
  [
    'Ealing, choice 1',
    'no visit for three years',
    { visits: [{ ...VISIT, visitedOn: day('2023-12-06') }] },
    ['Q12'],
  ],
  [
    'Ealing, choice 2',
    'headteacher and lead are new',
    { posts: [post('head', '2026-09-01'), post('induction lead', '2026-09-01')] },
    ['Q8', 'Q9'],
  ],
  [
    'Ealing, choice 3',
    'many ECTs',
    { ects: [{}, {}, {}, {}, {}, {}], school: { teachers: 60 } },
    ['Q6', 'Q15'],
  ],
  ['Ealing, choice 3', 'an ECT by a quicker route', { ects: [{ ittRoute: 'Assessment only' }] }, ['Q7']],
  [
    'Ealing, choice 4',
    'serious issues last school year',
    { school: { seriousIssuesOn: day('2026-02-10') } },
    ['Q4'],
  ],
  ['Ealing, choice 4', 'requires improvement', { school: { ofsted: 'Requires improvement' } }, ['Q4']],
  ['Ealing, choice 5', 'low retention', { ects: [{}, left, left] }, ['Q14']],
  ['Ealing, choice 6', 'high retention', { ects: [{}, {}, {}] }, ['Q15']],
  ['Ealing, choice 6', 'excellent practice', { school: { goodPractice: 'yes' } }, ['Q15']],
  ['Ealing, circumstance 1', 'a reduction was asked for', { ects: [{ reduction: 'yes' }] }, ['Q16']],
  ['Ealing, circumstance 2', 'an ECT at risk', { ects: [{ supportPlan: 'yes' }] }, ['Q1']],
  ['Ealing, circumstance 2', 'on an extension', { ects: [{ extension: 'yes' }] }, ['Q2']],
  ['Ealing, circumstance 2', 'an ECT raises concerns', { ects: [{ concern: 'yes' }] }, ['Q2']],
  ['Ealing, circumstance 3', 'inadequate, and with ECTs', { school: { specialMeasures: 'yes' } }, ['Q3']],
  ['Ealing, circumstance 4', 'capacity', { school: { capacityIssue: 'yes' } }, ['Q17']],
];

test('a school of which none of it is true gives no reason', () => {
  expect(holding({})).toEqual([]);
});

test.each(POINTS)('%s: %s', (place, _says, told, criteria) => {
  const [document = '', point = ''] = place.split(', ');
  expect(holding(told)).toEqual(criteria);
  const cited = QA_CRITERIA.filter(({ id }) => criteria.includes(id)).map(({ source }) =>
    source.split('; ').some((one) => one.startsWith(document) && one.includes(point)),
  );
  expect(cited).toContain(true);
});

test('every point that a criterion cites is told here, and every point told is cited', () => {
  const cited = new Set(
    QA_CRITERIA.flatMap(({ source }) => source.split('; '))
      .filter((one) => !one.startsWith('Other'))
      .flatMap((one) => {
        const [document = '', points = ''] = one.split(', ');
        return points.split(' and ').map((point) => `${document}, ${point}`);
      }),
  );
  expect([...cited].sort()).toEqual([...new Set(POINTS.map(([place]) => place))].sort());
});
