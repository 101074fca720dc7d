/** The ports that are one or two calls each. */
import type { Day } from '../domain/facts';
import { ZONE } from '../domain/zone';
import type { Clock, Lock, Memory, Signer, User } from './ports';

/** When this execution began, in ms: once for all its parts, which share the six minutes it has. */
let started: number | null = null;

export function googleClock(): Clock {
  const since = (started ??= new Date().getTime());
  return {
    today: () => Utilities.formatDate(new Date(), ZONE, 'yyyy-MM-dd') as Day,
    now: () => Utilities.formatDate(new Date(), ZONE, "yyyy-MM-dd'T'HH:mm:ssXXX"),
    elapsed: () => (new Date().getTime() - since) / 1000,
  };
}

/** One lock object for all parts of the execution: a second one would wait for the first. */
let lock: GoogleAppsScript.Lock.Lock | null = null;

/**
 * Taken again by another part of the execution it is held still. Google releases it when the execution ends, so a task that
 * ends right after its flush need not.
 */
export const googleLock = (): Lock => ({
  take: (ms) => (lock ??= LockService.getScriptLock()).tryLock(ms),
  release: () => {
    lock?.releaseLock();
    lock = null;
  },
});

const SIGNING_KEY = 'signing key';

/** HMAC-SHA-256 under a key made once for this register; 16 bytes of it, web-safe. */
export function googleSigner(memory: Memory): Signer {
  const key = (): string => {
    const known = memory.get(SIGNING_KEY);
    if (known !== null) return known;
    const made = `${Utilities.getUuid()}${Utilities.getUuid()}`;
    memory.set(SIGNING_KEY, made);
    return made;
  };
  return {
    sign: (text) => {
      const bytes = Utilities.computeHmacSha256Signature(text, key(), Utilities.Charset.UTF_8);
      return Utilities.base64EncodeWebSafe(bytes.slice(0, 16)).replace(/=+$/, '');
    },
  };
}

export function googleUser(): User {
  return { email: () => Session.getActiveUser().getEmail() };
}
