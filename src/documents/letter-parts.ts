/** What all letters are made of. Each is plain text, and the same as HTML. */

export interface Sender {
  readonly abName: string;
  readonly askName: string;
  readonly replyTo: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** One thing a letter is about: its title, a few sentences, its links. */
export interface LetterItem {
  readonly title: string;
  readonly says: readonly string[];
  readonly button: LabelledLink | null;
  readonly link: LabelledLink | null;
  readonly pressing: boolean;
}

export const askLine = ({ askName, abName, replyTo }: Sender): string =>
  `Questions? Ask ${askName} at ${abName}${replyTo === '' ? '' : `, ${replyTo}`}.`;

/** "Ask the induction team at induction@example.org", for a sentence to go on from. */
export const wayToAsk = ({ askName, replyTo }: Pick<Sender, 'askName' | 'replyTo'>): string =>
  replyTo === '' ? `Answer this mail and ask ${askName}` : `Ask ${askName} at ${replyTo}`;

export const plainLetter = (
  opening: string,
  items: readonly LetterItem[],
  closing: string,
  doors: readonly LabelledLink[] = [],
): string =>
  [
    opening,
    '',
    ...items.flatMap(({ title, says, button, link }) => [
      title,
      ...says,
      ...[link, button].flatMap((one) => (one === null ? [] : [`${one.label}: ${one.url}`])),
      '',
    ]),
    closing,
    ...(doors.length === 0
      ? []
      : ['', 'Whenever you need them:', ...doors.map(({ label, url }) => `${label}: ${url}`)]),
  ].join('\n');

export function htmlLetter(
  opening: string,
  items: readonly LetterItem[],
  closing: string,
  doors: readonly LabelledLink[] = [],
): string {
  return `<div style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1c2429;max-width:560px"><p>${escaped(opening)}</p>${items.map(htmlItem).join('')}<p style="color:#4a5157">${escaped(closing)}</p>${doors.length === 0 ? '' : `<p style="color:#4a5157;font-size:14px">${doors.map(htmlDoor).join(' · ')}</p>`}</div>`;
}

const htmlDoor = ({ label, url }: LabelledLink): string =>
  `<a href="${escaped(url)}" style="color:#4a5157">${escaped(label)}</a>`;

function htmlItem({ title, says, button, link, pressing }: LetterItem): string {
  const edge = pressing ? '#8f1d12' : '#1d4f73';
  const lines = says
    .map((one) => `<p style="margin:4px 0 0">${escaped(one).replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
  const read =
    link === null
      ? ''
      : `<p style="margin:8px 0 0"><a href="${escaped(link.url)}" style="color:#1d4f73">${escaped(link.label)}</a></p>`;
  const press =
    button === null
      ? ''
      : `<p style="margin:8px 0 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:10px 16px;background:#1d4f73;color:#ffffff;text-decoration:none;border-radius:4px">${escaped(button.label)}</a></p>`;
  return `<div style="margin:0 0 20px;padding:2px 0 2px 12px;border-left:4px solid ${edge}"><p style="margin:0;font-weight:bold">${escaped(title)}</p>${lines}${read}${press}</div>`;
}
