import type { Policy } from '../domain/policy';
import { readPolicy } from '../domain/policy';
import type { Memory } from '../google/ports';
import type { Row } from './open';
import type { Read } from './table';

/**
 * What every execution needs at once, in one script property: one call instead of one per fact. The settings stand here
 * too, so that a save needs not read their sheet; whoever reads that sheet brings them up to date.
 */
export interface Remembered {
  readonly spreadsheet: string;
  /** Sheet id by sheet key. */
  readonly sheets: Readonly<Record<string, number>>;
  /** The settings in force that are not left blank, by key, as typed. */
  readonly settings: Readonly<Record<string, string | undefined>>;
}

type InForce = Pick<ReturnType<typeof readPolicy>, 'policy' | 'problems'>;

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

/**
 * The settings in force, from their sheet. One that can't be read there, or whose row is gone, stays as it was read last:
 * the usual in its place might send mail that somebody had stopped. Remembers them, and says what to mend.
 */
export function settingsIn(memory: Memory, settings: SettingsRead): InForce {
  const known = recall(memory);
  const read = standing(settings, known);
  if (known) remember(memory, { ...known, settings: read.inForce });
  return read;
}

/** The same, for whoever only looks: nothing is remembered. */
export const settingsSeen = (memory: Pick<Memory, 'get'>, settings: SettingsRead): InForce =>
  standing(settings, recall(memory));

type SettingsRead = Pick<Read<Row<'settings'>>, 'entries'>;

const standing = ({ entries }: SettingsRead, known: Remembered | null) =>
  readPolicy(Object.fromEntries(entries.map(({ row }) => [row.key, row.value ?? ''])), known?.settings ?? {});
