import type { Report } from '../domain/facts';

/** A report as far as its name goes. */
export interface NamedKind extends Pick<Report, 'kind'> {
  readonly final?: Report['final'];
}

/** "final formal assessment": the first ends the first part of induction (2.55), the final one the last (2.60). */
export const kindInFull = ({ kind, final }: NamedKind): string =>
  final === 'yes' ? `final ${kind}` : final === 'no' ? `first ${kind}` : kind;
