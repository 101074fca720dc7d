import type { Citation, Problem } from './facts';

/** A refusal with the paragraph it rests on. */
export interface Objection extends Problem {
  readonly cites: readonly Citation[];
}

/** What stands in the way of something, what has to be found out first, and what to bear in mind. */
export interface Verdict {
  /** In the order a person would check; any one of them stops it. */
  readonly objections: readonly Objection[];
  /** Facts that are missing. They are not taken to be in order. */
  readonly unknown: readonly Objection[];
  readonly notes: readonly Objection[];
}

export const CLEAR: Verdict = { objections: [], unknown: [], notes: [] };

export const objects = (field: string, says: string, ...cites: readonly Citation[]): Verdict => ({
  ...CLEAR,
  objections: [{ field, says, cites }],
});

export const asks = (field: string, says: string, ...cites: readonly Citation[]): Verdict => ({
  ...CLEAR,
  unknown: [{ field, says, cites }],
});

export const notes = (field: string, says: string, ...cites: readonly Citation[]): Verdict => ({
  ...CLEAR,
  notes: [{ field, says, cites }],
});

/** All of them as one, each kind in order. */
export const together = (verdicts: readonly Verdict[]): Verdict => ({
  objections: verdicts.flatMap((verdict) => verdict.objections),
  unknown: verdicts.flatMap((verdict) => verdict.unknown),
  notes: verdicts.flatMap((verdict) => verdict.notes),
});
