import { shortDay, spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { consistencyOf, spellConsistency } from '../domain/moderation';
import { waitsForReturn } from '../domain/reports-so-far';
import { type Work, workOf } from '../domain/todays-work';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import { TABLES } from '../register/tables';
import type { View } from './ect-views';
import type { Need } from './needs';
import { TO_MEND, waitsHere } from './todays-work';

/** More would not be read in a day. */
const MOST_NEEDS = 200;

/** The Desk: how things stand, then what needs a person. */
export function deskRows(
  tables: Opened<'outbox' | 'intake' | 'moderation'>['tables'],
  views: readonly View[],
  today: Day,
  now: string,
  needs: readonly Need[],
  visitsOverdue: number,
  previews: readonly Preview[],
): Row<'desk'>[] {
  const reports = views.flatMap(({ career: { reports: own, absences } }) =>
    own.map((report) => ({
      ...report,
      work: workOf(report, absences, today),
      rests: waitsForReturn(report, absences, today),
    })),
  );
  const count = (n: number): string => String(n);
  const on = (work: Work): number => reports.filter((report) => report.work.includes(work)).length;
  const figure = (what: string, n: number, where: string): Row<'desk'> => ({
    ...NOWHERE,
    what,
    figure: count(n),
    where,
  });
  return [
    { ...NOWHERE, what: 'As at', figure: shortDay(today), where: spellDay(today) },
    figure(
      'Reports due this week',
      on('dueThisWeek'),
      'Reports: filter State by due, draft and returned, sort by Due.',
    ),
    figure(
      'Reports overdue',
      on('overdue'),
      'ECTs: filter Late reports by more than 0. All that is past its day and not received, whoever it waits for.',
    ),
    figure(
      'Waiting for an ECT to return',
      reports.filter(({ rests }) => rests).length,
      'Reports that nobody is asked for while the ECT is away. Absences has who is away, and until when.',
    ),
    figure(
      'Waiting for a comment or signature',
      on('waiting'),
      'Reports: filter State by with ECT and signing.',
    ),
    figure('Reports to review', on('toReview'), 'Reports: filter State by submitted.'),
    figure('Reports returned', on('returned'), 'Reports: filter State by returned.'),
    figure(
      'ECTs at risk, red or amber',
      views.filter(({ risk }) => risk.level === 'red' || risk.level === 'amber').length,
      'At risk.',
    ),
    figure(
      'Mails queued',
      rowsOf(tables.outbox).filter(({ state }) => state === 'queued').length,
      'Outbox: filter State by queued.',
    ),
    figure(
      TO_MEND,
      rowsOf(tables.intake).filter(waitsHere).length,
      'Intake: filter Verdict by needs mending and to confirm.',
    ),
    figure(
      'Visits overdue',
      visitsOverdue,
      'Visits: sort by Next by. All whose next step should have been taken, from consulting to following up.',
    ),
    ...moderationRows(rowsOf(tables.moderation)),
    {
      ...NOWHERE,
      what: 'Worked out',
      figure: now.slice(11, 16),
      where: `${spellDay(today)}. Every night, and when you choose Induction > Refresh views.`,
    },
    figure('Needs a person', needs.length, needs.length === 0 ? 'Nothing waits.' : 'Listed below.'),
    ...needs.slice(0, MOST_NEEDS).map(({ sheet, row, says }, at) => ({
      what: `To look at ${at + 1}`,
      figure: null,
      where: says,
      sheet: TABLES[sheet].name,
      row,
    })),
    ...(needs.length > MOST_NEEDS
      ? [
          {
            ...NOWHERE,
            what: 'And more',
            figure: count(needs.length - MOST_NEEDS),
            where: 'Settle some of these first.',
          },
        ]
      : []),
    ...previews.map(({ title, address }) => ({
      ...NOWHERE,
      what: `Preview: ${title}`,
      figure: null,
      where: `${address} opens the form. What is sent without a link goes to Intake and changes nothing.`,
    })),
  ];
}

/** A form with nothing filled in, for an officer to look at. */
export interface Preview {
  readonly title: string;
  readonly address: string;
}

/** How far those who read reports again agree with who judged them; nothing before any was drawn. */
function moderationRows(moderation: readonly Row<'moderation'>[]): Row<'desk'>[] {
  if (moderation.length === 0) return [];
  const found = consistencyOf(moderation);
  return [
    {
      ...NOWHERE,
      what: 'Reports to moderate',
      figure: String(found.drawn - found.read),
      where: 'Moderation: filter Agrees by blanks.',
    },
    {
      ...NOWHERE,
      what: 'Judgements agreed with',
      figure: `${found.agreed} of ${found.read}`,
      where: spellConsistency(found),
    },
  ];
}

const NOWHERE = { sheet: null, row: null };
