import { isHeld } from '../domain/held';
import type { Policy } from '../domain/policy';
import type { PostPorts } from '../google/ports';
import { calendarIn } from '../register/calendar';
import { open, rowsOf, type Opened } from '../register/open';
import { tornRow } from '../register/torn';
import { visitDigestLetter } from '../documents/visit-digest-letter';
import { isFeedback, isFeedbackOn, writeFeedback } from './feedback-mail';
import type { Draft, Mail } from './draft';
import { leadsAt, selfEvaluationLink, visitFormLink } from './standing-links';
import { isVisitDigest, visitDigests } from './visit-digests';
import { gistOf, isAtSchool, visitMailOf, writeVisitMail } from './visit-mail';

const READ = ['visits', 'visitDocuments', 'people', 'schools', 'terms', 'bankHolidays'] as const;

/** Writes mail about visits; the sheets are read when the first of them is to go. */
export function visitLetterWriter(ports: PostPorts, policy: Policy): (mail: Mail) => Draft | null {
  let read: ReturnType<typeof open<(typeof READ)[number]>>['tables'] | null = null;
  return (mail) => {
    if (isVisitDigest(mail.id)) {
      read ??= open(ports.sheets, READ).tables;
      return digestOf(mail, read, ports, policy);
    }
    if (isFeedback(mail.id)) return feedbackDraft(mail, ports, policy);
    const { visitId, kind, personId } = visitMailOf(mail.id) ?? { visitId: '', kind: null, personId: '' };
    read ??= open(ports.sheets, READ).tables;
    waitFor(tornRow('visits', read.visits, ({ problem }) => problem.key === visitId));
    waitFor(tornRow('visitDocuments', read.visitDocuments, ({ row }) => row.visit === visitId));
    const visit = rowsOf(read.visits).find(({ id }) => id === visitId);
    if (visit === undefined) return null;
    const today = ports.clock.today();
    const posts = rowsOf(read.people).filter((post) => post.personId === personId);
    const name = posts[0]?.name ?? 'colleague';
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
      writeVisitMail(mail, says, name, pdf === null || closed.has(pdf) ? null : pdf);
    const whole = letter(new Set());
    if (whole === null) return null;
    const shared = pdf === null ? [] : [{ reportId: visitId, url: pdf, unmarked: true as const }];
    const tells = kind === null ? null : gistOf(kind, says);
    return { to: mail.to, asksFor: tells, documents: shared, letter: (closed) => letter(closed) ?? whole };
  };
}

/** What is owed by a row nobody can read now is owed all the same: the mail waits, and says for what. */
function waitFor(torn: string | null): void {
  if (torn !== null) throw new Error(torn);
}

/** What a tutor is told of a report read again. */
function feedbackDraft(mail: Mail, { sheets }: PostPorts, policy: Policy): Draft | null {
  const { moderation, people } = open(sheets, ['moderation', 'people']).tables;
  const name = rowsOf(people).find(({ personId }) => personId === mail.personId)?.name ?? 'colleague';
  waitFor(tornRow('moderation', moderation, ({ problem }) => isFeedbackOn(mail.id, problem.key)));
  const letter = writeFeedback(mail, rowsOf(moderation), name, policy);
  return letter === null ? null : { to: mail.to, asksFor: null, documents: [], letter: () => letter };
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
        to: mail.to,
        asksFor: null,
        documents: [],
        letter: () =>
          visitDigestLetter({ ...digest, to: mail.to }, policy, ports.sheets.url(), (visitId) => {
            const visit = rowsOf(tables.visits).find(({ id }) => id === visitId);
            return visit && isAtSchool(visit)
              ? visitFormLink(ports, visit, digest.personId, ports.clock.today())
              : null;
          }),
      };
}
