import { capital } from './capital';
import type { Fraction, Problem } from './facts';
import { ABSENCE } from './policy/absence';
import { ELIGIBILITY } from './policy/eligibility';
import { OFFICE } from './policy/office';
import { QA } from './policy/qa';
import { REMINDERS } from './policy/reminders';
import { RETENTION } from './policy/retention';
import { RISK } from './policy/risk';
import { SCHEDULE } from './policy/schedule';
import { SERVICE } from './policy/service';
import { VISITS } from './policy/visits';
import { WORDING } from './policy/wording';
import type { Setting, ValuesOf } from './policy/setting';

/**
 * What the guidance leaves to the AB, and what is not settled: the groups of the Settings sheet in its order. A group
 * lives in its own file; adding one here adds it to the sheet, to `Policy` and to its reading. Keys are unique over all.
 */
export const POLICY = [
  OFFICE,
  ELIGIBILITY,
  SERVICE,
  ABSENCE,
  SCHEDULE,
  REMINDERS,
  RISK,
  QA,
  VISITS,
  RETENTION,
  WORDING,
] as const;

/** The settings as the rules read them, by key. */
export type Policy = Together<ValuesOf<(typeof POLICY)[number]>>;
type Together<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void ? A : never;

/** One setting with its place. */
export interface Declared extends Setting<unknown> {
  readonly key: string;
  readonly group: string;
}

/** Every setting of every group, in order. */
export function declaredSettings(): readonly Declared[] {
  return POLICY.flatMap(({ title, settings }) =>
    Object.entries<Setting<unknown>>(settings).map(([key, setting]) => ({ ...setting, key, group: title })),
  );
}

const SHORT_WORDS = /\b(?:ab|ects?|hmi|qa)\b/g;

/** A setting as the sheet calls it: `qaManyEcts` is "QA many ECTs". */
export function settingName(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capital(words.replace(SHORT_WORDS, (word) => word.toUpperCase().replace('ECTS', 'ECTs')));
}

/** What a setting is known by, whether its key or its name is given: spaces and capitals make no difference. */
export const settingSought = (text: string): string => text.replace(/\s/g, '').toLowerCase();

/** The settings as they come. */
export function defaultPolicy(): Policy {
  return policyOf(new Map());
}

/**
 * The settings that a sheet holds, by name or key. An empty cell leaves the default. A text that cannot be read leaves what
 * was in force, with a problem whose field is the setting's name; so does a missing one.
 * @param before what was in force, as texts; without, it was the default.
 */
export function readPolicy(
  texts: Texts,
  before?: Texts,
): {
  policy: Policy;
  /** By key, what is in force and not left blank, as typed. */
  inForce: Texts;
  problems: readonly Problem[];
} {
  const given = new Map<string, string | undefined>();
  for (const [name, text] of Object.entries(texts)) {
    const sought = settingSought(name);
    given.set(sought, (given.get(sought) ?? text) === text ? text : TWICE);
  }
  const stood = before && readPolicy(before);
  const values = new Map<string, unknown>();
  const inForce: Record<string, string | undefined> = {};
  const problems: Problem[] = [];
  const keep = (
    key: string,
    text = stood?.inForce[key],
    value: unknown = stood?.policy[key as keyof Policy],
  ) => {
    values.set(key, value);
    inForce[key] = text;
  };
  for (const { key, read, write } of declaredSettings()) {
    const text = given.get(settingSought(key)) ?? (stood?.inForce[key] && MISSING);
    if (!text?.trim()) continue;
    const reading = text === MISSING || text === TWICE ? { read: false as const, says: text } : read(text);
    if (reading.read) keep(key, text, reading.value);
    else {
      keep(key);
      const until = stood ? ` Until then it counts as ${write(values.get(key)) || 'blank'}.` : '';
      problems.push({ field: settingName(key), says: `${reading.says}${until}` });
    }
  }
  for (const [less, more] of LESS_THAN) {
    const { [less]: one, [more]: other } = policyOf(values);
    if (sizeOf(one) < sizeOf(other)) continue;
    keep(less);
    keep(more);
    const says = `Enter less here than in ${settingName(more)}. Until then both are as they were.`;
    problems.push({ field: settingName(less), says });
  }
  return { policy: policyOf(values), inForce, problems };
}

/** Texts of settings, by name or key. */
type Texts = Readonly<Record<string, string | undefined>>;

const MISSING = 'Its row is gone, or can’t be read. Induction > Set up register puts it back.';

const TWICE = 'It stands on two rows that differ. Delete one of them.';

/** Settings that mean nothing unless the first is less than the second. */
const LESS_THAN = [
  ['noticesFrom', 'noticesUntil'],
  ['termsInFirstPart', 'termsRequired'],
] as const;

const sizeOf = (value: number | Fraction): number => (typeof value === 'number' ? value : value.n / value.d);

function policyOf(values: ReadonlyMap<string, unknown>): Policy {
  const entries = declaredSettings().map(({ key, default: byDefault }) => [
    key,
    values.get(key) ?? byDefault,
  ]);
  // Each value was read by its own setting, so it has that setting's type.
  return Object.fromEntries(entries) as Policy;
}
