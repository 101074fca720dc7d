import type { Block } from '../api';
import { GoogleError } from '../world/errors';
import { applyFilter, filterOn, type FilterDoc } from '../world/filter-kind';
import type { Grid } from '../world/grid';

function put(grid: Grid, filter: FilterDoc): void {
  grid.store.put(`filters:${grid.file}`, grid.sheetId, filter);
}

/** The basic filter as a person sets it; its first row is the heading. */
export function createFilter(grid: Grid, rect: Block): void {
  if (filterOn(grid))
    throw new GoogleError("You can't create a filter in a sheet that already has a filter.");
  put(grid, { rect, criteria: {} });
}

/** Takes the filter away; every row it hid is shown again. */
export function removeFilter(grid: Grid, now: number): void {
  grid.store.delete(`filters:${grid.file}`, grid.sheetId);
  applyFilter(grid, now);
}

/** Hides the rows whose cell shows one of these texts; none at all lifts them. A condition set by a script stays. */
export function setHiddenValues(grid: Grid, column: number, hidden: readonly string[], now: number): void {
  const filter = filterOn(grid);
  if (!filter) return;
  const { [column]: before, ...others } = filter.criteria;
  const condition = before?.condition ?? null;
  const criteria = hidden.length > 0 || condition ? { ...others, [column]: { condition, hidden } } : others;
  put(grid, { ...filter, criteria });
  applyFilter(grid, now);
}
