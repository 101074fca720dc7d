import { lookAgain } from '../../src/documents/refused-letter';

const WHEN = 'When was the lesson?';
const DAYS = 'How many days?';

describe('What the sender of a form that could not be used is asked to look at', () => {
  test('is each question in the way, with what its answer has to be', () => {
    expect(
      lookAgain([
        { label: DAYS, answer: '1.25', says: 'Enter a number of days, in half-days: 0, 3.5 or 12.' },
        { label: WHEN, answer: '', says: 'Enter a date, like 11 December 2026.' },
      ]),
    ).toBe(
      `Please look again at your answer to “${DAYS}” (Enter a number of days, in half-days: 0, 3.5 or 12), “${WHEN}” (Enter a date, like 11 December 2026), and send the whole form once more by the same link.`,
    );
  });

  test.each([
    ['8 0 0 5 5 5', 'Enter a number, like 0.6. "8 0 0 5 5 5" is not one.'],
    ['visitwwwexampleorg', 'There is no day visitwwwexampleorg.'],
    ['Call 0900 12345', 'Choose from the list. "Call 0900 12345" is not on it.'],
    ['RingUsOnZeroEightHundred', 'The share is between 0 and 1, like 0.6. It says "RingUsOnZero".'],
    ['', 'Nothing is said to change. Ask what is meant, or choose the verdict "ignored".'],
  ])('repeats nothing that was typed, nor what an officer is to do: "%s"', (answer, says) => {
    expect(lookAgain([{ label: WHEN, answer, says }])).toBe(
      `Please look again at your answer to “${WHEN}”, and send the whole form once more by the same link.`,
    );
  });

  test.each([
    ['18/12/26', 'Write the year in full, like 2026.'],
    ['a few days', 'Enter a number of days, in half-days: 0, 3.5 or 12.'],
    ['31 December', 'Enter a date, like 11 December 2026.'],
  ])('still says what the answer has to be, though a word of it is in "%s"', (answer, says) => {
    expect(lookAgain([{ label: WHEN, answer, says }])).toContain(`(${says.replace(/\.$/, '')})`);
  });

  test('is nothing where no question is in the way', () => {
    expect(lookAgain([])).toBeUndefined();
  });
});
