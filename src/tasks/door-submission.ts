import type { Day, InductionPeriod } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { DoorHeld } from './door-held';
import type { Submission } from './submissions';

/** Who sent it, or an officer who answers for it. */
export interface Sender {
  readonly name: string;
  /** An officer has looked at it. */
  readonly isVouched: boolean;
}

/** What the takers are given, once the link is found to be good. */
export interface DoorSubmission {
  readonly submission: Submission;
  readonly answers: Readonly<Record<string, string>>;
  readonly sender: Sender;
  readonly today: Day;
  readonly policy: Policy;
  /** The day it was sent: today, or before. */
  readonly sentOn: Day;
  readonly held: DoorHeld;
}

/** About which ECT, by the contract as it stands now. */
export interface AboutEct {
  readonly period: InductionPeriod;
  readonly ectName: string;
}
