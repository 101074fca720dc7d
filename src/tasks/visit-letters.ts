import { isHeld } from '../domain/held';
import type { Day } from '../domain/facts';
import { once } from '../domain/once';
import type { Policy } from '../domain/policy';
import type { PostPorts } from '../google/ports';
import { calendarIn } from '../register/calendar';
import { open, rowsOf, type Opened, type Row } from '../register/open';
import { tornRow } from '../register/torn';
import { visitDigestLetter } from '../documents/visit-digest-letter';
import { feedbackOf, isFeedback, isFeedbackOn, tutorOf, writeFeedback } from './feedback-mail';
import type { Draft, Mail } from './draft';
import { leadsAt, selfEvaluationLink, visitFormLink } from './standing-links';
import { isVisitDigest, visitDigests } from './visit-digests';
import { gistOf, isAtSchool, visitMailOf, writeVisitMail } from './visit-mail';
import { visitReader } from './visit-readers';

const READ = ['visits', 'visitDocuments', 'people', 'schools', 'terms', 'bankHolidays'] as const;
const FEEDBACK_TABLES = ['moderation', 'reports', 'people'] as const;

/** Writes mail about visits; the sheets are read when the first of them is to go. */
export function visitLetterWriter(
  ports: PostPorts,
  policy: Policy,
  outbox: readonly Row<'outbox'>[],
): (mail: Mail) => Draft | null {
  const readOnce = once(() => open(ports.sheets, READ).tables);
  const moderated = once(() => open(ports.sheets, FEEDBACK_TABLES).tables);
  return (mail) => {
    if (isFeedback(mail.id)) return feedbackDraft(mail, moderated(), policy, ports.clock.today());
    const read = readOnce();
    if (isVisitDigest(mail.id)) return digestOf(mail, read, ports, policy);
    const { visitId, kind } = visitMailOf(mail.id) ?? { visitId: '', kind: null };
    waitFor(tornRow('visits', read.visits, ({ problem }) => problem.key === visitId));
    waitFor(tornRow('visitDocuments', read.visitDocuments, ({ row }) => row.visit === visitId));
    const visit = rowsOf(read.visits).find(({ id }) => id === visitId);
    if (visit === undefined) return null;
    const today = ports.clock.today();
    const to = visitReader(mail, visit.urn, read, outbox, policy.visitHmiEmail, today);
    if (to === null) return null;
    const { personId, name, email } = to;
    const posts = rowsOf(read.people).filter((post) => post.personId === personId);
    // No answer could be taken in by a link of anybody else, such as the school's own address.
    const mayEvaluate = leadsAt(
      visit.urn,
      posts.filter((post) => isHeld(post, today)),
    );
    const documents = rowsOf(read.visitDocuments).filter((one) => one.visit === visitId);
    const says = {
      visit,
      documents,
      policy,
      calendar: calendarIn(read),
      today,
      selfEvaluation:
        kind === 'notice' && mayEvaluate
          ? selfEvaluationLink(ports, { personId, visitId, schoolName: visit.school ?? visit.urn }, today)
          : null,
    };
    const pdf = kind === 'report' || kind === 'hmi' ? visit.report : null;
    const letter = (closed: ReadonlySet<string>) =>
      writeVisitMail({ id: mail.id, to: email }, says, name, pdf === null || closed.has(pdf) ? null : pdf);
    const whole = letter(new Set());
    if (whole === null) return null;
    const shared = pdf === null ? [] : [{ reportId: visitId, url: pdf, unmarked: true as const }];
    const tells = kind === null ? null : gistOf(kind, says);
    return { to: email, asksFor: tells, documents: shared, letter: (closed) => letter(closed) ?? whole };
  };
}

/** What is owed by a row nobody can read now is owed all the same: the mail waits, and says for what. */
function waitFor(torn: string | null): void {
  if (torn !== null) throw new Error(torn);
}

/** What a tutor is told of a report read again. */
function feedbackDraft(
  mail: Mail,
  tables: Opened<(typeof FEEDBACK_TABLES)[number]>['tables'],
  policy: Policy,
  today: Day,
): Draft | null {
  const { moderation } = tables;
  waitFor(tornRow('moderation', moderation, ({ problem }) => isFeedbackOn(mail.id, problem.key)));
  const row = rowsOf(moderation).find(({ id }) => isFeedbackOn(mail.id, id));
  if (row === undefined || feedbackOf(row) === null) return null;
  const to = tutorOf(row, tables, today);
  // The report's words are for whoever wrote it, at the school it is about: nobody comes after them.
  if (to?.personId !== mail.personId)
    throw new Error(
      `${row.tutor ?? 'The tutor'} is not at the school of ${row.id} any more, or has no email address in People. Put it right there, or change State to not needed.`,
    );
  const letter = writeFeedback(row, to, policy);
  return letter === null ? null : { to: to.email, asksFor: null, documents: [], letter: () => letter };
}

/** What an assessor or an officer is told of visits this week; null once nothing is left to do. */
function digestOf(
  mail: Mail,
  tables: Opened<(typeof READ)[number]>['tables'],
  ports: PostPorts,
  policy: Policy,
): Draft | null {
  const digest = visitDigests(
    rowsOf(tables.visits),
    rowsOf(tables.people),
    policy,
    calendarIn(tables),
    ports.clock.today(),
  ).find(({ personId }) => personId === mail.personId);
  return digest === undefined
    ? null
    : {
        to: digest.to,
        asksFor: null,
        documents: [],
        letter: () =>
          visitDigestLetter(digest, policy, ports.sheets.url(), (visitId) => {
            const visit = rowsOf(tables.visits).find(({ id }) => id === visitId);
            return visit && isAtSchool(visit)
              ? visitFormLink(ports, visit, digest.personId, ports.clock.today())
              : null;
          }),
      };
}
