import { night, post } from './programs';

// The event is a hint only: it may come twice, blank, or not at all, so every submission Intake does not list is taken in.
/** Trigger: a form was sent. */
export function onRegisterFormSubmit(): void {
  const { takeIn, write, notify } = post();
  takeIn();
  write();
  notify();
}

/** Trigger, every ten minutes: forms, mail, documents. */
export function everyTenMinutes(): void {
  post().tick();
}

/** Trigger, every night: works the new day out. */
export function everyNight(): void {
  night().workOut(true);
  post().send();
}
