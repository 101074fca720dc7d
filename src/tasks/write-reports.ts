import { reportDocument } from '../documents/report-document';
import type { ReportState } from '../domain/facts';
import type { Ports } from '../google/ports';
import { applyUnderLock } from '../register/apply';
import { update } from '../register/change';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { answersOf, reportOf } from '../register/report-row';

/** A report is a document from the moment the tutor lets it go. */
const WRITTEN: readonly ReportState[] = ['with ECT', 'signing', 'submitted', 'reviewed'];

/** A document takes some six seconds; the next is not begun after this. */
const STOP_AFTER_SECONDS = 280;

const needsWriting = (row: ReportRow): boolean =>
  WRITTEN.includes(row.state) && row.pdfOf !== (row.version ?? 0);

export interface Written {
  readonly written: number;
  readonly left: number;
}

/**
 * Writes the PDF of every report whose text changed since its last one, as many as fit in this run. Each document bears
 * the report and version it was made of, so a run that died leaves nothing to be made twice.
 */
export function writeReports(ports: Ports): Written {
  const due = rowsOf(open(ports.sheets, ['reports']).tables.reports).filter(needsWriting);
  const made: { id: string; url: string; version: number }[] = [];
  for (const row of due) {
    if (ports.clock.elapsed() > STOP_AFTER_SECONDS) break;
    made.push({ id: row.id, version: row.version ?? 0, url: write(ports, row) });
  }
  if (made.length > 0) fileLinks(ports, made);
  return { written: made.length, left: due.length - made.length };
}

/** Writes one report's PDF now, for a person who asks; null if there is nothing to write. */
export function writeReport(ports: Ports, id: string): string | null {
  const row = rowsOf(open(ports.sheets, ['reports']).tables.reports).find((report) => report.id === id);
  if (!row || !WRITTEN.includes(row.state)) return null;
  if (row.pdf !== null && !needsWriting(row)) return row.pdf;
  const url = write(ports, row);
  fileLinks(ports, [{ id, url, version: row.version ?? 0 }]);
  return url;
}

function write(ports: Ports, row: ReportRow): string {
  const policy = rememberedPolicy(ports.memory);
  const names = { ect: row.ect ?? row.trn, school: row.school ?? 'a school not named', ab: policy.abName };
  const document = reportDocument(
    reportOf(row),
    { ...answersOf(row), ectComment: row.ectComment ?? '' },
    names,
    policy,
  );
  return ports.documents.writePdf({ ref: `${row.id}/${row.version ?? 0}`, ...document }).url;
}

function fileLinks(ports: Ports, made: readonly { id: string; url: string; version: number }[]): void {
  if (!ports.lock.take(60_000))
    throw new Error(
      'The documents were written, but somebody else was saving, so their links wait for the next run.',
    );
  const changes = made.map(({ id, url, version }) =>
    update('reports', id, { pdf: url, pdfOf: version }, 'File the PDF'),
  );
  applyUnderLock(ports.sheets, changes, { who: 'Documents', at: ports.clock.now() });
  ports.lock.release();
}
