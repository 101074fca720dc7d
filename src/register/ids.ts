import type { Memory } from '../google/ports';

/** Where the highest number given with a prefix is remembered, also of rows that are gone. */
const highestKey = (prefix: string): string => `highest key ${prefix}`;

const highestIn = (prefix: string, existing: Iterable<string>): number => {
  const pattern = new RegExp(`^${prefix}-(\\d+)$`);
  let last = 0;
  for (const id of existing) last = Math.max(last, Number(pattern.exec(id)?.[1] ?? 0));
  return last;
};

/** From so many keys in one run on they are reserved ahead, so that a large import does not remember each. */
const FEW = 10;

/**
 * The next keys of a table, like "IP-0007": one above the highest there ever was. Links, mail and other rows may still mean
 * a row that somebody deleted, so its key is never another row's. The caller holds the lock.
 */
export function nextIds(
  memory: Pick<Memory, 'get' | 'set'>,
  prefix: string,
  digits: number,
  existing: Iterable<string>,
): () => string {
  let reserved: number | null = null;
  let last = 0;
  let count = 0;
  return () => {
    if (reserved === null) {
      reserved = Number(memory.get(highestKey(prefix)) ?? 0);
      last = Math.max(reserved, highestIn(prefix, existing));
    }
    last += 1;
    count += 1;
    if (last > reserved) {
      reserved = count < FEW ? last : last + count;
      memory.set(highestKey(prefix), String(reserved));
    }
    return `${prefix}-${String(last).padStart(digits, '0')}`;
  };
}

/** For a look ahead that gives keys and writes nothing. */
export const forgetful = (memory: Memory): Pick<Memory, 'get' | 'set'> => ({
  get: (key) => memory.get(key),
  set: () => undefined,
});

/** Remembers the highest key that stands, so that nobody gets it once its row is deleted. */
export function rememberHighest(
  memory: Pick<Memory, 'get' | 'set'>,
  prefix: string,
  existing: Iterable<string>,
): void {
  const highest = highestIn(prefix, existing);
  if (highest > Number(memory.get(highestKey(prefix)) ?? 0)) memory.set(highestKey(prefix), String(highest));
}
