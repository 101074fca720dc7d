import { capital } from '../domain/capital';
import { spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { endsWithNotes } from '../domain/visit-life';
import { spellKind, type OwedVisit } from '../domain/visit-lines';
import { visitQuestions, type VisitPart, type VisitQuestion } from '../domain/visit-questions';
import type { TemplateParagraph } from '../google/ports';
import { wordOf } from '../domain/word';

/** What a school reads after a visit: a summary report, or the notes of a meeting in special circumstances. */

export const VISIT_TEMPLATE_NAME = 'Visit report template';

export const VISIT_TEMPLATE: readonly TemplateParagraph[] = [
  { style: 'small', text: '{{ab}}' },
  { style: 'title', text: '{{title}}' },
  { style: 'normal', text: '{{school}}' },
  { style: 'normal', text: '{{kind}} on {{day}}. {{visitor}}' },
  { style: 'heading', text: '{{conclusion}}' },
  { style: 'normal', text: '{{body}}' },
  { style: 'normal', text: '' },
  {
    style: 'small',
    text: 'Written by {{ab}} for the headteacher and the induction lead. It says how induction is done, and names no teacher. Visit {{id}}.',
  },
];

export interface VisitFinding {
  readonly question: string;
  readonly judgement: string | null;
  readonly finding: string | null;
}

export interface VisitDocument {
  readonly document: string;
  readonly shows: string | null;
}

export interface ReportedVisit extends OwedVisit {
  readonly companion: string | null;
  readonly sharePractice: 'yes' | 'no' | null;
}

export interface VisitReport {
  readonly fileName: string;
  readonly values: Readonly<Record<string, string>>;
  readonly body: readonly TemplateParagraph[];
}

export function visitReport(
  visit: ReportedVisit,
  findings: readonly VisitFinding[],
  documents: readonly VisitDocument[],
  names: { readonly ab: string; readonly nextTerm: string | null },
): VisitReport {
  const school = visit.school ?? visit.urn;
  const title = endsWithNotes(visit) ? 'Notes of our visit' : 'Report on induction';
  const on = visit.visitedOn === null ? 'a day not recorded' : spellDay(visit.visitedOn);
  return {
    fileName: `${title}, ${school}, ${visit.visitedOn ?? ''} (${visit.id})`
      .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
      .slice(0, 150),
    values: {
      ab: names.ab,
      title,
      school,
      kind: capital(spellKind(visit.kind)),
      day: on,
      visitor: visitorsOf(visit),
      conclusion: conclusionOf(visit),
      id: visit.id,
    },
    body: bodyOf(visit, findings, documents, names.nextTerm),
  };
}

const visitorsOf = ({ visitor, companion }: ReportedVisit): string =>
  visitor === null ? '' : `Visiting: ${visitor}${companion === null ? '' : ` and ${companion}`}.`;

function conclusionOf({ satisfied }: ReportedVisit): string {
  if (satisfied === null) return 'No conclusion recorded yet';
  return satisfied === 'yes'
    ? 'We are satisfied with what we saw'
    : 'We are not yet satisfied: there are points to work on';
}

type Found = (question: VisitQuestion) => VisitFinding | undefined;

/** Talks stay in the register: people spoke freely. What goes to the school is what was concluded, and what it rests on. */
function bodyOf(
  visit: ReportedVisit,
  findings: readonly VisitFinding[],
  documents: readonly VisitDocument[],
  nextTerm: string | null,
): readonly TemplateParagraph[] {
  const byQuestion = new Map(findings.map((one) => [wordOf(one.question), one]));
  const found: Found = ({ title }) => byQuestion.get(wordOf(title));
  const concluded = (name: string) =>
    sectionOf(
      questionsIn('Conclusion').find((one) => one.name === name),
      found,
    );
  const nextSteps = nextOf(visit, nextTerm);
  return [
    ...met(found),
    ...['goodPractice', 'suggestions', 'recommendations', 'support', 'agreed'].flatMap(concluded),
    ...(nextSteps === null ? [] : [heading('What happens next'), normal(nextSteps)]),
    ...judgedIn('Hosting criteria', found),
    ...judgedIn('Entitlements', found),
    ...sectionOf(questionsIn('Learning walk')[0], found),
    ...seen(documents),
  ];
}

const questionsIn = (part: VisitPart): readonly VisitQuestion[] =>
  visitQuestions().filter((one) => one.part === part);

const heading = (text: string): TemplateParagraph => ({ style: 'heading', text });
const normal = (text: string, lead?: string): TemplateParagraph =>
  lead === undefined ? { style: 'normal', text } : { style: 'normal', lead, text };

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

function sectionOf(question: VisitQuestion | undefined, found: Found): readonly TemplateParagraph[] {
  const lines = question === undefined ? [] : linesOf(found(question)?.finding ?? '');
  return question === undefined || lines.length === 0
    ? []
    : [heading(question.title), ...lines.map((line) => normal(line))];
}

/** Whom we met stands first: what follows rests on it. */
function met(found: Found): readonly TemplateParagraph[] {
  const question = questionsIn('Conclusion').find(({ name }) => name === 'met');
  const lines = question === undefined ? [] : linesOf(found(question)?.finding ?? '');
  return lines.length === 0 ? [] : [normal(lines.join(' '), 'We met:')];
}

function judgedIn(part: VisitPart, found: Found): readonly TemplateParagraph[] {
  const lines = questionsIn(part).flatMap((question) => {
    const { judgement = null, finding = null } = found(question) ?? {};
    if (judgement === null && finding === null) return [];
    const words = [judgement === null ? '' : `${capital(judgement)}.`, ...linesOf(finding ?? '')];
    return [normal(words.filter((one) => one !== '').join(' '), `${question.title}:`)];
  });
  return lines.length === 0 ? [] : [heading(part), ...lines];
}

function seen(documents: readonly VisitDocument[]): readonly TemplateParagraph[] {
  const lines = documents.flatMap(({ document, shows }) =>
    shows === null ? [] : [normal(linesOf(shows).join(' '), `${document}:`)],
  );
  return lines.length === 0 ? [] : [heading('Documents'), ...lines];
}

function nextOf(
  { satisfied, followUpBy, sharePractice }: ReportedVisit,
  nextTerm: string | null,
): string | null {
  const share =
    sharePractice === 'yes' ? 'We would like other schools to hear of the good practice we saw.' : '';
  if (satisfied !== 'no') return share === '' ? null : share;
  const back =
    followUpBy === null
      ? `We will agree with the headteacher on a day to come back next term${nextTerm === null ? '' : ` (${nextTerm})`}.`
      : `We come back to it by ${spellDay(followUpBy satisfies Day)}.`;
  return [back, share].filter((one) => one !== '').join(' ');
}
