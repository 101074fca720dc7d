import { intakePorts } from '../google/intake';
import { queueConcerns } from '../tasks/concerns';
import type { TakenIn } from '../tasks/take-submissions';
import { takeSubmissions } from '../tasks/take-submissions';

/** Takes in what forms brought; null while somebody else is saving. Others may save afterwards. */
export function takeIn(): TakenIn | null {
  const ports = intakePorts();
  try {
    return takeSubmissions(ports);
  } finally {
    ports.lock.release();
  }
}

/** Queues a mail to the named contact where a concern came in; how many, or null while somebody else is saving. */
export function concerns(): number | null {
  const ports = intakePorts();
  try {
    return queueConcerns(ports);
  } finally {
    ports.lock.release();
  }
}
