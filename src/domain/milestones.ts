import { firstMadeIn, type Missed } from './first-assessment';
import { type DayNumber, numberOf } from './civil';
import type { Calendar, Career, Report } from './facts';
import { compare, ONE } from './fraction';
import type { Course, Milestone, Part } from './parts';
import type { Policy } from './policy';
import type { TermServed, TermsServed } from './reporting-terms';

/** A term to report on, and the assessment that falls in it; null in a term of review. */
export interface ReportingTerm extends Readonly<TermServed> {
  readonly milestone: Assessed | null;
}

interface Assessed {
  readonly kind: Milestone;
  /** The day on which its part ends. */
  readonly on: DayNumber;
  /** Is that part-time service? */
  readonly partTime: boolean;
  /** Where it fell due and could not be made, so that it is made here. */
  readonly missed: Missed | null;
  /** The report that it is already, signed by somebody or sent; null where it is still to be made. */
  readonly done: Report | null;
}

/** Signed by anyone, submitted or reviewed: no longer the schedule's to change. */
export function isBegunFor(report: Report): boolean {
  const { state, ectSignedAt, tutorSignedAt, headSignedAt, submittedAt, reviewedAt } = report;
  if (['submitted', 'returned', 'reviewed'].includes(state)) return true;
  return [ectSignedAt, tutorSignedAt, headSignedAt, submittedAt, reviewedAt].some((at) => at !== null);
}

/** A formal assessment that someone has signed or sent: the schedule works round it. */
export const isAssessmentDone = (report: Report): boolean =>
  report.kind === 'formal assessment' && report.state !== 'cancelled' && isBegunFor(report);

/**
 * Puts each assessment in the term its part ends in, the first where it can be made; one that is done stays in the term it
 * was done for. Which assessment of the schedule a signed one is, is decided here alone.
 */
export function withMilestones(
  { terms, endings }: TermsServed,
  course: Course,
  { reports, absences }: Pick<Career, 'reports' | 'absences'>,
  calendar: Calendar,
  policy: Policy,
): readonly ReportingTerm[] {
  const { ledger, parts } = course;
  const done = reports
    .filter(isAssessmentDone)
    .sort((one, other) => numberOf(one.coversUntil) - numberOf(other.coversUntil));
  const held = new Map<TermServed, Assessed>();
  for (const [at, part] of parts.entries()) {
    const { ends, end, endsOn } = part;
    if (end === null || endsOn === null) continue;
    const natural = endings.get(part);
    const others = new Set(parts.flatMap((other) => (other === part ? [] : (endings.get(other) ?? []))));
    const { term: due, missed } =
      ends === 'first'
        ? firstMadeIn(part, { terms, endings }, others, ledger, absences, calendar, policy)
        : { term: natural ?? null, missed: null };
    if (natural === undefined && due === null) continue;
    // One signed as the first holds no recommendation, so the final one is still to come (2.60).
    while (ends !== 'first' && done[0]?.final === 'no') done.shift();
    const next = done[0];
    const report = next === undefined || isOfLater(next, part, endsOn, parts[at + 1]) ? null : next;
    if (report !== null) done.shift();
    const partTime = compare(ledger.stretches[end.at]?.daysPerUnit ?? ONE, ONE) < 0;
    const of = { kind: ends, on: endsOn, partTime, done: report };
    const places = [natural, due].flatMap((term) => term ?? []);
    const term = report === null ? due : termOf(report, places, terms, others);
    if (term !== null) held.set(term, { ...of, missed: term === natural ? null : missed });
  }
  return terms.map((term) => ({ ...term, milestone: held.get(term) ?? null }));
}

/**
 * Whether an assessment done belongs to a part after this, of which none was ever signed: one signed as the final that goes on
 * past the first part (2.55, 2.59), or one of an extension, agreed by then, that begins after what it extends (3.8).
 * @param on the day on which this part ends.
 */
function isOfLater(
  { final, coversFrom, coversUntil }: Report,
  { ends }: Part,
  on: DayNumber,
  later: Part | undefined,
): boolean {
  if (ends === 'first') return final === 'yes' && numberOf(coversUntil) > on;
  const extended = later?.agreed?.agreedOn;
  return extended !== undefined && numberOf(coversFrom) > on && coversUntil >= extended;
}

/**
 * The term an assessment done was made for: of those it falls due in, the one on whose days it reports, though it was put off
 * and signed in a later one; else the one of its name, of two of a name the one whose days it reports on, where no other
 * assessment falls in that.
 * @param places where it falls due by the facts, in order.
 */
function termOf(
  { term: name, coversFrom, coversUntil }: Report,
  places: readonly TermServed[],
  terms: readonly TermServed[],
  others: ReadonlySet<TermServed>,
): TermServed | null {
  const isOn = ({ from, until }: TermServed): boolean =>
    numberOf(coversFrom) <= until && from <= numberOf(coversUntil);
  const named = terms.filter((term) => term.slot.term.name === name && !others.has(term));
  return places.find(isOn) ?? named.find(isOn) ?? named[0] ?? places[places.length - 1] ?? null;
}
