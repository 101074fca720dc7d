/** Everything that is so in the demonstration, before anything is entered. */
import { demoCareers, type DemoEct } from './careers';
import { circumstancesOf, type Circumstances } from './circumstances';
import { demoPeople, type DemoPeople, type DemoPost } from './people';
import { demoSchools, type DemoSchool } from './schools';

export interface DemoFacts {
  readonly schools: readonly DemoSchool[];
  readonly people: DemoPeople;
  /** By surname, as officers keep their lists. */
  readonly ects: readonly DemoEct[];
  readonly byTrn: ReadonlyMap<string, DemoEct>;
  readonly byPerson: ReadonlyMap<string, DemoPost>;
  readonly circumstances: Circumstances;
}

export function demoFacts(): DemoFacts {
  const schools = demoSchools();
  const people = demoPeople(schools);
  const made = demoCareers(schools, people);
  const ects = [...made].sort((one, other) => (one.name.address < other.name.address ? -1 : 1));
  return {
    schools,
    people,
    ects: ects.sort((one, other) =>
      one.name.last < other.name.last ? -1 : one.name.last > other.name.last ? 1 : 0,
    ),
    byTrn: new Map(ects.map((ect) => [ect.trn, ect])),
    byPerson: new Map(people.posts.map((post) => [post.personId, post])),
    circumstances: circumstancesOf(made),
  };
}
