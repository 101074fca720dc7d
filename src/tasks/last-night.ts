import { addDays } from '../domain/day';
import type { Day } from '../domain/facts';
import type { Ports } from '../google/ports';

/** The day whose night was last worked out by itself: what people work out by hand says nothing of the triggers. */
const KEY = 'last night';

/** The night's run begins between five and six; by this hour it is over. */
const OVER_AT = 8;

type At = Pick<Ports, 'memory' | 'clock'>;

/** From Set up on, nights are expected. */
export const noteNight = ({ memory, clock }: At): void => memory.set(KEY, clock.today());

/** Whether the last night that should have been worked out was not. */
export function isNightMissed({ memory, clock }: At): boolean {
  const last = memory.get(KEY) as Day | null;
  const today = clock.today();
  if (last === null || last === today) return false;
  return last < addDays(today, -1) || Number(clock.now().slice(11, 13)) >= OVER_AT;
}
