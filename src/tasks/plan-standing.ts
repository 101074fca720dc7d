import { septemberBefore, shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import type { QaRow } from '../domain/qa';
import { firstOfSchoolYear } from '../domain/qa-tally';
import { datedAhead, visitStateOf } from '../domain/visit-life';
import { visitedIn } from '../domain/visited-school';
import type { Opened } from '../register/open';
import { rowsOf, spellProblem } from '../register/open';
import { headingOf } from './needs';
import { enteredIn, isCalledOffByHand, isOpenProposal, type VisitRow } from './plan-proposals';

/** What stands in Visits before a plan is drawn, each visit with the URN its school has now: nobody is visited twice a year. */
export interface Standing {
  /** Made or meant this school year, beyond a proposal of the plan's. */
  readonly kept: readonly VisitRow[];
  /** Called off by a person. */
  readonly refused: readonly VisitRow[];
  /** The plan's own, by the school they are to. */
  readonly proposals: ReadonlyMap<string, VisitRow>;
  /** Further proposals for a school that has one, which the plan leaves as they are, in sentences. */
  readonly doubled: readonly string[];
  /** Proposals of earlier years that nobody took further nor closed, in sentences. */
  readonly earlier: readonly string[];
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
  const schoolOf = visitedIn(ranked);
  const visits = rowsOf(read).map((visit) => ({ ...visit, urn: schoolOf(visit) }));
  const refused = visits.filter((visit) => visit.plan === year && isCalledOffByHand(visit));
  const open = visits.filter((visit) => isOpenProposal(visit, year));
  const proposals = oneEach(open);
  const others = visits.filter((visit) => !refused.includes(visit) && !open.includes(visit));
  const kept = others.filter((visit) => isThisYears(visit, today));
  const doubtful = [
    ...read.broken.map(({ row: { urn: given = '', school = null, visitor = null }, problem }) => {
      const urn = schoolOf({ urn: given, school });
      const isKnown = urn !== '';
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
    proposals,
    doubled: open.flatMap((visit) => {
      const stands = proposals.get(visit.urn);
      return stands === undefined || stands === visit || visit.closedOn !== null
        ? []
        : [
            `${visit.school ?? visit.urn} has more than one proposal in Visits. The plan goes by ${stands.id}; delete the row of ${visit.id} if it is not wanted.`,
          ];
    }),
    earlier: visits
      .filter(({ plan }) => plan !== null && plan !== year)
      .filter((visit) => visit.closedOn === null && isOpenProposal(visit, visit.plan ?? ''))
      .map(
        ({ id, urn, school, plan }) =>
          `${school ?? urn} was proposed for ${plan ?? ''} and not visited: enter a day in Closed of ${id}, so that nobody is asked about it twice.`,
      ),
    doubtful,
    taken: new Set([...kept, ...refused, ...doubtful].map(({ urn }) => urn)),
  };
}

/** Of several proposals for a school one that is not called off, and then the one with most entered in it, stands. */
function oneEach(open: readonly VisitRow[]): ReadonlyMap<string, VisitRow> {
  const one = new Map<string, VisitRow>();
  const fullness = (visit: VisitRow) => (visit.closedOn === null ? 1_000 : 0) + enteredIn(visit);
  for (const visit of open) {
    const other = one.get(visit.urn);
    if (other === undefined || fullness(visit) > fullness(other)) one.set(visit.urn, visit);
  }
  return one;
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
  return day === null || isIn(septemberBefore(today), day.on);
}

/** A visit of no day of this school year, beyond a proposal, and neither made nor closed: an arrangement, or a slip in the year. */
function unsettled(visit: VisitRow, today: Day): readonly Doubtful[] {
  const isMade = visit.visitedOn !== null && visit.visitedOn <= today;
  const day = datedAhead(visit, today) ?? dayOf(visit);
  if (day === null || isMade || visit.reportSentOn !== null || visit.closedOn !== null) return [];
  if (visitStateOf(visit) === 'proposed' || isThisYears(visit, today)) return [];
  const { field, on } = day;
  const name = `${visit.school ?? visit.urn}: visit ${visit.id} is`;
  if (field === 'plannedFor' && isIn(septemberBefore(today) + 1, on))
    return [{ ...visit, counts: false, says: `${name} planned for ${shortDay(on)}, so none is this year.` }];
  const says = `${name} not settled, and its ${headingOf('visits', field)} says ${shortDay(on)}. Check that day, or enter Visited or Closed. Until then it counts as one of the visits meant, and its school is left out.`;
  return [{ ...visit, counts: true, says }];
}
