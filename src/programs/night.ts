import { googlePorts } from '../google';
import type { Refreshed } from '../tasks/refresh';
import { refresh } from '../tasks/refresh';

/** Works the day out anew; null while somebody else is saving. `mail`: digests that fall due are queued too. */
export const workOut = (mail: boolean): Refreshed | null => refresh(googlePorts(), { mail });
