import { googlePorts } from '../google';
import { refresh } from '../tasks/refresh';
import { sendMail } from '../tasks/send-mail';
import { takeSubmissions } from '../tasks/take-submissions';
import { writeReports } from '../tasks/write-reports';

/**
 * Trigger: a form was sent. The event is a hint only: it may come twice, blank, or not at all, so every submission that
 * Intake does not list is taken in, and the documents that now have to be written are written.
 */
export function onRegisterFormSubmit(): void {
  const ports = googlePorts();
  takeSubmissions(ports);
  ports.lock.release();
  writeReports(ports);
}

/** Trigger, every ten minutes: takes in what no event told of, writes documents, sends what Outbox holds. */
export function everyTenMinutes(): void {
  const ports = googlePorts();
  takeSubmissions(ports);
  ports.lock.release();
  writeReports(ports);
  sendMail(ports);
}

/** Trigger, every night: works everything out for the new day and, once a week, queues the digests. */
export function everyNight(): void {
  const ports = googlePorts();
  refresh(ports, { mail: true });
  sendMail(ports);
}
