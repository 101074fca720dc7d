import { ALERT_SUBJECT } from '../documents/alert-letter';
import { noticeSubject } from '../documents/digest-letter';
import type { Notice } from '../domain/notices';
import { alertsOn, noticesOn } from '../domain/notices';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Row } from '../register/open';
import { add } from '../register/change';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import { SIGN_FORM, formFor } from './forms-known';
import { DIGEST_TABLES, digestFactsIn } from './queue-digests';
import { aboutOf, hasDocument, toldIn } from './told';

/**
 * Queues what people hear between two weekly mails: a report to comment on or sign, one sent back, a review received, at
 * most one mail a day and person; and for the appropriate body, the same day, that an ECT is not on track. Gives how many.
 * Null while somebody else is saving.
 */
export function queueNotices(ports: PostPorts): number | null {
  if (!ports.lock.take(10_000)) return null;
  const { tables } = open(ports.sheets, [...DIGEST_TABLES, 'outbox']);
  const policy = rememberedPolicy(ports.memory);
  const today = ports.clock.today();
  const now = ports.clock.now();
  const facts = digestFactsIn(tables);
  const outbox = rowsOf(tables.outbox);
  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const told = toldIn(outbox);
  const written = writtenTo(outbox, today);
  const canSign = formFor(ports.memory, SIGN_FORM) !== null;

  /** What is news to a person, and can be opened. */
  const newsIn = ({ personId, reports: all }: Notice) =>
    all.filter((report) => {
      const row = reports.get(report.reportId);
      if (!row || !hasDocument(report, row)) return false;
      if (!canSign && (report.owed === 'comment' || report.owed === 'sign')) return false;
      return told.get(personId)?.includes(aboutOf(report, row)) !== true;
    });

  const alerts = alertsOn(facts, policy, today)
    .filter(({ key }) => !tables.outbox.rowOf.has(key))
    .map(({ key, email, personId }) => ({
      id: key,
      to: email,
      personId,
      subject: ALERT_SUBJECT,
      asksFor: null,
    }));
  const notices = noticesOn(facts, policy, today)
    .filter(({ key, personId }) => !tables.outbox.rowOf.has(key) && !written.has(personId))
    .flatMap((notice) => {
      const news = newsIn(notice);
      if (news.length === 0) return [];
      const about = news.flatMap((report) => {
        const row = reports.get(report.reportId);
        return row ? [aboutOf(report, row)] : [];
      });
      const { key, email, personId } = notice;
      return [{ id: key, to: email, personId, subject: noticeSubject(news), asksFor: about.join('\n') }];
    });
  const mails = [...alerts, ...notices];
  const changes = mails.map((mail) =>
    add('outbox', { ...mail, state: 'queued', queuedAt: now }, 'Queue a notice'),
  );
  if (changes.length > 0) applyOrThrow(ports.sheets, changes, { who: 'Notices', at: now });
  ports.lock.release();
  return mails.length;
}

/** Mails that answer something at once: nobody's other mail waits for them. */
const ANSWERS = /^(alert|refused|concern):/;

/** Who had a mail today, or has one waiting: they get no other. */
export function writtenTo(outbox: readonly Row<'outbox'>[], today: string): ReadonlySet<string> {
  const recent = outbox.filter(
    ({ id, state, queuedAt, settledAt }) =>
      !ANSWERS.test(id) &&
      (state === 'queued' ||
        state === 'sending' ||
        ((state === 'sent' || state === 'unknown') && (settledAt ?? queuedAt).slice(0, 10) === today)),
  );
  return new Set(recent.flatMap(({ personId }) => (personId === null ? [] : [personId])));
}
