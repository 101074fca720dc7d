import fc from 'fast-check';
import type { Calendar, Career, Fraction, Report } from '../../src/domain/facts';
import { absenceByPart } from '../../src/domain/absence-by-part';
import { addDays, dayFrom, numberOf } from '../../src/domain/day';
import { clocksAt } from '../../src/domain/decision-clocks';
import { endOfInduction } from '../../src/domain/end-of-induction';
import { add, compare, multiply } from '../../src/domain/fraction';
import { expectedEnd, termsServed } from '../../src/domain/induction';
import { ledgerOf } from '../../src/domain/ledger';
import { courseOf } from '../../src/domain/parts';
import { defaultPolicy } from '../../src/domain/policy';
import { reconcile } from '../../src/domain/reconcile';
import { finalOf, isForOutcome } from '../../src/domain/for-outcome';
import { type ExpectedReport, scheduleFor } from '../../src/domain/schedule';
import { schoolDaysIn, slotAt, slotsOf } from '../../src/domain/terms';
import { isWorkingDay } from '../../src/domain/working-days';
import {
  aCareer,
  aPeriod,
  aReport,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';
import { anyAbsence, anyAsAt, anyCareer, anyFte, anyPeriods } from './random';

const policy = defaultPolicy();
const AT = day('2029-01-01');
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 150) };
const endOf = (career: Career, calendar: Calendar = theCalendar) => {
  const answer = expectedEnd(career, calendar, policy, AT);
  return answer.known ? answer.value : null;
};
const servedBy = (career: Career, asAt: typeof AT): Fraction | null => {
  const answer = termsServed(career, asAt, theCalendar, policy);
  return answer.known ? answer.value.terms : null;
};
const scheduleOf = (career: Career): readonly ExpectedReport[] => {
  const answer = scheduleFor(career, theCalendar, policy, AT);
  if (!answer.known) throw new Error(answer.unknown);
  return answer.value;
};
const slots = slotsOf(theCalendar, null);

/** Calendar terms from the start of the term of one day to another. */
function termsOnTheWall(from: typeof AT, until: typeof AT): Fraction {
  const first = slotAt(slots, numberOf(from));
  return slots
    .filter((slot) => first !== null && slot.place >= first.place)
    .map((slot) => fraction(schoolDaysIn(slot, slot.starts, numberOf(until)), slot.schoolDays))
    .reduce(add, fraction(0));
}

test('terms served never exceed the calendar, nor what is required', () => {
  fc.assert(
    fc.property(anyCareer(), anyAsAt, (career, asAt) => {
      const answer = termsServed(career, asAt, theCalendar, policy);
      if (!answer.known) return;
      const start = career.periods[0]?.startedOn ?? asAt;
      expect(compare(answer.value.terms, termsOnTheWall(start, asAt))).toBeLessThanOrEqual(0);
      expect(compare(answer.value.terms, answer.value.required)).toBeLessThanOrEqual(0);
      expect(answer.value.terms.n).toBeGreaterThanOrEqual(0);
    }),
    RUNS,
  );
});

test('terms served never fall from one day to a later one', () => {
  fc.assert(
    fc.property(anyCareer(), anyAsAt, anyAsAt, (career, one, other) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const [before, after] = [servedBy(career, earlier), servedBy(career, later)];
      if (before && after && career.adjustments.length === 0)
        expect(compare(before, after)).toBeLessThanOrEqual(0);
    }),
    RUNS,
  );
});

test('adding an absence never brings an end forward', () => {
  fc.assert(
    fc.property(anyCareer({ adjustments: false }), anyAbsence, (career, absence) => {
      const [before, after] = [endOf(career), endOf({ ...career, absences: [...career.absences, absence] })];
      if (before !== null && after !== null) expect(after >= before).toBe(true);
      if (before === null) expect(after).toBeNull();
    }),
    RUNS,
  );
});

test('every day of absence extends at most once', () => {
  fc.assert(
    fc.property(anyCareer({ adjustments: false }), (career) => {
      const answer = absenceByPart(career, theCalendar, policy, day('2030-07-01'));
      if (!answer.known) return;
      const extended = answer.value.reduce(
        (total, part) => add(total, add(part.extendedBy, part.extendedByChoice)),
        fraction(0),
      );
      const missed = career.absences.reduce(
        (total, { days }) => add(total, days ?? fraction(0)),
        fraction(0),
      );
      expect(compare(extended, missed)).toBeLessThanOrEqual(0);
    }),
    RUNS,
  );
});

test('full time without absence is the plain case: the end is the end of the sixth term', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), (first) => {
      const slot = slots[first] as (typeof slots)[number];
      const career = aCareer({ periods: [aPeriod({ startedOn: dayFrom(slot.starts) })] });
      expect(endOf(career)).toBe(dayFrom((slots[first + 5] as (typeof slots)[number]).ends));
      expect(scheduleOf(career).map(({ kind }) => kind[0])).toEqual(['p', 'p', 'f', 'p', 'p', 'f']);
    }),
  );
});

test('at a share of full time, that share of the terms is served', () => {
  fc.assert(
    fc.property(anyPeriods({ gaps: false, schools: false }), anyFte, anyAsAt, (periods, fte, asAt) => {
      const at = (share: Fraction) =>
        servedBy(aCareer({ periods: periods.map((period) => ({ ...period, fte: share })) }), asAt);
      const [full, part] = [at(fraction(1)), at(fte)];
      if (full && part && compare(full, fraction(6)) < 0) expect(part).toEqual(multiply(full, fte));
    }),
    RUNS,
  );
});

test('2.62, 2.60: nothing falls due after the ECT has left the school, nor a review after completion', () => {
  fc.assert(
    fc.property(anyCareer(), (career) => {
      const completedOn = endOf(career);
      for (const { kind, urn, dueOn } of scheduleOf(career)) {
        const ends = career.periods
          .filter((period) => period.urn === urn)
          .map(({ finishedOn }) => finishedOn);
        if (!ends.includes(null)) expect(ends.some((end) => end !== null && dueOn <= end)).toBe(true);
        if (kind === 'progress review' && completedOn !== null) expect(dueOn <= completedOn).toBe(true);
      }
    }),
    { numRuns: 2 * RUNS.numRuns },
  );
});

test('reg 11(3), 2.56: an assessment put off past completion is due when its recommendation is', () => {
  fc.assert(
    fc.property(anyCareer({ gaps: false, schools: false, adjustments: false }), (career) => {
      const completedOn = endOf(career);
      const final = scheduleOf(career).find(({ milestone }) => milestone === 'final');
      const putOff = final?.because.some(({ says }) => says.includes('put off to the recommendation'));
      if (completedOn === null || final === undefined || putOff !== true) return;
      const asAt = day('2031-01-01');
      const events = endOfInduction(career, theCalendar, policy, asAt);
      const clock = clocksAt(events, theCalendar, policy, asAt).find(({ name }) => name === 'recommendation');
      if (clock?.clock.known) expect(final.dueOn).toBe(clock.clock.value.lastDay);
    }),
    { numRuns: 4 * RUNS.numRuns },
  );
});

/** The same service with one period entered as two. */
function split(career: Career, which: number, after: number): Career {
  const at = which % career.periods.length;
  const period = career.periods[at] as Career['periods'][number];
  const until = period.finishedOn ?? day('2026-07-20');
  const cut = dayFrom(
    numberOf(period.startedOn) + (after % Math.max(1, numberOf(until) - numberOf(period.startedOn))),
  );
  const halves = [
    { ...period, finishedOn: cut },
    { ...period, id: `${period.id}b`, startedOn: dayFrom(numberOf(cut) + 1) },
  ];
  if (period.finishedOn !== null && cut >= period.finishedOn) return career;
  return { ...career, periods: [...career.periods.slice(0, at), ...halves, ...career.periods.slice(at + 1)] };
}

test('reg 11(3), 2.61, 3.8: whatever is met on, extended and missed, no report is due after the headteacher’s clock', () => {
  const around = {
    career: anyCareer({ absences: false, adjustments: false }),
    quarters: fc.integer({ min: 0, max: 4 }),
    agreedAfter: fc.integer({ min: 0, max: 45 }),
    awayFrom: fc.integer({ min: -40, max: 20 }),
    awayFor: fc.integer({ min: 0, max: 90 }),
    metAfter: fc.option(fc.integer({ min: -60, max: 10 })),
  };
  fc.assert(
    fc.property(fc.record(around), ({ career, quarters, agreedAfter, awayFrom, awayFor, metAfter }) => {
      const first = endOf(career);
      if (first === null) return;
      const extension = anAdjustment({
        kind: 'extension after completion',
        terms: fraction(quarters, 4),
        agreedOn: addDays(first, agreedAfter),
      });
      const extended = quarters === 0 ? career : { ...career, adjustments: [extension] };
      const end = endOf(extended);
      if (end === null || end > '2028-06-30') return;
      const from = addDays(end, awayFrom);
      const facts = {
        ...extended,
        ect: anEct({ finalMeetingOn: metAfter === null ? null : addDays(end, metAfter) }),
        absences: [anAbsence({ from, until: addDays(from, awayFor), days: fraction(0) })],
      };
      const asAt = addDays(end, 200);
      const schedule = scheduleFor(facts, theCalendar, policy, asAt);
      const due = schedule.known
        ? schedule.value.filter(({ milestone }) => isForOutcome(milestone)).slice(-1)[0]?.dueOn
        : undefined;
      const clock = clocksAt(
        endOfInduction(facts, theCalendar, policy, asAt),
        theCalendar,
        policy,
        asAt,
      ).find(({ name }) => name === 'recommendation')?.clock;
      if (due !== undefined && clock?.known) expect(due <= clock.value.lastDay).toBe(true);
    }),
    RUNS,
  );
});

test('splitting a period changes nothing', () => {
  fc.assert(
    fc.property(anyCareer(), fc.nat(), fc.nat(), anyAsAt, (career, which, after, asAt) => {
      const apart = split(career, which, after);
      expect(endOf(apart)).toEqual(endOf(career));
      expect(servedBy(apart, asAt)).toEqual(servedBy(career, asAt));
      // The periods are named among the facts, so those differ.
      const said = (reports: readonly ExpectedReport[]) =>
        reports.map(({ because, ...report }) => [report, because.map(({ says }) => says)]);
      expect(said(scheduleOf(apart))).toEqual(said(scheduleOf(career)));
    }),
    RUNS,
  );
});

test('2.60, 3.4: whenever a reduction is agreed, one final assessment is to come, and not before it is agreed', () => {
  const [from, until] = [numberOf(day('2026-09-01')), numberOf(day('2028-07-20'))];
  fc.assert(
    fc.property(
      fc.integer({ min: from, max: until }),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (on, quarters, done) => {
        const agreedOn = dayFrom(on);
        const first = aReport({
          kind: 'formal assessment',
          final: 'no',
          term: 'Summer 2027',
          coversFrom: day('2027-04-12'),
          coversUntil: day('2027-08-31'),
          state: 'reviewed',
        });
        const reports = done && agreedOn > '2027-07-01' ? [first] : [];
        const terms = fraction(quarters, 4);
        const career = aCareer({ adjustments: [anAdjustment({ agreedOn, terms })], reports });
        const { create, keep } = reconcile(reports, scheduleOf(career));
        const finals = create.filter(({ milestone }) => milestone === 'final');
        expect(finals).toHaveLength(1);
        expect(numberOf(finals[0]?.dueOn ?? agreedOn)).toBeGreaterThan(on + 10);
        expect(keep).toEqual(reports);
        const parts = courseOf(career, theCalendar, policy, AT).parts.map(({ endsOn }) => endsOn);
        expect(new Set(parts).size).toBe(parts.length);
      },
    ),
    RUNS,
  );
});

test('the order in which rows are entered changes nothing', () => {
  fc.assert(
    fc.property(
      anyCareer(),
      fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }),
      anyAsAt,
      (career, draws, asAt) => {
        const shuffled = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row, at) => [draws[at] ?? 0, row] as const)
            .sort((one, other) => other[0] - one[0])
            .map(([, row]) => row);
        const { periods, absences, adjustments } = career;
        const mixed = {
          ...career,
          periods: shuffled(periods),
          absences: shuffled(absences),
          adjustments: shuffled(adjustments),
        };
        expect(endOf(mixed)).toEqual(endOf(career));
        expect(servedBy(mixed, asAt)).toEqual(servedBy(career, asAt));
        expect(scheduleOf(mixed)).toEqual(scheduleOf(career));
      },
    ),
    RUNS,
  );
});

test('every day from start to end belongs to one reporting period', () => {
  fc.assert(
    fc.property(anyCareer({ gaps: false, schools: false }), (career) => {
      const end = endOf(career);
      if (end === null) return;
      let next = numberOf(career.periods[0]?.startedOn ?? end);
      const breaks = extensions(career);
      for (const { coversFrom, coversUntil } of scheduleOf(career)) {
        // Between completion and an extension there may be a holiday, which belongs to neither.
        if (breaks && numberOf(coversFrom) > next)
          expect(schoolDaysBetween(next, numberOf(coversFrom) - 1)).toBe(0);
        else expect(numberOf(coversFrom)).toBe(next);
        expect(coversUntil >= coversFrom).toBe(true);
        next = numberOf(coversUntil) + 1;
      }
      // An assessment put off into a later term covers that term too.
      expect(next - 1).toBeGreaterThanOrEqual(numberOf(end));
    }),
    RUNS,
  );
});

function extensions({ adjustments }: Career): boolean {
  return adjustments.some(({ kind }) => kind === 'extension after completion');
}

function schoolDaysBetween(from: number, until: number): number {
  return slots.reduce((days, slot) => days + schoolDaysIn(slot, from, until), 0);
}

test('every school day that counts, in whatever posts, is covered by one report', () => {
  fc.assert(
    fc.property(anyCareer(), (career) => {
      const end = endOf(career);
      if (end === null) return;
      const reports = scheduleOf(career);
      for (const { from, until, slot } of ledgerOf(career, theCalendar, policy).stretches) {
        if (slot === null) continue;
        for (const on of [from, until].filter(
          (one) => one >= slot.starts && one <= Math.min(slot.ends, numberOf(end)),
        )) {
          if (schoolDaysIn(slot, on, on) === 0 || on < numberOf(career.periods[0]?.startedOn ?? end))
            continue;
          const covering = reports.filter(
            ({ coversFrom, coversUntil }) => coversFrom <= dayFrom(on) && dayFrom(on) <= coversUntil,
          );
          if (covering.length !== 1 && !isGrace(career, on))
            throw new Error(`${dayFrom(on)} is covered by ${covering.length} reports`);
        }
      }
    }),
    RUNS,
  );
});

/** Days of grace before a post starts count as served but are nobody's to report on. */
function isGrace({ periods }: Career, on: number): boolean {
  return periods.some(({ startedOn }) => on < numberOf(startedOn) && numberOf(startedOn) - on <= 9);
}

test('no report is due on a day that is no working day, unless the AB set it', () => {
  fc.assert(
    fc.property(anyCareer(), (career) => {
      for (const { dueOn, opensOn, coversFrom, provisional } of scheduleOf(career)) {
        const works = isWorkingDay(dueOn, theCalendar);
        if (works.known) expect(works.value).toBe(true);
        else expect(provisional).not.toBeNull();
        expect(opensOn <= dueOn && (opensOn >= coversFrom || opensOn === dueOn)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('there is at most one report of a kind and a school for a term, but for an extension that begins in it', () => {
  fc.assert(
    fc.property(anyCareer({ adjustments: false }), (career) => {
      const keys = scheduleOf(career).map(({ term, urn, kind, coversFrom }) =>
        kind === 'interim assessment' ? coversFrom : `${kind} ${term} ${urn}`,
      );
      const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
      // A post left and taken up again at the same school within a term is reported on twice.
      if (career.periods.every((period, at) => at === 0 || period.urn !== career.periods[at - 1]?.urn))
        expect(twice).toEqual([]);
    }),
    RUNS,
  );
});

/** The reports as they stand once what was found is done. */
function applied(existing: readonly Report[], expected: readonly ExpectedReport[]): readonly Report[] {
  const { create, move, cancel, keep, ask } = reconcile(existing, expected);
  const fromExpected = (one: ExpectedReport): Partial<Report> => {
    const { urn, kind, term, coversFrom, coversUntil, opensOn, dueOn } = one;
    return { urn, kind, final: finalOf(one), term, coversFrom, coversUntil, opensOn, dueOn };
  };
  return [
    ...keep,
    ...ask.map(({ report }) => report),
    ...move.map(({ report, to }) => ({ ...report, ...fromExpected(to) })),
    ...cancel.map(({ report }) => ({ ...report, state: 'cancelled' as const })),
    ...create.map((one, at) => aReport({ id: `R-${existing.length + at + 1}`, ...fromExpected(one) })),
  ];
}

test('schedules are stable: applied and computed again, nothing is left to change', () => {
  fc.assert(
    fc.property(anyCareer(), fc.array(anyAbsence, { maxLength: 2 }), fc.nat(12), (career, more, done) => {
      const first = applied([], scheduleOf(career));
      const submitted = first.map((report, at) =>
        at < done % (first.length + 1) ? { ...report, state: 'reviewed' as const } : report,
      );
      const changed = { ...career, absences: [...career.absences, ...more], reports: submitted };
      const second = applied(submitted, scheduleOf(changed));
      const again = { ...changed, reports: second };
      const { create, move, cancel } = reconcile(second, scheduleOf(again));
      expect([create, move, cancel]).toEqual([[], [], []]);
      for (const report of submitted.filter(({ state }) => state === 'reviewed'))
        expect(second).toContain(report);
    }),
    RUNS,
  );
});

test('signing what is owed, as it is owed, whichever of it, leaves all as it was', () => {
  const whichOf = fc.array(fc.boolean(), { minLength: 14, maxLength: 14 });
  fc.assert(
    fc.property(anyCareer(), whichOf, (career, isSigned) => {
      const owed = scheduleOf(career);
      const reports = applied([], owed).map((report, at) =>
        isSigned[at] === true ? { ...report, state: 'reviewed' as const } : report,
      );
      const after = scheduleOf({ ...career, reports });
      expect(after.map((one) => ({ ...one, done: null }))).toEqual(owed);
      const { create, move, cancel, ask } = reconcile(reports, after);
      expect([create, move, cancel, ask]).toEqual([[], [], [], []]);
    }),
    RUNS,
  );
});

test('what the schedule says does not depend on the day it is asked', () => {
  fc.assert(
    fc.property(anyCareer({ adjustments: false }), anyAsAt, (career, asAt) => {
      expect(scheduleFor(career, theCalendar, policy, asAt)).toEqual(
        scheduleFor(career, theCalendar, policy, AT),
      );
    }),
    RUNS,
  );
});

test('whatever the facts, nothing throws', () => {
  const anyText = fc.constantFrom(
    '2021-09-01',
    '2027-02-29',
    '2030-01-01',
    '1999-09-09',
    '2026-11-31',
    '2024-06-06',
  );
  const anyBad = fc.record({
    startedOn: anyText,
    finishedOn: fc.option(anyText),
    fte: fc.constantFrom(fraction(0), fraction(3, 2), fraction(-1), fraction(1), fraction(1, 2)),
    countedTerms: fc.option(fc.constantFrom(fraction(17), fraction(-1), fraction(2))),
    urn: fc.constantFrom('900001', '900002', null),
  });
  fc.assert(
    fc.property(
      fc.array(anyBad, { maxLength: 3 }),
      fc.array(
        fc.record({
          from: anyText,
          until: fc.option(anyText),
          days: fc.option(fc.constantFrom(fraction(-1), fraction(400), fraction(1, 2))),
        }),
        { maxLength: 2 },
      ),
      fc.boolean(),
      (periods, absences, noTerms) => {
        const career = aCareer({
          periods: periods.map((period, at) => aPeriod({ id: `IP-${at}`, ...(period as object) })),
          absences: absences.map(
            (absence, at) =>
              ({
                ...(absence as object),
                id: `A-${at}`,
                trn: '0012345',
                kind: 'sickness',
                ectChoosesExtension: null,
              }) as Career['absences'][number],
          ),
        });
        const calendar = noTerms ? { terms: [], bankHolidays: [] } : theCalendar;
        expect(() => [
          scheduleFor(career, calendar, policy, AT),
          expectedEnd(career, calendar, policy, AT),
          termsServed(career, AT, calendar, policy),
          absenceByPart(career, calendar, policy, AT),
        ]).not.toThrow();
      },
    ),
    { numRuns: 400 },
  );
});
