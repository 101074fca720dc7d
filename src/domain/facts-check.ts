import type {
  Absence,
  Adjustment,
  BankHoliday,
  Calendar,
  Career,
  Day,
  InductionPeriod,
  Observation,
  Report,
  Term,
} from './facts';
import { whyTooMany } from './absence-days';
import { whyImpossible, whyUnknown } from './absence-kinds';
import { problem } from './answer';
import { holidaysKnownUntil, termsKnownUntil } from './calendar-reach';
import { numberOf } from './civil';
import { addYears, parseDay, shortDay } from './day';
import { decisionProblems } from './decision-facts';
import { compare, fraction } from './fraction';
import { ALL_BEFORE } from './induction';
import { isLongerThanLeave, whyTooEarly } from './likely-day';
import { whyOutside } from './told-day';
import { extensionsInForce } from './parts';
import { type RowProblem, impossible, periodProblems, unreal } from './period-facts';
import type { Policy } from './policy';
import {
  EVERYWHERE,
  areaKey,
  LONGEST_HOLIDAY_DAYS,
  isHalfTermTooLong,
  NO_DAY,
  isTooLong,
  overlapping,
  termsFor,
} from './terms';

export type { RowProblem } from './period-facts';

/** What can not be true of one ECT's facts, or is missing from them, row by row; empty when all is well. */
export function checkCareer(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): readonly RowProblem[] {
  const { periods, absences, adjustments, reports } = career;
  const extensions = extensionsInForce(career, calendar, policy, asAt);
  return [
    ...(career.unread ? [] : [...ofEct(career, policy, asAt), ...decisionProblems(career.ect, extensions)]),
    ...periodProblems(periods),
    ...periods.flatMap((period) => ofCounted(period, policy)),
    ...absences.flatMap((absence) => ofAbsence(absence, career, policy)),
    ...adjustments.flatMap(ofAdjustment),
    ...reports.flatMap(ofReport),
    ...career.observations.flatMap((one) => ofObservation(one, career)),
  ];
}

function ofEct({ ect }: Career, { termsRequired }: Policy, asAt: Day): readonly RowProblem[] {
  const { dateOfBirth, qtsOn, outcomeOn, registeredOn } = ect;
  const rows: RowProblem[] = [
    // QTS of before there was induction is possible: such a teacher is exempt, as registering says.
    ...unreal(ect.trn, { dateOfBirth, qtsOn }),
    ...impossible(ect.trn, { outcomeOn, registeredOn }),
  ];
  const isToCome = outcomeOn !== null && outcomeOn > asAt && impossible(ect.trn, { outcomeOn }).length === 0;
  if (isToCome) {
    const says = 'Enter a day that has passed: the day it was decided.';
    rows.push({ row: ect.trn, ...problem('outcomeOn', says) });
  }
  if (ect.priorTerms !== null && ect.priorTerms.n < 0) {
    rows.push({ row: ect.trn, ...problem('priorTerms', 'Enter 0 terms or more.') });
  }
  if (ect.outcome === null && ect.priorTerms !== null && compare(ect.priorTerms, termsRequired) >= 0) {
    rows.push({ row: ect.trn, ...problem('priorTerms', ALL_BEFORE) });
  }
  if (ect.outcome !== null && ect.outcomeOn === null) {
    rows.push({ row: ect.trn, ...problem('outcomeOn', `Enter the day of the outcome (${ect.outcome}).`) });
  }
  return rows;
}

function ofCounted({ id, countedTerms }: InductionPeriod, { mostTerms }: Policy): readonly RowProblem[] {
  const isDfeCount =
    countedTerms === null || (countedTerms.n >= 0 && compare(countedTerms, fraction(mostTerms)) <= 0);
  if (isDfeCount) return [];
  return [{ row: id, ...problem('countedTerms', `Enter a number of terms from 0 to ${mostTerms}.`) }];
}

function ofAbsence(absence: Absence, career: Career, policy: Policy): readonly RowProblem[] {
  const { id, from, until, days } = absence;
  const rows = unreal(id, { from, until });
  const why = whyImpossible(absence);
  if (why !== null) {
    const field = whyTooEarly(from) ? 'from' : until !== null && isWrongEnd(from, until) ? 'until' : 'days';
    rows.push({ row: id, ...problem(field, `Absence ${id} ${why}`) });
  } else if (days !== null && 2 % days.d !== 0) {
    rows.push({ row: id, ...problem('days', 'Enter days in half-days, like 3.5.') });
  } else {
    const settled = { ...absence, until: from, days: fraction(0), ectChoosesExtension: 'no' } as const;
    const says = whyUnknown(settled, policy);
    if (says !== null) rows.push({ row: id, ...problem('kind', says) });
    // Of two rows for the same days the later is named.
    const absences = career.absences.filter(
      (other) => other.from < from || (other.from === from && other.id < id),
    );
    const many = whyTooMany(absence, { ...career, absences }, policy);
    if (many !== null) rows.push({ row: id, ...problem('days', `Absence ${id} ${many}`) });
  }
  return rows;
}

const isWrongEnd = (from: Day, until: Day): boolean => until < from || isLongerThanLeave(from, until);

function ofAdjustment({ id, terms, agreedOn }: Adjustment): readonly RowProblem[] {
  const rows = impossible(id, { agreedOn });
  if (terms.n <= 0) rows.push({ row: id, ...problem('terms', 'Enter a number of terms above 0.') });
  return rows;
}

function ofReport({ id, coversFrom, coversUntil, opensOn, dueOn }: Report): readonly RowProblem[] {
  const rows = impossible(id, { coversFrom, coversUntil, opensOn, dueOn });
  if (coversUntil < coversFrom) {
    rows.push({ row: id, ...problem('coversUntil', `Enter a day on or after ${said(coversFrom)}.`) });
  }
  if (dueOn < opensOn) {
    rows.push({ row: id, ...problem('opensOn', `Enter a day on or before it is due, ${said(dueOn)}.`) });
  }
  return rows;
}

/** A lesson is observed between the first post and the outcome. */
function ofObservation(
  { id, observedOn }: Observation,
  { ect: { outcomeOn }, periods }: Career,
): readonly RowProblem[] {
  const row = id ?? '';
  const rows = impossible(row, { observedOn });
  if (rows.length > 0) return rows;
  const says =
    outcomeOn !== null && observedOn > outcomeOn
      ? `Check the day. The outcome was decided before it, on ${said(outcomeOn)}.`
      : whyOutside(observedOn, periods);
  return says === null ? [] : [{ row, ...problem('observedOn', says) }];
}

/** What can not be true of the Terms and Bank holidays sheets, or leaves a gap in them. */
export function checkCalendar(calendar: Calendar, asAt: Day): readonly RowProblem[] {
  // A term whose days can't be read is named by its cell.
  const read = calendar.terms.filter(({ startsOn }) => startsOn !== NO_DAY);
  const byArea = new Map<string, Term[]>();
  for (const term of read) {
    const area = areaKey(term.area);
    byArea.set(area, [...(byArea.get(area) ?? []), term]);
  }
  return [
    ...read.flatMap(ofTerm),
    ...[...byArea.values()].flatMap((terms) => ofNoSchool(terms, calendar)),
    ...[...byArea.values()].flatMap((terms) => betweenTerms(terms, calendar)),
    ...calendar.bankHolidays.flatMap(ofHoliday),
    ...reachOfTerms(calendar, asAt),
    ...reachOfHolidays(calendar, asAt),
  ];
}

const isEverywhere = ({ area }: Term): boolean => areaKey(area) === areaKey(EVERYWHERE);

/** Terms of an area that no school is in serve nobody. */
function ofNoSchool([term]: readonly Term[], { areas }: Calendar): readonly RowProblem[] {
  if (term === undefined || isEverywhere(term) || areas === undefined) return [];
  if ([...areas.values()].some((area) => areaKey(area) === areaKey(term.area))) return [];
  const says = `No school is in "${term.area}", so no date goes by its terms. Write the area as the Schools sheet does.`;
  return [{ row: rowOf(term), ...problem('area', says) }];
}

function ofTerm(term: Term): readonly RowProblem[] {
  const { startsOn, endsOn, halfTermFrom, halfTermUntil, reviewsOpenOn, reviewsDueOn, assessmentsDueOn } =
    term;
  const row = rowOf(term);
  const rows = unreal(row, {
    startsOn,
    endsOn,
    halfTermFrom,
    halfTermUntil,
    reviewsOpenOn,
    reviewsDueOn,
    assessmentsDueOn,
  });
  const add = (field: string, says: string): void => void rows.push({ row, ...problem(field, says) });
  if (endsOn < startsOn) add('endsOn', `Enter an end after the start, ${said(startsOn)}.`);
  if (isTooLong(term))
    add('endsOn', `Check both days. From ${said(startsOn)} to ${said(endsOn)} is longer than any term.`);
  if ((halfTermFrom === null) !== (halfTermUntil === null)) {
    add(
      halfTermFrom === null ? 'halfTermFrom' : 'halfTermUntil',
      'Enter both days of the half-term, or neither.',
    );
  } else if (halfTermFrom !== null && halfTermUntil !== null) {
    const inside = startsOn <= halfTermFrom && halfTermFrom <= halfTermUntil && halfTermUntil <= endsOn;
    if (!inside) add('halfTermFrom', 'Enter a half-term that lies within the term, its first day first.');
    else if (isHalfTermTooLong(term))
      add(
        'halfTermUntil',
        `Check both days. A half-term is shorter than from ${said(halfTermFrom)} to ${said(halfTermUntil)}.`,
      );
  }
  const due = { reviewsOpenOn, reviewsDueOn, assessmentsDueOn };
  for (const [field, on] of Object.entries(due)) {
    if (on !== null && (on < startsOn || on > endsOn))
      add(field, `Enter a day within ${term.name}, or leave it empty.`);
  }
  return rows;
}

/** Each term from the one before: not overlapping, not named alike, no term missing between. */
function betweenTerms(terms: readonly Term[], calendar: Calendar): readonly RowProblem[] {
  // One that is too long is named by itself, and says nothing of its neighbours.
  const inOrder = terms
    .filter((term) => !isTooLong(term))
    .sort((one, other) => numberOf(one.startsOn) - numberOf(other.startsOn));
  const serving = termsFor(calendar.terms, terms[0]?.area ?? EVERYWHERE);
  return inOrder.flatMap((term, at) => {
    const before = inOrder[at - 1];
    const row = rowOf(term);
    if (before?.name === term.name) {
      return [
        {
          row,
          ...problem('name', `There are two terms named ${term.name} in ${term.area}. Rename or remove one.`),
        },
      ];
    }
    const other = overlapping(term, serving);
    if (other !== undefined) {
      const cure = areaKey(other.area) === areaKey(term.area) ? '' : ', or give both one name';
      const says = `Correct a day of this term or of ${rowOf(other)}${cure}: they overlap, so no date rests on either.`;
      return [{ row, ...problem(term.startsOn < other.startsOn ? 'endsOn' : 'startsOn', says) }];
    }
    if (before === undefined) return [];
    const gap = numberOf(term.startsOn) - numberOf(before.endsOn);
    if (gap <= LONGEST_HOLIDAY_DAYS || !isEverywhere(term)) return [];
    return [
      {
        row,
        ...problem(
          'startsOn',
          `Add the term between ${before.name} and ${term.name}. They lie ${gap} days apart.`,
        ),
      },
    ];
  });
}

function ofHoliday({ nation, day }: BankHoliday): readonly RowProblem[] {
  return unreal(`${nation} ${day}`, { day });
}

/** How long an induction takes full time, in years (2.30): the end of one that begins today is asked for today. */
const YEARS_AHEAD = 2;

/** An AB that keeps every area's own terms needs none for England. */
function reachOfTerms(calendar: Calendar, asAt: Day): readonly RowProblem[] {
  const { terms } = calendar;
  if (terms.length > 0 && !terms.some(isEverywhere)) return [];
  const until = termsKnownUntil(calendar);
  if (!until.known)
    return [{ row: EVERYWHERE, ...problem('startsOn', 'Add the terms of a whole school year.') }];
  // A gap before the last of them is named by itself.
  const last = terms
    .filter(isEverywhere)
    .reduce((later, term) => (term.endsOn > later.endsOn ? term : later));
  if (last.endsOn >= addYears(asAt, YEARS_AHEAD)) return [];
  const says = `Add the terms after this one, which ends on ${said(last.endsOn)}: inductions that end later have no date until then.`;
  return [{ row: rowOf(last), ...problem('endsOn', says) }];
}

function reachOfHolidays(calendar: Calendar, asAt: Day): readonly RowProblem[] {
  const until = holidaysKnownUntil(calendar);
  if (until !== null && until >= asAt) return [];
  const says =
    until === null ? 'Add the bank holidays of a whole year.' : `Add the bank holidays after ${said(until)}.`;
  return [{ row: 'england-and-wales', ...problem('day', says) }];
}

function rowOf({ name, area }: Term): string {
  return `${name} (${area})`;
}

function said(day: Day): string {
  return parseDay(day) === null ? day : shortDay(day);
}
