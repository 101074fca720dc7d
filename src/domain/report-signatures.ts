import type { Report, ReportKind } from './facts';
import type { REMINDERS } from './policy/reminders';
import type { ValuesOf } from './policy/setting';

/** Who signs a report, and who has. */

export const ACTOR_ROLES = ['tutor', 'ECT', 'head', 'officer'] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** Someone who asks, in every capacity they hold towards this report's ECT: a head may be the tutor as well. */
export interface Actor {
  readonly roles: readonly ActorRole[];
  /** An officer who has the report signed by all, on paper or in a file: it need not be signed here again (2.61). */
  readonly holdsSignedCopy?: boolean;
}

export const SIGNATORIES = ['tutor', 'ECT', 'head'] as const;
export type Signatory = (typeof SIGNATORIES)[number];

/**
 * Who signs a progress review. The guidance asks for signatures on assessments alone (2.61); on reviews they are an AB's
 * custom.
 */
export type LifePolicy = Pick<ValuesOf<typeof REMINDERS>, 'reviewSignedBy'>;

/** The part of a report that its life changes. */
export type ReportLife = Pick<
  Report,
  | 'kind'
  | 'state'
  | 'ectSignedAt'
  | 'tutorSignedAt'
  | 'headSignedAt'
  | 'submittedAt'
  | 'firstReceivedAt'
  | 'reviewedAt'
  | 'timesReturned'
>;

/** Who must sign a report of this kind: tutor, head and ECT for every assessment (2.61). */
export const signatoriesOf = (kind: ReportKind, policy: LifePolicy): readonly Signatory[] =>
  kind === 'progress review' ? ON_REVIEWS[policy.reviewSignedBy] : SIGNATORIES;

const ON_REVIEWS: { readonly [by in LifePolicy['reviewSignedBy']]: readonly Signatory[] } = {
  'tutor and ECT': ['tutor', 'ECT'],
  'tutor, ECT and headteacher': SIGNATORIES,
  tutor: ['tutor'],
  nobody: [],
};

/** The signatures still to come, in the order people are asked for them. */
export const signaturesMissing = (report: ReportLife, policy: LifePolicy): readonly Signatory[] =>
  signatoriesOf(report.kind, policy).filter((signatory) => signedAt(report, signatory) === null);

export function signedAt(report: ReportLife, signatory: Signatory): string | null {
  if (signatory === 'tutor') return report.tutorSignedAt;
  return signatory === 'ECT' ? report.ectSignedAt : report.headSignedAt;
}

/** In which capacities this person's signature counts on this report. */
export const capacities = (report: ReportLife, actor: Actor, policy: LifePolicy): readonly Signatory[] =>
  signatoriesOf(report.kind, policy).filter((signatory) => actor.roles.includes(signatory));

/** "the headteacher" */
export const signatoryName = (signatory: Signatory): string =>
  signatory === 'tutor' ? 'the induction tutor' : signatory === 'ECT' ? 'the ECT' : 'the headteacher';

/** Nobody has signed this. */
export const unsigned = <R extends ReportLife>(report: R): R => ({
  ...report,
  ectSignedAt: null,
  tutorSignedAt: null,
  headSignedAt: null,
});
