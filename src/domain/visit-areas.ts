import { folded } from './who';

export interface VisitAreas {
  /** As the schools' own area is spelt. */
  readonly areas: readonly string[];
  /** What names no school's area. */
  readonly strangers: readonly string[];
}

/**
 * The areas an assessor goes to, as somebody listed them. GIAS has names with a comma in them ("Bristol, City of"), so the
 * longest run of parts that is an area is one.
 * @param known areas of schools.
 */
export function readAreas(typed: string, known: Iterable<string>): VisitAreas {
  const parts = typed
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spelt = new Map([...known].map((area) => [compared(area), area]));
  const areas: string[] = [];
  const strangers: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = parts.length;
    while (end > at + 1 && !spelt.has(compared(parts.slice(at, end).join(', ')))) end -= 1;
    const text = parts.slice(at, end).join(', ');
    const area = spelt.get(compared(text));
    if (area === undefined) strangers.push(text);
    areas.push(area ?? text);
    at = end;
  }
  return { areas, strangers };
}

/** As areas are compared: how commas are spaced makes no difference either. */
const compared = (area: string): string => folded(area.replace(/\s*,\s*/g, ', '));
