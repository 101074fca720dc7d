import type {
  FormAnswers,
  FormItem,
  FormRefusal,
  FormSection,
  FormStep,
  FormSummary,
  FormView,
} from '../api';
import {
  isQuestion,
  shownTitle,
  type Answer,
  type FormState,
  type ItemState,
  type Navigation,
} from '../world/forms';
import { objectionTo } from '../world/forms-answers';
import { nextPage, pagesOf, type FormPage } from '../world/forms-pages';
import { forms, responsesOf, submit } from '../world/forms-submit';
import { BOUND_ID, sheetDocs } from '../world/workbook';
import type { World } from '../world/world';

const OTHER = '__other_option__';

const KINDS: Record<ItemState['kind'], FormItem['kind']> = {
  TEXT: 'text',
  PARAGRAPH_TEXT: 'paragraph',
  MULTIPLE_CHOICE: 'choice',
  CHECKBOX: 'checkbox',
  LIST: 'list',
  DATE: 'date',
  TIME: 'time',
  SCALE: 'scale',
  GRID: 'grid',
  SECTION_HEADER: 'heading',
  PAGE_BREAK: 'heading',
};

function stepOf(to: Navigation | null, pages: readonly FormPage[]): FormStep | undefined {
  if (to === null) return undefined;
  if ('page' in to) {
    const index = pages.findIndex(({ breakId }) => breakId === to.page);
    return index < 0 ? 'next' : index;
  }
  return ({ CONTINUE: 'next', RESTART: 'restart', SUBMIT: 'submit' } as const)[to.way];
}

function itemOf(item: ItemState, pages: readonly FormPage[]): FormItem {
  const { entry, kind, title, help, required, other, bounds, labels } = item;
  const choices = kind === 'GRID' ? item.columns.map((value) => ({ value, goTo: null })) : item.choices;
  return {
    entry: isQuestion(item) ? `entry.${entry}` : '',
    kind: KINDS[kind],
    title,
    help,
    required,
    choices: choices.map(({ value, goTo }) => {
      const step = stepOf(goTo, pages);
      return step === undefined ? { value } : { value, goTo: step };
    }),
    other,
    rows: item.rows,
    scale:
      kind === 'SCALE'
        ? { low: bounds[0], high: bounds[1], lowLabel: labels[0], highLabel: labels[1] }
        : null,
  };
}

function sectionOf(form: FormState, pages: readonly FormPage[], page: FormPage, index: number): FormSection {
  const next = nextPage(form, pages, index, {});
  const first = page.breakId === null;
  return {
    // The first page's title and text are the form's own, shown above every page.
    title: first ? '' : page.title,
    help: first ? '' : page.help,
    items: page.items.map((item) => itemOf(item, pages)),
    next: next === index + 1 ? 'next' : next,
  };
}

export function formWith(world: World, publicId: string): FormState | null {
  return forms(world.store).find((form) => form.publicId === publicId && !form.trashed) ?? null;
}

export function formView(form: FormState): FormView {
  const pages = pagesOf(form);
  return {
    id: form.id,
    title: shownTitle(form),
    description: form.description,
    collectsEmail: form.collectEmail,
    accepting: form.published && form.accepting,
    closedMessage: form.published
      ? form.closedMessage
      : 'This form is not published. Its owner must publish it first.',
    confirmation: form.confirmation,
    progressBar: form.progressBar,
    another: form.respondAgain,
    sections: pages.map((page, index) => sectionOf(form, pages, page, index)),
  };
}

export function formList(world: World): FormSummary[] {
  const sheets = sheetDocs(world.store, BOUND_ID);
  return forms(world.store)
    .filter(({ trashed }) => !trashed)
    .map((form) => {
      const sheet = sheets.find(({ formUrl }) => formUrl?.includes(form.id));
      return {
        id: form.id,
        title: shownTitle(form),
        description: form.description,
        responses: responsesOf(world.store, form.id).length,
        accepting: form.published && form.accepting,
        questions: form.items.filter(isQuestion).length,
        path: `/forms/d/e/${form.publicId}/viewform`,
        sheet: sheet ? { id: sheet.id, name: sheet.name } : null,
      };
    });
}

function otherFor(value: string, item: ItemState, answers: FormAnswers): string {
  return value === OTHER ? (answers[`entry.${item.entry}.other_option_response`]?.[0] ?? '') : value;
}

/** An item's answer from the fields of the page; null where it was left blank. */
function answerOf(item: ItemState, answers: FormAnswers): Answer | null {
  const field = `entry.${item.entry}`;
  if (item.kind === 'GRID') {
    const rows = item.rows.map((_, index) => answers[`${field}.${index}`]?.[0] ?? null);
    return rows.some((row) => row) ? rows : null;
  }
  const given = (answers[field] ?? [])
    .map((value) => otherFor(value, item, answers))
    .filter((value) => value.trim() !== '');
  if (item.kind === 'CHECKBOX') return given.length > 0 ? given : null;
  return given[0] ?? null;
}

function questionsOf(form: FormState, sections: readonly number[]): ItemState[] {
  const pages = pagesOf(form);
  return sections.flatMap((index) => pages[index]?.items ?? []).filter(isQuestion);
}

/** What is wrong with the answers of one section, in Forms' words. */
export function sectionRefusals(form: FormState, section: number, answers: FormAnswers): FormRefusal[] {
  return questionsOf(form, [section]).flatMap((item) => {
    const answer = answerOf(item, answers);
    const says =
      answer === null ? (item.required ? 'This is a required question' : null) : objectionTo(item, answer);
    return says === null ? [] : [{ field: `entry.${item.entry}`, says }];
  });
}

/** Sends a response made of the answers of the sections gone through; its triggers run before this returns. */
export function submitAnswers(
  world: World,
  form: FormState,
  answers: FormAnswers,
  sections: readonly number[],
): FormRefusal[] {
  const given = questionsOf(form, sections).flatMap((item) => {
    const answer = answerOf(item, answers);
    return answer === null ? [] : [[String(item.id), answer] as const];
  });
  const email = answers['emailAddress']?.[0]?.trim() ?? '';
  const outcome = submit(world, form, { answers: Object.fromEntries(given), email });
  if (!('objections' in outcome)) return [];
  const fieldOf = (id: number | null) => form.items.find((item) => item.id === id)?.entry;
  return outcome.objections.map(({ itemId, says }) => {
    const entry = fieldOf(itemId);
    return { field: entry === undefined ? '' : `entry.${entry}`, says };
  });
}
