import { googlePorts } from '../google';
import { planVisits } from '../tasks/plan-visits';

/** Plans the year's visits; says what it did, in sentences, or null while somebody else is saving. */
export const plan = (): readonly string[] | null => planVisits(googlePorts());
