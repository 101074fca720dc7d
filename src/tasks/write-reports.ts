import { reportDocument } from '../documents/report-document';
import type { ReportState } from '../domain/facts';
import { counted } from '../domain/counted';
import { directoryOf } from '../domain/report-people';
import type { Memory, PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Row } from '../register/open';
import { open, postsIn, rowsOf, shownOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { answersOf, reportOf } from '../register/report-row';
import { spelt } from './draft-mails';
import type { Folders } from './folders';
import { foldersFor } from './folders';
import type { Need } from './needs';
import { named } from './needs';
import { pdfIsCurrent, pdfMark, spellPrint, textPrint } from './report-code';
import { lengthsFor } from './length-served';
import { minutesBetween } from './minutes';
import { signedOtherText } from './signed-text';

/** A report is a document from the moment the tutor lets it go. */
const WRITTEN: readonly ReportState[] = ['with ECT', 'signing', 'submitted', 'reviewed'];

/** A document takes some six seconds; the next is not begun after this. */
const STOP_AFTER_SECONDS = 310;

/** One report that Google will not write must not keep the others back; after more than these it is not the report. */
const MOST_FAULTS = 2;

/** Whether its PDF was never written, or no longer says what the report says. */
export const needsWriting = (row: ReportRow): boolean => WRITTEN.includes(row.state) && !pdfIsCurrent(row);

/** A property of the script holds 9 KB. */
const MOST_REMEMBERED = 500;

/**
 * When the run that is writing began, or that one left something behind: which reports it could not write and, on a line of
 * its own, why. Two runs at once would each write every report.
 */
const UNDER_WAY = 'documents under way';
const LEFT_BEHIND = 'left behind';
/** An execution lives six minutes; a claim older than this belongs to one that died. */
const CLAIM_MINUTES = 7;

const leftBehind = (failed: Iterable<string>, fault: unknown): string =>
  `${[LEFT_BEHIND, ...[...failed].slice(0, MOST_REMEMBERED)].join(' ')}\n${spelt(fault).slice(0, 500)}`;

/** Null where nothing was left behind. */
function readLeft(text: string | null): { readonly failed: readonly string[]; readonly why: string } | null {
  if (text?.startsWith(LEFT_BEHIND) !== true) return null;
  const [ids = '', ...why] = text.slice(LEFT_BEHIND.length).split('\n');
  return { failed: ids.split(' ').filter(Boolean), why: why.join('\n') };
}

/** PDFs that the last run could not write, and why, for as long as they wait. */
export function unwrittenNeeds(memory: Pick<Memory, 'get'>, reports: readonly ReportRow[]): readonly Need[] {
  const { failed = [], why = '' } = readLeft(memory.get(UNDER_WAY)) ?? {};
  const ids = reports.filter((row) => failed.includes(row.id) && needsWriting(row)).map(({ id }) => id);
  return ids.length === 0
    ? []
    : [{ sheet: 'reports', row: named(ids), says: `${counted(ids.length, 'PDF')} can’t be written: ${why}` }];
}

interface Claim {
  /** Whether a run before this one may have left files behind. */
  readonly afterDeath: boolean;
  /** Reports that runs before this one could not write. They come last, so that they keep no others back. */
  readonly failed: readonly string[];
}

/** Null where a run is writing this moment. */
function claim({ lock, memory, clock }: PostPorts): Claim | null {
  if (!lock.take(10_000)) return null;
  const before = memory.get(UNDER_WAY);
  const left = readLeft(before);
  const isFree = before === null || left !== null || minutesBetween(before, clock.now()) > CLAIM_MINUTES;
  if (isFree) memory.set(UNDER_WAY, clock.now());
  lock.release();
  return isFree ? { afterDeath: before !== null, failed: left?.failed ?? [] } : null;
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
 * Writes the PDF of every report whose text changed since its last one, as many as fit in this run. A report keeps one file
 * for good, so one written twice by a run that died and the next is still one.
 */
export function writeReports(ports: PostPorts): Written {
  const waiting = reportsIn(ports).filter(needsWriting).length;
  const claimed = waiting === 0 ? null : claim(ports);
  if (claimed === null) return { written: 0, left: waiting };
  const desk = writingDesk(ports, claimed.afterDeath);
  const failed = new Set(claimed.failed);
  const due = desk.reports.filter(needsWriting);
  const made: Made[] = [];
  const faults: unknown[] = [];
  for (const row of [...due.filter(({ id }) => !failed.has(id)), ...due.filter(({ id }) => failed.has(id))]) {
    if (ports.clock.elapsed() > STOP_AFTER_SECONDS || faults.length > MOST_FAULTS) break;
    try {
      const url = desk.write(row);
      made.push({ id: row.id, mark: pdfMark(row, url), url });
      failed.delete(row.id);
    } catch (fault) {
      faults.push(fault);
      failed.add(row.id);
    }
  }
  finish(ports, desk, made, faults.length > 0 ? leftBehind(failed, faults[0]) : null);
  if (faults.length > 0) throw faults[0];
  return { written: made.length, left: due.length - made.length };
}

/** Writes one report's PDF now, for a person who asks; null if there is nothing to write. */
export function writeReport(ports: PostPorts, id: string): string | null {
  const before = reportsIn(ports).find((report) => report.id === id);
  if (!before || !WRITTEN.includes(before.state)) return null;
  if (!needsWriting(before)) return before.pdf;
  const claimed = claim(ports);
  if (claimed === null)
    throw new Error('Documents are being written this moment. Ask again in a few minutes.');
  const desk = writingDesk(ports, claimed.afterDeath);
  const row = desk.reports.find((report) => report.id === id) ?? before;
  if (!needsWriting(row)) {
    ports.memory.remove(UNDER_WAY);
    return row.pdf;
  }
  try {
    const url = desk.write(row);
    finish(ports, desk, [{ id, url, mark: pdfMark(row, url) }], null);
    return url;
  } catch (fault) {
    ports.memory.set(UNDER_WAY, leftBehind([...claimed.failed, id], fault));
    throw fault;
  }
}

/** All that is needed to write reports, read once. */
interface WritingDesk {
  readonly reports: readonly ReportRow[];
  readonly folders: Folders;
  /** Gives the address of the PDF. */
  readonly write: (row: ReportRow) => string;
}

function writingDesk(ports: PostPorts, afterDeath: boolean): WritingDesk {
  if (afterDeath) ports.documents.clearUp('report', true);
  const { tables } = open(ports.sheets, ['reports', 'ects', 'schools', 'documents', 'periods', 'people']);
  const ects = rowsOf(tables.ects);
  const schools = rowsOf(tables.schools);
  const byTrn = new Map(shownOf(tables.ects).map((row) => [row.trn, row]));
  const byUrn = new Map(schools.map((row) => [row.urn, row]));
  const folders = foldersFor(ports, byTrn, byUrn);
  const people = { ects, schools, periods: rowsOf(tables.periods), posts: postsIn(tables.people) };
  const { tutorNameOf } = directoryOf(people, ports.clock.today());
  const papers = rowsOf(tables.documents);
  const policy = rememberedPolicy(ports.memory);
  const lengthOf = lengthsFor(ports, policy);
  return {
    reports: rowsOf(tables.reports),
    folders,
    write: (stands) => {
      // Whatever somebody pasted into their cells, a report bears the names of its own ECT and school.
      const row = {
        ...stands,
        ect: byTrn.get(stands.trn)?.name ?? stands.ect,
        school: byUrn.get(stands.urn ?? '')?.name ?? stands.school,
      };
      const report = reportOf(row);
      const names = {
        ect: row.ect ?? 'ECT',
        school: row.school ?? 'a school not named',
        ab: policy.abName,
        tutor: tutorNameOf(report),
        version: row.version ?? 0,
        print: spellPrint(textPrint(row, 'sign')),
        signatures: row.signatures,
        signedOtherText: signedOtherText(row),
        papers: papers.filter((paper) => isOf(row, paper)),
        length: lengthOf(report),
      };
      const document = reportDocument(
        report,
        { ...answersOf(row), extraAnswers: row.extraAnswers ?? '', ectComment: row.ectComment ?? '' },
        names,
        policy,
      );
      const folder = (again: boolean) => folders.of(row, again);
      // One that was written once has a file, whatever its cell says now.
      const mayHave = afterDeath || row.pdfOf !== null;
      return ports.documents.writePdf({ ref: row.id, known: row.pdf, folder, mayHave, ...document }).url;
    },
  };
}

/** Whether a paper is of the ECT and the days a report is about. */
const isOf = ({ trn, coversFrom, coversUntil }: ReportRow, paper: Row<'documents'>): boolean =>
  paper.trn === trn && paper.on >= coversFrom && paper.on <= coversUntil;

/** Files the links; then nothing is under way any more, and nothing left to be cleared up but by what failed. */
function finish(ports: PostPorts, desk: WritingDesk, made: readonly Made[], left: string | null): void {
  ports.documents.clearUp('report', false);
  const folders = desk.folders.changes();
  if (made.length + folders.length > 0) fileLinks(ports, made, folders);
  if (left !== null) ports.memory.set(UNDER_WAY, left);
  else ports.memory.remove(UNDER_WAY);
}

function fileLinks(ports: PostPorts, made: readonly Made[], folders: readonly Change[]): void {
  if (!ports.lock.take(25_000))
    throw new Error(
      'The documents were written, but somebody else was saving, so their links wait for the next run.',
    );
  const { tables } = open(ports.sheets, ['reports']);
  const there = new Set(rowsOf(tables.reports).map(({ id }) => id));
  const changes = made
    .filter(({ id }) => there.has(id))
    .map(({ id, url, mark }) => update('reports', id, { pdf: url, pdfOf: mark }, 'File the PDF'));
  applyOrThrow(ports.sheets, [...changes, ...folders], { who: 'Documents', at: ports.clock.now() });
  ports.lock.release();
}

/** Has the PDFs of these reports, or of all, written again by the next runs; gives how many. Null while others save. */
export function writeAgain(ports: PostPorts, ids: readonly string[] | null): number | null {
  if (!ports.lock.take(10_000)) return null;
  const wanted = reportsIn(ports).filter(
    ({ id, pdfOf, state }) => WRITTEN.includes(state) && pdfOf !== null && (ids === null || ids.includes(id)),
  );
  const changes = wanted.map(({ id }) => update('reports', id, { pdfOf: null }, 'Write the PDF again'));
  if (changes.length > 0)
    applyOrThrow(ports.sheets, changes, { who: ports.user.email() || 'Documents', at: ports.clock.now() });
  ports.lock.release();
  return wanted.length;
}
