import {
  judgedSo,
  laterOf,
  ofstedBySchool,
  ofstedFromGias,
  spellJudged,
  type OfstedFact,
} from '../../src/domain/qa-ofsted';
import { defaultPolicy } from '../../src/domain/policy';
import { prioritise } from '../../src/domain/qa';
import type { QaFacts } from '../../src/domain/qa-facts';
import type { QaPolicy } from '../../src/domain/qa-tally';
import { day } from './examples';

const AS_AT = day('2026-12-07');
const aFact = (differs: Partial<OfstedFact> = {}): OfstedFact => ({
  urn: '900001',
  on: day('2025-03-11'),
  kind: 'graded inspection',
  area: 'Quality of education',
  judgement: 'Good',
  ...differs,
});
const stands = (...facts: OfstedFact[]) => ofstedBySchool(facts, AS_AT).get('900001') ?? null;
const improvement = new Set(['requires improvement', 'needs attention']);

describe('what stands of a school', () => {
  test('is the latest inspection that judged all of it, up to the day', () => {
    const [older, newer, later] = ['2022-05-03', '2025-03-11', '2026-12-08'].map((on) =>
      aFact({ on: day(on), judgement: `of ${on}` }),
    ) as [OfstedFact, OfstedFact, OfstedFact];
    const expected = {
      since: '2025-03-11',
      judged: [{ area: 'quality of education', says: 'of 2025-03-11' }],
    };
    expect(stands(older, newer, later)).toEqual(expected);
    expect(stands(newer, older)).toEqual(expected);
  });

  test('a report card takes the place of grades', () => {
    const graded = aFact({ area: 'Overall effectiveness', judgement: '3', on: day('2023-01-17') });
    const card = aFact({
      kind: 'report card',
      on: day('2026-02-03'),
      area: 'Leadership and governance',
      judgement: 'Strong standard',
    });
    expect(stands(graded, card)?.judged).toEqual([
      { area: 'leadership and governance', says: 'strong standard' },
    ]);
  });

  test('a visit in between changes neither grades nor judgements', () => {
    const visit = aFact({
      kind: 'ungraded inspection',
      on: day('2026-05-12'),
      area: 'Outcome',
      judgement: 'Good',
    });
    expect(stands(aFact({ judgement: 'Inadequate' }), visit)?.judged).toEqual([
      { area: 'quality of education', says: 'inadequate' },
    ]);
  });

  test('figures and letters of the files are read as the words they stand for', () => {
    for (const [given, says] of [
      ['1', 'outstanding'],
      ['2', 'good'],
      ['3', 'requires improvement'],
      ['4', 'inadequate'],
      ['SM', 'special measures'],
      ['SWK', 'serious weaknesses'],
      ['RSI', 'requires significant improvement'],
    ] as const)
      expect(stands(aFact({ judgement: given }))?.judged[0]?.says).toBe(says);
  });

  test('a category of concern stands until the next inspection of the whole school', () => {
    const category = aFact({
      area: 'Category of concern',
      judgement: 'SM',
      on: day('2025-06-01'),
      kind: 'monitoring visit',
    });
    expect(stands(aFact(), category)?.judged[0]).toEqual({
      area: 'category of concern',
      says: 'special measures',
    });
    const lifted = aFact({ ...category, on: day('2026-01-20'), judgement: 'None' });
    expect(stands(aFact(), category, lifted)?.judged).toEqual([
      { area: 'quality of education', says: 'good' },
    ]);
    const card = aFact({ kind: 'report card', on: day('2026-09-15'), judgement: 'Expected standard' });
    expect(stands(aFact(), category, card)?.judged.map(({ says }) => says)).toEqual(['expected standard']);
  });

  test('an inspection of the day itself stands, and blanks around its words do not matter', () => {
    expect(stands(aFact({ on: AS_AT, area: ' Behaviour ', judgement: ' Good ' }))).toEqual({
      since: AS_AT,
      judged: [{ area: 'behaviour', says: 'good' }],
    });
    const concern = { area: ' Category of concern ', judgement: ' sm ' };
    expect(stands(aFact(concern))?.judged).toEqual([
      { area: 'category of concern', says: 'special measures' },
    ]);
  });

  test('a category stands by itself, and through a visit that gives none', () => {
    const category = aFact({
      area: 'Category of concern',
      judgement: 'SM',
      on: day('2025-06-01'),
      kind: 'monitoring visit',
    });
    expect(stands(category)).toEqual({
      since: '2025-06-01',
      judged: [{ area: 'category of concern', says: 'special measures' }],
    });
    const visit = aFact({ kind: 'ungraded inspection', on: day('2026-05-12'), area: 'Outcome' });
    expect(stands(aFact(), category, visit)?.judged[0]?.says).toBe('special measures');
    expect(stands(aFact(), aFact({ ...category, on: day('2024-06-01') }))?.judged).toEqual([
      { area: 'quality of education', says: 'good' },
    ]);
  });

  test('the category comes first, then the overall grade, then the areas by name, whatever the order of rows', () => {
    const rows = ['Attendance', 'Category of concern', 'Quality', 'Overall effectiveness', 'Behaviour'].map(
      (area) => aFact({ area, judgement: area === 'Category of concern' ? 'SM' : '4' }),
    );
    const inOrder = ['category of concern', 'overall effectiveness', 'attendance', 'behaviour', 'quality'];
    expect(stands(...rows)?.judged.map(({ area }) => area)).toEqual(inOrder);
    expect(stands(...[...rows].reverse())?.judged.map(({ area }) => area)).toEqual(inOrder);
  });

  test('where nothing was judged, nothing is known', () => {
    for (const judgement of ['Not judged', 'NULL', '9', 'None'])
      expect(stands(aFact({ judgement }))).toBeNull();
    expect(stands()).toBeNull();
    expect(stands(aFact({ on: day('2027-01-01') }))).toBeNull();
  });

  test('the Schools sheet stands where it is later, or where nothing else is known', () => {
    const dated = stands(aFact()) ?? undefined;
    const gias = (on: string | null) => ofstedFromGias('Inadequate', on === null ? null : day(on));
    expect(laterOf(dated, gias('2026-01-01'))?.judged[0]?.says).toBe('inadequate');
    expect(laterOf(dated, gias('2025-03-11'))).toBe(dated);
    expect(laterOf(dated, gias(null))).toBe(dated);
    expect(laterOf(dated, null)).toBe(dated);
    expect(laterOf(undefined, gias(null))?.since).toBeNull();
    expect(laterOf(undefined, null)).toBeNull();
    expect(ofstedFromGias('Not judged', null)).toBeNull();
  });
});

describe('a judgement in some words', () => {
  const ri = { judgement: 'Requires improvement' };

  test('an overall grade, where there is one, decides alone', () => {
    const found = stands(
      aFact({ area: 'Overall effectiveness' }),
      aFact({ ...ri, area: 'Personal development' }),
    );
    expect(found && judgedSo(found, improvement)).toEqual([]);
  });

  test('a category of concern counts beside an overall grade, and beside areas without one', () => {
    const category = aFact({ area: 'Category of concern', judgement: 'SM' });
    const graded = stands(aFact({ area: 'Overall effectiveness' }), category);
    const measures = graded ? judgedSo(graded, new Set(['special measures'])) : [];
    expect(measures).toHaveLength(1);
    expect(graded && spellJudged(graded, measures)).toBe('special measures (March 2025)');
    const areas = stands(category, aFact({ ...ri, area: 'Early years' }));
    expect(areas && judgedSo(areas, improvement).map(({ area }) => area)).toEqual(['early years']);
  });

  test('without one, each area counts', () => {
    const found = stands(
      aFact(ri),
      aFact({ ...ri, area: 'Personal development' }),
      aFact({ area: 'Early years' }),
    );
    if (found === null) throw new Error('These facts stand.');
    const judged = judgedSo(found, improvement);
    expect(judged.map(({ area }) => area)).toEqual(['personal development', 'quality of education']);
    expect(spellJudged(found, judged)).toBe(
      'personal development: requires improvement, and 1 more (March 2025)',
    );
    expect(spellJudged(found, [])).toBe('');
  });
});

describe('in the choice of schools', () => {
  const policy: QaPolicy = { ...defaultPolicy(), qaWeightImprovement: 7 };
  const facts = (...ofsted: OfstedFact[]): QaFacts => ({
    schools: [
      {
        urn: '900001',
        name: 'Larkspur Primary School',
        area: 'Exampleshire',
        specialMeasures: null,
        ofsted: null,
        ofstedOn: null,
        highSupport: 'no',
        capacityIssue: 'no',
        seriousIssuesOn: null,
        visitRequestedOn: null,
        goodPractice: null,
        withUsSince: day('2015-09-01'),
        teachers: 24,
      },
    ],
    ects: [
      {
        urn: '900001',
        startedOn: day('2026-09-01'),
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
      },
    ],
    posts: [],
    visits: [],
    decisions: [],
    ofsted,
  });
  const judged = (differs: Partial<QaPolicy>, ...ofsted: OfstedFact[]) =>
    prioritise(facts(...ofsted), { ...policy, ...differs }, AS_AT)[0];
  const asks = 'What did Ofsted last say of the school?';

  test('a report card that needs attention in one area scores as requiring improvement', () => {
    const card = aFact({
      kind: 'report card',
      on: day('2026-02-03'),
      area: 'Inclusion',
      judgement: 'Needs attention',
    });
    expect(judged({}, card)).toMatchObject({
      lane: 'scored',
      points: expect.arrayContaining([
        expect.objectContaining({
          criterion: 'Q4',
          points: 7,
          says: 'Ofsted: inclusion: needs attention (February 2026)',
        }),
      ]),
    });
    expect(judged({ qaImprovementAreas: 2 }, card)?.points.map(({ criterion }) => criterion)).not.toContain(
      'Q4',
    );
    expect(judged({ qaImprovementAreas: 2 }, card)?.unknown).not.toContain(asks);
  });

  test.each(['SM', 'RSI', 'Serious weaknesses'])(
    'a category of concern, %s, is for the AB to decide on',
    (judgement) => {
      expect(judged({}, aFact(), aFact({ area: 'Category of concern', judgement }))?.lane).toBe(
        'special circumstances',
      );
    },
  );

  test.each([
    ['Inclusion', 'Urgent improvement'],
    ['Safeguarding', 'Not met'],
  ])('on a report card, %s judged as %s counts as inadequate', (area, judgement) => {
    const card = aFact({ kind: 'report card', on: day('2026-02-03'), area, judgement });
    expect(judged({}, card)?.lane).toBe('special circumstances');
  });

  test('good areas without a grade are known to be well; no fact at all is a question', () => {
    expect(judged({}, aFact())).toMatchObject({
      lane: 'scored',
      unknown: expect.not.arrayContaining([asks]),
    });
    expect(judged({})?.unknown).toContain(asks);
  });
});
