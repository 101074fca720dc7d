import { addDays, shortDay } from './day';
import type { Calendar, Day, Term, VisitKind, YesNo } from './facts';
import type { VISITS } from './policy/visits';
import type { ValuesOf } from './policy/setting';
import { slotsOf } from './terms';
import { schoolDayWithin } from './visit-day';
import type { VisitState } from './visit-states';
import { lastDayOf } from './working-days';

/** The life of a visit, told from its dates: where it stands, what is to be done next, and by when. */

export type VisitPolicy = ValuesOf<typeof VISITS>;

/** The dates of one visit; null = not yet. */
export interface VisitDates {
  readonly urn?: string;
  readonly kind?: VisitKind;
  /** Whether HMI get a copy of the report (Ealing, special circumstances), and when it went. */
  readonly copyToHmi?: YesNo | null;
  readonly hmiSentOn?: Day | null;
  readonly proposedOn: Day | null;
  readonly consultedOn: Day | null;
  readonly agreedOn: Day | null;
  readonly plannedFor: Day | null;
  /** The day the school expects: the one it was last told of. Null where no letter named one. */
  readonly toldOf?: Day | null;
  readonly documentsAskedOn: Day | null;
  readonly documentsInOn: Day | null;
  readonly visitedOn: Day | null;
  readonly satisfied: YesNo | null;
  readonly evidenceAskedOn: Day | null;
  readonly evidenceInOn: Day | null;
  readonly reportSentOn: Day | null;
  readonly followUpBy: Day | null;
  readonly followedUpOn: Day | null;
  readonly closedOn: Day | null;
}

/** A visit of which nothing is known yet. */
export const NO_DATES: VisitDates = {
  proposedOn: null,
  consultedOn: null,
  agreedOn: null,
  plannedFor: null,
  documentsAskedOn: null,
  documentsInOn: null,
  visitedOn: null,
  satisfied: null,
  evidenceAskedOn: null,
  evidenceInOn: null,
  reportSentOn: null,
  followUpBy: null,
  followedUpOn: null,
  closedOn: null,
};

/** What somebody of the AB has to do next. */
export interface VisitDuty {
  readonly says: string;
  /** Null where no day follows from what is known; then `says` names what is missing. */
  readonly by: Day | null;
}

/** The furthest step that has a date. A visit closed before it was made is called off. */
export function visitStateOf(visit: VisitDates): VisitState {
  if (visit.closedOn !== null) return visit.visitedOn === null ? 'called off' : 'closed';
  if (visit.reportSentOn !== null)
    return visit.followUpBy !== null && visit.followedUpOn === null ? 'follow-up due' : 'report sent';
  if (waitsForEvidence(visit)) return 'further evidence asked';
  if (visit.visitedOn !== null) return 'visited';
  if (visit.documentsInOn !== null || visit.evidenceAskedOn !== null) return 'documents in';
  if (visit.documentsAskedOn !== null) return 'documents asked for';
  if (visit.agreedOn !== null || visit.plannedFor !== null) return 'agreed';
  return visit.consultedOn !== null ? 'consulted' : 'proposed';
}

/**
 * Where the documents do not satisfy, more evidence is asked for and then the visit is made (Ealing); what was asked for
 * before the visit is then done with. It may be asked for after the visit too, and the report waits for it, unless we are
 * satisfied all the same.
 */
const waitsForEvidence = (visit: VisitDates): boolean =>
  visit.evidenceAskedOn !== null &&
  visit.evidenceInOn === null &&
  (visit.visitedOn === null || (isAskedAfter(visit) && visit.satisfied !== 'yes'));

const isAskedAfter = ({ visitedOn, evidenceAskedOn }: VisitDates): boolean =>
  visitedOn !== null && evidenceAskedOn !== null && evidenceAskedOn >= visitedOn;

/** What comes next, or null where nothing has to. */
export function nextVisitDuty(visit: VisitDates, policy: VisitPolicy, calendar: Calendar): VisitDuty | null {
  const after = (day: Day | null): Day | null => (day === null ? null : addDays(day, policy.visitStepDays));
  const untold = untoldDuty(visit, policy);
  if (untold !== null) return untold;
  const { plannedFor, evidenceAskedOn } = visit;
  const evidence = evidenceAskedOn === null ? null : evidenceBy(visit, evidenceAskedOn, policy, calendar);
  const notice = plannedFor === null ? null : addDays(plannedFor, -policy.visitNoticeDays);
  switch (visitStateOf(visit)) {
    // "Schools will be consulted in advance" (Cambridgeshire, paragraph 1).
    case 'proposed':
      return { says: 'Consult the school about a visit', by: notice ?? after(visit.proposedOn) };
    case 'consulted':
      return { says: 'Agree on a day with the school', by: after(visit.consultedOn) };
    case 'agreed':
      return {
        says: 'Ask the school for its documents and self-evaluation',
        by: notice ?? after(visit.agreedOn),
      };
    case 'documents asked for':
      return {
        says: 'See that the documents come in',
        by:
          visit.documentsAskedOn === null
            ? null
            : documentsBy(visit, visit.documentsAskedOn, policy, calendar),
      };
    case 'documents in':
      return plannedFor === null
        ? {
            says: 'Enter the day the visit is planned for',
            by: after(later(visit.documentsInOn, visit.evidenceInOn)),
          }
        : { says: 'Make the visit', by: plannedFor };
    case 'visited':
      return afterVisit(visit, policy, calendar);
    case 'further evidence asked':
      return visit.visitedOn === null
        ? { says: 'See that the further evidence comes in', by: evidence }
        : {
            says: 'See that the further evidence comes in, or send the report without it',
            by: earlier(evidence, report(visit, visit.visitedOn, policy, calendar).by),
          };
    case 'report sent':
      return afterReport(visit, calendar, after(visit.reportSentOn));
    case 'follow-up due':
      return { says: 'Follow the visit up', by: visit.followUpBy };
    case 'closed':
    case 'called off':
      return null;
  }
}

/** By when the school sends further evidence that it is asked for on a day. */
export const evidenceBy = (
  { urn = '' }: Pick<VisitDates, 'urn'>,
  asked: Day,
  policy: VisitPolicy,
  calendar: Calendar,
): Day => schoolDayWithin(policy.visitStepDays, asked, urn, calendar);

/** By when it sends its documents: as soon, and before the visit is over. */
export function documentsBy(
  visit: Pick<VisitDates, 'urn' | 'plannedFor'>,
  asked: Day,
  policy: VisitPolicy,
  calendar: Calendar,
): Day {
  const by = evidenceBy(visit, asked, policy, calendar);
  return visit.plannedFor !== null && visit.plannedFor < by ? visit.plannedFor : by;
}

/**
 * What the school expects, and is not so any more: the day was moved, or taken out with none in its place, or the visit
 * called off before that day.
 */
export function untold(visit: VisitDates): Untold {
  const { toldOf = null, plannedFor, documentsAskedOn, visitedOn, reportSentOn, closedOn } = visit;
  if (toldOf === null || visitedOn !== null || reportSentOn !== null) return null;
  if (closedOn !== null) return closedOn < toldOf ? 'called off' : null;
  // With Documents asked cleared the notice itself goes out again, with its day.
  if (documentsAskedOn === null || plannedFor === toldOf) return null;
  return plannedFor === null ? 'no day' : 'moved';
}
export type Untold = 'moved' | 'no day' | 'called off' | null;

function untoldDuty(visit: VisitDates, { visitNoticeDays }: VisitPolicy): VisitDuty | null {
  const what = untold(visit);
  if (what === null) return null;
  const expected = earlier(visit.toldOf ?? null, visit.plannedFor);
  return {
    says: TELL[what],
    by: expected === null ? null : addDays(expected, -visitNoticeDays),
  };
}

const TELL: { readonly [what in NonNullable<Untold>]: string } = {
  moved: 'Tell the school of the new day',
  'no day': 'Tell the school of a new day, or that the visit is off',
  'called off': 'Tell the school that the visit is off',
};

/** Dates of what has happened; none of them can lie ahead. */
const HAPPENED = [
  'proposedOn',
  'consultedOn',
  'agreedOn',
  'documentsAskedOn',
  'documentsInOn',
  'visitedOn',
  'evidenceAskedOn',
  'evidenceInOn',
  'reportSentOn',
  'hmiSentOn',
  'followedUpOn',
  'closedOn',
] as const;

export interface DatedAhead {
  readonly field: (typeof HAPPENED)[number];
  readonly on: Day;
}

/** The first date that says something happened on a day still to come: a slip of the pen. Null where there is none. */
export function datedAhead(visit: VisitDates, today: Day): DatedAhead | null {
  for (const field of HAPPENED) {
    const on = visit[field] ?? null;
    if (on !== null && on > today) return { field, on };
  }
  return null;
}

/**
 * Satisfied or not is decided first: it settles whether a report or further evidence comes next. The report's clock runs
 * from the visit, or from what was asked for after it and came in.
 */
function afterVisit(visit: VisitDates, policy: VisitPolicy, calendar: Calendar): VisitDuty {
  const { visitedOn } = visit;
  const evidenceInOn = isAskedAfter(visit) ? visit.evidenceInOn : null;
  return visit.satisfied === 'no' && evidenceInOn === null
    ? {
        says: 'Ask the school for further evidence, or send the report',
        by: visitedOn === null ? null : addDays(visitedOn, policy.visitStepDays),
      }
    : report(visit, later(visitedOn, evidenceInOn), policy, calendar);
}

/** "If there are concerns …, the AB and headteacher will agree a follow up visit for the next terms" (Ealing). */
function afterReport(visit: VisitDates, calendar: Calendar, by: Day | null): VisitDuty | null {
  if (visit.copyToHmi === 'yes' && (visit.hmiSentOn ?? null) === null)
    return { says: 'Send HMI a copy of the report', by };
  if (visit.satisfied !== 'no' || visit.followUpBy !== null) return null;
  const next = visit.reportSentOn === null ? null : nextTermAfter(visit.reportSentOn, visit.urn, calendar);
  const when = next === null ? 'next term' : `next term (${next.name})`;
  return { says: `Agree on a follow-up ${when} with the headteacher`, by };
}

/** The first term to begin after a day, where the school is; null where the Terms sheet has none. */
export function nextTermAfter(day: Day, urn: string | undefined, calendar: Calendar): Term | null {
  const area = calendar.areas?.get(urn ?? '') ?? null;
  return slotsOf(calendar, area).find(({ term }) => term.startsOn > day)?.term ?? null;
}

/** A visit in special circumstances ends with notes, every other with a summary report. */
export const endsWithNotes = ({ kind }: Pick<VisitDates, 'kind'>): boolean => kind === 'monitoring';

/** "The AB will issue a summary report within 20 days" (Ealing); of which kind, the page leaves open. */
function report(visit: VisitDates, since: Day | null, policy: VisitPolicy, calendar: Calendar): VisitDuty {
  // "Notes of the visit will be provided after the meeting" (Ealing); it names no day.
  if (endsWithNotes(visit))
    return {
      says: 'Send the notes of the visit',
      by: since === null ? null : addDays(since, policy.visitStepDays),
    };
  const says = 'Send the summary report';
  if (since === null) return { says, by: null };
  if (policy.visitReportCounts === 'days') return { says, by: addDays(since, policy.visitReportDays) };
  const last = lastDayOf(policy.visitReportDays, 'after', since, calendar);
  return last.known ? { says, by: last.value } : { says: `${says}. ${last.unknown}`, by: null };
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

const later = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other > one) ? other : one;

/** Whether the next duty should have been done before today. */
export const isVisitOverdue = (duty: VisitDuty | null, today: Day): boolean =>
  duty !== null && duty.by !== null && duty.by < today;

/** "Send the summary report by 14 Jan 2027." A mail spells the day out. */
export const spellDuty = ({ says, by }: VisitDuty, spell: (day: Day) => string = shortDay): string =>
  by === null ? `${says}.` : `${says} by ${spell(by)}.`;
