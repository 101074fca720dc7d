import { night, post } from './programs';

// The event is a hint only: it may come twice, blank, or not at all, so every submission Intake does not list is taken in.
/** Trigger: a form was sent. */
export function onRegisterFormSubmit(): void {
  const { takeIn, write, notify } = post();
  takeIn();
  write();
  notify();
}

// What one part stumbles over must not keep the others back: answers, mail or a template somebody threw away.
/** Trigger, every ten minutes: forms, mail, documents. */
export function everyTenMinutes(): void {
  const { takeIn, write, notify, send } = post();
  // Mail goes before documents, which may take the whole run; what those made ready to be read goes right after.
  inTurn([takeIn, send, write, () => (notify() ?? 0) > 0 && send()]);
}

/** Runs all, each whatever became of those before it; then throws what the first to fail threw. */
function inTurn(parts: readonly (() => unknown)[]): void {
  const faults: unknown[] = [];
  for (const part of parts) {
    try {
      part();
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/** Trigger, every night: works the new day out. */
export function everyNight(): void {
  night().workOut(true);
  post().send();
}
