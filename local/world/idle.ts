/**
 * Ticks of a frequent trigger that would find nothing to do. Google runs every one of them; where people watch weeks go
 * by, a tick is passed over when the one before changed nothing and nothing has changed since.
 */
import type { Store } from './store';
import type { TriggerState } from './triggers';
import { HOUR } from './zone';

/** A task may wait for an hour of the clock, so the first tick of each hour always runs. */
const hourOf = (at: number): number => Math.floor(at / HOUR);

/** What every run changes, whatever it does. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['world', 'counters', 'quota', 'trigger']);

interface Quiet {
  readonly content: number;
  readonly since: number;
}

export class IdleTicks {
  private readonly quiet = new Map<string, Quiet>();

  constructor(private readonly store: Store) {}

  mayPassOver({ id, rule }: TriggerState, at: number): boolean {
    const last = this.quiet.get(id);
    return (
      rule?.every === 'minutes' &&
      last !== undefined &&
      last.content === this.content() &&
      hourOf(at) === hourOf(last.since)
    );
  }

  /** Runs a trigger and notes whether it changed anything. */
  watching<T>({ id }: TriggerState, at: number, run: () => T): T {
    const before = this.content();
    const result = run();
    const content = this.content();
    if (content === before) this.quiet.set(id, { content, since: at });
    else this.quiet.delete(id);
    return result;
  }

  private content(): number {
    return this.store.revisionBut(BOOKKEEPING);
  }
}
