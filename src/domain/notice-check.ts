import { numberOf, spellDay, weekdaysBetween } from './day';
import type { Day, Fraction, InductionPeriod, Problem, YesNo } from './facts';
import { compare, countOf, fraction, isFraction, parseFraction } from './fraction';
import { readEmail } from './identity';
import { isLongerThanLeave } from './likely-day';
import { whyUnlikely } from './told-day';
import { type Answers, halfDays } from './report-facts';

/** What a school tells of an ECT, read from answers that are each fine. */
export interface Notice {
  readonly what: 'absence' | 'change' | 'leaving';
  /** First day away, day of the change, or last day of employment. */
  readonly day: Day;
  readonly until: Day | null;
  readonly days: Fraction | null;
  readonly kind: string;
  readonly extend: YesNo | null;
  readonly fte: Fraction | null;
  readonly tutor: NamedPerson | null;
  readonly mentor: NamedPerson | null;
  readonly nextSchool: string | null;
}

export interface NamedPerson {
  readonly name: string;
  readonly email: string | null;
}

/** First day away, day of the change, or last day of employment; '' where none is told. */
export const noticeDay = (answers: Answers): Day | '' =>
  (answers['from'] ?? answers['changesOn'] ?? answers['leavingOn'] ?? '') as Day | '';

/**
 * The period in which a notice's day falls: the first of those the ECT has at the school, for one that is to be closed on
 * that day may stand beside the next; else the period given.
 */
export function periodOn<P extends Pick<InductionPeriod, 'trn' | 'urn' | 'startedOn' | 'finishedOn'>>(
  periods: Iterable<P>,
  given: P,
  day: Day | '',
): P {
  const holding = [...periods].filter(
    ({ trn, urn, startedOn, finishedOn }) =>
      trn === given.trn &&
      urn === given.urn &&
      startedOn <= day &&
      (finishedOn === null || finishedOn >= day),
  );
  return holding.sort((one, other) => (one.startedOn < other.startedOn ? -1 : 1))[0] ?? given;
}

/**
 * The notice, or what in it can't be meant. Paragraph 3.6 counts contracted days, of which there are no more than weekdays.
 * @param whoIs whether the register has this person by the address, or where there is none by the name at the school; or the
 * address is of somebody else there.
 */
export function checkNotice(
  answers: Answers,
  period: Pick<InductionPeriod, 'startedOn' | 'finishedOn'>,
  whoIs: WhoIs,
  toldOn: Day,
): Notice | { readonly problems: readonly Problem[] } {
  const what = answers['what'] as Notice['what'];
  const day = noticeDay(answers) as Day;
  const until = (answers['until'] ?? null) as Day | null;
  const days = halfDays(answers['days'] ?? '');
  const problems: Problem[] = [];
  const refuse = (field: string, says: string) => void problems.push({ field, says });

  for (const [field, on] of [['day', day] as const, ['until', until] as const]) {
    const says = on === null ? null : whyUnlikely(on, 'ahead', toldOn);
    if (says !== null) refuse(field, says);
  }
  if (problems.length > 0) return { problems };
  if (until !== null && isLongerThanLeave(day, until))
    refuse('until', 'Nobody’s leave is that long. Check the years of both days.');
  if (day < period.startedOn)
    refuse(
      'day',
      `The day is before the induction period began, on ${spellDay(period.startedOn)}. Check both.`,
    );
  // An absence is the ECT's, whichever period it falls in.
  if (what !== 'absence' && period.finishedOn !== null && day > period.finishedOn)
    refuse(
      'day',
      `The day is after the induction period ends, on ${spellDay(period.finishedOn)}. Check both.`,
    );
  if (until !== null && until < day) refuse('until', 'The last day away is before the first. Check both.');
  if (until !== null && until >= day && days !== null) {
    const weekdays = weekdaysBetween(numberOf(day), numberOf(until));
    if (days.n > weekdays * days.d)
      refuse(
        'days',
        `No more than ${countOf(fraction(weekdays), 'weekday')} can be contracted from the first day to the last.`,
      );
  }
  const before = problems.length;
  const fte = fteIn(answers['fte'] ?? '', refuse);
  const tutor = personIn(answers, 'tutor', whoIs, refuse);
  const mentor = personIn(answers, 'mentor', whoIs, refuse);
  if (
    what === 'change' &&
    problems.length === before &&
    fte === null &&
    tutor === null &&
    mentor === null &&
    (answers['note'] ?? '') === ''
  )
    refuse('changesOn', 'Nothing is said to change. Ask what is meant, or choose the verdict "ignored".');
  if (problems.length > 0) return { problems };
  return {
    what,
    day,
    until,
    days,
    kind: answers['kind'] ?? '',
    extend: (answers['extend'] ?? null) as YesNo | null,
    fte,
    tutor,
    mentor,
    nextSchool: answers['nextSchool'] ?? null,
  };
}

export type WhoIs = (email: string | null, name: string) => 'known' | 'another' | 'nobody';

type Refuse = (field: string, says: string) => void;

function fteIn(text: string, refuse: Refuse): Fraction | null {
  if (text === '') return null;
  const read = parseFraction(text, 'fte');
  if (isFraction(read) && compare(read, fraction(0)) > 0 && compare(read, fraction(1)) <= 0) return read;
  refuse('fte', 'The share of full time is more than 0 and no more than 1, like 0.6 for three days of five.');
  return null;
}

function personIn(
  answers: Answers,
  role: 'tutor' | 'mentor',
  whoIs: WhoIs,
  refuse: Refuse,
): NamedPerson | null {
  const name = answers[role] ?? '';
  const email = answers[`${role}Email`] ?? '';
  if (name === '' && email === '') return null;
  if (name === '') refuse(role, `The new ${role}’s name is missing.`);
  const read = email === '' ? null : readEmail(email);
  if (read !== null && 'says' in read) refuse(`${role}Email`, `The new ${role}’s address: ${read.says}`);
  const known = read !== null && 'value' in read ? read.value : null;
  const found = whoIs(known, name);
  if (known !== null && name !== '' && found === 'another')
    refuse(
      `${role}Email`,
      `The new ${role}’s address is another person’s in People. Ask for one of their own and write it in Answers; if the two share it, enter the ${role} in People. Then choose the verdict "mended".`,
    );
  if (email === '' && found !== 'known')
    refuse(`${role}Email`, `${name} is not in the register yet, and has no email address here. Ask for it.`);
  return { name, email: known };
}
