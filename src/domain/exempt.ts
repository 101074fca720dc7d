import { plainDay } from './day';
import type { Day } from './facts';
import { EXEMPT_ON } from './likely-day';

/** Why one who qualified on a day has no induction to serve; null when they have. */
export const whyExempt = (qtsOn: Day): string | null =>
  qtsOn <= EXEMPT_ON
    ? `Check the date of QTS. Whoever was qualified on ${plainDay(EXEMPT_ON)} is exempt from induction.`
    : null;
