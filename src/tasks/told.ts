import { print } from '../domain/fingerprint';
import type { NoticeReport } from '../domain/notices';
import type { Owed } from '../domain/reminders';
import type { Recipient } from '../domain/report-people';
import { folded } from '../domain/who';
import type { Row } from '../register/open';
import type { ReportRow } from '../register/report-row';
import { isGivenUp } from './queued';
import { pdfIsCurrent, textPrint } from './report-code';

/** Who was told what: the Outbox keeps of each mail which texts of which reports it asked for. */

/** How a line of "Asks for" begins: what is asked of which report. */
export const askOf = ({ owed, rung }: Pick<NoticeReport, 'owed' | 'rung'>, id: string): string =>
  `${rung === undefined ? owed : rung === 'overdue' ? 'late' : 'soon'} ${id} `;

/** "sign R-00012 0k3…": one text of one report, asked for in one way. Another text is another line, as is another day. */
export function aboutOf(report: Pick<NoticeReport, 'owed' | 'rung'>, row: ReportRow): string {
  const { owed, rung } = report;
  const which =
    rung !== undefined
      ? row.dueOn
      : owed === 'show' || owed === 'hear'
        ? // What is asked of a report that came in again is another question, whatever its words.
          `${row.timesReturned ?? 0}-${print((owed === 'show' ? row.evidenceAsked : row.feedback) ?? '')}`
        : owed === 'read' || owed === 'mend' || owed === 'write'
          ? String(row.timesReturned ?? 0)
          : // So do the same words, once they came back; of those that never did, this is as it always was.
            `${row.timesReturned ? `${row.timesReturned}-` : ''}${textPrint(row, owed === 'comment' ? 'comment' : 'sign')}`;
  return `${askOf(report, row.id)}${which}`;
}

export const keysIn = (asksFor: string | null): readonly string[] =>
  (asksFor ?? '').split('\n').filter((line) => line !== '');

/**
 * What each person was told at the address they have: after a correction they have been told nothing yet, and a mail that
 * was given up told nothing.
 */
export function toldIn(
  outbox: readonly Row<'outbox'>[],
): (to: Pick<Recipient, 'personId' | 'email'>) => readonly string[] {
  const told = new Map<string, string[]>();
  for (const { personId, to, asksFor, state } of outbox) {
    if (personId === null || isGivenUp(state)) continue;
    const key = `${personId} ${folded(to)}`;
    told.set(key, [...(told.get(key) ?? []), ...keysIn(asksFor)]);
  }
  return ({ personId, email }) => told.get(`${personId} ${folded(email)}`) ?? [];
}

/** Nobody reads a report before writing it, and who wrote it need not read it to be told something of it. */
const NEED_NO_DOCUMENT: readonly Owed[] = ['write', 'mend', 'show', 'hear'];

/** Whether the report is there to be read as it stands now, where that is needed. */
export const hasDocument = ({ owed }: Pick<NoticeReport, 'owed'>, row: ReportRow): boolean =>
  NEED_NO_DOCUMENT.includes(owed) || pdfIsCurrent(row);
