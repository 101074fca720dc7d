import type { Block, Deed, DeedAnswer, Effect } from '../api';
import { protectionsOn, refuseUnlessEditable, refuseUnlessEditor } from '../world/access';
import { a1Of, contains, intersects } from '../world/a1';
import { clearCells } from '../world/cells-write';
import { GoogleError } from '../world/errors';
import { filterOn } from '../world/filter-kind';
import type { Grid } from '../world/grid';
import * as person from '../world/person';
import { sortRect } from '../world/sort';
import { addSheet, deleteColumns, deleteRows, insertColumns, insertRows } from '../world/structure';
import { shownBy } from '../world/ui';
import { BOUND_ID, sheetDocs } from '../world/workbook';
import type { World } from '../world/world';
import type { Workspace } from '../workspace';
import { createFilter, removeFilter, setHiddenValues } from './filters';
import { effectOf } from './runs';
import { gridWithId } from './sheet-views';

const DONE = { outcome: 'done', effects: [] } as const;

/** What Sheets asks before a person changes a range guarded by a warning. */
function warningAt(world: World, grid: Grid, block: Block): string | null {
  const guard = protectionsOn(world.store, grid.file, grid.sheetId).find(
    ({ warningOnly, rect, unprotected }) =>
      warningOnly && (!rect || intersects(rect, block)) && !unprotected.some((open) => contains(open, block)),
  );
  if (!guard) return null;
  const why = guard.description ? ` It says: ${guard.description.replace(/\.$/, '')}.` : '';
  return `You are about to change cells that should not be changed by accident.${why} Change them anyway?`;
}

/** A change by hand of the sheet's shape or look: for those who may edit, then calculated and on disk. */
function shape(world: World, user: string, grid: Grid, act: () => void): DeedAnswer {
  refuseUnlessEditor(world.store, grid.file, user);
  act();
  world.afterWrites(null);
  world.store.commit();
  return DONE;
}

function guarded(
  world: World,
  user: string,
  grid: Grid,
  block: Block,
  confirmed: boolean,
  act: () => void,
): DeedAnswer {
  refuseUnlessEditable(grid, block, user);
  const says = confirmed ? null : warningAt(world, grid, block);
  return says === null ? shape(world, user, grid, act) : { outcome: 'confirm', says };
}

function blockOf({ row, column, values }: Extract<Deed, { do: 'type' }>): Block {
  return { row, column, rows: values.length, columns: Math.max(...values.map((line) => line.length)) };
}

function sort(world: World, user: string, grid: Grid, column: number, ascending: boolean): DeedAnswer {
  const filter = filterOn(grid);
  const inFilter =
    filter && column >= filter.rect.column && column < filter.rect.column + filter.rect.columns;
  if (!inFilter) {
    person.sort(world, user, grid, column, ascending);
    return DONE;
  }
  const { rect } = filter;
  const rows = Math.min(rect.row + rect.rows - 1, grid.maxRows) - rect.row;
  return shape(world, user, grid, () =>
    sortRect(grid, { ...rect, row: rect.row + 1, rows }, [{ column, ascending }]),
  );
}

function hideColumns(grid: Grid, at: number, count: number, hide: boolean): void {
  const touched = Array.from({ length: count }, (_, index) => at + index);
  const others = grid.doc.hiddenColumns.filter((column) => !touched.includes(column));
  grid.update({ hiddenColumns: hide ? [...others, ...touched].sort((a, b) => a - b) : others });
}

function hideSheet(world: World, grid: Grid): void {
  const visible = sheetDocs(world.store, BOUND_ID).filter(({ hidden }) => !hidden);
  if (visible.length === 1) throw new GoogleError("You can't hide all the sheets in a document.");
  grid.update({ hidden: true });
}

function act(workspace: Workspace, user: string, grid: Grid, deed: Deed): DeedAnswer {
  const { world } = workspace;
  const doing = (change: () => void) => shape(world, user, grid, change);
  switch (deed.do) {
    case 'type': {
      const says = deed.confirmed ? null : warningAt(world, grid, blockOf(deed));
      if (says !== null) return { outcome: 'confirm', says };
      workspace.edit(grid.doc.name, a1Of({ ...blockOf(deed), rows: 1, columns: 1 }), deed.values, { user });
      return DONE;
    }
    case 'clear':
      return guarded(world, user, grid, deed, deed.confirmed ?? false, () => clearCells(grid, deed));
    case 'insert-rows':
      return doing(() => insertRows(grid, deed.at, deed.count, deed.at > 1 ? deed.at - 1 : deed.at));
    case 'delete-rows':
      return doing(() => deleteRows(grid, deed.at, deed.count));
    case 'insert-columns':
      return doing(() => insertColumns(grid, deed.at, deed.count, deed.at > 1 ? deed.at - 1 : deed.at));
    case 'delete-columns':
      return doing(() => deleteColumns(grid, deed.at, deed.count));
    case 'sort':
      return sort(world, user, grid, deed.column, deed.ascending);
    case 'create-filter':
      return doing(() => createFilter(grid, deed.block));
    case 'remove-filter':
      return doing(() => removeFilter(grid, world.now()));
    case 'filter':
      return doing(() => setHiddenValues(grid, deed.column, deed.hidden, world.now()));
    case 'rename':
      person.renameSheet(world, user, grid, deed.name);
      return DONE;
    case 'hide-sheet':
      return doing(() => hideSheet(world, grid));
    case 'show-sheet':
      return doing(() => grid.update({ hidden: false }));
    case 'delete-sheet':
      person.deleteSheet(world, user, grid);
      return DONE;
    case 'add-sheet': {
      const index = sheetDocs(world.store, BOUND_ID).findIndex(({ id }) => id === grid.sheetId) + 1;
      let sheet = 0;
      doing(() => (sheet = addSheet(world.store, BOUND_ID, deed.name, index).id));
      return { ...DONE, sheet };
    }
    case 'column-width':
      return doing(() => grid.update({ widths: { ...grid.doc.widths, [deed.column]: deed.width } }));
    case 'hide-columns':
    case 'show-columns':
      return doing(() => hideColumns(grid, deed.at, deed.count, deed.do === 'hide-columns'));
    default:
      return deed satisfies never;
  }
}

/** What the script's own onEdit showed. */
function shownSince({ world }: Workspace, execution: number): Effect[] {
  const ran = world.records.filter(({ id, door }) => id > execution && door === 'edit');
  return ran.flatMap(({ id }) => shownBy(world, id).map(effectOf));
}

/** Does what a person does by hand; what Google would refuse is refused in its words, and nothing has changed. */
export function doDeed(workspace: Workspace, user: string, sheet: number, deed: Deed): DeedAnswer {
  const { world } = workspace;
  const grid = gridWithId(world, sheet);
  if (!grid) return { outcome: 'refused', says: 'This sheet is no longer in the workbook.' };
  const before = workspace.snapshot();
  const execution = world.store.get<number>('counters', 'execution') ?? 0;
  try {
    const answer = act(workspace, user, grid, deed);
    return answer.outcome === 'done' ? { ...answer, effects: shownSince(workspace, execution) } : answer;
  } catch (error) {
    workspace.restore(before);
    if (error instanceof GoogleError) return { outcome: 'refused', says: error.message };
    throw error;
  }
}
