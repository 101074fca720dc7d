import { googlePorts } from '../google';
import { whereaboutsOf } from '../google/file';
import { lostTriggers } from '../google/triggers';
import type { Refreshed } from '../tasks/refresh';
import { refresh } from '../tasks/refresh';

/** Works the day out anew; null while somebody else is saving. `mail`: digests that fall due are queued too. */
export function workOut(mail: boolean): Refreshed | null {
  const ports = googlePorts();
  const lost = mail ? lostTriggers() : [];
  return refresh(ports, { mail, lost, ...whereaboutsOf(ports.memory) });
}
