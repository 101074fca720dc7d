import { UnreadableFile } from './encoding';

/** One record of a CSV file. */
export interface FileRow {
  /** Its row in a spreadsheet: headings are row 1, blank rows count. A quoted cell may span lines of text. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Its quotation marks do not pair up, so its cells may not be where they seem. */
  readonly unpaired: boolean;
}

/** How far one row may reach: beyond it, a quotation mark was opened and never closed. */
const LONGEST_ROW = 4_000_000;
const SAMPLE = 64 * 1024;

/**
 * The records of a text that comes in parts (RFC 4180; lines may end in any way), a batch for each part. Never more than
 * one part and one row are held.
 * @throws UnreadableFile where a quotation mark is never closed.
 */
export async function* recordsIn(parts: AsyncIterable<string>): AsyncGenerator<readonly FileRow[]> {
  let delimiter = '';
  let rest = '';
  let row = 0;
  const read = (text: string, last: boolean): readonly FileRow[] => {
    if (delimiter === '') delimiter = delimiterOf(text.slice(0, SAMPLE));
    const read = rowsOf(text, delimiter, last);
    const rows = read.rows.map((one, at) => ({ ...one, row: row + at + 1 }));
    row += rows.length;
    rest = text.slice(read.until);
    if (last ? read.open : rest.length > LONGEST_ROW) {
      throw new UnreadableFile(
        `A quotation mark is opened in row ${row + 1} and never closed. Mend that row, then choose the file again.`,
      );
    }
    return rows;
  };
  for await (const part of parts) {
    rest += part;
    if (delimiter !== '' || rest.length >= SAMPLE) yield read(rest, false);
  }
  yield read(rest, true);
}

/** Whichever of these the first row with words in it has most of, outside quotation marks. */
function delimiterOf(sample: string): string {
  const bare = sample.replace(/"[^"]*"/g, '').trimStart();
  const line = /^[^\r\n]*/.exec(bare)?.[0] ?? '';
  const often = (mark: string) => line.split(mark).length;
  return [',', ';', '\t', '|'].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

interface Rows {
  readonly rows: readonly Omit<FileRow, 'row'>[];
  /** Where the first row begins that is not whole yet. */
  readonly until: number;
  /** The text ends inside quotation marks. */
  readonly open: boolean;
}

/** The whole rows of a text. Unless it is the last text, a row counts as whole only once its line has ended. */
function rowsOf(text: string, delimiter: string, last: boolean): Rows {
  const mark = delimiter.charCodeAt(0);
  const rows: Omit<FileRow, 'row'>[] = [];
  let cells: string[] = [];
  let unpaired = false;
  let until = 0;
  let at = 0;
  while (at < text.length) {
    let quoted: string | null = null;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1);
      if (close < 0) return { rows, until, open: true };
      quoted = text.slice(at + 1, close).replace(/""/g, '"');
      at = close + 1;
    }
    const end = endOfCell(text, at, mark);
    const after = text.slice(at, end);
    unpaired ||= quoted !== null && after.trim() !== '';
    cells.push(quoted === null ? after : quoted + after.trimEnd());
    at = end + 1;
    const code = text.charCodeAt(end);
    if (code === mark) {
      // A delimiter as the very last character opens one more, empty cell.
      if (at < text.length || !last) continue;
      cells.push('');
    } else if (code === CR) {
      if (at === text.length && !last) break;
      if (text.charCodeAt(at) === LF) at += 1;
    } else if (code !== LF && !last) break;
    rows.push({ cells, unpaired });
    cells = [];
    unpaired = false;
    until = at;
  }
  return { rows, until, open: false };
}

/** A quotation mark that is not doubled, from `at` on; -1 when there is none. */
function closingQuote(text: string, at: number): number {
  let quote = text.indexOf('"', at);
  while (quote >= 0 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2);
  return quote;
}

function endOfCell(text: string, from: number, mark: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === LF || code === CR) break;
  }
  return at;
}
