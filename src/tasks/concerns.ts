import { CONCERN_SUBJECT } from '../documents/concern-letter';
import { CONCERN_KEY } from '../documents/doors';
import type { IntakePorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { add } from '../register/change';
import { open } from '../register/open';
import { readDoorCode } from './door-code';
import { formFor } from './forms-known';

/** Up to when the named contact has been told of concerns: an ISO instant. */
const TOLD = 'concerns told until';

export const isConcern = (mailId: string): boolean => mailId.startsWith('concern:');

/** Whether one of the concerns a mail is about came by no ECT's own link. */
export const isUnproven = (mailId: string): boolean => mailId.endsWith(':unproven');

/**
 * Queues a mail to the named contact where a concern has come in since they were last told. Of what was written only the
 * link's code is looked at, and nothing is kept of it: neither who wrote nor what (2.28). Null while somebody else is
 * saving.
 */
export function queueConcerns(ports: IntakePorts): number | null {
  const form = formFor(ports.memory, CONCERN_KEY);
  const to = form?.readBy ?? '';
  if (form === null || to === '') return 0;
  if (!ports.lock.take(10_000)) return null;
  const raised = ports.forms.keptApart(form, ports.memory.get(TOLD) ?? '');
  const latest = raised[raised.length - 1];
  if (latest === undefined) return 0;
  const { tables } = open(ports.sheets, ['ects', 'outbox']);
  const trns = [...tables.ects.rowOf.keys()];
  const isOwn = (code: string) => {
    const link = readDoorCode(code);
    return link?.door === CONCERN_KEY && link.holder(ports.signer, trns) !== undefined;
  };
  const id = `concern:${latest.at}${raised.every(({ code }) => isOwn(code)) ? '' : ':unproven'}`;
  const now = ports.clock.now();
  if (!tables.outbox.rowOf.has(id)) {
    const mail = { id, to, personId: null, subject: CONCERN_SUBJECT, asksFor: null };
    const change = add('outbox', { ...mail, state: 'queued', queuedAt: now }, 'Tell the named contact');
    applyOrThrow(ports.sheets, [change], { who: 'Notices', at: now });
  }
  ports.memory.set(TOLD, latest.at);
  return 1;
}
