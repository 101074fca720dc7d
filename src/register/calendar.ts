import type { BankHoliday, Calendar } from '../domain/facts';
import type { Opened } from './open';
import { rowsOf } from './open';
import { areasIn, termsIn } from './terms-in';

/** The calendars of the register; a school follows its area's terms where the Terms sheet has that area. */
export const calendarIn = (tables: Opened<'terms' | 'bankHolidays' | 'schools'>['tables']): Calendar => ({
  terms: termsIn(tables.terms),
  bankHolidays: rowsOf<BankHoliday>(tables.bankHolidays),
  areas: areasIn(rowsOf(tables.schools)),
});
