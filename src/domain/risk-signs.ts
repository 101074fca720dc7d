import type { Policy } from './policy';
import type { RISK } from './policy/risk';
import type { ValuesOf } from './policy/setting';
import type { Looked, RiskCase } from './risk-case';
import { absence, entitlement, notObserved, timetable } from './risk-post';
import {
  abConcern,
  ectConcern,
  extension,
  noPlan,
  notOnTrack,
  openPlans,
  sameStandard,
  stalePlans,
} from './risk-progress';
import { overdue, returned } from './risk-reports';

interface Sign {
  /** The setting that says how serious it is. */
  readonly setting: LevelSetting;
  readonly look: (it: RiskCase) => Looked;
  /** Set where it lies in what is not recorded, which a row that can't be read may hold: a plan, a leave, a lesson. */
  readonly byLack?: true;
  /** Set where it stays ours once another body assures the ECT: what was due to us before. */
  readonly ofReports?: true;
}

/** Settings that hold a level; the others hold figures. */
type LevelSetting = {
  [key in keyof ValuesOf<typeof RISK>]: Policy[key] extends string ? key : never;
}[keyof ValuesOf<typeof RISK>];

/** The signs that an ECT may be at risk. Adding one is adding a line; each has its own setting. */
export const SIGNS: readonly Sign[] = [
  { setting: 'riskNotOnTrack', look: notOnTrack },
  { setting: 'riskNoPlan', look: noPlan, byLack: true },
  { setting: 'riskStalePlan', look: stalePlans, byLack: true },
  { setting: 'riskOpenPlan', look: openPlans },
  { setting: 'riskAbConcern', look: abConcern },
  { setting: 'riskEctConcern', look: ectConcern },
  { setting: 'riskExtension', look: extension },
  { setting: 'riskSameStandard', look: sameStandard },
  { setting: 'riskLongOverdue', look: (it) => overdue(it, true), byLack: true, ofReports: true },
  { setting: 'riskOverdue', look: (it) => overdue(it, false), byLack: true, ofReports: true },
  { setting: 'riskReturned', look: returned, ofReports: true },
  { setting: 'riskAbsenceReached', look: (it) => absence(it, true) },
  { setting: 'riskAbsenceNear', look: (it) => absence(it, false) },
  { setting: 'riskEntitlement', look: entitlement },
  { setting: 'riskTimetable', look: timetable },
  { setting: 'riskNotObserved', look: notObserved, byLack: true },
];
