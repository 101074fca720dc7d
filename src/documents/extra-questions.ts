import type { FormItem, FormSpec } from '../google/ports';
import type { ExtraQuestionRow } from '../register/extra-answers';
import { extraName } from '../register/extra-answers';

/** A row of Extra questions, as the forms and the intake read it. */
export type ExtraQuestion = ExtraQuestionRow;

/** What the register remembers of a form has to fit into one script property (9 KB). */
const MOST_ON_A_FORM = 12;
const LONGEST_QUESTION = 200;

/**
 * A form with the extra questions of its kind of report before what is asked last: on a page every form has, so that one
 * made before there were any takes them without being made anew.
 */
export function withExtras(spec: FormSpec, extras: readonly ExtraQuestion[]): FormSpec {
  const own = extras.filter(({ form }) => form === spec.key);
  const declared = spec.pages.flatMap((page) => page.items.map(({ title }) => title));
  const { items, leftOut } = extraItems(own, declared);
  const last = spec.pages.length - 1;
  const pages = spec.pages.map((page, at) =>
    at === last ? { ...page, items: [...page.items.slice(0, -1), ...items, ...page.items.slice(-1)] } : page,
  );
  return { ...spec, pages, leftOut };
}

/** Extra questions as a form shows them, and why others are not on it. A title stands for one question of a form. */
function extraItems(
  extras: readonly ExtraQuestion[],
  declared: readonly string[],
): { readonly items: readonly FormItem[]; readonly leftOut: readonly string[] } {
  const items: FormItem[] = [];
  const leftOut: string[] = [];
  for (const extra of extras) {
    const item = itemOf(extra);
    const says = objectionTo(item, [...declared, ...items.map(({ title }) => title)], items.length);
    if (says === null) items.push(item);
    else leftOut.push(`Extra questions, ${extra.id}: ${says}`);
  }
  return { items, leftOut };
}

function objectionTo(
  { title, kind, choices }: FormItem,
  taken: readonly string[],
  before: number,
): string | null {
  if (before >= MOST_ON_A_FORM) return `A form takes ${MOST_ON_A_FORM} extra questions. Take one out first.`;
  if (title.length > LONGEST_QUESTION)
    return `Shorten the question to ${LONGEST_QUESTION} characters. It has ${title.length}.`;
  if (taken.includes(title)) return 'The form has a question in these words already. Use other words.';
  return kind === 'choice' && choices.length < 2 ? 'Enter two choices or more, with commas between.' : null;
}

function itemOf(extra: ExtraQuestion): FormItem {
  const { kind, term } = extra;
  return {
    name: extraName(extra),
    title: extra.question.replace(/\s+/g, ' ').trim(),
    help: term === null ? '' : `For ${spellTerm(term)} only: leave empty otherwise.`,
    kind: kind === 'words' ? 'long' : 'choice',
    choices: kind === 'yes or no' ? ['Yes', 'No'] : kind === 'one of' ? listed(extra.choices ?? '') : [],
    goTo: null,
    // Which term a report is of, a form made for all of them can't know: the intake insists instead.
    required: extra.needed === 'yes' && term === null,
  };
}

const spellTerm = (term: string): string => (/\d|term$/i.test(term) ? term : `${term} term`);

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];
