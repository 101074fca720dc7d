import type { Letter } from '../google/ports';
import type { Sender } from './letter-parts';
import { askLine, htmlLetter, plainLetter } from './letter-parts';

/** What a tutor hears of a report of theirs that was read again. */
export interface FeedbackFacts {
  /** "Zoë Example: progress review, Autumn 2026". */
  readonly title: string;
  readonly feedback: 'praise' | 'improve';
  /** The moderator's own words. */
  readonly words: string;
}

export const FEEDBACK_SUBJECT = 'Feedback on a report you wrote';

const READ_AGAIN = 'We read some reports of each term a second time. This was one of them.';

const FOUND: { readonly [feedback in FeedbackFacts['feedback']]: string } = {
  praise: 'It is outstanding. Thank you.',
  improve: 'It can stay as it is; these points are for the next one.',
};

export function feedbackLetter(
  { title, feedback, words }: FeedbackFacts,
  to: { readonly name: string; readonly email: string },
  sender: Sender,
): Letter {
  const lines = words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const items = [
    { title, says: [READ_AGAIN, FOUND[feedback], ...lines], button: null, link: null, pressing: false },
  ];
  const opening = `Dear ${to.name},`;
  return {
    to: to.email,
    subject: FEEDBACK_SUBJECT,
    text: plainLetter(opening, items, askLine(sender)),
    html: htmlLetter(opening, items, askLine(sender)),
    fromName: sender.abName,
    replyTo: sender.replyTo === '' ? null : sender.replyTo,
  };
}
