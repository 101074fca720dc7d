import * as fc from 'fast-check';
import {
  consistencyOf,
  drawSample,
  spellConsistency,
  type Moderable,
  type Moderated,
} from '../../src/domain/moderation';

const aReport = (id: string, tutor: string | null, school: string, assessor: string): Moderable => ({
  id,
  tutor,
  school,
  assessor,
});
const none = new Set<string>();

const some = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 9999 }).map((n) => `R-${n}`),
    tutor: fc.constantFrom('Tom', 'Una', 'Vic', null),
    school: fc.constantFrom('100001', '100002', '100003'),
    assessor: fc.constantFrom('Asha', 'Ben'),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const each = fc.integer({ min: 0, max: 4 });

describe('the sample of reports read again', () => {
  test('holds for each tutor, school and assessor as many as the settings say, or all there are', () => {
    fc.assert(
      fc.property(some, each, (reports, most) => {
        const drawn = new Set(drawSample(reports, none, most, 'Autumn 2026'));
        for (const facet of ['tutor', 'school', 'assessor'] as const)
          for (const who of new Set(reports.map((one) => one[facet]))) {
            if (who === null) continue;
            const own = reports.filter((one) => one[facet] === who);
            const read = own.filter(({ id }) => drawn.has(id)).length;
            expect(read).toBeGreaterThanOrEqual(Math.min(most, own.length));
          }
      }),
    );
  });

  test('is the same for the same term, in whatever order the reports stand', () => {
    fc.assert(
      fc.property(some, each, (reports, most) => {
        const turned = [...reports].reverse();
        expect(drawSample(turned, none, most, 'Autumn 2026')).toEqual(
          drawSample(reports, none, most, 'Autumn 2026'),
        );
      }),
    );
  });

  test('drawn again, it takes none twice, and nothing is missing', () => {
    fc.assert(
      fc.property(some, each, (reports, most) => {
        const first = new Set(drawSample(reports, none, most, 'Autumn 2026'));
        expect(drawSample(reports, first, most, 'Autumn 2026')).toEqual([]);
      }),
    );
  });

  test('another term draws others', () => {
    const reports = Array.from({ length: 30 }, (_, at) => aReport(`R-${at}`, 'Tom', '100001', 'Asha'));
    const draws = ['Autumn 2026', 'Spring 2027', 'Summer 2027'].map(
      (term) => drawSample(reports, none, 1, term)[0],
    );
    expect(draws.every((draw) => draw !== undefined)).toBe(true);
    expect(new Set(draws).size).toBeGreaterThan(1);
  });

  test('takes none where none is meant', () => {
    expect(drawSample([aReport('R-1', 'Tom', '100001', 'Asha')], none, 0, 'Autumn 2026')).toEqual([]);
  });
});

describe('what was drawn already', () => {
  const [first, second] = [aReport('R-1', 'Tom', '100001', 'Asha'), aReport('R-2', 'Tom', '100001', 'Asha')];

  test('counts towards what each tutor, school and assessor is to have', () => {
    expect(drawSample([first, second], new Set(['R-1']), 1, 'Autumn 2026')).toEqual([]);
    expect(drawSample([first, second], new Set(['R-1']), 2, 'Autumn 2026')).toEqual(['R-2']);
  });

  test('of a tutor does not count for a school or an assessor of the same name', () => {
    const alike = aReport('R-2', null, 'Tom', 'Tom');
    expect(drawSample([aReport('R-1', 'Tom', '100001', 'Asha'), alike], new Set(['R-1']), 1, 'x')).toEqual([
      'R-2',
    ]);
  });

  test('of nobody leaves others nobody is named for out of the count', () => {
    const nobodys = { tutor: null, school: null, assessor: null };
    const drawn = drawSample(
      [
        { id: 'R-1', ...nobodys },
        { id: 'R-2', ...nobodys },
      ],
      none,
      1,
      'x',
    );
    expect(drawn).toEqual([]);
  });
});

describe('consistency', () => {
  const row = (
    assessor: string | null,
    agrees: Moderated['agrees'],
    feedback: Moderated['feedback'] = null,
  ) => ({
    assessor,
    agrees,
    feedback,
  });

  test('is counted over what was read again, by assessor, the least agreed with first', () => {
    const found = consistencyOf([
      row('Asha', 'yes', 'praise'),
      row('Asha', 'yes'),
      row('Ben', 'yes'),
      row('Ben', 'no', 'improve'),
      row('Ben', null),
    ]);
    expect(found).toMatchObject({ drawn: 5, read: 4, agreed: 3, praised: 1, toImprove: 1 });
    expect(spellConsistency(found)).toBe(
      'Agreed with, by assessor: Ben 1 of 2; Asha 2 of 2. 1 praised, 1 to improve.',
    );
  });

  test('names nobody where none is named, and puts names in order where they agree alike', () => {
    const found = consistencyOf([row(null, 'yes'), row(null, 'no'), row('Zed', 'yes'), row('Ada', 'yes')]);
    expect(found.byAssessor).toEqual([
      { who: 'nobody named', agreed: 1, read: 2 },
      { who: 'Ada', agreed: 1, read: 1 },
      { who: 'Zed', agreed: 1, read: 1 },
    ]);
    expect(consistencyOf([row('Ada', 'yes'), row('Zed', 'yes')]).byAssessor.map(({ who }) => who)).toEqual([
      'Ada',
      'Zed',
    ]);
  });

  test('goes by the share agreed with, not the count', () => {
    const rows = [...Array<'yes'>(3).fill('yes'), 'no' as const].map((agrees) => row('Ada', agrees));
    expect(consistencyOf([row('Zed', 'yes'), ...rows]).byAssessor.map(({ who }) => who)).toEqual([
      'Ada',
      'Zed',
    ]);
  });

  test('says so where nothing was read yet', () => {
    expect(spellConsistency(consistencyOf([row('Asha', null)]))).toBe(
      'Moderation: nothing has been read again yet.',
    );
  });
});
