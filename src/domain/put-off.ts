import type { Absence, Calendar, Day, Reason, ReportKind } from './facts';
import { reason } from './answer';
import { absentOn } from './absence';
import { cite } from './citations';
import { type DayNumber, dayFrom, numberOf } from './civil';
import { counted } from './counted';
import { addDays, shortDay } from './day';
import { type DueDate, IN_TERM, dueBy, recommendedBy, schoolDayFrom, workingDay } from './due-dates';
import { isForOutcome } from './for-outcome';
import type { Course, Milestone } from './parts';
import type { Policy } from './policy';
import { backInPost } from './recommendation-day';
import type { ReportingTerm } from './milestones';
import { schoolDaysOf, slotsFor } from './stints';
import { type TermSlot, halfWayOf, slotAt } from './terms';

/** A report on its way to being expected: what, in which term, due when. */
export interface Draft {
  readonly term: ReportingTerm;
  /** The term it is held in, when absence puts it into a later one. */
  readonly heldIn: ReportingTerm['slot'];
  readonly kind: ReportKind;
  readonly milestone: Milestone | null;
  readonly due: DueDate;
  readonly coversUntil: DayNumber;
  readonly because: readonly Reason[];
  readonly opensOn: Day | null;
}

/** Whether an assessment waits for nobody's return, since the final meeting about this completion was held (2.61). */
export type IsMet = (ends: Milestone | null) => boolean;

/**
 * Moves what falls due while the ECT is away to after the return (2.49, 2.56, 3.7), and leaves out reviews that would
 * then fall together with another report. An interim assessment stays: it is due before the ECT leaves, away or not
 * (2.63).
 */
export function putOff(
  drafts: readonly Draft[],
  terms: readonly ReportingTerm[],
  absences: readonly Absence[],
  isMet: IsMet,
  course: Course,
  calendar: Calendar,
  policy: Policy,
): readonly Draft[] {
  const moved = drafts.map((draft) => {
    const due = inTime(draft, course, calendar, policy);
    return draft.kind === 'interim assessment' || absences.length === 0
      ? due
      : inTime(afterReturn(due, terms, absences, isMet, calendar, policy), course, calendar, policy, true);
  });
  return moved.filter(
    (draft, at) => !isTheirs(draft) && !isTakenIn(draft, at, moved) && !isInLeave(draft, at, moved, absences),
  );
}

/**
 * A report goes to the AB of the day (2.48, 2.54): a review after we hand over, and an assessment that waits for a return
 * after it (2.56), is the next one's to ask for.
 */
const isTheirs = ({ due, term }: Draft): boolean => due.on > term.oursUntil;

function afterReturn(
  draft: Draft,
  terms: readonly ReportingTerm[],
  absences: readonly Absence[],
  isMet: IsMet,
  calendar: Calendar,
  policy: Policy,
): Draft {
  const { term, milestone: ends } = draft;
  if (isMet(ends)) return draft;
  const slots = slotsFor({ urn: term.urn }, calendar);
  const completedOn = (isForOutcome(ends) && term.milestone?.on) || Infinity;
  // Of a review that nobody returns for, the days are the interim assessment's (2.62).
  const waitedFor = draft.kind === 'progress review' ? absences : backInPost(absences, term.stint.until);
  // As many school days after the return as the absence took, but no more than Settings allow, and the first assessment in
  // its term where that still has half of them (2.55); the recommendation goes by working days. Where nobody is away, or the
  // return is not known, it stays.
  let due = draft.due;
  const after = (on: DayNumber): DueDate => {
    const absence = absentOn(waitedFor, dayFrom(on));
    if (absence === null || absence.until === null) return due;
    const back = numberOf(absence.until) + 1;
    const missed = schoolDaysOf(slots, numberOf(absence.from), back - 1);
    const most = Math.max(1, Math.min(policy.daysAfterReturn, missed));
    const left = schoolDaysOf(slots, back, term.slot.until);
    const days = ends === 'first' && left < most && 2 * left >= most ? left : most;
    const inTerm = schoolDayFrom(slots, back, days);
    const isAfter = (inTerm ?? Infinity) > completedOn;
    if (inTerm === null && !isAfter) {
      return {
        ...due,
        provisional: due.provisional ?? 'Add the next term: the ECT returns after the last.',
      };
    }
    const day =
      inTerm !== null && !isAfter
        ? workingDay(inTerm, 'after', calendar, policy)
        : recommendedBy(waitedFor, completedOn, calendar, policy);
    const says = `The ECT is away on ${shortDay(dayFrom(on))}, so it is put off to ${isAfter ? 'the recommendation' : counted(days, 'school day')} after the return.`;
    return {
      on: day.on,
      because: reason(says, [cite('2.49'), cite('2.56'), cite('3.7')], [`absence ${absence.id}`]),
      provisional: due.provisional ?? day.provisional,
    };
  };
  // The recommendation waits for whoever was away at completion too, though they be back when it would be due.
  let on = Math.min(due.on, completedOn);
  for (let tries = 0; tries <= absences.length; tries += 1) {
    due = after(on);
    on = due.on;
  }
  if (due === draft.due) return draft;
  // A term that ends in a report of its own keeps it; the assessment put off is then one more.
  const landsIn = terms.find(
    ({ spell, from, until, milestone, leavesOn }) =>
      draft.kind === 'formal assessment' &&
      spell === term.spell &&
      from <= due.on &&
      due.on <= until &&
      milestone === null &&
      leavesOn === null,
  );
  const held = landsIn && {
    heldIn: landsIn.slot,
    coversUntil: isReviewed(term, due.on, landsIn.slot) ? due.on : landsIn.until,
  };
  // Nor does it open while the ECT is away.
  const until = absentOn(waitedFor, dayFrom(due.on - policy.opensDaysBefore))?.until;
  return { ...draft, due, opensOn: until ? addDays(until, 1) : null, ...held };
}

/** On the last working day that there is for it. */
export const AT_THE_LAST: DueDate = {
  on: Infinity,
  because: IN_TERM,
  provisional: null,
};

const IN_POST = reason('It is due before the post ends.', [cite('2.62')]);

/**
 * No report falls due when the ECT has left the post, nor a review when induction is complete, nor an assessment when we
 * have handed over, unless it waits for a return: it is due by the last working day in term before (2.60, 2.62).
 */
function inTime(
  draft: Draft,
  { parts }: Course,
  calendar: Calendar,
  policy: Policy,
  isAfterReturn = false,
): Draft {
  const {
    due,
    term: { urn, stint, until, milestone, oursUntil },
  } = draft;
  const isReview = draft.kind === 'progress review';
  const completedOn = isReview ? parts[parts.length - 1]?.endsOn : null;
  const withUs = isReview || isAfterReturn ? stint.until : Math.min(stint.until, oursUntil);
  const last = Math.min(withUs, completedOn ?? withUs, due.on < Infinity ? withUs : until);
  if (due.on <= last) return draft;
  const ends = slotAt(slotsFor({ urn }, calendar), last)?.ends ?? last;
  // What was agreed in the holiday is assessed in it.
  const because =
    milestone !== null && milestone.on > ends
      ? IN_POST
      : due.on < Infinity
        ? AT_THE_LAST.because
        : due.because;
  const by = because === IN_POST ? last : Math.min(last, ends);
  return { ...draft, due: dueBy(by, because, calendar, policy) };
}

/**
 * A review put off past completion would be due before it, and the ECT still away: the final assessment, made after the
 * return, takes it in (2.49, 2.56).
 */
const isInLeave = (
  { kind, term, due }: Draft,
  at: number,
  all: readonly Draft[],
  absences: readonly Absence[],
): boolean =>
  kind === 'progress review' &&
  (absentOn(absences, dayFrom(due.on))?.until ?? null) !== null &&
  all.slice(at + 1).some((one) => one.term.spell === term.spell && isForOutcome(one.milestone));

/** Full-time ECTs have a review in the term of an assessment that was put off into the first half of it (2.48, 2.49). */
const isReviewed = ({ milestone }: ReportingTerm, on: DayNumber, slot: TermSlot): boolean =>
  milestone?.partTime === false && on <= halfWayOf(slot);

/**
 * A review is left out when another report of the spell is due no later; when it is put off past half-way through a term, and
 * the report of that term is near; and of a part-time ECT when an assessment is in the same term (2.49). The first
 * assessment is, when that put off comes no sooner than the final one.
 */
function isTakenIn({ kind, term, due, milestone }: Draft, at: number, all: readonly Draft[]): boolean {
  const ofSpell = (one: Draft): boolean => one.term.spell === term.spell;
  const later = all.slice(at + 1).filter(ofSpell);
  if (milestone === 'first') return later.some((one) => isForOutcome(one.milestone) && one.due.on <= due.on);
  if (kind !== 'progress review') return false;
  const isNear = ({ term: { slot } }: Draft): boolean => halfWayOf(slot) < due.on && due.on <= slot.until;
  if (due.on >= (later[0]?.due.on ?? Infinity) || later.some(isNear)) return true;
  const isAssessed = ({ kind: other, heldIn, term: its, due: by }: Draft, no: number): boolean =>
    other === 'formal assessment' &&
    (no < at
      ? heldIn.starts >= term.slot.starts && !isReviewed(its, by.on, term.slot)
      : heldIn.starts <= due.on && !isReviewed(its, due.on, heldIn));
  return all.some((one, no) => ofSpell(one) && isAssessed(one, no));
}
