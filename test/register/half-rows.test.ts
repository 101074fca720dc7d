import fc from 'fast-check';
import { add, notesIn, plan, update, type Block, type Change } from '../../src/register/change';
import { fillKeys } from '../../src/register/fill-keys';
import { finishRows } from '../../src/register/half-rows';
import { TABLES, type TableKey } from '../../src/register/tables';

const author = { who: 'Form submission', at: '2026-12-07T09:00:00Z' };

type Sheet = unknown[][];

/** A sheet whose office has put columns of its own between ours, at these places, and written in them. */
const sheetOf = (table: TableKey, places: readonly number[]): Sheet => {
  const headings: unknown[] = Object.values(TABLES[table].columns).map(({ heading }) => heading);
  places.forEach((place, nth) => headings.splice(place % headings.length, 0, `Ours ${nth}`));
  return [headings];
};

/** Writes into `sheet`, as Sheets does. */
const onto = (sheet: Sheet) => ({
  write: ({ row, column, values }: Block) =>
    values.forEach((line, i) =>
      line.forEach((cell, j) => {
        (sheet[row - 1 + i] ??= (sheet[0] ?? []).map(() => ''))[column - 1 + j] =
          typeof cell === 'string' && cell.startsWith("'") ? cell.slice(1) : cell;
      }),
    ),
});

const copyOf = (sheet: Sheet): Sheet => sheet.map((cells) => [...cells]);

/** The sheet once these changes have been made to it. */
function after(table: TableKey, sheet: Sheet, changes: readonly Change[]): Sheet {
  const made = copyOf(sheet);
  plan(table, sheet, changes, author).blocks.forEach(onto(made).write);
  return made;
}

/** What stands in the columns of ours but the notes, and in those of the office. */
function shown(table: TableKey, sheet: Sheet): unknown {
  const pending = TABLES[table].columns as Readonly<Record<string, { heading: string }>>;
  const at = sheet[0]?.indexOf(pending['pending']?.heading ?? '') ?? -1;
  return sheet.map((cells) => cells.filter((_, nth) => nth !== at)).filter((cells) => cells.some(Boolean));
}

const line = (id: string) => ({
  id,
  form: 'progress review',
  receivedAt: '2026-12-07T09:00:00+00:00',
  verdict: 'accepted' as const,
  reasons: '=1+1',
  ect: 'Zoë Example',
});
const mail = (id: string) => ({
  id,
  to: 'tom@example.org',
  personId: 'P-0001',
  subject: 'Yours',
  state: 'queued' as const,
  queuedAt: '2026-12-07T09:00:00+00:00',
});
const report = (id: string) => ({
  id,
  trn: '0012345',
  kind: 'progress review' as const,
  state: 'due' as const,
});

const ADDED = {
  intake: ['one', 'two'].map((id) => add('intake', line(id), 'Take in')),
  outbox: ['one', 'two'].map((id) => add('outbox', mail(id), 'Queue')),
  reports: ['one', 'two'].map((id) => add('reports', report(id), 'Expect')),
} as const;
const anyPlaces = fc.array(fc.nat(40), { maxLength: 4 });

/** Every way in which a run is killed between the writes of some changes, and the rows are finished by the next. */
function killedAnywhere(
  table: TableKey,
  before: Sheet,
  changes: readonly Change[],
  told: (ways: { readonly landed: number; readonly of: number; readonly sheet: Sheet }) => void,
): void {
  const { blocks } = plan(table, before, changes, author);
  for (let landed = 0; landed <= blocks.length; landed++) {
    const sheet = copyOf(before);
    blocks.slice(0, landed).forEach(onto(sheet).write);
    const asRead = copyOf(sheet);
    finishRows(onto(sheet), table, asRead);
    expect(asRead).toEqual(sheet);
    expect(finishRows(onto(sheet), table, sheet)).toBe(0);
    told({ landed, of: blocks.length, sheet });
  }
}

test.each(['intake', 'reports', 'outbox'] as const)(
  'killed between any two writes of new rows in %s, all of each stands or none, whatever columns an office has',
  (table) => {
    let halves = 0;
    fc.assert(
      fc.property(anyPlaces, (places) => {
        const before = sheetOf(table, places);
        const whole = shown(table, after(table, before, ADDED[table]));
        killedAnywhere(table, before, ADDED[table], ({ landed, of, sheet }) => {
          if (landed > 0 && landed < of) halves++;
          const stands = landed === of || (landed > 0 && table !== 'outbox');
          expect(shown(table, sheet)).toEqual(stands ? whole : shown(table, before));
        });
      }),
    );
    expect(halves).toBeGreaterThan(100);
  },
);

test('killed between any two writes that change a report, it is as it was or wholly changed, and History is told', () => {
  const signs = update(
    'reports',
    'two',
    { state: 'signing', ectComment: "'tis fair", ectSignedAt: '2026-12-07T09:00:00Z', targets: '=A1' },
    'Sign',
  );
  const cleared = [...ADDED.reports, update('reports', 'one', { reviewedBy: 'Ada' }, 'Accept')];
  let halves = 0;
  fc.assert(
    fc.property(anyPlaces, (places) => {
      const before = after('reports', sheetOf('reports', places), cleared);
      const pendingAt = before[0]?.indexOf('Not yet in History') ?? -1;
      before.slice(1).forEach((cells) => (cells[pendingAt] = ''));
      const whole = after('reports', before, [signs]);
      killedAnywhere('reports', before, [signs], ({ landed, of, sheet }) => {
        if (landed > 0 && landed < of) halves++;
        expect(shown('reports', sheet)).toEqual(shown('reports', landed === 0 ? before : whole));
        expect(notesIn(String(sheet[2]?.[pendingAt] ?? '')).map(({ what }) => what)).toEqual(
          landed === 0 ? [] : ['Sign'],
        );
      });
    }),
  );
  expect(halves).toBeGreaterThan(100);
});

test('the state of a mail follows what it rests on', () => {
  const before = after('outbox', sheetOf('outbox', [6, 9]), ADDED.outbox);
  const sent = update(
    'outbox',
    'one',
    { state: 'sent', settledAt: author.at, note: null, asksFor: 'R1' },
    'Send',
  );
  const { blocks } = plan('outbox', before, [sent], author);
  expect(blocks.length).toBeGreaterThan(2);
  expect(blocks[blocks.length - 1]?.values).toEqual([['sent']]);
});

test('a row too long to be kept beside its notes is taken out again where it was only begun', () => {
  const before = sheetOf('intake', [3, 6]);
  const long = [add('intake', { ...line('one'), answers: 'x'.repeat(48_000) }, 'Keep')];
  killedAnywhere('intake', before, long, ({ landed, of, sheet }) =>
    expect(sheet.slice(1).flat().some(Boolean)).toBe(landed === of),
  );
});

/** Nothing was given before. */
const NO_MEMORY = { get: () => null, set: () => undefined };

test('a row somebody types and has not named yet is theirs: it gets its key', () => {
  const sheet = sheetOf('people', []);
  const name = sheet[0]?.indexOf('Name') ?? 0;
  sheet.push((sheet[0] ?? []).map((_, at) => (at === name ? 'Tom Tutor' : '')));
  expect([
    finishRows(onto(sheet), 'people', sheet),
    fillKeys(onto(sheet), 'people', sheet, NO_MEMORY),
  ]).toEqual([0, 1]);
});

test('a row that a killed run only began gets the key it was begun with, and no other', () => {
  const before = sheetOf('people', [2]);
  const post = { id: 'PO-0007', personId: 'P-0001', name: 'Tom Tutor', role: 'tutor' as const };
  const { blocks } = plan('people', before, [add('people', post, 'Import')], author);
  const sheet = copyOf(before);
  blocks.slice(0, 1).forEach(onto(sheet).write);
  expect(fillKeys(onto(sheet), 'people', sheet, NO_MEMORY)).toBe(0);
  expect(sheet.flat()).toContain('PO-0007');
});

test('a term typed without its id is known by area and name; without either it waits', () => {
  const [headings = []] = sheetOf('terms', []);
  const typed = (facts: Readonly<Record<string, string>>) =>
    headings.map((heading) => facts[String(heading)] ?? '');
  const sheet = [
    headings,
    typed({ Area: 'Northshire', Term: 'Autumn 2026', Starts: '2026-09-07' }),
    typed({ Term: 'Spring 2027', Starts: '2027-01-04' }),
  ];
  fillKeys(onto(sheet), 'terms', sheet, NO_MEMORY);
  const at = headings.indexOf('Term id');
  expect(sheet.slice(1).map((cells) => cells[at])).toEqual(['Northshire Autumn 2026', '']);
});

test('what a person types into a row that a killed run only began stays, and History tells of both', () => {
  const before = after('reports', sheetOf('reports', [30]), [
    add('reports', { ...report('one'), targets: 'As it was.' }, 'Expect'),
  ]);
  const at = (heading: string) => before[0]?.indexOf(heading) ?? -1;
  (before[1] ?? [])[at('Not yet in History')] = '';
  const long = 'x'.repeat(5_000);
  const set = { targets: `${long}A`, evidence: 'Ours.', strengths: 'Ours too.', state: 'with ECT' as const };
  const { blocks } = plan('reports', before, [update('reports', 'one', set, 'Take in')], author);
  const sheet = copyOf(before);
  blocks.slice(0, 1).forEach(onto(sheet).write);
  const row = sheet[1] ?? [];
  row[at('Evidence')] = 'Theirs.';
  // Killed while it is finished, it is finished all the same.
  let writes = 0;
  const once = { write: (block: Block) => (writes++ === 0 ? onto(sheet).write(block) : undefined) };
  finishRows(once, 'reports', copyOf(sheet));
  finishRows(onto(sheet), 'reports', sheet);
  expect(['Evidence', 'Targets', 'Strengths', 'State'].map((heading) => row[at(heading)])).toEqual([
    'Theirs.',
    `${long}A`,
    'Ours too.',
    'with ECT',
  ]);
  const fields = notesIn(String(row[at('Not yet in History')])).flatMap((note) => note.fields);
  expect(fields.find(([heading]) => heading === 'Evidence')).toEqual([
    'Evidence',
    '',
    'Theirs. (typed meanwhile, and kept; not written: Ours.)',
  ]);
  expect(fields.find(([heading]) => heading === 'State')?.[2]).toBe('with ECT');
});

test('what a person types into a new row that was only begun stays too', () => {
  const { blocks } = plan('reports', sheetOf('reports', [30]), ADDED.reports.slice(0, 1), author);
  const sheet = sheetOf('reports', [30]);
  blocks.slice(0, 1).forEach(onto(sheet).write);
  const at = (heading: string) => sheet[0]?.indexOf(heading) ?? -1;
  (sheet[1] ?? [])[at('Kind')] = 'interim assessment';
  finishRows(onto(sheet), 'reports', sheet);
  expect(['Report', 'Kind', 'State'].map((heading) => sheet[1]?.[at(heading)])).toEqual([
    'one',
    'interim assessment',
    'due',
  ]);
  expect(finishRows(onto(sheet), 'reports', sheet)).toBe(0);
});

test('a long text nobody has touched is finished, however short its note', () => {
  const was = 'y'.repeat(20_000);
  const before = after('reports', sheetOf('reports', [30]), [
    add('reports', { ...report('one'), targets: `${was}a`, evidence: `${was}a` }, 'Expect'),
  ]);
  const at = (heading: string) => before[0]?.indexOf(heading) ?? -1;
  (before[1] ?? [])[at('Not yet in History')] = '';
  const change = update(
    'reports',
    'one',
    { targets: `${was}b`, evidence: `${was}bc`, strengths: 'New.' },
    'Take in',
  );
  const whole = shown('reports', after('reports', before, [change]));
  killedAnywhere('reports', before, [change], ({ landed, sheet }) =>
    expect(shown('reports', sheet)).toEqual(landed === 0 ? shown('reports', before) : whole),
  );
});
