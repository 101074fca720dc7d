/**
 * LockService (services.md §20). Another execution runs only inside a call of this one, so a lock it finds taken stays
 * taken for as long as it can wait.
 */
import type { Execution } from '../run/execution';
import type { Kind, Method, Service } from './dispatch';
import { GoogleError } from './errors';
import type { Handle, Value } from './values';
import type { World } from './world';

const anywhere = ['LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;

interface Lock {
  /** Which of the locks: 'script', 'document', or a user's. */
  readonly scope: string;
}
interface Held {
  readonly execution: Execution;
  readonly lock: Lock;
}

const heldIn = new WeakMap<World, Map<string, Held>>();

function held(world: World): Map<string, Held> {
  let locks = heldIn.get(world);
  if (!locks) heldIn.set(world, (locks = new Map()));
  return locks;
}

/** Whether somebody holds the script lock; a test asks it after each schedule. */
export function isLocked(world: World): boolean {
  return held(world).size > 0;
}

/** Two Lock objects of one execution don't share what they hold (services.md §26.26). */
function acquire(x: Execution, self: Handle, ms: Value): boolean {
  const lock = x.kept<Lock>(self);
  const locks = held(x.world);
  const holder = locks.get(lock.scope);
  if (holder?.lock === lock) return true;
  if (holder) {
    x.spend(ms as number);
    return false;
  }
  locks.set(lock.scope, { execution: x, lock });
  return true;
}

function releaseAll(x: Execution): void {
  const locks = held(x.world);
  for (const [scope, { execution }] of locks) if (execution === x) locks.delete(scope);
}

function method(takes: readonly string[], run: Method['run']): Method {
  return { takes, price: 'lock', modes: anywhere, run };
}

const lockKind: Kind = {
  tryLock: method(['Number'], (x, self, [ms]) => acquire(x, self, ms as Value)),
  waitLock: method(['Number'], (x, self, [ms]) => {
    if (!acquire(x, self, ms as Value))
      throw new GoogleError('Lock timeout: another process was holding the lock for too long.');
  }),
  hasLock: method(
    [''],
    (x, self) => held(x.world).get(x.kept<Lock>(self).scope)?.lock === x.kept<Lock>(self),
  ),
  releaseLock: method([''], (x, self) => {
    const lock = x.kept<Lock>(self);
    const locks = held(x.world);
    if (locks.get(lock.scope)?.lock === lock) locks.delete(lock.scope);
  }),
};

const of = (scope: (x: Execution) => string): Method => ({
  takes: [''],
  modes: anywhere,
  run: (x) => x.keep('Lock', { scope: scope(x) } satisfies Lock),
});

export const lockService: Service = {
  name: 'LockService',
  globals: { LockService: { kind: 'LockService' } },
  modes: anywhere,
  kinds: {
    LockService: {
      getScriptLock: of(() => 'script'),
      getDocumentLock: {
        takes: [''],
        modes: anywhere,
        run: (x) => (x.door === 'web' ? null : x.keep('Lock', { scope: 'document' } satisfies Lock)),
      },
      getUserLock: of((x) => `user:${x.user}`),
    },
    Lock: lockKind,
  },
  atEnd: releaseAll,
  atSuspend: releaseAll,
};
