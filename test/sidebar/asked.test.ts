import fc from 'fast-check';
import { REPORT_KINDS } from '../../src/domain/facts';
import { isNeeded as neededByRule, questionsFor } from '../../src/domain/questions';
import { tidyAnswers } from '../../src/domain/report-answers';
import { answersGiven, askedOf, differing, isNeeded, readable, ticked } from '../../sidebar/report/asked';

const WORDING = { trainingWordingInFull: 'early career teacher entitlement' };
const review = questionsFor({ kind: 'progress review', final: false }, WORDING);
const named = (name: string) => review.filter((question) => question.name === name);

test('a question that hangs on another is put once the answer calls for it', () => {
  const names = (answers: Readonly<Record<string, string>>) =>
    askedOf(review, answers).map(({ name }) => name);
  expect(names({ onTrack: 'yes' })).not.toContain('supportPlan');
  expect(names({ onTrack: 'no' })).toContain('supportPlan');
});

test('what was typed before a question went away is not sent', () => {
  expect(answersGiven(review, { onTrack: 'yes', supportPlan: 'no' })).not.toHaveProperty('supportPlan');
});

test('the page puts and insists on the questions that the rules put and insist on', () => {
  const kinds = fc.constantFrom(...REPORT_KINDS);
  const texts = fc.dictionary(
    fc.constantFrom(
      'onTrack',
      'programmeAccessed',
      'entitlementsMet',
      'supportPlan',
      'ts1',
      'recommendation',
      'targets',
    ),
    fc.constantFrom('', 'yes', 'no', 'not yet', 'meeting', 'unsatisfactory', 'words'),
  );
  fc.assert(
    fc.property(kinds, fc.boolean(), texts, (kind, final, answers) => {
      const asking = { kind, final };
      const questions = questionsFor(asking, WORDING);
      const filled = Object.entries(answersGiven(questions, answers)).filter(([, text]) => text !== '');
      expect(Object.fromEntries(filled)).toEqual(tidyAnswers(asking, answers, WORDING));
      for (const question of askedOf(questions, answers)) {
        expect(isNeeded(question, answers)).toBe(neededByRule(question, answers, asking));
      }
    }),
  );
});

test('versions differ only in what is asked, and not in spaces around it', () => {
  const mine = { onTrack: 'yes', targets: 'One. ', supportPlan: 'no' };
  expect(differing(review, mine, { onTrack: 'yes', targets: 'One.' })).toEqual([]);
  expect(differing(review, mine, { onTrack: 'yes', targets: 'Two.' })).toEqual(named('targets'));
});

test('ticked standards are read by their labels', () => {
  const [question] = named('standardsOfConcern');
  expect(ticked('TS1, Part 2')).toEqual(['TS1', 'Part 2']);
  expect(question && readable(question, 'TS1, Part 2')).toBe(
    'TS1 High expectations, Part 2 Personal and professional conduct',
  );
});

test('a name that every object has is no answer', () => {
  const [question] = review;
  if (!question) throw new Error('A review has questions.');
  expect(answersGiven([{ ...question, name: 'constructor' }], {})).toEqual({ constructor: '' });
});
