import { countOf, spellTerms } from './fraction';
import type { Served } from './induction';

/** "6 of 6 terms, and 11 days of extension to serve": all terms may be served while days of extension are not (3.6). */
export const spellServed = ({ terms, required, extension }: Served): string =>
  `${spellTerms(terms, required)}${
    extension === null || extension.n === 0 ? '' : `, and ${countOf(extension, 'day')} of extension to serve`
  }`;
