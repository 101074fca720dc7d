import type { Problem, ReportState } from './facts';
import { REPORT_STANDS } from './report-stands';
import { TO_WRITE, isToWrite } from './reports-so-far';
import {
  SIGNATORIES,
  capacities,
  signatoryName,
  signaturesMissing,
  signedAt,
  unsigned,
  type Actor,
  type ActorRole,
  type LifePolicy,
  type ReportLife,
  type Signatory,
} from './report-signatures';

/**
 * The life of a report: who may do what in which state, and what it is afterwards.
 * due -> draft -> with ECT -> signing -> submitted -> reviewed, with "returned" as the way back.
 */

export const REPORT_ACTIONS = [
  'save',
  'release',
  'comment',
  'sign',
  'submit',
  'return',
  'ask',
  'accept',
] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** What stands in the way of an action; empty means go ahead. The first that applies to the person comes first. */
export function mayDo(
  report: ReportLife,
  actor: Actor,
  action: ReportAction,
  policy: LifePolicy,
): readonly Problem[] {
  if (action === 'sign' && hasSignedAll(report, actor, policy)) return [];
  return [...whoMay(report, actor, action, policy), ...whenMay(report, actor, action, policy)];
}

/**
 * The report after an action that `mayDo` allows, at the instant `at` (ISO with offset). Signing again changes nothing.
 * Whatever changes the text takes the signatures off: nobody has signed what they have not read.
 * @param signed when the signature was given, where it is taken in on a later day.
 */
export function after<R extends ReportLife>(
  report: R,
  actor: Actor,
  action: ReportAction,
  at: string,
  policy: LifePolicy,
  signed = at,
): R {
  switch (action) {
    case 'save':
      return report.state === 'returned' ? unsigned(report) : { ...unsigned(report), state: 'draft' };
    case 'release':
      return { ...unsigned(report), state: 'with ECT' };
    case 'comment':
      return onceSigned({ ...report, state: 'signing' }, at, policy);
    case 'sign':
      return onceSigned(withSignatures(report, actor, signed, policy), at, policy);
    case 'submit':
      return { ...report, state: 'submitted', submittedAt: at };
    case 'return':
      return sentBack(report);
    case 'ask':
      return report;
    case 'accept':
      return { ...report, state: 'reviewed', reviewedAt: at };
  }
}

/**
 * The last signature sends the report to the AB: nobody has to press one more button. So does a setting by which nobody has
 * still to sign.
 */
export const onceSigned = <R extends ReportLife>(report: R, at: string, policy: LifePolicy): R =>
  report.state === 'signing' && signaturesMissing(report, policy).length === 0
    ? { ...report, state: 'submitted', submittedAt: at }
    : report;

function withSignatures<R extends ReportLife>(report: R, actor: Actor, at: string, policy: LifePolicy): R {
  const signs = (signatory: Signatory) => capacities(report, actor, policy).includes(signatory);
  return {
    ...report,
    tutorSignedAt: report.tutorSignedAt ?? (signs('tutor') ? at : null),
    ectSignedAt: report.ectSignedAt ?? (signs('ECT') ? at : null),
    headSignedAt: report.headSignedAt ?? (signs('head') ? at : null),
  };
}

/**
 * Whatever it had come to, it goes back to be mended, and the school is told; by the count each time is another. One that was
 * reviewed is amended so: what stood, who signed it and who reviewed it stay in History.
 */
const sentBack = <R extends ReportLife>(report: R): R => ({
  ...withdrawn(report),
  state: 'returned',
  timesReturned: report.timesReturned + 1,
});

/** No longer with the AB; when it first was stays, for the time to decide does not begin again (2.67, reg 11(5)). */
const withdrawn = <R extends ReportLife>(report: R): R => {
  const first = report.firstReceivedAt ?? report.submittedAt;
  return {
    ...unsigned(report),
    submittedAt: null,
    reviewedAt: null,
    ...(first !== null && { firstReceivedAt: first }),
  };
};

const hasSignedAll = (report: ReportLife, actor: Actor, policy: LifePolicy): boolean => {
  const own = capacities(report, actor, policy);
  return own.length > 0 && own.every((signatory) => signedAt(report, signatory) !== null);
};

const objection = (says: string): readonly Problem[] => [{ field: 'report', says }];

const ASSESSORS: readonly ActorRole[] = ['tutor', 'head'];

/** Who may take an action at all, whatever the state. An officer enters what a school sent on paper. */
const ALLOWED: { readonly [action in Exclude<ReportAction, 'sign'>]: readonly ActorRole[] } = {
  save: [...ASSESSORS, 'officer'],
  release: [...ASSESSORS, 'officer'],
  comment: ['ECT'],
  submit: ['officer'],
  return: ['officer'],
  ask: ['officer'],
  accept: ['officer'],
};

const WHO_INSTEAD: { readonly [action in ReportAction]: string } = {
  save: 'The induction tutor or the headteacher writes this report.',
  release: 'The induction tutor or the headteacher releases this report to the ECT.',
  comment: 'These comments are the ECT’s own.',
  sign: 'This report is signed by the people it names.',
  submit: 'The appropriate body records a report as submitted; for a school, the last signature sends it.',
  return: 'Ask the appropriate body to send this report back.',
  ask: 'The appropriate body asks for further evidence.',
  accept: 'The appropriate body reviews this report.',
};

function whoMay(
  report: ReportLife,
  actor: Actor,
  action: ReportAction,
  policy: LifePolicy,
): readonly Problem[] {
  if (action === 'sign') return mayPutNameTo(report, actor, policy);
  if (actor.roles.some((role) => ALLOWED[action].includes(role))) return [];
  return objection(WHO_INSTEAD[action]);
}

function mayPutNameTo(report: ReportLife, actor: Actor, policy: LifePolicy): readonly Problem[] {
  if (capacities(report, actor, policy).length > 0) return [];
  if (actor.roles.includes('head'))
    return objection('A progress review does not need the headteacher’s signature.');
  return objection(WHO_INSTEAD.sign);
}

const IN_STATES: { readonly [action in ReportAction]: readonly ReportState[] } = {
  save: TO_WRITE,
  release: ['draft', 'returned'],
  comment: ['with ECT', 'signing'],
  sign: ['signing'],
  submit: ['with ECT', 'signing'],
  return: ['with ECT', 'signing', 'submitted', 'reviewed'],
  ask: ['submitted'],
  accept: ['submitted'],
};

function whenMay(
  report: ReportLife,
  actor: Actor,
  action: ReportAction,
  policy: LifePolicy,
): readonly Problem[] {
  if (!IN_STATES[action].includes(report.state)) return objection(whyNotNow(report.state, action));
  if (action === 'comment') return commentsOpen(report);
  if (action === 'submit' && actor.holdsSignedCopy !== true) return signaturesFor(report, policy);
  return [];
}

function whyNotNow(state: ReportState, action: ReportAction): string {
  if (state === 'cancelled') return 'This report was cancelled. Nothing more can be done with it.';
  if (action === 'sign' && isToWrite(state)) {
    return 'This report is still being written. It can be signed once the ECT has commented.';
  }
  // Signatures follow the ECT's comments, so that everyone signs the same text (2.61).
  if (action === 'sign' && state === 'with ECT') return 'It can be signed once the ECT has commented.';
  if (action === 'release' && state === 'due')
    return 'Nothing has been written yet. Fill in the report first.';
  if (action === 'comment' && isToWrite(state)) {
    return 'The tutor is still writing this report. The ECT is asked to comment once it is released.';
  }
  return `This report is ${REPORT_STANDS[state]}. ${CURE[action]}`;
}

const CURE: { readonly [action in ReportAction]: string } = {
  save: 'To change it, have it sent back first.',
  release: 'To change it, have it sent back first.',
  comment: 'To add a comment, have it sent back first.',
  sign: 'It takes no more signatures.',
  submit: 'Only a report released to the ECT can be recorded as submitted.',
  return: 'There is nothing to send back.',
  ask: 'More can be asked for once it has been submitted.',
  accept: 'It can be reviewed once it has been submitted.',
};

/** Once someone has signed, the comments are part of what they signed. */
const commentsOpen = (report: ReportLife): readonly Problem[] =>
  SIGNATORIES.some((signatory) => signedAt(report, signatory) !== null)
    ? objection(
        'Someone has signed this report with the ECT’s comments as they stand. To change them, have it sent back first.',
      )
    : [];

/**
 * An officer records a report as submitted when it came another way. An assessment needs its three names, here or on a
 * copy the officer holds (2.61), save that an interim may come without an ECT who has left and not returned (2.63). A
 * review needs none by law.
 */
function signaturesFor(report: ReportLife, policy: LifePolicy): readonly Problem[] {
  if (report.kind === 'progress review') return [];
  const missing = signaturesMissing(report, policy).filter(
    (signatory) => !(report.kind === 'interim assessment' && signatory === 'ECT'),
  );
  if (missing.length === 0) return [];
  return objection(`Still to sign: ${missing.map(signatoryName).join(', ')}.`);
}
