import { visitLetter, visitSubject, VISIT_LETTERS } from '../documents/visit-letter';
import type { VisitLetterFacts, VisitLetterKind } from '../documents/visit-letter';
import type { Calendar, Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Recipient } from '../domain/report-people';
import { documentsBy, evidenceBy, nextTermAfter, visitStateOf } from '../domain/visit-life';
import type { Letter } from '../google/ports';
import type { Change } from '../register/change';
import { rowsOf, type Row } from '../register/open';
import type { Read } from '../register/table';
import { isFeedback } from './feedback-mail';
import { isGivenUp, queued } from './queued';
import { isVisitDigest } from './visit-digests';

/**
 * Mail about visits. Outbox names each by visit, letter, person and the day of the step, and by a number where the step is
 * taken again that day. Its text is made when it goes; what it then told stands in Asks for.
 */

const BEGINS = 'visit';

export const visitMailKey = (
  visitId: string,
  kind: VisitLetterKind,
  personId: string,
  step: string,
): string => [BEGINS, visitId, kind, personId, step].join(':');

export const isVisitMail = (id: string): boolean =>
  id.startsWith(`${BEGINS}:`) || isVisitDigest(id) || isFeedback(id);

interface VisitMail {
  readonly visitId: string;
  readonly kind: VisitLetterKind;
  readonly personId: string;
  /** The day of the step. */
  readonly on: string;
}

/** What a mail of Outbox is about; null for one of another kind. */
export function visitMailOf(id: string): VisitMail | null {
  const [begins, visitId = '', word, personId = '', step = ''] = id.split(':');
  const kind = VISIT_LETTERS.find((one) => one === word);
  return begins === BEGINS && kind !== undefined ? { visitId, kind, personId, on: step.slice(0, 10) } : null;
}

/** The mails about one visit that told something, or still will: those given up are as if they had never been. */
export const mailsAbout = (
  visitId: string,
  outbox: readonly Row<'outbox'>[],
): readonly (VisitMail & Row<'outbox'>)[] =>
  outbox.flatMap((mail) => {
    const about = visitMailOf(mail.id);
    return about?.visitId === visitId && !isGivenUp(mail.state)
      ? [{ ...mail, ...about, personId: about.personId }]
      : [];
  });

/** Letters that each take the place of the one before: a school goes by the last of them. */
const ANNOUNCE: readonly VisitLetterKind[] = ['consultation', 'notice', 'moved', 'off'];

/** Whom HMI's copy goes to. */
export const HMI = 'HMI';

export interface VisitSays {
  readonly visit: Row<'visits'>;
  readonly documents: readonly Row<'visitDocuments'>[];
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly today: Day;
  readonly selfEvaluation: string | null;
}

/** What the letter says, from the visit as it stands. */
export function letterFacts(
  kind: VisitLetterKind,
  { visit, documents, policy, calendar, today, selfEvaluation }: VisitSays,
  pdf: string | null,
): VisitLetterFacts {
  const { plannedFor, reportSentOn } = visit;
  return {
    kind: visit.kind,
    school: visit.school ?? visit.urn,
    visitor: visit.visitor,
    companion: visit.companion,
    plannedFor,
    visitedOn: visit.visitedOn,
    satisfied: visit.satisfied === 'yes',
    sharePractice: visit.sharePractice === 'yes',
    documents: (kind === 'evidence' ? documents.filter(isLacking) : documents).map(
      ({ document }) => document,
    ),
    documentsBy: (kind === 'notice' ? documentsBy : evidenceBy)(visit, today, policy, calendar),
    nextTerm: nextTermAfter(reportSentOn ?? today, visit.urn, calendar)?.name ?? null,
    pdf,
    selfEvaluation,
  };
}

/** Asked for, and not in, or not enough. */
export const isLacking = ({
  cameInOn,
  enough,
}: Pick<Row<'visitDocuments'>, 'cameInOn' | 'enough'>): boolean => cameInOn === null || enough === 'no';

/** What was queued of one letter, and whom Outbox has it for already. */
export interface QueuedVisitMail {
  readonly changes: readonly Change[];
  readonly to: readonly Recipient[];
  readonly before: readonly Recipient[];
}

/** What a letter tells, in short: of a day its subject, of further evidence what is lacking. */
export function gistOf(kind: VisitLetterKind, says: VisitSays): string {
  const facts = letterFacts(kind, says, null);
  return [visitSubject(kind, facts), ...(kind === 'evidence' ? facts.documents : [])].join('\n');
}

/**
 * The rows of Outbox for one letter. Nobody gets it whose last letter waits and is this one, or went today and told the
 * same: a press that was killed and repeated makes none twice.
 */
export function queueVisitMail(
  kind: VisitLetterKind,
  says: VisitSays,
  readers: readonly Recipient[],
  outbox: Pick<Read<Row<'outbox'>>, 'entries' | 'rowOf'>,
  now: string,
): QueuedVisitMail {
  const { visit, today } = says;
  const all = rowsOf(outbox);
  const rivals = ANNOUNCE.includes(kind) ? ANNOUNCE : [kind];
  const gist = gistOf(kind, says);
  const stand = mailsAbout(visit.id, all).filter(
    (one) =>
      rivals.includes(one.kind) && (one.state === 'queued' ? !isOverBy(one.kind, says) : one.on === today),
  );
  const hasIt = ({ personId }: Recipient): boolean => {
    const own = stand.filter((one) => one.personId === personId);
    const last = own.sort((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))[own.length - 1];
    return last?.kind === kind && (last.state === 'queued' || last.asksFor === gist);
  };
  const before = readers.filter(hasIt);
  const to = readers.filter((one) => !before.includes(one));

  const states = new Map(all.map(({ id, state }) => [id, state]));
  const freeKey = (personId: string): string => {
    for (let nth = 1; ; nth += 1) {
      const id = visitMailKey(visit.id, kind, personId, nth === 1 ? today : `${today} ${nth}`);
      if (!outbox.rowOf.has(id) || isGivenUp(states.get(id))) return id;
    }
  };
  const subject = visitSubject(kind, letterFacts(kind, says, null));
  const changes = to.flatMap(({ personId, email }) => {
    const id = freeKey(personId);
    const mail = { id, to: email, personId, subject, queuedAt: now };
    return queued(states.get(id), mail, 'Write to a school about a visit');
  });
  return { changes, to, before };
}

/** Whether things have moved on since the letter was queued, so that it would only puzzle the school. */
function isOverBy(kind: VisitLetterKind, { visit }: VisitSays): boolean {
  const { closedOn, reportSentOn, plannedFor, documentsAskedOn, visitedOn } = visit;
  const isOff = closedOn !== null && reportSentOn === null;
  switch (kind) {
    case 'off':
      return closedOn === null;
    case 'consultation':
      return isOff || plannedFor !== null || documentsAskedOn !== null || visitedOn !== null;
    case 'notice':
    case 'moved':
      return isOff || visitedOn !== null;
    default:
      return isOff;
  }
}

/** The letter as it stands now; null where it is over by what happened before it went. */
export function writeVisitMail(
  mail: Pick<Row<'outbox'>, 'id' | 'to'>,
  says: VisitSays,
  name: string,
  pdf: string | null,
): Letter | null {
  const about = visitMailOf(mail.id);
  if (about === null || isOverBy(about.kind, says)) return null;
  return visitLetter(about.kind, letterFacts(about.kind, says, pdf), { name, email: mail.to }, says.policy);
}

/** The row of Visit findings for one question of one visit. */
export const findingKey = (visitId: string, question: string): string => `${visitId} ${question}`;

/** From the list of documents to the report there is something to find. */
export const isAtSchool = (visit: Row<'visits'>): boolean =>
  ['documents asked for', 'documents in', 'visited', 'further evidence asked'].includes(visitStateOf(visit));
