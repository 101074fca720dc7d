import * as fc from 'fast-check';
import { manySchools } from '../../bench/qa';
import { QA_PICTURES, QA_PRIORITY, QA_REASONS, QA_WHAT_IF, TERMS_SERVED } from '../../src/entry/functions';
import { linesOf } from '../../src/register/change';
import { TABLES, type TableKey } from '../../src/register/tables';

/** Ranges as people give them: columns moved, columns of their own among ours, those that nobody reads cut, rows sorted. */

type Cells = readonly (readonly unknown[])[];

const rangeOf = (table: TableKey, rows: readonly object[]): Cells => {
  const headings = Object.values(TABLES[table].columns).map(({ heading }) => heading);
  return [
    headings,
    ...linesOf(
      table,
      headings,
      rows.map((row) => ({ ...row }) as Readonly<Record<string, unknown>>),
    ),
  ];
};

const facts = manySchools(25);
const RANGES: readonly Cells[] = [
  rangeOf(
    'schools',
    facts.schools.map((school) => ({ ...school, status: 'open' })),
  ),
  rangeOf(
    'qaFacts',
    facts.ects.map((ect, at) => ({ id: `${at}`, ...ect })),
  ),
  rangeOf(
    'people',
    facts.posts.map((post, at) => ({ id: `PO-${at}`, personId: `P-${at}`, name: `Person ${at}`, ...post })),
  ),
  rangeOf(
    'visits',
    facts.visits.map((visit, at) => ({ id: `V-${at}`, ...visit })),
  ),
  rangeOf('decisions', [
    { urn: '100003', lane: 'must visit', by: 'Lena Lead', reason: 'A new head.', on: '2026-11-02' },
  ]),
  [
    ['Setting', 'Value'],
    ['QA weight not visited', '7'],
  ],
];
const DAY = '2026-12-07';

type Given = Parameters<typeof QA_PRIORITY>;
const priority = (ranges: readonly Cells[]) => QA_PRIORITY(...([...ranges, DAY] as unknown as Given));

/** Headings the ranking can do without. */
const MAY_GO = new Set(['Note', 'Phase', 'Type', 'Postcode', 'Contact', 'Folder', 'Visit days', 'Report']);

interface Turn {
  readonly places: readonly number[];
  readonly rows: readonly number[];
  readonly own: number;
  readonly blanks: number;
}
const aTurn: fc.Arbitrary<Turn> = fc.record({
  places: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
  rows: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
  own: fc.nat(3),
  blanks: fc.nat(3),
});

const byKeys = <T>(all: readonly T[], keys: readonly number[]): T[] =>
  all
    .map((one, at) => ({ one, key: keys[at % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);

function turned(range: Cells, { places, rows, own, blanks }: Turn): Cells {
  const [headings = [], ...lines] = range;
  const kept = headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading }) => !MAY_GO.has(String(heading)));
  const columns = byKeys([...kept.map(({ at }) => at), ...Array.from({ length: own }, () => -1)], places);
  const pick = (cells: readonly unknown[], ours: string) =>
    columns.map((at) => (at === -1 ? ours : cells[at]));
  return [
    pick(headings, 'My own'),
    ...byKeys(lines, rows).map((cells) => pick(cells, '=1+1')),
    ...Array.from({ length: blanks }, () => columns.map(() => '')),
  ];
}

test('columns moved, cut or of people’s own, rows in another order and blank rows below change no rank, reason or figure', () => {
  const expected = JSON.stringify(priority(RANGES));
  fc.assert(
    fc.property(fc.array(aTurn, { minLength: 6, maxLength: 6 }), (turns) => {
      const ranges = RANGES.map((range, at) => {
        const turn = turns[at];
        return turn === undefined ? range : turned(range, turn);
      });
      expect(JSON.stringify(priority(ranges))).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [
    'QA_REASONS',
    (ranges: readonly Cells[]) => QA_REASONS('100003', ...([...ranges, DAY] as unknown as Given)),
  ],
  [
    'QA_WHAT_IF',
    (ranges: readonly Cells[]) =>
      QA_WHAT_IF(
        [
          ['Value', 'Setting'],
          ['20', 'QA weight support'],
        ],
        ...([...ranges, DAY] as unknown as Given),
      ),
  ],
  ['QA_PICTURES', (ranges: readonly Cells[]) => QA_PICTURES(...([...ranges, DAY] as unknown as Given))],
])('%s neither', (_, run) => {
  const expected = JSON.stringify(run(RANGES));
  fc.assert(
    fc.property(aTurn, (turn) => {
      expect(JSON.stringify(run(RANGES.map((range) => turned(range, turn))))).toBe(expected);
    }),
    { numRuns: 30 },
  );
});

test('a column that is needed, cut away, is asked for by its heading', () => {
  const needed = [
    [0, 'URN'],
    [1, 'URN'],
    [2, 'Role'],
    [3, 'URN'],
    [4, 'Lane'],
  ] as const;
  for (const [at, heading] of needed) {
    const cut = RANGES.map((range, nth) => {
      const place = (range[0] ?? []).indexOf(heading);
      return nth === at ? range.map((cells) => cells.filter((_, column) => column !== place)) : range;
    });
    expect(() => priority(cut)).toThrow(
      `has no column headed "${heading}". Give the sheet with its headings`,
    );
  }
});

test('of a cell that holds no TRN, and of none for a URN, only the beginning is said again', () => {
  const long = 'x'.repeat(50_000);
  const empty = (table: TableKey) => rangeOf(table, []) as never;
  const [line] = TERMS_SERVED(
    long,
    empty('periods'),
    empty('absences'),
    empty('adjustments'),
    empty('terms'),
    [['Setting', 'Value']],
    DAY,
  );
  expect(line?.[0]).toBe(`The ranges hold no TRN ${'x'.repeat(40)}.`);
  expect(() => QA_REASONS(long, ...([...RANGES, DAY] as unknown as Given))).toThrow(/"x{40}"/);
});
