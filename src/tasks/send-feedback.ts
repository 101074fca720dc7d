import { counted } from '../domain/counted';
import { FEEDBACK_SUBJECT } from '../documents/feedback-letter';
import type { Day } from '../domain/facts';
import type { Recipient } from '../domain/report-people';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { update } from '../register/change';
import { openWithKeys } from '../register/fill-keys';
import { rememberedPolicy } from '../register/remembered';
import { open, rowsOf, type Opened, type Row } from '../register/open';
import { feedbackKey, feedbackOf, tutorOf } from './feedback-mail';
import { queued } from './queued';
import type { Agrees } from './visit-menu';

const READ = ['moderation', 'reports', 'people', 'outbox'] as const;
type Tables = Opened<(typeof READ)[number]>['tables'];
type Moderated = Row<'moderation'>;

const WHAT = 'Send feedback on reports';

interface Feedback {
  readonly row: Moderated;
  /** Null where nobody can be written to; then `says` is what stands in the way. */
  readonly to: Recipient | null;
  readonly says: string;
}

/**
 * Queues the feedback of Moderation to the tutors who wrote the reports, where Tell tutor says yes: once for each row. Null
 * while somebody else is saving.
 */
export function sendFeedback(ports: Ports, agrees: Agrees): readonly string[] | null {
  const asked = feedbackIn(open(ports.sheets, READ).tables, ports.clock.today());
  if (asked.length === 0)
    return [
      'Nothing waits. In Moderation enter Feedback, Words, and yes in Tell tutor; then choose this again.',
    ];
  const ready = asked.filter(({ to }) => to !== null);
  const held = asked.filter(({ to }) => to === null).map(({ says }) => says);
  if (ready.length === 0) return held;
  const question = [`Feedback goes to ${counted(ready.length, 'tutor')}:`];
  if (!agrees([...question, ...ready.map(({ says }) => says), ...held, 'Go on?'].join('\n')))
    return ['Nothing was done.'];

  if (!ports.lock.take(10_000)) return null;
  // Read again: somebody may have changed a row, or sent it, while the question stood.
  const today = ports.clock.today();
  const { tables } = openWithKeys(ports, READ);
  const now = feedbackIn(tables, today).filter(({ row, to }) =>
    ready.some((one) => one.row.id === row.id && one.row.words === row.words && one.to?.email === to?.email),
  );
  const known = new Map(rowsOf(tables.outbox).map(({ id, state }) => [id, state]));
  const changes = now.flatMap(({ row, to }) => {
    if (to === null) return [];
    const id = feedbackKey(row.id, to.personId);
    const mail = {
      id,
      to: to.email,
      personId: to.personId,
      subject: FEEDBACK_SUBJECT,
      queuedAt: ports.clock.now(),
    };
    return [...queued(known.get(id), mail, WHAT), update('moderation', row.id, { toldOn: today }, WHAT)];
  });
  // Mail is in Outbox before Moderation says that it went: killed in between, the next press finds it there.
  const inOrder = [...changes].sort(
    (one, other) => Number(other.table === 'outbox') - Number(one.table === 'outbox'),
  );
  applyOrThrow(ports.sheets, inOrder, { who: ports.user.email() || WHAT, at: ports.clock.now() });
  ports.lock.release();
  const soon = rememberedPolicy(ports.memory).mailIsOn ? 'Within ten minutes' : 'Once mail is on in Settings';
  return [
    ...now.map(({ says }) => `${soon}: ${says}`),
    ...ready
      .filter((one) => !now.some(({ row }) => row.id === one.row.id))
      .map(({ row }) => `${row.id} changed a moment ago, and was left alone.`),
    ...held,
  ];
}

/** The rows that say yes and were not told yet. */
function feedbackIn(tables: Tables, today: Day): readonly Feedback[] {
  return rowsOf(tables.moderation)
    .filter(({ tell, toldOn }) => tell === 'yes' && toldOn === null)
    .map((row) => {
      const about = `${row.ect ?? row.report}, ${row.school ?? ''} (${row.id})`;
      if (feedbackOf(row) === null)
        return { row, to: null, says: `${about}: enter Feedback and Words first.` };
      const to = tutorOf(row, tables, today);
      return to === null
        ? {
            row,
            to,
            says: `${about}: no ${row.tutor ?? 'tutor'} with an email address is at the school now.`,
          }
        : { row, to, says: `${about}: ${row.feedback ?? ''}, to ${to.name} (${to.email})` };
    });
}
