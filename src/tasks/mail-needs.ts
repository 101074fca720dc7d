import { counted } from '../domain/counted';
import type { Day } from '../domain/facts';
import { sharedAddresses, sharedNumbers } from '../domain/shared-number';
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
export function mailNeeds(outbox: readonly Row<'outbox'>[], now: string, mailIsOn: boolean): readonly Need[] {
  const since = new Date(new Date(now).getTime() - NEWS_FOR_DAYS * 86_400_000).getTime();
  const recent = ({ settledAt }: Row<'outbox'>) =>
    settledAt !== null && new Date(settledAt).getTime() > since;
  const noted = outbox.filter((mail) => {
    const says = (begins: string) => mail.note?.startsWith(begins) === true;
    if (mail.state === 'queued') return says(NOT_WRITTEN);
    return mail.state === 'failed' || (says(NOT_OPENED) && recent(mail));
  });
  const waiting = mailIsOn ? 0 : outbox.filter(({ state }) => state === 'queued').length;
  return [
    ...(waiting === 0
      ? []
      : [
          {
            sheet: 'outbox' as const,
            row: '',
            says: `Mail is off in Settings: ${counted(waiting, 'mail')} wait${waiting === 1 ? 's' : ''}.`,
          },
        ]),
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

/** Numbers in Person under which two people stand, and addresses of ECTs that are somebody else's too. */
export const sharedNeeds = (
  { ects, people }: Opened<'ects' | 'people'>['tables'],
  today: Day,
): readonly Need[] => [
  ...[...sharedNumbers(rowsOf(people), today)].map(([personId, posts]) => ({
    sheet: 'people' as const,
    row: named(posts.map(({ id }) => id)),
    says: `${TABLES.people.name}, ${headingOf('people', 'personId')}: ${personId} stands for ${named([...new Set(posts.map(({ name }) => name))])}, so mail about reports waits. Give each a number of their own, here and in Induction periods. If they are one person, write the name alike.`,
  })),
  ...[...sharedAddresses({ ects: rowsOf(ects), posts: rowsOf(people) }, today)].map(([address, reached]) => ({
    sheet: 'ects' as const,
    row: named(reached.map(({ id }) => id)),
    says: `${TABLES.ects.name}, ${headingOf('ects', 'email')}: ${address} is the address of ${named(reached.map(({ name }) => name))}, so mail to the ECT waits: one could read what is for the other, or sign it. Give each an address of their own. If they are one person, write the name alike in People.`,
  })),
];
