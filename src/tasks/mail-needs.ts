import { counted } from '../domain/counted';
import type { Day } from '../domain/facts';
import { sharedNumbers } from '../domain/shared-number';
import { rowsOf, type Opened, type Row } from '../register/open';
import { TABLES } from '../register/tables';
import type { Need } from './needs';
import { headingOf, named, together } from './needs';

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
  const noted = outbox.filter((mail) => {
    const says = (begins: string) => mail.note?.startsWith(begins) === true;
    if (mail.state === 'queued') return says(NOT_WRITTEN);
    return mail.state === 'failed' || (says(NOT_OPENED) && recent(mail));
  });
  return [
    ...together(
      outbox.filter(({ state }) => state === 'unknown'),
      ({ state }) => state,
      (_, all) => ({
        sheet: 'outbox',
        row: named(all.map(({ id }) => id)),
        says: `${counted(all.length, 'mail')} may not have gone. Look each up in Sent: if it is there, change its State to sent; if not, to queued.`,
      }),
    ),
    ...noted.map(({ id, to, note }) => ({
      sheet: 'outbox' as const,
      row: id,
      says: `${to}: ${(note ?? 'The mail was not sent.').slice(0, 300)}`,
    })),
  ];
}

/** Numbers in Person under which two people stand. */
export const sharedNumberNeeds = (
  people: Opened<'people'>['tables']['people'],
  today: Day,
): readonly Need[] =>
  [...sharedNumbers(rowsOf(people), today)].map(([personId, posts]) => ({
    sheet: 'people',
    row: named(posts.map(({ id }) => id)),
    says: `${TABLES.people.name}, ${headingOf('people', 'personId')}: ${personId} stands for ${named([...new Set(posts.map(({ name }) => name))])}, so mail about reports waits. Give each a number of their own, here and in Induction periods. If they are one person, write the name alike.`,
  }));
