import type { Change } from '../register/change';
import { add, update } from '../register/change';
import type { Row } from '../register/open';

type State = Row<'outbox'>['state'];

/** A mail that was taken back or could not go: it told nobody anything. */
export const isGivenUp = (state: State | undefined): boolean => state === 'not needed' || state === 'failed';

/**
 * Queues a mail under its name. One that was given up goes after all; one that waits, is on its way, or has gone is not
 * queued again.
 * @param stands its state in Outbox; undefined where it is not there.
 */
export function queued(
  stands: State | undefined,
  mail: Pick<Row<'outbox'>, 'id' | 'to' | 'personId' | 'subject' | 'queuedAt'> &
    Partial<Pick<Row<'outbox'>, 'asksFor'>>,
  what: string,
): readonly Change[] {
  const waits = { ...mail, state: 'queued' as const };
  if (stands === undefined) return [add('outbox', waits, what)];
  return isGivenUp(stands)
    ? [update('outbox', mail.id, { ...waits, settledAt: null, note: null }, what)]
    : [];
}
