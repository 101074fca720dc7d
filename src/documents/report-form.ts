import type { ReportKind } from '../domain/facts';
import type { Question, QuestionWording } from '../domain/questions';
import { questionsFor } from '../domain/questions';
import type { FormItem, FormPage, FormSpec } from '../google/ports';
import { REFERENCE_TITLE, WHO_TITLE } from './form-titles';

/** The first page of every form: which report this is. Both answers arrive filled in by the link in the mail. */

const IDENTITY: readonly FormItem[] = [
  {
    name: 'reference',
    title: REFERENCE_TITLE,
    help: 'Filled in by your link. Leave it as it is: it tells us which report this is.',
    kind: 'short',
    choices: [],
    goTo: null,
    required: true,
  },
  {
    name: 'who',
    title: WHO_TITLE,
    help: 'Check that this is the person you mean to write about.',
    kind: 'short',
    choices: [],
    goTo: null,
    required: true,
  },
];

const CONFIRMS: FormItem = {
  name: 'confirmed',
  title: 'I am the induction tutor, and I have talked this through with the ECT',
  help: 'Your answers go to the appropriate body. The ECT and the headteacher can read them.',
  kind: 'choice',
  choices: ['Yes'],
  goTo: null,
  required: true,
};

/** The Google Form for one kind of report, made from the same questions as the sidebar. */
export function reportForm(kind: ReportKind, wording: QuestionWording, abName: string): FormSpec {
  const questions = questionsFor({ kind, final: null }, wording);
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return {
    key: kind,
    title: `Induction ${kind}`,
    description: `For induction tutors, from ${abName}. Open it with the link in your mail: the link knows who it is about. Questions marked with a star need an answer.`,
    confirmation: 'Thank you. Your answers have reached us. We will be in touch if anything needs changing.',
    pages: pagesOf(questions, title, kind),
  };
}

/**
 * A question that decides what comes next ends its page, since a form branches between pages only. What it calls up gets
 * a page of its own, and everyone meets again on the page after.
 */
function pagesOf(questions: readonly Question[], title: string, kind: ReportKind): FormPage[] {
  const pages: { items: FormItem[]; title: string; asked: string }[] = [
    { items: [...IDENTITY], title, asked: '' },
  ];
  for (const question of inBranchOrder(questions)) {
    const asked = question.askedWhen ? `${question.askedWhen.field}=${question.askedWhen.is.join('|')}` : '';
    const last = pages[pages.length - 1];
    if (!last || last.asked !== asked || last.title !== question.section)
      pages.push({ items: [], title: question.section, asked });
    pages[pages.length - 1]?.items.push(itemOf(question, kind));
  }
  pages.push({ items: [CONFIRMS], title: 'Send', asked: '' });
  return linked(pages, questions);
}

/** What an answer calls up comes right after the question, since a page ends with the question that decides. */
function inBranchOrder(questions: readonly Question[]): readonly Question[] {
  const calledUpBy = (name: string) => questions.filter(({ askedWhen }) => askedWhen?.field === name);
  const first = questions.filter(({ askedWhen }) => askedWhen === undefined);
  return first.flatMap((question) => [question, ...calledUpBy(question.name)]);
}

function linked(
  pages: readonly { items: FormItem[]; title: string; asked: string }[],
  questions: readonly Question[],
): FormPage[] {
  return pages.map((page, at) => {
    const following = pages[at + 1];
    const joins = pages.findIndex((later, index) => index > at && later.asked === '');
    const next = page.asked !== '' || !following ? (joins === -1 ? null : joins) : at + 1;
    const deciding =
      following && following.asked !== ''
        ? page.items.find((item) => following.asked.startsWith(`${item.name}=`))
        : undefined;
    if (!deciding || !following) return { title: page.title, help: '', items: page.items, next };
    const wanted = following.asked.slice(deciding.name.length + 1).split('|');
    const values =
      questions.find((question) => question.name === deciding.name)?.choices?.map((choice) => choice.value) ??
      [];
    const goTo = values.map((value) => (wanted.includes(value) ? at + 1 : joins === -1 ? null : joins));
    const items = [...page.items.filter((item) => item !== deciding), { ...deciding, goTo, required: true }];
    return { title: page.title, help: '', items, next };
  });
}

/** Which assessment is the last, a form made for all of them can't know: what hangs on it is not insisted on. */
function itemOf(question: Question, kind: ReportKind): FormItem {
  return {
    name: question.name,
    title: question.label,
    help: question.help,
    kind: question.kind,
    choices: question.choices?.map((choice) => choice.label) ?? [],
    goTo: null,
    required: question.needed === true && (question.at === undefined || kind !== 'formal assessment'),
  };
}
