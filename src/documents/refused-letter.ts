import type { Letter } from '../google/ports';
import type { LabelledLink, Sender } from './letter-parts';
import { askLine, htmlLetter, plainLetter } from './letter-parts';

export const REFUSED_SUBJECT = 'We could not use the form you sent';

/** What the sender of a form can do, or need not do: nothing in it was typed into a form. */
export const CAME_BEFORE =
  'This report had come in already, and the first one counts. To change it, answer this mail: it can be sent back to you.';
export const TEXT_CHANGED =
  'The report has changed since you were sent that link. When it is your turn to sign, a mail brings you a new one: please read the report again then.';

export const SIGNED_ALREADY =
  'You have signed this report already, and your signature and the comment you sent with it stand. To change the comment, answer this mail: the report can be sent back to you.';

export const ANOTHER_CAPACITY =
  'What it says under “I am” is not what your link is for: each person signs by a link of their own. If you sent it, please open your link again, leave “I am” as it is filled in, and send the form once more.';
export const ANOTHER_NAME =
  'The name under it is not the one we know you by, with which this mail begins. If you signed it, please send the form again by your link under that name, with your comment written anew if you made one; if your name has changed, answer this mail.';

/** A question as the form asks it, what was answered, and what the answer has to be. */
export interface AskedAgain {
  readonly label: string;
  readonly answer: string;
  readonly says: string;
}

/** Long enough to be a message or a number to call; shorter words stand in our own sentences too. */
const TELLING = /\p{L}{10,}|\p{N}{5,}/gu;

/**
 * Whether a sentence is not for the sender. One that quotes what was typed is not: a link may be in somebody else's hands,
 * and the mail is ours. Nor is one that tells an officer what to do in Intake.
 */
const isForUs = ({ answer, says }: AskedAgain): boolean => {
  const quoted = says.match(/(?<=")[^"]+(?=")/g) ?? [];
  return (
    / verdict /.test(says) ||
    quoted.some((part) => answer.includes(part)) ||
    (answer.match(TELLING) ?? []).some((word) => says.includes(word))
  );
};

export const lookAgain = (asked: readonly AskedAgain[]): string | undefined =>
  asked.length === 0
    ? undefined
    : `Please look again at your answer to ${asked
        .map((one) => `“${one.label}”${isForUs(one) ? '' : ` (${one.says.replace(/\.$/, '')})`}`)
        .join(', ')}, and send the whole form once more by the same link.`;

/** A form that could not be used, as its sender knows it. */
export interface RefusedForm {
  readonly form: string;
  /** Which report, or which ECT; null where they have no part in it, or it is not known. */
  readonly about: string | null;
  /** "Monday 7 December 2026, 14:05". */
  readonly sent: string | null;
  /** What they can do; blank where it is for us to look. */
  readonly tells: string;
}

/** To the holder of a link, after the form has thanked them all the same: it cannot know whether a link still holds. */
export function refusedLetter(
  { name, email }: { readonly name: string; readonly email: string },
  { form, about, sent, tells }: RefusedForm,
  words: Sender,
  doors: readonly LabelledLink[],
): Letter {
  const opening = `Dear ${name},`;
  const item = {
    title: form,
    says: [
      ...(about === null ? [] : [`About ${about}.`]),
      ...(sent === null ? [] : [`Sent ${sent}.`]),
      'What came by your link could not be used as it stands. We have kept it, and write to you if we need more.',
      tells === ''
        ? 'It may be our own records that want mending: then you need do nothing. If the link was an old one, and our newest mail to you has another, please use that.'
        : tells,
      'If you sent nothing, please tell us: somebody else may have your link.',
    ],
    button: null,
    link: null,
    pressing: false,
  };
  const closing = askLine(words);
  return {
    to: email,
    subject: REFUSED_SUBJECT,
    text: plainLetter(opening, [item], closing, doors),
    html: htmlLetter(opening, [item], closing, doors),
    fromName: words.abName,
    replyTo: words.replyTo === '' ? null : words.replyTo,
  };
}
