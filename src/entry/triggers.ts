import { night, post } from './programs';

// The event is a hint only: it may come twice, blank, or not at all, so every submission Intake does not list is taken in.
/** Trigger: a form was sent. */
export function onRegisterFormSubmit(): void {
  const { takeIn, write } = post();
  takeIn();
  write();
}

// What one part stumbles over must not keep the others back: answers, mail or a template somebody threw away.
/** Trigger, every ten minutes: forms, mail, documents. */
export function everyTenMinutes(): void {
  const { takeIn, send, write } = post();
  try {
    takeIn();
  } finally {
    try {
      send();
    } finally {
      write();
    }
  }
}

/** Trigger, every night: works the new day out. */
export function everyNight(): void {
  night().workOut(true);
  post().send();
}
