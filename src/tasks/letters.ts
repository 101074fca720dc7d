import { alertLetter } from '../documents/alert-letter';
import type { ReportLinks } from '../documents/digest-letter';
import { CAPACITIES } from '../documents/sign-form';
import { digestSubject, noticeSubject, reportsLetter } from '../documents/digest-letter';
import type { Alert, Notice } from '../domain/notices';
import { alertsOn, noticesOn } from '../domain/notices';
import type { Policy } from '../domain/policy';
import type { Digest, OwedReport } from '../domain/reminders';
import { directoryOf, type Directory } from '../domain/report-people';
import { SIGNATORIES } from '../domain/report-signatures';
import { remindersOn } from '../domain/reminders';
import type { Letter, PostPorts } from '../google/ports';
import type { Row } from '../register/open';
import { open, rowsOf } from '../register/open';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import { doorLetter } from './door-letters';
import { formFor, SIGN_FORM } from './forms-known';
import { DIGEST_TABLES, digestFactsIn } from './queue-digests';
import { filledIn, reportCode, spellPrint, textPrint } from './report-code';
import type { Purpose } from './report-code';
import { REMINDER, remindedOf } from './remind';
import { aboutOf, hasDocument, keysIn, toldIn } from './told';
import { visitLetterWriter } from './visit-letters';
import { isVisitMail } from './visit-mail';

export interface Written {
  readonly letter: Letter;
  /** What Outbox keeps of it: which texts it asked for. */
  readonly asksFor: string | null;
}

/** Writes each mail of Outbox anew from what is owed this moment; null for one that nobody needs any more. */
export function letterWriter(
  ports: PostPorts,
  policy: Policy,
  outbox: readonly Row<'outbox'>[],
): (mail: Row<'outbox'>) => Written | null {
  const { tables } = open(ports.sheets, DIGEST_TABLES);
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
  const told = toldIn(outbox);
  const { rolesIn } = directoryOf(facts, today);

  const write = (subject: string, to: Digest | Notice, asked: readonly OwedReport[]): Written => {
    const about: string[] = [];
    const letter = reportsLetter(
      subject,
      { ...to, reports: asked },
      {
        ...policy,
        linksFor: (report) => {
          const row = reports.get(report.reportId);
          if (!row) return { form: null, pdf: null, note: null };
          const links = linksFor(ports, report, row, to, told.get(to.personId) ?? [], rolesIn);
          if (links.form !== null || report.owed === 'read') about.push(aboutOf(report, row));
          return links;
        },
      },
    );
    return { letter, asksFor: about.length === 0 ? null : [...new Set(about)].join('\n') };
  };

  const writeOfVisit = visitLetterWriter(ports, policy);

  return (mail) => {
    if (isVisitMail(mail.id)) return writeOfVisit(mail);
    const digest = digests.get(mail.id);
    if (digest) return write(digestSubject(digest), digest, digest.reports);
    const alert = alerts.get(mail.id);
    if (alert) {
      const pdf = reports.get(alert.report.id)?.pdf ?? null;
      const links = { pdf: shared(ports, pdf, alert.email), register: ports.sheets.url() };
      return { letter: alertLetter(alert, policy, links), asksFor: null };
    }
    const reminded = mail.id.startsWith(REMINDER) ? byPerson.get(mail.personId ?? '') : undefined;
    if (reminded) {
      const asked = remindedOf(reminded.reports, keysIn(mail.asksFor));
      return asked.length === 0
        ? null
        : write(digestSubject({ ...reminded, reports: asked }), reminded, asked);
    }
    const other = doorLetter(ports, policy, facts, today, mail);
    if (other) return { letter: other, asksFor: null };
    const notice = mail.id.startsWith('notice:') ? notices.get(mail.personId ?? '') : undefined;
    if (!notice) return null;
    const keys = keysIn(mail.asksFor);
    const asked = notice.reports.filter((report) => {
      const row = reports.get(report.reportId);
      return (
        row !== undefined &&
        hasDocument(report, row) &&
        keys.some((key) => key.startsWith(`${report.owed} ${row.id} `))
      );
    });
    return asked.length === 0 ? null : write(noticeSubject(asked), notice, asked);
  };
}

const PURPOSES: { readonly [owed in OwedReport['owed']]: Purpose | null } = {
  write: 'write',
  mend: 'write',
  comment: 'comment',
  sign: 'sign',
  read: null,
  oversee: null,
};

/** What one person gets for one report: their own link, and the document they are asked to read. */
function linksFor(
  ports: PostPorts,
  report: OwedReport,
  row: ReportRow,
  { personId, email }: Digest | Notice,
  told: readonly string[],
  rolesIn: Directory['rolesIn'],
): ReportLinks {
  const purpose = PURPOSES[report.owed];
  const reads = report.owed === 'comment' || report.owed === 'sign' || report.owed === 'read';
  // Nobody is asked to sign what they can't read yet (2.61): the document is written within minutes.
  if (reads && !hasDocument(report, row)) {
    const note =
      report.owed === 'read' ? null : 'The report is being written out. Its link comes in a mail of its own.';
    return { form: null, pdf: null, note };
  }
  const pdf = reads ? shared(ports, row.pdf, email) : null;
  const form = purpose === null ? null : formFor(ports.memory, purpose === 'write' ? row.kind : SIGN_FORM);
  if (purpose === null || form === null) return { form: null, pdf, note: null };
  const text = textPrint(row, purpose);
  const who =
    purpose === 'write'
      ? `${report.ectName}, ${report.term}`
      : `${report.ectName}: ${report.kind}, ${report.term}. Print ${spellPrint(textPrint(row, 'sign'))}`;
  const code = reportCode(ports.signer, { reportId: row.id, purpose, personId, text });
  const [only, ...more] = SIGNATORIES.filter((one) => rolesIn(personId, reportOf(row)).includes(one));
  const capacity = only !== undefined && more.length === 0 ? CAPACITIES[only] : null;
  return {
    pdf,
    form: filledIn(form.prefilled, code, who, capacity),
    note: noteFor(report, row, told, pdf),
  };
}

function noteFor(
  report: OwedReport,
  row: ReportRow,
  told: readonly string[],
  pdf: string | null,
): string | null {
  if (report.owed === 'mend')
    return row.returnedWhy === null ? null : `What the appropriate body asks for: ${row.returnedWhy}`;
  if (report.owed === 'write') return null;
  if (pdf === null) return 'The document could not be shared with you. Ask for a copy before you sign.';
  const isOther = told.some(
    (key) => key.startsWith(`${report.owed} ${row.id} `) && key !== aboutOf(report, row),
  );
  return isOther ? 'The text has changed since we last wrote to you. Please read it again.' : null;
}

/** The address of a document, once this person may open it. An account may be barred from sharing outside itself. */
function shared({ documents }: PostPorts, url: string | null, email: string): string | null {
  if (url === null) return null;
  try {
    documents.share(url, email);
    return url;
  } catch {
    return null;
  }
}
