import type { RefusedRow, Taken } from './take';
import { rowsIn } from './send';

/** A sign by which a spreadsheet takes a cell for a formula. Full-width signs count in some. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** The refused rows as a CSV file to mend and import again: their own columns, and why. */
export function refusedCsv(taken: Taken, refused: readonly RefusedRow[]): string {
  const cells = cellsByLine(taken, new Set(refused.map(({ line }) => line)));
  const rows = refused.map(({ line, says }) => [...(cells.get(line) ?? []), says.join(' ')]);
  // Excel takes a CSV file for UTF-8 only by the mark at its start.
  return `\uFEFF${[[...taken.headings, 'Reasons'], ...rows].map(csvRow).join('')}`;
}

function cellsByLine(taken: Taken, lines: ReadonlySet<number>): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>(taken.refused.map(({ line, cells }) => [line, cells]));
  for (const chunk of taken.chunks) {
    for (const { line, cells } of rowsIn(chunk)) if (lines.has(line)) found.set(line, cells);
  }
  return found;
}

const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Quoted where CSV needs it (RFC 4180), and text where a spreadsheet would calculate (OWASP, CSV injection). */
function csvCell(cell: string): string {
  const text = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Hands a file to the browser to save. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.target = '_self';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
