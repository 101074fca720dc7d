import { digestSubject } from '../documents/digest-letter';
import type { Owed, OwedReport } from '../domain/reminders';
import { remindersOn } from '../domain/reminders';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { add, update } from '../register/change';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import { DIGEST_TABLES, digestFactsIn } from './queue-digests';
import { hadMail } from './had-mail';
import { aboutOf } from './told';
import type { Chosen, Done, Reply } from './wire';

/** What a person is asked to do themselves; those who only oversee a report are not chased for it. */
const CHASED: readonly Owed[] = ['write', 'mend', 'comment', 'sign'];

/** "remind:2026-12-08:P-0012": one a day and person. */
export const REMINDER = 'remind:';

/** The reports of one person's mail that a reminder is about, by what Outbox keeps of it. */
export const remindedOf = (reports: readonly OwedReport[], keys: readonly string[]): readonly OwedReport[] =>
  reports.filter((report) => keys.some((key) => key.startsWith(`${report.owed} ${report.reportId} `)));

/**
 * Queues a mail to whoever holds up the chosen reports, each with their own link, beside the weekly mail; nobody gets two
 * mails a day. Says who was left out and why.
 */
export function remind(ports: PostPorts, chosen: readonly Chosen[]): Reply<Done> {
  if (!ports.lock.take(10_000))
    return { kind: 'busy', says: 'Somebody else is saving. Try again in a moment.' };
  const { tables } = open(ports.sheets, [...DIGEST_TABLES, 'outbox']);
  const policy = rememberedPolicy(ports.memory);
  const today = ports.clock.today();
  const now = ports.clock.now();
  const wanted = new Set(chosen.map(({ id }) => id));
  const rows = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  // Somebody asked for these by hand: how long before their day the weekly mail begins does not count.
  const { digests, unreachable } = remindersOn(
    digestFactsIn(tables),
    { ...policy, remindDaysBefore: 366 },
    today,
  );
  const written = hadMail(rowsOf(tables.outbox), today);
  const reached = new Set<string>();
  const already: string[] = [];
  const says: string[] = [];
  const changes = digests.flatMap((digest) => {
    const reports = digest.reports.filter(
      ({ reportId, owed }) => wanted.has(reportId) && CHASED.includes(owed),
    );
    if (reports.length === 0) return [];
    reports.forEach(({ reportId }) => reached.add(reportId));
    if (written.has(digest.personId)) {
      already.push(digest.name);
      return [];
    }
    const about = reports.flatMap((report) => {
      const row = rows.get(report.reportId);
      return row ? [aboutOf(report, row)] : [];
    });
    const id = `${REMINDER}${today}:${digest.personId}`;
    const mail = {
      to: digest.email,
      personId: digest.personId,
      subject: digestSubject({ ...digest, reports }),
      state: 'queued' as const,
      queuedAt: now,
      asksFor: about.join('\n'),
      settledAt: null,
      note: null,
    };
    // One that came to nothing earlier today is asked for anew.
    return [
      tables.outbox.rowOf.has(id)
        ? update('outbox', id, mail, 'Remind')
        : add('outbox', { id, ...mail }, 'Remind'),
    ];
  });
  for (const { reportId, says: why } of unreachable)
    if (wanted.has(reportId)) {
      reached.add(reportId);
      says.push(`${rows.get(reportId)?.ect ?? reportId}: ${why}`);
    }
  for (const { id } of chosen)
    if (!reached.has(id))
      says.push(`${rows.get(id)?.ect ?? id}: nobody has to do anything for this report just now.`);
  if (already.length > 0) says.unshift(noSecond(already));
  if (changes.length > 0)
    applyOrThrow(ports.sheets, changes, { who: ports.user.email() || 'an officer', at: now });
  return {
    kind: 'answer',
    value: { done: changes.length, title: spellReminded(changes.length, policy.mailIsOn), says },
  };
}

const spellReminded = (people: number, isOn: boolean): string => {
  if (people === 0) return 'No mail goes';
  const when = isOn ? 'in the next minutes' : 'once Mail is on says yes in Settings: mail is off';
  return people === 1 ? `1 person gets a mail ${when}` : `${people} people get a mail ${when}`;
};

const MOST_NAMED = 6;

/** Nobody gets two mails a day. */
function noSecond(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  const named = names.slice(0, MOST_NAMED).join(', ');
  return `No second mail today goes to ${named}${more > 0 ? ` and ${more} more` : ''}: they had one, or have one waiting.`;
}
