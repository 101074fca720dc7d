/** The basic filter of a sheet, shared by everybody (services.md §9). It hides rows when it is set, not when values change. */
import type { Execution } from '../run/execution';
import { rightOf, type Rect } from './a1';
import { cellsOf, displayOf } from './cells-read';
import { holds, type Condition } from './criteria';
import { conditionMethods } from './criteria-builder';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { Grid } from './grid';
import { readers, writers } from './range-kind';
import { sortRect } from './sort';
import { EnumValue, Handle, type Value } from './values';
import { beforeStructure, rangeHandle, rangeRect, sheetGrid, gridOf, spreadsheet } from './workbook';

interface Criterion {
  readonly condition: Condition | null;
  /** As shown. */
  readonly hidden: readonly string[];
}
export interface FilterDoc {
  readonly rect: Rect;
  /** By absolute column. */
  readonly criteria: Readonly<Record<number, Criterion>>;
}
interface Draft {
  condition: Condition | null;
  hidden: readonly string[];
}

export const newCriteria = (x: Execution): Handle =>
  x.keep('FilterCriteriaBuilder', { condition: null, hidden: [] } satisfies Draft);

const filters = (file: string): string => `filters:${file}`;

export function filterOn(grid: Grid): FilterDoc | undefined {
  return grid.store.get<FilterDoc>(filters(grid.file), grid.sheetId);
}

/** Hides the rows that the criteria don't let through, as the values stand now. */
export function applyFilter(grid: Grid, now: number): void {
  const filter = filterOn(grid);
  const { zone, locale } = spreadsheet(grid.store, grid.file);
  const body: Rect = filter
    ? { ...filter.rect, row: filter.rect.row + 1, rows: filter.rect.rows - 1 }
    : { ...grid.whole, rows: 0 };
  const cells = body.rows > 0 ? cellsOf(grid, body) : [];
  const texts = body.rows > 0 ? displayOf(grid, body, locale) : [];
  const criteria = Object.entries(filter?.criteria ?? {}).map(
    ([column, criterion]) => [Number(column) - body.column, criterion] as const,
  );
  const passes = (i: number) =>
    criteria.every(([j, { condition, hidden }]) => {
      const text = texts[i]?.[j] ?? '';
      if (hidden.includes(text)) return false;
      return (
        !condition ||
        holds(condition, {
          grid,
          cell: cells[i]?.[j] ?? null,
          text,
          offset: { rows: i, columns: 0 },
          zone,
          now,
        })
      );
    });
  grid.updateRows(grid.whole, (doc, row) => {
    const i = row - body.row;
    const filtered = i >= 0 && i < body.rows && !passes(i);
    if (filtered === (doc.filtered ?? false)) return doc;
    const { filtered: _, ...rest } = doc;
    return filtered ? { ...rest, filtered } : rest;
  });
}

function found(x: Execution, self: Handle): { grid: Grid; filter: FilterDoc } {
  const [file, sheet] = self.ref as [string, number];
  const grid = gridOf(x.store, file, sheet);
  const filter = filterOn(grid);
  if (!filter) throw new GoogleError('The filter no longer exists.');
  return { grid, filter };
}

function change(
  takes: readonly string[],
  run: (x: Execution, grid: Grid, filter: FilterDoc, args: readonly Value[]) => void,
  chains = true,
): Method {
  return {
    takes,
    price: 'structure',
    modes: writers,
    run: (x, self, args) => {
      beforeStructure(x);
      const { grid, filter } = found(x, self);
      run(x, grid, filter, args);
      return chains ? self : null;
    },
  };
}

function checkedColumn({ rect }: FilterDoc, column: Value): number {
  if ((column as number) < rect.column || (column as number) > rightOf(rect))
    throw new GoogleError('The column is outside the range of the filter.');
  return column as number;
}

function setCriterion(
  x: Execution,
  grid: Grid,
  filter: FilterDoc,
  column: number,
  criterion: Criterion | null,
): void {
  const criteria: Record<number, Criterion> = { ...filter.criteria };
  if (criterion) criteria[column] = criterion;
  else Reflect.deleteProperty(criteria, column);
  x.store.put(filters(grid.file), grid.sheetId, { ...filter, criteria });
  applyFilter(grid, x.now());
}

const filterKind: Kind = {
  getRange: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const { grid, filter } = found(x, self);
      return rangeHandle(grid, filter.rect);
    },
  },
  setColumnFilterCriteria: change(['Integer, FilterCriteria?'], (x, grid, filter, [column, criteria]) =>
    setCriterion(
      x,
      grid,
      filter,
      checkedColumn(filter, column as Value),
      criteria === null ? null : x.kept<Criterion>(criteria as Handle),
    ),
  ),
  removeColumnFilterCriteria: change(['Integer'], (x, grid, filter, [column]) =>
    setCriterion(x, grid, filter, checkedColumn(filter, column as Value), null),
  ),
  getColumnFilterCriteria: {
    takes: ['Integer'],
    price: 'extent',
    modes: readers,
    run: (x, self, [column]) => {
      const { filter } = found(x, self);
      const criterion = filter.criteria[checkedColumn(filter, column as Value)];
      return criterion ? x.keep('FilterCriteria', { ...criterion }) : null;
    },
  },
  sort: change(['Integer, Boolean'], (_, grid, filter, [column, ascending]) => {
    const body = { ...filter.rect, row: filter.rect.row + 1, rows: filter.rect.rows - 1 };
    if (body.rows > 0)
      sortRect(grid, body, [
        { column: checkedColumn(filter, column as Value), ascending: ascending === true },
      ]);
  }),
  remove: change(
    [''],
    (x, grid) => {
      x.store.delete(filters(grid.file), grid.sheetId);
      applyFilter(grid, x.now());
    },
    false,
  ),
};

const criteriaGetters: Kind = {
  getCriteriaType: {
    takes: [''],
    run: (x, self) => {
      const { condition } = x.kept<Draft>(self);
      return condition && new EnumValue('SpreadsheetApp.BooleanCriteria', condition.type);
    },
  },
  getCriteriaValues: { takes: [''], run: (x, self) => [...(x.kept<Draft>(self).condition?.args ?? [])] },
  getHiddenValues: { takes: [''], run: (x, self) => [...x.kept<Draft>(self).hidden] },
  copy: { takes: [''], run: (x, self) => x.keep('FilterCriteriaBuilder', { ...x.kept<Draft>(self) }) },
};

export const filterKinds: Readonly<Record<string, Kind>> = {
  Filter: filterKind,
  FilterCriteria: criteriaGetters,
  FilterCriteriaBuilder: conditionMethods({
    ...criteriaGetters,
    setHiddenValues: {
      takes: ['String[]'],
      run: (x, self, [values]) => {
        x.kept<Draft>(self).hidden = values as readonly string[];
        return self;
      },
    },
    build: { takes: [''], run: (x, self) => x.keep('FilterCriteria', { ...x.kept<Draft>(self) }) },
  }),
};

export const sheetFilter: Kind = {
  getFilter: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      return filterOn(grid) ? new Handle('Filter', [grid.file, grid.sheetId]) : null;
    },
  },
  isRowHiddenByFilter: {
    takes: ['Integer'],
    price: 'extent',
    modes: readers,
    run: (x, self, [row]) => sheetGrid(x, self).row(row as number).filtered ?? false,
  },
};

export const rangeFilter: Kind = {
  getFilter: sheetFilter['getFilter'] as Method,
  createFilter: {
    takes: [''],
    price: 'structure',
    modes: writers,
    run: (x, self) => {
      beforeStructure(x);
      const grid = sheetGrid(x, self);
      if (filterOn(grid))
        throw new GoogleError("You can't create a filter in a sheet that already has a filter.");
      x.store.put(filters(grid.file), grid.sheetId, {
        rect: rangeRect(self),
        criteria: {},
      } satisfies FilterDoc);
      return new Handle('Filter', [grid.file, grid.sheetId]);
    },
  },
};
