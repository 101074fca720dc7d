import type { Answers, Condition, Question, ReportForm } from '../../src/entry/wire';
import { ALL_SAYINGS } from './words';

/** The questions put, given the answers, in order. A question that is not put has no answer another could hang on. */
export function askedOf(questions: readonly Question[], answers: Answers): readonly Question[] {
  const given: { [name: string]: string } = {};
  return questions.filter((question) => {
    if (question.askedWhen !== undefined && !holds(question.askedWhen, given)) return false;
    given[question.name] = textOf(answers, question.name).trim();
    return true;
  });
}

/** What is sent: the answers of the questions put, and nothing that was typed before a question went away. */
export function answersGiven(questions: readonly Question[], answers: Answers): Answers {
  const given: { [name: string]: string } = {};
  for (const { name } of askedOf(questions, answers)) given[name] = textOf(answers, name);
  return given;
}

/** Whether a report may not be submitted without it, given the other answers. */
export const isNeeded = (question: Question, answers: Answers): boolean =>
  question.needed?.some((condition) => holds(condition, answers)) ?? true;

const holds = (condition: Condition, answers: Answers): boolean =>
  condition.is.includes(textOf(answers, condition.field).trim());

export const textOf = (answers: Answers, name: string): string =>
  Object.prototype.hasOwnProperty.call(answers, name) ? (answers[name] ?? '') : '';

/** "TS1, TS7" as its parts. */
export const ticked = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The answer as people read it: the labels of choices, '' where there is none. */
export function readable(question: Question, text: string): string {
  const label = (value: string) => question.choices?.find((choice) => choice.value === value)?.label ?? value;
  if (question.kind === 'choice') return label(text);
  return question.kind === 'choices' ? ticked(text).map(label).join(', ') : text;
}

/** The questions whose answers differ between two versions, asked in either, in the order of the form. */
export function differing(
  questions: readonly Question[],
  mine: Answers,
  theirs: Answers,
): readonly Question[] {
  const one = answersGiven(questions, mine);
  const other = answersGiven(questions, theirs);
  return questions.filter(({ name }) => textOf(one, name).trim() !== textOf(other, name).trim());
}

/** Everything a person may have typed into: the report's questions, and what the appropriate body says of it. */
export const questionsOf = ({ questions }: ReportForm): readonly Question[] => [...questions, ...ALL_SAYINGS];
