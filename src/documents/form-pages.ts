import type { Asked } from '../domain/questions';
import type { FormItem, FormPage } from '../google/ports';

/** Pages of a form, made from questions of which some are asked only after certain answers. */

interface Page {
  readonly title: string;
  /** "onTrack=no" for a page that only that answer leads to; blank for one everybody comes to. */
  readonly asked: string;
  readonly items: FormItem[];
}

export interface FormPlan {
  /** The title of the first page. */
  readonly title: string;
  /** What the link fills in. */
  readonly opening: readonly FormItem[];
  readonly questions: readonly Asked[];
  readonly itemOf: (question: Asked) => FormItem;
  /** What is asked last, on a page of its own. */
  readonly closing: readonly FormItem[];
}

/**
 * A question that decides what comes next ends its page, since a form branches between pages only. What an answer calls up
 * gets a page of its own, and everyone meets again on the page after.
 */
export function formPages({ title, opening, questions, itemOf, closing }: FormPlan): FormPage[] {
  const pages: Page[] = [{ items: [...opening], title, asked: '' }];
  for (const question of inBranchOrder(questions)) {
    const { askedWhen, section } = question;
    const asked = askedWhen ? `${askedWhen.field}=${askedWhen.is.join('|')}` : '';
    const last = pages[pages.length - 1];
    if (!last || last.asked !== asked || last.title !== section)
      pages.push({ items: [], title: section, asked });
    pages[pages.length - 1]?.items.push(itemOf(question));
  }
  pages.push({ items: [...closing], title: 'Send', asked: '' });
  return pages.map((page, at) => linked(page, at, pages, questions));
}

/** What an answer calls up comes right after the question, since a page ends with the question that decides. */
function inBranchOrder(questions: readonly Asked[]): readonly Asked[] {
  const calledUpBy = (name: string) => questions.filter(({ askedWhen }) => askedWhen?.field === name);
  const first = questions.filter(({ askedWhen }) => askedWhen === undefined);
  return first.flatMap((question) => [question, ...calledUpBy(question.name)]);
}

function linked(
  { title, asked, items }: Page,
  at: number,
  pages: readonly Page[],
  questions: readonly Asked[],
): FormPage {
  const meeting = pages.findIndex((later, index) => index > at && later.asked === '');
  const joins = meeting === -1 ? null : meeting;
  const branches = pages.flatMap((page, index) =>
    index > at && page.asked !== '' && (joins === null || index < joins) ? [{ page, index }] : [],
  );
  const next = asked !== '' || at + 1 === pages.length ? joins : at + 1;
  const decides = (item: FormItem) => branches.some(({ page }) => page.asked.startsWith(`${item.name}=`));
  const deciding = asked === '' ? items.find(decides) : undefined;
  if (!deciding) return { title, help: '', items, next };
  const choices = questions.find(({ name }) => name === deciding.name)?.choices ?? [];
  const goTo = choices.map(({ value }) => {
    const branch = branches.find(({ page }) =>
      page.asked
        .slice(deciding.name.length + 1)
        .split('|')
        .includes(value),
    );
    return branch?.index ?? joins;
  });
  const others = items.filter((item) => item !== deciding);
  return { title, help: '', items: [...others, { ...deciding, goTo, required: true }], next };
}

/** A question as a form shows it. */
export const itemFor = (question: Asked, required: boolean): FormItem => ({
  name: question.name,
  title: question.label,
  help: question.help,
  kind: question.kind,
  choices: question.choices?.map((choice) => choice.label) ?? [],
  goTo: null,
  required,
});

/** A text the link fills in. */
export const filledByLink = (name: 'reference' | 'who', title: string, help: string): FormItem => ({
  name,
  title,
  help,
  kind: 'short',
  choices: [],
  goTo: null,
  required: true,
});
