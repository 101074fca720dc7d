import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { update } from '../register/change';
import { textOf } from '../register/column';
import { open, rowsOf, type Row } from '../register/open';
import { schoolFolder, schoolFolderName } from './folders';
import { minutesBetween } from './minutes';
import type { VisitStep } from './take-visit-further';

/** A document takes some six seconds; the next is not begun after this. */
const STOP_AFTER_SECONDS = 240;

/** When the run that is writing a visit's report began: two at once would each file a PDF. */
const UNDER_WAY = 'visit report under way';
/** An execution lives six minutes; a claim older than this belongs to one that died. */
const CLAIM_MINUTES = 7;

type VisitRow = Row<'visits'>;

const visitIn = ({ sheets }: PostPorts, id: string): VisitRow | undefined =>
  rowsOf(open(sheets, ['visits']).tables.visits).find((visit) => visit.id === id);

/** The visit as it stands once nobody else is writing; null while somebody is, or is saving. */
function claim(ports: PostPorts, visit: VisitRow): VisitRow | null {
  const { lock, memory, clock } = ports;
  if (!lock.take(10_000)) return null;
  // Asked of Google anew: a run that writes several has claimed before.
  const before = memory.all()[UNDER_WAY] ?? null;
  const isFree = before === null || minutesBetween(before, clock.now()) > CLAIM_MINUTES;
  const now = isFree ? (visitIn(ports, visit.id) ?? visit) : null;
  if (isFree) memory.set(UNDER_WAY, clock.now());
  lock.release();
  return now;
}

/** Writes the document while others may save, then files its link; says what was done. */
export function writeVisitReport(
  ports: PostPorts,
  visit: VisitRow,
  write: NonNullable<VisitStep['write']>,
  says: string,
): string {
  if (ports.clock.elapsed() > STOP_AFTER_SECONDS)
    return 'There was no time left to write the report. Choose this again.';
  const now = claim(ports, visit);
  if (now === null)
    return 'Somebody else is writing a report of a visit. Choose this again in a few minutes.';
  try {
    return now.report !== null && now.reportOf === write.mark
      ? `Somebody else had the report written a moment ago. Read it, then choose this again to send it.\n${textOf(now.report)}`
      : writeAndFile(ports, now, write, says);
  } finally {
    ports.memory.remove(UNDER_WAY);
  }
}

/** Written twice, it is the same document. */
function writeAndFile(
  ports: PostPorts,
  visit: VisitRow,
  write: NonNullable<VisitStep['write']>,
  says: string,
): string {
  ports.documents.clearUp('visit', true);
  const { url } = ports.documents.writePdf({
    ref: visit.id,
    template: 'visit',
    known: visit.report,
    folder: () =>
      ports.documents.folder({
        key: schoolFolder(visit.urn),
        name: schoolFolderName(visit.urn, visit.school),
        inside: null,
      }),
    mayHave: true,
    mark: null,
    ...write.report,
  });
  ports.documents.clearUp('visit', false);
  if (!ports.lock.take(60_000))
    return 'The report was written, but somebody else was saving. Choose this again.';
  if (visitIn(ports, visit.id) !== undefined)
    applyOrThrow(
      ports.sheets,
      [update('visits', visit.id, { report: url, reportOf: write.mark }, 'File the report of a visit')],
      { who: ports.user.email() || 'Visits', at: ports.clock.now() },
    );
  ports.lock.release();
  return `${says}\n${textOf(url)}`;
}
