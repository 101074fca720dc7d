import { REFUSED_SUBJECT } from '../documents/refused-letter';
import { print } from '../domain/fingerprint';
import { isHeld } from '../domain/held';
import type { Post } from '../domain/facts';
import { asRecipient, type Recipient } from '../domain/report-people';
import type { Ports } from '../google/ports';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { open, rowsOf } from '../register/open';
import { readDoorCode } from './door-code';
import type { Held } from './link-holder';
import { readCode } from './report-code';
import type { Waiting } from './replaced';
import { wallTime, type Submission } from './submissions';

/** A submission that could not be used, and whose link it came by. */
export interface Refused {
  readonly submission: Submission;
  readonly personId: string | undefined;
  /** What its sender can do, where there is something: nothing in it was typed into a form. */
  readonly tells: string | undefined;
}

/**
 * "refused:0k3x9:P-0012:comment and sign": one mail for each submission; the same answers sent again that day are the same.
 * Older mails have the day in place of the print.
 */
const keyOf = (personId: string, { form, receivedAt, answers }: Submission): string =>
  `refused:${print(`${receivedAt.slice(0, 10)} ${JSON.stringify(answers)}`)}:${personId}:${form}`;

/** The form such a mail is about; null for any other mail. */
export const refusedForm = (id: string): string | null =>
  /^refused:[\w-]+:.*?:([^:]+)$/.exec(id)?.[1] ?? null;

/** What Outbox keeps for such a mail, a line each: when the form was sent, what its link is about, what the sender can do. */
export interface RefusedFacts {
  readonly receivedAt: string;
  /** A report, an induction period, a school or a visit; blank where it is not known. */
  readonly about: string;
  readonly tells: string;
}

export function refusedFacts(asksFor: string | null): RefusedFacts {
  const [receivedAt = '', about = '', tells = ''] = (asksFor ?? '').split('\n');
  return { receivedAt, about, tells };
}

function spellFacts({ submission, tells = '' }: Refused): string {
  const code = submission.answers['reference'] ?? '';
  const about = readCode(code)?.reportId ?? readDoorCode(code)?.about ?? '';
  return [submission.receivedAt, about, tells].join('\n');
}

/** Whoever sends more than this in a day gets no more: nobody may use up the day's mail by one link. */
const MOST_A_DAY = 10;

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
  const told = refused.flatMap((one) => {
    const to = one.personId === undefined ? null : recipientOf(one.personId, held, posts);
    return to === null ? [] : [{ to, key: keyOf(to.personId, one.submission), asksFor: spellFacts(one) }];
  });
  if (told.length === 0) return [];
  const { outbox } = open(sheets, ['outbox']).tables;
  const queued = new Set(outbox.rowOf.keys());
  const today = rowsOf(outbox).flatMap(({ id, personId, queuedAt }) =>
    refusedForm(id) !== null && queuedAt.slice(0, 10) === held.today ? [personId] : [],
  );
  return told.flatMap(({ to, key, asksFor }) => {
    const { email, personId } = to;
    if (queued.has(key) || today.filter((one) => one === personId).length >= MOST_A_DAY) return [];
    queued.add(key);
    today.push(personId);
    const mail = { id: key, to: email, personId, subject: REFUSED_SUBJECT, asksFor };
    return [
      add('outbox', { ...mail, state: 'queued', queuedAt: held.now }, 'Tell that a form could not be used'),
    ];
  });
}

/** Takes back such mails that wait, about forms that were sent again and taken in. */
export function untell(
  { sheets }: Pick<Ports, 'sheets'>,
  replaced: readonly Waiting[],
  now: string,
): readonly Change[] {
  if (replaced.length === 0) return [];
  const isAbout = (id: string, asksFor: string | null): boolean =>
    replaced.some(({ form, receivedAt, answers }) => {
      const facts = refusedFacts(asksFor);
      return (
        refusedForm(id) === form &&
        wallTime(facts.receivedAt) === wallTime(receivedAt) &&
        facts.about === readCode(answers['reference'] ?? '')?.reportId
      );
    });
  const set = { state: 'not needed', settledAt: now, note: 'The form was sent again and taken in.' } as const;
  return rowsOf(open(sheets, ['outbox']).tables.outbox).flatMap(({ id, state, asksFor }) =>
    state === 'queued' && isAbout(id, asksFor)
      ? [update('outbox', id, set, 'Tell that a form could not be used')]
      : [],
  );
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
