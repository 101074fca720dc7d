import { reportDocument } from '../documents/report-document';
import type { ReportState } from '../domain/facts';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { update } from '../register/change';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { answersOf, reportOf } from '../register/report-row';
import { pdfIsCurrent, pdfMark, spellPrint, textPrint } from './report-code';
import { minutesBetween } from './send-mail';

/** A report is a document from the moment the tutor lets it go. */
const WRITTEN: readonly ReportState[] = ['with ECT', 'signing', 'submitted', 'reviewed'];

/** A document takes some six seconds; the next is not begun after this. */
const STOP_AFTER_SECONDS = 280;

/** One report that Google will not write must not keep the others back; after more than these it is not the report. */
const MOST_FAULTS = 2;

const needsWriting = (row: ReportRow): boolean => WRITTEN.includes(row.state) && !pdfIsCurrent(row);

/** When the run that is writing began. Two runs at once would each write every report. */
const UNDER_WAY = 'documents under way';
/** An execution lives six minutes; a claim older than this belongs to one that died. */
const CLAIM_MINUTES = 7;

/** Whether this run may write: no other is at it. */
function claim({ lock, memory, clock }: PostPorts): boolean {
  if (!lock.take(10_000)) return false;
  const since = memory.get(UNDER_WAY);
  const mine = since === null || minutesBetween(since, clock.now()) > CLAIM_MINUTES;
  if (mine) memory.set(UNDER_WAY, clock.now());
  lock.release();
  return mine;
}

const reportsIn = (ports: PostPorts): readonly ReportRow[] =>
  rowsOf(open(ports.sheets, ['reports']).tables.reports);

interface Made {
  readonly id: string;
  readonly url: string;
  readonly mark: string;
}

export interface Written {
  readonly written: number;
  readonly left: number;
}

/**
 * Writes the PDF of every report whose text changed since its last one, as many as fit in this run. Each document bears
 * the report, version and text it was made of, so a run that died leaves nothing to be made twice.
 */
export function writeReports(ports: PostPorts): Written {
  const waiting = reportsIn(ports).filter(needsWriting).length;
  if (waiting === 0 || !claim(ports)) return { written: 0, left: waiting };
  const due = reportsIn(ports).filter(needsWriting);
  const made: Made[] = [];
  const faults: unknown[] = [];
  for (const row of due) {
    if (ports.clock.elapsed() > STOP_AFTER_SECONDS || faults.length > MOST_FAULTS) break;
    try {
      made.push({ id: row.id, mark: pdfMark(row), url: write(ports, row) });
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (made.length > 0) fileLinks(ports, made);
  ports.memory.remove(UNDER_WAY);
  if (faults.length > 0) throw faults[0];
  return { written: made.length, left: due.length - made.length };
}

/** Writes one report's PDF now, for a person who asks; null if there is nothing to write. */
export function writeReport(ports: PostPorts, id: string): string | null {
  const found = () => reportsIn(ports).find((report) => report.id === id);
  const before = found();
  if (!before || !WRITTEN.includes(before.state)) return null;
  if (before.pdf !== null && !needsWriting(before)) return before.pdf;
  if (!claim(ports)) throw new Error('Documents are being written this moment. Ask again in a few minutes.');
  const row = found() ?? before;
  const url = row.pdf !== null && !needsWriting(row) ? row.pdf : write(ports, row);
  if (url !== row.pdf) fileLinks(ports, [{ id, url, mark: pdfMark(row) }]);
  ports.memory.remove(UNDER_WAY);
  return url;
}

function write(ports: PostPorts, row: ReportRow): string {
  const policy = rememberedPolicy(ports.memory);
  const names = {
    ect: row.ect ?? 'ECT',
    school: row.school ?? 'a school not named',
    ab: policy.abName,
    version: row.version ?? 0,
    print: spellPrint(textPrint(row, 'sign')),
  };
  const document = reportDocument(
    reportOf(row),
    { ...answersOf(row), ectComment: row.ectComment ?? '' },
    names,
    policy,
  );
  return ports.documents.writePdf({ ref: `${row.id}/${pdfMark(row)}`, ...document }).url;
}

function fileLinks(ports: PostPorts, made: readonly Made[]): void {
  if (!ports.lock.take(60_000))
    throw new Error(
      'The documents were written, but somebody else was saving, so their links wait for the next run.',
    );
  const { tables } = open(ports.sheets, ['reports']);
  const there = new Set(rowsOf(tables.reports).map(({ id }) => id));
  const changes = made
    .filter(({ id }) => there.has(id))
    .map(({ id, url, mark }) => update('reports', id, { pdf: url, pdfOf: mark }, 'File the PDF'));
  applyOrThrow(ports.sheets, changes, { who: 'Documents', at: ports.clock.now() });
  ports.lock.release();
}
