import { recall } from '../register/remembered';
import type { Memory } from './ports';

/** The register's file. The active file is null where a clock trigger runs (services, 26.6), so its id is remembered. */
export const fileOf = (memory: Memory): GoogleAppsScript.Spreadsheet.Spreadsheet =>
  SpreadsheetApp.getActive() ?? SpreadsheetApp.openById(recall(memory)?.spreadsheet ?? '');

/** Where the file believes it is, like "Europe/London" and "en_GB". */
export function whereaboutsOf(memory: Memory): { readonly zone: string; readonly locale: string } {
  const file = fileOf(memory);
  return { zone: file.getSpreadsheetTimeZone(), locale: file.getSpreadsheetLocale() };
}
