import { capital } from '../domain/capital';
import type { ReportKind } from '../domain/facts';
import type { Question, QuestionWording } from '../domain/questions';
import { questionsFor } from '../domain/questions';
import type { FormItem, FormSpec } from '../google/ports';
import { filledByLink, formPages, itemFor } from './form-pages';
import { REFERENCE_TITLE, WHO_TITLE } from './form-titles';

/** The first page of every form: which report this is. Both answers arrive filled in by the link in the mail. */
const identity = (): readonly FormItem[] => [
  filledByLink(
    'reference',
    REFERENCE_TITLE,
    'Filled in by your link. Leave it as it is: it tells us which report this is.',
  ),
  filledByLink('who', WHO_TITLE, 'Check that this is the person you mean to write about.'),
];

const confirms = (): FormItem => ({
  name: 'confirmed',
  title: 'I am the induction tutor, and I have talked this through with the ECT',
  help: 'Your answers go to the appropriate body. The ECT and the headteacher can read them.',
  kind: 'choice',
  choices: ['Yes'],
  goTo: null,
  required: true,
});

/** The Google Form for one kind of report, made from the same questions as the sidebar. */
export function reportForm(kind: ReportKind, wording: QuestionWording, abName: string): FormSpec {
  const questions = withReasons(questionsFor({ kind, final: null }, wording));
  const needed = new Map(questions.map((question) => [question.name, isInsistedOn(question, kind)]));
  return {
    key: kind,
    title: `Induction ${kind}`,
    description: `For induction tutors, from ${abName}. Open it with the link in your mail: the link knows who it is about. Questions marked with a star need an answer.`,
    confirmation:
      'Thank you. Your answers have reached us. If they cannot be used as they are, we write to you.',
    pages: formPages({
      title: capital(kind),
      opening: identity(),
      questions: questions.map((one) => ({ ...one, help: `${one.help}${whenPut(one, kind, questions)}` })),
      itemOf: (question) => itemFor(question, needed.get(question.name) === true),
      closing: [confirms()],
    }),
  };
}

/**
 * A form insists on a question always or never. One that is needed after a single answer is asked on the page which that
 * answer has already, where it is always needed: "No" comes with its reason, and "Yes" has the evidence to speak for it (2.52).
 */
function withReasons(all: readonly Question[]): readonly Question[] {
  return all.map((question) => {
    const { needed = [], ...always } = question;
    const [only, ...more] = needed;
    const hasPage = all.some(({ askedWhen }) => askedWhen !== undefined && askedWhen.field === only?.field);
    return only !== undefined && more.length === 0 && hasPage ? { ...always, askedWhen: only } : question;
  });
}

/** One form serves every assessment, so it says itself which questions are not for the final one, or for that alone. */
function whenPut({ name, at }: Question, kind: ReportKind, all: readonly Question[]): string {
  if (at === undefined || kind !== 'formal assessment') return '';
  if (at === 'final only') return ' At the final assessment only.';
  // A question that leads to others has to be answered in any form.
  return all.some(({ askedWhen }) => askedWhen?.field === name)
    ? ' At the final assessment the recommendation counts.'
    : ' Leave this empty at the final assessment.';
}

/** Which assessment is the last, a form made for all of them can't know: what hangs on it is not insisted on. */
const isInsistedOn = (question: Question, kind: ReportKind): boolean =>
  question.needed === undefined && (question.at === undefined || kind !== 'formal assessment');
