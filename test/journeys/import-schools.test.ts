import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Workspace } from '../../local/workspace';
import { GIAS_HEADINGS } from './gias-headings';
import { cell, importFile, row, rows, setUp, typeSetting } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(() => {
  workspace = setUp();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

type School = Readonly<Record<string, string>>;

const oak: School = {
  URN: '100001',
  'LA (name)': 'Northshire',
  EstablishmentName: "St Éloi's Primary – Oak Site",
  'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentStatus (name)': 'Open',
  OpenDate: '01-09-1990',
  'PhaseOfEducation (name)': 'Primary',
  Postcode: 'ZZ1 1ZZ',
  OfstedLastInsp: '19-04-2023',
  'OfstedSpecialMeasures (name)': 'Not applicable',
};
const elm: School = { ...oak, URN: '100002', EstablishmentName: 'Elm, Ash and "Beech" Academy' };

/** The file as GIAS gives it: 140 columns, windows-1252, CRLF. */
function gias(...schools: readonly School[]): Uint8Array {
  const lines = schools.map((school) => GIAS_HEADINGS.map((heading) => school[heading] ?? ''));
  const text = `${Papa.unparse([GIAS_HEADINGS, ...lines], { newline: '\r\n' })}\r\n`;
  const WINDOWS: Readonly<Record<string, number>> = { '–': 0x96, '’': 0x92, '€': 0x80 };
  return Uint8Array.from([...text].map((letter) => WINDOWS[letter] ?? letter.charCodeAt(0)));
}

const check = (...schools: readonly School[]) => importFile(workspace, 'schools', 'check', gias(...schools));
const commit = (...schools: readonly School[]) =>
  importFile(workspace, 'schools', 'commit', gias(...schools));

describe('given the establishment file as downloaded', () => {
  test('it has the 140 columns of GIAS', () => expect(GIAS_HEADINGS).toHaveLength(140));

  test('a check says what would be new, and writes nothing', async () => {
    const found = await check(oak, elm);
    expect([found.added, found.changed, found.refused]).toEqual([2, 0, []]);
    expect(found.details.map(({ line, name }) => [line, name])).toEqual([
      [2, "St Éloi's Primary – Oak Site"],
      [3, 'Elm, Ash and "Beech" Academy'],
    ]);
    expect(rows(workspace, 'Schools')).toEqual([]);
  });

  test('a commit writes each school with its accents, dates as days, and its status in a word', async () => {
    await commit(oak, elm);
    expect(row(workspace, 'Schools', 'URN', '100001')).toMatchObject({
      Name: "St Éloi's Primary – Oak Site",
      Area: 'Northshire',
      Type: 'Community school',
      Phase: 'Primary',
      Status: 'open',
      Opened: '1990-09-01',
      Inspected: '2023-04-19',
      Postcode: 'ZZ1 1ZZ',
    });
    expect(row(workspace, 'Schools', 'URN', '100002')['Name']).toBe('Elm, Ash and "Beech" Academy');
  });

  test('committed twice, the second time changes nothing', async () => {
    await commit(oak, elm);
    const before = workspace.read('Schools');
    const again = await commit(oak, elm);
    expect([again.added, again.changed, again.same]).toEqual([0, 0, 2]);
    expect(workspace.read('Schools')).toEqual(before);
  });

  test('a school that closed before the register knew it is left out', async () => {
    const found = await commit(oak, {
      ...elm,
      'EstablishmentStatus (name)': 'Closed',
      CloseDate: '31-08-2020',
    });
    expect([found.added, found.leftOut, rows(workspace, 'Schools').length]).toEqual([1, 1, 1]);
  });

  test.each(['01-01-1900', '25-12-1552'])(
    'an opening on %s, before the days of the register begin, is left blank',
    async (OpenDate) => {
      await commit({ ...oak, OpenDate });
      expect(row(workspace, 'Schools', 'URN', '100001')['Opened']).toBe('');
    },
  );

  test('a school whose row can not be read is refused by that row; the others go in', async () => {
    await commit(oak);
    workspace.edit('Schools', 'F2', 'sort of open');
    const found = await commit(oak, elm);
    expect(found.refused).toEqual([
      expect.objectContaining({
        key: '100001',
        says: [expect.stringMatching(/^Schools, row 2, Status: .*Mend that row first\.$/)],
      }),
    ]);
    expect(rows(workspace, 'Schools').map(({ URN }) => URN)).toEqual(['100001', '100002']);
  });

  test('a name that starts like a formula stays text (V16)', async () => {
    await commit({ ...oak, EstablishmentName: '=IMPORTXML("https://example.org","//a")' });
    expect(workspace.values('Schools', 'B2')).toEqual([['=IMPORTXML("https://example.org","//a")']]);
  });

  test('a row that can not be right is refused with its line and what to do; the others go in', async () => {
    const found = await commit(
      { ...oak, URN: '10000' },
      { ...elm, OpenDate: '31-02-2020' },
      { ...oak, URN: '100003', EstablishmentName: '' },
      { ...oak, URN: '100004' },
    );
    expect(found.added).toBe(1);
    expect(found.refused).toEqual([
      { line: 2, key: '10000', name: oak['EstablishmentName'], says: [expect.stringContaining('6 digits')] },
      { line: 3, key: '100002', name: elm['EstablishmentName'], says: [expect.stringContaining('OpenDate')] },
      { line: 4, key: '100003', name: '', says: [expect.stringContaining('name of the school')] },
    ]);
    expect(rows(workspace, 'Schools').map(({ URN }) => URN)).toEqual(['100004']);
  });

  test('the same URN twice in one file: the first is taken, the second refused by its line (V03)', async () => {
    const found = await commit(oak, { ...elm, URN: '100001' });
    expect(found.refused.map(({ line, says }) => [line, says[0]])).toEqual([
      [3, 'URN: line 2 of the file has the same one. The first is taken.'],
    ]);
  });
});

describe('when a newer file comes', () => {
  const newer = [{ ...oak, 'EstablishmentStatus (name)': 'Open, but proposed to close' }, elm] as const;

  test('the check shows before and after of exactly what differs', async () => {
    await commit(oak, elm);
    const found = await check(...newer);
    expect([found.changed, found.same]).toEqual([1, 1]);
    expect(found.details).toEqual([
      {
        line: 2,
        key: '100001',
        name: oak['EstablishmentName'],
        kind: 'changed',
        fields: [{ heading: 'Status', before: 'open', after: 'proposed to close' }],
      },
    ]);
  });

  test('only that cell changes; what people entered beside it stays', async () => {
    await commit(oak, elm);
    workspace.edit('Schools', cell(workspace, 'Schools', ['URN', '100001'], 'Teachers'), '24');
    workspace.edit('Schools', cell(workspace, 'Schools', ['URN', '100002'], 'High support'), 'yes');
    const before = rows(workspace, 'Schools');
    await commit(...newer);
    const bookkeeping = { Version: '2', 'Not yet in History': '' };
    expect(rows(workspace, 'Schools')).toEqual([
      { ...before[0], Status: 'proposed to close', ...bookkeeping },
      before[1],
    ]);
  });

  test('a fact GIAS leaves blank does not clear what people entered', async () => {
    await commit(oak);
    workspace.edit('Schools', cell(workspace, 'Schools', ['URN', '100001'], 'Ofsted'), 'Good');
    const found = await commit(oak);
    expect([found.same, row(workspace, 'Schools', 'URN', '100001')['Ofsted']]).toEqual([1, 'Good']);
  });

  test('a school that closed since is marked closed, not taken away', async () => {
    await commit(oak);
    await commit({ ...oak, 'EstablishmentStatus (name)': 'Closed', CloseDate: '31-08-2026' });
    expect(row(workspace, 'Schools', 'URN', '100001')).toMatchObject({
      Status: 'closed',
      Closed: '2026-08-31',
    });
  });

  test('only the areas of Settings are taken, where there are any, from the moment they are entered', async () => {
    typeSetting(workspace, 'Areas', 'Southshire');
    const found = await commit(oak, { ...elm, 'LA (name)': 'Southshire' });
    expect([found.added, rows(workspace, 'Schools').map(({ URN }) => URN)]).toEqual([1, ['100002']]);
  });

  test('sorted by people in between, each row is still found by its URN (S05)', async () => {
    await commit(oak, elm);
    workspace.sortSheet('Schools', 1, false);
    await commit(...newer);
    expect(row(workspace, 'Schools', 'URN', '100001')['Status']).toBe('proposed to close');
    expect(row(workspace, 'Schools', 'URN', '100002')['Status']).toBe('open');
  });
});

test('a file that is no establishment file is refused by the heading it lacks', async () => {
  await expect(importFile(workspace, 'schools', 'check', 'Name,Town\r\nOak,Bath\r\n')).rejects.toThrow(/URN/);
});

const SHARED = join(process.cwd(), '../shared/data/gias');
const REAL = existsSync(SHARED);
if (!REAL)
  console.log('The files of ../shared/data/gias are not here: the imports of real schools are skipped.');

(REAL ? describe : describe.skip)('given real files of the DfE', () => {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(SHARED, name)));
  const parsed = (name: string) =>
    Papa.parse<School>(readFileSync(join(SHARED, name), 'latin1'), { header: true, skipEmptyLines: true })
      .data;

  test.each([
    'establishments-real-19rows-139cols-2021.csv',
    'establishments-8rows-140cols-2024-itt-mentor.csv',
  ])('%s goes in with nothing refused, each school as the file has it', async (name) => {
    const open = parsed(name).filter((school) => school['EstablishmentStatus (name)'] !== 'Closed');
    const found = await importFile(workspace, 'schools', 'commit', bytes(name));
    expect([found.refused, found.added]).toEqual([[], open.length]);
    const names = Object.fromEntries(rows(workspace, 'Schools').map(({ URN, Name }) => [URN, Name]));
    expect(names).toEqual(
      Object.fromEntries(open.map((school) => [school['URN'], school['EstablishmentName']])),
    );
  });

  test('20,760 schools, as many as England has, go in by chunks, and again without a change', async () => {
    const schools = parsed('pupil-premium-2021-all-schools.csv').map((school) => ({
      ...oak,
      URN: school['URN'] ?? '',
      EstablishmentName: school['School Name'] ?? '',
      'LA (name)': school['Local Authority'] ?? '',
      'TypeOfEstablishment (name)': school['School Type'] ?? '',
    }));
    const file = gias(...schools);
    const found = await importFile(workspace, 'schools', 'commit', file);
    expect([found.refused.slice(0, 3), found.added]).toEqual([[], 20_760]);
    const slowest = Math.max(...workspace.executions().map(({ simulatedSeconds }) => simulatedSeconds));
    expect(slowest).toBeLessThan(360);
    const again = await importFile(workspace, 'schools', 'check', file);
    expect([again.added, again.changed, again.same]).toEqual([0, 0, 20_760]);
  }, 240_000);
});
