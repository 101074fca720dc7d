import { spellDay } from '../domain/day';
import type { Work } from '../domain/todays-work';
import type { Ports } from '../google/ports';
import type { EctRow, Row } from '../register/open';
import { open, rowsOf, shownOf } from '../register/open';
import { settingsIn } from '../register/remembered';
import { textOf } from '../register/column';
import {
  type Listed,
  TO_MEND,
  WORK_TITLES,
  WORK_TONES,
  type WorkRow,
  itemOf,
  readWork,
  waitsHere,
} from './todays-work';
import { isNightMissed } from './last-night';
import type { Figure, Hit, Home, WorkList } from './wire';

/** More ECTs than this are searched for on the server: the list would make the page slow to open. */
const MOST_IN_PAGE = 3000;
const MOST_IN_LIST = 6;
const MOST_HITS = 20;

/** What the sidebar shows before anyone types: how things stand, and today's work. */
export function home(ports: Ports): Home {
  const { tables } = open(ports.sheets, ['ects', 'desk', 'intake', 'settings']);
  const { policy, problems } = settingsIn(ports.memory, tables.settings);
  const today = ports.clock.today();
  const workedOut = rowsOf(tables.desk).find(({ what }) => what === 'Worked out');
  const ects = shownOf(tables.ects);
  const work = readWork(ports.sheets, today);
  const toMend = rowsOf(tables.intake).filter(waitsHere);
  return {
    abName: policy.abName,
    today,
    todaySpelt: spellDay(today),
    workedOut: workedOut ? `Worked out at ${workedOut.figure ?? ''}, ${workedOut.where ?? ''}` : '',
    user: ports.user.email(),
    figures: figuresOf(ects, work, toMend.length),
    lists: listsOf(ects, work, toMend),
    index: ects.length > MOST_IN_PAGE ? null : ects.map(hitOf),
    notices: [
      ...(policy.mailIsOn ? [] : [MAIL_IS_OFF]),
      ...(isNightMissed(ports) ? [NIGHT_MISSED] : []),
      ...problems.map(({ field, says }) => `Settings, ${field}: ${says}`),
      ...tables.ects.problems
        .slice(0, 5)
        .map(({ at, heading, says }) => `ECTs, row ${at}, ${heading}: ${says}`),
    ],
  };
}

const MAIL_IS_OFF =
  'Mail is off: what the register has to say waits in Outbox until Settings, Mail is on, says yes.';

const NIGHT_MISSED =
  'Nothing was worked out by itself last night, so dates and figures may be old, and mail may not go. Choose Induction > Set up register, which installs triggers that are gone. If this stays, the account that set the register up may be gone: answer Yes there.';

const hitOf = (row: EctRow): Hit => ({
  trn: row.trn,
  name: row.name,
  school: row.school ?? '',
  status: row.status ?? '',
});

function figuresOf(ects: readonly EctRow[], work: Listed<WorkRow>, toMend: number): Figure[] {
  const figure = (name: Work): Figure => ({
    label: WORK_TITLES[name],
    count: work[name].length,
    tone: WORK_TONES[name],
  });
  return [
    figure('overdue'),
    figure('dueThisWeek'),
    figure('waiting'),
    figure('toReview'),
    { label: 'At risk', count: ects.filter(isAtRisk).length, tone: 'bad' },
    { label: TO_MEND, count: toMend, tone: 'warn' },
  ];
}

const LEVELS = ['red', 'amber'];
const isAtRisk = ({ risk }: EctRow): boolean => LEVELS.includes(risk ?? '');

/** In the order an officer works: what only they can move on comes first. */
const LISTED: readonly Work[] = ['toReview', 'overdue', 'dueThisWeek', 'waiting', 'returned'];

function listsOf(
  ects: readonly EctRow[],
  work: Listed<WorkRow>,
  toMend: readonly Row<'intake'>[],
): WorkList[] {
  const risk = ects
    .filter(isAtRisk)
    .sort((one, other) => LEVELS.indexOf(one.risk ?? '') - LEVELS.indexOf(other.risk ?? ''));
  return [
    {
      title: TO_MEND,
      total: toMend.length,
      work: null,
      items: toMend.slice(0, MOST_IN_LIST).map((row) => ({
        trn: '',
        reportId: row.reference,
        name: row.ect ?? 'Unknown report',
        line: (row.reasons ?? '').split('\n')[0] ?? '',
        tone: 'warn' as const,
      })),
    },
    ...LISTED.map((name) => ({
      title: WORK_TITLES[name],
      total: work[name].length,
      work: name,
      items: work[name].slice(0, MOST_IN_LIST).map((row) => itemOf(row, name)),
    })),
    {
      title: 'At risk',
      total: risk.length,
      work: null,
      items: risk.slice(0, MOST_IN_LIST).map((row) => ({
        trn: row.trn,
        reportId: null,
        name: row.name,
        line: (row.riskReasons ?? '').split('\n')[0] ?? '',
        tone: 'bad' as const,
      })),
    },
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
  for (const row of shownOf(open(ports.sheets, ['ects']).tables.ects)) {
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
