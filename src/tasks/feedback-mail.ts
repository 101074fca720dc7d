import { feedbackLetter } from '../documents/feedback-letter';
import type { Day } from '../domain/facts';
import { isHeld } from '../domain/held';
import type { Policy } from '../domain/policy';
import type { Recipient } from '../domain/report-people';
import { folded } from '../domain/who';
import type { Letter } from '../google/ports';
import { rowsOf, type Opened, type Row } from '../register/open';

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

/** The letter of a row; null where it has nothing for the tutor. */
export function writeFeedback(row: Moderated, to: Recipient, policy: Policy): Letter | null {
  const found = feedbackOf(row);
  if (found === null) return null;
  const report = [row.kind, row.term].filter((one) => one !== null).join(', ');
  const title = `${row.ect ?? row.report}: ${report}`;
  return feedbackLetter({ title, ...found }, to, policy);
}

/** Who wrote the report, while at the school; nobody, where two people there have that name. */
export function tutorOf(
  { report, tutor }: Moderated,
  { reports, people }: Opened<'reports' | 'people'>['tables'],
  today: Day,
): Recipient | null {
  const urn = rowsOf(reports).find(({ id }) => id === report)?.urn ?? null;
  const same = (name: string) => tutor !== null && folded(name) === folded(tutor);
  const found = new Map(
    rowsOf(people).flatMap((post) => {
      const { personId, name, email, urn: at } = post;
      return email !== null && at !== null && at === urn && same(name) && isHeld(post, today)
        ? [[personId, { personId, name, email }] as const]
        : [];
    }),
  );
  const [only, ...more] = found.values();
  return more.length === 0 ? (only ?? null) : null;
}
