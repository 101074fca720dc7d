/** SpreadsheetApp and its family (services.md §1). */
import { chartKinds, sheetCharts } from './chart-kind';
import { guardTables } from './forms-tables';
import type { Execution } from '../run/execution';
import { activeRect, activeSheetId, viewerOf } from './view';
import type { Kind, Method, Service } from './dispatch';
import { formatKind } from './range-formats';
import { rangeKind, readers } from './range-kind';
import { rangeMore } from './range-more';
import { conditionEnums } from './criteria-builder';
import { conditionTests } from './criteria';
import { conditionalKinds, newRule, sheetConditional } from './conditional-kind';
import { filterKinds, newCriteria, rangeFilter, sheetFilter } from './filter-kind';
import { finderKind, rangeFinder, sheetFinder, spreadsheetFinder } from './finder-kind';
import { getRangeList, rangeListKind } from './range-list-kind';
import {
  metadataEnums,
  metadataKinds,
  rangeMetadata,
  sheetMetadata,
  spreadsheetMetadata,
} from './metadata-kind';
import { namedRangeKind, sheetNames, spreadsheetNames } from './named-kind';
import { protectionKind, rangeProtection, sheetProtection, spreadsheetProtection } from './protection-kind';
import { sheetLooks } from './sheet-looks';
import { criteriaNames } from './validation-rules';
import { newDataValidation, rangeValidation, validationKinds } from './validation-kind';
import { sheetKind } from './sheet-kind';
import { spreadsheetKind, userKind } from './spreadsheet-kind';
import { getUi } from './ui';
import { BOUND_ID, gridOf, rangeHandle, sheetHandle, spreadsheet, spreadsheetHandle } from './workbook';
import { Handle } from './values';

/** Null in a web app and in a clock trigger of a bound script (services.md §26.6). */
function active(x: Execution): Handle | null {
  return x.door === 'web' || x.door === 'clock' ? null : spreadsheetHandle(BOUND_ID);
}

/** A handle: the model's source counts what it costs in the first read. */
const getActive: Method = { takes: [''], modes: readers, run: (x) => active(x) };

const app: Kind = {
  getActive,
  getActiveSpreadsheet: getActive,
  openById: {
    takes: ['String'],
    price: 'open',
    modes: ['FULL'],
    scopes: ['https://www.googleapis.com/auth/spreadsheets'],
    run: (x, _, [id]) => spreadsheetHandle(spreadsheet(x.store, id as string).id),
  },
  flush: {
    takes: [''],
    price: 'flush',
    modes: readers,
    // Nobody outside sees what a run does before it ends, so only here and there must it be on disk.
    run: (x) => {
      x.settle();
      x.store.commit();
    },
  },
  newDataValidation: { takes: [''], run: newDataValidation },
  newConditionalFormatRule: { takes: [''], run: newRule },
  newFilterCriteria: { takes: [''], run: newCriteria },
  getUi: { takes: [''], modes: ['FULL', 'LIMITED', 'NONE'], run: (x) => getUi(x) },
  getActiveSheet: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x) => active(x) && sheetHandle(BOUND_ID, activeSheetId(x.store, BOUND_ID, viewerOf(x))),
  },
  getActiveRange: { takes: [''], price: 'identity', modes: readers, run: (x) => active(x) && activeRange(x) },
};

/** What is selected; in a custom function the cell being calculated. */
export function activeRange(x: Execution): Handle {
  if (x.order.cell) return new Handle('Range', [...x.order.cell]);
  const grid = gridOf(x.store, BOUND_ID, activeSheetId(x.store, BOUND_ID, viewerOf(x)));
  return rangeHandle(grid, activeRect(x.store, BOUND_ID, viewerOf(x)));
}

const both = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/spreadsheets',
];

const range: Kind = {
  ...rangeKind,
  ...guardTables(formatKind),
  ...guardTables(rangeValidation),
  ...rangeMore,
  ...rangeFinder,
  ...rangeFilter,
  ...rangeMetadata,
  ...rangeProtection,
};
const sheet: Kind = {
  ...sheetKind,
  ...sheetLooks,
  ...sheetFinder,
  ...sheetFilter,
  ...sheetConditional,
  ...sheetCharts,
  ...sheetMetadata,
  ...sheetProtection,
  ...sheetNames,
  getRangeList,
};
const spreadsheetMethods: Kind = {
  ...spreadsheetKind,
  ...spreadsheetFinder,
  ...spreadsheetMetadata,
  ...spreadsheetProtection,
  ...spreadsheetNames,
  getActiveRange: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x) => activeRange(x),
  },
};

export const spreadsheets: Service = {
  name: 'SpreadsheetApp',
  // While a person reads a question, what was written so far is on their screen.
  atSuspend: (x) => x.settle(),
  globals: { SpreadsheetApp: { kind: 'SpreadsheetApp' } },
  scopes: both,
  modes: readers,
  enums: {
    'SpreadsheetApp.ProtectionType': ['RANGE', 'SHEET'],
    'SpreadsheetApp.WrapStrategy': ['WRAP', 'OVERFLOW', 'CLIP'],
    'SpreadsheetApp.BorderStyle': ['DOTTED', 'DASHED', 'SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'DOUBLE'],
    'SpreadsheetApp.DataValidationCriteria': criteriaNames,
    'SpreadsheetApp.BooleanCriteria': Object.keys(conditionTests),
    ...conditionEnums,
    ...metadataEnums,
  },
  kinds: {
    SpreadsheetApp: app,
    Spreadsheet: spreadsheetMethods,
    Sheet: sheet,
    Range: range,
    RangeList: rangeListKind(range),
    TextFinder: finderKind,
    NamedRange: namedRangeKind,
    Protection: protectionKind,
    ...validationKinds,
    ...conditionalKinds,
    ...chartKinds,
    ...filterKinds,
    ...metadataKinds,
    User: userKind,
  },
};
