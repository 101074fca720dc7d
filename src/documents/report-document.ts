import type { Report } from '../domain/facts';
import { spellDay } from '../domain/day';
import type { Question, QuestionWording } from '../domain/questions';
import { isAsked, questionsFor } from '../domain/questions';
import type { TemplateParagraph } from '../google/ports';
import type { LifePolicy, Signatory } from '../domain/report-signatures';
import { signatoriesOf, signatoryName, signaturesMissing, signedAt } from '../domain/report-signatures';

/** The template as Set up makes it: the AB may restyle it, add a logo and move the tags, as long as {{body}} stays. */
export const TEMPLATE_NAME = 'Induction report template';

export const TEMPLATE: readonly TemplateParagraph[] = [
  { style: 'small', text: '{{ab}}' },
  { style: 'title', text: '{{title}}' },
  { style: 'normal', text: '{{ect}} at {{school}}' },
  { style: 'normal', text: 'TRN {{trn}}. {{term}}, from {{from}} to {{until}}.' },
  { style: 'heading', text: '{{judgement}}' },
  { style: 'normal', text: '{{body}}' },
  { style: 'heading', text: 'Signatures' },
  { style: 'normal', text: 'Induction tutor: {{tutorSigned}}' },
  { style: 'normal', text: 'Early career teacher: {{ectSigned}}' },
  { style: 'normal', text: 'Headteacher: {{headSigned}}' },
  {
    style: 'small',
    text: 'Held by {{ab}} in confidence. The early career teacher, their induction tutor, the headteacher and the appropriate body may read it (2.79). Kept for at least six years (2.77). Report {{id}}.',
  },
];

export interface ReportDocument {
  readonly fileName: string;
  readonly values: Readonly<Record<string, string>>;
  readonly body: readonly TemplateParagraph[];
}

/** What stands beside a signatory's name. A report an officer recorded came with its signatures on a copy of its own. */
function signed(report: Report, signatory: Signatory, policy: LifePolicy): string {
  const at = signedAt(report, signatory);
  if (at !== null) return `signed ${spellInstant(at)}`;
  if (!signatoriesOf(report.kind, policy).includes(signatory)) return 'not needed';
  return isWithAb(report) ? 'not signed here; recorded by the appropriate body' : 'not yet signed';
}

const isWithAb = ({ state }: Report): boolean => state === 'submitted' || state === 'reviewed';

/** Stands above everything else in a report that is not what it will be. */
function watermark(report: Report, policy: LifePolicy): TemplateParagraph[] {
  if (isWithAb(report)) return [];
  const missing = signaturesMissing(report, policy);
  if (missing.length === 0 && report.state !== 'with ECT') return [];
  const by =
    missing.length === 0 ? '' : ` It is still to be signed by ${missing.map(signatoryName).join(', ')}.`;
  return [{ style: 'heading', text: `Not final.${by}` }];
}

/** "Monday 7 December 2026, 14:05". */
export const spellInstant = (at: string): string =>
  `${spellDay(at.slice(0, 10) as Report['dueOn'])}, ${at.slice(11, 16)}`;

/** One clear line on how the ECT does, as the headteacher reads it first. */
function judgement(report: Report): string {
  if (report.recommendation !== null) return `Recommendation: ${report.recommendation}`;
  if (report.onTrack === null) return 'No judgement recorded yet';
  return report.onTrack === 'yes' ? 'On track to complete induction' : 'Not on track: support is needed';
}

/** Names a document is made out in, and what tells its versions apart. */
export interface DocumentNames {
  readonly ect: string;
  readonly school: string;
  readonly ab: string;
  /** Counts the changes to the report. */
  readonly version: number;
  /** "3f9-a2b", as the form to sign shows it too. */
  readonly print: string;
}

/** A name every drive takes; it never holds a date of birth or a TRN. */
const fileNameOf = ({ kind, term, id }: Report, { ect, version }: DocumentNames): string =>
  `${ect}, ${kind}, ${term} (${id}, version ${version})`
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .slice(0, 150);

/** What the PDF of a report says. Nothing here is marked up: a value is only ever text. */
export function reportDocument(
  report: Report,
  answers: Readonly<Record<string, string>>,
  names: DocumentNames,
  wording: QuestionWording & LifePolicy,
): ReportDocument {
  const title = report.kind.charAt(0).toUpperCase() + report.kind.slice(1);
  const questions = questionsFor({ kind: report.kind, final: null }, wording).filter((question) =>
    isAsked(question, answers),
  );
  return {
    fileName: fileNameOf(report, names),
    values: {
      ab: names.ab,
      title,
      ect: names.ect,
      school: names.school,
      trn: report.trn,
      term: report.term,
      from: spellDay(report.coversFrom),
      until: spellDay(report.coversUntil),
      judgement: judgement(report),
      tutorSigned: signed(report, 'tutor', wording),
      ectSigned: signed(report, 'ECT', wording),
      headSigned: signed(report, 'head', wording),
      id: report.id,
    },
    body: [
      ...watermark(report, wording),
      ...questions.flatMap((question) => paragraphsOf(question, answers)),
      ...commentOf(answers),
      { style: 'small', text: `Print of this text: ${names.print}.` },
    ],
  };
}

/** The judgement stands in the line above; a comment goes with the judgement it comments on. */
const SHOWN_ABOVE = ['onTrack', 'recommendation'];

/** A closed question is one line, with the comment on it; an open one has its answer below. */
function paragraphsOf(question: Question, answers: Answers): TemplateParagraph[] {
  const { name, label, heading = label, kind, choices = [] } = question;
  const answer = answers[name] ?? '';
  if (answer === '' || SHOWN_ABOVE.includes(name) || name.endsWith('Comment')) return [];
  if (kind === 'long') return [{ style: 'heading', text: heading }, ...linesOf(answer)];
  const shown = answer
    .split(', ')
    .map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  return [
    {
      style: 'normal',
      lead: label,
      text: [
        `${shown.join('; ')}.`,
        ...linesOf(answers[`${name}Comment`] ?? '').map(({ text }) => text),
      ].join(' '),
    },
  ];
}

type Answers = Readonly<Record<string, string>>;

const linesOf = (text: string): TemplateParagraph[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ style: 'normal', text: line }));

const commentOf = ({ ectComment = '' }: Answers): TemplateParagraph[] =>
  ectComment === ''
    ? []
    : [{ style: 'heading', text: 'Comment of the early career teacher' }, ...linesOf(ectComment)];
