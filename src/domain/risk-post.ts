import { absenceOn, onExemptLeave } from './absence';
import { cite } from './citations';
import { dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import type { Day, InductionPeriod } from './facts';
import { compare, countOf, fraction } from './fraction';
import { knownSince, reportName } from './reports-so-far';
import { TUTOR, ask, capital, found, latestReport, nothing, type Looked, type RiskCase } from './risk-case';
import { slotsFor } from './stints';
import { halfWayOf, schoolDayAfter, schoolDaysIn, slotAt, type TermSlot } from './terms';
import { timetableLimit } from './timetable';

/** Signs of risk in the post: absence, entitlement, timetable, observations. */

/** The post the ECT is in; the first of several. */
const postOn = ({ career, asAt }: RiskCase): InductionPeriod | undefined =>
  career.periods.find(
    (period) => period.startedOn <= asAt && (period.finishedOn === null || period.finishedOn >= asAt),
  );

/** The first day of the absence that began last. */
const lastAwayFrom = ({ career, asAt }: RiskCase): Day | null =>
  career.absences
    .map((absence) => absence.from)
    .filter((from) => from <= asAt)
    .reduce<Day | null>((last, from) => (last === null || from > last ? from : last), null);

export function absenceReached(it: RiskCase): Looked {
  if (it.career.absences.length === 0 || postOn(it) === undefined) return nothing;
  const absence = absenceOn(it.career, it.calendar, it.policy, it.asAt);
  if (!absence.known) return ask(absence.unknown);
  if (!absence.value.reachesLimit) return nothing;
  return found({
    says: `${countOf(absence.value.days, 'day')} absent in this part of induction: it is extended.`,
    since: lastAwayFrom(it),
    cites: [cite('3.6'), cite('5.4')],
    step: 'Tell school and ECT the new end of induction and how it is supported.',
    owner: null,
  });
}

export function absenceNear(it: RiskCase): Looked {
  if (it.career.absences.length === 0 || postOn(it) === undefined) return nothing;
  const absence = absenceOn(it.career, it.calendar, it.policy, it.asAt);
  if (!absence.known) return ask(absence.unknown);
  const { reachesLimit, days, limit } = absence.value;
  if (reachesLimit || compare(days, fraction(it.policy.riskAbsenceNearDays)) < 0) return nothing;
  return found({
    says: `${countOf(days, 'day')} absent in this part of induction; ${limit} extend it.`,
    since: lastAwayFrom(it),
    cites: [cite('3.6')],
    step: 'Count the absence, and ask the ECT what would help.',
    owner: TUTOR,
  });
}

/** A tutor and a mentor are part of a suitable post (2.18). Where none is recorded, that is a question, not an answer. */
function peopleMissing(it: RiskCase): readonly string[] {
  const post = postOn(it);
  if (post === undefined) return [];
  return [
    ...(post.tutorId === null ? ['Who is the induction tutor?'] : []),
    ...(post.mentorId === null ? ['Who is the mentor?'] : []),
  ];
}

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
    owner: null,
  };
  return { findings: [finding], asks };
}

export function timetable(it: RiskCase): Looked {
  const post = postOn(it);
  if (post === undefined) return nothing;
  if (post.timetablePercent === null) return ask('How much of a full timetable does the ECT teach?');
  // What is reduced enough for either part of induction need not wait for which part it is.
  if (post.timetablePercent <= Math.min(it.policy.timetableFirstPart, it.policy.timetableSecondPart))
    return nothing;
  const limit = timetableLimit(it.career, it.asAt, it.calendar, it.policy);
  if (!limit.known) return ask(limit.unknown);
  if (post.timetablePercent <= limit.value) return nothing;
  return found({
    says: `Teaches ${post.timetablePercent}% of a timetable; ${limit.value}% is the most in this part of induction.`,
    since: post.startedOn,
    cites: [cite('2.20')],
    step: 'Ask the headteacher to reduce the timetable.',
    owner: null,
  });
}

/** The first day of the half-term a day lies in. A holiday belongs to the half before it. */
function halfTermStart(slot: TermSlot, asAt: Day): number {
  const { halfTermUntil } = slot.term;
  const second = halfTermUntil === null ? halfWayOf(slot) + 1 : numberOf(halfTermUntil) + 1;
  return numberOf(asAt) >= second ? second : slot.starts;
}

export function notObserved(it: RiskCase): Looked {
  const { career, calendar, policy, asAt } = it;
  const post = postOn(it);
  if (post === undefined || onExemptLeave(career.absences, asAt, policy)) return nothing;
  const slot = slotAt(slotsFor(post, calendar), numberOf(asAt));
  if (slot === null) return ask('Which term is this? The Terms sheet has none for today.');
  const from = Math.max(halfTermStart(slot, asAt), numberOf(post.startedOn));
  if (schoolDaysIn(slot, from, numberOf(asAt)) < policy.riskObservationSchoolDays) return nothing;
  const days = career.observations.map((observation) => observation.observedOn).filter((on) => on <= asAt);
  if (days.length === 0) return ask('When was the ECT last observed? No observation is recorded.');
  if (days.some((on) => numberOf(on) >= from)) return nothing;
  const last = days.reduce((one, other) => (one > other ? one : other));
  const missedOn = schoolDayAfter(slot, from, policy.riskObservationSchoolDays);
  return found({
    says: `No lesson observed this half-term; the last was on ${shortDay(last)}.`,
    since: missedOn === null ? null : dayFrom(missedOn),
    cites: [cite('2.46')],
    step: 'Arrange the next observation.',
    owner: TUTOR,
  });
}
