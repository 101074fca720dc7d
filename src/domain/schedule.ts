import type { Absence, Answer, Calendar, Career, Day, Reason, ReportKind } from './facts';
import { known, reason, unknown } from './answer';
import { cite } from './citations';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { shortDay } from './day';
import { ONE, compare } from './fraction';
import { type DueDate, afterAgreed, assessmentDue, finalDue, halfWayDue, reviewDue } from './due-dates';
import type { Missed } from './first-assessment';
import { agreedReason, countedFacts, partOn, reasonsForEnd } from './induction';
import { type Course, type Milestone, courseOf, extensionsInForce, stopOf } from './parts';
import { followsLateStart, startsTooLate } from './late-start';
import { leaveSoFar } from './leave-so-far';
import type { Policy } from './policy';
import { meetingHeld } from './recommendation-day';
import { isForOutcome } from './for-outcome';
import { AT_THE_LAST, type Draft, type IsMet, putOff } from './put-off';
import { type ReportingTerm, withMilestones } from './milestones';
import { extensionsLeft, reportingTerms } from './reporting-terms';
import { schoolDaysIn } from './terms';

/** A report that the facts call for. */
export interface ExpectedReport {
  readonly trn: string;
  /** The school to report; with posts at several, the lead school. */
  readonly urn: string | null;
  readonly kind: ReportKind;
  /** Which assessment it is; null for reviews and interim assessments. */
  readonly milestone: Milestone | null;
  /** The report that this assessment is already, signed by somebody or sent; null of all that is still to be made. */
  readonly done: string | null;
  /** The calendar term it belongs to, "Autumn 2026". */
  readonly term: string;
  readonly coversFrom: Day;
  readonly coversUntil: Day;
  readonly opensOn: Day;
  readonly dueOn: Day;
  /** Why it is expected, then why on that day. */
  readonly because: readonly Reason[];
  /** A fact not yet known that may move it, or null. */
  readonly provisional: string | null;
}

/**
 * Every report that an induction calls for, in order, as far as service and the Terms sheet reach: a progress review
 * in each term, a formal assessment where three and six FTE terms are served, an interim assessment on leaving
 * (2.48 to 2.62). Each day of service with us is covered by one of them.
 */
export function scheduleFor(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Answer<readonly ExpectedReport[]> {
  const course = courseOf(career, calendar, policy, asAt);
  if (course.ledger.unknown !== null) return unknown(course.ledger.unknown);
  const absences = leaveSoFar(career.absences, course.ledger, asAt, calendar, policy);
  const { reports } = career;
  const served = withMilestones(reportingTerms(course), course, { reports, absences }, calendar, policy);
  const left = extensionsLeft(course, calendar).map((term) => ({ ...term, milestone: null }));
  const terms = [...served, ...left].sort((one, other) => one.from - other.from);
  const drafts = draftsOf(terms, course, calendar, policy).filter((draft) => !isOfOneTerm(draft, course));
  const { outcomeOn, finalMeetingOn } = career.ect;
  const extendedOn = extensionsInForce(career, calendar, policy, asAt).slice(-1)[0]?.agreedOn ?? null;
  const isMet: IsMet = (ends) =>
    isForOutcome(ends) && meetingHeld(finalMeetingOn, ends === 'final' ? null : extendedOn, asAt) !== null;
  const moved = putOff(drafts, terms, absences, isMet, course, calendar, policy);
  const doubtful = doubtsOf(course, terms, absences);
  const expected = covering(moved, terms, career.ect.trn, doubtful, isMet, policy);
  const due = outcomeOn === null ? expected : expected.filter(({ dueOn }) => dueOn <= outcomeOn);
  const stop = stopOf(course);
  return known(due, ...(stop === null ? [] : [reason(`Later reports can not be dated. ${stop.says}`)]));
}

/** The next report due on or after a day, of those expected. */
export function nextDue(expected: readonly ExpectedReport[], on: Day): ExpectedReport | null {
  return expected.find(({ dueOn }) => dueOn >= on) ?? null;
}

/** Reduced to one term, which may lie in several of the calendar: only the final assessment is asked for (3.4). */
function isOfOneTerm({ kind, term }: Draft, { parts: [only] }: Course): boolean {
  if (kind !== 'progress review' || !only || compare(only.terms, ONE) > 0) return false;
  return only.endsOn === null || term.from <= only.endsOn;
}

/** Why a report is due when it is, and what may still move it. */
export const whyDue = ({
  because,
  provisional,
}: Pick<ExpectedReport, 'because' | 'provisional'>): readonly Reason[] =>
  provisional === null ? because : [...because, reason(`May move: ${provisional}`)];

function draftsOf(
  terms: readonly ReportingTerm[],
  course: Course,
  calendar: Calendar,
  policy: Policy,
): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const [at, term] of terms.entries()) {
    const next = terms[at + 1];
    const ofTerm = term.milestone
      ? [assessment(term, term.milestone, course, calendar, policy)]
      : [
          review(term, terms[at - 1], next, calendar, policy),
          term.leavesOn === null ? null : interim(term, term.leavesOn, course),
        ];
    for (const draft of ofTerm) if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

const assessedAt = (kind: Milestone): string =>
  kind === 'after extension'
    ? 'An extension ends with an assessment.'
    : `The ${kind} formal assessment is due in the term in which ${kind === 'first' ? 'the first part is served' : 'induction is complete'}.`;

const MISSED: { readonly [where in Missed]: string } = {
  'in the last post':
    'The first formal assessment could not be made in the last post, where the ECT was away until they left. It is made in this one.',
  'under another AB':
    'The first formal assessment could not be made under the appropriate body before, for the ECT was away until we took over. It is made with us. If it was made there, enter the Terms counted of that period.',
};

function assessment(
  term: ReportingTerm,
  { kind, on, missed }: NonNullable<ReportingTerm['milestone']>,
  course: Course,
  calendar: Calendar,
  policy: Policy,
): Draft {
  const byTerm =
    kind === 'first' ? assessmentDue(term.slot, calendar, policy) : finalDue(term.slot, on, calendar, policy);
  // Who joins after the term’s day for assessments has until the end of the term.
  const inTerm = byTerm.on > term.from ? byTerm : AT_THE_LAST;
  const part = course.parts.find(({ ends, endsOn }) => ends === kind && endsOn === on);
  const due = part?.agreed
    ? afterAgreed(inTerm, part.agreed.agreedOn, agreedReason(part.agreed), calendar, policy)
    : inTerm;
  const because = [
    reason(
      missed ? MISSED[missed] : assessedAt(kind),
      [cite(missed ? '2.56' : kind === 'after extension' ? '3.8' : '2.55')],
      [`served on ${shortDay(dayFrom(on))}`, ...countedFacts(course.ledger, dayFrom(on))],
    ),
    ...(part ? reasonsForEnd(part, course, policy) : []),
  ];
  return { ...plain(term, due), kind: 'formal assessment', milestone: kind, because };
}

/**
 * Asked for after a term or more in a post (2.62, 2.63), and of whoever leaves with an extension begun (3.10). After less,
 * where Settings let it count, it is reported on all the same.
 */
function interim(term: ReportingTerm, leavesOn: DayNumber, { parts }: Course): Draft {
  const extended = partOn({ parts }, leavesOn)?.ends === 'after extension';
  const isDue = extended || compare(term.stint.lasts, ONE) >= 0;
  const says = `The ECT leaves on ${shortDay(dayFrom(leavesOn))}, so an interim assessment ${isDue ? 'is due' : 'covers the time here'}.`;
  const cites = isDue ? ['2.62', '2.63', ...(extended ? ['3.10'] : [])].map(cite) : [];
  const { because } = AT_THE_LAST;
  return {
    ...plain(term, { ...AT_THE_LAST, because: isDue ? because : reason(because.says) }),
    kind: 'interim assessment',
    milestone: null,
    because: [reason(says, cites)],
  };
}

const EACH_TERM = reason('A progress review is due in every term without a formal assessment.', [
  cite('2.48'),
]);

/**
 * A review in each term; none where the post started too late in it, or where an assessment is too near (2.49). In the
 * term of leaving the interim assessment stands in its place, but for one that is due by half-way.
 */
function review(
  term: ReportingTerm,
  before: ReportingTerm | undefined,
  next: ReportingTerm | undefined,
  calendar: Calendar,
  policy: Policy,
): Draft | null {
  if (startsTooLate(term, calendar, policy) || isSpared(term, next, policy)) return null;
  const late = followsLateStart(term, before, calendar, policy);
  const due = (late ? halfWayDue : reviewDue)(term.slot, calendar, policy);
  const { leavesOn } = term;
  if (leavesOn !== null && !late) return null;
  const held = late ? { coversUntil: due.on } : { opensOn: term.slot.term.reviewsOpenOn };
  return { ...plain(term, due), because: [EACH_TERM], ...held };
}

function plain(term: ReportingTerm, due: DueDate): Omit<Draft, 'because'> {
  const { slot, until } = term;
  return {
    term,
    heldIn: slot,
    kind: 'progress review',
    milestone: null,
    due,
    coversUntil: until,
    opensOn: null,
  };
}

/** By the wider reading of "within a period of less than one term", for part-time ECTs (2.49). */
function isSpared(term: ReportingTerm, next: ReportingTerm | undefined, policy: Policy): boolean {
  if (policy.reviewNearAssessment === 'drop only in the same term') return false;
  if (next?.spell !== term.spell || next.milestone === null || !next.milestone.partTime) return false;
  return schoolDaysIn(next.slot, next.milestone.on + 1, next.slot.ends) > 0;
}

interface Doubtful {
  /** Reports due from this day on may move, for this reason. */
  readonly from: DayNumber;
  readonly says: string;
  /** Only those that wait for the return (2.56, 2.63). */
  readonly waits: boolean;
}

/** Open absence puts every later report in doubt; absence not counted, those from the next assessment on. */
function doubtsOf(
  { ledger }: Course,
  terms: readonly ReportingTerm[],
  absences: readonly Absence[],
): readonly Doubtful[] {
  const open = absences
    .filter(({ until }) => until === null)
    .map(({ id, from }) => ({
      from: numberOf(from),
      says: `Absence ${id} has not ended. Reports due meanwhile wait for the return.`,
      waits: true,
    }));
  const uncounted = ledger.doubts.flatMap(({ from, says }) => {
    const next = terms.find(({ milestone, until }) => milestone !== null && until >= from);
    return next === undefined ? [] : [{ from: next.from, says, waits: false }];
  });
  return [...open, ...uncounted];
}

/** Lays the reports end to end over each spell of service, and gives each the day it opens. */
function covering(
  drafts: readonly Draft[],
  terms: readonly ReportingTerm[],
  trn: string,
  doubtful: readonly Doubtful[],
  isMet: IsMet,
  policy: Policy,
): readonly ExpectedReport[] {
  let previous: Draft | null = null;
  return drafts.map((draft) => {
    const from: DayNumber =
      previous !== null && previous.term.spell === draft.term.spell
        ? previous.coversUntil + 1
        : (terms.find(({ spell }) => spell === draft.term.spell) ?? draft.term).from;
    previous = draft;
    const { term, heldIn, kind, milestone, due, coversUntil, because } = draft;
    const opens = draft.opensOn === null ? due.on - policy.opensDaysBefore : numberOf(draft.opensOn);
    const stays = kind === 'interim assessment' || isMet(milestone);
    const doubt = doubtful.find(({ from: since, waits }) => due.on >= since && !(waits && stays));
    return {
      trn,
      urn: term.urn,
      kind,
      milestone,
      done: (milestone && term.milestone?.done?.id) ?? null,
      term: heldIn.term.name,
      coversFrom: dayFrom(from),
      coversUntil: dayFrom(coversUntil),
      opensOn: dayFrom(Math.min(due.on, Math.max(from, opens))),
      dueOn: dayFrom(due.on),
      because: [...because, due.because],
      provisional: due.provisional ?? doubt?.says ?? null,
    };
  });
}
