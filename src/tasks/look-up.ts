import { isoWeekOf, spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import type { Ports } from '../google/ports';
import type { EctRow, Row } from '../register/open';
import { open, policyIn, rowsOf } from '../register/open';
import { rememberSettings } from '../register/remembered';
import { textOf } from '../register/column';
import type { Figure, Hit, Home, WorkItem, WorkList } from './wire';

/** More ECTs than this are searched for on the server: the list would make the page slow to open. */
const MOST_IN_PAGE = 3000;
const MOST_IN_LIST = 6;
const MOST_HITS = 20;

/** What the sidebar shows before anyone types: how things stand, and today's work. */
export function home(ports: Ports): Home {
  const { tables } = open(ports.sheets, ['ects', 'desk', 'intake', 'settings']);
  const settings = rowsOf(tables.settings);
  rememberSettings(ports.memory, Object.fromEntries(settings.map((row) => [row.key, textOf(row.value)])));
  const { policy, problems } = policyIn(tables.settings);
  const today = ports.clock.today();
  const workedOut = rowsOf(tables.desk).find(({ what }) => what === 'Worked out');
  const ects = rowsOf(tables.ects);
  const toMend = rowsOf(tables.intake).filter((row) => row.verdict === 'needs mending');
  return {
    abName: policy.abName,
    today,
    todaySpelt: spellDay(today),
    workedOut: workedOut ? `Worked out at ${workedOut.figure ?? ''}, ${workedOut.where ?? ''}` : '',
    user: ports.user.email(),
    figures: figuresOf(ects, toMend.length, today),
    lists: listsOf(ects, toMend, today),
    index: ects.length > MOST_IN_PAGE ? null : ects.map(hitOf),
    notices: [
      ...problems.map(({ field, says }) => `Settings, ${field}: ${says}`),
      ...tables.ects.problems
        .slice(0, 5)
        .map(({ at, heading, says }) => `ECTs, row ${at}, ${heading}: ${says}`),
    ],
  };
}

const hitOf = (row: EctRow): Hit => ({
  trn: row.trn,
  name: row.name,
  school: row.school ?? '',
  status: row.status ?? '',
});

const listed = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ');

const isLate = (row: EctRow): boolean => (row.lateReports ?? 0) > 0;
const isDueThisWeek = (row: EctRow, today: Day): boolean =>
  row.nextDueOn !== null && row.nextDueOn >= today && isoWeekOf(row.nextDueOn) === isoWeekOf(today);

function figuresOf(ects: readonly EctRow[], toMend: number, today: Day): Figure[] {
  const count = (holds: (row: EctRow) => boolean) => ects.filter(holds).length;
  return [
    { label: 'Overdue', count: ects.reduce((sum, row) => sum + (row.lateReports ?? 0), 0), tone: 'bad' },
    { label: 'Due this week', count: count((row) => isDueThisWeek(row, today)), tone: 'warn' },
    { label: 'To review', count: ects.reduce((sum, row) => sum + (row.toReview ?? 0), 0), tone: 'plain' },
    { label: 'At risk', count: count((row) => row.risk === 'red' || row.risk === 'amber'), tone: 'bad' },
    { label: 'Submissions to mend', count: toMend, tone: 'warn' },
  ];
}

function listsOf(ects: readonly EctRow[], toMend: readonly Row<'intake'>[], today: Day): WorkList[] {
  const list = (
    title: string,
    rows: readonly EctRow[],
    line: (row: EctRow) => string,
    tone: WorkItem['tone'],
  ): WorkList => ({
    title,
    total: rows.length,
    items: rows
      .slice(0, MOST_IN_LIST)
      .map((row) => ({ trn: row.trn, reportId: null, name: row.name, line: line(row), tone })),
  });
  const byDue = (one: EctRow, other: EctRow) => ((one.nextDueOn ?? '') < (other.nextDueOn ?? '') ? -1 : 1);
  const levels = ['red', 'amber'];
  const byRisk = (one: EctRow, other: EctRow) =>
    levels.indexOf(one.risk ?? '') - levels.indexOf(other.risk ?? '');
  const late = ects.filter(isLate);
  const soon = ects.filter((row) => !isLate(row) && isDueThisWeek(row, today)).sort(byDue);
  const review = ects.filter((row) => (row.toReview ?? 0) > 0);
  const risk = ects.filter((row) => levels.includes(row.risk ?? '')).sort(byRisk);
  return [
    {
      title: 'Submissions to mend',
      total: toMend.length,
      items: toMend.slice(0, MOST_IN_LIST).map((row) => ({
        trn: '',
        reportId: row.reference,
        name: row.ect ?? 'Unknown report',
        line: (row.reasons ?? '').split('\n')[0] ?? '',
        tone: 'warn' as const,
      })),
    },
    list('To review', review, (row) => listed(`${row.toReview ?? 0} received`, row.school), 'plain'),
    // The next report of the row is the one expected next, which need not be the one that is late.
    list('Overdue', late, (row) => listed(`${row.lateReports ?? 0} overdue`, row.school), 'bad'),
    list(
      'Due this week',
      soon,
      (row) => `${row.nextReport ?? 'A report'} by ${row.nextDueOn === null ? '' : spellDay(row.nextDueOn)}`,
      'warn',
    ),
    list('At risk', risk, (row) => (row.riskReasons ?? '').split('\n')[0] ?? '', 'bad'),
  ].filter((one) => one.total > 0);
}

/** Letters without their accents, small: "Zoë" is found by "zoe". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** ECTs whose name, TRN or school holds every word of the text. */
export function search(ports: Pick<Ports, 'sheets'>, text: string): readonly Hit[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits: Hit[] = [];
  for (const row of rowsOf(open(ports.sheets, ['ects']).tables.ects)) {
    const among = plain(`${row.name} ${row.trn} ${row.school ?? ''}`);
    if (words.every((word) => among.includes(word))) hits.push(hitOf(row));
    if (hits.length === MOST_HITS) break;
  }
  return hits;
}

/** The ECT of the row a person has selected, whichever sheet it is on. */
export function selectedEct(ports: Pick<Ports, 'sheets'>): { readonly trn: string | null } {
  const selected = ports.sheets.selected();
  if (!selected || selected.at < 2) return { trn: null };
  const grid = ports.sheets.open(selected.table);
  const at = grid.row(1).findIndex((heading) => textOf(heading) === 'TRN');
  const trn = at === -1 ? '' : textOf(grid.row(selected.at)[at]);
  return { trn: trn === '' ? null : trn };
}
