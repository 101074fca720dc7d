/** TextFinder (services.md §6). */
import type { Execution } from '../run/execution';
import { type Rect } from './a1';
import { dataRect, displayOf, formulasOf } from './cells-read';
import { writeCells } from './cells-write';
import type { Kind, Method } from './dispatch';
import type { Grid } from './grid';
import { readers, writers, writingOf } from './range-kind';
import type { Handle } from './values';
import { type Value } from './values';
import {
  beforeReading,
  fileOf,
  gridOf,
  rangeHandle,
  rangeRect,
  sheetDocs,
  sheetGrid,
  spreadsheet,
} from './workbook';

interface Search {
  readonly text: string;
  readonly areas: readonly { readonly file: string; readonly sheet: number; readonly rect: Rect | null }[];
  case: boolean;
  entire: boolean;
  formulas: boolean;
  regex: boolean;
  diacritics: boolean;
  after: { readonly sheet: number; readonly row: number; readonly column: number } | null;
  /** The current match, counted in order; -1 before the first. */
  at: number;
}

interface Hit {
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function finder(areas: (x: Execution, self: Handle) => Search['areas']): Method {
  return {
    takes: ['String'],
    modes: readers,
    run: (x, self, [text]) =>
      x.keep('TextFinder', {
        text: text as string,
        areas: areas(x, self),
        case: false,
        entire: false,
        formulas: false,
        regex: false,
        diacritics: false,
        after: null,
        at: -1,
      } satisfies Search),
  };
}

function matcher(search: Search): (shown: string) => boolean {
  const fold = (text: string) => {
    const bare = search.diacritics ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
    return search.case ? bare : bare.toLowerCase();
  };
  if (search.regex) {
    const pattern = new RegExp(search.entire ? `^(?:${search.text})$` : search.text, search.case ? '' : 'i');
    return (shown) => pattern.test(shown);
  }
  const wanted = fold(search.text);
  return search.entire ? (shown) => fold(shown) === wanted : (shown) => fold(shown).includes(wanted);
}

/** Every match in row order; costs by the cell searched. */
function hits(x: Execution, search: Search): Hit[] {
  const matches = matcher(search);
  const found: Hit[] = [];
  for (const { file, sheet, rect } of search.areas) {
    const grid = gridOf(x.store, file, sheet);
    beforeReading(x, grid);
    const area = rect ?? dataRect(grid);
    x.moves(area.rows * area.columns);
    const shown = displayOf(grid, area, spreadsheet(x.store, file).locale);
    const texts = search.formulas
      ? formulasOf(grid, area).map((line, i) => line.map((f, j) => f || (shown[i]?.[j] ?? '')))
      : shown;
    texts.forEach((line, i) =>
      line.forEach((text, j) => {
        if (text !== '' && matches(text))
          found.push({ grid, row: area.row + i, column: area.column + j, text });
      }),
    );
  }
  return found;
}

const cellOf = ({ grid, row, column }: Hit): Handle =>
  rangeHandle(grid, { row, column, rows: 1, columns: 1 });

function option(name: 'case' | 'entire' | 'formulas' | 'regex' | 'diacritics'): Method {
  return {
    takes: ['Boolean'],
    modes: readers,
    run: (x, self, [on]) => {
      x.kept<Search>(self)[name] = on as boolean;
      return self;
    },
  };
}

function search(run: (x: Execution, search: Search) => Value): Method {
  return { takes: [''], price: 'find', modes: readers, run: (x, self) => run(x, x.kept<Search>(self)) };
}

function next(x: Execution, wanted: Search): Value {
  const all = hits(x, wanted);
  let at = wanted.at + 1;
  const { after } = wanted;
  if (wanted.at < 0 && after) {
    at = all.findIndex(
      (hit) =>
        hit.grid.sheetId === after.sheet &&
        (hit.row > after.row || (hit.row === after.row && hit.column > after.column)),
    );
  }
  const hit = at < 0 ? undefined : all[at];
  if (!hit) return null;
  wanted.at = at;
  return cellOf(hit);
}

function previous(x: Execution, wanted: Search): Value {
  const all = hits(x, wanted);
  const at = wanted.at < 0 ? all.length - 1 : wanted.at - 1;
  const hit = all[at];
  if (!hit) return null;
  wanted.at = at;
  return cellOf(hit);
}

/** Replaces in every match and says how many occurrences there were. */
function replaceAll(x: Execution, wanted: Search, by: string): number {
  const source = wanted.regex ? wanted.text : wanted.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(wanted.entire ? `^(?:${source})$` : source, wanted.case ? 'g' : 'gi');
  let count = 0;
  for (const { grid, row, column, text } of hits(x, wanted)) {
    const replaced = text.replace(pattern, () => {
      count += 1;
      return by;
    });
    writeCells(writingOf(x, grid), { row, column, rows: 1, columns: 1 }, [[replaced]]);
  }
  x.world.afterWrites(x);
  return count;
}

export const finderKind: Kind = {
  matchCase: option('case'),
  matchEntireCell: option('entire'),
  matchFormulaText: option('formulas'),
  useRegularExpression: option('regex'),
  ignoreDiacritics: option('diacritics'),
  startFrom: {
    takes: ['Range'],
    modes: readers,
    run: (x, self, [range]) => {
      const { row, column } = rangeRect(range as Handle);
      x.kept<Search>(self).after = { sheet: ((range as Handle).ref as [string, number])[1], row, column };
      return self;
    },
  },
  findAll: search((x, wanted) => hits(x, wanted).map(cellOf)),
  findNext: search(next),
  findPrevious: search(previous),
  getCurrentMatch: search((x, wanted) => {
    const hit = hits(x, wanted)[wanted.at];
    return hit ? cellOf(hit) : null;
  }),
  replaceAllWith: {
    takes: ['String'],
    price: 'find',
    modes: writers,
    run: (x, self, [by]) => replaceAll(x, x.kept<Search>(self), by as string),
  },
};

export const rangeFinder: Kind = {
  createTextFinder: finder((x, self) => [
    { file: fileOf(self), sheet: sheetGrid(x, self).sheetId, rect: rangeRect(self) },
  ]),
};
export const sheetFinder: Kind = {
  createTextFinder: finder((x, self) => [
    { file: fileOf(self), sheet: sheetGrid(x, self).sheetId, rect: null },
  ]),
};
/** Hidden sheets are searched too. */
export const spreadsheetFinder: Kind = {
  createTextFinder: finder((x, self) =>
    sheetDocs(x.store, fileOf(self)).map((sheet) => ({ file: fileOf(self), sheet: sheet.id, rect: null })),
  ),
};
