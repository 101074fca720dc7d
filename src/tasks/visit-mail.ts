import { visitLetter, visitSubject, VISIT_LETTERS } from '../documents/visit-letter';
import type { VisitLetterFacts, VisitLetterKind } from '../documents/visit-letter';
import { addDays } from '../domain/day';
import type { Calendar, Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Recipient } from '../domain/report-people';
import { nextTermAfter, visitStateOf } from '../domain/visit-life';
import type { Letter } from '../google/ports';
import type { Change } from '../register/change';
import { add } from '../register/change';
import type { Row } from '../register/open';
import { isFeedback } from './feedback-mail';
import { isVisitDigest } from './visit-digests';

/**
 * Mail about visits. Outbox names each by visit, letter, person and the day of the step (of a moved visit the new day too), so none is queued twice on one day,
 * and a step taken again on a later day goes out again. Its text is made when it goes.
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

/** What a mail of Outbox is about; null for one of another kind. */
export function visitMailOf(
  id: string,
): { readonly visitId: string; readonly kind: VisitLetterKind; readonly personId: string } | null {
  const [begins, visitId = '', word, personId = ''] = id.split(':');
  const kind = VISIT_LETTERS.find((one) => one === word);
  return begins === BEGINS && kind !== undefined ? { visitId, kind, personId } : null;
}

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
  const inADay = addDays(today, policy.visitStepDays);
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
    documentsBy: kind === 'notice' && plannedFor !== null && plannedFor < inADay ? plannedFor : inADay,
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

/** The rows of Outbox for one letter of today; those that are there already are not made again. */
export function queueVisitMail(
  kind: VisitLetterKind,
  says: VisitSays,
  readers: readonly Recipient[],
  known: ReadonlyMap<string, unknown>,
  now: string,
): QueuedVisitMail {
  // A visit may be moved twice in a day, and each day has to be told.
  const step = kind === 'moved' ? `${says.today} ${says.visit.plannedFor ?? ''}` : says.today;
  const idOf = ({ personId }: Recipient) => visitMailKey(says.visit.id, kind, personId, step);
  const to = readers.filter((one) => !known.has(idOf(one)));
  const changes = to.map((one) =>
    add(
      'outbox',
      {
        id: idOf(one),
        to: one.email,
        personId: one.personId,
        subject: visitSubject(kind, letterFacts(kind, says, null)),
        state: 'queued',
        queuedAt: now,
      },
      'Write to a school about a visit',
    ),
  );
  return { changes, to, before: readers.filter((one) => !to.includes(one)) };
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
