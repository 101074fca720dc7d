import { absenceOn, onExemptLeave } from './absence';
import { cite } from './citations';
import { numberOf } from './civil';
import { addDays, daysBetween, shortDay } from './day';
import type {
  Calendar,
  Career,
  Citation,
  Day,
  InductionPeriod,
  Report,
  Standard,
  SupportPlan,
} from './facts';
import { compare, countOf, fraction } from './fraction';
import type { Policy } from './policy';
import { answeredReports, knownSince, overdueReports, reportName } from './reports-so-far';
import type { RiskSetting } from './risk';
import { slotsFor } from './stints';
import { halfWayOf, schoolDaysIn, slotAt, type TermSlot } from './terms';
import { timetableLimit } from './timetable';

/** The signs that an ECT may be at risk. Each looks at the facts and answers with what it found, or what to ask. */

export interface RiskCase {
  readonly career: Career;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly asAt: Day;
}

export interface Finding {
  readonly says: string;
  /** Since when, where that is known. */
  readonly since: Day | null;
  readonly cites: readonly Citation[];
  /** What should happen next. */
  readonly step: string;
  /** Who takes that step; null leaves it to the ECT's assessor. */
  readonly owner: string | null;
}

export interface Looked {
  readonly findings: readonly Finding[];
  readonly asks: readonly string[];
}

interface Sign {
  /** The setting that says how serious it is. */
  readonly setting: LevelSetting;
  readonly look: (it: RiskCase) => Looked;
}

/** Settings that hold a level; the others hold figures. */
type LevelSetting = {
  [key in RiskSetting]: Policy[key] extends string ? key : never;
}[RiskSetting];

const nothing: Looked = { findings: [], asks: [] };
const found = (...findings: readonly Finding[]): Looked => ({ findings, asks: [] });
const ask = (question: string): Looked => ({ findings: [], asks: [question] });

const TUTOR = 'the induction tutor';

export const SIGNS: readonly Sign[] = [
  { setting: 'riskNotOnTrack', look: notOnTrack },
  { setting: 'riskNoPlan', look: noPlan },
  { setting: 'riskStalePlan', look: stalePlans },
  { setting: 'riskOpenPlan', look: openPlans },
  { setting: 'riskAbConcern', look: abConcern },
  { setting: 'riskEctConcern', look: ectConcern },
  { setting: 'riskExtension', look: extension },
  { setting: 'riskSameStandard', look: sameStandard },
  { setting: 'riskLongOverdue', look: (it) => overdue(it, true) },
  { setting: 'riskOverdue', look: (it) => overdue(it, false) },
  { setting: 'riskReturned', look: returned },
  { setting: 'riskAbsenceReached', look: absenceReached },
  { setting: 'riskAbsenceNear', look: absenceNear },
  { setting: 'riskEntitlement', look: entitlement },
  { setting: 'riskTimetable', look: timetable },
  { setting: 'riskNotObserved', look: notObserved },
];

const latestReport = ({ career, asAt }: RiskCase): Report | undefined =>
  answeredReports(career.reports, asAt)[0];

/** The reports in a row, latest first, that say not on track. */
function reportsOffTrack({ career, asAt }: RiskCase): readonly Report[] {
  const reports = answeredReports(career.reports, asAt);
  const firstOnTrack = reports.findIndex((report) => report.onTrack !== 'no');
  return firstOnTrack < 0 ? reports : reports.slice(0, firstOnTrack);
}

function notOnTrack(it: RiskCase): Looked {
  const latest = latestReport(it);
  if (latest === undefined) return nothing;
  if (latest.onTrack === null)
    return ask(`Is the ECT on track? ${capital(reportName(latest))} does not say.`);
  const off = reportsOffTrack(it);
  const first = off[off.length - 1];
  if (first === undefined) return nothing;
  const standards = latest.standardsOfConcern.length > 0 ? ` (${latest.standardsOfConcern.join(', ')})` : '';
  const times = off.length > 1 ? `, for the ${ordinal(off.length)} report in a row` : '';
  return found({
    says: `Not on track${standards} in ${reportName(latest)}${times}.`,
    since: knownSince(first),
    cites: [cite('2.54'), cite('4.1')],
    step: 'Review the report and the support plan with the school.',
    owner: null,
  });
}

const openPlansOf = ({ career, asAt }: RiskCase): readonly SupportPlan[] =>
  career.supportPlans.filter(
    (plan) => plan.openedOn <= asAt && (plan.closedOn === null || plan.closedOn > asAt),
  );

function noPlan(it: RiskCase): Looked {
  const off = reportsOffTrack(it);
  const [latest] = off;
  if (latest === undefined || openPlansOf(it).length > 0) return nothing;
  if (latest.supportPlan === 'yes') return ask('Where is the support plan? The report says there is one.');
  return found({
    says: 'Not on track, and no support plan is recorded.',
    since: knownSince(off[off.length - 1] ?? latest),
    cites: [cite('4.1'), cite('4.2')],
    step: 'Ask the school for a support plan.',
    owner: null,
  });
}

/** The day by which a plan should have been looked at. */
const reviewDueOf = (plan: SupportPlan, policy: Policy): Day => {
  const lookedAt = plan.lastReviewedOn ?? plan.openedOn;
  return plan.reviewBy !== null && plan.reviewBy > lookedAt
    ? plan.reviewBy
    : addDays(lookedAt, policy.riskPlanStaleDays);
};

function stalePlans(it: RiskCase): Looked {
  const stale = openPlansOf(it).filter((plan) => reviewDueOf(plan, it.policy) < it.asAt);
  return found(
    ...stale.map((plan) => ({
      says: `The support plan should have been looked at by ${shortDay(reviewDueOf(plan, it.policy))}.`,
      since: addDays(reviewDueOf(plan, it.policy), 1),
      cites: [cite('4.3')],
      step: 'Review the support plan and set the next day for it.',
      owner: plan.owner,
    })),
  );
}

function openPlans(it: RiskCase): Looked {
  return found(
    ...openPlansOf(it).map((plan) => ({
      says: `A support plan is open since ${shortDay(plan.openedOn)}.`,
      since: plan.openedOn,
      cites: [cite('4.1')],
      step: 'Follow the support plan.',
      owner: plan.owner,
    })),
  );
}

function abConcern({ career: { ect }, asAt }: RiskCase): Looked {
  if (ect.abConcernOn === null || ect.abConcernOn > asAt) return nothing;
  return found({
    says: 'The appropriate body holds a concern.',
    since: ect.abConcernOn,
    cites: [cite('5.8')],
    step: 'Settle the concern with the school.',
    owner: null,
  });
}

/** That there is one, never what it is: it belongs to the named contact, who has no part in decisions (2.28). */
function ectConcern({ career: { ect }, asAt }: RiskCase): Looked {
  if (ect.ectConcernOn === null || ect.ectConcernOn > asAt) return nothing;
  return found({
    says: 'A concern has been raised with the named contact.',
    since: ect.ectConcernOn,
    cites: [cite('2.28'), cite('2.64')],
    step: 'Look into the concern as soon as possible.',
    owner: ect.namedContact ?? 'the named contact',
  });
}

function extension({ career, asAt }: RiskCase): Looked {
  const inForce = career.adjustments.filter(
    (adjustment) => adjustment.kind === 'extension after completion' && adjustment.agreedOn <= asAt,
  );
  return found(
    ...inForce.map((adjustment) => ({
      says: `Induction is extended by ${countOf(adjustment.terms, 'term')}.`,
      since: adjustment.agreedOn,
      cites: [cite('3.8')],
      step: 'Agree with the school how the extension is supported and assessed.',
      owner: null,
    })),
  );
}

function sameStandard(it: RiskCase): Looked {
  const { career, policy, asAt } = it;
  const recent = answeredReports(career.reports, asAt).slice(0, policy.riskSameStandardReports);
  if (recent.length < policy.riskSameStandardReports) return nothing;
  const repeated = (recent[0]?.standardsOfConcern ?? []).filter((standard: Standard) =>
    recent.every((report) => report.standardsOfConcern.includes(standard)),
  );
  const earliest = recent[recent.length - 1];
  if (repeated.length === 0 || earliest === undefined) return nothing;
  return found({
    says: `The same concern in ${recent.length} reports in a row: ${repeated.join(', ')}.`,
    since: knownSince(earliest),
    cites: [cite('4.3')],
    step: 'Ask the school what has changed since the first of these reports.',
    owner: null,
  });
}

const daysLate = (report: Report, asAt: Day): number => daysBetween(report.dueOn, asAt);

function overdue({ career, policy, asAt }: RiskCase, long: boolean): Looked {
  const late = overdueReports(career.reports, asAt).filter(
    (report) => daysLate(report, asAt) >= policy.riskLongOverdueDays === long,
  );
  return found(
    ...late.map((report) => ({
      says: `${capital(reportName(report))} ${LATE[stageOf(report)]} since ${shortDay(report.dueOn)}.`,
      since: addDays(report.dueOn, 1),
      cites: [cite('2.74')],
      step: `Remind the school of ${reportName(report)}.`,
      owner: stageOf(report) === 'unsigned' ? null : TUTOR,
    })),
  );
}

const LATE = {
  unsigned: 'waits for comments or signatures, overdue',
  returned: 'was returned and is overdue',
  unwritten: 'is overdue',
};

function stageOf({ state }: Report): keyof typeof LATE {
  if (state === 'with ECT' || state === 'signing') return 'unsigned';
  return state === 'returned' ? 'returned' : 'unwritten';
}

function returned({ career, policy, asAt }: RiskCase): Looked {
  const latest = career.reports.filter(
    (report) =>
      report.timesReturned >= policy.riskTimesReturned &&
      report.coversFrom <= asAt &&
      report.state !== 'reviewed' &&
      report.state !== 'cancelled',
  );
  return found(
    ...latest.map((report) => ({
      says: `${capital(reportName(report))} has been returned ${report.timesReturned} times.`,
      since: null,
      cites: [cite('2.74')],
      step: 'Talk the report through with the induction tutor.',
      owner: null,
    })),
  );
}

/** The post the ECT is in; the first of several. */
const postOn = ({ career, asAt }: RiskCase): InductionPeriod | undefined =>
  career.periods.find(
    (period) => period.startedOn <= asAt && (period.finishedOn === null || period.finishedOn >= asAt),
  );

function absenceReached(it: RiskCase): Looked {
  if (it.career.absences.length === 0 || postOn(it) === undefined) return nothing;
  const absence = absenceOn(it.career, it.calendar, it.policy, it.asAt);
  if (!absence.known) return ask(absence.unknown);
  if (!absence.value.reachesLimit) return nothing;
  return found({
    says: `${countOf(absence.value.days, 'day')} absent in this part of induction: it is extended.`,
    since: null,
    cites: [cite('3.6'), cite('5.4')],
    step: 'Tell school and ECT the new end of induction and how it is supported.',
    owner: null,
  });
}

function absenceNear(it: RiskCase): Looked {
  if (it.career.absences.length === 0 || postOn(it) === undefined) return nothing;
  const absence = absenceOn(it.career, it.calendar, it.policy, it.asAt);
  if (!absence.known) return ask(absence.unknown);
  const { reachesLimit, days, limit } = absence.value;
  if (reachesLimit || compare(days, fraction(it.policy.riskAbsenceNearDays)) < 0) return nothing;
  return found({
    says: `${countOf(days, 'day')} absent in this part of induction; ${limit} extend it.`,
    since: null,
    cites: [cite('3.6')],
    step: 'Ask the school to count the absence, and the ECT what would help.',
    owner: TUTOR,
  });
}

function entitlement(it: RiskCase): Looked {
  const latest = latestReport(it);
  if (latest === undefined || latest.entitlementsMet === 'yes') return nothing;
  if (latest.entitlementsMet === null) {
    return ask(`Has the ECT had what they are entitled to? ${capital(reportName(latest))} does not say.`);
  }
  return found({
    says: `An entitlement is not met, by ${reportName(latest)}.`,
    since: knownSince(latest),
    cites: [cite('2.39'), cite('5.8')],
    step: 'Ask the headteacher how and when it will be met.',
    owner: null,
  });
}

function timetable(it: RiskCase): Looked {
  const post = postOn(it);
  if (post === undefined) return nothing;
  if (post.timetablePercent === null) return ask('How much of a full timetable does the ECT teach?');
  const limit = timetableLimit(it.career, it.asAt, it.calendar, it.policy);
  if (!limit.known) return ask(limit.unknown);
  if (post.timetablePercent <= limit.value) return nothing;
  return found({
    says: `Teaches ${post.timetablePercent}% of a timetable; ${limit.value}% is the most in this part of induction.`,
    since: null,
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

function notObserved(it: RiskCase): Looked {
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
  return found({
    says: `No lesson observed this half-term; the last was on ${shortDay(last)}.`,
    since: null,
    cites: [cite('2.46')],
    step: 'Ask the induction tutor for the next observation.',
    owner: TUTOR,
  });
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const ordinal = (n: number): string =>
  ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][n] ?? `${n}th`;
