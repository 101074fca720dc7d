import { spellInstant } from './day';
import type { Report } from './facts';
import type { LifePolicy, Signatory } from './report-signatures';
import { SIGNATORIES, signatoriesOf, signedAt } from './report-signatures';

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

/** As whom each of them signs, before what `spellSignature` says; the template of the PDF has it so too. */
export const SIGNS_AS: { readonly [signatory in Signatory]: string } = {
  tutor: 'Induction tutor',
  ECT: 'Early career teacher',
  head: 'Headteacher',
};

/** What is known of the signatures on a report besides when they were given. */
export interface Signed {
  /** As the report keeps them: see `signatureLines`. */
  readonly signatures: string | null;
  /** The induction tutor, where one is known, whether or not they have signed. */
  readonly tutor: string | null;
  /** Whose signature stands on another text than the report has now. */
  readonly signedOtherText: readonly Signatory[];
}

/** Who signed in this capacity and when, or why nobody did. A report an officer recorded has its signatures on a copy of its own. */
export function spellSignature(
  report: Report,
  signatory: Signatory,
  { signatures, tutor, signedOtherText }: Signed,
  policy: LifePolicy,
): string {
  const at = signedAt(report, signatory);
  const line = signatureLines(signatures).find((one) => one.signatory === signatory);
  const name = (at === null ? undefined : line?.name) ?? (signatory === 'tutor' ? tutor : null);
  const whose = name === null ? '' : `${name}, `;
  if (at !== null)
    return `${whose}signed ${spellInstant(at)}${signedOtherText.includes(signatory) ? ', another text' : ''}`;
  if (!signatoriesOf(report.kind, policy).includes(signatory)) return `${whose}not needed`;
  return `${whose}${isWithAb(report) ? 'not signed here; recorded by the appropriate body' : 'not yet signed'}`;
}

/** Whether the appropriate body has the report. */
export const isWithAb = ({ state }: Pick<Report, 'state'>): boolean =>
  state === 'submitted' || state === 'reviewed';
