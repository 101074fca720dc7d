import { septemberBefore, shortDay } from './day';
import { dayFrom, numberFrom } from './civil';
import type { Day } from './facts';
import type { QaRow } from './qa';
import { type QaVisit, isCalledOff } from './qa-facts';
import { firstOfSchoolYear } from './qa-tally';

/** The figures behind the pictures of QA: schools and scores by area, visits against ECTs, visits made against planned. */

export interface AreaPicture {
  readonly area: string;
  /** Schools with ECTs, by lane. */
  readonly mustVisit: number;
  readonly special: number;
  readonly scored: number;
  readonly goodPractice: number;
  /** Points of a school there, on average, to one decimal. */
  readonly score: number;
  /** In a hundred of all: its ECTs, and the visits of this school year made or planned. */
  readonly ects: number;
  readonly visits: number;
}

export interface MonthPicture {
  /** "Sep 2026". */
  readonly month: string;
  /** Visits planned until its end, since September; and made. */
  readonly planned: number;
  /** Null for a month to come. */
  readonly made: number | null;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : tenth((100 * part) / whole));

/** One for each area with ECTs, the one with most ECTs first. */
export function areaPictures(
  rows: readonly QaRow[],
  visits: readonly QaVisit[],
  asAt: Day,
): readonly AreaPicture[] {
  const here = rows.filter(({ lane, area }) => lane !== 'no ECT' && area !== null);
  const areaOf = new Map(rows.map(({ urn, area }) => [urn, area]));
  const visited = visitsOfYear(visits, asAt).map(({ urn }) => areaOf.get(urn) ?? null);
  const sum = (all: readonly QaRow[], of: (row: QaRow) => number) =>
    all.reduce((total, row) => total + of(row), 0);
  const allEcts = sum(here, ({ ectsHere }) => ectsHere);
  const allVisits = visited.filter((area) => area !== null).length;
  return [...new Set(here.map(({ area }) => area as string))]
    .map((area): AreaPicture & { readonly count: number } => {
      const own = here.filter((row) => row.area === area);
      const inLane = (lane: QaRow['lane']) => own.filter((row) => row.lane === lane).length;
      const count = sum(own, ({ ectsHere }) => ectsHere);
      return {
        area,
        mustVisit: inLane('must visit'),
        special: inLane('special circumstances'),
        scored: inLane('scored'),
        goodPractice: inLane('good practice'),
        score: tenth(sum(own, ({ score }) => score) / own.length),
        ects: percent(count, allEcts),
        visits: percent(visited.filter((one) => one === area).length, allVisits),
        count,
      };
    })
    .sort((one, other) => other.count - one.count || (one.area < other.area ? -1 : 1));
}

/** The day a visit counts for: when it was made, or is meant to be. */
const dayOfVisit = ({ visitedOn, plannedFor }: QaVisit): Day | null => visitedOn ?? plannedFor;

function visitsOfYear(visits: readonly QaVisit[], asAt: Day): readonly QaVisit[] {
  const year = septemberBefore(asAt);
  return visits.filter((visit) => {
    const on = dayOfVisit(visit);
    return (
      !isCalledOff(visit) && on !== null && on >= firstOfSchoolYear(year) && on < firstOfSchoolYear(year + 1)
    );
  });
}

/** The twelve months of the school year, from September. */
export function monthPictures(visits: readonly QaVisit[], asAt: Day): readonly MonthPicture[] {
  const year = septemberBefore(asAt);
  const own = visitsOfYear(visits, asAt);
  return Array.from({ length: 12 }, (_, nth): MonthPicture => {
    const first = firstOfMonth(year, nth);
    const next = firstOfMonth(year, nth + 1);
    const before = (day: Day | null) => day !== null && day < next;
    return {
      month: shortDay(first).replace(/^1 /, ''),
      planned: own.filter((visit) => before(visit.plannedFor ?? visit.visitedOn)).length,
      made:
        first > asAt
          ? null
          : own.filter(({ visitedOn }) => before(visitedOn) && (visitedOn ?? '') <= asAt).length,
    };
  });
}

/** The first of the nth month after September. */
const firstOfMonth = (year: number, nth: number): Day =>
  dayFrom(numberFrom(nth < 4 ? year : year + 1, ((nth + 8) % 12) + 1, 1));
