/** People mistype in a sheet: what they typed is named on the Desk, and everything else goes on. */
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  answer,
  ask,
  cell as cellOf,
  click,
  linksIn,
  onlyNights,
  pastMonday,
  row,
  rows,
  smallRegister,
  trigger,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  pastMonday(workspace);
  onlyNights(workspace);
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const ZOE = '0012345';
const cell = (sheet: string, heading: string, key: string, column: string): string =>
  cellOf(workspace, sheet, [heading, key], column);
const ofZoe = (column: string, typed: string): void =>
  workspace.edit('ECTs', cell('ECTs', 'TRN', ZOE, column), typed);
const zoe = () => row(workspace, 'ECTs', 'TRN', ZOE);

const states = () => rows(workspace, 'Reports').map(({ Report, State }) => `${Report ?? ''} ${State ?? ''}`);
const needs = () => rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');

test('a mistyped date in the last report is named, and no report gets its number or its place', () => {
  const before = states();
  const last = rows(workspace, 'Reports').at(-1)?.['Report'] ?? '';
  workspace.edit('Reports', cell('Reports', 'Report', last, 'Due'), 'next Friday');
  expect(click(workspace, 'refreshViews')).toContain('0 reports newly expected');
  expect(states()).toEqual(before);
  expect(needs().some((says) => says.startsWith('Reports, row') && says.includes('Due:'))).toBe(true);
});

describe.each([
  ['QTS awarded', '31/02/2026', /is not a real date|no such day|There is no/i],
  ['Date of birth', 'unknown', /4 March/],
  ['Email', 'none yet', /address/i],
  ['Notice sent', 'soon', /4 March/],
  ['Hold', 'maybe', /Choose one of: yes, no/],
])('what an ECT can do without, unreadable: %s', (column, typed, says) => {
  test('they are found, their card opens and names the cell, and nothing else is unknown for it', () => {
    const before = zoe();
    ofZoe(column, typed);
    click(workspace, 'refreshViews');
    expect(answer(workspace, { ask: 'search', text: 'zoe' })).toEqual([
      expect.objectContaining({ trn: ZOE, name: 'Zoë Example' }),
    ]);
    expect(zoe()).toMatchObject({
      'Terms served': before['Terms served'],
      'Expected end': before['Expected end'],
      'Next report': before['Next report'],
    });
    const named = expect.stringMatching(new RegExp(`^ECTs, row \\d+, ${column}: .*${says.source}`, 'i'));
    const card = answer(workspace, { ask: 'ect', trn: ZOE });
    expect(card.problems[0]).toEqual(named);
    expect(card.expectedEnd).not.toContain('Not known');
    expect(needs()).toContainEqual(named);
  });
});

test('an ECT’s tutor hears of the reviews, though a date nobody needs for that can’t be read', () => {
  ofZoe('QTS awarded', '31/02/2026');
  const before = linksIn(workspace, 'tom@example.org').length;
  workspace.advance({ to: '2026-12-14T06:30:00' });
  expect(linksIn(workspace, 'tom@example.org').length).toBeGreaterThan(before);
});

test('a word nobody can read in Hold holds: the records are kept', () => {
  ofZoe('Hold', 'ask Pat');
  const { facts } = answer(workspace, { ask: 'ect', trn: ZOE });
  expect(facts).toContainEqual({ label: 'Records', value: expect.stringContaining('Keep everything') });
});

describe('an outcome that can’t be read is not taken for none', () => {
  beforeEach(() => ofZoe('Outcome', 'Passed'));
  const named = expect.stringMatching(/ECTs, row \d+, Outcome: Choose one of: pass, fail/);

  test('the ECT is found, and on the card nothing is worked out but which cell to mend', () => {
    expect(answer(workspace, { ask: 'search', text: ZOE })).toHaveLength(1);
    const card = answer(workspace, { ask: 'ect', trn: ZOE });
    expect(card).toMatchObject({ name: 'Zoë Example', terms: 'terms served not known', expectedEnd: named });
    expect(card.problems[0]).toEqual(named);
  });

  test('their sheet says why it is not known; status and reports stay as they were', () => {
    const [before, reports] = [zoe(), states()];
    click(workspace, 'refreshViews');
    expect(zoe()).toMatchObject({
      Status: before['Status'],
      School: before['School'],
      'Next report': before['Next report'],
      'Terms served': expect.stringMatching(/^Not known: ECTs, row \d+, Outcome/),
      'Expected end': '',
      'At risk': 'unknown',
    });
    expect(states()).toEqual(reports);
    expect(row(workspace, 'Induction periods', 'TRN', ZOE)['ECT']).toBe('Zoë Example');
  });

  test('nobody is asked for a report on somebody who may have passed', () => {
    const before = linksIn(workspace, 'tom@example.org').length;
    workspace.advance({ to: '2026-12-14T06:30:00' });
    expect(linksIn(workspace, 'tom@example.org')).toHaveLength(before);
  });
});

test('a leaving day that can’t be read sends nobody’s reports to one who may have left', () => {
  const post = row(workspace, 'People', 'Email', 'tom@example.org')['Post'] ?? '';
  workspace.edit('People', cell('People', 'Post', post, 'Until'), 'Christmas');
  const before = linksIn(workspace, 'tom@example.org').length;
  workspace.advance({ to: '2026-12-14T06:30:00' });
  expect(linksIn(workspace, 'tom@example.org')).toHaveLength(before);
  expect(needs().some((says) => /^People, row \d+, Until:/.test(says))).toBe(true);
});

test('an ECT whose name can’t be read is not said to be unknown: the cell is named', () => {
  ofZoe('Name', '');
  expect(ask(workspace, { ask: 'ect', trn: ZOE })).toMatchObject({
    kind: 'fault',
    says: expect.stringMatching(/ECTs, row \d+, Name: .*nothing can be worked out for this ECT/s),
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
  expect(zoe()).toMatchObject({
    Status: 'in progress',
    'Terms served': expect.stringMatching(/^Not known: Induction periods, row \d+, FTE/),
    'Expected end': '',
  });
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

test('a row of People copied for somebody new, Person and all, is named, and no report goes to the other', () => {
  const people = workspace.read('People');
  const [headings = []] = people;
  const tom = people.find((line) => line.includes('Tom Tutor')) ?? [];
  const nia: Record<string, string> = { Post: '', Name: 'Nia New', Email: 'nia@example.org', URN: '100002' };
  const copied = headings.map((heading, at) => nia[heading] ?? tom[at] ?? '');
  workspace.edit('People', `A${people.filter((line) => line.some((text) => text !== '')).length + 1}`, [
    copied,
  ]);
  const number = tom[headings.indexOf('Person')] ?? '';
  workspace.edit('Induction periods', cell('Induction periods', 'TRN', '0012346', 'Tutor'), number);
  const before = workspace.inbox('tom@example.org').length;
  workspace.advance({ to: '2026-12-14T06:30:00' });
  expect(needs()).toContainEqual(
    expect.stringMatching(
      `^People, Person: ${number} stands for Tom Tutor, Nia New, so mail about reports waits`,
    ),
  );
  expect(workspace.inbox('tom@example.org')).toHaveLength(before);
  expect(workspace.inbox('nia@example.org')).toEqual([]);
});

test('an ECT’s address filled down into the next row is named with both, until each has their own', () => {
  const [zoe, other] = ['0012345', '0012346'].map((trn) => row(workspace, 'ECTs', 'TRN', trn));
  workspace.edit('ECTs', cell('ECTs', 'TRN', '0012346', 'Email'), zoe?.['Email'] ?? '');
  click(workspace, 'refreshViews');
  const says = `ECTs, Email: ${zoe?.['Email'] ?? ''} is the address of ${zoe?.['Name'] ?? ''}, ${other?.['Name'] ?? ''}, so mail to the ECT waits: one could read what is for the other, or sign it. Give each an address of their own. If they are one person, write the name alike in People.`;
  expect(needs()).toContain(says);
  workspace.edit('ECTs', cell('ECTs', 'TRN', '0012346', 'Email'), other?.['Email'] ?? '');
  click(workspace, 'refreshViews');
  expect(needs()).not.toContain(says);
});

describe('rows about an ECT whom the register does not hold', () => {
  const named = (sheet: string) => rows(workspace, 'Desk').filter((line) => line['Sheet'] === sheet);

  test('a mistyped TRN is named with its row, and those of a sheet together', () => {
    workspace.edit('Absences', 'A2', [
      ['AB-0001', '0012354', '', '2026-10-01', '2027-01-31', '60', 'sickness', ''],
    ]);
    const at = cell('Induction periods', 'Period', 'IP-0001', 'TRN');
    const other = cell('Induction periods', 'Period', 'IP-0002', 'TRN');
    workspace.edit('Induction periods', at, '0099999');
    workspace.edit('Induction periods', other, '0099998');
    click(workspace, 'refreshViews');
    expect(named('Absences')).toMatchObject([
      {
        Row: 'AB-0001',
        'Where to look': expect.stringMatching(
          /^Absences, TRN, 1 row: No ECT has TRN 0012354, so .* Correct it, or add the ECT\./,
        ),
      },
    ]);
    expect(
      named('Induction periods').filter((line) => line['Where to look']?.includes('No ECT has')),
    ).toMatchObject([
      {
        Row: 'IP-0001, IP-0002',
        'Where to look': expect.stringContaining('2 rows: No ECT has TRN 0099999, 0099998'),
      },
    ]);
  });

  test('what is kept of an ECT whose row was deleted is named', () => {
    workspace.deleteRow('ECTs', workspace.read('ECTs').findIndex((line) => line.includes(ZOE)) + 1);
    click(workspace, 'refreshViews');
    for (const sheet of ['Induction periods', 'Reports'])
      expect(named(sheet).some((line) => line['Where to look']?.includes(`No ECT has TRN ${ZOE}`))).toBe(
        true,
      );
  });
});

describe('a link that needs a row nobody can read is known to be ours: the cell is named, and once mended it is taken in', () => {
  const verdicts = () => rows(workspace, 'Intake').map(({ Verdict }) => Verdict);

  test.each([
    ['Reports', ['TRN', ZOE], 'Due', 'next Friday'],
    ['ECTs', ['TRN', ZOE], 'Outcome', 'Passed'],
    ['Induction periods', ['TRN', ZOE], 'Finished', 'Easter'],
    ['People', ['Email', 'tom@example.org'], 'Until', 'Christmas'],
    ['People', ['Email', 'tom@example.org'], 'Role', 'teacher'],
  ] as const)('%s, the row with %s: %s', (sheet, key, column, typed) => {
    const [link = ''] = linksIn(workspace, 'tom@example.org');
    const at = cellOf(workspace, sheet, key, column);
    const before = row(workspace, sheet, key[0], key[1])[column] ?? '';
    workspace.edit(sheet, at, typed);
    workspace.submitForm(link, TUTOR_SAYS);
    expect(rows(workspace, 'Intake')).toMatchObject([
      {
        Verdict: 'needs mending',
        Reasons: expect.stringMatching(
          new RegExp(
            `^The link is one of ours.* ${sheet}, row \\d+, ${column}: .*Mend that cell, then choose`,
          ),
        ),
      },
    ]);
    workspace.edit(sheet, at, before);
    const [line] = rows(workspace, 'Intake');
    workspace.edit('Intake', cell('Intake', 'Submission', line?.['Submission'] ?? '', 'Verdict'), 'mended');
    trigger(workspace, 'everyTenMinutes');
    expect(verdicts()).toEqual(['accepted']);
  });
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
