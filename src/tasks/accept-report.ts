import { directoryOf } from '../domain/report-people';
import type { Ports } from '../google/ports';
import { open, postsIn, rowsOf } from '../register/open';
import { reportOf } from '../register/report-row';
import { recordReport } from './record-report';
import { saysOtherText } from './signed-text';
import type { Reply, Saved, SaveRequest } from './wire';

/** Accepts a report that was opened, unless its text is another than was signed; says so where nobody hears the feedback. */
export function acceptReport(ports: Ports, request: SaveRequest): Reply<Saved> {
  const reply = recordReport(ports, request, saysOtherText);
  if (reply.kind !== 'answer' || !(request.answers['feedback'] ?? '').trim()) return reply;
  return isHeard(ports, request.id) ? reply : { ...reply, value: { ...reply.value, says: UNHEARD } };
}

const UNHEARD =
  'Accepted. Nobody at the school has an email address in People, so your feedback goes to no one: tell the tutor yourself.';

/** Whether somebody can be written to about what they wrote. */
function isHeard({ sheets, clock }: Pick<Ports, 'sheets' | 'clock'>, id: string): boolean {
  const { tables } = open(sheets, ['reports', 'ects', 'periods', 'people']);
  const row = rowsOf(tables.reports).find((one) => one.id === id);
  const people = {
    ects: rowsOf(tables.ects),
    periods: rowsOf(tables.periods),
    schools: [],
    posts: postsIn(tables.people),
  };
  const { ects, writerOf } = directoryOf(people, clock.today());
  return row !== undefined && ects.has(row.trn) && writerOf(reportOf(row)) !== null;
}
