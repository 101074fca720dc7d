import { LOCALE, ZONE } from '../domain/zone';
import { addDays } from '../domain/day';
import { checkCalendar, checkCareer } from '../domain/facts-check';
import type { Calendar, Career, Day, School } from '../domain/facts';
import type { Policy } from '../domain/policy';
import { onceSigned } from '../domain/report-life';
import { contradictions } from '../domain/flags';
import { qaEctsOf } from '../domain/qa-ects';
import { remindersOn } from '../domain/reminders';
import type { Memory, Ports } from '../google/ports';
import { settleSheet } from '../register/apply-all';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import { fillBegunFor } from '../register/fill-begun-for';
import { fillKeys } from '../register/fill-keys';
import { nextIds, rememberHighest } from '../register/ids';
import { calendarIn } from '../register/calendar';
import type { Opened } from '../register/open';
import { CAREER_TABLES, careersIn, open, rowsOf, shownOf, spellProblem } from '../register/open';
import { settingsIn } from '../register/remembered';
import { replaceRows } from '../register/replace';
import { reportOf } from '../register/report-row';
import { atRiskRows } from './at-risk-view';
import { deskRows } from './desk-view';
import { ectChange, nameChanges, schoolCounts, viewOf } from './ect-views';
import { expectReports, leaveReports, type Scheduled } from './expect-reports';
import { leavingNeeds } from './leaving-days';
import { mailNeeds, sharedNeeds } from './mail-needs';
import { mayDelete } from './may-delete';
import { previewsIn } from './forms-known';
import type { Need } from './needs';
import { clockNeeds, factNeeds, flagNeeds, headingOf, questionNeeds } from './needs';
import { leftInForms } from './left-in-form';
import { outOfPlace } from './out-of-place';
import { placesIn } from './places';
import { ANYBODYS, isAnybodys, nobodys } from './nobodys-rows';
import { choiceNeeds, visitorNeeds } from './qa-needs';
import { DIGEST_TABLES, digestFactsIn, queueDigests } from './queue-digests';
import { signedTextNeeds } from './signed-text';
import { visitDuties } from './visit-duties';
import { unwrittenNeeds } from './write-reports';

/** What the views are worked out from. */
const READ = [
  ...new Set([
    ...CAREER_TABLES,
    ...DIGEST_TABLES,
    'documents',
    'visits',
    'visitDocuments',
    'visitFindings',
    'schoolAnswers',
    'moderation',
    'decisions',
    'ofsted',
    'terms',
    'bankHolidays',
    'settings',
    'intake',
    'outbox',
  ] as const),
];
type Read = (typeof READ)[number];

/** Bank holidays are asked for this long before the list ends: the longest clock and the appeal after it. */
const CALENDAR_AHEAD_DAYS = 90;

export interface Refreshed {
  readonly ects: number;
  readonly created: number;
  readonly moved: number;
  readonly queued: number;
  readonly problems: readonly string[];
}

/**
 * Works everything out anew for today: which reports are expected, how far each ECT is, who is at risk, what the Desk
 * says. Run again, it changes nothing. With `mail`, this week's digests are queued too; that is the nightly run, and what it
 * changes is down to nobody.
 * @param zone the time zone of the file.
 * @param locale the locale of the file.
 * @param lost what the triggers do that are gone, or did not run.
 */
export function refresh(
  ports: Ports,
  {
    mail,
    zone,
    locale,
    lost,
  }: {
    readonly mail: boolean;
    readonly zone: string;
    readonly locale: string;
    readonly lost: readonly string[];
  },
): Refreshed | null {
  if (!ports.lock.take(mail ? NIGHT_PATIENCE : 30_000)) return null;
  const found = openAll(ports).tables;
  const { policy, problems } = settingsIn(ports.memory, found.settings);
  const today = ports.clock.today();
  const now = ports.clock.now();
  const who = mail ? 'Nightly run' : ports.user.email() || 'Refresh views';
  const sentIn = signedByAll(found, policy, now);
  if (sentIn.length > 0) applyOrThrow(ports.sheets, sentIn, { who, at: now });
  const { tables } = sentIn.length > 0 ? openAll(ports) : { tables: found };
  const calendar = calendarIn(tables);
  const careers = [...careersIn(tables).values()];
  const schools = new Map<string, School>(rowsOf(tables.schools).map((school) => [school.urn, school]));
  const places = placesIn(tables);

  rememberGiven(ports.memory, tables);
  const nextReport = nextIds(ports.memory, 'R', 5, tables.reports.rowOf.keys());
  const anybodys = isAnybodys(tables);
  const expect = (career: Career): Scheduled =>
    anybodys
      ? leaveReports(career, calendar, policy, today)
      : expectReports(career, calendar, policy, today, nextReport, schools);
  // All that is asked of one career is asked in a row: its course is worked out once.
  const worked = careers.map((career) => {
    const scheduled = expect(career);
    return { scheduled, view: viewOf(scheduled, places, calendar, policy, today) };
  });
  const scheduled = worked.map((one) => one.scheduled);
  const views = worked.map(({ view }) => view);
  const visits = visitDuties(rowsOf(tables.visits), policy, calendar, today);
  const qaEcts = careers.flatMap((career) =>
    qaEctsOf(career, calendar, policy, today).map((fact) => ({
      id: `${career.ect.trn} ${fact.urn ?? ''}`,
      ...fact,
    })),
  );
  const changes: Change[] = [
    // First, for a report that moves to another school bears the name of that one.
    ...nameChanges(tables, schools),
    ...scheduled.flatMap(({ changes: own }) => own),
    ...views.map((view) => ectChange(view, today, schools, places.who)),
    ...visits.changes,
    ...schoolCounts(qaEcts, rowsOf(tables.schools), today),
  ];
  applyOrThrow(ports.sheets, changes, { who, at: now });

  replaceRows(ports.sheets, 'atRisk', atRiskRows(views, schools, places.who));
  replaceRows(ports.sheets, 'qaFacts', qaEcts);
  const needs: readonly Need[] = [
    ...(anybodys ? [ANYBODYS] : []),
    ...problems.map(({ field, says }) => ({
      sheet: 'settings' as const,
      row: field,
      says: `Settings, ${field}: ${says}`,
    })),
    ...fileNeeds(zone, locale),
    ...lost.map((does) => ({
      sheet: 'settings' as const,
      row: '',
      says: `The trigger that ${does} is gone, or did not run. Choose Induction > Set up register, which installs it again.`,
    })),
    ...[...outOfPlace(ports.memory), ...leftInForms(ports.memory)].map((says) => ({
      sheet: 'intake' as const,
      row: '',
      says,
    })),
    ...unreadable(tables),
    ...nobodys(tables),
    ...careers.flatMap((career) => factNeeds(career, checkCareer(career, calendar, policy, today))),
    ...calendarNeeds(calendar, today),
    ...views.flatMap(({ career, clocks }) => clockNeeds(career, clocks)),
    ...views.flatMap(({ career, flags }) => flagNeeds(career, contradictions(flags))),
    ...scheduled.flatMap(({ asks }) => asks),
    ...visits.needs,
    ...visitorNeeds(visits.owed, tables.people, today),
    ...sharedNeeds(tables, today),
    ...choiceNeeds(tables, today),
    ...unreachable(tables, careers, policy, today),
    ...mailNeeds(rowsOf(tables.outbox), now, policy.mailIsOn),
    ...unwrittenNeeds(ports.memory, rowsOf(tables.reports)),
    ...signedTextNeeds(rowsOf(tables.reports)),
    ...leavingNeeds(rowsOf(tables.reports), rowsOf(tables.periods)),
    ...questionNeeds(views.flatMap(({ flags }) => flags.unknown)),
    ...mayDelete(ports.sheets, tables, careers, policy, today),
  ];
  replaceRows(
    ports.sheets,
    'desk',
    deskRows(tables, views, today, now, needs, visits.overdue, previewsIn(ports.memory)),
  );
  const changed = scheduled.some(({ changes: own }) => own.length > 0);
  const queued = mail
    ? queueDigests(
        ports,
        digestFactsIn(changed ? open(ports.sheets, DIGEST_TABLES).tables : tables),
        policy,
        calendar,
      )
    : 0;
  ports.sheets.flush();
  ports.lock.release();
  return {
    ects: careers.length,
    created: scheduled.reduce((sum, { created }) => sum + created, 0),
    moved: scheduled.reduce((sum, { moved }) => sum + moved, 0),
    queued,
    problems: needs.map(({ says }) => says),
  };
}

/** Reports that waited for a signature which Settings ask for no more. */
function signedByAll({ reports }: Opened<Read>['tables'], policy: Policy, at: string): Change[] {
  return rowsOf(reports).flatMap((row) => {
    if (row.state !== 'signing') return [];
    const { state, submittedAt } = onceSigned(reportOf(row), at, policy);
    return state === 'signing'
      ? []
      : [
          update(
            'reports',
            row.id,
            { state, submittedAt },
            'Record as received: Settings ask nobody else to sign it',
          ),
        ];
  });
}

/** In milliseconds, of the six minutes a run has: no second night comes before the next one. */
const NIGHT_PATIENCE = 120_000;

/** Reads every sheet once, gives keys to rows without one, and copies to History what killed runs left waiting. */
const openAll = (ports: Ports): Opened<Read> => {
  let ects: readonly (readonly unknown[])[] = [];
  return open(ports.sheets, READ, (grid, table, cells) => {
    fillKeys(grid, table, cells, ports.memory);
    settleSheet(ports.sheets, table, cells);
    if (table === 'ects') ects = cells;
    if (table === 'reports') fillBegunFor(grid, cells, ects);
  });
};

/** Links and mails bear keys of these tables, whoever gave them: what is deleted tomorrow is remembered tonight. */
function rememberGiven(memory: Memory, { reports, periods, visits, people }: Opened<Read>['tables']): void {
  rememberHighest(memory, 'R', reports.rowOf.keys());
  rememberHighest(memory, 'IP', periods.rowOf.keys());
  rememberHighest(memory, 'V', visits.rowOf.keys());
  rememberHighest(
    memory,
    'P',
    shownOf(people).map(({ personId }) => personId),
  );
}

function unreadable(tables: Opened<Read>['tables']): readonly Need[] {
  return READ.flatMap((key) =>
    tables[key].problems.map((problem) => ({
      sheet: key,
      row: `row ${problem.at}`,
      says: spellProblem(key, problem),
    })),
  );
}

/** What came by a form is told by a clock of the file's zone, and read as London's; days are typed as its locale has them. */
const fileNeeds = (zone: string, locale: string): readonly Need[] =>
  [
    ...(zone === ZONE
      ? []
      : [`time zone of this file is ${zone}, so forms that come are hours or a day off`]),
    ...(locale === LOCALE ? [] : [`locale of this file is ${locale}, so 3/4/2026 may be kept as 4 March`]),
  ].map((what) => ({
    sheet: 'settings',
    row: '',
    says: `The ${what}. Choose Induction > Set up register, which puts it right.`,
  }));

/** Reports somebody owes, and nobody can be written to about. */
function unreachable(
  tables: Opened<Read>['tables'],
  careers: readonly Career[],
  policy: Policy,
  today: Day,
): readonly Need[] {
  const whose = new Map(careers.flatMap(({ ect, reports }) => reports.map(({ id }) => [id, ect.name])));
  return remindersOn(digestFactsIn(tables), policy, today).unreachable.map(({ reportId, says }) => ({
    sheet: 'reports',
    row: reportId,
    says: `${whose.get(reportId) ?? 'Report'}, ${reportId}: ${says}`,
  }));
}

/** Gaps in the calendars, in time to fill them before a date depends on them. */
function calendarNeeds(calendar: Calendar, today: Day): readonly Need[] {
  return checkCalendar(calendar, addDays(today, CALENDAR_AHEAD_DAYS)).map(({ row, field, says }) => {
    const sheet = field === 'day' ? ('bankHolidays' as const) : ('terms' as const);
    return { sheet, row, says: `${headingOf(sheet, field)}: ${says}` };
  });
}
