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

  test('says so where nothing was read yet', () => {
    expect(spellConsistency(consistencyOf([row('Asha', null)]))).toBe(
      'Moderation: nothing has been read again yet.',
    );
  });
});
