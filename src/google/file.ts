import { recall } from '../register/remembered';
import type { Memory } from './ports';

/** The register's file. The active file is null where a clock trigger runs (services, 26.6), so its id is remembered. */
export const fileOf = (memory: Memory): GoogleAppsScript.Spreadsheet.Spreadsheet =>
  SpreadsheetApp.getActive() ?? SpreadsheetApp.openById(recall(memory)?.spreadsheet ?? '');

/** The time zone of the file, like "Europe/London". */
export const zoneOf = (memory: Memory): string => fileOf(memory).getSpreadsheetTimeZone();
