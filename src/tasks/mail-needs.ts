import { counted } from '../domain/counted';
import type { Row } from '../register/open';
import type { Need } from './needs';
import { named } from './needs';

/** Stands in front of the note of a mail that went, while a document in it does not open to its reader. */
export const NOT_OPENED = 'Sent, but not every document in it can be read: ';

/** Stands in front of the note of a mail that can't be written: it waits, and the others go. */
export const NOT_WRITTEN = 'It waits until it can be written: ';

/** A note about a mail that went is news for so many days. */
const NEWS_FOR_DAYS = 14;

/** What became of mails that only a person can settle. */
export function mailNeeds(outbox: readonly Row<'outbox'>[], now: string): readonly Need[] {
  const since = new Date(new Date(now).getTime() - NEWS_FOR_DAYS * 86_400_000).getTime();
  const recent = ({ settledAt }: Row<'outbox'>) =>
    settledAt !== null && new Date(settledAt).getTime() > since;
  const unknown = outbox.filter(({ state }) => state === 'unknown');
  const noted = outbox.filter((mail) => {
    const says = (begins: string) => mail.note?.startsWith(begins) === true;
    if (mail.state === 'queued') return says(NOT_WRITTEN);
    return mail.state === 'failed' || (says(NOT_OPENED) && recent(mail));
  });
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            sheet: 'outbox' as const,
            row: named(unknown.map(({ id }) => id)),
            says: `${counted(unknown.length, 'mail')} may not have gone. Look each up in Sent: if it is there, change its State to sent; if not, to queued.`,
          },
        ]),
    ...noted.map(({ id, to, note }) => ({
      sheet: 'outbox' as const,
      row: id,
      says: `${to}: ${(note ?? 'The mail was not sent.').slice(0, 300)}`,
    })),
  ];
}
