import { spellDay } from '../domain/day';
import type { Day, VisitKind } from '../domain/facts';
import { spellKind } from '../domain/visit-lines';
import type { Letter } from '../google/ports';
import type { LabelledLink, LetterItem, Sender } from './letter-parts';
import { askLine, htmlLetter, plainLetter } from './letter-parts';

/** What a school is written about a visit, one after the other; HMI get the report where the school is judged inadequate. */
export const VISIT_LETTERS = ['consultation', 'notice', 'moved', 'off', 'evidence', 'report', 'hmi'] as const;
export type VisitLetterKind = (typeof VISIT_LETTERS)[number];

export interface VisitLetterFacts {
  readonly kind: VisitKind;
  readonly school: string;
  readonly visitor: string | null;
  readonly companion: string | null;
  readonly plannedFor: Day | null;
  readonly visitedOn: Day | null;
  readonly satisfied: boolean;
  readonly sharePractice: boolean;
  /** Documents asked for, or those that were not enough. */
  readonly documents: readonly string[];
  /** By when they should be here; null where no day is set. */
  readonly documentsBy: Day | null;
  /** "Spring 2027"; null where it is not known. */
  readonly nextTerm: string | null;
  readonly pdf: string | null;
  /** Where the head or the lead fills in the self-evaluation; null where it comes another way. */
  readonly selfEvaluation: string | null;
}

const subjects: { readonly [kind in VisitLetterKind]: (facts: VisitLetterFacts) => string } = {
  consultation: () => 'A visit about induction at your school',
  notice: ({ plannedFor }) =>
    plannedFor === null ? 'Our visit about induction' : `Our visit on ${spellDay(plannedFor)}`,
  moved: ({ plannedFor }) =>
    plannedFor === null ? 'Our visit is on another day' : `Our visit is now on ${spellDay(plannedFor)}`,
  off: () => 'Our visit is called off',
  evidence: () => 'Further evidence about induction at your school',
  report: ({ kind }) =>
    kind === 'monitoring' ? 'Notes of our visit about induction' : 'Our report on induction at your school',
  hmi: ({ school }) => `Induction at ${school}: a copy of our report`,
};

export const visitSubject = (kind: VisitLetterKind, facts: VisitLetterFacts): string => subjects[kind](facts);

/** Why schools of this kind are visited. The reasons a school was chosen by stay with the appropriate body (2.28). */
const WHY: { readonly [kind in VisitKind]: string } = {
  general:
    'It is part of assuring the quality of induction, which every appropriate body does. We look at how the school supports, monitors and assesses its ECTs, and say what goes well and what could be better.',
  'causing concern':
    'It is to talk with you about support for an ECT, and about the next steps. It may be different from a general visit.',
  monitoring:
    'It is to talk with you about induction at the school as things stand now. You get notes of it.',
  'third-party observation':
    'Somebody from outside the school observes a lesson with you, so that judgements can be compared.',
  'paired observation': 'We observe a lesson together with you, so that judgements can be compared.',
  moderation: 'It is to compare judgements about progress against the Teachers’ Standards.',
  audit: 'It is to look at the records of induction.',
  'fidelity check': 'It is to see how the school gives its own training programme.',
};

type Items = (facts: VisitLetterFacts) => readonly Partial<LetterItem>[];

const who = ({ visitor, companion }: VisitLetterFacts): string =>
  visitor === null
    ? ''
    : ` ${visitor}${companion === null ? '' : `, together with ${companion},`} would come.`;

const BODIES: { readonly [kind in VisitLetterKind]: Items } = {
  consultation: (facts) => [
    {
      title: `We would like to visit ${facts.school}`,
      says: [
        `We would like to make a ${spellKind(facts.kind)}.${who(facts)}`.replace('a audit', 'an audit'),
        WHY[facts.kind],
      ],
    },
    {
      title: 'What we ask of you',
      says: [
        'Answer this mail with two or three days that would suit you, and with anything we should know before.',
      ],
    },
  ],
  notice: (facts) => [
    {
      title: `Our visit to ${facts.school}${facts.plannedFor === null ? '' : `: ${spellDay(facts.plannedFor)}`}`,
      says: [
        WHY[facts.kind],
        ...(facts.visitor === null
          ? []
          : [`Visiting: ${facts.visitor}${facts.companion === null ? '' : ` and ${facts.companion}`}.`]),
        'We would like to talk with the headteacher and the induction lead, and with the chair of governors if they can come; with mentors and tutors; and with the ECTs, together if that is easier. If it can be arranged, we would like to walk through the ECTs’ classrooms.',
      ],
    },
    {
      title:
        facts.documentsBy === null
          ? 'What we ask to see'
          : `What we ask to see by ${spellDay(facts.documentsBy)}`,
      says: [
        ...facts.documents.map((one) => `• ${one}`),
        'Send what can be sent; the rest can be looked at on the day. Send nothing that names a pupil.',
      ],
      button: labelled('Fill in the self-evaluation', facts.selfEvaluation),
    },
  ],
  moved: (facts) => [
    {
      title:
        facts.plannedFor === null
          ? `Another day for our visit to ${facts.school}`
          : `Our visit to ${facts.school} is now on ${spellDay(facts.plannedFor)}`,
      says: [
        'This day takes the place of the one we wrote of before. Everything else in that mail stands.',
        'If the new day does not suit you, answer this mail.',
      ],
    },
  ],
  off: ({ school }) => [
    {
      title: `Our visit to ${school} does not take place`,
      says: [
        'We have called it off: the day we wrote of is free again, and you need send nothing more.',
        'If we come at another time, we ask you first.',
      ],
    },
  ],
  evidence: (facts) => [
    {
      title: `Further evidence from ${facts.school}`,
      says: [
        'To come to a conclusion about induction at the school we need to see more:',
        ...(facts.documents.length === 0 ? ['• what we spoke of'] : facts.documents.map((one) => `• ${one}`)),
        ...(facts.documentsBy === null ? [] : [`It should be here by ${spellDay(facts.documentsBy)}.`]),
        ...(facts.visitedOn === null
          ? ['We then visit the school, to see what goes well and where we can help.']
          : []),
      ],
    },
  ],
  report: (facts) => [
    {
      title:
        facts.kind === 'monitoring'
          ? `Notes of our visit to ${facts.school}`
          : `Our report on ${facts.school}`,
      says: [
        ...(facts.visitedOn === null
          ? []
          : [`We visited on ${spellDay(facts.visitedOn)}. Thank you for having us.`]),
        ...outcomeOf(facts),
      ],
      link: labelled(facts.kind === 'monitoring' ? 'Read the notes' : 'Read the report', facts.pdf),
    },
  ],
  hmi: (facts) => [
    {
      title: `${facts.school}: a copy of our report`,
      says: [
        'Ofsted judged this school inadequate, and it employs early career teachers. We send you a copy of what we found on our visit about induction there.',
      ],
      link: labelled('Read the report', facts.pdf),
    },
  ],
};

const labelled = (label: string, url: string | null): LabelledLink | null =>
  url === null ? null : { label, url };

function outcomeOf({ satisfied, sharePractice, nextTerm, pdf }: VisitLetterFacts): readonly string[] {
  return [
    ...(pdf === null ? ['The document could not be shared with you. Answer this mail to get a copy.'] : []),
    ...(satisfied
      ? ['We are satisfied with what we saw. If there is something you want help with, tell us.']
      : [
          `There are points to work on; the report names them, and what we can do to help. We would like to come back next term${nextTerm === null ? '' : ` (${nextTerm})`}: answer this mail with days that would suit you.`,
        ]),
    ...(sharePractice
      ? ['We would like other schools to hear of what you do well. May we come back to you about it?']
      : []),
  ];
}

/** One mail to one person about one visit. */
export function visitLetter(
  kind: VisitLetterKind,
  facts: VisitLetterFacts,
  to: { readonly name: string; readonly email: string },
  sender: Sender,
): Letter {
  const opening = `Dear ${to.name},`;
  const items = BODIES[kind](facts).map((item): LetterItem => ({
    title: '',
    says: [],
    button: null,
    link: null,
    pressing: false,
    ...item,
  }));
  return {
    to: to.email,
    subject: visitSubject(kind, facts),
    text: plainLetter(opening, items, askLine(sender)),
    html: htmlLetter(opening, items, askLine(sender)),
    fromName: sender.abName,
    replyTo: sender.replyTo === '' ? null : sender.replyTo,
  };
}
