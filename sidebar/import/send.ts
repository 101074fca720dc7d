import type { ImportKind, ImportResult } from '../../src/entry/wire';
import { askInJson, type Outcome } from '../server';
import type { RefusedRow, SentRow, Taken } from './take';

export type Detail = ImportResult['details'][number];

/** The results of all chunks together. */
export interface Totals {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly leftOut: number;
  readonly refused: readonly RefusedRow[];
  readonly details: readonly Detail[];
  /** Chunks that hold something new or different, by their place. */
  readonly worth: readonly number[];
}

export const NONE: Totals = {
  added: 0,
  changed: 0,
  same: 0,
  leftOut: 0,
  refused: [],
  details: [],
  worth: [],
};

/** A check or a commit under way; it can stop between two chunks and go on from there. */
export interface Sending {
  readonly step: 'check' | 'commit';
  readonly taken: Taken;
  /** The chunks to send, and how many of them are through. */
  readonly chunks: readonly number[];
  readonly through: number;
  readonly totals: Totals;
  /** What the check found, for a commit: what it refused is not sent again. */
  readonly checked: Totals | null;
}

/** More than this is not read on a page; the counts stay exact. */
const DETAILS_KEPT = 1000;

export const withResult = (totals: Totals, chunk: number, result: ImportResult): Totals => ({
  added: totals.added + result.added,
  changed: totals.changed + result.changed,
  same: totals.same + result.same,
  leftOut: totals.leftOut + result.leftOut,
  refused: [...totals.refused, ...result.refused],
  details: [...totals.details, ...result.details].slice(0, DETAILS_KEPT),
  worth: result.added + result.changed > 0 ? [...totals.worth, chunk] : totals.worth,
});

/** Sends one chunk to be checked or committed, without the rows that were refused. */
export function sendChunk(
  kind: ImportKind,
  step: 'check' | 'commit',
  taken: Taken,
  chunk: number,
  refused: readonly RefusedRow[],
): Promise<Outcome<ImportResult>> {
  const all = taken.chunks[chunk] ?? '[]';
  const left = new Set(refused.map(({ line }) => line));
  const rows = left.size === 0 ? all : JSON.stringify(rowsIn(all).filter(({ line }) => !left.has(line)));
  const headings = JSON.stringify(taken.headings);
  return askInJson<'import'>(
    `{"ask":"import","kind":"${kind}","step":"${step}","headings":${headings},"rows":${rows}}`,
  );
}

export const rowsIn = (chunk: string): readonly SentRow[] => JSON.parse(chunk) as readonly SentRow[];
