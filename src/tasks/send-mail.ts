import { isNoticeHour } from '../domain/notices';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import { open, rowsOf } from '../register/open';
import type { Row } from '../register/open';
import { settingsIn } from '../register/remembered';
import type { Draft } from './draft';
import { type Claimed, draftEach, orNote, spelt } from './draft-mails';
import { letterWriter } from './letters';
import type { Journal, Mailed } from './mail-journal';
import { NOT_NEEDED, UNDER_WAY, claimNote, readJournal, recover } from './mail-journal';
import { NOT_OPENED } from './mail-needs';
import { inMailOrder } from './mail-order';
import { quotaToday } from './mail-quota';
import { minutesBetween } from './minutes';
import { DIGEST_TABLES } from './queue-digests';
import { openedTo } from './shared-with';
import { writeAgain } from './write-reports';

/** An execution lives six minutes; a claim older than this belongs to one that died. */
const CLAIM_MINUTES = 10;
/** Starting no further mail after this many seconds leaves room to record what was sent. */
const STOP_AFTER_SECONDS = 310;
/**
 * The journal is kept so often in a run at most: up to so many mails each is under way alone, and of four hundred a run
 * that is killed leaves some thirty to look up.
 */
const MOST_MARKS = 12;
/** A script property holds 9 KB, and a letter takes up to three bytes. What became of more than fits is recorded first. */
const LONGEST_JOURNAL = 3_000;

export interface SentMail {
  readonly sent: number;
  /** Of these some may wait for the day's quota, the hour, a cell to be mended, or for mail to be switched on. */
  readonly left: number;
  readonly toCheck: number;
  readonly isOff: boolean;
}

/** Mails claimed by this run, in the order they go. */
interface Claim {
  readonly run: string;
  readonly mails: readonly Claimed[];
  /** How many are queued and stay so. */
  readonly waiting: number;
  readonly isOff: boolean;
}

/**
 * Sends what Outbox holds: claim a batch, send one by one, record. Killed at any point, no mail is sent twice: the journal
 * tells which were dealt with, later ones wait, and those that may have been on their way are left to a person.
 * Null while another run is at it.
 */
export function sendMail(ports: PostPorts): SentMail | null {
  const claimed = claim(ports);
  if (claimed === null) return null;
  const { mails, waiting, isOff } = claimed;
  if (mails.length === 0) return { sent: 0, left: waiting, toCheck: 0, isOff };
  const outcomes = sendEach(ports, claimed);
  const count = (state: Mailed['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return {
    sent: count('sent'),
    left: waiting + mails.length - count('sent') - count('unknown'),
    toCheck: count('unknown'),
    isOff,
  };
}

const WAITS: Mailed = { state: 'queued', settledAt: null, note: null };

/** Writes as many queued mails as the quota allows and marks them, under the lock. Null while another run is at it. */
function claim(ports: PostPorts): Claim | null {
  const now = ports.clock.now();
  const glance = outboxIn(ports).filter(({ state }) => state === 'sending' || state === 'queued');
  const none = { run: now, mails: [], waiting: glance.length };
  if (glance.length === 0) return { ...none, isOff: false };
  // Whoever has just switched mail off means this mail too.
  const { policy } = settingsIn(ports.memory, open(ports.sheets, ['settings']).tables.settings);
  const isOff = !policy.mailIsOn;
  const mayGo = (row: Row<'outbox'>) =>
    policy.mailIsOn && (!row.id.startsWith('notice:') || isNoticeHour(now, policy));
  if (!glance.some((row) => row.state === 'sending' || mayGo(row))) return { ...none, isOff };
  // Read before the lock is taken: others wait for it. What is in Outbox counts as it stands under the lock.
  const { tables } = open(ports.sheets, DIGEST_TABLES);
  if (!ports.lock.take(10_000)) return null;
  const outbox = outboxIn(ports);
  const sending = outbox.filter((row) => row.state === 'sending');
  if (sending.some((row) => minutesBetween(row.settledAt ?? row.queuedAt, now) < CLAIM_MINUTES)) {
    ports.lock.release();
    return null;
  }
  const before = ports.memory.get(UNDER_WAY);
  const recovered = recover(sending, readJournal(before));
  const settles = [...recovered.values()].some(({ state }) => state !== 'queued');
  if (before !== null && !settles) ports.memory.remove(UNDER_WAY);
  const all = outbox.filter((row) => row.state === 'queued' || recovered.get(row.id)?.state === 'queued');
  const queued = all.filter(mayGo);
  const write = letterWriter(ports, policy, tables, outbox);
  const { mails, settled, stuck } = draftEach(inMailOrder(queued, outbox), write, () => quotaToday(ports));
  const set = new Map<string, Partial<Row<'outbox'>>>(recovered);
  for (const id of settled) set.set(id, { state: 'not needed', settledAt: now, note: NOT_NEEDED });
  for (const { id, note } of stuck) set.set(id, { ...recovered.get(id), note });
  // Who was told what is known by the address a mail went to, which may have been put right since it was queued.
  mails.forEach(({ id, draft: { to, asksFor } }, at) =>
    set.set(id, { state: 'sending', settledAt: now, to, asksFor, note: claimNote(at + 1, mails.length) }),
  );
  const changes: Change[] = [...set].map(([id, facts]) => update('outbox', id, facts, 'Send mail'));
  const drafts = mails.map(({ draft }) => draft);
  changes.push(...openedTo(rowsOf(tables.reports), drafts));
  applyOrThrow(ports.sheets, changes, { who: 'Mail', at: now });
  // Forgotten only when Outbox says what became of it: a run killed in between would take all for unsent.
  if (settles) ports.memory.remove(UNDER_WAY);
  ports.lock.release();
  return { run: now, mails, waiting: all.length - mails.length - settled.length, isOff };
}

const outboxIn = (ports: PostPorts): readonly Row<'outbox'>[] =>
  rowsOf(open(ports.sheets, ['outbox']).tables.outbox);

/**
 * Sends the mails of a claim, records what became of each, and gives it in order. Nothing but sending stands between the
 * mark and the next one: documents are opened to their readers before it.
 */
function sendEach(ports: PostPorts, { run, mails }: Claim): readonly Mailed[] {
  const done: Mailed[] = [];
  const size = Math.ceil(mails.length / MOST_MARKS);
  let recorded = 0;
  const again = new Map<string, boolean>();
  const isWrittenAgain = (report: string): boolean => {
    // Null while somebody else saves: the next run asks again.
    const will = again.get(report) ?? writeAgain(ports, [report]) !== 0;
    again.set(report, will);
    return will;
  };
  const recordDone = (): void => {
    const outcomes = done.slice(recorded).map((one, at) => [mails[recorded + at]?.id ?? '', one] as const);
    record(ports, new Map(outcomes), done.length === mails.length);
    recorded = done.length;
  };
  const marked = (count: number): string => {
    const but = done
      .slice(recorded)
      .flatMap(({ state, note }, at): Journal['but'] =>
        state === 'sent' && note === null ? [] : [[recorded + at + 1, state, note]],
      );
    const journal: Journal = { run, from: done.length + 1, to: done.length + count, but };
    return JSON.stringify(journal);
  };
  while (done.length < mails.length) {
    const batch = mails.slice(done.length, done.length + size);
    const isOver = ports.clock.elapsed() > STOP_AFTER_SECONDS || done[done.length - 1]?.note === QUOTA_GONE;
    if (isOver) {
      const note = done[done.length - 1]?.note === QUOTA_GONE ? QUOTA_GONE : null;
      done.push(...batch.map(() => ({ ...WAITS, note })));
      continue;
    }
    const ready = batch.map(({ draft }) => withDocuments(ports, draft, isWrittenAgain));
    if (marked(batch.length).length > LONGEST_JOURNAL) recordDone();
    ports.memory.set(UNDER_WAY, marked(batch.length));
    for (const one of ready) {
      const last = done[done.length - 1];
      if (last?.note === QUOTA_GONE) done.push({ ...WAITS, note: QUOTA_GONE });
      else if (ports.clock.elapsed() > STOP_AFTER_SECONDS) done.push(WAITS);
      else done.push(sendOne(ports, one));
    }
  }
  recordDone();
  return done;
}

const QUOTA_GONE = 'The day’s mail quota was used up. It is sent tomorrow.';

interface Ready {
  /** Or why it can't be written. */
  readonly letter: ReturnType<Draft['letter']> | string;
  /** What to say of documents that do not open to their reader. */
  readonly note: string | null;
}

const WAITS_FOR_PDF =
  'It waits for its PDF, which is gone from Drive or in the bin, and is written again within minutes. To have it at once, choose Induction > Write this report’s PDF again.';

/**
 * Lets the reader into each document. An account may be barred from sharing outside itself. For one that is gone the mail
 * waits, where it can be written again: nobody is asked to sign what they can't read (2.61).
 */
function withDocuments(ports: PostPorts, draft: Draft, isWrittenAgain: (report: string) => boolean): Ready {
  const closed = new Set<string>();
  const says: string[] = [];
  const cures = new Set<string>();
  const isClosed = (url: string, why: string, cure: string): void => {
    closed.add(url);
    says.push(why);
    cures.add(cure);
  };
  for (const { reportId, url, unmarked } of draft.documents) {
    try {
      if (ports.documents.share(url, draft.to, unmarked && reportId)) continue;
    } catch (fault) {
      isClosed(url, `${reportId} (${spelt(fault)})`, `Share the PDF with ${draft.to} in Drive`);
      continue;
    }
    if (isWrittenAgain(reportId)) return { letter: WAITS_FOR_PDF, note: null };
    isClosed(url, `${reportId} (its PDF is gone from Drive, or in the bin)`, 'Take the PDF out of the bin');
  }
  const note =
    says.length === 0
      ? null
      : `${NOT_OPENED}${says.join('; ')}. ${[...cures].join(', ')}, or send them a copy.`;
  return { letter: orNote(() => draft.letter(closed)), note };
}

/** What Google refuses before it sends anything. In another language of the account it counts as unknown. */
const NEVER_SENT =
  /^(Exception: )?(Invalid email|Failed to send email: no recipient|Limit Exceeded: Email|Argument too large)/i;

/** A mail that throws otherwise may have been sent all the same, so it is never sent again by itself. */
function sendOne(ports: PostPorts, { letter, note }: Ready): Mailed {
  if (typeof letter === 'string') return { ...WAITS, note: letter };
  try {
    ports.mail.send(letter);
    return { state: 'sent', settledAt: ports.clock.now(), note };
  } catch (fault) {
    const says = spelt(fault);
    // Google may count more than its own quota call tells.
    if (/too many times/i.test(says) || ports.mail.remaining() <= 0) return { ...WAITS, note: QUOTA_GONE };
    if (NEVER_SENT.test(says))
      return {
        state: 'failed',
        settledAt: ports.clock.now(),
        note: `It was not sent: Google answered "${says}". Put right what it names, then change State to queued.`,
      };
    return {
      state: 'unknown',
      settledAt: ports.clock.now(),
      note: `Google answered: ${says}. Look in Sent: if it is not there, change State to queued.`,
    };
  }
}

/** What stands in Outbox needs no journal, so the journal is forgotten with the last of them. */
function record(ports: PostPorts, outcomes: ReadonlyMap<string, Mailed>, isLast: boolean): void {
  if (!ports.lock.take(25_000))
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
  if (isLast) ports.memory.remove(UNDER_WAY);
  ports.lock.release();
}
