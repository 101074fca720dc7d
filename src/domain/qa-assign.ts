import { folded } from './who';

/** Who can go to which school: assessors with a number of visits each, areas they cover, and schools they belong to. */
export interface PlanAssessor {
  readonly id: string;
  readonly name: string;
  /** Visits they can still make this year. */
  readonly visits: number;
  /** Areas they go to; none named means all. */
  readonly areas: ReadonlySet<string>;
  /** URNs of schools they belong to, or belonged to: they visit none of them. */
  readonly schools: ReadonlySet<string>;
}

interface Place {
  readonly urn: string;
  readonly area: string | null;
  /** The one assessor a person named for it, who goes wherever it is. */
  readonly only?: string;
}

export interface Assigning {
  /** Finds somebody for one school more, moving others about if need be; false where nobody can be found. */
  place(school: Place): boolean;
  /** Who goes there. */
  of(urn: string): PlanAssessor | null;
}

export const mayVisit = ({ name, areas, schools }: PlanAssessor, { urn, area, only }: Place): boolean =>
  only === undefined
    ? !schools.has(urn) && (areas.size === 0 || (area !== null && areas.has(area)))
    : folded(only) === folded(name);

/**
 * Schools are placed one by one, and one that was placed stays so, though perhaps with somebody else: a school is refused
 * only where no way of sharing out the visits would take it in (augmenting paths). Without assessors all are placed.
 */
export function assigning(assessors: readonly PlanAssessor[]): Assigning {
  const all = [...assessors].sort((one, other) => (one.id < other.id ? -1 : 1));
  const loads = new Map<PlanAssessor, Place[]>(all.map((assessor) => [assessor, []]));
  const loadOf = (assessor: PlanAssessor): Place[] => loads.get(assessor) ?? [];
  const spare = (assessor: PlanAssessor): number => assessor.visits - loadOf(assessor).length;

  const tryPlace = (school: Place, tried: Set<PlanAssessor>): boolean => {
    const able = all.filter((assessor) => !tried.has(assessor) && mayVisit(assessor, school));
    // Whoever has most visits left goes, so that work is shared out evenly.
    for (const assessor of [...able].sort((one, other) => spare(other) - spare(one))) {
      if (spare(assessor) > 0) {
        loadOf(assessor).push(school);
        return true;
      }
    }
    for (const assessor of able) {
      if (tried.has(assessor)) continue;
      tried.add(assessor);
      const load = loadOf(assessor);
      const at = load.findIndex((other) => tryPlace(other, tried));
      if (at === -1) continue;
      load.splice(at, 1, school);
      return true;
    }
    return false;
  };

  return {
    place: (school) => all.length === 0 || tryPlace(school, new Set()),
    of: (urn) => all.find((assessor) => loadOf(assessor).some((place) => place.urn === urn)) ?? null,
  };
}
