import type { ReportKind, YesNo } from './facts';
import type { Milestone } from './parts';

/**
 * Whether the headteacher recommends an outcome in this assessment: the one in which induction is complete (2.60), and the
 * one an extension ends with, for the appropriate body decides anew (3.8).
 */
export const isForOutcome = (milestone: Milestone | null): boolean =>
  milestone === 'final' || milestone === 'after extension';

interface Assessed {
  readonly kind: ReportKind;
  readonly milestone: Milestone | null;
}

/** What the report says of that: null for what is no formal assessment. */
export const finalOf = ({ kind, milestone }: Assessed): YesNo | null =>
  kind !== 'formal assessment' ? null : isForOutcome(milestone) ? 'yes' : 'no';
