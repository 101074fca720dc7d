import type { Policy } from '../domain/policy';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Row } from '../register/open';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { Written } from './letters';
import { letterWriter } from './letters';

type Mailed = Pick<Row<'outbox'>, 'state' | 'settledAt' | 'note'> & Partial<Pick<Row<'outbox'>, 'asksFor'>>;

/** What stands here after a killed run tells what became of its mails. */
const UNDER_WAY = 'mail under way';
/** A property holds 9 KB; beyond this, what was done is written into Outbox first. */
const LONGEST_JOURNAL = 8000;
/** An execution lives six minutes; a claim older than this belongs to one that died. */
const CLAIM_MINUTES = 10;
/** Starting no further mail after this many seconds leaves room to record what was sent. */
const STOP_AFTER_SECONDS = 290;
/** The share of the day's quota kept for people's own mail and for alerts. */
const QUOTA_KEPT = 0.1;

/** Kept anew before each mail goes. Mails of the batch that it does not name were not begun. */
interface Journal {
  /** The mail on its way this moment, the one nobody knows about, and the texts it asks for. */
  readonly id: string;
  readonly asksFor: string | null;
  readonly done: readonly (readonly [id: string, state: Mailed['state'], asksFor: string | null])[];
}

export interface SentMail {
  readonly sent: number;
  readonly left: number;
  readonly toCheck: number;
}

/**
 * Sends what Outbox holds: claim a batch, send one by one, record. Killed at any point, no mail is sent twice: what
 * became of each stands in the journal, those it does not name wait, and the one under way is left to a person.
 */
export function sendMail(ports: PostPorts): SentMail | null {
  const policy = rememberedPolicy(ports.memory);
  const claimed = claim(ports, policy);
  if (claimed === null || claimed.length === 0)
    return claimed === null ? null : { sent: 0, left: 0, toCheck: 0 };
  const outcomes = sendEach(ports, claimed, policy);
  const count = (state: Mailed['state']) =>
    [...outcomes.values()].filter((outcome) => outcome.state === state).length;
  return { sent: count('sent'), left: count('queued'), toCheck: count('unknown') + count('failed') };
}

/** Marks as many queued mails as the quota allows, under the lock. Null while another run is at it. */
function claim(ports: PostPorts, policy: Policy): readonly string[] | null {
  if (!ports.lock.take(10_000)) return null;
  const { tables } = open(ports.sheets, ['outbox']);
  // In an order of their own, whichever way people have sorted the sheet.
  const rows = [...rowsOf(tables.outbox)].sort((one, other) => (one.id < other.id ? -1 : 1));
  const now = ports.clock.now();
  const sending = rows.filter((row) => row.state === 'sending');
  if (sending.some((row) => minutesBetween(row.settledAt ?? row.queuedAt, now) < CLAIM_MINUTES)) {
    ports.lock.release();
    return null;
  }
  const journal = JSON.parse(ports.memory.get(UNDER_WAY) ?? 'null') as Journal | null;
  const recovered = recover(sending, journal);
  const settles = [...recovered.values()].some(({ state }) => state !== 'queued');
  if (journal !== null && !settles) ports.memory.remove(UNDER_WAY);
  const queued = rows.filter((row) => row.state === 'queued' || recovered.get(row.id)?.state === 'queued');
  const remaining = queued.length === 0 || !policy.mailIsOn ? 0 : ports.mail.remaining();
  const room = Math.max(0, Math.floor(remaining * (1 - QUOTA_KEPT)));
  const batch = queued.slice(0, room).map((row) => row.id);
  const changes: Change[] = [...recovered]
    .filter(([id]) => !batch.includes(id))
    .map(([id, set]) => update('outbox', id, set, 'Recover'));
  changes.push(...batch.map((id) => update('outbox', id, { state: 'sending', settledAt: now }, 'Send mail')));
  applyOrThrow(ports.sheets, changes, { who: 'Mail', at: now });
  // Forgotten only when Outbox says what became of it: a run killed in between would take all for unsent.
  if (settles) ports.memory.remove(UNDER_WAY);
  ports.lock.release();
  return batch;
}

/** What became of a batch whose run died: the one under way is for a person to look up, the others are plain. */
function recover(sending: readonly Row<'outbox'>[], journal: Journal | null): ReadonlyMap<string, Mailed> {
  const done = new Map(journal?.done.map(([id, state, asksFor]) => [id, { state, asksFor }]));
  return new Map(
    sending.map(({ id, settledAt }): [string, Mailed] => {
      if (id === journal?.id)
        return [id, { state: 'unknown', settledAt, asksFor: journal.asksFor, note: LOOK_IT_UP }];
      const before = done.get(id);
      if (before === undefined) return [id, { state: 'queued', settledAt: null, note: null }];
      const { state, asksFor } = before;
      if (state === 'not needed') return [id, { state, settledAt, note: NOT_NEEDED }];
      const note = state === 'unknown' ? LOOK_IT_UP : 'Recorded after an interrupted run.';
      return [id, { state, settledAt, asksFor, note }];
    }),
  );
}

const LOOK_IT_UP =
  'The run was interrupted at this mail. Look in Sent: if it is not there, change State to queued.';
const NOT_NEEDED = 'Nothing was owed any more when it was to be sent.';

/** Sends each and records what became of it. */
function sendEach(ports: PostPorts, batch: readonly string[], policy: Policy): Map<string, Mailed> {
  const outbox = rowsOf(open(ports.sheets, ['outbox']).tables.outbox);
  const rows = new Map(outbox.map((row) => [row.id, row]));
  const write = letterWriter(ports, policy, outbox);
  const outcomes = new Map<string, Mailed>();
  /** Those Outbox does not tell of yet. */
  let untold: [string, Mailed][] = [];
  const settle = (id: string, outcome: Mailed) => {
    outcomes.set(id, outcome);
    untold.push([id, outcome]);
  };
  let quotaGone = false;
  for (const id of batch) {
    if (quotaGone || ports.clock.elapsed() > STOP_AFTER_SECONDS) {
      settle(id, {
        state: 'queued',
        settledAt: null,
        note: quotaGone ? 'The day’s mail quota was used up. It is sent tomorrow.' : null,
      });
      continue;
    }
    const row = rows.get(id);
    const written = row ? write(row) : null;
    if (written === null) {
      settle(id, {
        state: 'not needed',
        settledAt: ports.clock.now(),
        note: NOT_NEEDED,
      });
      continue;
    }
    if (!keep(ports, id, written, untold)) {
      record(ports, new Map(untold));
      untold = [];
      keep(ports, id, written, untold);
    }
    const outcome = sendOne(ports, written);
    quotaGone = outcome.state === 'queued';
    settle(id, outcome);
  }
  record(ports, new Map(untold));
  return outcomes;
}

/** Keeps the journal for the mail about to go; false where it has grown too long. A mail by itself always fits. */
function keep(
  { memory }: PostPorts,
  id: string,
  { asksFor }: Written,
  outcomes: readonly (readonly [string, Mailed])[],
): boolean {
  const done = outcomes.map(([one, mailed]) => [one, mailed.state, mailed.asksFor ?? null] as const);
  const journal: Journal = { id, asksFor, done };
  const text = JSON.stringify(journal);
  if (text.length > LONGEST_JOURNAL && outcomes.length > 0) return false;
  // What one person is asked for in hundreds of reports is asked again rather than not sent.
  memory.set(UNDER_WAY, text.length > LONGEST_JOURNAL ? JSON.stringify({ ...journal, asksFor: null }) : text);
  return true;
}

/** A mail that throws may have been sent all the same, so it is never sent again by itself. */
function sendOne(ports: PostPorts, { letter, asksFor }: Written): Mailed {
  try {
    ports.mail.send(letter);
    return { state: 'sent', settledAt: ports.clock.now(), note: null, asksFor };
  } catch (fault) {
    const says = fault instanceof Error ? fault.message : String(fault);
    // Google may count more than its own quota call tells.
    if (/too many times/i.test(says) || ports.mail.remaining() <= 0)
      return {
        state: 'queued',
        settledAt: null,
        note: 'The day’s mail quota was used up. It is sent tomorrow.',
      };
    return {
      state: 'unknown',
      settledAt: ports.clock.now(),
      asksFor,
      note: `Google answered: ${says}. Look in Sent: if it is not there, change State to queued.`,
    };
  }
}

function record(ports: PostPorts, outcomes: ReadonlyMap<string, Mailed>): void {
  if (!ports.lock.take(60_000))
    throw new Error(
      'Mail was sent, but Outbox could not be brought up to date because somebody else was saving. The next run does it.',
    );
  const { tables } = open(ports.sheets, ['outbox']);
  // A row somebody deleted meanwhile must not keep what became of the others from being written down.
  const changes = rowsOf(tables.outbox).flatMap(({ id }) => {
    const set = outcomes.get(id);
    return set ? [update('outbox', id, set, 'Send mail')] : [];
  });
  applyOrThrow(ports.sheets, changes, { who: 'Mail', at: ports.clock.now() });
  ports.memory.remove(UNDER_WAY);
  ports.lock.release();
}

export const minutesBetween = (earlier: string, later: string): number =>
  (new Date(later).getTime() - new Date(earlier).getTime()) / 60_000;
