/** People mistype in a sheet: what they typed is named on the Desk, and everything else goes on. */
import type { Workspace } from '../../local/workspace';
import { EARLY_MONDAY, ask, click, linksIn, pastMonday, row, rows, smallRegister } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  pastMonday(workspace);
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

/** The address of a cell: the row whose `heading` holds `key`, under `column`. */
function cell(sheet: string, heading: string, key: string, column: string): string {
  const [headings = [], ...lines] = workspace.read(sheet);
  const at = headings.indexOf(column);
  const line = lines.findIndex((cells) => cells[headings.indexOf(heading)] === key);
  if (at === -1 || at > 25 || line === -1) throw new Error(`No cell for ${sheet}, ${key}, ${column}.`);
  return `${String.fromCharCode(65 + at)}${line + 2}`;
}

const states = () => rows(workspace, 'Reports').map(({ Report, State }) => `${Report ?? ''} ${State ?? ''}`);
const needs = () => rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');

test('a mistyped date in the last report is named, and no report gets its number or its place', () => {
  const before = states();
  const last = rows(workspace, 'Reports').at(-1)?.['Report'] ?? '';
  workspace.edit('Reports', cell('Reports', 'Report', last, 'Due'), 'next Friday');
  expect(click(workspace, 'refreshViews')).toContain('0 reports are newly expected');
  expect(states()).toEqual(before);
  expect(needs().some((says) => says.startsWith('Reports, row') && says.includes('Due:'))).toBe(true);
});

test('an ECT whose row can’t be read is not said to be unknown: the cell is named', () => {
  workspace.edit('ECTs', cell('ECTs', 'TRN', '0012345', 'QTS awarded'), '31/02/2026');
  expect(ask(workspace, { ask: 'ect', trn: '0012345' })).toMatchObject({
    kind: 'fault',
    says: expect.stringMatching(/ECTs, row \d+, QTS awarded: .*nothing can be worked out for this ECT/s),
  });
});

test('a mistyped FTE takes no report away from the ECT', () => {
  const before = states();
  const { Period = '' } = row(workspace, 'Induction periods', 'TRN', '0012345');
  workspace.edit('Induction periods', cell('Induction periods', 'Period', Period, 'FTE'), 'most');
  click(workspace, 'refreshViews');
  expect(states()).toEqual(before);
  expect(needs().some((says) => says.startsWith('Induction periods, row') && says.includes('FTE:'))).toBe(
    true,
  );
});

describe.each([['12345'], ['0012345x'], ['#REF!'], ['']])('the TRN of a row mistyped as "%s"', (trn) => {
  test.each([
    ['Induction periods', 'Period'],
    ['Reports', 'Report'],
  ] as const)('in %s: no report is called off, and none is made twice', (sheet, key) => {
    const before = states();
    const at = row(workspace, sheet, 'TRN', '0012345')[key] ?? '';
    workspace.edit(sheet, cell(sheet, key, at, 'TRN'), trn);
    click(workspace, 'refreshViews');
    expect(states()).toEqual(before);
    expect(needs().some((says) => says.startsWith(`${sheet}, row`) && says.includes('TRN:'))).toBe(true);
  });
});

test('a link on a report with a mistyped cell is known, and it is said that the cell must be mended', () => {
  const [link = ''] = linksIn(workspace, 'tom@example.org');
  const review = row(workspace, 'Reports', 'TRN', '0012345')['Report'] ?? '';
  workspace.edit('Reports', cell('Reports', 'Report', review, 'Due'), 'next Friday');
  workspace.submitForm(link, {
    'Is the ECT on track to complete induction successfully?': 'Yes',
    'What evidence have you drawn on?': 'Four observed lessons.',
    'Has the ECT had their training (early career teacher entitlement)?': 'Yes',
    'Has the ECT had everything else they are entitled to?': 'Yes',
    'Which targets have you agreed for the next term?': 'Finish early.',
    'How many days has the ECT been absent since the last report?': '1.5',
    'I am the induction tutor, and I have talked this through with the ECT': 'Yes',
  });
  expect(rows(workspace, 'Intake')).toEqual([
    expect.objectContaining({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining(`The row of ${review} in Reports has a cell that can’t be read`),
    }),
  ]);
});

test('a word of their own as a verdict in Intake does not keep the next submission out', () => {
  const form = workspace.forms().find(({ title }) => /progress review/i.test(title));
  if (!form) throw new Error('Set up made no form for a progress review.');
  const onlyAfterNo = /^(Which standards|Has the ECT been told|Is a support plan|Why)/;
  const answers = Object.fromEntries(
    form.items
      .filter((item) => 'required' in item && item.required && !onlyAfterNo.test(item.title))
      .map((item) => [
        item.title,
        (item as { choices?: readonly { value: string }[] }).choices?.[0]?.value ??
          (/days/i.test(item.title) ? '1' : 'Words'),
      ]),
  );
  const send = (code: string) => workspace.submitForm(form.id, { ...answers, 'Report code': code });
  send('R-99998.nobodygavethisone');
  const [first] = rows(workspace, 'Intake');
  workspace.edit(
    'Intake',
    cell('Intake', 'Submission', first?.['Submission'] ?? '', 'Verdict'),
    'dealt with',
  );
  send('R-99999.northisotherone1');
  expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(['dealt with', 'needs mending']);
});
