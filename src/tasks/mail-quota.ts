import type { PostPorts } from '../google/ports';
import { minutesBetween } from './minutes';

/** How many mails may go, and the share of a day's quota that is kept for people's own mail and for alerts. */
export interface Quota {
  /** Recipients the account may still write to. */
  readonly left: number;
  readonly kept: number;
}

const KEPT = 0.1;

/** Google tells what is left, never what a day brings: the most it has told of late stands for that. */
const SEEN = 'most mail seen left';
const BELIEVED_MINUTES = 2 * 24 * 60;

interface Seen {
  readonly most: number;
  /** ISO instant. */
  readonly at: string;
}

export function quotaToday({ mail, memory, clock }: Pick<PostPorts, 'mail' | 'memory' | 'clock'>): Quota {
  const left = mail.remaining();
  const now = clock.now();
  const seen = JSON.parse(memory.get(SEEN) ?? 'null') as Seen | null;
  const isBelieved = seen !== null && minutesBetween(seen.at, now) < BELIEVED_MINUTES;
  if (isBelieved && seen.most > left) return { left, kept: Math.ceil(seen.most * KEPT) };
  memory.set(SEEN, JSON.stringify({ most: left, at: now }));
  return { left, kept: Math.ceil(left * KEPT) };
}

/** What cannot wait may use what was kept. */
const URGENT = /^(alert|concern):/;

export const roomFor = (id: string, { left, kept }: Quota): number =>
  URGENT.test(id) ? left : Math.max(0, left - kept);
