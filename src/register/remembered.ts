import type { Policy } from '../domain/policy';
import { readPolicy } from '../domain/policy';
import type { Memory } from '../google/ports';

/**
 * What every execution needs at once, in one script property: one call instead of one per fact. The settings stand here
 * too, so that a save needs not read their sheet; whoever reads that sheet brings them up to date.
 */
export interface Remembered {
  readonly spreadsheet: string;
  /** Sheet id by sheet key. */
  readonly sheets: Readonly<Record<string, number>>;
  /** The settings that differ from the usual, as typed. */
  readonly settings: Readonly<Record<string, string>>;
}

const KEY = 'register';

export function recall(memory: Pick<Memory, 'get'>): Remembered | null {
  const text = memory.get(KEY);
  return text === null ? null : (JSON.parse(text) as Remembered);
}

export function remember(memory: Memory, remembered: Remembered): void {
  const text = JSON.stringify(remembered);
  if (memory.get(KEY) !== text) memory.set(KEY, text);
}

/** The settings as last read from their sheet. */
export const rememberedPolicy = (memory: Pick<Memory, 'get'>): Policy =>
  readPolicy(recall(memory)?.settings ?? {}).policy;

export function rememberSettings(memory: Memory, texts: Readonly<Record<string, string>>): void {
  const known = recall(memory);
  if (!known) return;
  const settings = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  remember(memory, { ...known, settings });
}
