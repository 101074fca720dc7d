import { REFUSED_SUBJECT } from '../documents/refused-letter';
import { isHeld } from '../domain/held';
import type { Post } from '../domain/facts';
import { asRecipient, type Recipient } from '../domain/report-people';
import type { Ports } from '../google/ports';
import type { Change } from '../register/change';
import { add } from '../register/change';
import { open } from '../register/open';
import type { Held } from './link-holder';
import type { Submission } from './submissions';

/** A submission that could not be used, and whose link it came by. */
export interface Refused {
  readonly submission: Submission;
  readonly personId: string | undefined;
}

/** "refused:2026-12-07:P-0012:comment and sign": one mail a day to one person about one form, however often they try. */
const keyOf = (personId: string, form: string, today: string): string =>
  `refused:${today}:${personId}:${form}`;

/** The form such a mail is about; null for any other mail. */
export const refusedForm = (id: string): string | null =>
  /^refused:[\d-]+:.*?:([^:]+)$/.exec(id)?.[1] ?? null;

/**
 * Mails for those whose answers could not be used, since the form has thanked them: only to the holder of a link this
 * register made, at the address it has for them, while they have a part in it.
 */
export function tellRefused(
  { sheets }: Pick<Ports, 'sheets'>,
  refused: readonly Refused[],
  held: Held,
  posts: readonly Post[],
): readonly Change[] {
  const told = refused.flatMap(({ submission, personId }) => {
    const to = personId === undefined ? null : recipientOf(personId, held, posts);
    return to === null ? [] : [{ to, key: keyOf(to.personId, submission.form, held.today) }];
  });
  if (told.length === 0) return [];
  const queued = new Set(open(sheets, ['outbox']).tables.outbox.rowOf.keys());
  return told.flatMap(({ to, key }) => {
    if (queued.has(key)) return [];
    queued.add(key);
    const { email, personId } = to;
    const mail = { id: key, to: email, personId, subject: REFUSED_SUBJECT, asksFor: null };
    return [
      add('outbox', { ...mail, state: 'queued', queuedAt: held.now }, 'Tell that a form could not be used'),
    ];
  });
}

export function recipientOf(
  personId: string,
  { directory, today }: Pick<Held, 'directory' | 'today'>,
  posts: readonly Post[],
): Recipient | null {
  const ect = directory.ects.get(personId);
  if (ect !== undefined) return ect.outcome === null ? asRecipient(personId, ect) : null;
  const post = posts.find((one) => one.personId === personId && one.email !== null && isHeld(one, today));
  return post === undefined ? null : asRecipient(personId, post);
}
