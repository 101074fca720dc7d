import type { Career, InductionPeriod, Post, School } from './facts';

/** An ECT who is to be registered for a period of induction with this appropriate body. */
export interface Proposed {
  /** What is known of the ECT; the period proposed may be in it already. */
  readonly career: Career;
  readonly period: InductionPeriod;
  readonly school: School | null;
  /** Posts at the school. */
  readonly posts: readonly Post[];
}
