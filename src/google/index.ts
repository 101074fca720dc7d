import { googleMemory } from './memory';
import type { Ports } from './ports';
import { googleSheets } from './sheets';
import { googleClock, googleLock, googleSigner, googleUser } from './small';

/** Google, as tasks see it. Made anew in each execution; no service is called until a task asks. */
export function googlePorts(): Ports {
  const memory = googleMemory();
  return {
    memory,
    sheets: googleSheets(memory),
    lock: googleLock(),
    clock: googleClock(),
    signer: googleSigner(memory),
    user: googleUser(),
  };
}
