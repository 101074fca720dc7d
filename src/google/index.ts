import { googleDocuments } from './documents';
import { googleForms } from './forms';
import { googleMemory } from './memory';
import type { Ports } from './ports';
import { googleSheets } from './sheets';
import { googleClock, googleLock, googleMail, googleSigner, googleUser } from './small';

/** Google, as tasks see it. Made anew in each execution; no service is called until a task asks. */
export function googlePorts(): Ports {
  const memory = googleMemory();
  return {
    memory,
    sheets: googleSheets(memory),
    lock: googleLock(),
    clock: googleClock(),
    mail: googleMail(),
    documents: googleDocuments(memory),
    forms: googleForms(memory),
    signer: googleSigner(memory),
    user: googleUser(),
  };
}
