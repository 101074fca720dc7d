import type { Objection } from './verdict';

/** Which kind of row an objection is about. */
export type Subject = 'ects' | 'periods' | 'schools' | 'adjustments' | 'observations' | 'absences';

export interface Flag extends Objection {
  readonly about: Subject;
  /** The row's key. */
  readonly row: string;
}

/** What contradicts the law; what is not known and has to be; what to bear in mind. */
export interface Flags {
  readonly objections: readonly Flag[];
  readonly unknown: readonly Flag[];
  readonly notes: readonly Flag[];
}

export const NO_FLAGS: Flags = { objections: [], unknown: [], notes: [] };

/** What contradicts the law. */
export const contradictions = ({ objections }: Flags): readonly Flag[] => objections;
