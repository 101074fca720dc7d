import { addDays, weekdayOf } from './day';
import type { Day, Ect, Report } from './facts';
import type { OwedReport, ReminderFacts, RemindersPolicy } from './reminders';
import { asksForEvidence, inReadingOrder, owedReport, remindersOn } from './reminders';
import { isHeld } from './held';
import { directoryOf, type Directory, type Recipient } from './report-people';
import { notWrittenTo } from './shared-number';

/**
 * What people are told between two weekly mails: a report to comment on, to sign, sent back, or to show more of; one that
 * falls due or is overdue; a review received; what the AB says of a report it accepted. Derived from the register's state alone; who was told what already, the caller knows.
 */

/** Why a report that has still to be written is the subject of a mail of its own. */
export type Rung = 'due soon' | 'overdue';

export interface NoticeReport extends OwedReport {
  readonly rung?: Rung;
}

export interface Notice extends Recipient {
  /** "notice:2026-12-08:P-0012": one a day. */
  readonly key: string;
  readonly reports: readonly NoticeReport[];
}

const TOLD_BETWEEN: readonly OwedReport['owed'][] = ['mend', 'comment', 'sign'];

/** What happened longer ago is not news: an old register's reports came in long ago. */
const NEWS_FOR_DAYS = 14;

/** An old register's overdue reports are for the weekly mail. */
const LATE_FOR_DAYS = 7;

/** The rung of the ladder a report to be written stands on; none at the weekend. */
function rungOf(
  { owed, dueOn }: OwedReport,
  { dueSoonDays, overdueDays }: Pick<RemindersPolicy, 'dueSoonDays' | 'overdueDays'>,
  today: Day,
): Rung | null {
  if (owed !== 'write' || weekdayOf(today) > 5) return null;
  if (dueOn >= today) return dueSoonDays > 0 && dueOn <= addDays(today, dueSoonDays) ? 'due soon' : null;
  const from = addDays(dueOn, overdueDays);
  return overdueDays > 0 && from <= today && today <= addDays(from, LATE_FOR_DAYS) ? 'overdue' : null;
}

/** Whether the clock ("2026-12-07T08:15:00+00:00", London) stands within the hours in which notices go. */
export function isNoticeHour(
  now: string,
  { noticesFrom, noticesUntil }: Pick<RemindersPolicy, 'noticesFrom' | 'noticesUntil'>,
): boolean {
  const hour = Number(now.slice(11, 13));
  return hour >= noticesFrom && hour < noticesUntil;
}

export function noticesOn(facts: ReminderFacts, policy: RemindersPolicy, today: Day): readonly Notice[] {
  const people = new Map<string, { readonly to: Recipient; readonly reports: NoticeReport[] }>();
  const waits = notWrittenTo(facts, today);
  const tell = (to: Recipient, reports: readonly NoticeReport[]) => {
    if (waits.has(to.personId)) return;
    const entry = people.get(to.personId) ?? { to, reports: [] };
    entry.reports.push(...reports);
    people.set(to.personId, entry);
  };
  for (const { personId, name, email, reports } of remindersOn(facts, policy, today).digests)
    tell(
      { personId, name, email },
      reports.flatMap((report): readonly NoticeReport[] => {
        if (TOLD_BETWEEN.includes(report.owed)) return [report];
        const rung = rungOf(report, policy, today);
        return rung === null ? [] : [{ ...report, rung }];
      }),
    );

  const directory = directoryOf(facts, today);
  for (const report of facts.reports) {
    const ect = directory.ects.get(report.trn);
    if (ect === undefined) continue;
    const owed = asksForEvidence(report) ? 'show' : hasFeedback(report, today) ? 'hear' : null;
    const writer = owed === null ? null : directory.writerOf(report);
    if (owed !== null && writer !== null) tell(writer, [owedReport(report, ect, owed, directory, today)]);
    for (const head of isNews(report, today) ? headsToTell(report, directory) : [])
      if (head.personId !== writer?.personId) tell(head, [owedReport(report, ect, 'read', directory, today)]);
  }
  return [...people.values()]
    .filter(({ reports }) => reports.length > 0)
    .map(({ to, reports }) => ({
      key: `notice:${today}:${to.personId}`,
      ...to,
      reports: reports.sort(inReadingOrder),
    }));
}

const isRecent = (at: string | null, today: Day): boolean =>
  at !== null && at.slice(0, 10) >= addDays(today, -NEWS_FOR_DAYS);

const hasFeedback = ({ state, feedback = null, reviewedAt }: Report, today: Day): boolean =>
  state === 'reviewed' && feedback !== null && isRecent(reviewedAt, today);

const isNews = (report: Report, today: Day): boolean =>
  report.kind === 'progress review' &&
  (report.state === 'submitted' || report.state === 'reviewed') &&
  isRecent(report.submittedAt, today);

/** The head is told of each progress review (2.53), unless they wrote or signed it. */
const headsToTell = (report: Report, directory: Directory): readonly Recipient[] =>
  report.headSignedAt !== null
    ? []
    : directory
        .holding('head', report.urn)
        .filter(({ personId }) => !directory.rolesIn(personId, report).includes('tutor'));

export interface Alert extends Recipient {
  /** "alert:R-00012:P-0003": once a report. */
  readonly key: string;
  readonly report: Report;
  readonly ect: Ect;
  readonly schoolName: string | null;
}

/** What the appropriate body hears the day it is said: an ECT is not on track (2.54, 4.1). */
export function alertsOn(
  facts: ReminderFacts,
  { alertsTo, replyTo }: Pick<RemindersPolicy, 'alertsTo'> & { readonly replyTo: string },
  today: Day,
): readonly Alert[] {
  const worrying = facts.reports.filter(
    ({ state, onTrack }) =>
      onTrack === 'no' && (state === 'with ECT' || state === 'signing' || state === 'submitted'),
  );
  if (worrying.length === 0) return [];
  const { ects, schoolName } = directoryOf(facts, today);
  return worrying.flatMap((report) => {
    const ect = ects.get(report.trn);
    if (ect === undefined || ect.outcome !== null) return [];
    return alerted(facts, alertsTo || null, replyTo || null, today).map((to) => ({
      key: `alert:${report.id}:${to.personId}`,
      ...to,
      report,
      ect,
      schoolName: schoolName(report.urn),
    }));
  });
}

function alerted(
  { posts }: ReminderFacts,
  alertsTo: string | null,
  replyTo: string | null,
  today: Day,
): readonly Recipient[] {
  const office = (email: string): Recipient => ({ personId: 'AB', name: 'colleague', email });
  if (alertsTo !== null) return [office(alertsTo)];
  const own = posts.flatMap((post) => {
    const { personId, name, email, role } = post;
    return isHeld(post, today) && email !== null && (role === 'officer' || role === 'assessor')
      ? [{ personId, name, email }]
      : [];
  });
  const once = [...new Map(own.map((one) => [one.personId, one])).values()];
  return once.length > 0 || replyTo === null ? once : [office(replyTo)];
}
