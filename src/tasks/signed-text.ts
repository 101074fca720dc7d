import type { Problem } from '../domain/facts';
import type { Signatory } from '../domain/report-signatures';
import { signatoryName, signedAt } from '../domain/report-signatures';
import { signatureLines } from '../domain/signature-lines';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import type { Need } from './needs';
import { textPrint } from './report-code';

/**
 * The print of what somebody signs. The tutor's and the head's signatures stand on the report, which is theirs; the
 * ECT's stands on their own comment too.
 */
export const printSigned = (row: ReportRow, signatory: Signatory): string =>
  textPrint(row, signatory === 'ECT' ? 'sign' : 'comment');

/** Whose signatures stand on another text than the report has now: somebody has typed over it in the sheet (2.61). */
export function signedOtherText(row: ReportRow): readonly Signatory[] {
  if (row.signatures === null) return [];
  const report = reportOf(row);
  return signatureLines(row.signatures).flatMap(({ signatory, print }) =>
    signedAt(report, signatory) !== null && print !== printSigned(row, signatory) ? [signatory] : [],
  );
}

/** Why such a report is not accepted. */
export function saysOtherText(row: ReportRow): readonly Problem[] {
  const whose = signedOtherText(row).map(signatoryName).join(', ');
  return whose === ''
    ? []
    : [
        {
          field: '',
          says: `The text was changed in the sheet after ${whose} signed it. Return it, and signatures are asked for again (2.61).`,
        },
      ];
}

export const signedTextNeeds = (reports: readonly ReportRow[]): readonly Need[] =>
  reports.flatMap((row) => {
    const whose = signedOtherText(row);
    if (whose.length === 0) return [];
    const names = whose.map(signatoryName).join(', ');
    return [
      {
        sheet: 'reports' as const,
        row: row.id,
        says: `${row.ect ?? row.trn}: the text was changed in the sheet after ${names} had signed it. Put the words back as they were (File > Version history), or open the report in the sidebar and return it: then signatures are asked for again (2.61).`,
      },
    ];
  });
