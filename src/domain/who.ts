import type { Post } from './facts';
import { trimmed } from './identity';

/** A person of People. */
export interface Person {
  readonly personId: string;
  readonly name: string;
}

/** Whom a cell names, by Person ("P-0007"), address or name; null where People has nobody such, or two. */
export type Who = (text: string) => Person | null;

export function whoIn(posts: readonly Pick<Post, 'personId' | 'name' | 'email'>[]): Who {
  const found = new Map<string, Person | null>();
  for (const { personId, name, email } of posts) {
    for (const text of [personId, name, email ?? personId]) {
      const other = found.get(folded(text));
      const isSame = other === undefined || other?.personId === personId;
      found.set(folded(text), isSame ? { personId, name } : null);
    }
  }
  return (text) => found.get(folded(text)) ?? null;
}

/** Tells people apart, also those who stand in People under no such name. */
export const keyOf = (who: Who, text: string): string => who(text)?.personId ?? folded(text);

/** A name as it is compared: capitals, how it is spaced, and how its accents are encoded make no difference. */
export const folded = (text: string): string =>
  trimmed(text).normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
