import type { Day, Ect, InductionPeriod, Post, School, Visit, YesNo } from './facts';
import type { OfstedFact } from './qa-ofsted';

/** What the choice of QA visits reads. Rows of the register satisfy these shapes; every null means "not known". */

export type QaSchool = Pick<
  School,
  | 'urn'
  | 'name'
  | 'area'
  | 'specialMeasures'
  | 'ofsted'
  | 'ofstedOn'
  | 'highSupport'
  | 'capacityIssue'
  | 'seriousIssuesOn'
  | 'visitRequestedOn'
  | 'goodPractice'
  | 'withUsSince'
  | 'teachers'
>;

/** One ECT at one school: one row each, however many contracts. */
export interface QaEct {
  readonly urn: string | null;
  readonly startedOn: Day | null;
  /** Null while the ECT is at the school. */
  readonly finishedOn: Day | null;
  /** Of the school where induction ended; null at those the ECT left before. */
  readonly outcome: Ect['outcome'];
  /** By the latest report; "not yet" before the first one has fallen due. */
  readonly onTrack: YesNo | 'not yet' | null;
  /** A support plan is open. */
  readonly supportPlan: YesNo | null;
  /** The AB or the ECT has raised a concern: that there is one, never its content (2.28). */
  readonly concern: YesNo | null;
  readonly extension: YesNo | null;
  readonly reduction: YesNo | null;
  readonly ittRoute: string | null;
  readonly programme: InductionPeriod['programme'];
  /** Reports overdue, or first received late, and times a report was returned. */
  readonly lateReports: number;
  readonly returnedReports: number;
}

export type QaPost = Pick<Post, 'urn' | 'role' | 'from' | 'until'>;
export interface QaVisit extends Pick<Visit, 'urn' | 'kind' | 'plannedFor' | 'visitedOn' | 'satisfied'> {
  /** Not there where the range of the visits was cut before it. */
  readonly closedOn?: Day | null;
}

/** Closed before it was made, a visit is called off: the day planned for it counts no more. */
export const isCalledOff = ({ visitedOn, closedOn = null }: QaVisit): boolean =>
  visitedOn === null && closedOn !== null;

/** Where a person decided otherwise than the criteria: theirs is the last word, with their name and reason. */
export interface QaDecision {
  readonly urn: string;
  readonly lane: QaLane;
  readonly by: string;
  readonly reason: string;
  readonly on: Day;
}

export interface QaFacts {
  readonly schools: readonly QaSchool[];
  readonly ects: readonly QaEct[];
  readonly posts: readonly QaPost[];
  readonly visits: readonly QaVisit[];
  /** Schools with a visit that can't be read: none of them counts as not visited. Not there where all can be read. */
  readonly unreadVisits?: readonly string[];
  readonly decisions: readonly QaDecision[];
  readonly ofsted: readonly OfstedFact[];
}

/** In the order they are read. "no ECT" = nothing to assure this year. */
export const QA_LANES = ['must visit', 'special circumstances', 'scored', 'good practice', 'no ECT'] as const;
export type QaLane = (typeof QA_LANES)[number];
