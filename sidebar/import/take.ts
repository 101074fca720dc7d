import type { ImportPlan, ImportRequest } from '../../src/entry/wire';
import { counted, listed } from '../words';
import { UnreadableFile, encodingOf, textOf, type Progress } from './encoding';
import { recordsIn, type FileRow } from './records';

export type SentRow = ImportRequest['rows'][number];

/** A row that stays here, or that the register sent back. */
export interface RefusedRow {
  readonly line: number;
  readonly key: string;
  readonly name: string;
  readonly says: readonly string[];
}

/** What was taken from a file. */
export interface Taken {
  readonly fileName: string;
  readonly headings: readonly string[];
  /**
   * The rows to send, `plan.chunk` at a time, as JSON text. A cell cut out of the file's text would keep the whole part
   * of the file it was cut from in memory; text written anew does not.
   */
  readonly chunks: readonly string[];
  readonly rows: number;
  /** Rows of the file that are not ours by `plan.only`. */
  readonly passedOver: number;
  readonly refused: readonly (RefusedRow & { readonly cells: readonly string[] })[];
}

/**
 * Reads a file of any size part by part and keeps only the columns and rows the plan asks for.
 * @throws UnreadableFile with what to do, for a file that is not what the plan needs.
 */
export async function takeFrom(file: File, plan: ImportPlan, progress: Progress): Promise<Taken> {
  const encoding = await encodingOf(file, (share) => progress(share / 2));
  const parts = textOf(file, encoding, (share) => progress(0.5 + share / 2));
  let taker: Taker | null = null;
  for await (const rows of recordsIn(parts)) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (taker === null) taker = takerFor(plan, row.cells);
      else taker.take(row);
    }
  }
  if (taker === null) throw new UnreadableFile('This file has no rows. Choose another.');
  return taker.taken(file.name);
}

interface Taker {
  take(row: FileRow): void;
  taken(fileName: string): Taken;
}

const isBlank = ({ cells }: FileRow): boolean => cells.every((cell) => cell.trim() === '');

function takerFor(plan: ImportPlan, headingRow: readonly string[]): Taker {
  const columns = columnsOf(plan, headingRow);
  const only =
    plan.only === null
      ? null
      : { at: placeOf(plan.only.heading, headingRow), values: new Set(plan.only.values.map(plainly)) };
  const chunks: string[] = [];
  const refused: (RefusedRow & { cells: readonly string[] })[] = [];
  const lines = new Map<string, number>();
  let waiting: SentRow[] = [];
  let rows = 0;
  let passedOver = 0;
  const pack = () => {
    if (waiting.length > 0) chunks.push(JSON.stringify(waiting));
    waiting = [];
  };
  return {
    take({ row, cells, unpaired }) {
      if (only !== null && !only.values.has(plainly(cells[only.at] ?? ''))) {
        passedOver += 1;
        return;
      }
      const sent = columns.map(({ at }) => asWritten(cells[at] ?? ''));
      const key = ownText(sent[0] ?? '');
      const says = [
        ...faultsOf(cells, headingRow.length, unpaired),
        ...sameAs(lines.get(key), plan.needed[0]),
      ];
      if (says.length > 0) {
        refused.push({ line: row, key: '', name: sent[0] ?? '', says, cells: sent });
        return;
      }
      rows += 1;
      if (key !== '') lines.set(key, row);
      waiting.push({ line: row, cells: sent });
      if (waiting.length >= plan.chunk) pack();
    },
    taken(fileName) {
      pack();
      return { fileName, headings: columns.map(({ heading }) => heading), chunks, rows, passedOver, refused };
    },
  };
}

/** More cells than headings means that cells have moved; sending them would put them under the wrong headings. */
function faultsOf(cells: readonly string[], headings: number, unpaired: boolean): readonly string[] {
  if (unpaired) return ['The quotation marks in this row do not pair up. Mend them in the file.'];
  const filled = cells.reduce((last, cell, at) => (cell.trim() === '' ? last : at + 1), 0);
  if (filled <= headings) return [];
  return [
    `This row has ${filled} cells under ${counted(headings, 'heading')}. Put quotation marks around a cell that holds a comma.`,
  ];
}

/** The text anew: what is cut from a file's text keeps its whole part of the file in memory. */
const ownText = (text: string): string => JSON.parse(JSON.stringify(text.trim())) as string;

/** The register sees one part of a file at a time, so two rows with one key are told here. The key is needed first. */
const sameAs = (line: number | undefined, heading = ''): readonly string[] =>
  line === undefined ? [] : [`${heading}: line ${line} of the file has the same one. The first is taken.`];

/** An apostrophe before a formula's sign is how spreadsheets, and our own list of refused rows, keep text as text. */
const asWritten = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);

/** A heading or a value as people mean it: capitals, a leading mark, and spaces around or doubled make no difference. */
const plainly = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();

const placeOf = (heading: string, headingRow: readonly string[]): number =>
  headingRow.findIndex((one) => plainly(one) === plainly(heading));

function columnsOf(
  plan: ImportPlan,
  headingRow: readonly string[],
): readonly { heading: string; at: number }[] {
  const needed = [...plan.needed, ...(plan.only === null ? [] : [plan.only.heading])];
  const missing = [...new Set(needed)].filter((heading) => placeOf(heading, headingRow) < 0);
  if (missing.length > 0) throw new UnreadableFile(saysMissing(missing, headingRow));

  const wanted = [...new Set([...plan.needed, ...plan.used])];
  const present = wanted.filter((heading) => placeOf(heading, headingRow) >= 0);
  const twice = present.filter(
    (heading) => headingRow.filter((one) => plainly(one) === plainly(heading)).length > 1,
  );
  if (twice.length > 0) {
    throw new UnreadableFile(
      `The file has ${quoted(twice)} more than once. Delete the column you do not want.`,
    );
  }
  return present.map((heading) => ({ heading, at: placeOf(heading, headingRow) }));
}

function saysMissing(missing: readonly string[], headingRow: readonly string[]): string {
  const first = headingRow.filter((cell) => cell.trim() !== '').slice(0, 4);
  const few = missing.length === 1 ? 'the heading' : 'these headings';
  return `The first row of the file needs ${few} ${quoted(missing)}. It begins ${quoted(first)}.`;
}

const quoted = (words: readonly string[]): string => listed(words.map((word) => `"${word.trim()}"`));
