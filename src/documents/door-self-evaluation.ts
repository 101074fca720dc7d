import { JUDGEMENTS } from '../domain/door-facts';
import type { DoorForm, DoorQuestion } from './door';

/** The points a school looks at; what they rest on is in the handbook. */
export const SELF_EVALUATION_POINTS = [
  [
    'approach',
    'Approach',
    'We have a clear approach to induction, which follows the statutory guidance and which staff know',
  ],
  [
    'leadership',
    'Leadership',
    'Induction is led well: lead, tutors and mentors know their parts and are given the time for them',
  ],
  [
    'timetable',
    'Timetable',
    'Each ECT has a reduced timetable, and what is asked of them fits where they stand',
  ],
  [
    'programme',
    'Programme',
    'Each ECT takes part in the training programme and in other development that fits them, the targets from initial training included',
  ],
  ['mentoring', 'Mentoring', 'Mentors are trained, and meet their ECT regularly on days that are kept'],
  [
    'observation',
    'Observation',
    'ECTs are observed every half-term with prompt feedback they can use, and watch experienced teachers',
  ],
  [
    'monitoring',
    'Monitoring',
    'Progress against the Teachers’ Standards is followed, targets are set and looked at again, and judgements agree between those who make them',
  ],
  [
    'support',
    'Support',
    'When an ECT finds it hard, it is noticed early, the ECT is told, and a plan is put in place',
  ],
  ['voice', 'ECT’s voice', 'ECTs know whom to turn to with a concern, here and at the appropriate body'],
  ['governors', 'Governors', 'Governors or trustees know how induction goes'],
  [
    'records',
    'Records',
    'Records are complete: timetables, meetings, observations, targets, reviews and assessments',
  ],
] as const;

/** What is asked in words alone. */
export const OPEN_POINTS = [
  ['goodPractice', 'Good practice', 'What works well here that other schools could learn from?'],
  ['help', 'Help wanted', 'What help would you like from us, and are you asking for a visit?'],
] as const;

/** How a school sees its own induction, before a visit or once a year. */
export const SELF_EVALUATION: DoorForm = {
  writes: 'Rows in School answers, one for each point.',
  opening:
    'For the headteacher or the induction lead. Say plainly how things stand: it prepares a visit and shows us where help is wanted. It is not a grade.',
  confirmation:
    'Thank you. Your answers have reached us. If they change, open the same link again: the newest count.',
  confirms: 'The headteacher agrees with these answers',
  confirmsHelp: 'The appropriate body and its assessors read them.',
  questions: () => [
    ...SELF_EVALUATION_POINTS.flatMap(([name, , says]): readonly DoorQuestion[] => [
      {
        name,
        label: says,
        help: '',
        kind: 'choice',
        choices: [
          { value: JUDGEMENTS[0], label: 'In place' },
          { value: JUDGEMENTS[1], label: 'Partly' },
          { value: JUDGEMENTS[2], label: 'Not yet' },
        ],
        needed: true,
        section: 'How things stand',
      },
      {
        name: `${name}Words`,
        label: `${headingOf(name)}: where can we see it, and what comes next?`,
        help: '',
        kind: 'long',
        needed: false,
        section: 'How things stand',
      },
    ]),
    ...OPEN_POINTS.map(([name, , label]): DoorQuestion => ({
      name,
      label,
      help: '',
      kind: 'long',
      needed: false,
      section: 'How things stand',
    })),
  ],
};

const headingOf = (name: string): string => SELF_EVALUATION_POINTS.find(([one]) => one === name)?.[1] ?? name;
