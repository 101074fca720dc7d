import type { Calendar, Career, Ect } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { QaFacts, QaVisit } from '../domain/qa-facts';
import { declaredSettings, readPolicy, settingSought } from '../domain/policy';
import { textOf } from './column';
import type { CareerTable } from './open';
import { CAREER_TABLES, byTable, careersIn, readOpened, rowsOf } from './open';
import type { Columns, Read, RowOf, Table } from './table';
import { HeadingsFault, layoutOf, readRows } from './table';
import { TABLES } from './tables';
import { areasIn, termsIn } from './terms-in';
import { isSameWord } from '../domain/word';

/** A range as Sheets hands it to a custom function: rows of cells, or one bare cell. */
export type Range = readonly (readonly unknown[])[];

/** A range whatever came: a single cell arrives bare. */
export const rangeOf = (given: unknown): Range => (Array.isArray(given) ? (given as Range) : [[given]]);

/** The texts of a range's first column. */
export const firstColumn = (given: unknown): string[] => rangeOf(given).map((cells) => textOf(cells[0]));

/** The settings in a range that has at least the columns Setting and Value. What can't be read is named on the Desk. */
export const policyFrom = (given: unknown): Policy => readPolicy(settingsIn(given)).policy;

/**
 * The settings in a range, with others laid over them to see what they would change.
 * @throws Error naming the first of the others that is no setting or can't be read: it would change nothing, unsaid.
 */
export function policyTrying(given: unknown, instead: unknown): Policy {
  const others = settingsIn(instead);
  const known = new Set(declaredSettings().map(({ key }) => settingSought(key)));
  const stranger = Object.keys(others).find((name) => name !== '' && !known.has(settingSought(name)));
  if (stranger !== undefined)
    throw new Error(`"${stranger}" is no setting. Write it as it stands in the sheet Settings.`);
  const [problem] = readPolicy(others).problems;
  if (problem !== undefined) throw new Error(`${problem.field}: ${problem.says}`);
  const tried = new Set(Object.keys(others).map(settingSought));
  const stays = Object.entries(settingsIn(given)).filter(([name]) => !tried.has(settingSought(name)));
  return readPolicy({ ...Object.fromEntries(stays), ...others }).policy;
}

function settingsIn(given: unknown): Record<string, string> {
  const [headings = [], ...lines] = rangeOf(given);
  const key = headings.findIndex((heading) => textOf(heading) === 'Setting');
  const value = headings.findIndex((heading) => textOf(heading) === 'Value');
  if (key === -1 || value === -1)
    throw new Error('The settings range needs the columns "Setting" and "Value": give Settings!A1:B.');
  // Of a setting entered twice the first stands, as in the register.
  return Object.fromEntries(lines.map((cells) => [textOf(cells[key]), textOf(cells[value])]).reverse());
}

export const bankHolidaysFrom = (given: unknown): Calendar['bankHolidays'] =>
  rowsOf(readRange(TABLES.bankHolidays, given));

/** Terms and bank holidays from their sheets' ranges. A range not given holds none: dates that need it are not known. */
export function calendarFrom(terms: unknown, bankHolidays?: unknown, schools?: unknown): Calendar {
  return {
    terms: termsIn(readRange(TABLES.terms, terms)),
    bankHolidays: bankHolidays === undefined ? [] : bankHolidaysFrom(bankHolidays),
    areas: areasIn(schools === undefined ? [] : rowsOf(partly(TABLES.schools, ['urn', 'area'], schools))),
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
  const told = new Set(
    [tables.periods, tables.absences, tables.adjustments].flatMap(({ entries, broken }) =>
      [...entries, ...broken].map(({ row }) => row.trn),
    ),
  );
  const entries = [...new Set(trns)]
    .filter((trn) => told.has(trn))
    .map((trn) => ({ at: 0, row: aStranger(trn) }));
  return careersIn({ ...tables, ects: { ...tables.ects, entries } });
}

const rangeFor = (given: unknown, table: CareerTable): Range =>
  given === undefined
    ? [Object.values(TABLES[table].columns).map(({ heading }) => heading)]
    : headed(TABLES[table], given);

/** An ECT of whom only the TRN is known. */
const aStranger = (trn: string): Ect => {
  const blank = Object.keys(TABLES.ects.columns).map((field) => [field, null] as const);
  return { ...(Object.fromEntries(blank) as Record<keyof Ect, null>), name: '', trn };
};

/** What the choice of visits reads of each sheet: ranges may be cut to these columns, and are read no further. */
const QA_READS = {
  schools: [
    'urn',
    'name',
    'area',
    'status',
    'specialMeasures',
    'ofsted',
    'ofstedOn',
    'highSupport',
    'capacityIssue',
    'seriousIssuesOn',
    'visitRequestedOn',
    'goodPractice',
    'withUsSince',
    'teachers',
  ],
  people: ['urn', 'role', 'from', 'until'],
  visits: ['urn', 'kind', 'plannedFor', 'visitedOn', 'satisfied'],
  decisions: ['urn', 'lane', 'by', 'reason', 'on'],
  ofsted: ['urn', 'on', 'kind', 'area', 'judgement'],
} as const;

/** What the choice of visits reads, from the ranges of its sheets. */
export function qaFactsFrom(ranges: {
  readonly schools: unknown;
  readonly facts: unknown;
  readonly people: unknown;
  readonly visits: unknown;
  readonly decisions: unknown;
  readonly ofsted: unknown;
}): QaFacts {
  const { schools, facts, people, visits, decisions, ofsted } = ranges;
  const { entries, broken } = visitsIn(visits);
  return {
    schools: rowsOf(partly(TABLES.schools, QA_READS.schools, schools)).filter(
      ({ status }) => status !== 'closed',
    ),
    ects: rowsOf(readRange(TABLES.qaFacts, facts)),
    posts: rowsOf(partly(TABLES.people, QA_READS.people, people)),
    visits: rowsOf({ entries }),
    unreadVisits: broken.flatMap(({ row }) => row.urn ?? []),
    decisions: rowsOf(partly(TABLES.decisions, QA_READS.decisions, decisions)),
    ofsted: ofsted === undefined ? [] : rowsOf(partly(TABLES.ofsted, QA_READS.ofsted, ofsted)),
  };
}

/** Whether a visit was called off is read where the range reaches so far: some end before that column. */
function visitsIn(given: unknown): Read<QaVisit> {
  const { heading } = TABLES.visits.columns.closedOn;
  const reaches = (rangeOf(given)[0] ?? []).some((cell) => isSameWord(textOf(cell), heading));
  return reaches
    ? partly(TABLES.visits, [...QA_READS.visits, 'closedOn'], given)
    : partly(TABLES.visits, QA_READS.visits, given);
}

/** Reads a range by some columns of their table only. */
function partly<C extends Columns, F extends keyof C & string>(
  table: Table<C>,
  fields: readonly F[],
  given: unknown,
): Read<RowOf<Table<Pick<C, F>>>> {
  const columns = Object.fromEntries(fields.map((field) => [field, table.columns[field]])) as Pick<C, F>;
  return readRange({ ...table, columns }, given);
}

/** Reads a range whose first row holds headings. */
const readRange = <C extends Columns>(table: Table<C>, given: unknown): Read<RowOf<Table<C>>> =>
  readRows(table, headed(table, given));

/**
 * A range with all the headings of its table, and a name for each row that has none before the night gives it its key.
 * @throws Error naming the range, not the sheet: the person at the cell can only change what they gave.
 */
function headed(table: Table, given: unknown): Range {
  const range = rangeOf(given);
  try {
    const { id, ...others } = layoutOf(table, range[0] ?? []);
    if (id === undefined) return range;
    const holds = (cells: readonly unknown[]) => Object.values(others).some((at) => textOf(cells[at]) !== '');
    return range.map((cells, index) =>
      textOf(cells[id]) === '' && holds(cells)
        ? Object.assign([...cells], { [id]: `row ${index + 1}` })
        : cells,
    );
  } catch (fault) {
    if (!(fault instanceof HeadingsFault)) throw fault;
    const name = /^\w+$/.test(table.name) ? table.name : `'${table.name}'`;
    // Room for as many columns of an office's own as ours leave up to AZ, or CZ.
    const like = `${name}!A1:${Object.keys(table.columns).length < 50 ? 'AZ' : 'CZ'}`;
    throw new Error(
      given === undefined
        ? `The range of the sheet "${table.name}" was not given. Add ${like} to the formula.`
        : `The range given for "${table.name}" ${fault.says}. Give the sheet with its headings, like ${like}.`,
    );
  }
}
