import { concernLetter } from '../documents/concern-letter';
import { CONCERN_KEY } from '../documents/doors';
import { refusedLetter } from '../documents/refused-letter';
import type { Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import { directoryOf, type PeopleFacts } from '../domain/report-people';
import type { Letter, PostPorts } from '../google/ports';
import type { Row } from '../register/open';
import { isConcern, isUnproven } from './concerns';
import { FORMS, formFor, titleOf } from './forms-known';
import { recipientOf, refusedForm } from './tell-refused';

/** Mails of Outbox that are about no report; null for any other, and for one that nobody needs any more. */
export function doorLetter(
  ports: PostPorts,
  policy: Policy,
  facts: PeopleFacts,
  today: Day,
  mail: Pick<Row<'outbox'>, 'id' | 'to' | 'personId'>,
): Letter | null {
  if (isConcern(mail.id)) {
    const form = formFor(ports.memory, CONCERN_KEY);
    const url = `https://docs.google.com/forms/d/${form?.id ?? ''}/edit#responses`;
    return form === null ? null : concernLetter(mail.to, { url, isUnproven: isUnproven(mail.id) }, policy);
  }
  const key = refusedForm(mail.id);
  const form = FORMS.find((one) => one === key);
  if (form === undefined || mail.personId === null) return null;
  const to = recipientOf(mail.personId, { directory: directoryOf(facts, today), today }, facts.posts);
  return to === null ? null : refusedLetter(to, titleOf(form), policy);
}
