import { groupedBy } from './grouped-by';
import type { Day, Post } from './facts';
import { folded } from './who';

/**
 * The posts, held or to come, of each Person number under which two stand, by number: another name at another address is
 * another person, and nobody can tell which of them a tutor's or a link's number means. Mail to them is held.
 */
export function sharedNumbers<P extends Post>(
  posts: readonly P[],
  today: Day,
): ReadonlyMap<string, readonly P[]> {
  const standing = posts.filter(({ until }) => until === null || until >= today);
  return new Map(
    [...groupedBy(standing, ({ personId }) => personId)].filter(([, own]) =>
      own.some((one) => own.some((other) => areTwo(one, other))),
    ),
  );
}

const areTwo = (one: Post, other: Post): boolean =>
  folded(one.name) !== folded(other.name) && folded(one.email ?? '') !== folded(other.email ?? '');
