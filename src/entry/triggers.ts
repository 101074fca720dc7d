import { googlePorts } from '../google';
import { refresh } from '../tasks/refresh';
import { sendMail } from '../tasks/send-mail';
import { takeSubmissions } from '../tasks/take-submissions';
import { writeReports } from '../tasks/write-reports';

// The event is a hint only: it may come twice, blank, or not at all, so every submission Intake does not list is taken in.
/** Trigger: a form was sent. */
export function onRegisterFormSubmit(): void {
  const ports = googlePorts();
  takeSubmissions(ports);
  ports.lock.release();
  writeReports(ports);
}

// What one part stumbles over must not keep the others back: answers, mail or a template somebody threw away.
/** Trigger, every ten minutes: forms, mail, documents. */
export function everyTenMinutes(): void {
  const ports = googlePorts();
  try {
    takeSubmissions(ports);
  } finally {
    ports.lock.release();
    try {
      sendMail(ports);
    } finally {
      writeReports(ports);
    }
  }
}

/** Trigger, every night: works the new day out. */
export function everyNight(): void {
  const ports = googlePorts();
  refresh(ports, { mail: true });
  sendMail(ports);
}
