/** Numbers of paragraphs move between versions of the guidance, so a note that names one says of which. */
import { SHEET_ORDER, specOf } from '../../src/register/set-up';

const notes = SHEET_ORDER.flatMap((key) => specOf(key).columns.map(({ note }) => note));
const noteOf = (key: 'periods' | 'ects', field: string) =>
  specOf(key).columns.find((column) => column.field === field)?.note;

test('a note that names a paragraph names the version of the guidance', () => {
  const naming = notes.filter((note) => /\(\d\.\d/.test(note));
  expect(naming.length).toBeGreaterThan(30);
  expect(naming.filter((note) => !/\nParagraphs: April 2024 guidance/.test(note))).toEqual([]);
});

test('a note that names a regulation names the version of the regulations', () => {
  expect(noteOf('ects', 'representationsOn')).toMatch(/\nParagraphs: SI 2012\/1115 as amended\.$/);
});

test('a note that names none is as it was written', () => {
  expect(noteOf('periods', 'finishedOn')).toBe('Last day. Blank while the period is open.');
});

describe('how a sheet looks', () => {
  test.each(['priority', 'criteria', 'pictures', 'qaFacts', 'decisions'] as const)(
    'the columns of %s are as wide as the longest word of their heading, and those a formula fills as the whole',
    (key) => {
      const { columns, formula } = specOf(key);
      const narrow = columns
        .filter(({ hidden }) => !hidden)
        .filter(({ heading, width }) => {
          const parts = formula === null ? heading.split(' ') : [heading];
          // Bold letters of 10 points are some 7.5 pixels wide.
          return Math.max(...parts.map(({ length }) => length)) * 7.5 + 8 > width;
        });
      expect(narrow.map(({ heading }) => heading)).toEqual([]);
    },
  );

  test.each(['visits', 'reports', 'ects'] as const)('no text makes rows of the wide sheet %s tall', (key) => {
    expect(specOf(key).columns.filter(({ wrap }) => wrap)).toEqual([]);
  });

  test('texts of a narrow sheet are read whole', () => {
    const wraps = specOf('atRisk').columns.filter(({ wrap }) => wrap);
    expect(wraps.map(({ heading }) => heading)).toEqual(['Why', 'Next step', 'Not known']);
  });
});
