import { isoWeekOf, spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { isToWrite } from '../domain/reports-so-far';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import type { View } from './ect-views';

const MOST_NEEDS = 40;

/** The Desk: how things stand, then what needs a person. */
export function deskRows(
  tables: Opened<'visits' | 'outbox' | 'intake'>['tables'],
  views: readonly View[],
  today: Day,
  now: string,
  needs: readonly string[],
): Row<'desk'>[] {
  const reports = views.flatMap(({ career }) => career.reports);
  const week = isoWeekOf(today);
  const count = (n: number): string => String(n);
  const figure = (what: string, n: number, where: string): Row<'desk'> => ({ what, figure: count(n), where });
  const visits = rowsOf(tables.visits);
  return [
    { what: 'As at', figure: today, where: spellDay(today) },
    figure(
      'Reports due this week',
      reports.filter(({ state, dueOn }) => isToWrite(state) && isoWeekOf(dueOn) === week && dueOn >= today)
        .length,
      'Reports: filter State by due, draft and returned, sort by Due.',
    ),
    figure(
      'Reports overdue',
      reports.filter(({ state, dueOn }) => isToWrite(state) && dueOn < today).length,
      'Reports: filter State by due, draft and returned, sort by Due.',
    ),
    figure(
      'Waiting for a comment or signature',
      reports.filter(({ state }) => state === 'with ECT' || state === 'signing').length,
      'Reports: filter State by with ECT and signing.',
    ),
    figure(
      'Reports to review',
      reports.filter(({ state }) => state === 'submitted').length,
      'Reports: filter State by submitted.',
    ),
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
      'Submissions to mend',
      rowsOf(tables.intake).filter(({ verdict }) => verdict === 'needs mending').length,
      'Intake: filter Verdict by needs mending.',
    ),
    figure(
      'Visits overdue',
      visits.filter(
        ({ visitedOn, plannedFor }) => visitedOn === null && plannedFor !== null && plannedFor < today,
      ).length,
      'Visits: filter Visited by blanks.',
    ),
    {
      what: 'Worked out',
      figure: now.slice(11, 16),
      where: `${spellDay(today)}. Every night, and when you choose Induction > Refresh views.`,
    },
    figure('Needs a person', needs.length, needs.length === 0 ? 'Nothing waits.' : 'Listed below.'),
    ...needs
      .slice(0, MOST_NEEDS)
      .map((says, at) => ({ what: `To look at ${at + 1}`, figure: null, where: says })),
  ];
}
