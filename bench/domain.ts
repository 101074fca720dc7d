/**
 * What the rules cost: terms served, expected end and the whole schedule of reports for many careers.
 * Run it with `npx tsx bench/domain.ts`; a size may be given.
 */
import { pathToFileURL } from 'node:url';
import { addDays, day, dayFrom, numberOf } from '../src/domain/day';
import type { Absence, Calendar, Career, InductionPeriod } from '../src/domain/facts';
import { fraction } from '../src/domain/fraction';
import { expectedEnd, termsServed } from '../src/domain/induction';
import { defaultPolicy } from '../src/domain/policy';
import { scheduleFor } from '../src/domain/schedule';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../src/domain/standard-bank-holidays';
import { STANDARD_SCHOOL_YEARS, standardTerms } from '../src/domain/standard-terms';

export interface DomainTiming {
  readonly careers: number;
  readonly scheduleMs: number;
  readonly servedAndEndMs: number;
  readonly reports: number;
  /** Microseconds of schedule, terms served and expected end for one career. */
  readonly usEach: number;
}

/** Numbers from 0 to 1 that are the same on every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A career as an AB's register holds them: one in four part time, one in five moves, one in two has been absent. */
export function randomCareer(next: () => number, at: number): Career {
  const trn = String(1000000 + at);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T;
  const startedOn = addDays(
    day(pick(['2024-09-01', '2025-01-06', '2025-09-01', '2026-01-05'])),
    pick([0, 0, 0, 3, 40]),
  );
  const fte = next() < 0.75 ? fraction(1) : pick([fraction(4, 5), fraction(3, 5), fraction(1, 2)]);
  const period = (
    id: string,
    urn: string,
    from: typeof startedOn,
    until: typeof startedOn | null,
  ): InductionPeriod => ({
    id,
    trn,
    urn,
    startedOn: from,
    finishedOn: until,
    fte,
    programme: 'provider-led',
    countedTerms: null,
    otherAb: null,
    tutorId: null,
    mentorId: null,
    timetablePercent: null,
    postSuitable: 'yes',
  });
  const leaves = addDays(startedOn, 150 + Math.floor(next() * 200));
  const periods =
    next() < 0.2
      ? [
          period(`IP-${at}a`, '900001', startedOn, leaves),
          period(`IP-${at}b`, '900002', addDays(leaves, 1), null),
        ]
      : [period(`IP-${at}`, '900001', startedOn, null)];
  const absences: readonly Absence[] = Array.from(
    { length: next() < 0.5 ? 0 : pick([1, 2, 4]) },
    (_, which) => {
      const from = numberOf(startedOn) + Math.floor(next() * 600);
      return {
        id: `A-${at}-${which}`,
        trn,
        from: dayFrom(from),
        until: dayFrom(from + 6),
        days: fraction(5),
        kind: 'sickness',
        ectChoosesExtension: null,
      };
    },
  );
  return {
    ect: {
      trn,
      name: `Example ${at}`,
      dateOfBirth: null,
      email: null,
      qtsOn: null,
      ittRoute: null,
      ittProvider: null,
      barredBy: null,
      registeredOn: startedOn,
      namedContact: null,
      assessor: null,
      priorTerms: null,
      outcome: null,
      outcomeOn: null,
      abConcernOn: null,
      ectConcernOn: null,
    },
    periods,
    absences,
    adjustments: [],
    reports: [],
    supportPlans: [],
    observations: [],
  };
}

export function standardCalendar(): Calendar {
  return {
    terms: STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year)),
    bankHolidays: PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year)),
  };
}

/** Times the rules over each number of careers. */
export function benchDomain(sizes: readonly number[] = [1_000, 10_000, 50_000]): readonly DomainTiming[] {
  const [calendar, policy, asAt] = [standardCalendar(), defaultPolicy(), day('2026-11-16')];
  return sizes.map((size) => {
    const next = draws(7);
    const careers = Array.from({ length: size }, (_, at) => randomCareer(next, at));
    const started = performance.now();
    let reports = 0;
    for (const career of careers) {
      const schedule = scheduleFor(career, calendar, policy, asAt);
      if (schedule.known) reports += schedule.value.length;
    }
    const scheduled = performance.now();
    for (const career of careers) {
      termsServed(career, asAt, calendar, policy);
      expectedEnd(career, calendar, policy, asAt);
    }
    const ended = performance.now();
    return {
      careers: size,
      scheduleMs: Math.round(scheduled - started),
      servedAndEndMs: Math.round(ended - scheduled),
      reports,
      usEach: Math.round(((ended - started) * 1000) / size),
    };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const size = Number(process.argv[2]);
  console.table(benchDomain(size > 0 ? [size] : undefined));
}
