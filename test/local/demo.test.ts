import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { furnishDemo, makeDemo } from '../../local/demo/kept';
import { demoEctsCsv, demoSchoolsCsv } from '../../local/demo/try-files';
import { openWorkspace, type Workspace } from '../../local/workspace';

const root = process.cwd();
const dist = join(root, 'dist');
const kept = { dist, sources: join(root, 'local'), folder: join(root, '.local/cache') };

jest.setTimeout(300_000);

let demo: Workspace;
beforeAll(() => {
  demo = openWorkspace({ dist });
  furnishDemo(demo, kept);
});
afterAll(() => demo.close());

/** How many rows of a sheet say what under a heading. */
function counts(sheet: string, heading: string): Record<string, number> {
  const [headings = [], ...rows] = demo.read(sheet);
  const at = headings.indexOf(heading);
  const found: Record<string, number> = {};
  for (const row of rows) found[row[at] ?? ''] = (found[row[at] ?? ''] ?? 0) + 1;
  return found;
}

const column = (sheet: string, heading: string): string[] => {
  const [headings = [], ...rows] = demo.read(sheet);
  return rows.map((row) => row[headings.indexOf(heading)] ?? '');
};

test('It is Monday 7 December 2026, eight in the morning, and last night has been worked out.', () => {
  expect(demo.now().slice(0, 16)).toBe('2026-12-07T08:00');
  expect(demo.read('Desk')[1]).toEqual(expect.arrayContaining(['As at', '7 Dec 2026']));
});

test('There are 40 schools in three areas and 120 ECTs in every state.', () => {
  expect(Object.keys(counts('Schools', 'Area')).sort()).toEqual(['Fordshire', 'Haverdale', 'Port Ellery']);
  expect(column('Schools', 'URN')).toHaveLength(40);
  expect(counts('ECTs', 'Status')).toEqual({
    registered: 7,
    'in progress': 96,
    paused: 4,
    passed: 12,
    failed: 1,
  });
});

test('Every full-time share, terms counted elsewhere, leave, reduction and extension is there.', () => {
  expect(Object.keys(counts('Induction periods', 'FTE')).sort()).toEqual(['0.5', '0.6', '0.8', '1']);
  expect(counts('Induction periods', 'Other AB')['Greenhollow Appropriate Body']).toBe(4);
  expect(counts('Absences', 'Kind')).toMatchObject({ 'maternity leave': 3 });
  expect(counts('Adjustments', 'Kind')).toEqual({ reduction: 2, 'extension after completion': 2 });
});

test('Reports stand in every state they can be in.', () => {
  const states = counts('Reports', 'State');
  for (const state of ['due', 'draft', 'with ECT', 'signing', 'submitted', 'returned', 'reviewed'])
    expect([state, (states[state] ?? 0) >= 2]).toEqual([state, true]);
});

test('Most ECTs are not at risk; some are watched, fewer are amber, few are red.', () => {
  const { red = 0, amber = 0, watch = 0, none = 0 } = counts('ECTs', 'At risk');
  expect(red).toBeGreaterThanOrEqual(4);
  expect(amber).toBeGreaterThan(red);
  expect(none).toBeGreaterThan(red + amber + watch);
});

test('A few things need a person, among them the day that no calendar has.', () => {
  const asked = demo.read('Desk').filter(([what]) => what?.startsWith('To look at'));
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(asked.length).toBeLessThanOrEqual(15);
  expect(asked.join()).toMatch(/no day 31/);
  expect(asked.join()).toMatch(/The appropriate body has 20 working days to decide/);
});

test('Forms that were really sent were taken in, and two of them need mending.', () => {
  const verdicts = counts('Intake', 'Verdict');
  expect(verdicts['accepted']).toBeGreaterThanOrEqual(5);
  expect(verdicts['needs mending']).toBe(2);
});

test('Every mail in Outbox was sent, and stands in an inbox.', () => {
  const { sent, 'not needed': spared = 0, ...others } = counts('Outbox', 'State');
  expect([sent, others]).toEqual([demo.inbox().length, {}]);
  expect(spared).toBeLessThan(20);
  expect(demo.inbox().length).toBeGreaterThan(40);
});

test('Reports of this term were written as PDFs.', () => {
  const pdfs = column('Reports', 'PDF').filter((link) => link !== '');
  expect(pdfs.length).toBeGreaterThan(20);
  expect(demo.files().length).toBeGreaterThan(pdfs.length);
});

test('No sheet is empty but those that wait for somebody to bring something.', () => {
  // Nobody leaves in these weeks, and forms that are open all year have brought nothing yet; papers to keep with reports and
  // questions of its own are the office's to enter.
  const bare = demo.sheetNames().filter((name) => demo.read(name).length <= 1);
  expect(
    bare.filter((name) => !/^(Form Responses|School answers|Documents|Extra questions)/.test(name)),
  ).toEqual([]);
});

test('No run of the last week failed.', () => {
  expect(demo.executions().filter(({ outcome }) => outcome !== 'completed')).toEqual([]);
});

test('Every address ends in example.org.', () => {
  const cells = demo.sheetNames().flatMap((name) => demo.read(name).flat());
  const mails = demo.inbox().flatMap(({ to, text, replyTo }) => [...to, text, replyTo ?? '']);
  const addresses = [...cells, ...mails].flatMap((text) => text.match(/[\w.+-]+@[\w.-]+\w/g) ?? []);
  expect(addresses.length).toBeGreaterThan(500);
  expect(addresses.filter((address) => !/[@.]example\.org$/.test(address))).toEqual([]);
});

test('No text has a gap that was not filled in.', () => {
  const cells = demo.sheetNames().flatMap((name) => demo.read(name).flat());
  expect(demo.forms().filter((form) => JSON.stringify(form).includes('Our Appropriate Body'))).toEqual([]);
  expect(cells.filter((text) => /\{[A-Z]\}|undefined|NaN|\[object/.test(text))).toEqual([]);
});

test('Two seedings are the same to the byte.', () => {
  const { documents } = makeDemo(dist);
  const other = openWorkspace({ dist });
  furnishDemo(other, kept);
  const there = [...other.world.store.everything()];
  other.close();
  expect(JSON.stringify(documents) === JSON.stringify(there)).toBe(true);
});

const askedOf = (question: object): { value: Record<string, unknown> } =>
  JSON.parse(String(demo.call('ask', [JSON.stringify(question)]))) as { value: Record<string, unknown> };

/** A CSV file as the import page sends it. */
function lines(text: string): { headings: string[]; rows: { line: number; cells: string[] }[] } {
  const [headings = [], ...rest] = parse<string[]>(text, { skipEmptyLines: true }).data;
  return { headings, rows: rest.map((cells, at) => ({ line: at + 2, cells })) };
}

test('The files to try the imports with are those that docs/try holds.', () => {
  expect(readFileSync(join(root, 'docs/try/schools.csv')).equals(demoSchoolsCsv())).toBe(true);
  expect(readFileSync(join(root, 'docs/try/ects.csv')).equals(demoEctsCsv())).toBe(true);
});

test('The schools to try have all 140 columns of GIAS, new schools, a change, and two lines that are refused.', () => {
  const { headings, rows } = lines(demoSchoolsCsv().toString('latin1'));
  expect(headings).toHaveLength(140);
  const { value } = askedOf({ ask: 'import', kind: 'schools', step: 'check', headings, rows });
  expect(value).toMatchObject({ added: 13, changed: 1, same: 1 });
  expect(value['refused']).toHaveLength(2);
});

test('The ECTs to try have new ECTs, one with a new address, and two lines that are refused once the schools are in.', () => {
  const before = demo.snapshot();
  const schools = lines(demoSchoolsCsv().toString('latin1'));
  askedOf({ ask: 'import', kind: 'schools', step: 'commit', ...schools });
  const { value } = askedOf({
    ask: 'import',
    kind: 'ects',
    step: 'check',
    ...lines(demoEctsCsv().toString()),
  });
  demo.restore(before);
  expect(value).toMatchObject({ added: 7, changed: 1 });
  expect(value['refused']).toHaveLength(2);
});

test('The clock runs on from there without a fault.', () => {
  const before = demo.snapshot();
  const ran = demo.advance({ hours: 2 });
  demo.restore(before);
  expect(ran.length).toBeGreaterThan(10);
  expect(ran.filter(({ outcome }) => outcome !== 'completed')).toEqual([]);
});
