import type { Row } from '../register/open';

/** Mails that answer something at once: nobody's other mail waits for them. */
const ANSWERS = /^(alert|refused|concern):/;

export interface WrittenTo {
  /** Had a notice today, or has any mail waiting, which will say all there is to say: they get no other. */
  readonly noticed: ReadonlySet<string>;
  /** The day of the last weekly mail, by person. */
  readonly weekly: ReadonlyMap<string, string>;
  readonly today: string;
}

/** Who had a mail today, or has one waiting. */
export function hadMail(outbox: readonly Row<'outbox'>[], today: string): ReadonlySet<string> {
  const { noticed, weekly } = writtenTo(outbox, today);
  return new Set([
    ...noticed,
    ...[...weekly].flatMap(([personId, day]) => (day === today ? [personId] : [])),
  ]);
}

/** Whom Outbox wrote to, and when. */
export function writtenTo(outbox: readonly Row<'outbox'>[], today: string): WrittenTo {
  const noticed = new Set<string>();
  const weekly = new Map<string, string>();
  for (const { id, personId, state, queuedAt, settledAt, note } of outbox) {
    // A mail on a visit that can't be written says so, and nobody's report waits for that.
    const isStuck = state === 'queued' && note !== null && id.startsWith('visit:');
    if (personId === null || isStuck || ANSWERS.test(id)) continue;
    const day = (settledAt ?? queuedAt).slice(0, 10);
    const went = state === 'sent' || state === 'unknown';
    if (state === 'queued' || state === 'sending') noticed.add(personId);
    else if (went && id.startsWith('digest:')) {
      if (day > (weekly.get(personId) ?? '')) weekly.set(personId, day);
    } else if (went && day === today) noticed.add(personId);
  }
  return { noticed, weekly, today };
}
