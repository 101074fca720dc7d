import type { School } from '../domain/facts';
import type { Places } from '../domain/places';
import { groupedBy } from '../domain/grouped-by';
import { whoIn } from '../domain/who';
import type { Opened } from '../register/open';
import { rowsOf } from '../register/open';

/** The schools of the register, who does what there, and who a cell names. */
export function placesIn(tables: Opened<'schools' | 'people'>['tables']): Places {
  const schools = new Map<string, School>(rowsOf(tables.schools).map((school) => [school.urn, school]));
  const people = rowsOf(tables.people);
  const posts = groupedBy(people, ({ urn }) => urn ?? '');
  return {
    school: (urn) => schools.get(urn) ?? null,
    posts: (urn) => posts.get(urn) ?? [],
    who: whoIn(people),
  };
}
