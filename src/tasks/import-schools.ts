import type { Ports } from '../google/ports';
import { applyUnderLock } from '../register/apply-all';
import { add, update } from '../register/change';
import type { Column } from '../register/column';
import type { Row } from '../register/open';
import { open, rowsOf } from '../register/open';
import { settingsIn } from '../register/remembered';
import { schools } from '../register/tables';
import type { Line, Outcome } from './import-file';
import { changesOf, headingsMissing, linesOf, resultOf, shown, unreadableIn, valueFrom } from './import-file';
import type { ImportPlan, ImportRequest, ImportResult, Reply } from './wire';

type SchoolRow = Row<'schools'>;
type SchoolField = Exclude<keyof SchoolRow, 'version' | 'pending'>;

/** The heading that each fact of a school has in the establishment file of GIAS, where it comes from there. */
const GIAS_HEADINGS: { readonly [field in SchoolField]?: string } = {
  urn: 'URN',
  name: 'EstablishmentName',
  type: 'TypeOfEstablishment (name)',
  phase: 'PhaseOfEducation (name)',
  area: 'LA (name)',
  status: 'EstablishmentStatus (name)',
  openedOn: 'OpenDate',
  closedOn: 'CloseDate',
  postcode: 'Postcode',
  specialMeasures: 'OfstedSpecialMeasures (name)',
  ofsted: 'OfstedRating (name)',
  ofstedOn: 'OfstedLastInsp',
};

const fromGias = (): readonly { field: SchoolField; column: Column<unknown>; gias: string }[] =>
  Object.entries(GIAS_HEADINGS).map(([name, gias]) => {
    const field = name as SchoolField;
    return { field, column: schools.columns[field], gias };
  });

const NEEDED = ['URN', 'EstablishmentName', 'EstablishmentStatus (name)', 'LA (name)'];

/** What the page should take from the GIAS establishment file. */
export function schoolsPlan({ sheets, memory }: Pick<Ports, 'sheets' | 'memory'>): ImportPlan {
  // From the sheet, not from memory: whoever has just changed the areas there comes straight here.
  const { areas } = settingsIn(memory, open(sheets, ['settings']).tables.settings).policy;
  return {
    kind: 'schools',
    needed: NEEDED,
    used: fromGias().map(({ gias }) => gias),
    only: areas.length === 0 ? null : { heading: 'LA (name)', values: areas },
    chunk: 2000,
  };
}

/**
 * Checks rows of the GIAS file against the register, or commits them. A newer file changes only what differs; what GIAS
 * leaves blank stays as it is.
 */
export function importSchools(ports: Ports, request: ImportRequest): Reply<ImportResult> {
  const missing = headingsMissing(NEEDED, request);
  if (missing.length > 0) {
    return {
      kind: 'refused',
      problems: [
        {
          field: 'file',
          says: `This file has no column headed ${missing.map((h) => `"${h}"`).join(', ')}. Download "Establishment fields" from GIAS and choose that file.`,
        },
      ],
    };
  }
  if (request.step === 'commit' && !ports.lock.take(20_000))
    return {
      kind: 'busy',
      says: 'Somebody else is saving. Nothing of this part was imported; try again in a moment.',
    };
  const { tables } = open(ports.sheets, ['schools']);
  const known = new Map(rowsOf(tables.schools).map((row) => [row.urn, row]));
  const unreadable = unreadableIn('schools', tables.schools);
  const seen = new Map<string, number>();
  const outcomes = linesOf(request).map(({ line, cells }) => ({
    line,
    outcome: outcomeOf(cells, line, known, unreadable, seen),
  }));
  if (request.step === 'commit') {
    const author = { who: ports.user.email() || 'an officer', at: ports.clock.now() };
    const applied = applyUnderLock(ports.sheets, changesOf(outcomes), author);
    if (applied.kind === 'conflict')
      return { kind: 'refused', problems: applied.conflicts.map(({ says }) => ({ field: 'file', says })) };
  }
  return { kind: 'answer', value: resultOf(request.step, outcomes) };
}

function outcomeOf(
  cells: Line,
  line: number,
  known: ReadonlyMap<string, SchoolRow>,
  unreadable: ReadonlyMap<string, string>,
  seen: Map<string, number>,
): Outcome {
  const says: string[] = [];
  const facts: Partial<Record<SchoolField, unknown>> = {};
  for (const { field, column, gias } of fromGias()) {
    const value = valueFrom(column, tidy(field, cells[gias] ?? ''), gias, says);
    if (value !== null) facts[field] = value;
  }
  const key = cells['URN'] ?? '';
  const name = cells['EstablishmentName'] ?? '';
  if (key === '') says.unshift('URN: Enter a URN of 6 digits.');
  if (name === '') says.push('EstablishmentName: Enter the name of the school.');
  const twin = seen.get(key);
  if (twin !== undefined) says.push(`URN: line ${twin} of the file has the same one. The first is taken.`);
  seen.set(key, twin ?? line);
  const cannot = unreadable.get(key);
  if (cannot !== undefined) says.push(cannot);
  if (says.length > 0) return { kind: 'refused', key, name, says };

  const stands = known.get(key);
  if (!stands) {
    if (facts['status'] === 'closed') return { kind: 'left out', key, name };
    return {
      kind: 'new',
      key,
      name,
      fields: [],
      changes: [add('schools', facts as Partial<SchoolRow>, 'Import schools')],
    };
  }
  const differs = fromGias().filter(
    ({ field, column }) => field in facts && shown(column, stands[field]) !== shown(column, facts[field]),
  );
  if (differs.length === 0) return { kind: 'same', key, name };
  return {
    kind: 'changed',
    key,
    name,
    fields: differs.map(({ field, column }) => ({
      heading: column.heading,
      before: shown(column, stands[field]),
      after: shown(column, facts[field]),
    })),
    changes: [
      update(
        'schools',
        key,
        Object.fromEntries(differs.map(({ field }) => [field, facts[field]])) as Partial<SchoolRow>,
        'Import schools',
      ),
    ],
  };
}

/**
 * GIAS's words as the register's: dates dd-mm-yyyy, statuses in a few words. GIAS writes 1900 for "not known", and the days of the
 * register begin after it: when a school opened before then decides nothing.
 */
function tidy(field: SchoolField, cell: string): string {
  const date = /^(\d{2})-(\d{2})-(\d{4})$/.exec(cell);
  if (date) return Number(date[3]) <= 1900 ? '' : `${date[3]}-${date[2]}-${date[1]}`;
  if (field === 'status') return STATUS[cell.toLowerCase()] ?? cell;
  if (field === 'specialMeasures') return cell === '' ? '' : /special measures/i.test(cell) ? 'yes' : 'no';
  return cell;
}

const STATUS: Readonly<Record<string, string>> = {
  open: 'open',
  'open, but proposed to close': 'proposed to close',
  'proposed to open': 'proposed to open',
  closed: 'closed',
};
