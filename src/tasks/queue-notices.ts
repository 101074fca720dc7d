import { ALERT_SUBJECT } from '../documents/alert-letter';
import { noticeSubject } from '../documents/digest-letter';
import type { Notice, NoticeReport } from '../domain/notices';
import { alertsOn, isNoticeHour, noticesOn } from '../domain/notices';
import type { Policy } from '../domain/policy';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Row } from '../register/open';
import { openWhole } from '../register/open-whole';
import { rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import { SIGN_FORM, formFor } from './forms-known';
import { type WrittenTo, writtenTo } from './had-mail';
import type { LetterTables } from './letters';
import { DIGEST_TABLES, digestFactsIn } from './queue-digests';
import { queued } from './queued';
import { aboutOf, hasDocument, toldIn } from './told';

/** A mail that Outbox does not hold yet, or that was taken back. */
export type NewMail = Pick<Row<'outbox'>, 'id' | 'to' | 'personId' | 'subject' | 'asksFor'> & {
  readonly personId: string;
};

/**
 * Queues what people hear between two weekly mails: a report to comment on or sign, one sent back, due or overdue, a review
 * received, at most one mail a day and person; and for the appropriate body, the same day, that an ECT is not on track.
 * Gives how many. Null while somebody else is saving.
 */
export function queueNotices(ports: PostPorts): number | null {
  if (!ports.lock.take(10_000)) return null;
  const { tables } = openWhole(ports.sheets, [...DIGEST_TABLES, 'outbox']);
  const policy = rememberedPolicy(ports.memory);
  const now = ports.clock.now();
  const outbox = rowsOf(tables.outbox);
  const mails = newMails(ports, policy, tables, outbox);
  const states = statesIn(outbox);
  const changes = mails.flatMap((mail) =>
    queued(states.get(mail.id), { ...mail, queuedAt: now }, 'Queue a notice'),
  );
  if (changes.length > 0) applyOrThrow(ports.sheets, changes, { who: 'Notices', at: now });
  ports.lock.release();
  return mails.length;
}

const statesIn = (outbox: readonly Row<'outbox'>[]) => new Map(outbox.map(({ id, state }) => [id, state]));

/** What people should hear this moment and have not been told: alerts at any hour, the rest by day. */
export function newMails(
  ports: PostPorts,
  policy: Policy,
  tables: LetterTables,
  outbox: readonly Row<'outbox'>[],
): readonly NewMail[] {
  const today = ports.clock.today();
  const facts = digestFactsIn(tables);
  const states = statesIn(outbox);
  // One that was taken back goes after all, once it is needed again. One that failed waits for a person.
  const isNew = (key: string) => (states.get(key) ?? 'not needed') === 'not needed';
  const alerts = alertsOn(facts, policy, today)
    .filter(({ key }) => isNew(key))
    .map(({ key, email, personId }) => ({
      id: key,
      to: email,
      personId,
      subject: ALERT_SUBJECT,
      asksFor: null,
    }));
  if (!isNoticeHour(ports.clock.now(), policy)) return alerts;

  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const told = toldIn(outbox);
  const written = writtenTo(outbox, today);
  const canSign = formFor(ports.memory, SIGN_FORM) !== null;

  /** What is news to a person, and can be opened. */
  const newsIn = (notice: Notice): readonly (readonly [NoticeReport, string])[] =>
    notice.reports.flatMap((report) => {
      const row = reports.get(report.reportId);
      if (!row || !hasDocument(report, row) || isWeekly(report, notice.personId, written)) return [];
      if (!canSign && (report.owed === 'comment' || report.owed === 'sign')) return [];
      const about = aboutOf(report, row);
      return told(notice).includes(about) ? [] : [[report, about] as const];
    });

  const notices = noticesOn(facts, policy, today)
    .filter(({ key, personId }) => isNew(key) && !written.noticed.has(personId))
    .flatMap((notice): readonly NewMail[] => {
      const news = newsIn(notice);
      if (news.length === 0) return [];
      const { key, email, personId } = notice;
      const subject = noticeSubject(news.map(([report]) => report));
      const asksFor = news.map(([, about]) => about).join('\n');
      return [{ id: key, to: email, personId, subject, asksFor }];
    });
  return [...alerts, ...notices];
}

/**
 * Whether the weekly mail has said enough: on its day only what asks for somebody's hand goes beside it, and a report it
 * called overdue needs no mail of its own.
 */
function isWeekly(
  { owed, rung, dueOn }: NoticeReport,
  personId: string,
  { weekly, today }: WrittenTo,
): boolean {
  const last = weekly.get(personId);
  if (last === undefined) return false;
  if (rung === 'overdue' && last > dueOn) return true;
  return last === today && (rung !== undefined || owed === 'read' || owed === 'hear');
}
