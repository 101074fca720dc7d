import type { Day } from '../domain/facts';
import { directoryOf, type Recipient } from '../domain/report-people';
import { rowsOf, type Opened, type Row } from '../register/open';
import { HMI, mailsAbout, visitMailOf } from './visit-mail';

type Tables = Opened<'schools' | 'people'>['tables'];

/** The headteacher and the induction lead now in post; where neither can be written to, the school's own address. */
export function schoolReaders(urn: string, tables: Tables, today: Day): readonly Recipient[] {
  const schools = rowsOf(tables.schools);
  const facts = { ects: [], periods: [], schools, posts: rowsOf(tables.people) };
  const { holding } = directoryOf(facts, today);
  const both = [...holding('head', urn), ...holding('induction lead', urn)];
  const people = [...new Map(both.map((one) => [one.personId, one])).values()];
  const contact = schools.find((school) => school.urn === urn)?.contactEmail ?? null;
  return people.length > 0 || contact === null
    ? people
    : [{ personId: urn, name: 'colleague', email: contact }];
}

export const NOBODY =
  'No headteacher or induction lead with an email address is recorded. Enter one in People, or a Contact in Schools.';

/**
 * Who reads a mail about a visit now that it goes: a school is written to, by whoever has its posts. One that was queued for
 * somebody who has left goes to who came after them; null where they have that letter of their own.
 * @throws where nobody at the school can be written to.
 */
export function visitReader(
  mail: Pick<Row<'outbox'>, 'id' | 'to'>,
  urn: string,
  tables: Tables,
  outbox: readonly Row<'outbox'>[],
  hmiEmail: string,
  today: Day,
): Recipient | null {
  const about = visitMailOf(mail.id);
  if (about === null) return null;
  if (about.personId === HMI) return { personId: HMI, name: 'colleague', email: hmiEmail || mail.to };
  const readers = schoolReaders(urn, tables, today);
  const own = readers.find(({ personId }) => personId === about.personId);
  if (own) return own;
  const [first] = readers;
  if (first === undefined) throw new Error(NOBODY);
  const copies = mailsAbout(about.visitId, outbox).filter(
    ({ kind, on }) => kind === about.kind && on === about.on,
  );
  const isTold = copies.some((copy) => readers.some(({ personId }) => personId === copy.personId));
  return isTold || copies[0]?.id !== mail.id ? null : first;
}
