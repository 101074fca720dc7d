/** The pictures of QA: drawn by Set up, beside figures that a formula keeps. */
import { chartsOn, figuresOf } from '../../local/world/chart-kind';
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

test('set up again, none is drawn twice, and one that was taken away comes back', () => {
  click(workspace, 'setUp');
  expect(charts()).toHaveLength(4);
  const grid = sheetCalled(workspace.world, 'QA pictures');
  workspace.world.store.put(`charts:${grid.file}`, grid.sheetId, { charts: chartsOn(grid).slice(1) });
  expect(click(workspace, 'setUp')).toContain('Drew "Schools by lane and area" in "QA pictures".');
  expect(charts()).toHaveLength(4);
}, 60_000);

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [8, [0, 2, 4, 6, 8]],
  [75, [0, 20, 40, 60, 80]],
])('an axis that reaches %d has round steps', (most, ticks) => {
  expect(ticksFor(most)).toEqual(ticks);
});
