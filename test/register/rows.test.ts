import fc from 'fast-check';
import { linesOf } from '../../src/register/change';
import type { Cell, Column } from '../../src/register/column';
import { readRows, layoutOf, type Table } from '../../src/register/table';
import { TABLES, type TableKey } from '../../src/register/tables';

const KEYS = Object.keys(TABLES) as TableKey[];

/** What a sheet keeps of what is written: an apostrophe in front is its mark for text, and no part of it. */
const kept = (cell: Cell): Cell => (typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell);

/** Whatever a column can hold: texts of every kind, of which it takes those it can read. */
function valuesOf(column: Column<unknown>): fc.Arbitrary<unknown> {
  const typed = fc.oneof(
    fc.constantFrom('0012345', '1234567', '100001', '999999', 'a@example.org', 'O’Brien@example.org'),
    fc.constantFrom('2026-09-01', '29/02/2028', '1 March 2027', '0.6', '1/3', '2/7', '3', '-1', '1,000', '0'),
    fc.constantFrom('=1+1', '+44', '-1+1', '@x', '＝1', 'TRUE', 'Null', '1E5', '{{x}}', '<b>', '👩🏽‍🏫', 'ליאת'),
    fc.constantFrom(...(column.choices ?? ['']), 'TS1, TS7', 'yes'),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  return typed
    .filter((text) => !text.trim().startsWith("'"))
    .map((text) => column.read(text))
    .filter((reading) => 'value' in reading)
    .map((reading) => (reading as { value: unknown }).value);
}

const rowOf = (table: Table): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(
      Object.fromEntries(Object.entries(table.columns).map(([field, column]) => [field, valuesOf(column)])),
    )
    .filter((row) => !table.odd?.(row));

test('a text that is needed is asked for by its heading', () => {
  expect(TABLES.decisions.columns.reason.read('')).toEqual({ says: 'Enter the reason.' });
  expect(TABLES.people.columns.name.read(' ')).toEqual({ says: 'Enter the name.' });
});

const headingsOf = (table: Table): string[] => Object.values(table.columns).map(({ heading }) => heading);

test.each(KEYS)('%s: any row written and read again is the same row (V22)', (key) => {
  const table: Table = TABLES[key];
  fc.assert(
    fc.property(rowOf(table), (row) => {
      const headings = headingsOf(table);
      const [line = []] = linesOf(key, headings, [row]);
      const { entries, problems } = readRows(table, [headings, line.map(kept)]);
      const blank = line.every((cell) => cell === '');
      expect(problems).toEqual([]);
      expect(entries.map((entry) => entry.row)).toEqual(blank ? [] : [row]);
    }),
    { numRuns: 40 },
  );
});

test.each(KEYS)('%s: nothing written can become a formula (V16)', (key) => {
  const table: Table = TABLES[key];
  fc.assert(
    fc.property(rowOf(table), (row) => {
      for (const cell of linesOf(key, headingsOf(table), [row])[0] ?? [])
        if (typeof cell === 'string' && !/^-\d+([./]\d+)?$/.test(cell))
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 40 },
  );
});

describe('the layout of a sheet', () => {
  const visits: Table = TABLES.visits;
  const headings = headingsOf(visits);

  test('columns are found by heading, in any order, whatever stands between (S02, S03)', () => {
    const shuffled = ['Our notes', ...[...headings].reverse(), ''];
    const layout = layoutOf(visits, shuffled);
    for (const [field, at] of Object.entries(layout))
      expect(shuffled[at]).toBe(visits.columns[field]?.heading);
  });

  test('a heading may be in other letters, or have blanks around it', () => {
    expect(() =>
      layoutOf(
        visits,
        headings.map((heading) => `  ${heading.toUpperCase()}\u00a0`),
      ),
    ).not.toThrow();
  });

  test('a missing heading is named with its sheet and the cure (S04)', () => {
    expect(() =>
      layoutOf(
        visits,
        headings.filter((heading) => heading !== 'Planned for'),
      ),
    ).toThrow(
      'The sheet "Visits" has no column headed "Planned for". Nothing was changed. Choose Induction > Set up register to mend the headings.',
    );
  });

  test('a heading that stands twice is named, and neither is guessed (S03)', () => {
    expect(() => layoutOf(visits, [...headings, 'Planned for'])).toThrow(
      'The sheet "Visits" has two columns headed "Planned for". Nothing was changed. Rename one of them.',
    );
  });
});

describe('reading rows', () => {
  const schools: Table = TABLES.schools;
  const headings = headingsOf(schools);
  const line = (cells: Readonly<Record<string, unknown>>): unknown[] =>
    headings.map((heading) => cells[heading] ?? '');
  const oak = { URN: '100001', Name: 'Oak School', Status: 'open' };

  test.each(['', ' ', '\u00a0', '\u200b\ufeff'])('a cell with nothing but %j is blank', (blank) => {
    for (const column of Object.values(schools.columns).filter(({ unread }) => unread !== 'row'))
      if (column.choices === null)
        expect([column.heading, column.read(blank)]).toEqual([column.heading, column.read('')]);
  });

  test('blank rows are passed over, and rows after them keep their place (S08)', () => {
    const { entries, nextRow } = readRows(schools, [headings, line({}), line(oak), line({}), []]);
    expect(entries.map(({ at }) => at)).toEqual([3]);
    expect(nextRow).toBe(4);
  });

  test('spaces and non-breaking spaces around a key are dropped (S08)', () => {
    const { entries } = readRows(schools, [headings, line({ ...oak, URN: '\u00a0 100001 ' })]);
    expect(entries.map(({ row }) => row['urn'])).toEqual(['100001']);
  });

  test.each(['\u200b', '\u200d', '\u2060', '\ufeff', '\u00a0'])(
    'a row is found by the number it is read as, whatever %j pasting left at its end',
    (left) => {
      const { entries, rowOf } = readRows(schools, [
        headings,
        line({ URN: `100001${left}`, Name: 'A', Status: 'open' }),
      ]);
      expect(entries.map(({ row }) => row['urn'])).toEqual(['100001']);
      expect([...rowOf.keys()]).toEqual(['100001']);
    },
  );

  test.each([
    ['2026-12-12T09:10:00Z', '2026-12-12T09:10:00Z'],
    ['12/12/2026 09:10:00', '2026-12-12T09:10:00'],
    ['12 Dec 2026', '2026-12-12'],
    ['12/12/2026', '2026-12-12'],
  ])('when something happened may stand as Forms writes it, or be typed as a day: %s', (typed, value) => {
    expect(TABLES.reports.columns.submittedAt.read(typed)).toEqual({ value });
  });

  test.each(['yes', '2026-02-31T09:10:00Z', 'soon'])('"%s" does not say when something happened', (typed) => {
    expect(TABLES.reports.columns.headSignedAt.read(typed)).toHaveProperty('says');
  });

  test('a cell that shows an error is reported by row and heading, and the others go on (S09)', () => {
    const { entries, problems } = readRows(schools, [
      headings,
      line({ ...oak, Name: '#REF!' }),
      line({ ...oak, URN: '100002' }),
    ]);
    expect(entries.map(({ at }) => at)).toEqual([3]);
    expect(problems).toEqual([
      expect.objectContaining({
        at: 2,
        heading: 'Name',
        says: 'This cell shows #REF!. Mend the formula, or clear the cell.',
      }),
    ]);
  });

  test('two rows with one key are both named, and the second is left out (V03)', () => {
    const { entries, problems } = readRows(schools, [headings, line(oak), line(oak)]);
    expect(entries).toHaveLength(1);
    expect(problems[0]?.says).toBe('Rows 2 and 3 have the same URN. Keep one of them.');
  });

  test('a date cell is the day it shows, whatever the zone', () => {
    const { entries } = readRows(schools, [headings, line({ ...oak, Opened: new Date(2026, 8, 1) })]);
    expect(entries[0]?.row['openedOn']).toBe('2026-09-01');
  });
});
