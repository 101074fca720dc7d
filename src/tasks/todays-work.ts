import { shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { REPORT_STANDS } from '../domain/report-stands';
import { capital } from '../domain/capital';
import { WORK, type Work, workOf } from '../domain/todays-work';
import type { Sheets } from '../google/ports';
import type { Row } from '../register/open';
import { open, rowsOf } from '../register/open';
import { readSome } from '../register/some-columns';
import type { WorkItem } from './wire';

/** The reports of the day's lists, as they stand this moment, not as last night left them. */

const FIELDS = ['id', 'trn', 'ect', 'school', 'kind', 'term', 'dueOn', 'state', 'ectSignedAt'] as const;

export type WorkRow = Pick<Row<'reports'>, (typeof FIELDS)[number]>;
export type Listed<R extends WorkRow> = { readonly [work in Work]: readonly R[] };

/** What is on each list, what falls due first in front; `more` fields are read of each row. */
export function readWork<F extends keyof Row<'reports'> & string = never>(
  sheets: Sheets,
  today: Day,
  more: readonly F[] = [],
): Listed<WorkRow & Pick<Row<'reports'>, F>> {
  type Found = WorkRow & Pick<Row<'reports'>, F>;
  const rows = rowsOf(readSome(sheets, 'reports', [...FIELDS, ...more])) as readonly Found[];
  const away = new Map<string, Row<'absences'>[]>();
  for (const absence of rowsOf(open(sheets, ['absences']).tables.absences))
    away.set(absence.trn, [...(away.get(absence.trn) ?? []), absence]);
  const lists: { readonly [work in Work]: Found[] } = {
    toReview: [],
    overdue: [],
    dueThisWeek: [],
    waiting: [],
    returned: [],
  };
  for (const row of rows)
    for (const work of workOf(row, away.get(row.trn) ?? [], today)) lists[work].push(row);
  for (const work of WORK) lists[work].sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  return lists;
}

/** Submissions that wait for a person here, and what they are called. */
export const TO_MEND = 'Submissions to mend or confirm';
export const waitsHere = ({ verdict }: Pick<Row<'intake'>, 'verdict'>): boolean =>
  verdict === 'needs mending' || verdict === 'to confirm';

export const WORK_TITLES: { readonly [work in Work]: string } = {
  toReview: 'To review',
  overdue: 'Overdue',
  dueThisWeek: 'Due this week',
  waiting: 'To sign or comment',
  returned: 'Returned',
};

export const WORK_TONES: { readonly [work in Work]: WorkItem['tone'] } = {
  toReview: 'plain',
  overdue: 'bad',
  dueThisWeek: 'warn',
  waiting: 'plain',
  returned: 'plain',
};

/** One report on a list. */
export const itemOf = (row: WorkRow, work: Work): WorkItem => ({
  trn: row.trn,
  reportId: row.id,
  name: row.ect ?? row.trn,
  line: [
    capital(row.kind),
    row.term,
    ...(work === 'toReview' ? [row.school] : [`due ${shortDay(row.dueOn)}`, REPORT_STANDS[row.state]]),
  ]
    .filter((part) => part !== null)
    .join(', '),
  tone: WORK_TONES[work],
});
