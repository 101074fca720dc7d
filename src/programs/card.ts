import { googlePorts } from '../google';
import { ectCard } from '../tasks/ect-card';
import type { Card } from '../tasks/wire';

/** All the sidebar shows of one ECT; null where the register has none with this TRN. */
export const cardOf = (trn: string): Card | null => ectCard(googlePorts(), trn);
