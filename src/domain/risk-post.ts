import { absenceOn, absentOn } from './absence';
import { cite } from './citations';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import type { Absence, Day, InductionPeriod } from './facts';
import { compare, countOf, fraction } from './fraction';
import { expectedEnd } from './induction';
import { knownSince, reportName } from './reports-so-far';
import { capital } from './capital';
import { TUTOR, ask, found, latestReport, nothing, type Looked, type RiskCase } from './risk-case';
import { heldOn, isOurs, slotsFor } from './stints';
import { halfWayOf, schoolDayAfter, schoolDaysIn, slotAt, type TermSlot } from './terms';
import { timetableLimit } from './timetable';

/** Signs of risk in the post: absence, entitlement, timetable, observations. */

/** The posts with us that the ECT is in, in order of their start. */
const postsOf = ({ career, asAt }: RiskCase): readonly InductionPeriod[] =>
  heldOn(career.periods, asAt).filter(isOurs);

/** Which of several posts is meant. */
const atWhich = ({ urn }: InductionPeriod, posts: readonly InductionPeriod[]): string =>
  posts.length < 2 ? '' : ` at school ${urn ?? 'not known'}`;

/** The first day of the absence that began last. */
const lastAwayFrom = ({ career, asAt }: RiskCase): Day | null =>
  career.absences
    .map((absence) => absence.from)
    .filter((from) => from <= asAt)
    .reduce<Day | null>((last, from) => (last === null || from > last ? from : last), null);

/** Absence that extends this part of induction; or, not yet `reached`, that comes near it. */
export function absence(it: RiskCase, reached: boolean): Looked {
  if (it.career.absences.length === 0 || postsOf(it).length === 0) return nothing;
  const ended = expectedEnd(it.career, it.calendar, it.policy, it.asAt);
  if (ended.known && ended.value < it.asAt) return nothing;
  const held = absenceOn(it.career, it.calendar, it.policy, it.asAt);
  if (!held.known) return ask(held.unknown);
  const { reachesLimit, days, limit } = held.value;
  if (reachesLimit !== reached) return nothing;
  if (!reached && compare(days, fraction(it.policy.riskAbsenceNearDays)) < 0) return nothing;
  const says = `${countOf(days, 'day')} absent in this part of induction`;
  return found({
    since: lastAwayFrom(it),
    ...(reached
      ? {
          says: `${says}: it is extended.`,
          cites: [cite('3.6'), cite('5.4')],
          step: 'Tell school and ECT the new end of induction and how it is supported.',
        }
      : {
          says: `${says}; ${limit} extend it.`,
          cites: [cite('3.6')],
          step: 'Count the absence, and ask the ECT what would help.',
          owner: TUTOR,
        }),
  });
}

/** A tutor and a mentor are part of a suitable post (2.18). Where none is recorded, that is a question, not an answer. */
const peopleMissing = (it: RiskCase): readonly string[] =>
  postsOf(it).flatMap((post, _, posts) => [
    ...(post.tutorId === null ? [`Who is the induction tutor${atWhich(post, posts)}?`] : []),
    ...(post.mentorId === null ? [`Who is the mentor${atWhich(post, posts)}?`] : []),
  ]);

export function entitlement(it: RiskCase): Looked {
  const asks = peopleMissing(it);
  const latest = latestReport(it);
  if (latest === undefined || latest.entitlementsMet === 'yes') return { findings: [], asks };
  if (latest.entitlementsMet === null) {
    const says = `${capital(reportName(latest))} does not say.`;
    return { findings: [], asks: [...asks, `Has the ECT had what they are entitled to? ${says}`] };
  }
  const finding = {
    says: `An entitlement is not met, by ${reportName(latest)}.`,
    since: knownSince(latest),
    cites: [cite('2.39'), cite('5.8')],
    step: 'Ask the headteacher how and when it will be met.',
  };
  return { findings: [finding], asks };
}

export function timetable(it: RiskCase): Looked {
  const looked = postsOf(it).map((post, _, posts) => timetableIn(post, atWhich(post, posts), it));
  return {
    findings: looked.flatMap(({ findings }) => findings),
    asks: looked.flatMap(({ asks }) => asks),
  };
}

function timetableIn({ timetablePercent, startedOn }: InductionPeriod, where: string, it: RiskCase): Looked {
  if (timetablePercent === null) return ask(`How much of a full timetable does the ECT teach${where}?`);
  // What is reduced enough for either part of induction need not wait for which part it is.
  if (timetablePercent <= Math.min(it.policy.timetableFirstPart, it.policy.timetableSecondPart))
    return nothing;
  const limit = timetableLimit(it.career, it.asAt, it.calendar, it.policy);
  if (!limit.known) return ask(limit.unknown);
  if (timetablePercent <= limit.value) return nothing;
  return found({
    says: `Teaches ${timetablePercent}% of a timetable${where}; ${limit.value}% is the most in this part of induction.`,
    since: startedOn,
    cites: [cite('2.20')],
    step: 'Ask the headteacher to reduce the timetable.',
  });
}

/** The first day of the half-term a day lies in. A holiday belongs to the half before it. */
function halfTermStart(slot: TermSlot, asAt: Day): number {
  const { halfTermUntil } = slot.term;
  const second = halfTermUntil === null ? halfWayOf(slot) + 1 : numberOf(halfTermUntil) + 1;
  return numberOf(asAt) >= second ? second : slot.starts;
}

/** The n-th school day from a day on that the ECT was not away; null past the term's end. */
function attended(
  slot: TermSlot,
  from: DayNumber,
  n: number,
  absences: readonly Absence[],
): DayNumber | null {
  let left = n;
  let on = from;
  for (;;) {
    const next = schoolDayAfter(slot, on, left);
    if (next === null) return null;
    // As many days more as were missed on the way.
    left = absences.length === 0 ? 0 : awayIn(slot, on, next, absences);
    if (left === 0) return next;
    on = next + 1;
  }
}

function awayIn(slot: TermSlot, from: DayNumber, until: DayNumber, absences: readonly Absence[]): number {
  let days = 0;
  for (let on = from; on <= until; on += 1)
    if (schoolDaysIn(slot, on, on) > 0 && absentOn(absences, dayFrom(on)) !== null) days += 1;
  return days;
}

export function notObserved(it: RiskCase): Looked {
  const { career, calendar, policy, asAt } = it;
  const [post] = postsOf(it);
  if (post === undefined || absentOn(career.absences, asAt) !== null) return nothing;
  const slot = slotAt(slotsFor(post, calendar), numberOf(asAt));
  if (slot === null) return ask('Which term is this? The Terms sheet has none for today.');
  const half = halfTermStart(slot, asAt);
  const from = Math.max(half, numberOf(post.startedOn));
  const missedOn = attended(slot, from, policy.riskObservationSchoolDays, career.absences);
  if (missedOn === null || missedOn > numberOf(asAt)) return nothing;
  // Looking back on a half-term observes no lesson.
  const last = career.observations
    .filter(({ kind, observedOn }) => kind !== 'half-termly review' && observedOn <= asAt)
    .reduce<Day | null>((one, { observedOn }) => (one !== null && one > observedOn ? one : observedOn), null);
  if (last === null) return ask('When was the ECT last observed? No observation is recorded.');
  if (numberOf(last) >= half) return nothing;
  return found({
    says: `No lesson observed this half-term; the last was on ${shortDay(last)}.`,
    since: dayFrom(missedOn),
    cites: [cite('2.46')],
    step: 'Arrange the next observation.',
    owner: TUTOR,
  });
}
