import { once } from '../domain/once';
import { googlePorts } from '../google';
import { lostTriggers } from '../google/triggers';
import { inTurn } from '../tasks/in-turn';
import { noteNight } from '../tasks/last-night';
import { intake, night, post } from './programs';

// The event is a hint only: it may come twice, blank, or not at all, so every submission Intake does not list is taken in.
/** Trigger: a form was sent. */
export function onRegisterFormSubmit(): void {
  const mail = once(post);
  inTurn(googlePorts(), [() => intake().takeIn(), () => mail().write(), () => mail().notify()]);
}

/** Trigger, every ten minutes: forms, mail, documents. */
export function everyTenMinutes(): void {
  post().tick(() => intake().takeIn());
}

/** Trigger, every night: works the new day out, from all that has come, though the other triggers be gone. */
export function everyNight(): void {
  const mail = once(post);
  const ports = googlePorts();
  inTurn(ports, [
    () => intake().takeIn(),
    () => intake().lookForLeft(),
    () => {
      if (night().workOut(true, lostTriggers()) !== null) noteNight(ports);
    },
    () => intake().concerns(),
    () => mail().send(),
    () => mail().withdraw(),
  ]);
}

/** Trigger: a concern was raised. Nothing of it comes into the register. */
export function onConcern(): void {
  if (intake().concerns() === 1) post().send();
}
