import fc from 'fast-check';
import {
  add,
  asItStands,
  historyRows,
  notesIn,
  plan,
  update,
  type Author,
  type Block,
} from '../../src/register/change';
import { TABLES } from '../../src/register/tables';

const HEADINGS = Object.values(TABLES.schools.columns).map(({ heading }) => heading);
const AT = (heading: string) => HEADINGS.indexOf(heading);
const author: Author = { who: 'officer@example.org', at: '2026-12-07T09:00:00Z' };

const school = (urn: string, differs: Readonly<Record<string, unknown>> = {}): unknown[] => {
  const cells: Readonly<Record<string, unknown>> = {
    URN: urn,
    Name: `School ${urn}`,
    Status: 'open',
    Version: 1,
    ...differs,
  };
  return HEADINGS.map((heading) => cells[heading] ?? '');
};

/** The sheet after a plan's blocks were written. */
function written(values: readonly (readonly unknown[])[], blocks: readonly Block[]): unknown[][] {
  const sheet = values.map((line) => [...line]);
  for (const { row, column, values: cells } of blocks)
    cells.forEach((line, i) =>
      line.forEach((cell, j) => {
        (sheet[row - 1 + i] ??= HEADINGS.map(() => ''))[column - 1 + j] =
          typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell;
      }),
    );
  return sheet;
}

const sheet = (count: number): unknown[][] => [
  HEADINGS,
  ...Array.from({ length: count }, (_, at) => school(String(100_001 + at))),
];

test('only the row and the columns that change are written', () => {
  const values = sheet(5);
  const { blocks } = plan(
    'schools',
    values,
    [update('schools', '100003', { postcode: 'ZZ1 1ZZ' }, 'Test')],
    author,
  );
  const after = written(values, blocks);
  expect(
    after
      .map((line, at) => (JSON.stringify(line) === JSON.stringify(values[at]) ? '' : at + 1))
      .filter(Boolean),
  ).toEqual([4]);
  expect(after[3]?.[AT('Postcode')]).toBe('ZZ1 1ZZ');
});

test('rows that change far apart leave those between as they stood, formula-like text too', () => {
  const values = sheet(40);
  values[21] = school('100021', { Name: '=1+1', Type: "'quoted", Phase: 'Ünï' });
  const changes = [1, 9, 19, 29, 39].map((at) =>
    update('schools', String(100_001 + at), { name: 'New' }, 'Test'),
  );
  const { blocks } = plan('schools', values, changes, author);
  const after = written(values, blocks);
  expect(blocks.length).toBeLessThan(6);
  expect(after[21]).toEqual(values[21]);
  expect(after.filter((line) => line[AT('Name')] === 'New')).toHaveLength(5);
});

test('any changes to any rows touch nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { maxLength: 12 }), (picked) => {
      const values = sheet(30);
      const changes = picked.map((at) =>
        update('schools', String(100_001 + at), { area: 'Northshire' }, 'Test'),
      );
      const after = written(values, plan('schools', values, changes, author).blocks);
      after.forEach((line, at) => {
        if (at === 0 || !picked.includes(at - 1)) expect(line).toEqual(values[at]);
        else expect(line[AT('Area')]).toBe('Northshire');
      });
    }),
  );
});

test('rows with grey changes and rows with typed ones, in whatever order they lie, all stand as changed', () => {
  const kinds = fc.array(fc.constantFrom('as it was', 'grey', 'typed', 'both'), {
    minLength: 1,
    maxLength: 24,
  });
  fc.assert(
    fc.property(kinds, (rows) => {
      const values = sheet(rows.length);
      const wanted = rows.map((kind, at) => ({
        ...(kind === 'grey' || kind === 'both' ? { ects: at + 7 } : {}),
        ...(kind === 'typed' || kind === 'both' ? { area: 'Northshire' } : {}),
      }));
      const changes = wanted.map((set, at) => update('schools', String(100_001 + at), set, 'Test'));
      const after = written(values, plan('schools', values, changes, author).blocks);
      expect(after.slice(1).map((line) => [line[AT('ECTs now')], line[AT('Area')]])).toEqual(
        wanted.map(({ ects = '', area = '' }) => [ects, area]),
      );
    }),
  );
});

test('a column people added is never written, even between two of ours', () => {
  const cut = AT('Phase');
  const withOurs = sheet(3).map((line, at) => [
    ...line.slice(0, cut),
    at === 0 ? 'Our notes' : `note ${at}`,
    ...line.slice(cut),
  ]);
  const { blocks } = plan(
    'schools',
    withOurs,
    [update('schools', '100002', { type: 'A', phase: 'B' }, 'Test')],
    author,
  );
  expect(
    blocks.every(({ column, values }) => column + (values[0]?.length ?? 0) - 1 < cut + 1 || column > cut + 1),
  ).toBe(true);
});

test('a new row goes below the last one that holds anything of ours, blank rows left alone', () => {
  const values = [...sheet(2), HEADINGS.map(() => ''), school('100009')];
  const { blocks, lastRow } = plan(
    'schools',
    values,
    [add('schools', { urn: '100010', name: 'Ten', status: 'open' }, 'Test')],
    author,
  );
  expect([lastRow, blocks[0]?.row]).toEqual([6, 6]);
});

test('a change to what stands already writes nothing and counts no version', () => {
  const values = sheet(2);
  const { blocks, noted } = plan(
    'schools',
    values,
    [update('schools', '100001', { name: 'School 100001' }, 'Test')],
    author,
  );
  expect([blocks, noted]).toEqual([[], []]);
});

test('a correction deep in a long text is written, and History shows the place', () => {
  const before = `${'x'.repeat(4500)}2025${'y'.repeat(90)}`;
  const after = before.replace('2025', '2026');
  const values = sheet(1);
  values[1] = school('100001', { Name: before });
  const { blocks, noted } = plan(
    'schools',
    values,
    [update('schools', '100001', { name: after }, 'Test')],
    author,
  );
  expect(written(values, blocks)[1]?.[AT('Name')]).toBe(after);
  expect(noted[0]?.notes[0]?.fields).toEqual([
    ['Name', `(from character 4504) 5${'y'.repeat(90)}`, `(from character 4504) 6${'y'.repeat(90)}`],
  ]);
});

test('a change that expects another version is a conflict, and then none of the changes is written', () => {
  const values = sheet(3);
  const { blocks, conflicts } = plan(
    'schools',
    values,
    [
      update('schools', '100001', { name: 'One' }, 'Test'),
      update('schools', '100002', { name: 'Two' }, 'Test', 7),
    ],
    author,
  );
  expect([blocks, conflicts.map(({ key }) => key)]).toEqual([[], ['100002']]);
});

test.each([
  [
    'add what is there',
    add('schools', { urn: '100001', name: 'x', status: 'open' }, 'Test'),
    'Schools already has a row for 100001.',
  ],
  [
    'change what is gone',
    update('schools', '999999', { name: 'x' }, 'Test'),
    'Schools has no row for 999999 any more.',
  ],
])('to %s is a conflict in words', (_, change, says) => {
  expect(plan('schools', sheet(2), [change], author).conflicts.map((conflict) => conflict.says)).toEqual([
    says,
  ]);
});

test('two changes to one row are one write, two notes and two versions', () => {
  const { noted, blocks } = plan(
    'schools',
    sheet(1),
    [
      update('schools', '100001', { name: 'One' }, 'First'),
      update('schools', '100001', { name: 'Two' }, 'Second'),
    ],
    author,
  );
  expect(noted[0]?.notes.map(({ version, what, fields }) => [version, what, fields])).toEqual([
    [2, 'First', [['Name', 'School 100001', 'One']]],
    [3, 'Second', [['Name', 'One', 'Two']]],
  ]);
  expect(blocks.filter(({ values }) => values.length > 1)).toEqual([]);
});

test('what the register works out is written without a version or a line of History', () => {
  const values = sheet(1);
  const { noted, blocks } = plan(
    'schools',
    values,
    [update('schools', '100001', { ects: 3 }, 'Work out')],
    author,
  );
  expect([noted, written(values, blocks)[1]?.[AT('Version')]]).toEqual([[], 1]);
});

test('notes survive the way into a cell and back, and their ids are the same each time', () => {
  const { noted } = plan(
    'schools',
    sheet(1),
    [update('schools', '100001', { name: '"One", \n two' }, 'Test')],
    author,
  );
  const notes = noted[0]?.notes ?? [];
  const again = notesIn(JSON.stringify(notes));
  expect(historyRows('schools', '100001', again)).toEqual(historyRows('schools', '100001', notes));
});

test.each(['', 'words', '[broken', '#REF!'])('a cell with %p holds no notes', (cell) =>
  expect(notesIn(cell)).toEqual([]),
);

test('any text written back as it stands is kept letter by letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = asItStands(text);
      expect(typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell).toBe(text);
      expect(String(cell)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('of an answer kept only while it waited, History says that it was cleared, and not what it was', () => {
  const headings = Object.values(TABLES.intake.columns).map(({ heading }) => heading);
  const line = headings.map(
    (heading) =>
      ({ Submission: 'S1', Answers: 'A private word', Verdict: 'mended', Version: 1 })[heading] ?? '',
  );
  const change = update('intake', 'S1', { verdict: 'accepted', answers: null }, 'Take in a submission');
  const { noted, blocks } = plan('intake', [headings, line], [change], author);
  expect(noted[0]?.notes[0]?.fields).toEqual([
    ['Verdict', 'mended', 'accepted'],
    ['Answers', '(cleared, and not kept)', ''],
  ]);
  expect(JSON.stringify(blocks)).not.toContain('A private word');
});
