import type { Citation, Fraction } from '../facts';
import { isFraction, parseFraction } from '../fraction';
import { readEmail } from '../identity';
import { once } from '../once';
import { isSameWord, wordOf } from '../word';

/** What a text in the Settings sheet was read as, or what to enter instead. */
export type Reading<T> =
  { readonly read: true; readonly value: T } | { readonly read: false; readonly says: string };

export type SettingKind = 'whole number' | 'number' | 'choice' | 'list' | 'yes or no' | 'text';

/** One thing the law leaves to the AB, or that is not settled. It reads and writes its own cell. */
export interface Setting<T> {
  readonly kind: SettingKind;
  readonly default: T;
  /** One sentence that tells an officer what changes with it. */
  readonly says: string;
  readonly cites: readonly Citation[];
  /** The values a choice may take; empty for the other kinds. */
  readonly choices: readonly string[];
  read(text: string): Reading<T>;
  write(value: T): string;
}

/** Settings that belong together under one heading of the Settings sheet. */
export interface SettingGroup<S extends Readonly<Record<string, Setting<unknown>>>> {
  readonly title: string;
  readonly settings: S;
}

/** The values of a group's settings, by key. */
export type ValuesOf<G> =
  G extends SettingGroup<infer S>
    ? { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never }
    : never;

export function settingGroup<S extends Readonly<Record<string, Setting<unknown>>>>(
  title: string,
  make: () => S,
): SettingGroup<S> {
  const settings = once(make);
  return {
    title,
    get settings() {
      return settings();
    },
  };
}

/** A count, not below `least` nor above `most`. */
export function wholeNumber(
  byDefault: number,
  says: string,
  cites: readonly Citation[] = [],
  { least = 0, most = 1000 }: { least?: number; most?: number } = {},
): Setting<number> {
  const bounds = `Enter a whole number from ${least} to ${most}.`;
  return {
    kind: 'whole number',
    default: byDefault,
    says,
    cites,
    choices: [],
    read: (text) => {
      const value = /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
      return value >= least && value <= most ? { read: true, value } : { read: false, says: bounds };
    },
    write: String,
  };
}

/** An exact number above 0, "0.5" or "1/3". */
export function exactNumber(
  byDefault: Fraction,
  says: string,
  cites: readonly Citation[] = [],
  { most = Infinity }: { readonly most?: number } = {},
): Setting<Fraction> {
  return {
    kind: 'number',
    default: byDefault,
    says,
    cites,
    choices: [],
    read: (text) => {
      const value = parseFraction(text, '');
      if (!isFraction(value)) return { read: false, says: value.says };
      const number = value.n / value.d;
      if (number > 0 && number <= most) return { read: true, value };
      return { read: false, says: number > most ? `Enter ${most} at most.` : 'Enter a number above 0.' };
    },
    write: (value) =>
      value.d === 1 || 1000 % value.d === 0 ? String(value.n / value.d) : `${value.n}/${value.d}`,
  };
}

export function choice<const C extends readonly string[]>(
  choices: C,
  byDefault: C[number],
  says: string,
  cites: readonly Citation[] = [],
): Setting<C[number]> {
  return {
    kind: 'choice',
    default: byDefault,
    says,
    cites,
    choices,
    read: (text) => {
      const value = choices.find((one) => isSameWord(one, text));
      return value === undefined
        ? { read: false, says: `Choose one of: ${choices.join('; ')}.` }
        : { read: true, value };
    },
    write: String,
  };
}

export function yesOrNo(byDefault: boolean, says: string, cites: readonly Citation[] = []): Setting<boolean> {
  return {
    kind: 'yes or no',
    default: byDefault,
    says,
    cites,
    choices: ['yes', 'no'],
    read: (text) => {
      const word = wordOf(text);
      return word === 'yes' || word === 'no'
        ? { read: true, value: word === 'yes' }
        : { read: false, says: 'Choose yes or no.' };
    },
    write: (value) => (value ? 'yes' : 'no'),
  };
}

/** Words kept in one cell, a semicolon or a new line between them. */
export function list(
  byDefault: readonly string[],
  says: string,
  cites: readonly Citation[] = [],
): Setting<readonly string[]> {
  return {
    kind: 'list',
    default: byDefault,
    says,
    cites,
    choices: [],
    read: (text) => {
      const words = text.split(/[;\n]/).map((word) => word.trim());
      return { read: true, value: [...new Set(words.filter((word) => word !== ''))] };
    },
    write: (value) => value.join('; '),
  };
}

/** One email address; blank is nobody's. */
export const address = (says: string, cites: readonly Citation[] = []): Setting<string> => ({
  ...words('', says, cites),
  read: (text) => {
    const reading = readEmail(text);
    return 'value' in reading ? { read: true, ...reading } : { read: false, ...reading };
  },
});

export function words(byDefault: string, says: string, cites: readonly Citation[] = []): Setting<string> {
  return {
    kind: 'text',
    default: byDefault,
    says,
    cites,
    choices: [],
    read: (text) => ({ read: true, value: text.trim() }),
    write: String,
  };
}
