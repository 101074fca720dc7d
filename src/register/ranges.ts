import type { Calendar, Career, Ect } from '../domain/facts';
import type { Policy } from '../domain/policy';
import { readPolicy } from '../domain/policy';
import { textOf } from './column';
import type { CareerTable } from './open';
import { CAREER_TABLES, byTable, careersIn, readOpened, rowsOf } from './open';
import { readRows } from './table';
import { TABLES } from './tables';

/** A range as Sheets hands it to a custom function: rows of cells, or one bare cell. */
export type Range = readonly (readonly unknown[])[];

/** A range whatever came: a single cell arrives bare. */
export const rangeOf = (given: unknown): Range => (Array.isArray(given) ? (given as Range) : [[given]]);

/** The texts of a range's first column. */
export const firstColumn = (given: unknown): string[] => rangeOf(given).map((cells) => textOf(cells[0]));

/** The settings in a range that has at least the columns Setting and Value. */
export function policyFrom(given: unknown): Policy {
  const [headings = [], ...lines] = rangeOf(given);
  const key = headings.findIndex((heading) => textOf(heading) === 'Setting');
  const value = headings.findIndex((heading) => textOf(heading) === 'Value');
  if (key === -1 || value === -1)
    throw new Error('The settings range needs the columns "Setting" and "Value": give Settings!A1:B.');
  return readPolicy(Object.fromEntries(lines.map((cells) => [textOf(cells[key]), textOf(cells[value])])))
    .policy;
}

/** Terms and bank holidays from their sheets' ranges. A range not given holds none: dates that need it are not known. */
export function calendarFrom(terms: unknown, bankHolidays?: unknown): Calendar {
  return {
    terms: rowsOf(readRows(TABLES.terms, rangeOf(terms))),
    bankHolidays:
      bankHolidays === undefined ? [] : rowsOf(readRows(TABLES.bankHolidays, rangeOf(bankHolidays))),
  };
}

export type CareerRanges = { readonly [table in CareerTable]?: unknown };

/** What the ranges say of each TRN. A table whose range is not given is taken as empty. */
export function careersFrom(ranges: CareerRanges, trns: readonly string[]): ReadonlyMap<string, Career> {
  const { tables } = readOpened(
    CAREER_TABLES,
    byTable(CAREER_TABLES, (table) => rangeFor(ranges[table], table)),
  );
  if (ranges.ects !== undefined) return careersIn(tables);
  const entries = [...new Set(trns)].map((trn) => ({ at: 0, row: { ...NOBODY, trn } }));
  return careersIn({ ...tables, ects: { ...tables.ects, entries } });
}

const rangeFor = (given: unknown, table: CareerTable): Range =>
  given === undefined ? [Object.values(TABLES[table].columns).map(({ heading }) => heading)] : rangeOf(given);

/** An ECT of whom only the TRN is known. */
const NOBODY: Omit<Ect, 'trn'> = {
  name: '',
  dateOfBirth: null,
  email: null,
  qtsOn: null,
  ittRoute: null,
  ittProvider: null,
  barredBy: null,
  registeredOn: null,
  namedContact: null,
  assessor: null,
  priorTerms: null,
  outcome: null,
  outcomeOn: null,
  abConcernOn: null,
  ectConcernOn: null,
};
