/** Facts that can't be: the card opens, the night runs, the row and field are named, and no date is made up. */
import type { Workspace } from '../../local/workspace';
import { answer, cell, click, row, rows, smallRegister, typeInPeriod, emptySheet } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const ZOE = '0012345';
const period = (column: string, typed: string): void => typeInPeriod(workspace, column, typed);
const clear = (sheet: string): void => emptySheet(workspace, sheet);
const reports = () =>
  rows(workspace, 'Reports').map((line) => `${line['Report'] ?? ''} ${line['State'] ?? ''}`);
const says = (all: readonly string[], what: RegExp) => all.some((one) => what.test(one));

test.each<readonly [string, () => void, RegExp, RegExp]>([
  [
    'an end before the start',
    () => period('Finished', '2026-08-31'),
    /^Finished: Enter a finish on or after the start/,
    /^Zoë Example, Finished: Enter a finish/,
  ],
  ['FTE 0', () => period('FTE', '0'), /^FTE: .*more than 0/, /^Zoë Example, FTE: /],
  ['FTE 1.5', () => period('FTE', '1.5'), /^FTE: .*at most 1/, /^Zoë Example, FTE: /],
  [
    '29 February of a common year',
    () => period('Finished', '29/02/2027'),
    /^Induction periods, row 2, Finished: .*no day 29/,
    /^Induction periods, row 2, Finished: /,
  ],
  [
    'a start a century too early',
    () => period('Started', '1926-09-01'),
    /^Started: Check the year/,
    /^Zoë Example, Started: Check the year/,
  ],
  ['no terms', () => clear('Terms'), /Terms sheet/, /^Starts: Add the terms of a whole school year/],
])('%s', (_, spoil, onCard, onDesk) => {
  const before = reports();
  spoil();
  click(workspace, 'refreshViews');
  const card = answer(workspace, { ask: 'ect', trn: ZOE });
  expect(card.expectedEnd).toMatch(/^Not known\. /);
  expect(card.terms).toBe('terms served not known');
  expect(says(card.problems, onCard)).toBe(true);
  expect(row(workspace, 'ECTs', 'TRN', ZOE)).toMatchObject({
    'Terms served': expect.stringMatching(/^Not known: /),
    'Expected end': '',
  });
  expect(
    says(
      rows(workspace, 'Desk').map((line) => line['Where to look'] ?? ''),
      onDesk,
    ),
  ).toBe(true);
  expect(reports()).toEqual(before);
});

test('a term that can’t be read calls off no report of it, and once mended all is as it was', () => {
  const before = rows(workspace, 'Reports');
  const at = cell(workspace, 'Terms', ['Term', 'Autumn 2026'], 'Starts');
  const starts = workspace.read('Terms', `${at}:${at}`)[0]?.[0] ?? '';
  workspace.edit('Terms', at, 'after the holidays');
  click(workspace, 'refreshViews');
  expect(reports()).toEqual(before.map((line) => `${line['Report'] ?? ''} ${line['State'] ?? ''}`));
  workspace.edit('Terms', at, starts);
  click(workspace, 'refreshViews');
  expect(rows(workspace, 'Reports')).toEqual(before);
});

test('a term whose name is corrected, and corrected back, cancels and adds no report', () => {
  const before = reports();
  const at = cell(workspace, 'Terms', ['Term', 'Autumn 2026'], 'Term');
  for (const name of ['Autumn Term 2026', 'Autumn 2026']) {
    workspace.edit('Terms', at, name);
    click(workspace, 'refreshViews');
    expect(reports()).toEqual(before);
    expect(rows(workspace, 'Reports').some((line) => line['Term'] === name)).toBe(true);
  }
});

test('time limits past the table of bank holidays are not known, and the Desk asks for the year', () => {
  const at = (heading: string) => cell(workspace, 'ECTs', ['TRN', ZOE], heading);
  workspace.edit('ECTs', at('Outcome'), 'fail');
  workspace.edit('ECTs', at('Decided'), '2026-12-01');
  clear('Bank holidays');
  click(workspace, 'refreshViews');
  const asked = rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
  expect(says(asked, /^Zoë Example: The bank holidays of 2026 are not all in the Bank holidays sheet/)).toBe(
    true,
  );
  expect(answer(workspace, { ask: 'ect', trn: ZOE }).name).toBe('Zoë Example');
});
