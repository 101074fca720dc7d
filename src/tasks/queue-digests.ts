import { digestSubject } from '../documents/digest-letter';
import { isoWeekOf } from '../domain/day';
import type { Calendar, Day } from '../domain/facts';
import { isHolidayWeek } from '../domain/holiday-week';
import type { Policy } from '../domain/policy';
import type { Digest, ReminderFacts } from '../domain/reminders';
import { remindersOn } from '../domain/reminders';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { add } from '../register/change';
import type { Opened } from '../register/open';
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
  const inTerm = (places: readonly { readonly urn: string | null }[]) =>
    policy.remindInHolidays || areInTerm(places, calendar, today);
  const due = remindersOn(facts, policy, today).digests.filter(
    (digest) => !tables.outbox.rowOf.has(digest.key) && inTerm(digest.reports),
  );
  const now = ports.clock.now();
  const visits = visitDigests(rowsOf(tables.visits), facts.posts, policy, calendar, today)
    .filter(({ id, lines }) => !tables.outbox.rowOf.has(id) && inTerm(lines))
    .map(({ id, to, personId, subject }) =>
      add('outbox', { id, to, personId, subject, state: 'queued', queuedAt: now }, 'Queue a digest'),
    );
  const changes = [...due.map((digest) => add('outbox', queued(digest, now), 'Queue a digest')), ...visits];
  applyOrThrow(ports.sheets, changes, { who: 'Nightly run', at: now });
  ports.memory.set(DIGEST_WEEK, week);
  return changes.length;
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

const queued = (digest: Digest, now: string) => ({
  id: digest.key,
  to: digest.email,
  personId: digest.personId,
  subject: digestSubject(digest),
  state: 'queued' as const,
  queuedAt: now,
});
