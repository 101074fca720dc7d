import { concernLetter } from '../documents/concern-letter';
import { CONCERN_KEY } from '../documents/doors';
import type { LabelledLink } from '../documents/letter-parts';
import { refusedLetter } from '../documents/refused-letter';
import { titleOf as reportTitle } from '../documents/digest-letter';
import { spellDay } from '../domain/day';
import { isHeld } from '../domain/held';
import type { Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { ReminderFacts } from '../domain/reminders';
import { directoryOf, type Directory } from '../domain/report-people';
import type { Letter, PostPorts } from '../google/ports';
import type { Row } from '../register/open';
import { isConcern, isUnproven } from './concerns';
import { sentOn } from './door-code';
import { FORMS, formFor, titleOf, type FormKey } from './forms-known';
import { isEctDoor, mayUse } from './standing-links';
import { recipientOf, refusedFacts, refusedForm } from './tell-refused';

/** Mails of Outbox that are about no report; null for any other, and for one that nobody needs any more. */
export function doorLetter(
  ports: PostPorts,
  policy: Policy,
  facts: ReminderFacts,
  today: Day,
  mail: Pick<Row<'outbox'>, 'id' | 'to' | 'personId' | 'asksFor'>,
  doors: readonly LabelledLink[],
): Letter | null {
  if (isConcern(mail.id)) {
    const form = formFor(ports.memory, CONCERN_KEY);
    const url = `https://docs.google.com/forms/d/${form?.id ?? ''}/edit#responses`;
    if (form === null) return null;
    if (!form.readBy)
      throw new Error(
        'nobody reads concerns any more. Enter an address in Settings, Concerns to, and choose Induction > Set up register.',
      );
    // The contact may have changed since: whoever was it reads concerns no more.
    return concernLetter(form.readBy, { url, isUnproven: isUnproven(mail.id) }, policy);
  }
  const key = refusedForm(mail.id);
  const form = FORMS.find((one) => one === key);
  if (form === undefined || mail.personId === null) return null;
  const directory = directoryOf(facts, today);
  const to = recipientOf(mail.personId, { directory, today }, facts.posts);
  if (to === null) return null;
  const { receivedAt, about, tells } = refusedFacts(mail.asksFor);
  const [, time] = /[ T](\d\d?:\d\d)/.exec(receivedAt) ?? [];
  const sent =
    receivedAt === ''
      ? null
      : [spellDay(sentOn(receivedAt, today)), ...(time === undefined ? [] : [time])].join(', ');
  const known = nameOf(about, form, mail.personId, facts, directory, today);
  return refusedLetter(to, { form: titleOf(form), about: known, sent, tells }, policy, doors);
}

/** Of which report, or whose ECT, the link is, as long as its holder has a part in it; null otherwise. */
function nameOf(
  about: string,
  form: FormKey,
  personId: string,
  { reports, periods, posts }: ReminderFacts,
  { ects, rolesIn, mayWrite }: Directory,
  today: Day,
): string | null {
  const report = reports.find(({ id }) => id === about);
  if (report) {
    const ectName = ects.get(report.trn)?.name;
    const isTheirs = mayWrite(personId, report) || rolesIn(personId, report).length > 0;
    return ectName !== undefined && isTheirs
      ? reportTitle({ ...report, ectName, final: report.final })
      : null;
  }
  const period = periods.find(({ id }) => id === about);
  const held = posts.filter((post) => post.personId === personId && isHeld(post, today));
  return period && isEctDoor(form) && mayUse(form, period, held)
    ? (ects.get(period.trn)?.name ?? null)
    : null;
}
