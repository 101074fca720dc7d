import { googlePorts } from '../google';
import { whereaboutsOf } from '../google/file';
import type { Refreshed } from '../tasks/refresh';
import { refresh } from '../tasks/refresh';

/**
 * Works the day out anew; null while somebody else is saving. `mail`: digests that fall due are queued too.
 * @param lost what the triggers do that are gone, or did not run.
 */
export function workOut(mail: boolean, lost: readonly string[]): Refreshed | null {
  const ports = googlePorts();
  return refresh(ports, { mail, lost, ...whereaboutsOf(ports.memory) });
}
