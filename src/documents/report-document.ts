import { capital } from '../domain/capital';
import type { Day, Report } from '../domain/facts';
import { countOf } from '../domain/fraction';
import { parseDay, plainDay, spellDay } from '../domain/day';
import type { Served } from '../domain/induction';
import type { Question, QuestionWording } from '../domain/questions';
import { isAsked, questionsFor } from '../domain/questions';
import { kindInFull } from './kind-in-full';
import type { TemplateParagraph } from '../google/ports';
import type { LifePolicy } from '../domain/report-signatures';
import { signatoryName, signaturesMissing } from '../domain/report-signatures';
import { isWithAb, type Signed, spellSignature } from '../domain/signature-lines';

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
  { style: 'normal', text: '' },
  {
    style: 'small',
    text: 'Held by {{ab}} in confidence. The early career teacher, their induction tutor, the headteacher and the appropriate body may read it (2.79). Kept for at least six years (2.77). Report {{id}}.',
  },
];

export interface ReportDocument {
  readonly fileName: string;
  readonly values: Readonly<Record<string, string>>;
  readonly body: readonly TemplateParagraph[];
  /** Stands at the head of every page of a report that is not complete. */
  readonly mark: string | null;
}

/** "the early career teacher, the induction tutor and the headteacher". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;

/** Says of a report that is not what it will be, or not what was signed, what it lacks; null where all is well. */
function shortfall(report: Report, names: DocumentNames, policy: LifePolicy): string | null {
  if (names.signedOtherText.length > 0)
    return `Changed since it was signed by ${listed(names.signedOtherText.map(signatoryName))}.`;
  if (isWithAb(report)) return null;
  const missing = signaturesMissing(report, policy);
  if (missing.length === 0 && report.state !== 'with ECT') return null;
  const by =
    missing.length === 0 ? '' : ` It is still to be signed by ${listed(missing.map(signatoryName))}.`;
  return `Not complete.${by}`;
}

/** One clear line on how the ECT does, as the headteacher reads it first. */
function judgement(report: Report): string {
  if (report.recommendation !== null) return `Recommendation: ${report.recommendation}`;
  if (report.onTrack === null) return 'No judgement recorded yet';
  return report.onTrack === 'yes'
    ? 'Judgement: on track to complete induction'
    : 'Judgement: not on track, support is needed';
}

/** The length of induction served in all by the end of a post, as the register has it on a day; null: it could not tell. */
export interface LengthServed {
  readonly until: Day;
  readonly served: Pick<Served, 'terms' | 'remaining' | 'extension'> | null;
  readonly asAt: Day;
}

/** Names a document is made out in, and what tells its versions apart. */
export interface DocumentNames extends Signed {
  readonly ect: string;
  readonly school: string;
  readonly ab: string;
  /** Counts the changes to the report. */
  readonly version: number;
  /** "3f9-a2b", as the form to sign shows it too. */
  readonly print: string;
  /** Papers kept about this ECT from the days the report covers. */
  readonly papers: readonly { readonly on: Day; readonly title: string }[];
  /** Of an interim assessment: it captures the length of induction as well (2.34, 2.62). */
  readonly length: LengthServed | null;
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
  const title = capital(kindInFull(report));
  const mark = shortfall(report, names, wording);
  const all = questionsFor({ kind: report.kind, final: null }, wording);
  const questions = all.filter((question) => isAsked(question, answers));
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
      tutorSigned: spellSignature(report, 'tutor', names, wording),
      ectSigned: spellSignature(report, 'ECT', names, wording),
      headSigned: spellSignature(report, 'head', names, wording),
      id: report.id,
    },
    body: [
      ...(mark === null ? [] : [{ style: 'heading' as const, text: mark }]),
      ...apart([
        ...questions.flatMap((question) => paragraphsOf(question, answers)),
        ...(names.length === null ? [] : [lengthOf(names.length)]),
      ]),
      ...saidUnder(
        'Extra questions',
        answers['extraAnswers'],
        report.recommendation === null ? [] : forced(all),
      ),
      ...saidUnder('Comment of the early career teacher', answers['ectComment']),
      ...papersOf(names.papers),
      { style: 'normal', text: '' },
      { style: 'small', text: `Print of this text: ${names.print}.` },
    ],
    mark: mark === null ? null : `${mark} ${title} of ${names.ect}, ${report.term}.`,
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
  const day = kind === 'day' ? parseDay(answer) : null;
  const shown =
    day !== null
      ? [spellDay(day)]
      : answer.split(', ').map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
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

/** Nobody answers for it by signing: the register says it, and of which day. */
function lengthOf({ until, served, asAt }: LengthServed): TemplateParagraph {
  const text =
    served === null
      ? `not known to the register on ${plainDay(asAt)}. Ask the appropriate body.`
      : `${countOf(served.terms, 'term')}, with ${leftToServe(served)}, as the register had it on ${plainDay(asAt)}.`;
  return { style: 'normal', lead: `Induction served in all by ${spellDay(until)}:`, text };
}

/** Absence extends induction by days, beside the terms (3.6, 3.7): they go along to the next school. */
function leftToServe({ remaining, extension }: Pick<Served, 'remaining' | 'extension'>): string {
  const terms = countOf(remaining, 'term');
  if (extension === null) return `${terms} still to serve and what absence adds, which is not known yet`;
  if (extension.n === 0) return `${terms} still to serve`;
  const days = `${countOf(extension, 'day')} of extension for absence still to serve`;
  return remaining.n === 0 ? days : `${terms} and ${days}`;
}

/** A line with its own lead does not belong to the heading before it: a blank line says so. */
const apart = (paragraphs: readonly TemplateParagraph[]): TemplateParagraph[] =>
  paragraphs.flatMap((paragraph, at) => {
    const before = paragraphs[at - 1];
    const follows = before !== undefined && before.lead === undefined && paragraph.lead !== undefined;
    return follows ? [{ style: 'normal', text: '' }, paragraph] : [paragraph];
  });

type Answers = Readonly<Record<string, string>>;

const linesOf = (text: string): TemplateParagraph[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ style: 'normal', text: line }));

/**
 * What the form for all assessments has a tutor answer at the final one too, where the recommendation stands for it (2.60):
 * "Yes" says nothing more. A "No" does, and whoever signs reads it.
 */
const forced = (questions: readonly Question[]): readonly string[] =>
  questions.flatMap(({ name, label }) => (name === 'onTrack' ? [`${label} Yes`] : []));

function saidUnder(heading: string, said = '', but: readonly string[] = []): TemplateParagraph[] {
  const lines = linesOf(said).filter(({ text }) => !but.includes(text));
  return lines.length === 0 ? [] : [{ style: 'heading', text: heading }, ...lines];
}

const papersOf = (papers: DocumentNames['papers']): TemplateParagraph[] =>
  papers.length === 0
    ? []
    : [
        { style: 'heading', text: 'Kept with this report' },
        ...[...papers]
          .sort((one, other) => (one.on < other.on ? -1 : 1))
          .map(({ on, title }): TemplateParagraph => ({
            style: 'normal',
            text: `${title}, ${plainDay(on)}`,
          })),
      ];
