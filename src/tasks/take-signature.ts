import { ANOTHER_CAPACITY, ANOTHER_NAME, SIGNED_ALREADY, TEXT_CHANGED } from '../documents/refused-letter';
import { CAPACITIES, SIGNS, SIGNS_NOT } from '../documents/sign-form';
import { spellDay } from '../domain/day';
import type { Day, Problem } from '../domain/facts';
import { after, mayDo } from '../domain/report-life';
import type { ReportAction } from '../domain/report-life';
import type { Actor, Signatory } from '../domain/report-signatures';
import { SIGNATORIES, capacities, signatoryName, signedAt } from '../domain/report-signatures';
import { mayBeSameName } from '../domain/same-name';
import { withSignatures } from '../domain/signature-lines';
import { update } from '../register/change';
import { textOf } from '../register/column';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import { TABLES } from '../register/tables';
import type { Decision, Held, Holder } from './link-holder';
import { holderOf, refusedFor } from './link-holder';
import { lifeOf } from './record-report';
import { spellLink, linkPrint } from './report-code';
import { printSigned } from './signed-text';
import { type Submission, wallTime } from './submissions';

/**
 * Takes in a comment, a signature, or both. The link proves whose they are and which text was read; an officer may mend a
 * name or a comment, but vouches for nobody's signature.
 */
export function takeSignature(submission: Submission, held: Held): Decision {
  const { answers, vouchedFor } = submission;
  const holder = holderOf(answers['reference'], held);
  if ('says' in holder) return { problems: [holder], changes: [] };
  const { row, link, personId, name } = holder;
  if (link.purpose === 'write') {
    return refusedFor(
      `This link of ${name} is to write the report, not to sign it. They sign by a link that comes in a mail of its own.`,
    );
  }
  const actor: Actor = { roles: held.directory.rolesIn(personId, reportOf(row)) };
  const meant = SIGNATORIES.find((signatory) => CAPACITIES[signatory] === answers['capacity']);
  const reworded = [
    ...othersThan('capacity', 'I am', Object.values(CAPACITIES), answers),
    ...othersThan('signs', 'Your signature', [SIGNS, SIGNS_NOT], answers),
  ];
  if (reworded.length > 0) return { problems: reworded, changes: [] };
  if (actor.roles.length === 0) {
    return refusedFor(
      `The link was sent to ${name}, who has no part in this report now. Whoever took over gets a link of their own. Choose the verdict "ignored".`,
    );
  }
  if (meant === undefined || !actor.roles.includes(meant)) {
    return {
      ...refusedFor(
        `The link is ${name}’s, and it was filled in ${meant === undefined ? 'without saying as whom' : `as ${signatoryName(meant)}`}. Ask ${name} whether they sent it: each person signs by their own link. Then choose the verdict "ignored".`,
      ),
      tells: ANOTHER_CAPACITY,
    };
  }
  if (vouchedFor === undefined && !mayBeSameName(name, answers['name'] ?? '')) {
    return {
      ...refusedFor(
        `The link is ${name}’s, and the name under it is "${(answers['name'] ?? '').slice(0, 80)}". If that is the same person, choose the verdict "mended"; otherwise "ignored".`,
      ),
      tells: ANOTHER_NAME,
    };
  }
  return signed(submission, { ...holder, actor, as: meant }, held);
}

/** An answer that is none of the choices: somebody has reworded them in the form, and what it means is not ours to guess. */
function othersThan(
  field: string,
  question: string,
  choices: readonly string[],
  answers: Submission['answers'],
): readonly Problem[] {
  const given = answers[field] ?? '';
  if (given === '' || choices.includes(given)) return [];
  const says = `To "${question}" the answer is "${given.slice(0, 80)}". The form’s own choices are ${choices.map((one) => `"${one}"`).join(', ')}: somebody has changed them. Choose Induction > Set up register, which puts them back. If the answer means one of these, write that in its place in Answers and choose the verdict "mended"; otherwise "ignored".`;
  return [{ field, says }];
}

const WHEN_DONE = 'When that is done, choose the verdict "mended"; to leave it, "ignored".';

interface Signing extends Holder {
  readonly actor: Actor;
  readonly as: Signatory;
}

function signed(submission: Submission, signing: Signing, held: Held): Decision {
  const { row, link, actor, as, name } = signing;
  const { policy, now } = held;
  const comment = (submission.answers['comment'] ?? '').trim();
  const signs = submission.answers['signs'] === SIGNS;
  const before = signedAt(reportOf(row), as);
  const counts = signs ? capacities(reportOf(row), actor, policy) : [];
  // Settings may ask for fewer than when the link was sent. What the ECT answers first opens the report all the same.
  const inVain = signs && counts.length === 0 && !opensIt(row, as);
  // Sent twice, or taken in by a run that died before Intake had it.
  if ((inVain || (signs && before !== null)) && saysNothingNew(row, comment))
    return {
      problems: [],
      changes: [],
      note:
        before === null
          ? `The signature of ${name} is not asked for any more.`
          : `${name} had signed already, on ${spellDay(before.slice(0, 10) as Day)}.`,
    };
  if (link.text !== linkPrint(row, link.purpose)) {
    return {
      ...refusedFor(
        `The text of this report has changed since ${name} was sent this link. They are asked to read it again by a mail with a new link. Choose the verdict "ignored".`,
      ),
      tells: TEXT_CHANGED,
    };
  }

  const commented = withComment(signing, comment);
  if ('says' in commented) return { problems: [commented], changes: [] };
  const steps: ReportAction[] = [
    ...(commented.isNew ? (['comment'] as const) : []),
    ...(counts.length > 0 ? (['sign'] as const) : []),
  ];
  if (steps.length === 0 && as === 'ECT' && row.state === 'signing' && link.purpose === 'comment')
    return { problems: [], changes: [], note: `The comment of ${name} stands in the report already.` };
  if (steps.length === 0) {
    return refusedFor(
      `${name} has read this report and does not sign it now. Ask them why; the report may have to be returned. Then choose the verdict "ignored".`,
    );
  }
  if (before !== null && commented.isNew) {
    return {
      ...refusedFor(
        `${name} has signed already, on ${spellDay(before.slice(0, 10) as Day)}, and sends another comment. What they signed stands; to take in the new comment, return the report first. ${WHEN_DONE}`,
      ),
      tells: SIGNED_ALREADY,
    };
  }
  let stands = reportOf(row);
  for (const step of steps) {
    const problems = mayDo(stands, actor, step, policy);
    if (problems[0]) return refusedFor(`${problems[0].says} ${WHEN_DONE}`);
    stands = after(stands, actor, step, now, policy, givenAt(submission, now));
  }
  const read = { ...row, ...commented.set };
  const lines = counts.map((signatory) => ({ signatory, print: printSigned(read, signatory), name }));
  const set = {
    ...commented.set,
    ...lifeOf(stands),
    ...(lines.length === 0 ? {} : { signatures: withSignatures(row.signatures, lines) }),
  };
  const did = steps.map((step) => (step === 'sign' ? 'signs' : 'comments')).join(' and ');
  const what = `${name} ${did} as ${signatoryName(as)}, link ${spellLink(submission.answers['reference'] ?? '')}`;
  return { problems: [], changes: [update('reports', row.id, set, what)] };
}

/** When a signature was given: on the day it was sent, though it waited in Intake for days to be mended. */
function givenAt({ receivedAt }: Submission, now: string): string {
  const sent = wallTime(receivedAt);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(sent) && sent.slice(0, 10) < now.slice(0, 10)
    ? `${sent}${now.slice(19)}`
    : now;
}

/** An ECT's first answer opens the report for signatures, even with no words in it. */
const opensIt = ({ state }: ReportRow, as: Signatory): boolean => as === 'ECT' && state === 'with ECT';

const saysNothingNew = (row: ReportRow, comment: string): boolean =>
  comment === '' || textOf(comment) === textOf(row.ectComment);

function withComment(
  { row, as, name }: Signing,
  comment: string,
):
  | { readonly isNew: boolean; readonly set: Partial<ReportRow> }
  | { readonly field: string; readonly says: string } {
  if (as !== 'ECT' && comment !== '') {
    return {
      field: 'comment',
      says: `The comment is the ECT’s own, and ${name} signs as ${signatoryName(as)}. To count the signature without it, take the comment out of Answers and choose the verdict "mended".`,
    };
  }
  if (!opensIt(row, as) && saysNothingNew(row, comment)) return { isNew: false, set: {} };
  const reading = TABLES.reports.columns.ectComment.read(comment);
  if ('says' in reading)
    return {
      field: 'comment',
      says: `The ECT’s comment: ${reading.says} Mend it in Answers, then choose the verdict "mended".`,
    };
  // As it was written: a reading takes an apostrophe in front for the one that keeps a text from being a formula.
  return { isNew: true, set: { ectComment: comment === '' ? null : comment } };
}
