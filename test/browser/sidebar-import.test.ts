import { mkdtempSync, openSync, closeSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ImportRequest } from '../../src/entry/wire';
import { BROWSER_PATIENCE, launch } from './tools/chromium';
import { answered, openFixture, reply, type Fixture } from './sidebar-fixture';
import { aPerson, openPage } from './sidebar-page';

jest.setTimeout(BROWSER_PATIENCE);

let browser: Browser;
let person: BrowserContext;
let register: Fixture;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  person = await aPerson(browser, 760);
  register = openFixture();
});
afterEach(() => person.close());

/** The headings of GIAS's file that matter here, at places like their own among 140. */
const PLACES: { readonly [heading: string]: number } = {
  URN: 0,
  'LA (name)': 2,
  EstablishmentName: 4,
  'EstablishmentStatus (name)': 10,
  CloseDate: 16,
  'PhaseOfEducation (name)': 18,
};
const WIDTH = 140;
const headings = Array.from(
  { length: WIDTH },
  (_, at) => Object.keys(PLACES).find((heading) => PLACES[heading] === at) ?? `Other ${at}`,
);

interface Line {
  readonly urn: string;
  readonly name: string;
  readonly area?: string;
  readonly closed?: string;
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

function line({ urn, name, area = 'Meadowshire', closed = '' }: Line): string {
  const known: { readonly [heading: string]: string } = {
    URN: urn,
    EstablishmentName: name,
    'LA (name)': area,
    'EstablishmentStatus (name)': closed === '' ? 'Open' : 'Closed',
    CloseDate: closed,
    'PhaseOfEducation (name)': 'Primary',
  };
  return `${headings.map((heading, at) => quoted(known[heading] ?? (at === 60 ? '1 High Street, Upper "End"' : 'x'))).join(',')}\r\n`;
}

/** A file as GIAS writes it: windows-1252, CRLF. */
const giasFile = (lines: readonly Line[]): Buffer =>
  Buffer.from((headings.join(',') + '\r\n' + lines.map(line).join('')).replace(/’/g, '\x92'), 'latin1');

const LINES: readonly Line[] = [
  { urn: '100001', name: 'Alderbrook Primary School', closed: '31-08-2026' },
  { urn: '100002', name: 'École St Brannoc’s' },
  { urn: '1003', name: '=HYPERLINK("http://x")' },
  { urn: '100004', name: 'Elsewhere School', area: 'Otherplace' },
];

async function open(start: { import: 'schools' | 'ects' } = { import: 'schools' }): Promise<Page> {
  const { page } = await openPage(person, register, { wide: true, ...start });
  await page.getByLabel('CSV file').waitFor();
  return page;
}

const choose = (page: Page, buffer: Buffer, name = 'edubasealldata20261207.csv') =>
  page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer });

const imports = () => register.asked.filter((request): request is ImportRequest => request.ask === 'import');

test('a GIAS file is checked, shown, committed, and its refused rows come back with reasons', async () => {
  const page = await open();
  await choose(page, giasFile(LINES));
  await page.getByText('Checked. Nothing has been changed yet.').waitFor();
  expect(register.schools.size).toBe(1);
  expect(imports()[0]?.headings).toEqual([
    'URN',
    'EstablishmentName',
    'EstablishmentStatus (name)',
    'PhaseOfEducation (name)',
    'CloseDate',
  ]);
  expect(await page.locator('.totals').innerText()).toMatch(
    /New\s+1\s+Different\s+1\s+Same\s+0\s+Refused\s+1/,
  );
  await page.getByText('1 row of the file passed over').waitFor();
  await page.getByText('Enter a URN of 6 digits. This one has 4.').waitFor();
  expect(await page.locator('.fields', { hasText: 'CloseDate' }).first().innerText()).toMatch(
    /blank.*31-08-2026/s,
  );

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download refused rows' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8').split('\r\n')[1]).toBe(
    `1003,"'=HYPERLINK(""http://x"")",Open,Primary,,Enter a URN of 6 digits. This one has 4.`,
  );

  await page.getByRole('button', { name: 'Import 2 schools' }).click();
  await page.getByText('Imported 2 schools').waitFor();
  expect(register.schools.get('100002')?.[0]).toBe('École St Brannoc’s');
  expect(register.schools.size).toBe(2);
});

test('the same file again has nothing to import', async () => {
  const page = await open();
  for (const name of ['Import 2 schools', null]) {
    await choose(page, giasFile(LINES));
    if (name === null) await page.getByText('There is nothing to import').waitFor();
    else {
      await page.getByRole('button', { name }).click();
      await page.getByRole('button', { name: 'Import another file' }).click();
    }
  }
  expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
});

test('a part that fails can be tried again, and what is through is not sent twice', async () => {
  const many = Array.from({ length: 120 }, (_, at) => ({ urn: String(200001 + at), name: `School ${at}` }));
  const page = await open();
  await choose(page, giasFile(many));
  const go = page.getByRole('button', { name: 'Import 120 schools' });
  await go.waitFor();
  register.next('import', (request) => {
    register.next('import', () => ({ failed: 'NetworkError: Connection failure due to HTTP 0' }));
    return register.usual(request);
  });
  await go.click();
  await page.getByText('So far 50 added and 0 changed.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Imported 120 schools').waitFor();
  const commits = imports().filter(({ step }) => step === 'commit');
  expect(commits.map(({ rows }) => rows[0]?.line)).toEqual([2, 52, 52, 102]);
  expect(register.schools.size).toBe(121);
});

test('a refusal of the whole part is said', async () => {
  register.next('import', () =>
    reply({ kind: 'refused', problems: [{ field: 'file', says: 'Sort it first.' }] }),
  );
  const page = await open();
  await choose(page, giasFile(LINES));
  await page.getByText('Sort it first.').waitFor();
  await page.getByText('Nothing has been changed.').waitFor();
});

test('it can be stopped between two parts and goes on from there', async () => {
  const many = Array.from({ length: 120 }, (_, at) => ({ urn: String(200001 + at), name: `School ${at}` }));
  let release: () => void = () => undefined;
  register.next('import', async (request) => {
    await new Promise<void>((settle) => (release = settle));
    return register.usual(request);
  });
  const page = await open();
  await choose(page, giasFile(many));
  await page.getByRole('button', { name: 'Stop after this part' }).click();
  release();
  await page.getByText('Checked so far: 50 of 120 rows.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Import 120 schools' }).waitFor();
});

test.each([
  ['a workbook', Buffer.from([0x50, 0x4b, 3, 4]), 'This is a workbook or a zip file.'],
  [
    'a file without the headings',
    Buffer.from('Name,Code\na,1\n'),
    'needs these headings "URN", "EstablishmentName"',
  ],
  [
    'a file with none of our rows',
    giasFile([{ urn: '1', name: 'a', area: 'Otherplace' }]),
    'None of its 1 row is yours.',
  ],
])('%s is refused in words, and another can be chosen', async (_, buffer, says) => {
  const page = await open();
  await choose(page, buffer);
  await page.getByText(says).waitFor();
  await choose(page, giasFile(LINES));
  await page.getByText('Checked.').waitFor();
});

test('ECTs come from a file with semicolons as well', async () => {
  register.next('import', () =>
    answered({ step: 'check', added: 1, changed: 0, same: 0, leftOut: 0, refused: [], details: [] }),
  );
  const page = await open({ import: 'ects' });
  await choose(
    page,
    Buffer.from('\uFEFFTRN;Name;Email\r\n3000111;Amina Yusuf;a@example.org\r\n'),
    'ects.csv',
  );
  await page.getByRole('button', { name: 'Import 1 ECT' }).waitFor();
  expect(imports()[0]).toMatchObject({
    headings: ['TRN', 'Name', 'Email'],
    rows: [{ line: 2, cells: ['3000111', 'Amina Yusuf', 'a@example.org'] }],
  });
});

test('a file of 60 MB is read part by part, and little of it is held', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gias-'));
  const path = join(folder, 'edubasealldata.csv');
  const file = openSync(path, 'w');
  writeSync(file, `${headings.join(',')}\r\n`);
  const filler = 'Establishment fields that nobody asked for '.repeat(22);
  for (let urn = 100_000; urn < 150_000; urn += 1) {
    const ours = urn % 1000 === 0;
    const name = `Caf\xe9 School ${urn}`;
    const text = line({ urn: String(urn), name, area: ours ? 'Meadowshire' : 'Otherplace' });
    writeSync(file, Buffer.from(text.replace(',x,', `,${filler},`), 'latin1'));
  }
  closeSync(file);
  expect(statSync(path).size).toBeGreaterThan(60_000_000);

  const page = await open();
  const inspector = await person.newCDPSession(page);
  const heap = async () => {
    await inspector.send('HeapProfiler.collectGarbage');
    return (await inspector.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const before = await heap();
  const started = Date.now();
  await page.getByLabel('CSV file').setInputFiles(path);
  await page.getByRole('button', { name: 'Import 50 schools' }).waitFor({ timeout: 60_000 });
  const seconds = (Date.now() - started) / 1000;
  const held = (await heap()) - before;
  console.info(`60 MB read in ${seconds.toFixed(1)} s; ${held.toFixed(1)} MB more held`);
  rmSync(folder, { recursive: true });
  expect(register.asked.filter(({ ask }) => ask === 'import')).toHaveLength(1);
  expect(seconds).toBeLessThan(30);
  expect(held).toBeLessThan(10);
});
