/** Cell formats. A style is interned: rows hold its number, so ten thousand grey cells cost ten thousand small integers. */
import type { Rect } from './a1';
import type { Grid, RowDoc } from './grid';
import type { Store } from './store';

/** Absent = the default. Colours are CSS text as given, lower case. */
export interface Style {
  readonly numberFormat?: string;
  readonly background?: string;
  readonly color?: string;
  readonly weight?: string;
  readonly italic?: string;
  readonly line?: string;
  readonly size?: number;
  readonly family?: string;
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly wrap?: string;
}

const plain: Style = {};

export function styleOf(store: Store, file: string, id: number): Style {
  return id === 0 ? plain : (store.get<Style>(`styles:${file}`, id) ?? plain);
}

const known = new WeakMap<Store, Map<string, number>>();

/** The number of a style, made if it is new. */
export function styleId(store: Store, file: string, style: Style): number {
  const text = JSON.stringify(Object.entries(style).sort());
  if (text === '[]') return 0;
  let ids = known.get(store);
  if (!ids) known.set(store, (ids = new Map()));
  const key = `${file} ${text}`;
  const id = ids.get(key);
  if (id !== undefined && same(store.get<Style>(`styles:${file}`, id), text)) return id;
  const found = [...store.all<Style>(`styles:${file}`)].find(([, s]) => same(s, text));
  const made = found ? (found[0] as number) : store.next(`styles:${file}`);
  if (!found) store.put(`styles:${file}`, made, style);
  ids.set(key, made);
  return made;
}

function same(style: Style | undefined, text: string): boolean {
  return style !== undefined && JSON.stringify(Object.entries(style).sort()) === text;
}

/** A style with some parts set; undefined resets a part. */
export function restyled(style: Style, change: Readonly<Record<string, unknown>>): Style {
  return Object.fromEntries(
    Object.entries({ ...style, ...change }).filter(([, value]) => value !== undefined),
  ) as Style;
}

const shared = new Map<string, readonly number[]>();

/** Rows that look alike share one array. */
export function sharedIds(ids: number[]): readonly number[] | undefined {
  let length = ids.length;
  while (length > 0 && !ids[length - 1]) length -= 1;
  if (length === 0) return undefined;
  const cut = ids.slice(0, length);
  for (let i = 0; i < length; i += 1) cut[i] ??= 0;
  const key = cut.join();
  const found = shared.get(key);
  if (found) return found;
  shared.set(key, cut);
  return cut;
}

export function withStyles(doc: RowDoc, ids: readonly number[] | undefined): RowDoc {
  if (ids) return { ...doc, s: ids };
  const { s: _, ...rest } = doc;
  return rest;
}

/** Restyles a rectangle; `change` is asked for each cell (offsets from 0) and may answer the same object for all. */
export function restyle(
  grid: Grid,
  rect: Rect,
  change: (i: number, j: number) => Readonly<Record<string, unknown>>,
): void {
  const { store, file } = grid;
  const results = new Map<object, Map<number, number>>();
  const idAfter = (id: number, by: Readonly<Record<string, unknown>>): number => {
    let byId = results.get(by);
    if (!byId) results.set(by, (byId = new Map()));
    let after = byId.get(id);
    if (after === undefined)
      byId.set(id, (after = styleId(store, file, restyled(styleOf(store, file, id), by))));
    return after;
  };
  const rows = new Map<readonly number[] | undefined, readonly number[] | undefined>();
  grid.updateRows(rect, (doc, _, i) => {
    const uniform = sameForRow(change, i, rect.columns) && isUniform(change, i);
    if (uniform && rows.has(doc.s)) return withStyles(doc, rows.get(doc.s));
    const ids = (doc.s ?? []).slice();
    for (let j = 0; j < rect.columns; j += 1) {
      const at = rect.column - 1 + j;
      ids[at] = idAfter(ids[at] ?? 0, change(i, j));
    }
    const after = sharedIds(ids);
    if (uniform) rows.set(doc.s, after);
    return withStyles(doc, after);
  });
}

function sameForRow(change: (i: number, j: number) => object, i: number, columns: number): boolean {
  const first = change(i, 0);
  for (let j = 1; j < columns; j += 1) if (change(i, j) !== first) return false;
  return true;
}

/** Whether every row is changed alike, so that rows of one look can share the work. */
function isUniform(change: (i: number, j: number) => object, i: number): boolean {
  return change(i, 0) === change(0, 0);
}
