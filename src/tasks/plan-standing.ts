import { shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import type { QaRow } from '../domain/qa';
import { firstOfSchoolYear, schoolYearOf } from '../domain/qa-tally';
import { datedAhead, visitStateOf } from '../domain/visit-life';
import { folded } from '../domain/who';
import type { Opened } from '../register/open';
import { rowsOf, spellProblem } from '../register/open';
import { headingOf } from './needs';
import { isCalledOffByHand, isOpenProposal, type VisitRow } from './plan-proposals';

/** What stands in Visits before a plan is drawn: nobody is visited twice in a school year. */
export interface Standing {
  /** Made or meant this school year, beyond a proposal of the plan's. */
  readonly kept: readonly VisitRow[];
  /** Called off by a person. */
  readonly refused: readonly VisitRow[];
  /** The plan's own, by the school they are to. */
  readonly proposals: ReadonlyMap<string, VisitRow>;
  /** Visits that may be of this year, or of any school: what is wrong with them is to be said. */
  readonly doubtful: readonly Doubtful[];
  /** Schools that nobody plans another visit to. */
  readonly taken: ReadonlySet<string>;
}

interface Doubtful extends Pick<VisitRow, 'urn' | 'school' | 'visitor'> {
  /** Whether it is one of those meant this school year. */
  readonly counts: boolean;
  readonly says: string;
}

export function standingIn(
  { visits: read }: Opened<'visits'>['tables'],
  ranked: readonly QaRow[],
  year: string,
  today: Day,
): Standing {
  const schoolOf = schoolsIn(ranked);
  const visits = rowsOf(read);
  const refused = visits.filter((visit) => visit.plan === year && isCalledOffByHand(visit));
  const open = visits.filter((visit) => isOpenProposal(visit, year));
  const others = visits.filter((visit) => !refused.includes(visit) && !open.includes(visit));
  const kept = others.filter((visit) => isThisYears(visit, today));
  const doubtful = [
    ...read.broken.map(({ row: { urn = '', school = null, visitor = null }, problem }) => {
      const isKnown = schoolOf({ urn, school }) !== '';
      const meant = `${spellProblem('visits', problem)} Until then it counts as one of the visits meant, and`;
      const says = isKnown
        ? `${meant} its school is left out.`
        : `${meant} the plan may name its school as well, for nobody can tell which it is.`;
      return { urn, school, visitor, counts: true, says };
    }),
    ...others.flatMap((visit) => unsettled(visit, today)),
  ];
  return {
    kept,
    refused,
    proposals: new Map(open.map((visit) => [schoolOf(visit), visit])),
    doubtful,
    taken: new Set([...kept, ...refused, ...doubtful].map(schoolOf)),
  };
}

/** The school a visit is to, by URN; where no school of ours has that, by the name beside it, if one school alone has it. */
function schoolsIn(ranked: readonly QaRow[]): (visit: Pick<VisitRow, 'urn' | 'school'>) => string {
  const urns = new Set(ranked.map(({ urn }) => urn));
  const named = new Map<string, string | null>();
  for (const { urn, name } of ranked) named.set(folded(name), named.has(folded(name)) ? null : urn);
  return ({ urn, school }) => (urns.has(urn) ? urn : (named.get(folded(school ?? '')) ?? urn));
}

/** The day that tells which school year a visit is of. */
const DAYS = ['visitedOn', 'plannedFor', 'agreedOn', 'consultedOn', 'proposedOn'] as const;

function dayOf(visit: VisitRow): { readonly field: (typeof DAYS)[number]; readonly on: Day } | null {
  for (const field of DAYS) {
    const on = visit[field];
    if (on !== null) return { field, on };
  }
  return null;
}

const isIn = (year: number, on: Day): boolean =>
  on >= firstOfSchoolYear(year) && on < firstOfSchoolYear(year + 1);

/** A visit made or meant for the school year that holds today. One nobody gave any day is meant for now. */
function isThisYears(visit: VisitRow, today: Day): boolean {
  if (visitStateOf(visit) === 'called off') return false;
  const day = dayOf(visit);
  return day === null || isIn(schoolYearOf(today), day.on);
}

/** A visit of no day of this school year, beyond a proposal, and neither made nor closed: an arrangement, or a slip in the year. */
function unsettled(visit: VisitRow, today: Day): readonly Doubtful[] {
  const isMade = visit.visitedOn !== null && visit.visitedOn <= today;
  const day = datedAhead(visit, today) ?? dayOf(visit);
  if (day === null || isMade || visit.reportSentOn !== null || visit.closedOn !== null) return [];
  if (visitStateOf(visit) === 'proposed' || isThisYears(visit, today)) return [];
  const { field, on } = day;
  const name = `${visit.school ?? visit.urn}: visit ${visit.id} is`;
  if (field === 'plannedFor' && isIn(schoolYearOf(today) + 1, on))
    return [{ ...visit, counts: false, says: `${name} planned for ${shortDay(on)}, so none is this year.` }];
  const says = `${name} not settled, and its ${headingOf('visits', field)} says ${shortDay(on)}. Check that day, or enter Visited or Closed. Until then it counts as one of the visits meant, and its school is left out.`;
  return [{ ...visit, counts: true, says }];
}
