/** What can be typed in a cell. Ranges in, arrays out, no service call; "today" is always a cell. */
import { spellReason, spellWhole } from '../domain/citations';
import type { Calendar, Career, Day } from '../domain/facts';
import { rounded } from '../domain/fraction';
import { expectedEnd, termsServed } from '../domain/induction';
import { withZeros } from '../domain/identity';
import type { Policy } from '../domain/policy';
import { prioritise } from '../domain/qa';
import {
  type Line,
  criteriaLines,
  pictureLines,
  priorityLines,
  reasonLines,
  whatIfLines,
} from '../domain/qa-lines';
import type { QaFacts } from '../domain/qa-facts';
import { areaPictures, monthPictures } from '../domain/qa-pictures';
import { criteriaInForce, reasonsFor, whatIf } from '../domain/qa-table';
import { isDay, readDay } from '../domain/read-day';
import { waitsForReturn } from '../domain/reports-so-far';
import { riskOf } from '../domain/risk';
import { nextDue, scheduleFor, whyDue } from '../domain/schedule';
import { lastDayOf, whyLastDay } from '../domain/working-days';
import { textOf } from '../register/column';
import type { Range } from '../register/ranges';
import {
  bankHolidaysFrom,
  calendarFrom,
  careersFrom,
  firstColumn,
  policyFrom,
  policyTrying,
  qaFactsFrom,
  rangeOf,
} from '../register/ranges';
import { CRITERIA_HEADINGS, PICTURES_HEADINGS, PRIORITY_HEADINGS } from '../register/priority-sheet';

/**
 * Ranks every school for a visit, with the reasons and what to ask. Give each sheet with its headings.
 *
 * @param {range} schools Sheet Schools, like Schools!A1:AZ.
 * @param {range} facts Sheet QA facts.
 * @param {range} people Sheet People.
 * @param {range} visits Sheet Visits.
 * @param {range} decisions Sheet QA decisions.
 * @param {range} settings Sheet Settings, like Settings!A1:B.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ofsted Sheet Ofsted. Without it, the Schools sheet alone says what Ofsted found.
 * @return A row for each school, the first to visit first.
 * @customfunction
 */
export function QA_PRIORITY(
  schools: Range,
  facts: Range,
  people: Range,
  visits: Range,
  decisions: Range,
  settings: Range,
  asAt: unknown,
  ofsted?: Range,
): Line[] {
  const known = qaFrom(schools, facts, people, visits, decisions, ofsted);
  const ranked = prioritise(known, policyFrom(settings), dayFrom(asAt));
  return [[...PRIORITY_HEADINGS], ...priorityLines(ranked)];
}

/**
 * The figures behind the pictures of QA: for each area, schools by lane, their average score, and its share of ECTs and of
 * this year's visits; beside them, month by month, the visits planned and made.
 *
 * @param {range} schools Sheet Schools, like Schools!A1:AZ.
 * @param {range} facts Sheet QA facts.
 * @param {range} people Sheet People.
 * @param {range} visits Sheet Visits.
 * @param {range} decisions Sheet QA decisions.
 * @param {range} settings Sheet Settings, like Settings!A1:B.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ofsted Sheet Ofsted.
 * @return A row for each area, and beside it one for each month.
 * @customfunction
 */
export function QA_PICTURES(
  schools: Range,
  facts: Range,
  people: Range,
  visits: Range,
  decisions: Range,
  settings: Range,
  asAt: unknown,
  ofsted?: Range,
): Line[] {
  const known = qaFrom(schools, facts, people, visits, decisions, ofsted);
  const day = dayFrom(asAt);
  const areas = areaPictures(prioritise(known, policyFrom(settings), day), known.visits, day);
  return [[...PICTURES_HEADINGS], ...pictureLines(areas, monthPictures(known.visits, day))];
}

/**
 * One school's answer to every criterion: yes, no or not known, its points, why, and the document that asks for it.
 *
 * @param {cell} urn The school's URN.
 * @param {range} schools Sheet Schools, like Schools!A1:AZ.
 * @param {range} facts Sheet QA facts.
 * @param {range} people Sheet People.
 * @param {range} visits Sheet Visits.
 * @param {range} decisions Sheet QA decisions.
 * @param {range} settings Sheet Settings, like Settings!A1:B.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ofsted Sheet Ofsted.
 * @return A row for each criterion.
 * @customfunction
 */
export function QA_REASONS(
  urn: unknown,
  schools: Range,
  facts: Range,
  people: Range,
  visits: Range,
  decisions: Range,
  settings: Range,
  asAt: unknown,
  ofsted?: Range,
): Line[] {
  const known = qaFrom(schools, facts, people, visits, decisions, ofsted);
  const asked = textOf(rangeOf(urn)[0]?.[0]);
  const found = reasonsFor(known, policyFrom(settings), dayFrom(asAt), asked);
  if (found === null)
    throw new Error(
      `The Schools range holds no open school with the URN "${asked.slice(0, 40)}". Give it as the first argument.`,
    );
  return [
    ['Criterion', 'What it asks', 'Holds', 'Points', 'Why, or what to ask', 'Source'],
    ...reasonLines(found),
  ];
}

/**
 * The criteria by which schools are chosen: weights and thresholds in force, and the document behind each.
 *
 * @param {range} settings Sheet Settings, like Settings!A1:B.
 * @return A row for each criterion.
 * @customfunction
 */
export function QA_CRITERIA(settings: Range): Line[] {
  return [[...CRITERIA_HEADINGS], ...criteriaLines(criteriaInForce(policyFrom(settings)))];
}

/**
 * The ranking as it would be with other settings, beside the one in force. Nothing in Settings is changed.
 *
 * @param {range} instead Two columns headed Setting and Value: the weights or thresholds to try.
 * @param {range} schools Sheet Schools, like Schools!A1:AZ.
 * @param {range} facts Sheet QA facts.
 * @param {range} people Sheet People.
 * @param {range} visits Sheet Visits.
 * @param {range} decisions Sheet QA decisions.
 * @param {range} settings Sheet Settings, like Settings!A1:B.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ofsted Sheet Ofsted.
 * @return A row for each school, in the order the other settings give.
 * @customfunction
 */
export function QA_WHAT_IF(
  instead: Range,
  schools: Range,
  facts: Range,
  people: Range,
  visits: Range,
  decisions: Range,
  settings: Range,
  asAt: unknown,
  ofsted?: Range,
): Line[] {
  const known = qaFrom(schools, facts, people, visits, decisions, ofsted);
  const moved = whatIf(known, policyFrom(settings), policyTrying(settings, instead), dayFrom(asAt));
  return [
    [
      'Rank then',
      'School',
      'Rank now',
      'Moves up',
      'Lane then',
      'Score then',
      'Score now',
      'Why then',
      'URN',
    ],
    ...whatIfLines(moved),
  ];
}

/**
 * Full-time-equivalent terms of induction served and remaining, and why. Give each sheet with its headings.
 *
 * @param {range} trns One TRN or a column of them.
 * @param {range} periods Sheet Induction periods.
 * @param {range} absences Sheet Absences.
 * @param {range} adjustments Sheet Adjustments.
 * @param {range} terms Sheet Terms.
 * @param {range} settings Sheet Settings.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ects Sheet ECTs, for terms served before and the outcome.
 * @param {range} schools Sheet Schools, where Terms has areas of their own.
 * @return Served, remaining, why.
 * @customfunction
 */
export function TERMS_SERVED(
  trns: unknown,
  periods: Range,
  absences: Range,
  adjustments: Range,
  terms: Range,
  settings: Range,
  asAt: unknown,
  ects?: Range,
  schools?: Range,
): Line[] {
  const given = { ects, periods, absences, adjustments };
  return forEach(
    trns,
    given,
    [asAt, settings, terms, undefined, schools],
    3,
    (career, calendar, policy, day) => {
      const served = termsServed(career, day, calendar, policy);
      if (!served.known) return ['', '', served.unknown];
      const { terms: done, remaining } = served.value;
      return [rounded(done, 2), rounded(remaining, 2), spellWhole(served.because)];
    },
  );
}

/**
 * When induction will be complete if nothing changes, and why. Give each sheet with its headings.
 *
 * @param {range} trns One TRN or a column of them.
 * @param {range} periods Sheet Induction periods.
 * @param {range} absences Sheet Absences.
 * @param {range} adjustments Sheet Adjustments.
 * @param {range} terms Sheet Terms.
 * @param {range} settings Sheet Settings.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ects Sheet ECTs, for terms served before and the outcome.
 * @param {range} schools Sheet Schools, where Terms has areas of their own.
 * @return The day, why.
 * @customfunction
 */
export function EXPECTED_END(
  trns: unknown,
  periods: Range,
  absences: Range,
  adjustments: Range,
  terms: Range,
  settings: Range,
  asAt: unknown,
  ects?: Range,
  schools?: Range,
): Line[] {
  const given = { ects, periods, absences, adjustments };
  return forEach(
    trns,
    given,
    [asAt, settings, terms, undefined, schools],
    2,
    (career, calendar, policy, day) => {
      const end = expectedEnd(career, calendar, policy, day);
      return end.known ? [end.value, spellWhole(end.because)] : ['', end.unknown];
    },
  );
}

/**
 * The next report due on or after a day, and why. Give each sheet with its headings.
 *
 * @param {range} trns One TRN or a column of them.
 * @param {range} periods Sheet Induction periods.
 * @param {range} absences Sheet Absences.
 * @param {range} adjustments Sheet Adjustments.
 * @param {range} reports Sheet Reports.
 * @param {range} terms Sheet Terms.
 * @param {range} bankHolidays Sheet Bank holidays.
 * @param {range} settings Sheet Settings.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} ects Sheet ECTs, for terms served before and the outcome.
 * @param {range} schools Sheet Schools, where Terms has areas of their own.
 * @return The day, the report, why.
 * @customfunction
 */
export function NEXT_REPORT_DUE(
  trns: unknown,
  periods: Range,
  absences: Range,
  adjustments: Range,
  reports: Range,
  terms: Range,
  bankHolidays: Range,
  settings: Range,
  asAt: unknown,
  ects?: Range,
  schools?: Range,
): Line[] {
  const given = { ects, periods, absences, adjustments, reports };
  return forEach(
    trns,
    given,
    [asAt, settings, terms, bankHolidays, schools],
    3,
    (career, calendar, policy, day) => {
      const expected = scheduleFor(career, calendar, policy, day);
      if (!expected.known) return ['', '', expected.unknown];
      const next = nextDue(expected.value, day);
      if (next === null) {
        const { because } = expected;
        return because.length > 0
          ? ['', '', spellWhole(because)]
          : ['', 'none', 'No report is expected on or after that day.'];
      }
      const { kind, term, dueOn } = next;
      const waits = waitsForReturn({ kind, state: 'due', dueOn, ectSignedAt: null }, career.absences, day);
      const named = `${kind}, ${term}`;
      return [waits ? '' : dueOn, waits ? `${named}, after the return` : named, spellWhole(whyDue(next))];
    },
  );
}

/**
 * How much attention an ECT needs, and why. Give each sheet with its headings.
 *
 * @param {range} trns One TRN or a column of them.
 * @param {range} ects Sheet ECTs.
 * @param {range} periods Sheet Induction periods.
 * @param {range} absences Sheet Absences.
 * @param {range} adjustments Sheet Adjustments.
 * @param {range} reports Sheet Reports.
 * @param {range} supportPlans Sheet Support plans.
 * @param {range} observations Sheet Observations.
 * @param {range} terms Sheet Terms.
 * @param {range} bankHolidays Sheet Bank holidays.
 * @param {range} settings Sheet Settings.
 * @param {cell} asAt The day, like Desk!B2.
 * @param {range} schools Sheet Schools, where Terms has areas of their own.
 * @return Level, why, what is not known.
 * @customfunction
 */
export function AT_RISK(
  trns: unknown,
  ects: Range,
  periods: Range,
  absences: Range,
  adjustments: Range,
  reports: Range,
  supportPlans: Range,
  observations: Range,
  terms: Range,
  bankHolidays: Range,
  settings: Range,
  asAt: unknown,
  schools?: Range,
): Line[] {
  const given = { ects, periods, absences, adjustments, reports, supportPlans, observations };
  return forEach(
    trns,
    given,
    [asAt, settings, terms, bankHolidays, schools],
    3,
    (career, calendar, policy, day) => {
      const risk = riskOf(career, calendar, policy, day);
      return [risk.level, risk.reasons.map(spellReason).join('\n'), risk.unknown.join('\n')];
    },
  );
}

/**
 * The last day of a limit in working days. School holidays count; weekends and bank holidays do not.
 *
 * @param {range} from One day or a column of them.
 * @param {number} days Working days, like 20.
 * @param {boolean} beginningWith TRUE: that day is the first (the regulations). FALSE: the next one is (the guidance).
 * @param {range} bankHolidays Sheet Bank holidays.
 * @return The day, why.
 * @customfunction
 */
export function WORKING_DAYS_AFTER(
  from: unknown,
  days: unknown,
  beginningWith: unknown,
  bankHolidays: Range,
): Line[] {
  const [most] = firstColumn(days);
  const length = Number(most);
  if (!Number.isInteger(length) || length < 1 || length > 400)
    throw new Error(`Give a whole number of working days from 1 to 400. This one is "${most}".`);
  const [said = ''] = firstColumn(beginningWith);
  if (!/^(true|false|yes|no)$/i.test(said))
    throw new Error(`Say whether that day is the first: TRUE or FALSE. This is "${said}".`);
  const counted = /^[ty]/i.test(said) ? 'beginning with' : 'after';
  const calendar = { terms: [], bankHolidays: bankHolidaysFrom(bankHolidays) };
  return rangeOf(from).map(([cell]) => {
    const text = textOf(cell);
    if (text === '') return ['', ''];
    const day = readDay(text, 'from');
    if (!isDay(day)) return ['', day.says];
    const last = lastDayOf(length, counted, day, calendar);
    return last.known
      ? [last.value, spellWhole([whyLastDay(length, counted, day, last.value, calendar)])]
      : ['', last.unknown];
  });
}

/** What a formula of QA goes by, its ranges in the order in which each of them takes them. */
const qaFrom = (...[schools, facts, people, visits, decisions, ofsted]: (Range | undefined)[]): QaFacts =>
  qaFactsFrom({ schools, facts, people, visits, decisions, ofsted });

/** One line for each TRN; a blank stays blank, and a TRN nobody knows says so. */
function forEach(
  trns: unknown,
  ranges: Parameters<typeof careersFrom>[0],
  [asAt, settings, terms, ...more]: readonly [unknown, Range, Range, Range | undefined, Range | undefined],
  width: number,
  line: (career: Career, calendar: Calendar, policy: Policy, day: Day) => Line,
): Line[] {
  const [calendar, policy, day] = [calendarFrom(terms, ...more), policyFrom(settings), dayFrom(asAt)];
  const asked = firstColumn(trns).map(withZeros);
  const careers = careersFrom(ranges, asked);
  const blank = Array.from({ length: width - 1 }, () => '');
  return asked.map((trn) => {
    if (trn === '' || trn === 'TRN') return ['', ...blank];
    const career = careers.get(trn);
    return career
      ? leavingOut(career, line(career, calendar, policy, day))
      : [`The ranges hold no TRN ${trn.slice(0, 40)}.`, ...blank];
  });
}

/** An answer with the row it leaves out, where nobody can tell whose that is. */
function leavingOut({ astray, unread }: Career, line: Line): Line {
  if (astray && !unread)
    line.push(`${line.pop() ?? ''}\nThis leaves out a row that may be anybody’s: ${astray}`);
  return line;
}

/** The day in a cell. A formula shows the message of an error beside itself. */
function dayFrom(given: unknown): Day {
  const day = readDay(textOf(rangeOf(given)[0]?.[0]), 'day');
  if (isDay(day)) return day;
  throw new Error(
    `asAt, the day it is asked for: ${day.says} Desk!B2 is today; choose Induction > Refresh views if it is empty.`,
  );
}
