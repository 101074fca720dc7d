import { cite, regulation } from './citations';
import { laterOf, plainDay } from './day';
import type { Proposed } from './proposed';
import type { Calendar, Day, Post } from './facts';
import type { Policy } from './policy';
import { timetableLimit } from './timetable';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';

/** Is the post suitable: agreed so, with tutor, mentor and a reduced timetable (2.18 to 2.21)? */
export function postVerdict(proposed: Proposed, calendar: Calendar, policy: Policy, today: Day): Verdict {
  return together([
    suitable(proposed),
    person(proposed, 'tutorId', 'induction tutor', today),
    person(proposed, 'mentorId', 'mentor', today),
    twoPeople(proposed),
    reducedTimetable(proposed, calendar, policy, today),
  ]);
}

function suitable({ period }: Proposed): Verdict {
  const cites = [cite('2.18'), cite('2.19'), regulation('10(3)')];
  if (period.postSuitable === 'yes') return CLEAR;
  return period.postSuitable === 'no'
    ? objects(
        'postSuitable',
        'The post is not suitable for induction. Agree with the headteacher what has to change.',
        ...cites,
      )
    : asks('postSuitable', 'Agree with the headteacher that the post is suitable for induction.', ...cites);
}

/** Tutor and mentor are expected to hold QTS (2.42, 2.43). */
function person(
  { period, posts }: Proposed,
  field: 'tutorId' | 'mentorId',
  role: string,
  today: Day,
): Verdict {
  const paragraph = cite(field === 'tutorId' ? '2.42' : '2.43');
  const id = period[field];
  if (id === null) return asks(field, `Ask the school who the ${role} is.`, cite('2.18'), paragraph);
  const own = posts.filter((post) => post.personId === id);
  const [first] = own;
  if (first === undefined)
    return asks(field, `Add the ${role} to the People sheet, with this school.`, paragraph);
  const on = laterOf(period.startedOn, today);
  if (own.every(({ until }) => until !== null && until < on)) {
    const left = own.flatMap(({ until }) => until ?? []).reduce(laterOf);
    return asks(
      field,
      `${first.name}, the ${role} recorded, left on ${plainDay(left)}. Name the new one in Induction periods.`,
      cite('2.18'),
      paragraph,
    );
  }
  if (own.some(holdsQts('yes'))) return CLEAR;
  return own.some(holdsQts('no'))
    ? objects(
        field,
        `${first.name} does not hold QTS. Choose an ${role} who does.`.replace('an mentor', 'a mentor'),
        cite('2.18'),
        paragraph,
      )
    : asks(field, `Find out whether the ${role} holds QTS.`, cite('2.18'), paragraph);
}

const holdsQts =
  (answer: 'yes' | 'no') =>
  (post: Post): boolean =>
    post.holdsQts === answer;

/** Two roles, two people; one for both only in exceptional circumstances, with safeguards (2.45). */
function twoPeople({ period }: Proposed): Verdict {
  if (period.tutorId === null || period.tutorId !== period.mentorId) return CLEAR;
  return (period.oneForBothBecause ?? '').trim() === ''
    ? objects(
        'mentorId',
        'Choose a mentor who is not the induction tutor, or give the exceptional reason why one person is both.',
        cite('2.45'),
      )
    : notes(
        'mentorId',
        'One person is tutor and mentor: agree how mentoring is kept apart from assessment.',
        cite('2.45'),
      );
}

/** Held against the part of induction the ECT is in today, or will be in when the period starts (2.20). */
function reducedTimetable(
  { career, period }: Proposed,
  calendar: Calendar,
  policy: Policy,
  today: Day,
): Verdict {
  const percent = period.timetablePercent;
  if (percent === null)
    return asks('timetablePercent', 'Ask how much of a full timetable the ECT teaches.', cite('2.20'));
  if (percent <= Math.min(policy.timetableFirstPart, policy.timetableSecondPart)) return CLEAR;
  const underWay = period.startedOn < today && career.periods.some(({ id }) => id === period.id);
  const before = career.periods.filter((other) => other.id !== period.id);
  const limit = underWay
    ? timetableLimit(career, today, calendar, policy)
    : timetableLimit({ ...career, periods: before }, period.startedOn, calendar, policy);
  if (!limit.known) return asks('timetablePercent', limit.unknown, cite('2.20'));
  if (percent <= limit.value) return CLEAR;
  return objects(
    'timetablePercent',
    `Agree a timetable of at most ${limit.value}%. This one is ${percent}%.`,
    cite('2.20'),
    regulation('10(4)'),
  );
}
