/** Addresses: A1 text to rectangles and back. Rows and columns count from 1; `null` means open to the grid's edge. */

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Address {
  readonly sheet: string | null;
  readonly top: number | null;
  readonly left: number | null;
  readonly bottom: number | null;
  readonly right: number | null;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

/** `A1` for one cell, `A1:B2` otherwise; no sheet name. */
export function a1Of({ row, column, rows, columns }: Rect): string {
  const first = `${columnLetters(column)}${row}`;
  if (rows === 1 && columns === 1) return first;
  return `${first}:${columnLetters(column + columns - 1)}${row + rows - 1}`;
}

/** `'My sheet'!A1`, quoted where it must be. */
export function withSheet(name: string, a1: string): string {
  return /^[A-Za-z_][\w]*$/.test(name) ? `${name}!${a1}` : `'${name.replace(/'/g, "''")}'!${a1}`;
}

/** Reads A1 or R1C1 text, with or without a sheet; null if it is neither. */
export function parseAddress(text: string): Address | null {
  const named = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text.trim());
  const sheet = named ? (named[1]?.replace(/''/g, "'") ?? named[2] ?? null) : null;
  const body = (named?.[3] ?? text).trim();
  const corners = parseR1C1(body) ?? parseA1(body);
  return corners && { sheet, ...corners };
}

type Corners = Omit<Address, 'sheet'>;

function parseA1(text: string): Corners | null {
  const [first, second, ...more] = text.replace(/\$/g, '').split(':');
  if (more.length > 0) return null;
  const a = corner(first ?? '');
  const b = second === undefined ? a : corner(second);
  if (!a || !b || (second === undefined && (a.row === null || a.column === null))) return null;
  if ((a.row === null && a.column === null) || (b.row === null && b.column === null)) return null;
  return ordered(a, b);
}

interface Corner {
  readonly row: number | null;
  readonly column: number | null;
}

function corner(text: string): Corner | null {
  const match = /^([A-Za-z]{1,3})?([1-9]\d*)?$/.exec(text);
  if (!match || text === '') return null;
  return { column: match[1] ? columnNumber(match[1]) : null, row: match[2] ? Number(match[2]) : null };
}

/** `A2:C` runs from A2 to the bottom; `4:4` over the whole width; `B4:B2` is `B2:B4`. */
function ordered(a: Corner, b: Corner): Corners {
  const both = (x: number | null, y: number | null) => x !== null && y !== null;
  return {
    top: both(a.row, b.row) ? Math.min(a.row as number, b.row as number) : (a.row ?? b.row),
    bottom: both(a.row, b.row) ? Math.max(a.row as number, b.row as number) : null,
    left: both(a.column, b.column)
      ? Math.min(a.column as number, b.column as number)
      : (a.column ?? b.column),
    right: both(a.column, b.column) ? Math.max(a.column as number, b.column as number) : null,
  };
}

function parseR1C1(text: string): Corners | null {
  const match = /^R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i.exec(text);
  if (!match) return null;
  const [, r1, c1, r2 = r1, c2 = c1] = match;
  return ordered({ row: Number(r1), column: Number(c1) }, { row: Number(r2), column: Number(c2) });
}

/** The part of an address that lies on a grid of this size; null if it starts outside. */
export function onGrid(address: Address, rows: number, columns: number): Rect | null {
  const row = address.top ?? 1;
  const column = address.left ?? 1;
  const bottom = address.bottom ?? rows;
  const right = address.right ?? columns;
  if (bottom > rows || right > columns || row > rows || column > columns) return null;
  return { row, column, rows: bottom - row + 1, columns: right - column + 1 };
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    bottomOf(inner) <= bottomOf(outer) &&
    rightOf(inner) <= rightOf(outer)
  );
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.row <= bottomOf(b) && b.row <= bottomOf(a) && a.column <= rightOf(b) && b.column <= rightOf(a);
}

export function bottomOf(rect: Rect): number {
  return rect.row + rect.rows - 1;
}

export function rightOf(rect: Rect): number {
  return rect.column + rect.columns - 1;
}
