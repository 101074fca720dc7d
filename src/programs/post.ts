import { postPorts } from '../google/post';
import { queueNotices } from '../tasks/queue-notices';
import type { SentMail } from '../tasks/send-mail';
import { sendMail } from '../tasks/send-mail';
import type { TakenIn } from '../tasks/take-submissions';
import { takeSubmissions } from '../tasks/take-submissions';
import type { Written } from '../tasks/write-reports';
import { writeReport, writeReports } from '../tasks/write-reports';

/** Takes in what forms brought; null while somebody else is saving. Others may save afterwards. */
export function takeIn(): TakenIn | null {
  const ports = postPorts();
  try {
    return takeSubmissions(ports);
  } finally {
    ports.lock.release();
  }
}

/** Writes the documents that are due. */
export const write = (): Written => writeReports(postPorts());

/** Writes one report; its address, or null while there is nothing to write. */
export const writeOne = (id: string): string | null => writeReport(postPorts(), id);

/** Queues what people hear between two weekly mails; null while somebody else is saving. */
export const notify = (): number | null => queueNotices(postPorts());

/** Sends what is queued; null while another run is sending. */
export const send = (): SentMail | null => sendMail(postPorts());
