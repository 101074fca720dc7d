import { STANDARDS, type ReportKind, type Standard } from './facts';

/**
 * The questions of every report, as data. The sidebar, the Google Form, the intake and the PDF all read this one list,
 * so a question is worded, ordered and made to appear in one place.
 */

export interface Choice {
  /** What the register stores. */
  readonly value: string;
  /** What people read. It holds no comma, so that a list of ticked labels can be told apart again. */
  readonly label: string;
}

/** Holds when the answer to `field` is one of `is`. */
export interface Condition {
  readonly field: string;
  readonly is: readonly string[];
}

/** One question of any form. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** "choice" is one of the choices, "choices" any number of them, stored as "TS1, TS7". A "day" is "2026-12-11". */
  readonly kind: 'choice' | 'choices' | 'long' | 'short' | 'number' | 'day';
  readonly choices?: readonly Choice[];
  /** Asked always when absent. A question that is not asked has no answer. */
  readonly askedWhen?: Condition;
  /** The heading it stands under. */
  readonly section: string;
}

/** One question of a report. */
export interface Question extends Asked {
  /** When a report may not leave the tutor without it: whenever any of these holds; always when absent. */
  readonly needed?: readonly Condition[];
  /** Every kind when absent. */
  readonly for?: readonly ReportKind[];
  /** Asked only at the last assessment of the induction period (2.60), or at every report but that one. */
  readonly at?: 'final only' | 'all but final';
  /** The heading of the answer in a document, where the question alone would not say what it was about. */
  readonly heading?: string;
  /** The paragraph that asks for it, in the numbering of April 2024; null where it is the custom of ABs. */
  readonly para: string | null;
}

/** Words that change with the version of the guidance: settings. */
export interface QuestionWording {
  /** "early career teacher entitlement". */
  readonly trainingWordingInFull: string;
}

/** Where a report stands among the others, as far as the questions care. Null = not known: ask, but do not insist. */
export interface Asking {
  readonly kind: ReportKind;
  readonly final: boolean | null;
}

/** Our own short names; the standards in full are in the DfE's "Teachers' Standards". */
const STANDARD_NAMES: { readonly [standard in Standard]: string } = {
  TS1: 'High expectations',
  TS2: 'Progress and outcomes',
  TS3: 'Subject and curriculum knowledge',
  TS4: 'Planning and teaching',
  TS5: 'Adapting teaching',
  TS6: 'Assessment',
  TS7: 'Behaviour and environment',
  TS8: 'Wider responsibilities',
  'Part 2': 'Personal and professional conduct',
};

/** "TS7 Behaviour and environment". */
export const standardTitle = (standard: Standard): string => `${standard} ${STANDARD_NAMES[standard]}`;

/** The answer's name for a standard: "TS1" is asked as `ts1`, "Part 2" as `part2`. Its comment is `ts1Comment`. */
export const standardField = (standard: Standard): string => standard.toLowerCase().replace(' ', '');

export const MEETING = 'meeting';
export const NOT_YET = 'not yet';

/** Every question of a kind of report in the order it is asked, whether or not it applies to these answers. */
export function questionsFor(asking: Asking, wording: QuestionWording): readonly Question[] {
  return allQuestions(wording).filter(
    (question) =>
      question.for?.includes(asking.kind) !== false && belongsAtThisPoint(question, asking) !== false,
  );
}

/** Is this question put, given the other answers? */
export const isAsked = (
  question: Pick<Asked, 'askedWhen'>,
  answers: { readonly [name: string]: string | undefined },
): boolean => question.askedWhen === undefined || holds(question.askedWhen, answers);

/** Must it be answered before the report leaves the tutor, given the other answers? */
export function isNeeded(
  question: Question,
  answers: { readonly [name: string]: string | undefined },
  asking: Asking,
): boolean {
  if (!isAsked(question, answers)) return false;
  if (belongsAtThisPoint(question, asking) !== true) return false;
  return question.needed?.some((condition) => holds(condition, answers)) ?? true;
}

/** Null where the question hangs on whether this is the final assessment, and nobody knows. */
function belongsAtThisPoint(question: Question, asking: Asking): boolean | null {
  if (question.at === undefined) return true;
  const final = asking.kind === 'formal assessment' ? asking.final : false;
  return final === null ? null : final === (question.at === 'final only');
}

const holds = (condition: Condition, answers: { readonly [name: string]: string | undefined }): boolean =>
  condition.is.includes(answers[condition.field] ?? '');

const YES_OR_NO = {
  kind: 'choice',
  choices: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
} as const satisfies Partial<Asked>;

const REGULAR: readonly ReportKind[] = ['progress review', 'formal assessment'];
const REVIEW: readonly ReportKind[] = ['progress review'];
const ASSESSMENT: readonly ReportKind[] = ['formal assessment', 'interim assessment'];
const INTERIM: readonly ReportKind[] = ['interim assessment'];
const FORMAL: readonly ReportKind[] = ['formal assessment'];

const NOT_ON_TRACK: Condition = { field: 'onTrack', is: ['no'] };

const allQuestions = (wording: QuestionWording): readonly Question[] => [
  ...aboutProgress(),
  ...STANDARDS.flatMap(aboutStandard),
  ...aboutAssessment(),
  ...aboutEntitlement(wording),
  ...aboutTerm(),
  ...aboutLeaving(),
];

const aboutProgress = (): readonly Question[] => [
  {
    name: 'onTrack',
    label: 'Is the ECT on track to complete induction successfully?',
    help: 'Your judgement today, against the Teachers’ Standards. Answering “No” brings help; it does not decide the outcome.',
    ...YES_OR_NO,
    at: 'all but final',
    section: 'Progress',
    para: '2.52',
  },
  {
    name: 'onTrackReasons',
    label: 'What is your reason for that answer?',
    heading: 'Reasons for the judgement',
    help: 'A few sentences, naming the standards you have in mind. Needed if the answer is “No”.',
    kind: 'long',
    needed: [NOT_ON_TRACK],
    at: 'all but final',
    section: 'Progress',
    para: '2.52',
  },
  {
    name: 'standardsOfConcern',
    label: 'Which standards give cause for concern?',
    help: 'Tick every one that applies.',
    kind: 'choices',
    choices: STANDARDS.map((standard) => ({ value: standard, label: standardTitle(standard) })),
    askedWhen: NOT_ON_TRACK,
    for: REVIEW,
    section: 'Progress',
    para: '4.1',
  },
  {
    name: 'ectToldOfConcern',
    label: 'Has the ECT been told?',
    help: 'Nothing in a report should come to an ECT as a surprise.',
    ...YES_OR_NO,
    askedWhen: NOT_ON_TRACK,
    at: 'all but final',
    section: 'Progress',
    para: '2.54',
  },
  {
    name: 'supportPlan',
    label: 'Is a support plan in place?',
    help: 'The appropriate body looks at the plan together with this report.',
    ...YES_OR_NO,
    askedWhen: NOT_ON_TRACK,
    at: 'all but final',
    section: 'Progress',
    para: '4.1',
  },
  {
    name: 'evidence',
    label: 'What evidence have you drawn on?',
    help: 'Brief, and from existing work. The ECT need not write anything new for this.',
    kind: 'long',
    for: REVIEW,
    section: 'Progress',
    para: '2.52',
  },
];

const aboutStandard = (standard: Standard): readonly Question[] => [
  {
    name: standardField(standard),
    label: standardTitle(standard),
    help: 'Judged against what can reasonably be expected of an ECT at this point.',
    kind: 'choice',
    choices: [
      { value: MEETING, label: 'Meeting' },
      { value: NOT_YET, label: 'Not yet' },
    ],
    for: ASSESSMENT,
    section: 'Teachers’ Standards',
    para: '2.59',
  },
  {
    name: `${standardField(standard)}Comment`,
    label: `${standard}: evidence and comments`,
    help: 'From the ECT’s work as a teacher during induction. Needed if the answer is “Not yet”.',
    kind: 'long',
    needed: [{ field: standardField(standard), is: [NOT_YET] }],
    for: ASSESSMENT,
    section: 'Teachers’ Standards',
    para: '2.57',
  },
];

const aboutAssessment = (): readonly Question[] => [
  {
    name: 'strengths',
    label: 'What are the ECT’s strengths?',
    help: 'The two or three that matter most.',
    kind: 'long',
    for: ASSESSMENT,
    section: 'Overall',
    para: '2.59',
  },
  {
    name: 'improvements',
    label: 'Where should the ECT improve?',
    help: 'Say which standard each point belongs to.',
    kind: 'long',
    needed: [NOT_ON_TRACK, { field: 'recommendation', is: ['unsatisfactory', 'extension'] }],
    for: ASSESSMENT,
    section: 'Overall',
    para: '4.2',
  },
  {
    name: 'recommendation',
    label: 'What does the headteacher recommend?',
    help: 'The appropriate body decides, having read this and anything the ECT writes.',
    kind: 'choice',
    choices: [
      { value: 'satisfactory', label: 'Satisfactory: the ECT meets the Teachers’ Standards' },
      { value: 'unsatisfactory', label: 'Unsatisfactory: the ECT does not meet the Teachers’ Standards' },
      { value: 'extension', label: 'Extension: more time should be considered' },
    ],
    for: FORMAL,
    at: 'final only',
    section: 'Overall',
    para: '2.60',
  },
];

const aboutEntitlement = ({ trainingWordingInFull }: QuestionWording): readonly Question[] => [
  {
    name: 'programmeAccessed',
    label: `Has the ECT had their training (${trainingWordingInFull})?`,
    help: 'The training itself and the time for it.',
    ...YES_OR_NO,
    section: 'Entitlement',
    para: '2.40',
  },
  {
    name: 'programmeWhyNot',
    label: 'Why not, and what will change?',
    heading: 'Why the ECT has not had their training, and what will change',
    help: 'So that the appropriate body can help.',
    kind: 'long',
    askedWhen: { field: 'programmeAccessed', is: ['no'] },
    section: 'Entitlement',
    para: '5.11',
  },
  {
    name: 'entitlementsMet',
    label: 'Has the ECT had everything else they are entitled to?',
    help: 'A reduced timetable, mentor sessions, observations with feedback, and time to watch experienced teachers.',
    ...YES_OR_NO,
    section: 'Entitlement',
    para: '2.39',
  },
  {
    name: 'entitlementsWhyNot',
    label: 'What was missing, and why?',
    heading: 'Which entitlements were missing, and why',
    help: 'So that the appropriate body can help.',
    kind: 'long',
    askedWhen: { field: 'entitlementsMet', is: ['no'] },
    section: 'Entitlement',
    para: '5.11',
  },
];

const aboutTerm = (): readonly Question[] => [
  {
    name: 'targets',
    label: 'Which targets have you agreed for the next term?',
    help: 'Specific, with a day for each. Say which standard each one serves.',
    kind: 'long',
    at: 'all but final',
    section: 'Next',
    para: '2.52',
  },
  {
    name: 'daysAbsent',
    label: 'How many days has the ECT been absent since the last report?',
    help: 'Contracted days only; half-days as 0.5. Write 0 if there were none.',
    kind: 'number',
    for: REGULAR,
    section: 'Next',
    para: '2.74',
  },
  {
    name: 'daysAbsent',
    label: 'How many days has the ECT been absent since the last formal assessment?',
    help: 'Or since induction began with you, if there was none. Contracted days only; half-days as 0.5. Write 0 if there were none.',
    kind: 'number',
    for: INTERIM,
    section: 'Next',
    para: '2.62',
  },
];

const aboutLeaving = (): readonly Question[] => [
  {
    name: 'leavingOn',
    label: 'When does the ECT leave this post?',
    help: 'The last day of employment.',
    kind: 'day',
    for: INTERIM,
    section: 'Leaving',
    para: '2.62',
  },
  {
    name: 'nextSchool',
    label: 'Where does the ECT go next?',
    help: 'Leave this empty if it is not known yet.',
    kind: 'short',
    needed: [],
    for: INTERIM,
    section: 'Leaving',
    para: '2.75',
  },
];
