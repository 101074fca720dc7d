import { diceFor, type Dice } from './dice';
import { nameOf, namesFor, type Name } from './names';
import type { DemoSchool } from './schools';

export interface DemoPost {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'head' | 'induction lead' | 'tutor' | 'mentor' | 'assessor' | 'officer' | 'named contact';
  readonly urn: string;
  readonly from: string;
  readonly until: string;
  readonly holdsQts: string;
  readonly trainedOn: string;
}

/** Who supports ECTs at one school. */
export interface Staff {
  readonly head: DemoPost;
  readonly tutors: readonly DemoPost[];
  readonly mentors: readonly DemoPost[];
}

export const OFFICER = { name: 'Morgan Reed', email: 'officer@example.org' } as const;
export const LEAD = { name: 'Sam Ives', email: 'lead@example.org' } as const;
export const SECOND_OFFICER = { name: 'Priya Nair', email: 'priya.nair@example.org' } as const;
export const ASSESSORS = ['Helen Ashworth', 'Tunde Bankole'] as const;
export const NAMED_CONTACT = 'Ruth Ellison';

/** The school nobody can write to: its tutor and head have no address yet. */
export const WITHOUT_ADDRESS = 'Fallowgate Primary School';
/** The school whose induction lead left in the summer. */
const CHANGED_LEAD = ['Thistleford Academy', 'Jettyside Academy', 'Dovemoor School'];
const NEW_HEAD = ['Jettyside Academy', 'Vennbridge Primary School'];

export interface DemoPeople {
  readonly posts: readonly DemoPost[];
  readonly staff: ReadonlyMap<string, Staff>;
}

export function demoPeople(schools: readonly DemoSchool[]): DemoPeople {
  const dice = diceFor('people');
  const names = namesFor('people', schools.length * 12).values();
  let persons = OURS.length;
  const newPerson = (): { personId: string; name: Name } => {
    persons += 1;
    return { personId: `P-${String(persons).padStart(4, '0')}`, name: names.next().value as Name };
  };
  const posts: DemoPost[] = [...ours()];
  const staff = new Map<string, Staff>();
  for (const school of schools) {
    const made = staffOf(school, newPerson, dice);
    posts.push(...made.posts);
    staff.set(school.urn, made.staff);
  }
  return { posts, staff };
}

const OURS = [
  [OFFICER.name, OFFICER.email, 'officer'],
  [LEAD.name, LEAD.email, 'officer'],
  [SECOND_OFFICER.name, SECOND_OFFICER.email, 'officer'],
  [ASSESSORS[0], '', 'assessor'],
  [ASSESSORS[1], '', 'assessor'],
  [NAMED_CONTACT, '', 'named contact'],
] as const;

const ours = (): DemoPost[] =>
  OURS.map(([name, email, role], at) => ({
    personId: `P-${String(at + 1).padStart(4, '0')}`,
    name,
    email: email === '' ? `${nameOf(name).address}@example.org` : email,
    role,
    urn: '',
    from: '2021-09-01',
    until: '',
    holdsQts: role === 'assessor' ? 'yes' : '',
    trainedOn: '',
  }));

type NewPerson = () => { personId: string; name: Name };

function staffOf(school: DemoSchool, newPerson: NewPerson, dice: Dice): { posts: DemoPost[]; staff: Staff } {
  const post = (
    who: ReturnType<NewPerson>,
    role: DemoPost['role'],
    from: string,
    trainedOn = '',
  ): DemoPost => ({
    personId: who.personId,
    name: who.name.full,
    email: `${who.name.address}@${school.host}.example.org`,
    role,
    urn: school.urn,
    from,
    until: '',
    holdsQts: role === 'head' ? '' : 'yes',
    trainedOn,
  });
  const head = post(
    newPerson(),
    'head',
    NEW_HEAD.includes(school.name) ? '2026-09-01' : startOf(dice, 2014, 2023),
  );
  const isSmall = school.places <= 3;
  const leadPerson = newPerson();
  const isNew = CHANGED_LEAD.includes(school.name);
  const lead = post(
    leadPerson,
    'induction lead',
    isNew ? '2026-09-01' : startOf(dice, 2018, 2024),
    trained(dice, isNew),
  );
  const before = isNew
    ? [{ ...post(newPerson(), 'induction lead', '2021-09-01', '2022-10-12'), until: '2026-08-31' }]
    : [];
  const tutors = isSmall
    ? [post(leadPerson, 'tutor', lead.from, lead.trainedOn)]
    : Array.from({ length: school.places > 5 ? 2 : 1 }, () =>
        post(newPerson(), 'tutor', startOf(dice, 2019, 2025), trained(dice, false)),
      );
  const mentors = Array.from({ length: Math.max(1, Math.ceil(school.places * 0.7)) }, () =>
    post(newPerson(), 'mentor', startOf(dice, 2020, 2025), dice.inHundred(70) ? trained(dice, false) : ''),
  );
  const posts = [head, ...before, lead, ...tutors, ...mentors].map((one) =>
    school.name === WITHOUT_ADDRESS && one.role !== 'mentor' ? { ...one, email: '' } : one,
  );
  const of = (role: DemoPost['role']) => posts.filter((one) => one.role === role && one.until === '');
  return { posts, staff: { head: of('head')[0] ?? head, tutors: of('tutor'), mentors: of('mentor') } };
}

const startOf = (dice: Dice, first: number, last: number): string =>
  `${dice.between(first, last)}-${dice.inHundred(75) ? '09-01' : '01-06'}`;

const trained = (dice: Dice, isNew: boolean): string =>
  isNew ? '' : `${dice.between(2023, 2025)}-${dice.pick(['09-24', '10-08', '10-15', '11-05'])}`;
