import { counted } from './counted';
import { addDays, numberOf, weekdaysBetween } from './day';
import type { Problem, Report } from './facts';
import {
  isAsked,
  isNeeded,
  questionsFor,
  type Asked,
  type Asking,
  type Question,
  type QuestionWording,
} from './questions';
import { isDay, readDay } from './read-day';
import { type Answers, halfDays, listed, standardsNotYet } from './report-facts';
import { isSameWord } from './word';

/** What the answers of a report are held against. */
export interface Answering extends Asking, Pick<Report, 'coversFrom' | 'coversUntil'> {
  /** A draft may be incomplete. What leaves the tutor may not. */
  readonly leaving: boolean;
}

/** What stands in the way of keeping (a draft) or releasing these answers, in the order of the questions. */
export function objectionsToAnswers(
  answering: Answering,
  answers: Answers,
  wording: QuestionWording,
): readonly Problem[] {
  const asked = questionsFor(answering, wording).filter((question) => isAsked(question, answers));
  const each = asked.flatMap((question) => objectionTo(question, answering, answers));
  const known = each.length > 0 || !answering.leaving ? each : contradictions(answering, answers);
  return [...known, ...tooMuchInAll(asked, answers)];
}

/**
 * The answers as the register keeps them: spaces around them gone, choices spelt as the question spells them, and nothing
 * that was not asked. A form may send "Yes" or "TS7 Behaviour and environment": both mean the choice.
 */
export function tidyAnswers(asking: Asking, given: Answers, wording: QuestionWording): Answers {
  return tidied(questionsFor(asking, wording), given);
}

/** The same for any form: what these questions make of what was given. */
export function tidied(questions: readonly Asked[], given: Answers): Answers {
  const tidy: { [name: string]: string } = {};
  for (const question of questions) {
    const text = Object.prototype.hasOwnProperty.call(given, question.name)
      ? (given[question.name] ?? '').trim()
      : '';
    if (text !== '' && isAsked(question, tidy)) tidy[question.name] = spelt(question, text);
  }
  return tidy;
}

function spelt(question: Asked, text: string): string {
  if (question.kind === 'choice') return choiceMeant(question, text) ?? text;
  if (question.kind === 'day') return dayMeant(text);
  if (question.kind !== 'choices') return text;
  const meant = listed(text).map((one) => choiceMeant(question, one) ?? one);
  const inOrder = (question.choices ?? [])
    .map((choice) => choice.value)
    .filter((value) => meant.includes(value));
  const others = meant.filter((one) => !inOrder.includes(one));
  return [...inOrder, ...others].join(', ');
}

function dayMeant(text: string): string {
  const read = readDay(text, 'day');
  return isDay(read) ? read : text;
}

function choiceMeant(question: Asked, text: string): string | null {
  const found = (question.choices ?? []).find(
    ({ value, label }) => isSameWord(value, text) || isSameWord(label, text),
  );
  return found?.value ?? null;
}

/** Room for every answer of one report together: a cell of the sheet holds 50,000 characters. */
export const MOST_CHARACTERS = 40_000;
export const MOST_IN_SHORT_ANSWER = 200;

function objectionTo(question: Question, answering: Answering, answers: Answers): readonly Problem[] {
  const text = answers[question.name] ?? '';
  const says =
    text === ''
      ? answering.leaving && isNeeded(question, answers, answering)
        ? MISSING[question.kind]
        : null
      : whatIsWrong(question, text, answering);
  return says === null ? [] : [{ field: question.name, says }];
}

export const MISSING: { readonly [kind in Asked['kind']]: string } = {
  choice: 'Choose an answer.',
  choices: 'Choose at least one.',
  long: 'Write a sentence or two here.',
  short: 'Write a few words here.',
  number: 'Enter a number. Write 0 if there were none.',
  day: 'Enter a date, like 11 December 2026.',
};

function whatIsWrong(question: Question, text: string, answering: Answering): string | null {
  switch (question.kind) {
    case 'choice':
      return isChoice(question, text) ? null : `Choose one of: ${offered(question)}.`;
    case 'choices':
      return unknownIn(question, text);
    case 'number':
      return wrongDays(text, answering);
    case 'day':
      return wrongDay(text, answering);
    case 'short':
      return text.length <= MOST_IN_SHORT_ANSWER
        ? null
        : `Shorten this to ${MOST_IN_SHORT_ANSWER} characters. It has ${text.length}.`;
    case 'long':
      return null;
  }
}

export const isChoice = (question: Asked, text: string): boolean =>
  (question.choices ?? []).some((choice) => choice.value === text);

export const offered = (question: Asked): string =>
  (question.choices ?? []).map((choice) => choice.label).join('; ');

function unknownIn(question: Question, text: string): string | null {
  const unknown = listed(text).find((one) => !isChoice(question, one));
  if (unknown !== undefined) return `Choose from the list. "${unknown}" is not on it.`;
  return listed(text).length === 0 ? MISSING.choices : null;
}

/**
 * Absence is held in half-days, and there are no more of them than weekdays to be absent on. An interim assessment counts
 * from the assessment before it, further back than its own days (2.62).
 */
function wrongDays(text: string, { kind, coversFrom, coversUntil }: Answering): string | null {
  const days = halfDays(text);
  if (days === null) return 'Enter a number of days, in half-days: 0, 3.5 or 12.';
  if (kind === 'interim assessment') return null;
  const weekdays = weekdaysBetween(numberOf(coversFrom), numberOf(coversUntil));
  return days.n <= weekdays * days.d
    ? null
    : `Enter ${counted(weekdays, 'day')} at most: this report covers no more weekdays.`;
}

function wrongDay(text: string, { coversFrom, coversUntil }: Answering): string | null {
  const read = readDay(text, 'leavingOn');
  if (!isDay(read)) return read.says;
  return read < coversFrom
    ? 'Enter a day no earlier than the first this report covers.'
    : read > addDays(coversUntil, 366)
      ? 'Check the year. This is long after the report ends.'
      : null;
}

/** Answers that are each fine and cannot both be meant. */
function contradictions(answering: Answering, answers: Answers): readonly Problem[] {
  if (answering.kind === 'progress review') return [];
  const notYet = standardsNotYet(answers);
  const recommended = answers['recommendation'];
  if (recommended === 'satisfactory' && notYet.length > 0) {
    return refuse(
      'recommendation',
      `"Satisfactory" is recommended while not yet met: ${notYet.join(', ')}. Change one of the two.`,
    );
  }
  if (recommended === 'unsatisfactory' && notYet.length === 0) {
    return refuse(
      'recommendation',
      '"Unsatisfactory" is recommended while every standard is met. Change one of the two.',
    );
  }
  // What gives concern is named, so that help can be given where it is needed (4.1, 4.2).
  if (answers['onTrack'] === 'no' && notYet.length === 0) {
    return refuse(
      'onTrack',
      'The ECT is not on track while every standard is met. Say which standards are not yet met.',
    );
  }
  return [];
}

const refuse = (field: string, says: string): readonly Problem[] => [{ field, says }];

function tooMuchInAll(asked: readonly Question[], answers: Answers): readonly Problem[] {
  const lengths = asked.map((question) => ({
    name: question.name,
    length: (answers[question.name] ?? '').length,
  }));
  const total = lengths.reduce((sum, { length }) => sum + length, 0);
  if (total <= MOST_CHARACTERS) return [];
  const longest = lengths.reduce((most, one) => (one.length > most.length ? one : most));
  return refuse(
    longest.name,
    `Shorten this. A report takes ${MOST_CHARACTERS} characters in all; this one has ${total}.`,
  );
}
