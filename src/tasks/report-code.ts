import type { Signer } from '../google/ports';

/** Names what the print is for, so that a code for a form opens nothing else. */
const PURPOSE = 'form';

/** "R-00012.Jc2…": which report a form is about, with a print that only this register can make. */
export const reportCode = (signer: Signer, id: string): string => `${id}.${signer.sign(`${PURPOSE}|${id}`)}`;

/** The report a code names, or null for a code this register did not make. */
export function reportOfCode(signer: Signer, code: string): string | null {
  const [, id, print] = /^(R-\d+)\.([\w-]{16,})$/.exec(code.trim()) ?? [];
  if (id === undefined || print === undefined) return null;
  return same(print, signer.sign(`${PURPOSE}|${id}`)) ? id : null;
}

/** Compares in a time that does not tell where two prints part. */
function same(one: string, other: string): boolean {
  let apart = one.length ^ other.length;
  for (let i = 0; i < Math.max(one.length, other.length); i++)
    apart |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return apart === 0;
}
