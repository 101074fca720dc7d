import { digestSubject } from '../documents/digest-letter';
import { isoWeekOf } from '../domain/day';
import type { Calendar, Day } from '../domain/facts';
import { isHolidayWeek } from '../domain/holiday-week';
import type { Policy } from '../domain/policy';
import type { ReminderFacts } from '../domain/reminders';
import { remindersOn } from '../domain/reminders';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { add } from '../register/change';
import type { Opened, Row } from '../register/open';
import { open, postsIn, rowsOf } from '../register/open';
import { reportOf } from '../register/report-row';
import { visitDigests } from './visit-digests';

/** The ISO week whose mails are in Outbox. */
export const DIGEST_WEEK = 'digest week';

/** The tables a digest is derived from. */
export const DIGEST_TABLES = ['reports', 'ects', 'periods', 'absences', 'schools', 'people'] as const;

export const digestFactsIn = (tables: Opened<(typeof DIGEST_TABLES)[number]>['tables']): ReminderFacts => ({
  reports: rowsOf(tables.reports).map(reportOf),
  ects: rowsOf(tables.ects),
  periods: rowsOf(tables.periods),
  schools: rowsOf(tables.schools),
  posts: postsIn(tables.people),
  absences: rowsOf(tables.absences),
  inDoubt: new Set([...tables.periods.broken, ...tables.absences.broken].flatMap(({ row }) => row.trn ?? [])),
});

/**
 * Queues this week's digests, once: on Monday, or on the first night after it that runs. A digest that is in Outbox
 * already is never queued again. The caller holds the lock.
 */
export function queueDigests(ports: Ports, facts: ReminderFacts, policy: Policy, calendar: Calendar): number {
  const today = ports.clock.today();
  const week = isoWeekOf(today);
  if (ports.memory.get(DIGEST_WEEK) === week) return 0;
  const { tables } = open(ports.sheets, ['outbox', 'visits']);
  const now = ports.clock.now();
  const changes = weeklyMails(facts, rowsOf(tables.visits), policy, calendar, today)
    .filter(({ id }) => !tables.outbox.rowOf.has(id))
    .map((mail) => add('outbox', { ...mail, state: 'queued', queuedAt: now }, 'Queue a digest'));
  applyOrThrow(ports.sheets, changes, { who: 'Nightly run', at: now });
  ports.memory.set(DIGEST_WEEK, week);
  return changes.length;
}

/** A weekly mail as Outbox has it. */
export type WeeklyMail = Pick<Row<'outbox'>, 'id' | 'to' | 'personId' | 'subject'>;

/** The weekly mails of a day: about reports and about visits, but for those of a week in which no school concerned has lessons. */
export function weeklyMails(
  facts: ReminderFacts,
  visits: readonly Row<'visits'>[],
  policy: Policy,
  calendar: Calendar,
  today: Day,
): readonly WeeklyMail[] {
  const inTerm = (places: readonly { readonly urn: string | null }[]) =>
    policy.remindInHolidays || areInTerm(places, calendar, today);
  return [
    ...remindersOn(facts, policy, today)
      .digests.filter(({ reports }) => inTerm(reports))
      .map((digest) => ({
        id: digest.key,
        to: digest.email,
        personId: digest.personId,
        subject: digestSubject(digest),
      })),
    ...visitDigests(visits, facts.posts, policy, calendar, today)
      .filter(({ lines }) => inTerm(lines))
      .map(({ id, to, personId, subject }) => ({ id, to, personId, subject })),
  ];
}

/** Whether any school of a mail has lessons this week. */
function areInTerm(
  places: readonly { readonly urn: string | null }[],
  calendar: Calendar,
  today: Day,
): boolean {
  const areas = new Set(places.map(({ urn }) => (urn === null ? null : (calendar.areas?.get(urn) ?? null))));
  return [...areas].some((area) => !isHolidayWeek(calendar, area, today));
}
