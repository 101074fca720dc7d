/** Chance that falls the same way every time: the demonstration is the same on every machine. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  readonly roll: () => number;
  /** A whole number between two, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly shuffled: <T>(all: readonly T[]) => T[];
  /** True so many times in a hundred. */
  readonly inHundred: (percent: number) => boolean;
}

/** Dice of their own for each purpose, so that a new throw in one place changes nothing in another. */
export function diceFor(purpose: string): Dice {
  let state = seedOf(purpose);
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1));
  const shuffled = <T>(all: readonly T[]): T[] => {
    const left = [...all];
    for (let i = left.length - 1; i > 0; i--) {
      const j = between(0, i);
      [left[i], left[j]] = [left[j] as T, left[i] as T];
    }
    return left;
  };
  return {
    roll,
    between,
    shuffled,
    pick: (from) => from[between(0, from.length - 1)] as (typeof from)[number],
    inHundred: (percent) => roll() * 100 < percent,
  };
}

function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
