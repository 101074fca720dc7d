import type { Answer, FormState, ItemState, ValidationState } from './forms';
import { isQuestion } from './forms';
import { pathOf, type Answers } from './forms-pages';
import { compile } from './regex';

/** What Forms says beside a question it will not take. `itemId` null: about the form or the e-mail address. */
export interface Objection {
  readonly itemId: number | null;
  readonly says: string;
}

/** What a respondent sends: answers by item id, and the address they typed (or '' when none is asked). */
export interface Submission {
  readonly answers: Answers;
  readonly email: string;
}

/**
 * Checks a submission as the form page does, on the pages its own answers lead through. Answers on other pages are
 * dropped, as Forms drops them. Gives the answers to keep, or every objection.
 */
export function checkSubmission(
  form: FormState,
  sent: Submission,
): { keep: Answers } | { objections: Objection[] } {
  if (form.trashed || !form.published)
    return refuse('This form is not published. Its owner must publish it first.');
  if (!form.accepting)
    return refuse(
      form.closedMessage || `The form ${form.title || form.name} is no longer accepting responses.`,
    );
  const path = pathOf(form, sent.answers);
  if (!path) return refuse('These answers lead back to the start of the form.');
  const questions = path.flatMap((page) => page.items).filter(isQuestion);
  const objections: Objection[] = [];
  if (form.collectEmail && !isEmail(sent.email)) {
    const says = sent.email === '' ? 'This is a required question' : 'Must be a valid email address';
    objections.push({ itemId: null, says });
  }
  const keep: Record<string, Answer> = {};
  for (const item of questions) {
    const answer = tidy(item, sent.answers[item.id]);
    const says = answer === null ? missing(item) : objectionTo(item, answer);
    if (says !== null) objections.push({ itemId: item.id, says });
    else if (answer !== null) keep[item.id] = answer;
  }
  return objections.length > 0 ? { objections } : { keep };
}

const refuse = (says: string) => ({ objections: [{ itemId: null, says }] });
const missing = (item: ItemState) => (item.required ? 'This is a required question' : null);

/** Forms keeps the spaces people type, but takes an answer of nothing else for no answer. */
function tidy(item: ItemState, answer: Answer | undefined): Answer | null {
  if (answer === undefined) return null;
  if (typeof answer === 'string') return answer.trim() === '' ? null : answer;
  if (item.kind === 'CHECKBOX') return answer.length === 0 ? null : answer;
  return answer.some((row) => row !== null && row !== '') ? answer : null;
}

/** Why an answer cannot stand, in Forms' words, or null. Not about `required`. */
export function objectionTo(item: ItemState, answer: Answer): string | null {
  switch (item.kind) {
    case 'TEXT':
    case 'PARAGRAPH_TEXT':
      return typeof answer !== 'string' ? 'Must be text' : validate(item.validation, answer);
    case 'MULTIPLE_CHOICE':
    case 'LIST':
      return isChoice(item, answer) ? null : 'Must be one of the choices';
    case 'CHECKBOX':
      return checkboxObjection(item, answer);
    case 'SCALE':
      return isOnScale(item, answer) ? null : `Must be from ${item.bounds[0]} to ${item.bounds[1]}`;
    case 'DATE':
      return typeof answer === 'string' && isDay(answer) ? null : 'Invalid date';
    case 'TIME':
      return typeof answer === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(answer) ? null : 'Invalid time';
    case 'GRID':
      return gridObjection(item, answer);
    default:
      return 'This item takes no answer';
  }
}

const isChoice = (item: ItemState, answer: unknown) =>
  typeof answer === 'string' && (item.other || item.choices.some((choice) => choice.value === answer));

function checkboxObjection(item: ItemState, answer: Answer): string | null {
  if (typeof answer === 'string' || new Set(answer).size < answer.length) return 'Must be one of the choices';
  const own = answer.filter((value) => item.choices.some((choice) => choice.value === value)).length;
  if (answer.length - own > (item.other ? 1 : 0)) return 'Must be one of the choices';
  return validate(item.validation, answer.length);
}

function gridObjection(item: ItemState, answer: Answer): string | null {
  if (typeof answer === 'string' || answer.length !== item.rows.length) return 'One answer a row';
  if (answer.some((cell) => cell !== null && cell !== '' && !item.columns.includes(cell)))
    return 'Must be one of the columns';
  if (item.required && answer.some((cell) => cell === null || cell === ''))
    return 'This question requires one response per row';
  return null;
}

const isOnScale = ({ bounds }: ItemState, answer: Answer) =>
  typeof answer === 'string' &&
  /^\d+$/.test(answer) &&
  Number(answer) >= bounds[0] &&
  Number(answer) <= bounds[1];

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return false;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().startsWith(text);
}

/** An address as Forms wants it; it asks for little. */
export const isEmail = (text: string) => /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/.test(text);

type Rule = (answer: string | number, ...args: never[]) => string | null;
const number = (answer: string | number) => {
  const text = String(answer).trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
};
const length = (answer: string | number) => [...String(answer)].length;
const when = (wrong: boolean, says: string) => (wrong ? says : null);
const numeric = (test: (n: number, ...args: number[]) => boolean, says: (...args: number[]) => string) =>
  ((answer, ...args: number[]) => when(!test(number(answer), ...args), says(...args))) as Rule;

/** The validations of text, paragraph and checkbox items by the name of their `require…`. "Matches" is of the whole answer. */
const rules: Readonly<Record<string, Rule>> = {
  requireNumber: numeric(
    (n) => !Number.isNaN(n),
    () => 'Must be a number',
  ),
  requireWholeNumber: numeric(
    (n) => Number.isInteger(n),
    () => 'Must be a whole number',
  ),
  requireNumberBetween: numeric(
    (n, a = 0, b = 0) => n >= a && n <= b,
    (a, b) => `Must be a number between ${a} and ${b}`,
  ),
  requireNumberNotBetween: numeric(
    (n, a = 0, b = 0) => n < a || n > b,
    (a, b) => `Must not be a number between ${a} and ${b}`,
  ),
  requireNumberEqualTo: numeric(
    (n, a) => n === a,
    (a) => `Must be a number equal to ${a}`,
  ),
  requireNumberNotEqualTo: numeric(
    (n, a) => !Number.isNaN(n) && n !== a,
    (a) => `Must be a number not equal to ${a}`,
  ),
  requireNumberGreaterThan: numeric(
    (n, a = 0) => n > a,
    (a) => `Must be a number greater than ${a}`,
  ),
  requireNumberGreaterThanOrEqualTo: numeric(
    (n, a = 0) => n >= a,
    (a) => `Must be a number greater than or equal to ${a}`,
  ),
  requireNumberLessThan: numeric(
    (n, a = 0) => n < a,
    (a) => `Must be a number less than ${a}`,
  ),
  requireNumberLessThanOrEqualTo: numeric(
    (n, a = 0) => n <= a,
    (a) => `Must be a number less than or equal to ${a}`,
  ),
  requireTextIsEmail: (answer) => when(!isEmail(String(answer)), 'Must be a valid email address'),
  requireTextIsUrl: (answer) => when(!/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(String(answer)), 'Must be a URL'),
  requireTextContainsPattern: (answer, pattern: string) =>
    when(!compile(pattern).find(String(answer)), `Must contain ${pattern}`),
  requireTextDoesNotContainPattern: (answer, pattern: string) =>
    when(compile(pattern).find(String(answer)) !== null, `Must not contain ${pattern}`),
  requireTextMatchesPattern: (answer, pattern: string) =>
    when(!compile(pattern).matchesAll(String(answer)), `Must match ${pattern}`),
  requireTextDoesNotMatchPattern: (answer, pattern: string) =>
    when(compile(pattern).matchesAll(String(answer)), `Must not match ${pattern}`),
  requireTextLengthLessThanOrEqualTo: (answer, most: number) =>
    when(length(answer) > most, `Must be at most ${most} characters`),
  requireTextLengthGreaterThanOrEqualTo: (answer, least: number) =>
    when(length(answer) < least, `Must be at least ${least} characters`),
  requireSelectAtLeast: (count, least: number) =>
    when(Number(count) < least, `Must select at least ${least} options`),
  requireSelectAtMost: (count, most: number) =>
    when(Number(count) > most, `Must select at most ${most} options`),
  requireSelectExactly: (count, n: number) => when(Number(count) !== n, `Must select exactly ${n} options`),
};

/** The names of every validation, for the builders. */
export const validationRules: ReadonlySet<string> = new Set(Object.keys(rules));

function validate(validation: ValidationState | null, answer: string | number): string | null {
  const rule = validation && rules[validation.rule];
  if (!validation || !rule) return null;
  const says = rule(answer, ...(validation.args as never[]));
  return says === null ? null : validation.help || says;
}
