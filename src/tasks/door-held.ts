import type { InductionPeriod, Post } from '../domain/facts';
import type { Change } from '../register/change';
import type { Memory } from '../google/ports';
import { forgetful, nextIds } from '../register/ids';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';

/** The tables that forms which are open all year are held against, and write to. */
export const DOOR_TABLES = [
  'periods',
  'people',
  'observations',
  'absences',
  'schoolAnswers',
  'visits',
  'visitDocuments',
  'visitFindings',
] as const;
type DoorTable = (typeof DOOR_TABLES)[number];

/** Those tables while submissions are decided on one after the other: each sees what those before it changed. */
export interface DoorHeld {
  readonly periods: Map<string, InductionPeriod>;
  readonly posts: Map<string, Post & { readonly id: string }>;
  readonly observations: Map<string, Row<'observations'>>;
  readonly absences: Map<string, Row<'absences'>>;
  readonly schoolAnswers: Map<string, Row<'schoolAnswers'>>;
  readonly visits: Map<string, Row<'visits'>>;
  readonly visitDocuments: Map<string, Row<'visitDocuments'>>;
  readonly visitFindings: Map<string, Row<'visitFindings'>>;
  readonly schools: ReadonlyMap<string, string>;
  /** Whether a key is taken: also by a row that can't be read, which is written to all the same. */
  readonly stands: (table: 'schoolAnswers' | 'visitFindings', key: string) => boolean;
  readonly nextId: {
    readonly [table in 'periods' | 'observations' | 'absences' | 'post' | 'person']: () => string;
  };
}

export function doorHeldIn(memory: Memory, tables: Opened<DoorTable | 'schools'>['tables']): DoorHeld {
  const byId = <R extends { readonly id: string }>(rows: readonly R[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const posts = rowsOf(tables.people);
  // A notice that waits to be confirmed takes none of these: no link bears them.
  const passing = forgetful(memory);
  return {
    periods: byId(rowsOf(tables.periods)),
    posts: byId(posts),
    observations: byId(rowsOf(tables.observations)),
    absences: byId(rowsOf(tables.absences)),
    schoolAnswers: byId(rowsOf(tables.schoolAnswers)),
    visits: byId(rowsOf(tables.visits)),
    visitDocuments: byId(rowsOf(tables.visitDocuments)),
    visitFindings: byId(rowsOf(tables.visitFindings)),
    stands: (table, key) => tables[table].rowOf.has(key),
    schools: new Map(rowsOf(tables.schools).map(({ urn, name }) => [urn, name])),
    nextId: {
      periods: nextIds(memory, 'IP', 4, tables.periods.rowOf.keys()),
      observations: nextIds(passing, 'OB', 4, tables.observations.rowOf.keys()),
      absences: nextIds(passing, 'AB', 4, tables.absences.rowOf.keys()),
      post: nextIds(passing, 'PO', 4, tables.people.rowOf.keys()),
      person: nextIds(
        memory,
        'P',
        4,
        [...posts, ...tables.people.broken.map(({ row }) => row)].map(({ personId }) => personId ?? ''),
      ),
    },
  };
}

/** Takes note of a change that is going to be made. */
export function noteChange(held: DoorHeld, { table, kind, key, set }: Change): void {
  const tables: { readonly [table: string]: unknown } = { ...held, people: held.posts };
  const rows = tables[table];
  if (!(rows instanceof Map)) return;
  const stands = (rows as Map<string, object>).get(key);
  if (kind === 'add' || stands)
    (rows as Map<string, object>).set(key, { ...blank(table), ...stands, ...set });
}

/** What a row that is added says nothing of is not known. */
const blank = (table: string): object =>
  table === 'periods'
    ? { finishedOn: null, countedTerms: null, otherAb: null, tutorId: null, mentorId: null, programme: null }
    : {};
