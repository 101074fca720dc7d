import { feedbackLetter } from '../documents/feedback-letter';
import type { Policy } from '../domain/policy';
import type { Letter } from '../google/ports';
import type { Row } from '../register/open';

/** Mail to a tutor about a report that was read again: one for each row of Moderation, for good. */

const BEGINS = 'moderation:';

export const feedbackKey = (rowId: string, personId: string): string => `${BEGINS}${rowId}:${personId}`;

export const isFeedback = (id: string): boolean => id.startsWith(BEGINS);

/** Whether a mail is about a row of Moderation. */
export const isFeedbackOn = (mailId: string, rowId: string): boolean =>
  mailId.startsWith(`${BEGINS}${rowId}:`);

type Moderated = Row<'moderation'>;

interface Feedback {
  readonly feedback: NonNullable<Moderated['feedback']>;
  readonly words: string;
}

/** Filled in, and meant for the tutor; null where something of it is missing. */
export const feedbackOf = ({ tell, feedback, words }: Moderated): Feedback | null =>
  tell === 'yes' && feedback !== null && words !== null ? { feedback, words } : null;

/** The letter from the row as it stands; null where somebody took the feedback back before it went. */
export function writeFeedback(
  mail: Pick<Row<'outbox'>, 'id' | 'to'>,
  rows: readonly Moderated[],
  name: string,
  policy: Policy,
): Letter | null {
  const row = rows.find(({ id }) => isFeedbackOn(mail.id, id));
  const found = row === undefined ? null : feedbackOf(row);
  if (row === undefined || found === null) return null;
  const report = [row.kind, row.term].filter((one) => one !== null).join(', ');
  const title = `${row.ect ?? row.report}: ${report}`;
  return feedbackLetter({ title, ...found }, { name, email: mail.to }, policy);
}
