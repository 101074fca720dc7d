import type { Ports } from '../google/ports';

/**
 * Runs all, each whatever became of those before it, and without the lock that one of them may have held as it failed or
 * ended; then throws what the first to fail threw.
 */
export function inTurn(
  { sheets, lock }: Pick<Ports, 'sheets' | 'lock'>,
  parts: readonly (() => unknown)[],
): void {
  const faults: unknown[] = [];
  const isDone = (part: () => unknown): boolean => {
    try {
      part();
      return true;
    } catch (fault) {
      faults.push(fault);
      return false;
    }
  };
  for (const part of parts) {
    // What was written before a fault is to be seen by whoever saves next.
    if (!isDone(part)) isDone(() => sheets.flush());
    lock.release();
  }
  if (faults.length > 0) throw faults[0];
}
