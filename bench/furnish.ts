/** Registers of any size, made in memory: rows go straight into the sheets, past every simulated keystroke. */
import { day } from '../src/domain/day';
import type { Calendar, Career, Day, Ect, InductionPeriod } from '../src/domain/facts';
import { fraction } from '../src/domain/fraction';
import { defaultPolicy } from '../src/domain/policy';
import { scheduleFor } from '../src/domain/schedule';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../src/domain/standard-bank-holidays';
import { STANDARD_SCHOOL_YEARS, standardTerms } from '../src/domain/standard-terms';
import { linesOf } from '../src/register/change';
import type { Row } from '../src/register/open';
import { TABLES, type TableKey } from '../src/register/tables';
import type { Cell } from '../local/world/grid';
import { sheetCalled } from '../local/world/person';
import { insertRows } from '../local/world/structure';
import { openWorkspace, type Workspace } from '../local/workspace';
import { answerNext } from '../local/world/ui';

/** The Monday on which everything is measured. */
export const TODAY = '2026-12-07';

/** Schools hosting one ECT and a half each, as in a register of an average appropriate body. */
const ECTS_PER_SCHOOL = 1.5;

/** Puts rows below what a sheet holds, as text and numbers, like the register's own writes. */
export function fill<K extends TableKey>(
  workspace: Workspace,
  table: K,
  rows: readonly Partial<Row<K>>[],
): void {
  const { name } = TABLES[table];
  const headings = workspace.read(name, '1:1')[0] ?? [];
  fillCells(workspace, name, linesOf(table, headings, rows) as Cell[][]);
}

export function fillCells(workspace: Workspace, sheet: string, lines: readonly (readonly Cell[])[]): void {
  const grid = sheetCalled(workspace.world, sheet);
  const from = workspace.read(sheet).length + 1;
  const missing = from + lines.length - 1 - grid.maxRows;
  if (missing > 0) insertRows(grid, grid.maxRows + 1, missing, grid.maxRows);
  lines.forEach((line, at) => {
    const row = from + at;
    grid.putRow(row, { ...grid.row(row), v: line.map((cell) => (cell === '' ? null : cell)) });
  });
  workspace.world.store.commit();
}

/** A workspace after Set up register, on a Monday morning in term. */
export function setUpWorkspace(dist: string): Workspace {
  const workspace = openWorkspace({ dist, now: `${TODAY}T08:00:00Z`, seed: 'bench' });
  answerNext(workspace.world, [{ button: 'OK' }]);
  const { error } = workspace.menu('setUp');
  if (error) throw new Error(`Set up register: ${error.message}`);
  return workspace;
}

export interface Register {
  readonly workspace: Workspace;
  readonly ects: number;
  readonly schools: number;
  /** A report that is due, from the middle of the Reports sheet. */
  readonly report: string;
  /** Its ECT. */
  readonly trn: string;
  /** Every report of this term, due and not begun. */
  readonly due: readonly string[];
  /** Everybody who owes one of them. */
  readonly tutors: readonly { readonly personId: string; readonly email: string }[];
}

/** A register of so many ECTs in their first or second year, full of what an ordinary Monday in December holds. */
export function registerOf(workspace: Workspace, ects: number): Register {
  const schools = Math.max(10, Math.round(ects / ECTS_PER_SCHOOL));
  fill(
    workspace,
    'schools',
    Array.from({ length: schools }, (_, at) => schoolOf(at)),
  );
  fill(
    workspace,
    'people',
    Array.from({ length: schools }, (_, at) => postsOf(at)).flatMap((posts) => posts),
  );
  const teachers = Array.from({ length: ects }, (_, at) => ({ at, startedOn: STARTS[at % 2] as Day }));
  fill(
    workspace,
    'ects',
    teachers.map(({ at, startedOn }) => ({
      ...ectOf(at, startedOn),
      urn: urnOf(at % schools),
      school: `School ${at % schools}`,
      status: 'in progress' as const,
      lateReports: 0,
      toReview: 0,
      version: 1,
    })),
  );
  fill(
    workspace,
    'periods',
    teachers.map(({ at, startedOn }) => ({
      ...periodOf(at, startedOn, schools),
      ect: nameOf(at),
      school: `School ${at % schools}`,
      version: 1,
    })),
  );
  fill(
    workspace,
    'absences',
    teachers.filter(({ at }) => at % 3 === 0).map(({ at }) => absenceOf(at)),
  );
  const reports = teachers.flatMap(({ at, startedOn }) => reportsOf(at, startedOn, schools));
  const numbered = reports.map((report, at) => ({ id: `R-${String(at + 1).padStart(5, '0')}`, ...report }));
  fill(workspace, 'reports', numbered);
  const due = numbered.filter(({ state }) => state === 'due');
  const middle = due[Math.floor(due.length / 2)];
  if (!middle?.trn) throw new Error('The register came out without a report that is due.');
  return {
    workspace,
    ects,
    schools,
    report: middle.id,
    trn: middle.trn,
    due: due.map(({ id }) => id),
    tutors: Array.from({ length: Math.min(ects, schools) }, (_, at) => ({
      personId: personOf(at),
      email: `tutor${at}@example.org`,
    })),
  };
}

const STARTS = [day('2025-09-01'), day('2026-09-01')];

const urnOf = (at: number): string => String(100_000 + at);
const trnOf = (at: number): string => String(1_000_000 + at);
const nameOf = (at: number): string => `Teacher ${at} Example`;
const personOf = (school: number): string => `P-${String(school * 3 + 1).padStart(4, '0')}`;

const schoolOf = (at: number): Partial<Row<'schools'>> => ({
  urn: urnOf(at),
  name: `School ${at}`,
  type: 'Community school',
  phase: at % 2 === 0 ? 'Primary' : 'Secondary',
  area: `Area ${at % 12}`,
  status: 'open',
  postcode: 'ZZ1 1ZZ',
  specialMeasures: 'no',
  teachers: 20 + (at % 60),
  version: 1,
});

const postsOf = (at: number): Partial<Row<'people'>>[] =>
  (['tutor', 'head', 'induction lead'] as const).map((role, nth) => ({
    id: `P-${String(at * 3 + nth + 1).padStart(4, '0')}-${urnOf(at)}-${role}`,
    personId: `P-${String(at * 3 + nth + 1).padStart(4, '0')}`,
    name: `${role} of school ${at}`,
    email: `${role.replace(' ', '')}${at}@example.org`,
    role,
    urn: urnOf(at),
    school: `School ${at}`,
    from: day('2024-09-01'),
    version: 1,
  }));

const ectOf = (at: number, startedOn: Day): Ect => ({
  trn: trnOf(at),
  name: nameOf(at),
  dateOfBirth: day('1998-03-14'),
  email: `ect${at}@example.org`,
  qtsOn: day(`${startedOn.slice(0, 4)}-07-01`),
  ittRoute: 'Higher education',
  ittProvider: 'Example University',
  barredBy: null,
  registeredOn: startedOn,
  namedContact: 'Nora Contact',
  assessor: 'Asa Sessor',
  priorTerms: null,
  outcome: null,
  outcomeOn: null,
  abConcernOn: null,
  ectConcernOn: null,
});

const periodOf = (at: number, startedOn: Day, schools: number): InductionPeriod => ({
  id: `IP-${String(at + 1).padStart(4, '0')}`,
  trn: trnOf(at),
  urn: urnOf(at % schools),
  startedOn,
  finishedOn: null,
  fte: fraction(1),
  programme: 'provider-led',
  countedTerms: null,
  otherAb: null,
  tutorId: personOf(at % schools),
  mentorId: null,
  timetablePercent: 90,
  postSuitable: 'yes',
});

const absenceOf = (at: number): Partial<Row<'absences'>> => ({
  id: `AB-${String(at + 1).padStart(4, '0')}`,
  trn: trnOf(at),
  ect: nameOf(at),
  from: day('2026-10-05'),
  until: day('2026-10-06'),
  days: fraction(2),
  kind: 'sickness',
  version: 1,
});

const CALENDAR: Calendar = {
  terms: STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year)),
  bankHolidays: PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year)),
};

type DueReport = Omit<Partial<Row<'reports'>>, 'id'>;

/** The reports the register itself would expect: earlier ones in and reviewed, this term's still due. */
const templates = new Map<Day, readonly DueReport[]>();
function templateOf(startedOn: Day): readonly DueReport[] {
  const known = templates.get(startedOn);
  if (known) return known;
  const career: Career = {
    ect: ectOf(0, startedOn),
    periods: [periodOf(0, startedOn, 1)],
    absences: [],
    adjustments: [],
    reports: [],
    supportPlans: [],
    observations: [],
  };
  const expected = scheduleFor(career, CALENDAR, defaultPolicy(), day(TODAY));
  if (!expected.known) throw new Error(`No schedule for a start on ${startedOn}: ${expected.unknown}`);
  const made = expected.value
    .filter(({ coversFrom }) => coversFrom <= TODAY)
    .map(({ kind, milestone, term, coversFrom, coversUntil, opensOn, dueOn }): DueReport => {
      const dates = { kind, term, coversFrom, coversUntil, opensOn, dueOn, version: 1 };
      const final = kind === 'formal assessment' ? (milestone === 'final' ? 'yes' : 'no') : null;
      const sentAt = `${dueOn}T09:00:00Z`;
      return dueOn >= TODAY
        ? { ...dates, final, state: 'due' }
        : { ...dates, final, state: 'reviewed', ...WRITTEN, submittedAt: sentAt, reviewedAt: sentAt };
    });
  templates.set(startedOn, made);
  return made;
}

/** What a report that came in says: a paragraph where people write paragraphs. */
const WRITTEN: DueReport = {
  onTrack: 'yes',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  evidence: 'Planning, marking and four observed lessons. '.repeat(6).trim(),
  targets: 'Vary questioning, and plan for pupils who finish early. '.repeat(4).trim(),
  daysAbsent: fraction(1),
  pdf: 'https://example.org/report.pdf',
  pdfOf: '1',
};

const reportsOf = (at: number, startedOn: Day, schools: number): DueReport[] =>
  templateOf(startedOn).map((report) => ({
    ...report,
    trn: trnOf(at),
    ect: nameOf(at),
    urn: urnOf(at % schools),
    school: `School ${at % schools}`,
  }));
