import { groupedBy } from './grouped-by';
import type { Day, Ect, Post } from './facts';
import { folded } from './who';

/** Who can't be written to about reports, for nobody can tell which of two people would read it. */

const standing = <P extends Post>(posts: readonly P[], today: Day): readonly P[] =>
  posts.filter(({ until }) => until === null || until >= today);

/**
 * The posts, held or to come, of each Person number under which two stand, by number: another name is another person, at
 * another address or where the names have no word in common, and nobody can tell which of them a tutor's or a link's
 * number means.
 */
export const sharedNumbers = <P extends Post>(
  posts: readonly P[],
  today: Day,
): ReadonlyMap<string, readonly P[]> =>
  new Map(
    [...groupedBy(standing(posts, today), ({ personId }) => personId)].filter(([, own]) =>
      own.some((one) => own.some((other) => areTwo(one, other))),
    ),
  );

const areTwo = (one: Post, other: Post): boolean =>
  folded(one.name) !== folded(other.name) &&
  (folded(one.email ?? '') !== folded(other.email ?? '') ||
    (one.email !== null && !haveWordInCommon(one.name, other.name)));

const wordsOf = (name: string): readonly string[] => folded(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const haveWordInCommon = (one: string, other: string): boolean =>
  wordsOf(one).some((word) => wordsOf(other).includes(word));

/** One of those reached at an address. */
export interface Reached {
  /** "P-0012"; an ECT goes by their TRN. */
  readonly id: string;
  readonly name: string;
}

/**
 * Everybody at each address of an ECT still with us that is somebody else's too, by address: a link sent there would let
 * one of them read about the other, or sign in their place. An ECT may hold a post under the same name.
 */
export function sharedAddresses(
  { ects, posts }: { readonly ects: readonly Ect[]; readonly posts: readonly Post[] },
  today: Day,
): ReadonlyMap<string, readonly Reached[]> {
  const own = groupedBy(
    ects.filter(({ email, outcome }) => email !== null && outcome === null),
    ({ email }) => folded(email ?? ''),
  );
  const held = groupedBy(standing(posts, today), ({ email }) => folded(email ?? ''));
  return new Map(
    [...own].flatMap(([address, there]) => {
      const others = (held.get(address) ?? []).filter(({ name }) =>
        there.every((ect) => folded(ect.name) !== folded(name)),
      );
      const all = [
        ...there.map(({ trn, name }) => ({ id: trn, name })),
        ...others.map(({ personId, name }) => ({ id: personId, name })),
      ];
      return all.length > 1 ? [[address, all]] : [];
    }),
  );
}

/** Those to whom no mail about reports goes while a number or an ECT's address stands for two. */
export function notWrittenTo(
  facts: { readonly ects: readonly Ect[]; readonly posts: readonly Post[] },
  today: Day,
): ReadonlySet<string> {
  const trns = new Set(facts.ects.map(({ trn }) => trn));
  const reached = [...sharedAddresses(facts, today).values()].flat();
  return new Set([
    ...sharedNumbers(facts.posts, today).keys(),
    ...reached.flatMap(({ id }) => (trns.has(id) ? [id] : [])),
  ]);
}
