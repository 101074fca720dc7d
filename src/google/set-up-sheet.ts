/** Makes or mends one sheet so that it looks as its spec says. Everything people added of their own stays. */
import { textOf } from '../register/column';
import type { ColumnSpec, SheetSpec } from '../register/set-up';
import { isSameWord } from '../domain/word';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Column metadata under this key says which field a column holds; it follows the column when people move it. */
const COLUMN_TAG = 'induction-register.column';
/** Marks the protections that are ours: `protect()` always makes another one. */
const OURS = 'Induction Register: ';

const HEADING = { background: '#2b3a42', colour: '#ffffff' };
const LARGE = '#1c2429';
const COMPUTED = { background: '#f1f3f4', colour: '#5f6368' };

export interface Ensured {
  readonly id: number;
  /** What was made or mended, in sentences; empty when all was well. */
  readonly did: readonly string[];
}

export function ensureSheet(
  file: Spreadsheet,
  spec: SheetSpec,
  knownId: number | null,
  position: number,
): Ensured {
  const did: string[] = [];
  const sheet = findOrMake(file, spec, knownId, position, did);
  if (spec.formula !== null) {
    ensureFormula(sheet, spec, did);
    ensureCharts(sheet, spec, did);
    return { id: sheet.getSheetId(), did };
  }
  const places = ensureHeadings(sheet, spec, did);
  dress(sheet, spec, places);
  return { id: sheet.getSheetId(), did };
}

/** By id first; a sheet of the right name is taken over, as after "Make a copy", where ids are not remembered. */
function findOrMake(
  file: Spreadsheet,
  spec: SheetSpec,
  knownId: number | null,
  position: number,
  did: string[],
): Sheet {
  const found = (knownId === null ? null : file.getSheetById(knownId)) ?? file.getSheetByName(spec.name);
  if (found) return found;
  did.push(`Made the sheet "${spec.name}".`);
  return file.insertSheet(spec.name, Math.min(position, file.getSheets().length));
}

/** A formula but for the names of sheets: Sheets writes a renamed sheet's new name into it. */
const asked = (formula: string): string => formula.replace(/('(?:[^']|'')*'|\w+)!/g, '!').replace(/\s/g, '');

function ensureFormula(sheet: Sheet, spec: SheetSpec, did: string[]): void {
  const { first, columns } = spec;
  if (first > 1 && isAsked(sheet, 1, spec)) makeRoom(sheet, spec);
  if (!isAsked(sheet, first, spec)) {
    sheet.getRange(1, first).setFormula(spec.formula ?? '');
    did.push(`Wrote the formula of "${spec.name}".`);
  }
  sheet.setFrozenRows(1);
  sheet.setFrozenColumns(spec.frozenColumns);
  sheet.setTabColor(spec.tabColour);
  const [rows, width] = [sheet.getMaxRows() - 1, Math.max(1, columns.length)];
  sheet.getRange(2, first, rows, width).setVerticalAlignment('top');
  sheet
    .getRange(1, first, 1, width)
    .setFontWeight('bold')
    .setBackground(HEADING.background)
    .setFontColor(HEADING.colour)
    .setWrap(true)
    .setVerticalAlignment('middle');
  columns.forEach((column, nth) => {
    const at = first + nth;
    sheet.setColumnWidth(at, column.width);
    sheet.getRange(1, at).setNote(column.note);
    sheet.getRange(2, at, rows, 1).setWrap(column.wrap);
  });
  highlight(sheet, spec, new Map(columns.map(({ field }, nth) => [field, first + nth])));
}

const isAsked = (sheet: Sheet, column: number, { formula }: SheetSpec): boolean =>
  asked(sheet.getRange(1, column).getFormulas()[0]?.[0] ?? '') === asked(formula ?? '');

/** Figures stood first in registers set up before the pictures did: they move to the right, and the pictures are drawn anew. */
function makeRoom(sheet: Sheet, { first, charts }: SheetSpec): void {
  const ours = new Set(charts.map(({ title }) => title));
  for (const chart of sheet.getCharts())
    if (ours.has(String(chart.getOptions().get('title')))) sheet.removeChart(chart);
  sheet.insertColumnsBefore(1, first - 1);
  sheet
    .getRange(1, 1, sheet.getMaxRows(), first - 1)
    .setBackground(null)
    .setFontColor(null)
    .setFontWeight(null);
  sheet.setColumnWidths(1, first - 1, 100);
}

/** Apart in lightness too, so that they are told from each other in grey. */
const CHART_COLOURS = ['#16365c', '#c8651b', '#5b9e84', '#a97fbd'];

/** Pictures that are not there; those people moved or restyled stay as they are, as long as they keep their title. */
function ensureCharts(sheet: Sheet, { name, first, charts }: SheetSpec, did: string[]): void {
  if (charts.length === 0) return;
  const there = new Set(sheet.getCharts().map((chart) => String(chart.getOptions().get('title'))));
  for (const chart of charts) {
    if (there.has(chart.title)) continue;
    const builder = sheet.newChart();
    const made = chart.kind === 'line' ? builder.asLineChart() : builder.asColumnChart();
    if (chart.kind === 'stacked columns') made.setOption('isStacked', true);
    for (const column of chart.columns) made.addRange(sheet.getRange(1, first + column - 1, chart.rows, 1));
    made
      .setNumHeaders(1)
      .setOption('title', chart.title)
      .setOption('colors', CHART_COLOURS)
      .setOption('width', 580)
      .setOption('height', 340)
      .setPosition(chart.row, chart.column, 0, 0);
    sheet.insertChart(made.build());
    did.push(`Drew "${chart.title}" in "${name}".`);
  }
}

/** Puts every declared heading in its place; gives the column number (from 1) of each field. */
const textsOf = (sheet: Sheet, row: number): readonly string[] =>
  ((sheet.getRange(`${row}:${row}`).getValues() as unknown[][])[0] ?? []).map(textOf);

/**
 * Headings are never written over a row that was deleted, sorted or moved into the place of theirs: it may be a record, in
 * which a word or two may be a heading by chance.
 */
function refuseOther(
  sheet: Sheet,
  spec: SheetSpec,
  tagged: ReadonlyMap<string, number>,
  top: readonly string[],
  blank: boolean,
): void {
  const standing = (cells: readonly string[]) =>
    spec.columns.filter(({ heading }) => cells.some((one) => isSameWord(one, heading))).length;
  const others = spec.columns.filter(({ field, heading }) => {
    const cell = top[(tagged.get(field) ?? 0) - 1] ?? '';
    return cell !== '' && !isSameWord(cell, heading);
  }).length;
  const stand = standing(top);
  if (stand > 0 && stand >= others) return;
  if (sheet.getLastRow() > 1 && 2 * standing(textsOf(sheet, 2)) >= spec.columns.length)
    throw new Error(
      `The headings of "${spec.name}" stand in row 2. Delete the row above them and choose Induction > Set up register once more.`,
    );
  if (blank) return;
  const found = top.find((one) => one !== '')?.slice(0, 40) ?? '';
  throw new Error(
    `Row 1 of "${spec.name}" does not hold its headings, but "${found}". Insert an empty row above it and choose Induction > Set up register once more. If the old headings stand further down, delete their row.`,
  );
}

function ensureHeadings(sheet: Sheet, spec: SheetSpec, did: string[]): ReadonlyMap<string, number> {
  const tagged = new Map<string, number>();
  for (const tag of sheet.createDeveloperMetadataFinder().withKey(COLUMN_TAG).find()) {
    const column = tag.getLocation().getColumn();
    const field = tag.getValue();
    if (column && field) tagged.set(field, column.getColumn());
  }
  const headings = textsOf(sheet, 1);
  const blank = headings.every((one) => one === '');
  if (tagged.size > 0) refuseOther(sheet, spec, tagged, headings, blank);
  const fresh = blank && tagged.size === 0;
  if (blank && !fresh) did.push(`Put the headings of "${spec.name}" back into row 1.`);
  const places = new Map<string, number>();
  const lastOf = headings.reduce((last, heading, at) => (heading === '' ? last : at + 1), 0);
  let next = Math.max(lastOf, ...tagged.values()) + 1;
  for (const { field, heading } of spec.columns) {
    const stands = headings.findIndex((one) => isSameWord(one, heading)) + 1;
    const at = stands > 0 ? stands : (tagged.get(field) ?? next);
    if (at === next) next++;
    if (stands === 0 && !blank) {
      const was = headings[at - 1] ?? '';
      did.push(
        was === ''
          ? `Put the heading "${heading}" back in "${spec.name}".`
          : `Put the heading "${heading}" back in "${spec.name}", where "${was}" stood.`,
      );
    }
    places.set(field, at);
  }
  const columns = sheet.getMaxColumns();
  if (columns < next - 1) sheet.insertColumnsAfter(columns, next - 1 - columns);
  if (fresh) sheet.getRange(1, 1, 1, spec.columns.length).setValues([spec.columns.map((c) => c.heading)]);
  else {
    for (const { field, heading } of spec.columns) {
      const at = places.get(field) ?? 0;
      if (headings[at - 1] !== heading) sheet.getRange(1, at).setValue(heading);
    }
  }
  for (const { field } of spec.columns) {
    const at = places.get(field) ?? 0;
    if (tagged.get(field) !== at)
      sheet.getRange(`${letters(at)}:${letters(at)}`).addDeveloperMetadata(COLUMN_TAG, field);
  }
  return places;
}

/** "A" for 1, "AB" for 28. */
export function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Neighbouring columns that share something are dressed in one call. */
function runsOf<T>(
  spec: SheetSpec,
  places: ReadonlyMap<string, number>,
  of: (column: ColumnSpec) => T,
): { from: number; count: number; value: T }[] {
  const runs: { from: number; count: number; value: T }[] = [];
  const inOrder = [...spec.columns].sort((a, b) => (places.get(a.field) ?? 0) - (places.get(b.field) ?? 0));
  for (const column of inOrder) {
    const at = places.get(column.field) ?? 0;
    const last = runs[runs.length - 1];
    const value = of(column);
    if (last && last.from + last.count === at && last.value === value) last.count++;
    else runs.push({ from: at, count: 1, value });
  }
  return runs;
}

function dress(sheet: Sheet, spec: SheetSpec, places: ReadonlyMap<string, number>): void {
  const rows = sheet.getMaxRows() - 1;
  const below = (from: number, count: number) => sheet.getRange(2, from, rows, count);

  sheet.setFrozenRows(1);
  sheet.setFrozenColumns(spec.frozenColumns);
  sheet.setTabColor(spec.tabColour);
  for (const run of runsOf(spec, places, (c) => c.format))
    below(run.from, run.count).setNumberFormat(run.value);
  for (const run of runsOf(spec, places, (c) => c.wrap)) below(run.from, run.count).setWrap(run.value);
  for (const run of runsOf(spec, places, (c) => c.width))
    sheet.setColumnWidths(run.from, run.count, run.value);
  for (const run of runsOf(spec, places, (c) => c.computed)) {
    const head = sheet.getRange(1, run.from, 1, run.count);
    head
      .setFontWeight('bold')
      .setBackground(HEADING.background)
      .setFontColor(HEADING.colour)
      .setWrap(true)
      .setVerticalAlignment('middle');
    below(run.from, run.count)
      .setBackground(run.value ? COMPUTED.background : null)
      .setFontColor(run.value ? COMPUTED.colour : null)
      .setVerticalAlignment('top');
  }
  for (const run of runsOf(spec, places, (c) => c.hidden))
    if (run.value) sheet.hideColumns(run.from, run.count);
  for (const column of spec.columns) {
    const at = places.get(column.field) ?? 0;
    sheet.getRange(1, at).setNote(column.note);
    if (column.choices.length > 0) below(at, 1).setDataValidation(choiceRule(column));
  }
  for (const column of spec.columns)
    if (column.large)
      below(places.get(column.field) ?? 0, 1)
        .setFontSize(14)
        .setFontWeight('bold')
        .setFontColor(LARGE);
  highlight(sheet, spec, places);
  guard(sheet, spec, places);
  if (spec.filter && !sheet.getFilter())
    sheet.getRange(1, 1, rows + 1, Math.max(...places.values())).createFilter();
}

/** Warns and lets pass: a rule that refuses would also refuse the register's own writes. */
function choiceRule(column: ColumnSpec): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...column.choices], true)
    .setAllowInvalid(true)
    .setHelpText(`${column.heading}: choose one of ${column.choices.join(', ')}.`)
    .build();
}

/** Our own rules are made anew; those people made on other columns stay. Rules have no names, so they are known by their range. */
function highlight(sheet: Sheet, spec: SheetSpec, places: ReadonlyMap<string, number>): void {
  if (spec.highlights.length === 0) return;
  const columns = new Map(spec.columns.map((c) => [c.heading, places.get(c.field) ?? 0]));
  const ours = new Set(spec.highlights.map((h) => columns.get(h.heading)));
  const kept = sheet
    .getConditionalFormatRules()
    .filter(
      (rule) => !rule.getRanges().some((range) => range.getNumColumns() === 1 && ours.has(range.getColumn())),
    );
  const made = spec.highlights.map((h) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(h.text)
      .setBackground(h.background)
      .setFontColor(h.colour)
      .setRanges([sheet.getRange(2, columns.get(h.heading) ?? 1, sheet.getMaxRows() - 1, 1)])
      .build(),
  );
  sheet.setConditionalFormatRules([...kept, ...made]);
}

/** A warning before people type over headings and computed columns. Never a lock: officers' own saves must pass. */
function guard(sheet: Sheet, spec: SheetSpec, places: ReadonlyMap<string, number>): void {
  for (const protection of sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)) {
    if (protection.getDescription().startsWith(OURS)) protection.remove();
  }
  const protect = (range: GoogleAppsScript.Spreadsheet.Range, what: string) =>
    range.protect().setDescription(`${OURS}${what}`).setWarningOnly(true);
  protect(sheet.getRange('1:1'), `headings of ${spec.name}`);
  for (const run of runsOf(spec, places, (c) => c.computed)) {
    if (run.value)
      protect(sheet.getRange(2, run.from, sheet.getMaxRows() - 1, run.count), 'filled in by the register');
  }
}
