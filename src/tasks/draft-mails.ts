import type { Row } from '../register/open';
import type { Draft } from './draft';
import { NOT_WRITTEN } from './mail-needs';
import type { Quota } from './mail-quota';
import { roomFor } from './mail-quota';

/** A mail to go. */
export interface Claimed {
  readonly id: string;
  readonly draft: Draft;
}

interface Drafted {
  /** Those there is room for. */
  readonly mails: readonly Claimed[];
  /** Those nobody needs any more. */
  readonly settled: readonly string[];
  /** Those that can't be written, each with what its row says of it. */
  readonly stuck: readonly Pick<Row<'outbox'>, 'id' | 'note'>[];
}

/** Writes the mails there is room for. The room is asked for when there is something to send. */
export function draftEach(
  queued: readonly Row<'outbox'>[],
  write: (mail: Row<'outbox'>) => Draft | null,
  askQuota: () => Quota,
): Drafted {
  const mails: Claimed[] = [];
  const settled: string[] = [];
  const stuck: Pick<Row<'outbox'>, 'id' | 'note'>[] = [];
  let quota: Quota | null = null;
  for (const mail of queued) {
    // What may use all there is comes first in the order, so nothing after this one fits either.
    if (quota !== null && mails.length >= roomFor(mail.id, quota)) break;
    const draft = orNote(() => write(mail));
    if (draft === null) settled.push(mail.id);
    else if (typeof draft === 'string') stuck.push({ id: mail.id, note: draft });
    else if (mails.length < roomFor(mail.id, (quota ??= askQuota()))) mails.push({ id: mail.id, draft });
  }
  return { mails, settled, stuck };
}

/** What is written; of a mail that can't be, what its row says: it waits alone. */
export function orNote<T>(write: () => T): T | string {
  try {
    return write();
  } catch (fault) {
    return `${NOT_WRITTEN}${spelt(fault)}`;
  }
}

export const spelt = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
