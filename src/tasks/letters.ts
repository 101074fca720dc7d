import { alertLetter } from '../documents/alert-letter';
import type { ReportLinks } from '../documents/digest-letter';
import { CAPACITIES } from '../documents/sign-form';
import { digestSubject, noticeSubject, reportsLetter, titleOf } from '../documents/digest-letter';
import type { LabelledLink } from '../documents/letter-parts';
import { wayToAsk } from '../documents/letter-parts';
import type { Alert, Notice, NoticeReport } from '../domain/notices';
import { alertsOn, noticesOn } from '../domain/notices';
import type { Policy } from '../domain/policy';
import type { Digest, OwedReport } from '../domain/reminders';
import { directoryOf, type Directory } from '../domain/report-people';
import { SIGNATORIES } from '../domain/report-signatures';
import { remindersOn } from '../domain/reminders';
import type { PostPorts } from '../google/ports';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import { doorLetter } from './door-letters';
import type { Draft, Mail, Shared } from './draft';
import { formFor, SIGN_FORM } from './forms-known';
import type { DIGEST_TABLES } from './queue-digests';
import { digestFactsIn } from './queue-digests';
import { filledIn, linkPrint, ownPdf, pdfIsCurrent, reportCode, spellPrint, textPrint } from './report-code';
import type { Purpose } from './report-code';
import { REMINDER, remindedOf } from './remind';
import { standingLinks } from './standing-links';
import { aboutOf, askOf, hasDocument, keysIn, toldIn } from './told';
import { visitLetterWriter } from './visit-letters';
import { isVisitMail } from './visit-mail';

export type LetterTables = Opened<(typeof DIGEST_TABLES)[number]>['tables'];

/**
 * Writes each mail of Outbox anew from what is owed this moment; null for one that nobody needs any more.
 * @param links `shown` puts words where each person's own link stands in the mail itself: nobody else may use it.
 */
export function letterWriter(
  ports: PostPorts,
  policy: Policy,
  tables: LetterTables,
  outbox: readonly Row<'outbox'>[],
  links: 'own' | 'shown' = 'own',
): (mail: Mail) => Draft | null {
  const facts = digestFactsIn(tables);
  const today = ports.clock.today();
  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const byKey = <T extends { readonly key: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.key, one]));
  const digests = byKey<Digest>(remindersOn(facts, policy, today).digests);
  // Reminders are asked for by hand, however early.
  const byPerson = new Map(
    remindersOn(facts, { ...policy, remindDaysBefore: 366 }, today).digests.map((one) => [one.personId, one]),
  );
  const notices = new Map<string, Notice>(noticesOn(facts, policy, today).map((one) => [one.personId, one]));
  const alerts = byKey<Alert>(alertsOn(facts, policy, today));
  // In the order they went, however people sort Outbox; one that may have gone is taken for gone.
  const told = toldIn(
    outbox
      .filter(({ state }) => state === 'sent' || state === 'unknown')
      .sort((one, other) => (one.settledAt ?? '').localeCompare(other.settledAt ?? '')),
  );
  const { rolesIn } = directoryOf(facts, today);

  const write = (
    subject: string,
    to: Digest | Notice,
    asked: readonly NoticeReport[],
    doors: readonly LabelledLink[] = ownDoors(to.personId),
  ): Draft => {
    const known = new Map<string, ReportLinks>();
    const about: string[] = [];
    const documents: Shared[] = [];
    for (const report of asked) {
      const row = reports.get(report.reportId);
      if (!row) continue;
      const own = linksFor(ports, report, row, to, told(to), rolesIn, links);
      known.set(report.reportId, own);
      if (own.form !== null || NEEDS_NO_FORM.includes(report.owed)) about.push(aboutOf(report, row));
      if (own.pdf !== null) documents.push({ reportId: row.id, url: own.pdf });
    }
    return {
      to: to.email,
      asksFor: about.length === 0 ? null : [...new Set(about)].join('\n'),
      documents,
      letter: (closed) =>
        reportsLetter(
          subject,
          { ...to, reports: asked, doors },
          { ...policy, linksFor: ({ reportId }) => opened(known.get(reportId) ?? NONE, to, policy, closed) },
        ),
    };
  };

  // Read in one call; the forms are then known.
  ports.memory.all();
  const standing = standingLinks(ports, facts, today);
  const doorsOf = (personId: string): readonly LabelledLink[] =>
    standing(personId).map(({ label, about, url }) => ({
      label: `${label}: ${about}`,
      url: links === 'own' ? url : THEIR_LINK,
    }));

  const trns = new Set(facts.ects.map(({ trn }) => trn));
  /** An ECT raises a concern by any mail they have (2.28); what others do all year by form comes with the weekly one. */
  const ownDoors = (personId: string | null) =>
    personId !== null && trns.has(personId) ? doorsOf(personId) : [];

  const writeOfVisit = visitLetterWriter(ports, policy, outbox);

  return (mail) => {
    if (isVisitMail(mail.id)) return writeOfVisit(mail);
    const digest = digests.get(mail.id);
    if (digest) return write(digestSubject(digest), digest, digest.reports, doorsOf(digest.personId));
    const alert = alerts.get(mail.id);
    if (alert) {
      const row = reports.get(alert.report.id);
      return alertDraft(alert, policy, row ? ownPdf(row) : null, ports.sheets.url());
    }
    const reminded = mail.id.startsWith(REMINDER) ? byPerson.get(mail.personId ?? '') : undefined;
    if (reminded) {
      const asked = remindedOf(reminded.reports, keysIn(mail.asksFor));
      if (asked.length === 0) return null;
      // What an officer chose stays in Outbox whole: a mail put back is written anew from it.
      return {
        ...write(digestSubject({ ...reminded, reports: asked }), reminded, asked),
        asksFor: mail.asksFor,
      };
    }
    const other = doorLetter(ports, policy, facts, today, mail, ownDoors(mail.personId));
    if (other) return { to: other.to, asksFor: mail.asksFor, documents: [], letter: () => other };
    const notice = mail.id.startsWith('notice:') ? notices.get(mail.personId ?? '') : undefined;
    if (!notice) return null;
    const keys = keysIn(mail.asksFor);
    const asked = notice.reports.filter((report) => {
      const row = reports.get(report.reportId);
      return (
        row !== undefined &&
        hasDocument(report, row) &&
        keys.some((key) => key.startsWith(askOf(report, row.id)))
      );
    });
    return asked.length === 0 ? null : write(noticeSubject(asked), notice, asked);
  };
}

/** The mail itself says all there is to say. */
const NEEDS_NO_FORM: readonly OwedReport['owed'][] = ['show', 'hear', 'read'];

const NONE: ReportLinks = { form: null, pdf: null, note: null };

/** The links as the mail shows them: a document that would not open is no link, and the mail says how to get it. */
function opened(
  own: ReportLinks,
  { email }: Digest | Notice,
  policy: Policy,
  closed: ReadonlySet<string>,
): ReportLinks {
  if (own.pdf === null || !closed.has(own.pdf)) return own;
  const note = `The report could not be opened to ${email}. ${wayToAsk(policy)} for a copy, and read it before you fill in the form.`;
  return { ...own, pdf: null, note: own.note === null ? note : `${own.note} ${note}` };
}

function alertDraft(alert: Alert, policy: Policy, pdf: string | null, register: string): Draft {
  return {
    to: alert.email,
    asksFor: null,
    documents: pdf === null ? [] : [{ reportId: alert.report.id, url: pdf }],
    letter: (closed) =>
      alertLetter(alert, policy, { pdf: pdf === null || closed.has(pdf) ? null : pdf, register }),
  };
}

const PURPOSES: { readonly [owed in OwedReport['owed']]: Purpose | null } = {
  write: 'write',
  mend: 'write',
  show: null,
  comment: 'comment',
  sign: 'sign',
  hear: null,
  read: null,
  oversee: null,
};

/** What stands for a link where somebody else reads the mail. */
export const THEIR_LINK = '(their own link)';

/** What one person gets for one report: their own link, and the document they are asked to read. */
function linksFor(
  ports: PostPorts,
  report: OwedReport,
  row: ReportRow,
  { personId, email }: Digest | Notice,
  told: readonly string[],
  rolesIn: Directory['rolesIn'],
  links: 'own' | 'shown',
): ReportLinks {
  const purpose = PURPOSES[report.owed];
  const reads = report.owed === 'comment' || report.owed === 'sign' || report.owed === 'read';
  // Nobody is asked to sign what they can't read yet (2.61): the document is written within minutes.
  if (reads && !hasDocument(report, row)) {
    const note =
      report.owed === 'read' ? null : 'The report is being written out. Its link comes in a mail of its own.';
    return { form: null, pdf: null, note };
  }
  if (report.owed === 'show' || report.owed === 'hear')
    return { form: null, pdf: pdfIsCurrent(row) ? row.pdf : null, note: noteFor(report, row, told) };
  // A form can't be handed back filled in: what a returned report says is copied from its PDF.
  const pdf = reads || report.owed === 'mend' ? ownPdf(row) : null;
  const form = purpose === null ? null : formFor(ports.memory, purpose === 'write' ? row.kind : SIGN_FORM);
  if (purpose === null || form === null) return { form: null, pdf, note: null };
  const note = noteFor(report, row, told);
  if (links === 'shown') return { pdf, form: THEIR_LINK, note };
  const text = linkPrint(row, purpose);
  const about = titleOf(report);
  const who = purpose === 'write' ? about : `${about}. Print ${spellPrint(textPrint(row, 'sign'))}`;
  const code = reportCode(ports.signer, { reportId: row.id, purpose, personId, address: email, text });
  const [only, ...more] = SIGNATORIES.filter((one) => rolesIn(personId, reportOf(row)).includes(one));
  const capacity = only !== undefined && more.length === 0 ? CAPACITIES[only] : null;
  return { pdf, form: filledIn(form.prefilled, code, who, capacity), note };
}

/** It came back before there was a PDF of it, and none is written of a returned report. */
const NO_DOCUMENT = 'There is no PDF of what it said to link to here: answer this mail, and you get a copy.';

function noteFor(report: OwedReport, row: ReportRow, told: readonly string[]): string | null {
  if (report.owed === 'mend')
    return (
      [
        ...(ownPdf(row) === null ? [NO_DOCUMENT] : []),
        ...(row.returnedWhy === null ? [] : [`What the appropriate body asks for: ${row.returnedWhy}`]),
      ].join(' ') || null
    );
  if (report.owed === 'show') return `What they ask for: ${row.evidenceAsked ?? ''}`;
  if (report.owed === 'hear') return `What they say: ${row.feedback ?? ''}`;
  if (report.owed === 'write') return null;
  const last = told.filter((key) => key.startsWith(askOf(report, row.id))).pop();
  if (last === undefined || last === aboutOf(report, row)) return null;
  const again = `${row.timesReturned ? 'It went back to the school and has come in again' : 'The text has changed since we last wrote to you'}. Please read it again.`;
  return report.owed === 'comment'
    ? `${again} A comment you made before does not stand in this one: if it should, write it again.`
    : again;
}
