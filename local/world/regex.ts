import { RE2JS } from 're2js';

/** A match: offsets into the text, `end` exclusive; `groups[0]` is the whole match. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly string[];
}

/** A pattern in Google's dialect (RE2: no look-around, back-references, \u, \h, \Z, repeats over 1,000). */
export interface Pattern {
  /** The first match at or after `from`, or null. */
  find(text: string, from?: number): Match | null;
  /** Whether the whole text matches, as Forms' "matches" means. */
  matchesAll(text: string): boolean;
}

/** Compiles a pattern; what RE2 refuses throws `Invalid regular expression pattern <pattern>`. */
export function compile(source: string): Pattern {
  const compiled = compiledOrThrow(source);
  return {
    find(text, from = 0) {
      const matcher = compiled.matcher(text);
      if (from > text.length || !matcher.find(from)) return null;
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i) ?? '');
      return { start: matcher.start(), end: matcher.end(), groups };
    },
    matchesAll: (text) => compiled.matches(text),
  };
}

function compiledOrThrow(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (cause) {
    throw new Error(`Invalid regular expression pattern ${source}`, { cause });
  }
}

/**
 * A replacement as Java's would be read: `$1` a group, `\x` the character x. Google does not say; this is the worse case,
 * so a `$` or `\` in a person's name shows itself here first.
 */
export function expand(replacement: string, match: Match): string {
  let out = '';
  for (let i = 0; i < replacement.length; i++) {
    const c = replacement.charAt(i);
    if (c === '\\') {
      const next = replacement.charAt(++i);
      if (next === '') throw new Error('Invalid argument: replacement');
      out += /\d/.test(next) ? group(match, Number(next)) : next;
    } else if (c === '$') {
      const digit = replacement.charAt(++i);
      if (!/\d/.test(digit)) throw new Error('Invalid argument: replacement');
      out += group(match, Number(digit));
    } else out += c;
  }
  return out;
}

function group(match: Match, number: number): string {
  const text = match.groups[number];
  if (text === undefined) throw new Error('Invalid argument: replacement');
  return text;
}
