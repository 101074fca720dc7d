/** Ofsted's monthly file, in the layouts before report cards and since, taken into the register. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../local/workspace';
import { importFile, rows, smallRegister } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const BEFORE_CARDS = [
  'URN,School name,Inspection start date,Does the latest graded inspection relate to the URN of the current school?,Overall effectiveness,Category of concern,Quality of education,Behaviour and attitudes,Personal development,Effectiveness of leadership and management',
  '100001,Alder,11/03/2025,Yes,Not judged,NULL,3.0,2.0,2.0,3.0',
  '100002,Birch,17/01/2023,Yes,4,SWK,4,4,3,4',
  '100003,Cedar,05/10/2022,No,2,NULL,2,2,2,2',
  '999999,Elsewhere,05/10/2022,Yes,2,NULL,2,2,2,2',
];

const SINCE_CARDS = [
  'URN,Inspection start date,Safeguarding standards,Inclusion,Achievement,Leadership and governance,Early years (where applicable),Most recent category of concern,Inspection start date of latest OEIF graded inspection,Latest OEIF overall effectiveness,Latest OEIF  quality of education,Date of latest ungraded inspection,Ungraded inspection overall outcome',
  '100001,03/02/2026,Met,Needs attention,Expected standard,Strong standard,Not applicable,,11/03/2025,Not judged,3,,',
  '100002,,,,,,,SM,17/01/2023,4,4,12/05/2026,Some aspects not as strong',
];

const file = (lines: readonly string[]) => lines.join('\r\n');
const judged = (urn: string) =>
  rows(workspace, 'Ofsted')
    .filter(({ URN }) => URN === urn)
    .map(({ Inspected, Kind, Area, Judgement }) => [Inspected, Kind, Area, Judgement].join(' | '))
    .sort();

describe('the layout before report cards', () => {
  test('gives each area its own dated row, in words, without needing an overall grade', async () => {
    const { added, leftOut, refused } = await importFile(workspace, 'ofsted', 'commit', file(BEFORE_CARDS));
    expect([added, leftOut, refused]).toEqual([2, 1, []]);
    expect(judged('100001')).toEqual([
      '2025-03-11 | graded inspection | Behaviour and attitudes | Good',
      '2025-03-11 | graded inspection | Leadership and management | Requires improvement',
      '2025-03-11 | graded inspection | Personal development | Good',
      '2025-03-11 | graded inspection | Quality of education | Requires improvement',
    ]);
    expect(judged('100002')).toContain(
      '2023-01-17 | graded inspection | Category of concern | Serious weaknesses',
    );
  });

  test('what was said of the school before it is not said of this one', async () => {
    await importFile(workspace, 'ofsted', 'commit', file(BEFORE_CARDS));
    expect(judged('100003')).toEqual([]);
  });

  test('taken twice, the second time changes nothing; a judgement put right is put right', async () => {
    await importFile(workspace, 'ofsted', 'commit', file(BEFORE_CARDS));
    const before = workspace.read('Ofsted');
    const again = await importFile(workspace, 'ofsted', 'commit', file(BEFORE_CARDS));
    expect([again.added, again.changed, again.same]).toEqual([0, 0, 3]);
    expect(workspace.read('Ofsted')).toEqual(before);
    const mended = BEFORE_CARDS.map((line) => line.replace('3.0,2.0,2.0,3.0', '2,2,2,3'));
    const { changed } = await importFile(workspace, 'ofsted', 'commit', file(mended));
    expect(changed).toBe(1);
    expect(judged('100001')).toContain('2025-03-11 | graded inspection | Quality of education | Good');
    expect(judged('100001')).toHaveLength(4);
  });

  test('a check writes nothing', async () => {
    expect((await importFile(workspace, 'ofsted', 'check', file(BEFORE_CARDS))).added).toBe(2);
    expect(rows(workspace, 'Ofsted')).toEqual([]);
  });
});

describe('the layout since report cards', () => {
  beforeEach(async () => {
    await importFile(workspace, 'ofsted', 'commit', file(SINCE_CARDS));
  });

  test('keeps the report card, the graded inspection before it, and the ungraded one, each with its day', () => {
    expect(judged('100001')).toEqual([
      '2025-03-11 | graded inspection | Quality of education | Requires improvement',
      '2026-02-03 | report card | Achievement | Expected standard',
      '2026-02-03 | report card | Inclusion | Needs attention',
      '2026-02-03 | report card | Leadership and governance | Strong standard',
      '2026-02-03 | report card | Safeguarding standards | Met',
    ]);
  });

  test('a school without a report card keeps the category of the inspection it had', () => {
    expect(judged('100002')).toEqual([
      '2023-01-17 | graded inspection | Category of concern | Special measures',
      '2023-01-17 | graded inspection | Overall effectiveness | Inadequate',
      '2023-01-17 | graded inspection | Quality of education | Inadequate',
      '2026-05-12 | ungraded inspection | Outcome | Some aspects not as strong',
    ]);
  });
});

test('a date that is none is refused by its heading, and the other schools are taken', async () => {
  const odd = BEFORE_CARDS.map((line) => line.replace('11/03/2025', '31/02/2025'));
  const { added, refused } = await importFile(workspace, 'ofsted', 'commit', file(odd));
  expect(added).toBe(1);
  expect(refused).toMatchObject([
    { key: '100001', says: [expect.stringMatching(/^Inspection start date: /)] },
  ]);
});

const LONDON = join(process.cwd(), '../shared/data/ofsted/london-375rows-grades-dates-2024-12.csv');
const isThere = existsSync(LONDON);
if (!isThere) console.warn(`Skipped: ${LONDON} is not here.`);

(isThere ? test : test.skip)('375 real schools with real grades and dates are taken in', async () => {
  const content = readFileSync(LONDON, 'utf8');
  const schools = content
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => `${/,(\d{6}),/.exec(line)?.[1]},A real school,Open,London`);
  await importFile(
    workspace,
    'schools',
    'commit',
    ['URN,EstablishmentName,EstablishmentStatus (name),LA (name)', ...schools].join('\n'),
  );
  const { added, same, refused } = await importFile(workspace, 'ofsted', 'commit', content);
  expect([added + same, refused.length]).toEqual([375, 0]);
  const kept = rows(workspace, 'Ofsted');
  expect(kept.length).toBe(added);
  expect([...new Set(kept.map(({ Judgement }) => Judgement))].sort()).toEqual([
    'Good',
    'Inadequate',
    'Outstanding',
    'Requires improvement',
  ]);
});
