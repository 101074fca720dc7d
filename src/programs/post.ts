import { counted } from '../domain/counted';
import { inTurn } from '../tasks/in-turn';
import type { PostPorts } from '../google/ports';
import { postPorts } from '../google/post';
import { open } from '../register/open';
import { previewMail } from '../tasks/preview-mail';
import { look, remember, type Seen } from '../tasks/quiet';
import { queueNotices } from '../tasks/queue-notices';
import { remind } from '../tasks/remind';
import type { SentMail } from '../tasks/send-mail';
import { sendMail } from '../tasks/send-mail';
import type { TakenIn } from '../tasks/take-submissions';
import type { Chosen, Done, Reply } from '../tasks/wire';
import type { Written } from '../tasks/write-reports';
import { withdrawDocuments } from '../tasks/withdraw';
import { writeAgain, writeReport, writeReports } from '../tasks/write-reports';

/** Writes the documents that are due. */
export const write = (): Written => writeReports(postPorts());

/** Writes one report; its address, or null while there is nothing to write. */
export const writeOne = (id: string): string | null => writeReport(postPorts(), id);

/** The report in the selected row of Reports; null where none is selected. */
export function selectedReport(): { readonly id: string; readonly ect: string } | null {
  const { sheets } = postPorts();
  const selected = sheets.selected();
  if (selected?.table !== 'reports') return null;
  const { entries } = open(sheets, ['reports']).tables.reports;
  const row = entries.find(({ at }) => at === selected.at)?.row;
  return row === undefined ? null : { id: row.id, ect: row.ect ?? row.trn };
}

/** Has the PDFs of some reports, or of all, written again; gives how many, or null while somebody else is saving. */
export const again = (ids: readonly string[] | null): number | null => writeAgain(postPorts(), ids);

/** Takes PDFs away from people who are not involved any more. */
export const withdraw = (): number => withdrawDocuments(postPorts());

/** What would go to whom, as a page. */
export const preview = (): string => previewMail(postPorts());

/** Queues what people hear between two weekly mails; null while somebody else is saving. */
export const notify = (): number | null => queueNotices(postPorts());

/** Queues a mail to whoever holds up the chosen reports. */
export const chase = (chosen: readonly Chosen[]): Reply<Done> => remind(postPorts(), chosen);

/** Sends what is queued; null while another run is sending. */
export const send = (): SentMail | null => sendMail(postPorts());

/**
 * Takes in submissions, writes documents and sends mail, and tells what came of each, a line each.
 * @param takeIn takes in what forms brought; null while somebody else is saving.
 * @param lineOf what one of them comes to. What it stumbles over is its line, and the others go on.
 */
export function whatWaits(takeIn: () => TakenIn | null, lineOf: (part: () => string) => string): string {
  const parts = [
    () => {
      const taken = takeIn();
      return taken === null
        ? 'Submissions wait: somebody else is saving.'
        : `${counted(taken.accepted, 'submission')} taken in, ${taken.toMend} to mend, ${taken.toConfirm} to confirm.`;
    },
    () => {
      const { written, left } = write();
      return `${counted(written, 'document')} written, ${left} left.`;
    },
    () => {
      notify();
      const mail = send();
      return mail === null
        ? 'Mail is being sent by another run.'
        : mail.isOff
          ? `Mail is off in Settings: ${counted(mail.left, 'mail')} left.`
          : `${counted(mail.sent, 'mail')} sent, ${mail.left} left, ${mail.toCheck} to check.`;
    },
  ];
  return parts.map(lineOf).join('\n');
}

/** After this many seconds what was just queued waits for the next run: it would be claimed only to be put back. */
const MOST_SECONDS = 280;

/**
 * What every ten minutes brings: where nothing has changed since all was done, nothing is done. What one part stumbles over
 * keeps none of the others back: answers, mail, or a template somebody threw away.
 * @param takeIn takes in what forms brought; null while somebody else is saving.
 */
export function tick(takeIn: () => unknown): void {
  const ports = postPorts();
  const { seen, fault } = looked(ports);
  if (seen?.isQuiet) return;
  let isDone = seen !== null;
  const settled = (done: boolean) => {
    isDone = isDone && done;
  };
  inTurn(ports, [
    () => settled(takeIn() !== null),
    // Mail goes before documents, which may take the whole run; what those made ready to be read goes right after.
    () => settled(send() !== null),
    () => settled(write().left === 0),
    () => {
      const queued = notify();
      settled(queued !== null);
      if (queued !== null && queued > 0 && ports.clock.elapsed() < MOST_SECONDS) send();
    },
    // Comes last: where something is missing, the part that needs it says so first.
    () => {
      if (seen === null) throw fault;
    },
  ]);
  if (seen && isDone) remember(ports, seen);
}

/** What was seen; a look that failed is no reason to leave anything undone. */
function looked(ports: PostPorts): { readonly seen: Seen | null; readonly fault: unknown } {
  try {
    return { seen: look(ports), fault: null };
  } catch (fault) {
    return { seen: null, fault };
  }
}
