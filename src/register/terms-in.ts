import type { Calendar, Term } from '../domain/facts';
import { NO_DAY } from '../domain/terms';
import type { Broken, Read } from './table';
import { rowsOf } from './open';

/**
 * The terms of the Terms sheet. A row of which a day can't be read is passed on without its days: England's term of that
 * name does not stand in its place, so what falls in it is not known.
 */
export const termsIn = (read: Pick<Read<Term>, 'entries' | 'broken'>): readonly Term[] => [
  ...rowsOf(read),
  ...read.broken.flatMap(({ row }: Broken<Term>) => {
    const { area, name } = row;
    return area && name ? [{ ...(row as Term), startsOn: NO_DAY, endsOn: NO_DAY }] : [];
  }),
];

/** The area whose terms each school follows, by URN. */
export const areasIn = (
  schools: readonly { readonly urn: string; readonly area: string | null }[],
): NonNullable<Calendar['areas']> =>
  new Map(schools.flatMap(({ urn, area }) => (area === null ? [] : [[urn, area] as const])));
