import { capital } from '../domain/capital';
import type { Condition } from '../domain/questions';
import type { DoorForm, DoorQuestion } from './door';
import { YES_OR_NO } from './door';

const TELLS = {
  absence: 'The ECT is or was absent',
  change: 'The contract, the hours, the tutor or the mentor changes',
  leaving: 'The ECT is leaving',
} as const;
export type Tells = keyof typeof TELLS;

const only = (what: Tells): Condition => ({ field: 'what', is: [what] });

/** What a school tells of an ECT between two reports. Nothing in it counts before somebody here has confirmed it. */
export const NOTICE: DoorForm = {
  writes: 'Waits in Intake until you choose "confirmed"; then Absences, Induction periods and People.',
  opening:
    'For schools: tell us when an ECT is away, when a contract, tutor or mentor changes, or when an ECT leaves. Leave out medical details.',
  confirmation: 'Thank you. We have it, and look at it before our records change.',
  confirms: 'What I have written is right as far as I know',
  confirmsHelp: 'The ECT may ask to see it.',
  questions: ({ otherAbsenceKinds, exemptAbsenceKinds, absenceKindsInDoubt }) => [
    {
      name: 'what',
      label: 'What do you want to tell us?',
      help: '',
      kind: 'choice',
      choices: Object.entries(TELLS).map(([value, label]) => ({ value, label })),
      needed: true,
      section: 'What it is',
    },
    ...aboutAbsence([...otherAbsenceKinds, ...exemptAbsenceKinds, ...absenceKindsInDoubt]),
    ...aboutChange(),
    ...aboutLeaving(),
    {
      name: 'note',
      label: 'Is there anything else we should know?',
      help: 'Please leave out medical details.',
      kind: 'long',
      needed: false,
      section: 'Anything else',
    },
  ],
};

const aboutAbsence = (kinds: readonly string[]): readonly DoorQuestion[] => [
  {
    name: 'kind',
    label: 'What kind of absence is it?',
    help: '',
    kind: 'choice',
    choices: [...new Set(kinds)].map((kind) => ({ value: kind, label: capital(kind) })),
    askedWhen: only('absence'),
    needed: true,
    section: 'Absence',
  },
  {
    name: 'from',
    label: 'What is or was the first day away?',
    help: '',
    kind: 'day',
    askedWhen: only('absence'),
    needed: true,
    section: 'Absence',
  },
  {
    name: 'until',
    label: 'What was the last day away?',
    help: 'Leave this empty while the ECT is still away, and send the form again on their return.',
    kind: 'day',
    askedWhen: only('absence'),
    needed: false,
    section: 'Absence',
  },
  {
    name: 'days',
    label: 'How many contracted days is that?',
    help: 'Half-days as 0.5. Leave this empty if you cannot tell yet.',
    kind: 'number',
    askedWhen: only('absence'),
    needed: false,
    section: 'Absence',
  },
  {
    name: 'extend',
    label: 'Does the ECT wish to extend induction by it?',
    help: 'Only for statutory leave, such as maternity leave, which does not extend induction by itself. Leave this empty if you have not asked yet.',
    kind: 'choice',
    choices: YES_OR_NO,
    askedWhen: only('absence'),
    needed: false,
    section: 'Absence',
  },
];

const aboutChange = (): readonly DoorQuestion[] => [
  {
    name: 'changesOn',
    label: 'From which day does the change hold?',
    help: '',
    kind: 'day',
    askedWhen: only('change'),
    needed: true,
    section: 'Change',
  },
  ...(
    [
      [
        'fte',
        'What is the new share of full time?',
        'For example 0.6. Leave this empty if it stays as it is.',
      ],
      [
        'tutor',
        'Who is the new induction tutor?',
        'First name and surname. Leave this empty if nobody new is.',
      ],
      ['tutorEmail', 'What is the new tutor’s email address?', 'At school: our mails go there.'],
      ['mentor', 'Who is the new mentor?', 'First name and surname. Leave this empty if nobody new is.'],
      ['mentorEmail', 'What is the new mentor’s email address?', 'At school: our mails go there.'],
    ] as const
  ).map(([name, label, help]): DoorQuestion => ({
    name,
    label,
    help,
    kind: 'short',
    askedWhen: only('change'),
    needed: false,
    section: 'Change',
  })),
];

const aboutLeaving = (): readonly DoorQuestion[] => [
  {
    name: 'leavingOn',
    label: 'What is the last day of employment?',
    help: 'An interim assessment is due before that day once the ECT has served a term (2.62).',
    kind: 'day',
    askedWhen: only('leaving'),
    needed: true,
    section: 'Leaving',
  },
  {
    name: 'nextSchool',
    label: 'Where does the ECT go next?',
    help: 'Leave this empty if it is not known yet.',
    kind: 'short',
    askedWhen: only('leaving'),
    needed: false,
    section: 'Leaving',
  },
];
