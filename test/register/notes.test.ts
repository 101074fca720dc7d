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
