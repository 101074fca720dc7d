import { objection, objectionsToAsked } from '../../src/domain/door-answers';
import type { Asked } from '../../src/domain/questions';
import { MISSING, MOST_CHARACTERS, MOST_IN_SHORT_ANSWER } from '../../src/domain/report-answers';

const question = (differs: Partial<Asked> & { needed?: boolean } = {}) => ({
  name: 'what',
  label: 'What happened?',
  help: '',
  kind: 'long' as const,
  section: 'About it',
  needed: true,
  ...differs,
});
const COLOURS = [
  { value: 'r', label: 'Red' },
  { value: 'g', label: 'Green' },
];
/** What is said of one answer. */
const saidOf = (answer: string, differs: Parameters<typeof question>[0] = {}) =>
  objectionsToAsked([question(differs)], { what: answer }).map(({ says }) => says);

test('an answer that is fine raises nothing', () => {
  expect(saidOf('The lesson was observed.')).toEqual([]);
});

test.each(['choice', 'choices', 'number', 'day', 'short', 'long'] as const)(
  'a needed answer of kind %s is asked for, with its question; another may be blank',
  (kind) => {
    expect(saidOf('', { kind })).toEqual([`What happened? ${MISSING[kind]}`]);
    expect(objectionsToAsked([question({ kind })], {})).toHaveLength(1);
    expect(saidOf('', { kind, needed: false })).toEqual([]);
  },
);

test('a question that is not asked is not missed', () => {
  const only = { ...question(), name: 'more', askedWhen: { field: 'what', is: ['leaving'] } };
  expect(objectionsToAsked([only], { what: 'absence' })).toEqual([]);
  expect(objectionsToAsked([only], { what: 'leaving' })).toEqual([
    { field: 'more', says: `What happened? ${MISSING.long}` },
  ]);
});

test('one of the choices is taken; another names what is offered', () => {
  const one = { kind: 'choice' as const, choices: COLOURS };
  expect(saidOf('g', one)).toEqual([]);
  expect(saidOf('Blue', one)).toEqual(['What happened? Choose one of: Red; Green.']);
});

test('of several choices every one has to be offered', () => {
  const some = { kind: 'choices' as const, choices: COLOURS };
  expect(saidOf('r, g', some)).toEqual([]);
  expect(saidOf('r, Blue', some)).toEqual(['What happened? Choose from: Red; Green.']);
});

test('days away are whole or half', () => {
  expect(saidOf('3.5', { kind: 'number' })).toEqual([]);
  expect(saidOf('3.25', { kind: 'number' })).toEqual([
    'What happened? Enter a number of days, in half-days: 0, 3.5 or 12.',
  ]);
});

test('a day is one there is', () => {
  expect(saidOf('2026-12-11', { kind: 'day' })).toEqual([]);
  expect(saidOf('2026-11-31', { kind: 'day' })).toEqual([
    'What happened? Check the day. November 2026 has 30 days, so there is no day 31.',
  ]);
});

test('a short answer has its length; a long one has not', () => {
  const most = 'x'.repeat(MOST_IN_SHORT_ANSWER);
  expect(saidOf(most, { kind: 'short' })).toEqual([]);
  expect(saidOf(`${most}x`, { kind: 'short' })).toEqual([
    `What happened? Shorten this to ${MOST_IN_SHORT_ANSWER} characters. It has ${MOST_IN_SHORT_ANSWER + 1}.`,
  ]);
  expect(saidOf(`${most}x`)).toEqual([]);
});

test('all answers together have to fit a cell', () => {
  expect(saidOf('x'.repeat(MOST_CHARACTERS))).toEqual([]);
  expect(saidOf('x'.repeat(MOST_CHARACTERS + 1))).toEqual([
    `The answers take ${MOST_CHARACTERS} characters in all; these have ${MOST_CHARACTERS + 1}. Shorten the longest.`,
  ]);
});

test('the total does not hide what else is wrong', () => {
  const both = objectionsToAsked([question(), { ...question(), name: 'more' }], {
    what: 'x'.repeat(MOST_CHARACTERS + 1),
  });
  expect(both.map(({ field }) => field)).toEqual(['more', '']);
});

test('an objection stands after its question, whichever way the question ends', () => {
  expect(objection(question(), 'Choose.')).toEqual({ field: 'what', says: 'What happened? Choose.' });
  expect(objection(question({ label: 'The day' }), 'Choose.').says).toBe('The day: Choose.');
});
