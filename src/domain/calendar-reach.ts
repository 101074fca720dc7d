import { known, reason, unknown } from './answer';
import { dayFrom } from './civil';
import type { Answer, BankHoliday, Calendar, Day } from './facts';
import { EVERYWHERE, slotsOf } from './terms';
import { HOME, holidaysOf } from './working-days';

/** How far an area's terms reach without a gap from the first, and what to do about the rest. */
export function termsKnownUntil(calendar: Pick<Calendar, 'terms'>, area: string | null = null): Answer<Day> {
  const slots = slotsOf(calendar, area);
  const last = slots.find(({ stops }) => stops !== null);
  if (!last?.stops)
    return unknown(`The Terms sheet has no terms (${area ?? EVERYWHERE}). Add them to work this out.`);
  return known(dayFrom(last.until), reason(last.stops));
}

/** The last day up to which every year, from the first one held, has its bank holidays; null when none has. */
export function holidaysKnownUntil(calendar: Calendar, nation: BankHoliday['nation'] = HOME): Day | null {
  const { years } = holidaysOf(calendar, nation);
  if (years.size === 0) return null;
  let year = Math.min(...years);
  while (years.has(year + 1)) year += 1;
  return `${year}-12-31` as Day;
}
