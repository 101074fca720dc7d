import { addYears, plainDay } from './day';
import type { Day } from './facts';

/*
 * Days that the calendar has and nobody can mean: a slip in the year. Refused where facts come in, named where they stand.
 */

/** Whoever was qualified on this day is exempt (Sch 1 para 1): induction is asked of those after (reg 5), and is no older. */
export const EXEMPT_ON = '1999-05-07' as Day;

/** Why a day is too early to belong to any induction; null when it is not. */
export const whyTooEarly = (on: Day): string | null =>
  on <= EXEMPT_ON ? `Check the year. Nobody’s induction has a day as early as ${plainDay(on)}.` : null;

/** Leave for longer than this is a post given up. */
const LONGEST_LEAVE_YEARS = 5;

export const isLongerThanLeave = (from: Day, until: Day): boolean =>
  until > addYears(from, LONGEST_LEAVE_YEARS);
