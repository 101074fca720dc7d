import { isoWeekOf, spellDay } from '../domain/day';
import { spellTerms } from '../domain/fraction';
import { checkCareer } from '../domain/facts-check';
import type {
  Answer,
  Calendar,
  Career,
  Citation,
  Day,
  InductionPeriod,
  Reason,
  Report,
  School,
} from '../domain/facts';
import { expectedEnd, termsServed } from '../domain/induction';
import type { Policy } from '../domain/policy';
import { qaEctsOf } from '../domain/qa-facts';
import { reconcile } from '../domain/reconcile';
import { remindersOn } from '../domain/reminders';
import type { Risk } from '../domain/risk';
import { riskOf } from '../domain/risk';
import { TUTOR, capital } from '../domain/risk-case';
import type { ExpectedReport } from '../domain/schedule';
import { nextDue, scheduleFor } from '../domain/schedule';
import type { Ports } from '../google/ports';
import { applyUnderLock, settleSheet } from '../register/apply';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { textOf } from '../register/column';
import { fillKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import type { Opened, Row } from '../register/open';
import {
  CAREER_TABLES,
  calendarIn,
  careersIn,
  open,
  policyIn,
  readOpened,
  rowsOf,
  spellProblem,
} from '../register/open';
import { rememberSettings } from '../register/remembered';
import { replaceRows } from '../register/replace';
import { DIGEST_TABLES, digestFactsIn, queueDigests } from './queue-digests';

/** What the views are worked out from. */
const READ = [
  ...new Set([
    ...CAREER_TABLES,
    ...DIGEST_TABLES,
    'visits',
    'decisions',
    'terms',
    'bankHolidays',
    'settings',
    'intake',
    'outbox',
  ] as const),
];
type Read = (typeof READ)[number];

const WHO = 'Nightly run';

export interface Refreshed {
  readonly ects: number;
  readonly created: number;
  readonly moved: number;
  readonly queued: number;
  readonly problems: readonly string[];
}

/**
 * Works everything out anew for today: which reports are expected, how far each ECT is, who is at risk, what the Desk
 * says. Run again, it changes nothing. With `mail`, this week's digests are queued too.
 */
export function refresh(ports: Ports, { mail }: { readonly mail: boolean }): Refreshed | null {
  if (!ports.lock.take(30_000)) return null;
  const { tables, values } = openAll(ports);
  rememberSettings(
    ports.memory,
    Object.fromEntries(rowsOf(tables.settings).map((row) => [row.key, textOf(row.value)])),
  );
  const { policy, problems } = policyIn(tables.settings);
  const today = ports.clock.today();
  const now = ports.clock.now();
  const calendar = calendarIn(tables);
  const careers = [...careersIn(tables).values()];
  const schools = new Map<string, School>(rowsOf(tables.schools).map((school) => [school.urn, school]));
  const people = new Map(rowsOf(tables.people).map((post) => [post.personId, post.name]));

  const nextReport = nextIds(
    'R',
    5,
    rowsOf(tables.reports).map((row) => row.id),
  );
  const scheduled = careers.map((career) => schedule(career, calendar, policy, today, nextReport, schools));
  const views = scheduled.map((one) => viewOf(one, calendar, policy, today));
  const changes: Change[] = [
    ...scheduled.flatMap(({ changes: own }) => own),
    ...views.map((view) => ectChange(view, today, schools, people)),
    ...nameChanges(tables, schools),
    ...schoolCounts(careers, rowsOf(tables.schools)),
  ];
  const applied = applyUnderLock(ports.sheets, changes, { who: WHO, at: now }, values);
  if (applied.kind === 'conflict') throw new Error(applied.conflicts.map(({ says }) => says).join(' '));

  replaceRows(ports.sheets, 'atRisk', atRiskRows(views, schools, people));
  replaceRows(
    ports.sheets,
    'qaFacts',
    careers.flatMap((career) =>
      qaEctsOf(career, today).map((fact) => ({ id: `${career.ect.trn} ${fact.urn ?? ''}`, ...fact })),
    ),
  );
  const needs = [
    ...problems.map(({ field, says }) => `Settings, ${field}: ${says}`),
    ...READ.flatMap((key) => tables[key].problems.map((problem) => spellProblem(key, problem))),
    ...careers.flatMap((career) =>
      checkCareer(career, policy).map((problem) => `${career.ect.name}, ${problem.field}: ${problem.says}`),
    ),
    ...scheduled.flatMap(({ asks }) => asks),
    ...remindersOn(digestFactsIn(tables), policy, today).unreachable.map(
      ({ reportId, says }) =>
        `${careers.find(({ reports }) => reports.some(({ id }) => id === reportId))?.ect.name ?? 'Report'}, ${reportId}: ${says}`,
    ),
  ];
  replaceRows(ports.sheets, 'desk', deskRows(tables, views, today, now, needs));
  const changed = scheduled.some(({ changes: own }) => own.length > 0);
  const queued = mail
    ? queueDigests(ports, digestFactsIn(changed ? open(ports.sheets, DIGEST_TABLES).tables : tables), policy)
    : 0;
  ports.sheets.flush();
  ports.lock.release();
  return {
    ects: careers.length,
    created: scheduled.reduce((sum, { created }) => sum + created, 0),
    moved: scheduled.reduce((sum, { moved }) => sum + moved, 0),
    queued,
    problems: needs,
  };
}

/** Reads every sheet once, gives keys to rows without one, and copies to History what killed runs left waiting. */
function openAll(ports: Ports): Opened<Read> {
  const values = Object.fromEntries(
    READ.map((key) => {
      const grid = ports.sheets.open(key);
      const cells = grid.values();
      fillKeys(grid, key, cells);
      settleSheet(ports.sheets, key, cells);
      return [key, cells];
    }),
  ) as unknown as Opened<Read>['values'];
  return readOpened(READ, values);
}

/** One ECT with the reports the facts call for today, and the changes that make it so. */
interface Scheduled {
  readonly career: Career;
  readonly expected: Answer<readonly ExpectedReport[]>;
  readonly changes: readonly Change[];
  readonly created: number;
  readonly moved: number;
  /** Begun reports the facts no longer call for: a person decides. */
  readonly asks: readonly string[];
}

/** Reports are written down when the time they report on has begun; before that they are only expected. */
function schedule(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  nextId: () => string,
  schools: ReadonlyMap<string, School>,
): Scheduled {
  const expected = scheduleFor(career, calendar, policy, today);
  if (!expected.known) return { career, expected, changes: [], created: 0, moved: 0, asks: [] };
  const { create, move, cancel, ask } = reconcile(career.reports, expected.value);
  const begun = create
    .filter(({ coversFrom }) => coversFrom <= today)
    .map((report) => ({ id: nextId(), ...datesOf(report) }));
  const moves = new Map(move.map(({ report, to, says }) => [report.id, { to: datesOf(to), says }]));
  const cancelled = new Map(cancel.map(({ report, says }) => [report.id, says]));
  const stands = career.reports.map((report): Report => {
    if (cancelled.has(report.id)) return { ...report, state: 'cancelled' };
    return { ...report, ...moves.get(report.id)?.to };
  });
  return {
    career: {
      ...career,
      reports: [...stands, ...begun.map((report): Report => ({ ...UNWRITTEN, ...report }))],
    },
    expected,
    changes: [
      ...begun.map((report) =>
        add(
          'reports',
          { ...report, state: 'due', ...namesOf(career, report.urn, schools) },
          'Expect a report',
        ),
      ),
      ...[...moves].map(([id, { to, says }]) =>
        update('reports', id, { ...namesOf(career, to.urn, schools), ...to }, says),
      ),
      ...[...cancelled].map(([id, says]) => update('reports', id, { state: 'cancelled' }, says)),
    ],
    created: begun.length,
    moved: moves.size,
    asks: ask.map(({ report, says }) => `${career.ect.name}, ${report.id}: ${says}`),
  };
}

/** A report nobody has begun. */
const UNWRITTEN = {
  state: 'due',
  onTrack: null,
  standardsOfConcern: [],
  entitlementsMet: null,
  supportPlan: null,
  recommendation: null,
  daysAbsent: null,
  ectSignedAt: null,
  tutorSignedAt: null,
  headSignedAt: null,
  submittedAt: null,
  reviewedAt: null,
  timesReturned: 0,
} as const;

/** All the register works out about one ECT for one day. */
interface View extends Pick<Scheduled, 'career' | 'expected'> {
  readonly served: ReturnType<typeof termsServed>;
  readonly end: Answer<Day>;
  readonly risk: Risk;
}

const viewOf = ({ career, expected }: Scheduled, calendar: Calendar, policy: Policy, today: Day): View => ({
  career,
  expected,
  served: termsServed(career, today, calendar, policy),
  end: expectedEnd(career, calendar, policy, today),
  risk: riskOf(career, calendar, policy, today),
});

const namesOf = (career: Career, urn: string | null, schools: ReadonlyMap<string, School>) => ({
  ect: career.ect.name,
  school: urn === null ? null : (schools.get(urn)?.name ?? null),
});

const datesOf = ({
  trn,
  urn,
  kind,
  milestone,
  term,
  coversFrom,
  coversUntil,
  opensOn,
  dueOn,
  because,
  provisional,
}: ExpectedReport) => ({
  trn,
  urn,
  kind,
  final: kind === 'formal assessment' ? (milestone === 'final' ? ('yes' as const) : ('no' as const)) : null,
  term,
  coversFrom,
  coversUntil,
  opensOn,
  dueOn,
  why: [...because.map(spellReason), ...(provisional === null ? [] : [`May move: ${provisional}`])].join(' '),
});

export const spellCitation = ({ para, version }: Citation): string =>
  para.startsWith('reg') ? `${para}, ${version}` : `${para}, ${version} guidance`;

/** "A review is due in each term (2.48, April 2024 guidance)." */
export const spellReason = ({ says, cites }: Reason): string =>
  cites.length === 0 ? says : `${says} (${cites.map(spellCitation).join('; ')})`;

const UNSENT = ['due', 'draft', 'returned'];

function ectChange(
  view: View,
  today: Day,
  schools: ReadonlyMap<string, School>,
  people: ReadonlyMap<string, string>,
): Change {
  const { career, expected, served, end, risk } = view;
  const { ect, periods, reports } = career;
  const current = [...periods]
    .filter((period) => period.finishedOn === null || period.finishedOn >= today)
    .sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1))[0];
  const waiting = reports
    .filter(({ state }) => UNSENT.includes(state))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  const next =
    waiting ??
    (expected.known && ect.outcome === null
      ? nextDue(
          expected.value.filter((one) => one.coversFrom > today),
          today,
        )
      : null);
  const latest = qaEctsOf(career, today)[0]?.onTrack ?? null;
  return update(
    'ects',
    ect.trn,
    {
      status: statusOf(career, current, today),
      urn: current?.urn ?? null,
      school: current?.urn ? (schools.get(current.urn)?.name ?? null) : null,
      tutor: current?.tutorId ? (people.get(current.tutorId) ?? null) : null,
      terms: served.known
        ? spellTerms(served.value.terms, served.value.required)
        : `Not known: ${served.unknown}`,
      expectedEnd: end.known ? end.value : null,
      nextReport: next ? `${next.kind}, ${next.term}` : null,
      nextDueOn: next?.dueOn ?? null,
      latestOnTrack: latest === 'not yet' ? null : latest,
      lateReports: reports.filter(({ state, dueOn }) => UNSENT.includes(state) && dueOn < today).length,
      toReview: reports.filter(({ state }) => state === 'submitted').length,
      risk: risk.level,
      riskReasons: risk.reasons.map(({ says }) => says).join('\n') || null,
    },
    'Work out',
  );
}

function statusOf(
  { ect, periods }: Career,
  current: InductionPeriod | undefined,
  today: Day,
): Row<'ects'>['status'] {
  if (ect.outcome !== null) return ect.outcome === 'pass' ? 'passed' : 'failed';
  if (current) return current.startedOn <= today ? 'in progress' : 'registered';
  return periods.length > 0 ? 'paused' : 'registered';
}

/** Puts the names beside the numbers: nobody thinks in TRNs. */
function nameChanges(tables: Opened<Read>['tables'], schools: ReadonlyMap<string, School>): Change[] {
  const names = new Map(rowsOf(tables.ects).map((row) => [row.trn, row.name]));
  const ect = ['periods', 'absences', 'adjustments', 'supportPlans', 'observations'] as const;
  const school = ['periods', 'people', 'visits', 'decisions'] as const;
  const schoolOf = (urn: string | null): string | null =>
    urn === null ? null : (schools.get(urn)?.name ?? null);
  return [
    ...ect.flatMap((key) =>
      rowsOf<{ id: string; trn: string }>(tables[key]).map((row) =>
        update(key, row.id, { ect: names.get(row.trn) ?? null } as never, 'Work out'),
      ),
    ),
    ...school.flatMap((key) =>
      rowsOf<{ id: string; urn: string | null }>(tables[key]).map((row) =>
        update(key, row.id, { school: schoolOf(row.urn) } as never, 'Work out'),
      ),
    ),
  ];
}

function schoolCounts(careers: readonly Career[], schools: readonly Row<'schools'>[]): Change[] {
  const counts = new Map<string, number>();
  for (const { ect, periods } of careers) {
    if (ect.outcome !== null) continue;
    for (const urn of new Set(
      periods.filter(({ finishedOn }) => finishedOn === null).map((period) => period.urn),
    )) {
      if (urn !== null) counts.set(urn, (counts.get(urn) ?? 0) + 1);
    }
  }
  return schools.map(({ urn }) => update('schools', urn, { ects: counts.get(urn) ?? null }, 'Work out'));
}

const RISK_ORDER = ['red', 'amber', 'watch'];

function atRiskRows(
  views: readonly View[],
  schools: ReadonlyMap<string, School>,
  people: ReadonlyMap<string, string>,
): Row<'atRisk'>[] {
  const place = ({ risk }: View) => RISK_ORDER.indexOf(risk.level);
  return views
    .filter((view) => place(view) !== -1)
    .sort((a, b) => place(a) - place(b) || (a.career.ect.name < b.career.ect.name ? -1 : 1))
    .map(({ career: { ect, periods }, risk }) => {
      const open = periods.find(({ finishedOn }) => finishedOn === null);
      const school = open?.urn ? schools.get(open.urn) : undefined;
      const step = risk.nextStep;
      const tutor = open?.tutorId ? (people.get(open.tutorId) ?? null) : null;
      const owner = step?.owner === TUTOR ? tutor : step && people.get(step.owner);
      return {
        trn: ect.trn,
        ect: ect.name,
        level: risk.level,
        why: risk.reasons.map(({ says }) => says).join('\n'),
        since: risk.since,
        school: school?.name ?? null,
        area: school?.area ?? null,
        tutor,
        assessor: ect.assessor,
        nextStep: step === null ? null : `${owner ?? capital(step.owner)}: ${step.says}`,
        nextBy: step?.by ?? null,
        unknown: risk.unknown.join('\n') || null,
      };
    });
}

const MOST_NEEDS = 40;

function deskRows(
  tables: Opened<Read>['tables'],
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
      reports.filter(
        ({ state, dueOn }) => UNSENT.includes(state) && isoWeekOf(dueOn) === week && dueOn >= today,
      ).length,
      'Reports: filter State by due, draft and returned, sort by Due.',
    ),
    figure(
      'Reports overdue',
      reports.filter(({ state, dueOn }) => UNSENT.includes(state) && dueOn < today).length,
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
