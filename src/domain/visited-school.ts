import { folded } from './who';

/** Which school a visit is to. */
export interface Visited {
  readonly urn: string;
  /** The name beside the URN. */
  readonly school: string | null;
}

/** The URN of the school a visit is to, as it is now: where no school has the visit's, that of the one school of its name. */
export function visitedIn(
  schools: readonly { readonly urn: string; readonly name: string }[],
): (visit: Visited) => string {
  const urns = new Set(schools.map(({ urn }) => urn));
  const named = new Map<string, string | null>();
  for (const { urn, name } of schools) named.set(folded(name), named.has(folded(name)) ? null : urn);
  return ({ urn, school }) => (urns.has(urn) ? urn : (named.get(folded(school ?? '')) ?? urn));
}
