import { WORK } from '../domain/todays-work';
import type { FieldProblem, Request } from '../tasks/wire';

/**
 * What may come through the sidebar's door, checked by hand: a schema library would be a sixth of the shipped file.
 * Each shape says what a value must be; anything else is refused before a task sees it.
 */
type Check = (value: unknown) => boolean;

const text =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const count: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value);
const each =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([field, check]) => check(value[field]));
const LONGEST = 50_000;
const TEXT = text(LONGEST);
const texts: Check = (value) => isObject(value) && Object.values(value).every(TEXT);

const KEY = text(200);
const CELL = TEXT;
const KIND = oneOf('schools', 'ects', 'ofsted');

const CHOSEN = { chosen: each(shape({ id: KEY, version: count })) };

const SHAPES: { readonly [ask in Request['ask']]: Readonly<Record<string, Check>> } = {
  home: {},
  search: { text: KEY },
  selected: {},
  work: { work: oneOf(...WORK) },
  accept: CHOSEN,
  remind: CHOSEN,
  ect: { trn: KEY },
  report: { id: KEY },
  save: {
    id: KEY,
    at: count,
    version: count,
    answers: texts,
    action: oneOf('save', 'release', 'submit', 'ask', 'accept', 'return'),
  },
  settle: { saved: each(shape({ at: count, key: KEY })) },
  pdf: { id: KEY },
  importPlan: { kind: KIND },
  import: {
    kind: KIND,
    step: oneOf('check', 'commit'),
    headings: each(CELL),
    rows: each(shape({ line: count, cells: each(CELL) })),
  },
};

/** Reads a question. One that makes no sense is refused in words, and named no further than the field at fault. */
export function requestIn(
  question: string,
): { readonly request: Request } | { readonly problems: readonly FieldProblem[] } {
  const value = parsed(question);
  const ask = isObject(value) ? value['ask'] : undefined;
  const fields =
    typeof ask === 'string' && Object.prototype.hasOwnProperty.call(SHAPES, ask)
      ? SHAPES[ask as Request['ask']]
      : null;
  if (!isObject(value) || fields === null) return notUnderstood('ask');
  const wrong = Object.entries(fields).find(([field, check]) => !check(value[field]));
  const long = wrong && isObject(value['answers']) ? tooLongIn(value['answers']) : [];
  if (long.length > 0) return { problems: long };
  return wrong ? notUnderstood(wrong[0]) : { request: value as unknown as Request };
}

/** Answers no cell can hold: they stay on the page, to be shortened there. */
const tooLongIn = (answers: Readonly<Record<string, unknown>>): readonly FieldProblem[] =>
  Object.entries(answers).flatMap(([field, answer]) =>
    typeof answer === 'string' && !TEXT(answer)
      ? [{ field, says: `Shorten this to ${LONGEST} characters at most. It has ${answer.length}.` }]
      : [],
  );

const notUnderstood = (field: string) => ({
  problems: [
    {
      field: '',
      says: `This page and the register do not understand each other (${field}). Close the sidebar and open it again.`,
    },
  ],
});

function parsed(question: string): unknown {
  try {
    return JSON.parse(question);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
