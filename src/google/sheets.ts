import type { Block } from '../register/change';
import type { Cell } from '../register/column';
import type { SheetKey } from '../register/set-up';
import type { TableKey } from '../register/tables';
import { TABLES } from '../register/tables';
import type { Remembered } from '../register/remembered';
import { recall } from '../register/remembered';
import type { Grid, Memory, Sheets } from './ports';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A sheet of the register is gone, or Set up has not been run in this file. */
export class MissingSheetFault extends Error {
  override readonly name = 'MissingSheetFault';
}

/** Spare rows made whenever a sheet has to grow. */
const SPARE_ROWS = 200;

export function googleSheets(memory: Memory): Sheets {
  let file: Spreadsheet | null = null;
  let places: Remembered | null = null;

  const known = (): Remembered => {
    places ??= recall(memory);
    if (!places)
      throw new MissingSheetFault('This file is not set up yet. Choose Induction > Set up register.');
    return places;
  };
  /** The active file is null where a clock trigger runs (services, 26.6), so its id is remembered. */
  const spreadsheet = (): Spreadsheet =>
    (file ??= SpreadsheetApp.getActive() ?? SpreadsheetApp.openById(known().spreadsheet));

  const sheetOf = (key: SheetKey, name: string): Sheet => {
    const id = known().sheets[key];
    const sheet = id === undefined ? null : spreadsheet().getSheetById(id);
    if (!sheet)
      throw new MissingSheetFault(
        `The sheet "${name}" is missing. Choose Induction > Set up register to make it again.`,
      );
    return sheet;
  };

  return {
    open: (table) => gridOf(sheetOf(table, TABLES[table].name)),
    flush: () => SpreadsheetApp.flush(),
    selected: () => {
      const range = spreadsheet().getActiveRange();
      if (!range) return null;
      const sheet = range.getSheet();
      const id = sheet.getSheetId();
      const table = (Object.keys(TABLES) as TableKey[]).find((key) => known().sheets[key] === id);
      const isHidden = (at: number) => sheet.isRowHiddenByFilter(at) || sheet.isRowHiddenByUser(at);
      return table === undefined ? null : { table, at: range.getRow(), rows: range.getNumRows(), isHidden };
    },
    url: () => spreadsheet().getUrl(),
  };
}

function gridOf(sheet: Sheet): Grid {
  return {
    values: () => sheet.getSheetValues(1, 1, -1, -1) as unknown[][],
    columns: (from, count) => sheet.getSheetValues(1, from + 1, -1, count) as unknown[][],
    row: (at) => readRow(sheet, at),
    find: (column, text) =>
      sheet
        .getRange(`${letters(column)}:${letters(column)}`)
        .createTextFinder(text)
        .matchEntireCell(true)
        .findAll()
        .map((range) => range.getRow()),
    write: (block) => writeBlock(sheet, block),
    extendTo: (rows) => extend(sheet, rows),
    append: (rows) => append(sheet, rows),
  };
}

/** Rows may have been deleted since somebody saw the row: then it lies outside the grid, which Google refuses. */
function readRow(sheet: Sheet, at: number): unknown[] {
  try {
    return (sheet.getRange(`${at}:${at}`).getValues() as unknown[][])[0] ?? [];
  } catch (fault) {
    if (at > sheet.getMaxRows()) return [];
    throw fault;
  }
}

/** The name of a column, from 0: A to Z, then AA. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function writeBlock(sheet: Sheet, { row, column, values }: Block): void {
  const width = values[0]?.length ?? 0;
  if (values.length === 0 || width === 0) return;
  sheet.getRange(row, column, values.length, width).setValues(values as Cell[][]);
}

function extend(sheet: Sheet, rows: number): void {
  const has = sheet.getMaxRows();
  if (has < rows) sheet.insertRowsAfter(has, rows - has + SPARE_ROWS);
}

function append(sheet: Sheet, rows: readonly (readonly Cell[])[]): void {
  const only = rows.length === 1 ? rows[0] : undefined;
  if (only) {
    sheet.appendRow([...only]);
    return;
  }
  if (rows.length === 0) return;
  const last = sheet.getLastRow();
  extend(sheet, last + rows.length);
  writeBlock(sheet, { row: last + 1, column: 1, values: rows });
}
