import type { Post, School } from '../domain/facts';
import type { Places } from '../domain/record-check';
import type { Opened } from '../register/open';
import { postsIn, rowsOf } from '../register/open';

/** The schools of the register, and who does what there. */
export function placesIn(tables: Opened<'schools' | 'people'>['tables']): Places {
  const schools = new Map<string, School>(rowsOf(tables.schools).map((school) => [school.urn, school]));
  const posts = new Map<string, Post[]>();
  for (const post of postsIn(tables.people)) {
    if (post.urn === null) continue;
    const others = posts.get(post.urn);
    if (others) others.push(post);
    else posts.set(post.urn, [post]);
  }
  return { school: (urn) => schools.get(urn) ?? null, posts: (urn) => posts.get(urn) ?? [] };
}
