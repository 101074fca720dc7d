import type { Letter } from '../google/ports';
import type { Sender } from './letter-parts';
import { askLine, htmlLetter, plainLetter } from './letter-parts';

export const REFUSED_SUBJECT = 'We could not use the form you sent';

/** To the holder of a link, after the form has thanked them all the same: it cannot know whether a link still holds. */
export function refusedLetter(
  { name, email }: { readonly name: string; readonly email: string },
  form: string,
  words: Sender,
): Letter {
  const opening = `Dear ${name},`;
  const item = {
    title: form,
    says: [
      'What came by your link could not be used as it stands. Nothing is lost: we have it, look at it, and write to you if we need more.',
      'It may be our own records that want mending: then you need do nothing. If the link was an old one, and our newest mail to you has another, please use that.',
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
    text: plainLetter(opening, [item], closing),
    html: htmlLetter(opening, [item], closing),
    fromName: words.abName,
    replyTo: words.replyTo === '' ? null : words.replyTo,
  };
}
