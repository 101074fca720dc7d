import type { Column } from '../register/column';
import { textOf } from '../register/column';
import type { Change } from '../register/change';
import { plan } from '../register/change';
import { spellProblem } from '../register/open';
import type { Read } from '../register/table';
import type { TableKey } from '../register/tables';
import type { ImportRequest, ImportResult } from './wire';

/** One line of a file, by heading. */
export type Line = Readonly<Record<string, string>>;

/** What one line of a file comes to. */
export type Outcome =
  | {
      readonly kind: 'new' | 'changed';
      readonly key: string;
      readonly name: string;
      readonly fields: readonly Difference[];
      readonly changes: readonly Change[];
    }
  | { readonly kind: 'same' | 'left out'; readonly key: string; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly key: string;
      readonly name: string;
      readonly says: readonly string[];
    };

export interface Difference {
  readonly heading: string;
  readonly before: string;
  readonly after: string;
}

export const linesOf = ({ headings, rows }: ImportRequest): { line: number; cells: Line }[] =>
  rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(headings.map((heading, at) => [heading, unmarked((cells[at] ?? '').trim())])),
  }));

/** Without the apostrophe by which spreadsheets mark a text, where it opens no quotation. */
const unmarked = (text: string): string => text.replace(/^'(?!.*')/s, '');

/** Headings the file lacks. */
export const headingsMissing = (needed: readonly string[], { headings }: ImportRequest): string[] =>
  needed.filter((heading) => !headings.includes(heading));

/** A text read as a column reads it; what stands in the way names the heading of the file. */
export function valueFrom<T>(column: Column<T>, text: string, heading: string, says: string[]): T | null {
  if (text === '') return null;
  const reading = column.read(text);
  if ('value' in reading) return reading.value;
  says.push(`${heading}: ${reading.says}`);
  return null;
}

/** What a row's cell shows, to be compared and shown. */
export const shown = <T>(column: Column<T>, value: T): string => textOf(column.write(value));

/** Rows that stand in a sheet and can't be read, by key, and what to do: a line about one is no news of a stranger. */
export function unreadableIn(
  table: TableKey,
  { rowOf, broken }: Pick<Read<unknown>, 'rowOf' | 'broken'>,
): ReadonlyMap<string, string> {
  const byRow = new Map(broken.map(({ problem }) => [problem.at, problem]));
  return new Map(
    [...rowOf].flatMap(([key, at]): readonly [string, string][] => {
      const problem = byRow.get(at);
      return problem ? [[key, `${spellProblem(table, problem)} Mend that row first.`]] : [];
    }),
  );
}

const MOST_DETAILS = 200;

/** Sums up the outcomes for the person who has to say yes. */
export function resultOf(
  step: ImportRequest['step'],
  outcomes: readonly { line: number; outcome: Outcome }[],
): ImportResult {
  const of = (kind: Outcome['kind']) => outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    step,
    added: of('new'),
    changed: of('changed'),
    same: of('same'),
    leftOut: of('left out'),
    refused: outcomes.flatMap(({ line, outcome }) =>
      outcome.kind === 'refused' ? [{ line, key: outcome.key, name: outcome.name, says: outcome.says }] : [],
    ),
    details: outcomes
      .flatMap(({ line, outcome }) =>
        outcome.kind === 'new' || outcome.kind === 'changed'
          ? [{ line, key: outcome.key, name: outcome.name, kind: outcome.kind, fields: outcome.fields }]
          : [],
      )
      .slice(0, MOST_DETAILS),
  };
}

export const changesOf = (outcomes: readonly { outcome: Outcome }[]): Change[] =>
  outcomes.flatMap(({ outcome }) =>
    outcome.kind === 'new' || outcome.kind === 'changed' ? outcome.changes : [],
  );

/** What would stop these changes if they were made now, so that a check says it before anybody says yes. */
export const clashesIn = (
  changes: readonly Change[],
  values: { readonly [table in TableKey]?: readonly (readonly unknown[])[] },
): { readonly field: string; readonly says: string }[] =>
  [...new Set(changes.map(({ table }) => table))].flatMap((table) => {
    const mine = changes.filter((change) => change.table === table);
    const { conflicts } = plan(table, values[table] ?? [], mine, { who: '', at: '' });
    return conflicts.map(({ says }) => ({ field: 'file', says }));
  });
