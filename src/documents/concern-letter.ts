import type { Letter } from '../google/ports';
import type { Sender } from './letter-parts';
import { htmlLetter, plainLetter } from './letter-parts';

/** Says nothing of what it is: a subject is read over shoulders. */
export const CONCERN_SUBJECT = 'There is something for you to read';

/** To the named contact alone: that a concern has come in, and where to read it. Nothing of what it says (2.28). */
export function concernLetter(
  to: string,
  { url, isUnproven }: { readonly url: string; readonly isUnproven: boolean },
  { abName }: Sender,
): Letter {
  const opening = 'Hello,';
  const item = {
    title: 'An early career teacher has raised a concern',
    says: [
      'You are their named contact. What they wrote stands in the form alone: the register of inductions does not have it.',
      'Please speak with them before you speak with anybody else.',
      ...(isUnproven ? ['It did not come by an ECT’s own link: make sure who wrote it.'] : []),
    ],
    button: { label: 'Read it', url },
    link: null,
    pressing: true,
  };
  const closing = 'You get one mail for each concern, or for several that came together.';
  return {
    to,
    subject: CONCERN_SUBJECT,
    text: plainLetter(opening, [item], closing),
    html: htmlLetter(opening, [item], closing),
    fromName: abName,
    replyTo: null,
  };
}
