/** What it costs to say of every ECT how far they are at risk, and to run every clock. */
import { clock, CLOCKS } from '../src/domain/clocks';
import { addDays, day } from '../src/domain/day';
import type { Calendar, Career, Day, Report } from '../src/domain/facts';
import { fraction } from '../src/domain/fraction';
import { defaultPolicy } from '../src/domain/policy';
import { riskOf } from '../src/domain/risk';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../src/domain/standard-bank-holidays';
import { STANDARD_SCHOOL_YEARS, standardTerms } from '../src/domain/standard-terms';
import { fastestOf, random } from './measure';

export interface RiskFigure {
  readonly ects: number;
  readonly ms: number;
  /** A pass over the same facts that answers only: not on track, or a report overdue. */
  readonly handWrittenMs: number;
  readonly microsecondsPerEct: number;
}

export interface ClockFigure {
  readonly clocks: number;
  readonly ms: number;
  readonly microsecondsPerClock: number;
}

const AS_AT = day('2026-12-07');
const SIZES = [330, 10_000, 50_000];

export function riskFigures(sizes: readonly number[] = SIZES): readonly RiskFigure[] {
  const calendar = theCalendar();
  const policy = defaultPolicy();
  return sizes.map((ects) => {
    const careers = manyCareers(ects);
    const rounds = ects > 20_000 ? 3 : 7;
    const ms = fastestOf(rounds, () => careers.map((career) => riskOf(career, calendar, policy, AS_AT)));
    const handWrittenMs = fastestOf(rounds, () => careers.map(byHand));
    return { ects, ms, handWrittenMs, microsecondsPerEct: (ms * 1000) / ects };
  });
}

export function clockFigures(sizes: readonly number[] = SIZES): readonly ClockFigure[] {
  const calendar = theCalendar();
  const policy = defaultPolicy();
  return sizes.map((ects) => {
    const days = Array.from({ length: ects }, (_, at) => addDays(day('2025-09-01'), at % 700));
    const run = () => days.map((from) => CLOCKS.map((name) => clock(name, from, calendar, policy)));
    const ms = fastestOf(3, run);
    const clocks = ects * CLOCKS.length;
    return { clocks, ms, microsecondsPerClock: (ms * 1000) / clocks };
  });
}

const theCalendar = (): Calendar => ({
  terms: STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year)),
  bankHolidays: PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year)),
});

function byHand({ reports }: Career): string {
  let worst = 'none';
  for (const report of reports) {
    if (report.onTrack === 'no') return 'red';
    if (report.state === 'due' && report.dueOn < AS_AT) worst = 'watch';
  }
  return worst;
}

/** Careers of one to two years with reports, a few absences, plans and concerns. The same every time. */
function manyCareers(count: number): readonly Career[] {
  const next = random(count);
  const pick = <T>(...from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const trn = String(1_000_000 + at);
    const startedOn = pick(day('2025-09-01'), day('2026-01-05'), day('2026-09-01'));
    return {
      ect: {
        trn,
        name: `ECT ${at}`,
        dateOfBirth: day('1999-05-17'),
        email: `ect${at}@example.org`,
        qtsOn: day('2025-07-10'),
        ittRoute: null,
        ittProvider: null,
        barredBy: null,
        registeredOn: day('2025-08-01'),
        namedContact: null,
        assessor: 'P-0008',
        priorTerms: null,
        outcome: null,
        outcomeOn: null,
        abConcernOn: pick(null, null, null, null, null, null, null, null, null, day('2026-10-01')),
        ectConcernOn: null,
      },
      periods: [
        {
          id: `IP-${at}`,
          trn,
          urn: String(100_000 + (at % 300)),
          startedOn,
          finishedOn: null,
          fte: pick(fraction(1), fraction(1), fraction(3, 5)),
          programme: 'provider-led',
          countedTerms: null,
          otherAb: null,
          tutorId: 'P-0001',
          mentorId: pick('P-0002', null),
          timetablePercent: pick(90, 90, 95, null),
          postSuitable: 'yes',
        },
      ],
      absences:
        next() < 0.3
          ? [
              {
                id: `A-${at}`,
                trn,
                from: day('2026-10-05'),
                until: day('2026-11-13'),
                days: pick(fraction(3), fraction(22), null),
                kind: 'sickness',
                ectChoosesExtension: null,
              },
            ]
          : [],
      adjustments: [],
      reports: reportsFor(at, trn, startedOn, pick),
      supportPlans: [],
      observations: [
        { trn, observedOn: pick(day('2026-10-01'), day('2026-11-20')), observer: null, feedbackGiven: 'yes' },
      ],
    };
  });
}

function reportsFor(
  at: number,
  trn: string,
  startedOn: Day,
  pick: <T>(...from: readonly T[]) => T,
): readonly Report[] {
  return [0, 1, 2].map((n) => ({
    id: `R-${at}-${n}`,
    trn,
    urn: String(100_000 + (at % 300)),
    kind: 'progress review',
    term: `Term ${n}`,
    coversFrom: addDays(startedOn, n * 110),
    coversUntil: addDays(startedOn, n * 110 + 109),
    opensOn: addDays(startedOn, n * 110 + 80),
    dueOn: addDays(startedOn, n * 110 + 100),
    state: n < 2 ? 'reviewed' : pick('due', 'due', 'signing', 'submitted'),
    onTrack: pick('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', null),
    standardsOfConcern: [],
    entitlementsMet: pick('yes', 'yes', 'yes', 'no'),
    supportPlan: null,
    recommendation: null,
    daysAbsent: null,
    ectSignedAt: null,
    tutorSignedAt: null,
    headSignedAt: null,
    submittedAt: null,
    reviewedAt: null,
    timesReturned: 0,
  }));
}
