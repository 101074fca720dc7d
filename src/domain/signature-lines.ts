import type { Signatory } from './report-signatures';
import { SIGNATORIES } from './report-signatures';

/** A signature as its report keeps it, beside when it was given: on which text, and whose. */
export interface SignatureLine {
  readonly signatory: Signatory;
  /** The print of the text that was signed. */
  readonly print: string;
  readonly name: string;
}

/** The signatures a report keeps, one a line: "tutor 0k3f… Tom Tutor". */
export const signatureLines = (kept: string | null): readonly SignatureLine[] =>
  (kept ?? '').split('\n').flatMap((line) => {
    const [, capacity, print = '', name = ''] = /^(\w+) (\S+) (.+)$/.exec(line) ?? [];
    const signatory = SIGNATORIES.find((one) => one === capacity);
    return signatory === undefined ? [] : [{ signatory, print, name }];
  });

/** A newer signature in the same capacity takes the place of the one before. */
export const withSignatures = (kept: string | null, added: readonly SignatureLine[]): string | null => {
  const lines = [
    ...signatureLines(kept).filter(({ signatory }) => !added.some((one) => one.signatory === signatory)),
    ...added,
  ];
  return lines.length === 0
    ? null
    : lines
        .map(({ signatory, print, name }) => `${signatory} ${print} ${name.replace(/\s+/g, ' ').trim()}`)
        .join('\n');
};
