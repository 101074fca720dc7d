/** What people of the cohort answer on the forms, by the words of the questions. */
import type { CohortEct, Due } from './stories';

export type Answers = Readonly<Record<string, string | readonly string[]>>;
type Kind = 'progress review' | 'formal assessment' | 'interim assessment';

const sent = (kind: Kind): Answers => ({
  'Has the ECT had their training (early career teacher entitlement)?': 'Yes',
  'Has the ECT had everything else they are entitled to?': 'Yes',
  [`How many days has the ECT been absent since the last ${kind === 'interim assessment' ? 'formal assessment' : 'report'}?`]:
    '0.5',
  'I am the induction tutor, and I have talked this through with the ECT': 'Yes',
});

const onTrack = (yes: boolean): Answers =>
  yes
    ? { 'Is the ECT on track to complete induction successfully?': 'Yes' }
    : {
        'Is the ECT on track to complete induction successfully?': 'No',
        'What is your reason for that answer?': 'Lessons are not yet planned for all pupils (TS5).',
        'Has the ECT been told?': 'Yes',
        'Is a support plan in place?': 'Yes',
      };

const TARGETS = {
  'Which targets have you agreed for the next term?': 'Plan for all pupils (TS5), by half-term.',
};
const STANDARDS = [
  'TS1 High expectations',
  'TS2 Progress and outcomes',
  'TS3 Subject and curriculum knowledge',
  'TS4 Planning and teaching',
  'TS5 Adapting teaching',
  'TS6 Assessment',
  'TS7 Behaviour and environment',
  'TS8 Wider responsibilities',
  'Part 2 Personal and professional conduct',
];
const RECOMMENDS = {
  satisfactory: 'Satisfactory: the ECT meets the Teachers’ Standards',
  unsatisfactory: 'Unsatisfactory: the ECT does not meet the Teachers’ Standards',
  extension: 'Extension: more time should be considered',
};

/** One report as the tutor is asked for it. */
export interface Asked {
  readonly kind: Kind;
  readonly term: string;
  readonly final: boolean;
  readonly timesReturned: number;
}

const dueOf = ({ kind, term }: Asked): Due =>
  `${kind === 'progress review' ? 'R' : kind === 'interim assessment' ? 'I' : 'F'} ${term}` as Due;

/** The answers of a tutor: the same for the same report, with more evidence where it went back. */
export function tutorAnswers({ story, name }: CohortEct, asked: Asked): Answers {
  const { kind, timesReturned, final } = asked;
  const isOff = story.offTrack?.includes(dueOf(asked)) === true;
  const evidence = `${name.first}: four observed lessons${timesReturned > 0 ? ', and two more' : ''}.`;
  const targets = final ? {} : TARGETS;
  if (kind === 'progress review') {
    return {
      ...sent(kind),
      ...onTrack(!isOff),
      ...(isOff ? { 'Which standards give cause for concern?': ['TS5 Adapting teaching'] } : {}),
      ...targets,
      'What evidence have you drawn on?': evidence,
    };
  }
  const recommends = story.recommends !== undefined && asked.term === 'Summer 2027' ? story.recommends : null;
  const isWeak = isOff || recommends !== null;
  return {
    ...sent(kind),
    ...onTrack(!isOff),
    ...Object.fromEntries(
      STANDARDS.map((title) => [title, isWeak && title.startsWith('TS5') ? 'Not yet' : 'Meeting']),
    ),
    ...(isWeak ? { 'TS5: evidence and comments': 'Two lessons were pitched at the middle.' } : {}),
    'What are the ECT’s strengths?': evidence,
    'Where should the ECT improve?': 'Adapting teaching (TS5).',
    ...targets,
    ...(final ? { 'What does the headteacher recommend?': RECOMMENDS[recommends ?? 'satisfactory'] } : {}),
    ...(kind === 'interim assessment' ? { 'When does the ECT leave this post?': story.leaves ?? '' } : {}),
  };
}

export const SIGNS = 'I have read this report and sign it';
export const SIGNS_NOT = 'I have read this report and do not sign it now';

export const CAPACITIES = {
  ECT: 'The early career teacher',
  tutor: 'The induction tutor',
  head: 'The headteacher',
} as const;
export type Capacity = keyof typeof CAPACITIES;

export const signature = (as: Capacity, name: string, signs: boolean, comment = ''): Answers => ({
  'I am': CAPACITIES[as],
  ...(comment === '' ? {} : { 'Your comment on this report': comment }),
  'Your signature': signs ? SIGNS : SIGNS_NOT,
  'Your full name': name,
});

/** Who signs a report of a kind: an assessment all three (2.61), a review by this body's setting tutor and ECT. */
export const signatures = (kind: string): readonly Capacity[] =>
  kind === 'progress review' ? ['ECT', 'tutor'] : ['ECT', 'tutor', 'head'];
