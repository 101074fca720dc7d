import { REPORT_STANDS } from '../domain/report-stands';
import { capital } from '../domain/capital';
import { absenceByPart } from '../domain/absence-by-part';
import { spellCitation, spellReason, spellWhole } from '../domain/citations';
import { shortDay, spellDay } from '../domain/day';
import { clocksAt } from '../domain/decision-clocks';
import { endOfInduction } from '../domain/end-of-induction';
import { decimal, divide, oneDecimal } from '../domain/fraction';
import { spellServed } from '../domain/spell-served';
import { type RowProblem as FactProblem, checkCareer } from '../domain/facts-check';
import type { Answer, Calendar, Career, Day, Ect, Reason, Report } from '../domain/facts';
import { expectedEnd, termsServed } from '../domain/induction';
import { lastToEnd, postOn, startOfInduction } from '../domain/lead-post';
import type { Policy } from '../domain/policy';
import { type Flag, type Flags, contradictions } from '../domain/flags';
import { checkRecord } from '../domain/record-check';
import { isOverdue, isToWrite, waitsForReturn } from '../domain/reports-so-far';
import { retentionOf } from '../domain/retention';
import { type Risk, riskOf } from '../domain/risk';
import { timelineOf as timeline } from '../domain/timeline';
import type { Ports } from '../google/ports';
import { calendarIn } from '../register/calendar';
import type { CareerTable, Opened } from '../register/open';
import { settingsIn } from '../register/remembered';
import { CAREER_TABLES, careersIn, open, rowsOf, shownOf, spellProblem } from '../register/open';
import { reportOf } from '../register/report-row';
import type { RowProblem } from '../register/table';
import { doorsOn } from './card-doors';
import { firstThing } from './first-thing';
import { factNeeds, flagNeeds } from './needs';
import { placesIn } from './places';
import type { Card, TimelineItem, Why } from './wire';

/** All the sidebar shows of one ECT, worked out from the register as it stands this moment. */
export function ectCard(
  ports: Pick<Ports, 'sheets' | 'clock' | 'memory' | 'signer'>,
  trn: string,
): Card | null {
  const { tables } = open(ports.sheets, [
    ...CAREER_TABLES,
    'schools',
    'people',
    'terms',
    'bankHolidays',
    'settings',
  ]);
  const career = careersIn(tables).get(trn);
  if (!career) return unreadable(tables.ects, trn);
  const { policy } = settingsIn(ports.memory, tables.settings);
  const today = ports.clock.today();
  const calendar = calendarIn(tables);
  const row = shownOf(tables.ects).find((one) => one.trn === trn);
  const { periods } = career;
  const period = postOn(career, calendar, policy, today) ?? lastToEnd(periods);
  const startedOn = startOfInduction(periods);
  const places = placesIn(tables);
  const person = (text: string | null | undefined): string => places.who(text ?? '')?.name ?? '';
  const names = new Map(rowsOf(tables.schools).map((school) => [school.urn, school.name]));
  const reports: Reports = new Map(
    rowsOf(tables.reports).map((row) => [row.id, { report: reportOf(row), pdf: row.pdf }]),
  );
  const served = termsServed(career, today, calendar, policy);
  const end = expectedEnd(career, calendar, policy, today);
  const risk = riskOf(career, calendar, policy, today);
  const { ect } = career;
  const flags = checkRecord(career, places, calendar, policy, today);
  const clocks = clocksAt(endOfInduction(career, calendar, policy, today), calendar, policy, today);
  const absence = career.absences.length === 0 ? null : absenceByPart(career, calendar, policy, today);
  const personNamed = (text: string): string => person(text) || text;
  const fact = (label: string, value: string | null | undefined) => ({
    label,
    value: value === null || value === undefined || value === '' ? 'not known' : value,
  });
  return {
    ...doorsOn(ports, trn, tables, today),
    trn,
    name: ect.name,
    status: row?.status ?? '',
    school: names.get(period?.urn ?? '') ?? '',
    tutor: person(period?.tutorId),
    terms: served.known ? spellServed(served.value) : 'terms served not known',
    share:
      served.known && served.value.required.n > 0
        ? Math.min(1, decimal(divide(served.value.terms, served.value.required)))
        : 0,
    expectedEnd: end.known ? spellDay(end.value) : `Not known. ${end.unknown}`,
    first: firstThing(career, clocks, namedIn(risk, personNamed), person(period?.tutorId), today),
    chips: risk.reasons.map(({ level, since, ...reason }) => ({
      label: level === 'red' ? 'At risk' : level === 'amber' ? 'Needs attention' : 'Watch',
      tone: level === 'red' ? ('bad' as const) : level === 'amber' ? ('warn' as const) : ('plain' as const),
      why: since === null ? spellReason(reason) : `${spellReason(reason)} Since ${shortDay(since)}.`,
    })),
    facts: [
      fact('TRN', trn),
      fact('QTS awarded', ect.qtsOn === null ? null : shortDay(ect.qtsOn)),
      fact('Started', startedOn && shortDay(startedOn)),
      fact('Programme', period?.programme),
      fact('Mentor', person(period?.mentorId)),
      fact('Named contact', ect.namedContact && personNamed(ect.namedContact)),
      fact('Assessor', ect.assessor && personNamed(ect.assessor)),
      ...(served.known ? [fact('Terms for the DfE', oneDecimal(served.value.terms))] : []),
      ...(absence === null
        ? []
        : [fact('Absence', absence.because.map(({ says }) => says).join(' ') || unknownOf(absence))]),
      ...(isEnding(ect) ? [fact('Records', spellWhole([retentionOf(career, policy, today)]))] : []),
    ],
    timeline: timelineOf(career, calendar, policy, today, reports).map((item) => ({
      ...item,
      title: item.title.replace(/school (\d{6})/, (all, urn) => names.get(urn as string) ?? all),
    })),
    atTheEnd: flags.notes.filter(isOfEnd).map(spellReason),
    problems: [
      ...new Set([
        ...cellsUnread(tables, career),
        ...problemsOf(career, checkCareer(career, calendar, policy, today), flags),
        ...(served.known ? [] : [served.unknown]),
        ...risk.unknown,
      ]),
    ],
  };
}

/** What is wrong with the facts, what contradicts the law, and what is not known. */
function problemsOf(career: Career, facts: readonly FactProblem[], flags: Flags): readonly string[] {
  const { unknown, notes } = flags;
  const needs = [
    ...factNeeds(career, facts),
    ...flagNeeds(career, [...contradictions(flags), ...notes.filter(isOfAdjustment), ...unknown]),
  ];
  const about = `${career.ect.name}, `;
  return needs.map(({ says }) => says.slice(about.length));
}

const isOfAdjustment = ({ about }: Flag): boolean => about === 'adjustments';

/** What to bear in mind at the end of induction, when nothing need be missing. */
const isOfEnd = (flag: Flag): boolean => flag.field === 'outcome' && !isOfAdjustment(flag);

/** Cells that can't be read in the rows about an ECT, and what to do about each. */
function cellsUnread(tables: Opened<CareerTable>['tables'], career: Career): readonly string[] {
  const { ect, periods, absences, adjustments, reports, supportPlans } = career;
  const rows = [periods, absences, adjustments, reports, supportPlans].flat();
  const keys = new Set([ect.trn, ...rows.map(({ id }) => id)]);
  const cells = CAREER_TABLES.flatMap((table) =>
    tables[table].problems.filter(({ key }) => keys.has(key)).map((one) => spellProblem(table, one)),
  );
  return [career.unread, career.astray, ...cells].flatMap((says) => says ?? []);
}

/** Whether there is anything to say of how long the records are kept. */
const isEnding = ({ outcome, held, appealOn }: Ect): boolean =>
  outcome !== null || held === 'yes' || !!appealOn;

const unknownOf = (answer: Answer<unknown>): string => (answer.known ? '' : answer.unknown);

/** A risk whose next step names people as people do. */
const namedIn = (risk: Risk, name: (id: string) => string): Risk =>
  risk.nextStep === null
    ? risk
    : { ...risk, nextStep: { ...risk.nextStep, owner: name(risk.nextStep.owner) } };

const why = ({ says, facts, cites }: Reason): Why => ({ says, facts, cites: cites.map(spellCitation) });

type Reports = ReadonlyMap<string, { readonly report: Report; readonly pdf: string | null }>;

/** What happened and what is to come, in order; each report with what can be done with it. */
function timelineOf(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  reports: Reports,
): TimelineItem[] {
  return timeline(career, calendar, policy, today).entries.map((entry) => {
    const known = entry.row === null ? undefined : reports.get(entry.row);
    const about = { when: spellDay(entry.on), day: entry.on, title: entry.says, why: entry.because.map(why) };
    if (entry.kind !== 'report' || !known) {
      const detail = entry.provisional ?? (entry.until === null ? '' : `until ${spellDay(entry.until)}`);
      return {
        ...about,
        detail,
        tone: entry.coming ? 'coming' : entry.kind === 'clock' ? 'late' : 'past',
        reportId: null,
        actions: [],
        pdf: null,
      };
    }
    const { report, pdf } = known;
    const open = isToWrite(report.state);
    const late = isOverdue(report, career.absences, today);
    const waits = waitsForReturn(report, career.absences, today);
    return {
      ...about,
      detail: detailOf(report, waits ? ', waits for the ECT’s return' : late ? ', overdue' : ''),
      tone: late ? 'late' : !open ? 'past' : waits || report.opensOn > today ? 'coming' : 'now',
      reportId: report.id,
      actions: open ? ['record'] : pdf === null ? ['open', 'pdf'] : ['open'],
      pdf,
    };
  });
}

const ON_TRACK = { yes: 'On track', no: 'Not on track' } as const;

/** How far a report has come, where its title does not say so, and what it judges. */
const detailOf = ({ state, onTrack }: Report, stands: string): string =>
  [
    state === 'reviewed' ? '' : `${capital(REPORT_STANDS[state])}${stands}`,
    onTrack === null ? '' : ON_TRACK[onTrack],
  ]
    .filter((part) => part !== '')
    .join('. ');

/** An ECT whose row can't be read is in the register all the same: what to mend is said, not that there is nobody. */
function unreadable({ problems }: { readonly problems: readonly RowProblem[] }, trn: string): null {
  const problem = problems.find(({ key }) => key === trn);
  if (problem === undefined) return null;
  throw new Error(`${spellProblem('ects', problem)} Until then nothing can be worked out for this ECT.`);
}
