/** The pictures of QA: drawn by Set up, beside figures that a formula keeps. */
import { chartsOn, figuresOf } from '../../local/world/chart-kind';
import { deleteColumns } from '../../local/world/columns';
import { sheetCalled } from '../../local/world/person';
import type { Workspace } from '../../local/workspace';
import { ticksFor } from '../../local/pages/workbook/ticks';
import { cell, click, smallRegister } from './register';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await smallRegister();
}, 60_000);
afterAll(() => workspace.close());

const charts = () => {
  const grid = sheetCalled(workspace.world, 'QA pictures');
  return chartsOn(grid).map((chart) => figuresOf(grid, chart));
};

test('four charts stand beside the figures, each with its series by name', () => {
  expect(charts().map(({ title, kind, series }) => [title, kind, series.map(({ name }) => name)])).toEqual([
    [
      'Schools by lane and area',
      'stacked',
      ['Must visit', 'Special circumstances', 'Scored', 'Good practice'],
    ],
    ['Average score by area', 'columns', ['Average score']],
    ['Visits against ECTs, in a hundred of all', 'columns', ['ECTs %', 'Visits %']],
    ['Visits made against planned', 'line', ['Planned', 'Made']],
  ]);
});

test('they show the register’s own areas and move with its settings at once', () => {
  const score = () => charts()[1];
  expect(score()?.labels).toEqual(['Northshire']);
  const before = score()?.series[0]?.values[0] ?? 0;
  workspace.edit(
    'Settings',
    cell(workspace, 'Settings', ['Setting', 'QA weight not visited'], 'Value'),
    '50',
  );
  expect(score()?.series[0]?.values[0]).toBeGreaterThan(before ?? 0);
  expect(charts()[3]?.labels).toHaveLength(12);
});

test('the pictures stand first, the figures at their right', () => {
  const grid = sheetCalled(workspace.world, 'QA pictures');
  expect(chartsOn(grid).map(({ row, column }) => [row, column])).toEqual([
    [2, 1],
    [2, 7],
    [20, 1],
    [20, 7],
  ]);
  expect(workspace.read('QA pictures')[0]?.slice(11, 14)).toEqual(['', 'Area', 'Must visit']);
});

test('set up again, none is drawn twice, and one that was taken away comes back', () => {
  click(workspace, 'setUp');
  expect(charts()).toHaveLength(4);
  const grid = sheetCalled(workspace.world, 'QA pictures');
  workspace.world.store.put(`charts:${grid.file}`, grid.sheetId, { charts: chartsOn(grid).slice(1) });
  expect(click(workspace, 'setUp')).toContain('Drew "Schools by lane and area" in "QA pictures".');
  expect(charts()).toHaveLength(4);
}, 60_000);

test('in a register set up when the figures stood first, Set up moves them and draws the pictures anew', () => {
  const grid = sheetCalled(workspace.world, 'QA pictures');
  deleteColumns(grid, 1, 12);
  const old = chartsOn(grid).map((chart) => ({
    ...chart,
    column: chart.column + 12,
    ranges: chart.ranges.map((range) => ({ ...range, column: range.column - 12 })),
  }));
  workspace.world.store.put(`charts:${grid.file}`, grid.sheetId, { charts: old });
  expect(workspace.read('QA pictures')[0]?.slice(0, 2)).toEqual(['Area', 'Must visit']);
  click(workspace, 'setUp');
  expect(workspace.read('QA pictures')[0]?.slice(11, 14)).toEqual(['', 'Area', 'Must visit']);
  expect(charts().map(({ series }) => series[0]?.name)).toEqual([
    'Must visit',
    'Average score',
    'ECTs %',
    'Planned',
  ]);
  expect(chartsOn(sheetCalled(workspace.world, 'QA pictures')).map(({ column }) => column)).toEqual([
    1, 7, 1, 7,
  ]);
  expect(click(workspace, 'setUp')).not.toContain('QA pictures');
}, 60_000);

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [8, [0, 2, 4, 6, 8]],
  [75, [0, 20, 40, 60, 80]],
])('an axis that reaches %d has round steps', (most, ticks) => {
  expect(ticksFor(most)).toEqual(ticks);
});
