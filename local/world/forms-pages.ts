import type { Answer, FormState, ItemState, Navigation } from './forms';

/** One page of a form as a respondent meets it. `breakId` is the page break that starts it; the first page has none. */
export interface FormPage {
  readonly breakId: number | null;
  readonly title: string;
  readonly help: string;
  readonly items: readonly ItemState[];
}

export type Answers = Readonly<Record<string, Answer>>;

/** The pages of a form, in order. A page break starts a page. */
export function pagesOf(form: FormState): FormPage[] {
  const pages: { breakId: number | null; title: string; help: string; items: ItemState[] }[] = [
    { breakId: null, title: form.title || form.name, help: form.description, items: [] },
  ];
  for (const item of form.items) {
    if (item.kind === 'PAGE_BREAK')
      pages.push({ breakId: item.id, title: item.title, help: item.help, items: [] });
    else pages[pages.length - 1]?.items.push(item);
  }
  return pages;
}

/**
 * Where the page at `index` leads: another page, or 'submit'. Of several answers that lead somewhere the last counts; else
 * the *next* page break's own way; else on in order. The last page submits unless an answer leads elsewhere.
 */
export function nextPage(
  form: FormState,
  pages: readonly FormPage[],
  index: number,
  answers: Answers,
): number | 'submit' {
  const chosen = pages[index]?.items
    .map((item) => chosenWay(item, answers[item.id]))
    .filter((way) => way !== null);
  const next = pages[index + 1];
  const way = chosen?.pop() ??
    form.items.find((item) => item.id === next?.breakId)?.goTo ?? { way: 'CONTINUE' };
  return follow(way, pages, index);
}

function chosenWay(item: ItemState, answer: Answer | undefined): Navigation | null {
  if (item.kind !== 'MULTIPLE_CHOICE' && item.kind !== 'LIST') return null;
  return item.choices.find((choice) => choice.value === answer)?.goTo ?? null;
}

function follow(way: Navigation, pages: readonly FormPage[], index: number): number | 'submit' {
  if ('page' in way) {
    const target = pages.findIndex((page) => page.breakId === way.page);
    return target < 0 ? follow({ way: 'CONTINUE' }, pages, index) : target;
  }
  if (way.way === 'RESTART') return 0;
  if (way.way === 'SUBMIT' || index + 1 >= pages.length) return 'submit';
  return index + 1;
}

/** The pages a respondent with these answers goes through up to Submit; null when they would go round in circles. */
export function pathOf(form: FormState, answers: Answers): FormPage[] | null {
  const pages = pagesOf(form);
  const seen: number[] = [];
  for (let at: number | 'submit' = 0; at !== 'submit'; at = nextPage(form, pages, at, answers)) {
    if (seen.includes(at)) return null;
    seen.push(at);
  }
  return seen.flatMap((index) => pages[index] ?? []);
}
