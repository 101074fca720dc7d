/** 120 ECTs at 30 schools who begin in September 2026, with what befalls them, and what two years call for. */
import { diceFor } from '../../../local/demo/dice';
import { nameOf, namesFor, type Name } from '../../../local/demo/names';

/** A report that is due: R a progress review, I an interim assessment, F a formal one, and its term. */
export type Due = `${'R' | 'I' | 'F'} ${'Autumn' | 'Spring' | 'Summer'} ${2026 | 2027 | 2028}`;

export interface Story {
  readonly name: string;
  readonly count: number;
  readonly starts: string;
  readonly fte: string;
  /** Every report due by the end of August 2028, by the guidance (2.48, 2.49, 2.55, 2.62, 3.6, 3.8). */
  readonly due: readonly Due[];
  /** The last day with us, or at the first of two schools. */
  readonly leaves?: string;
  /** First day at another school of ours. */
  readonly moves?: string;
  /** Terms another appropriate body has counted. */
  readonly counted?: string;
  readonly absent?: { readonly from: string; readonly until: string; readonly days: string };
  /** What the headteacher recommends in the last assessment. */
  readonly recommends?: 'unsatisfactory' | 'extension';
  /** Reports that say "not on track". */
  readonly offTrack?: readonly Due[];
  readonly outcome?: 'pass' | 'fail';
}

const SEPTEMBER = '2026-09-01';
const YEAR_1 = ['R Autumn 2026', 'R Spring 2027', 'F Summer 2027'] as const;
const YEAR_2 = ['R Autumn 2027', 'R Spring 2028', 'F Summer 2028'] as const;
const plain = { starts: SEPTEMBER, fte: '1', due: [...YEAR_1, ...YEAR_2] } as const;

export const STORIES: readonly Story[] = [
  { ...plain, name: 'full time, on track', count: 58, outcome: 'pass' },
  {
    ...plain,
    name: 'not on track for a while',
    count: 6,
    offTrack: ['R Spring 2027', 'F Summer 2027'],
    outcome: 'pass',
  },
  {
    ...plain,
    name: 'a few days ill',
    count: 12,
    absent: { from: '2026-10-05', until: '2026-10-09', days: '5' },
    outcome: 'pass',
  },
  {
    ...plain,
    name: 'moves school between years',
    count: 2,
    leaves: '2027-08-31',
    moves: '2027-09-01',
    outcome: 'pass',
  },
  {
    ...plain,
    name: 'moves school at Christmas',
    count: 2,
    leaves: '2026-12-31',
    moves: '2027-01-01',
    due: ['I Autumn 2026', 'R Spring 2027', 'F Summer 2027', ...YEAR_2],
    outcome: 'pass',
  },
  {
    name: 'part time, 0.6',
    count: 6,
    starts: SEPTEMBER,
    fte: '0.6',
    due: [
      'R Autumn 2026',
      'R Spring 2027',
      'R Summer 2027',
      'R Autumn 2027',
      'F Spring 2028',
      'R Summer 2028',
    ],
  },
  {
    name: 'part time, 0.8',
    count: 6,
    starts: SEPTEMBER,
    fte: '0.8',
    due: [
      'R Autumn 2026',
      'R Spring 2027',
      'R Summer 2027',
      'F Autumn 2027',
      'R Spring 2028',
      'R Summer 2028',
    ],
  },
  {
    name: 'part time, 0.5',
    count: 3,
    starts: SEPTEMBER,
    fte: '0.5',
    due: [...YEAR_1.slice(0, 2), 'R Summer 2027', 'R Autumn 2027', 'R Spring 2028', 'F Summer 2028'],
  },
  {
    name: 'joins in January',
    count: 8,
    starts: '2027-01-04',
    fte: '1',
    due: ['R Spring 2027', 'R Summer 2027', 'F Autumn 2027', 'R Spring 2028', 'R Summer 2028'],
  },
  {
    name: 'leaves at Easter',
    count: 3,
    starts: SEPTEMBER,
    fte: '1',
    leaves: '2027-03-25',
    due: ['R Autumn 2026', 'I Spring 2027'],
  },
  {
    name: 'leaves in November',
    count: 2,
    starts: SEPTEMBER,
    fte: '1',
    leaves: '2027-11-19',
    due: [...YEAR_1, 'I Autumn 2027'],
  },
  { name: 'leaves after a year', count: 2, starts: SEPTEMBER, fte: '1', leaves: '2027-08-31', due: YEAR_1 },
  {
    name: 'ill for seven weeks',
    count: 3,
    starts: SEPTEMBER,
    fte: '1',
    absent: { from: '2027-01-11', until: '2027-03-05', days: '35' },
    due: [
      'R Autumn 2026',
      'R Spring 2027',
      'R Summer 2027',
      'F Autumn 2027',
      'R Spring 2028',
      'R Summer 2028',
    ],
  },
  {
    name: 'three terms before, elsewhere',
    count: 4,
    starts: SEPTEMBER,
    fte: '1',
    counted: '3',
    due: YEAR_1,
    outcome: 'pass',
  },
  {
    name: 'extended by a term',
    count: 2,
    starts: SEPTEMBER,
    fte: '1',
    counted: '3',
    offTrack: ['R Spring 2027'],
    recommends: 'extension',
    due: [...YEAR_1, 'F Autumn 2027'],
    outcome: 'pass',
  },
  {
    name: 'fails',
    count: 1,
    starts: SEPTEMBER,
    fte: '1',
    counted: '3',
    offTrack: ['R Autumn 2026', 'R Spring 2027'],
    recommends: 'unsatisfactory',
    due: YEAR_1,
    outcome: 'fail',
  },
];

export interface School {
  readonly urn: string;
  readonly name: string;
  readonly head: Name;
  readonly lead: Name;
  readonly tutors: readonly Name[];
  /** Comes when the first tutor leaves. */
  readonly successor: Name;
}

export interface CohortEct {
  readonly trn: string;
  readonly name: Name;
  readonly story: Story;
  readonly school: School;
  readonly tutor: Name;
  /** Where they move to. */
  readonly next: { readonly school: School; readonly tutor: Name } | null;
}

export interface Cohort {
  readonly schools: readonly School[];
  readonly ects: readonly CohortEct[];
}

/** One ECT of each story at least; a share of 1 is the whole cohort. */
export const shareOf = (share: number): readonly Story[] =>
  STORIES.map((story) => ({ ...story, count: Math.max(1, Math.round(story.count * share)) }));

/** What befalls people in the first two terms, once each. */
export const twoTerms = (): readonly Story[] =>
  STORIES.filter(
    ({ name }) => !/between years|November|after a year|0\.[58]|fails|extended|elsewhere/.test(name),
  ).map((story) => ({ ...story, count: 1 }));

const ECTS_A_SCHOOL = 4;

export const emailOf = ({ address }: Name): string => `${address}@example.org`;

/** Schools of one, two or three tutors; ECTs dealt out to them in turn. */
export function cohort(stories: readonly Story[] = STORIES): Cohort {
  const dice = diceFor('cohort');
  const total = stories.reduce((sum, { count }) => sum + count, 0);
  const SCHOOLS = Math.ceil(total / ECTS_A_SCHOOL);
  // No name holds another, so that a name in a mail is one person's.
  const names = namesFor('cohort', total + SCHOOLS * 6).map(({ full }, at) =>
    nameOf(`${full}-${wordOf(at)}`),
  );
  const take = (): Name => names.pop() as Name;
  const schools = Array.from({ length: SCHOOLS }, (_, at): School => {
    const tutors = Array.from({ length: 1 + (at % 3) }, take);
    return {
      urn: String(200_001 + at),
      name: `${tutors[0]?.last.split('-')[0]} Street School`,
      head: take(),
      lead: take(),
      tutors,
      successor: take(),
    };
  });
  const told = dice.shuffled(stories.flatMap((story) => Array.from({ length: story.count }, () => story)));
  const ects = told.map((story, at): CohortEct => {
    const school = schools[at % SCHOOLS] as School;
    const other = schools[(at + 7) % SCHOOLS] as School;
    const round = Math.floor(at / SCHOOLS);
    const of = ({ tutors }: School) => tutors[round % tutors.length] as Name;
    return {
      trn: String(3_000_001 + at * 13),
      name: take(),
      story,
      school,
      tutor: of(school),
      next: story.moves === undefined ? null : { school: other, tutor: of(other) },
    };
  });
  return { schools, ects };
}

/** "Aba", "Abe": a syllable more for each name. */
const wordOf = (at: number): string => {
  const [consonants, vowels] = ['bcdfghjklmnprstvw', 'aeiou'];
  const syllable = (n: number) => `${consonants[Math.floor(n / 5) % consonants.length]}${vowels[n % 5]}`;
  const text = syllable(at % 85) + syllable(Math.floor(at / 85));
  return `${text[0]?.toUpperCase()}${text.slice(1)}l`;
};
