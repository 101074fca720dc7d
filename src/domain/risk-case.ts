import { answeredReports } from './reports-so-far';
import type { Calendar, Career, Citation, Day, Report } from './facts';
import type { Policy } from './policy';

/** What every sign of risk looks at, and what it answers with. */

export interface RiskCase {
  readonly career: Career;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly asAt: Day;
}

export interface Finding {
  readonly says: string;
  /** Since when, where that is known. */
  readonly since: Day | null;
  readonly cites: readonly Citation[];
  /** What should happen next. */
  readonly step: string;
  /** Who takes that step; left out or null, it is the ECT's assessor. */
  readonly owner?: string | null;
}

export interface Looked {
  readonly findings: readonly Finding[];
  readonly asks: readonly string[];
}

export const nothing: Looked = { findings: [], asks: [] };
export const found = (...findings: readonly Finding[]): Looked => ({ findings, asks: [] });
export const ask = (question: string): Looked => ({ findings: [], asks: [question] });

export const TUTOR = 'the induction tutor';

export const latestReport = ({ career, asAt }: RiskCase): Report | undefined =>
  answeredReports(career.reports, asAt)[0];
