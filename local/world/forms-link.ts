import type { Rect } from './a1';
import { displayOf, lastColumnOf, lastRowOf } from './cells-read';
import { isQuestion, type Answer, type FormState, type ItemState, type ResponseState } from './forms';
import { withCells, type Cell, type Grid } from './grid';
import { serialAt, serialOf } from './serial';
import type { Store } from './store';
import { addSheet, insertRows } from './structure';
import { restyle, styleOf } from './styles';
import { typed } from './typing';
import { gridOf, sheetDocs, spreadsheet } from './workbook';

/** Where a form's answers land, kept with the spreadsheet: columns follow when people insert or delete some. */
export interface LinkState {
  readonly form: string;
  readonly sheet: number;
  readonly columns: readonly LinkColumn[];
  /** The row Forms wrote last, by its uid. */
  readonly lastUid: number | null;
}

export interface LinkColumn {
  /** 'timestamp', 'email', an item's id, or an item's id and a row of its grid: "12/0". */
  readonly key: string;
  readonly title: string;
  /** The whole column: no deleted row takes it away. */
  readonly rect: Rect;
}

const MOST_ROWS = 10_000_000;
const collection = (file: string) => `formLinks:${file}`;

export const linkOf = (store: Store, file: string, form: string): LinkState | undefined =>
  store.get<LinkState>(collection(file), form);

/** Every column a form fills: when, from whom if it asks, then each question; a grid has one for each row. */
function wanted(form: FormState): { key: string; title: string }[] {
  const email = form.collectEmail ? [{ key: 'email', title: 'Email Address' }] : [];
  const questions = form.items.filter(isQuestion).flatMap((item) => {
    if (item.kind !== 'GRID') return [{ key: String(item.id), title: item.title }];
    return item.rows.map((row, i) => ({ key: `${item.id}/${i}`, title: `${item.title} [${row}]` }));
  });
  return [{ key: 'timestamp', title: 'Timestamp' }, ...email, ...questions];
}

/** Adds a sheet for a form's answers as the first tab, with the answers there are. */
export function link(
  store: Store,
  form: FormState,
  file: string,
  responses: readonly ResponseState[],
): number {
  const taken = sheetDocs(store, file).map((sheet) => sheet.name.toLowerCase());
  let n = 1;
  while (taken.includes(`form responses ${n}`)) n += 1;
  const sheet = addSheet(store, file, `Form Responses ${n}`, 0);
  const grid = gridOf(store, file, sheet.id);
  grid.update({ formUrl: `https://docs.google.com/forms/d/${form.id}/viewform`, frozenRows: 1 });
  store.put(collection(file), form.id, {
    form: form.id,
    sheet: sheet.id,
    columns: [],
    lastUid: null,
  } satisfies LinkState);
  syncHeadings(store, form, file);
  for (const response of responses) appendResponse(store, form, file, response);
  return sheet.id;
}

/** The sheet stays, but no longer belongs to the form. */
export function unlink(store: Store, form: string, file: string): void {
  const state = linkOf(store, file, form);
  if (!state) return;
  gridOf(store, file, state.sheet).update({ formUrl: null });
  store.delete(collection(file), form);
}

/** Gives each new question a column at the right end, and a retitled one its new heading; a lost question keeps its column. */
export function syncHeadings(store: Store, form: FormState, file: string): void {
  const state = linkOf(store, file, form.id);
  if (!state) return;
  const grid = gridOf(store, file, state.sheet);
  const columns: LinkColumn[] = [];
  for (const { key, title } of wanted(form)) {
    const known = state.columns.find((column) => column.key === key);
    if (known && known.title !== title) setHeading(grid, known.rect.column, title);
    columns.push({ key, title, rect: known?.rect ?? newColumn(grid, [...state.columns, ...columns], title) });
  }
  store.put(collection(file), form.id, { ...state, columns });
}

function newColumn(grid: Grid, known: readonly LinkColumn[], title: string): Rect {
  const column = Math.max(lastColumnOf(grid), ...known.map(({ rect }) => rect.column), 0) + 1;
  if (column > grid.maxColumns) grid.update({ columns: column });
  setHeading(grid, column, title);
  return { row: 1, column, rows: MOST_ROWS, columns: 1 };
}

const setHeading = (grid: Grid, column: number, title: string) =>
  grid.putRow(1, withCells(grid.row(1), column - 1, [title === '' ? null : title]));

/** What Forms puts into a cell: a value, and a format for a cell that has none. */
interface Written {
  readonly cell: Cell;
  readonly format?: string;
}

/** Writes a response below the row Forms wrote last; rows people typed in are stepped over. Gives the row's uid. */
export function appendResponse(store: Store, form: FormState, file: string, response: ResponseState): number {
  const state = store.need<LinkState>(collection(file), form.id);
  const grid = gridOf(store, file, state.sheet);
  const row = freeRow(grid, state.lastUid);
  const uid = grid.uidAt(row);
  writeRow(grid, row, state, form, response);
  store.put(collection(file), form.id, { ...state, lastUid: uid });
  return uid;
}

/** Writes an edited response over its row; below all others if the row is gone. */
export function rewriteResponse(
  store: Store,
  form: FormState,
  file: string,
  response: ResponseState,
  uid: number,
): number {
  const state = store.need<LinkState>(collection(file), form.id);
  const grid = gridOf(store, file, state.sheet);
  const row = grid.order.indexOf(uid) + 1;
  if (row === 0) return appendResponse(store, form, file, response);
  writeRow(grid, row, state, form, response);
  return uid;
}

/** Takes the cells of a response's row away, as long as the sheet has not caught up with the form. */
export function emptyRowOf(store: Store, form: string, file: string, uid: number): void {
  const grid = gridOf(store, file, store.need<LinkState>(collection(file), form).sheet);
  grid.putUid(uid, { ...(grid.rows.get(uid) ?? {}), v: [] });
}

function freeRow(grid: Grid, lastUid: number | null): number {
  const last = lastUid === null ? 1 : grid.order.indexOf(lastUid) + 1;
  let row = (last > 0 ? last : lastRowOf(grid)) + 1;
  while (row <= grid.maxRows && grid.row(row).v.length > 0) row += 1;
  if (row > grid.maxRows) insertRows(grid, grid.maxRows + 1, 1, grid.maxRows);
  return row;
}

function writeRow(
  grid: Grid,
  row: number,
  { columns }: LinkState,
  form: FormState,
  response: ResponseState,
): void {
  const { zone, locale } = spreadsheet(grid.store, grid.file);
  for (const { key, rect } of columns) {
    const isText = styleOf(grid.store, grid.file, grid.styleId(row, rect.column)).numberFormat === '@';
    const { cell, format } = cellOf(key, form, response, { zone, locale, isText });
    grid.putRow(row, withCells(grid.row(row), rect.column - 1, [cell]));
    const place = { row, column: rect.column, rows: 1, columns: 1 };
    const own = styleOf(grid.store, grid.file, grid.styleId(row, rect.column)).numberFormat;
    if (format !== undefined && own === undefined) restyle(grid, place, () => ({ numberFormat: format }));
  }
}

interface Setting {
  readonly zone: string;
  readonly locale: string;
  readonly isText: boolean;
}

function cellOf(key: string, form: FormState, response: ResponseState, setting: Setting): Written {
  const date = setting.locale === 'en_US' ? 'm/d/yyyy' : 'dd/mm/yyyy';
  if (key === 'timestamp')
    return {
      cell: Math.floor(serialAt(response.at, setting.zone) * 86_400) / 86_400,
      format: `${date} hh:mm:ss`,
    };
  if (key === 'email') return { cell: response.email || null };
  const [id = '', gridRow] = key.split('/');
  const item = form.items.find((one) => String(one.id) === id);
  const answer = response.answers[id];
  if (!item || answer === undefined) return { cell: null };
  if (gridRow !== undefined)
    return asTyped(typeof answer === 'string' ? '' : (answer[Number(gridRow)] ?? ''), response.at, setting);
  return answerCell(item, answer, date, response.at, setting);
}

function answerCell(item: ItemState, answer: Answer, date: string, at: number, setting: Setting): Written {
  const text = typeof answer === 'string' ? answer : answer.join(', ');
  if (item.kind === 'DATE' && !setting.isText) {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    return { cell: serialOf(year, month, day), format: date };
  }
  if (item.kind === 'TIME' && !setting.isText) {
    const [hour = 0, minute = 0] = text.split(':').map(Number);
    return { cell: (hour * 60 + minute) / 1440, format: 'hh:mm:ss' };
  }
  return asTyped(text, at, setting);
}

/** Forms types what people write: numbers lose their leading zeros, but a formula stays text. */
function asTyped(text: string, at: number, { locale, isText }: Setting): Written {
  if (text === '') return { cell: null };
  if (isText || /^[=+@']/.test(text)) return { cell: text };
  const rules = {
    locale,
    year: new Date(at).getUTCFullYear(),
    isText,
    formulaBeatsText: false,
    apostropheStaysInText: true,
  };
  const outcome = typed(text, rules);
  if (outcome.kind === 'formula') return { cell: text };
  return outcome.format === undefined
    ? { cell: outcome.value }
    : { cell: outcome.value, format: outcome.format };
}

/** A written row as the event tells of it. */
export interface RowTold {
  readonly range: readonly [
    file: string,
    sheet: number,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ];
  readonly values: readonly string[];
  readonly namedValues: Readonly<Record<string, readonly string[]>>;
}

/** What a spreadsheet's form-submit event holds: texts as displayed, blanks at the end left out, titles from the headings. */
export function toldRow(store: Store, form: string, file: string, uid: number): RowTold {
  const state = store.need<LinkState>(collection(file), form);
  const grid = gridOf(store, file, state.sheet);
  const row = grid.order.indexOf(uid) + 1;
  const columns = state.columns.map(({ rect }) => rect.column).sort((a, b) => a - b);
  const first = columns[0] ?? 1;
  const block: Rect = {
    row,
    column: first,
    rows: 1,
    columns: (columns[columns.length - 1] ?? 1) - first + 1,
  };
  const { locale } = spreadsheet(store, file);
  const shown = displayOf(grid, block, locale)[0] ?? [];
  const headings = displayOf(grid, { ...block, row: 1 }, locale)[0] ?? [];
  const values = columns.map((column) => shown[column - first] ?? '');
  const namedValues: Record<string, string[]> = {};
  columns.forEach((column, i) => (namedValues[headings[column - first] ?? ''] ??= []).push(values[i] ?? ''));
  while (values.length > 0 && values[values.length - 1] === '') values.pop();
  return { range: [file, grid.sheetId, row, first, 1, block.columns], values, namedValues };
}
