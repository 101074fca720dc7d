/**
 * Every school of England through the shipped file, as the sheet function gets it: ranges in, lines out. Beside it, the same
 * rows read and ordered by a pass written by hand. Names, areas and URNs are real where the DfE's file is here; ECTs,
 * people and visits are made up.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { OVERHEAD } from '../local/run/costs';
import { linesOf } from '../src/register/change';
import { TABLES, type TableKey } from '../src/register/tables';
import { manySchools } from './qa';

export type Ranges = unknown[][][];

const NAME = 'data/gias/pupil-premium-2021-all-schools.csv';

/** Where the file lies, or null. */
export const nationalFile = (): string | null =>
  ['../shared', '../../shared'].map((up) => join(process.cwd(), up, NAME)).find(existsSync) ?? null;

/** Cells of one CSV line, quotes and all. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));

/** The columns the function reads: whoever has every school of England cuts the ranges to them. */
const READ: { readonly [table in TableKey]?: readonly string[] } = {
  schools:
    'urn name area status specialMeasures ofsted ofstedOn highSupport capacityIssue seriousIssuesOn visitRequestedOn goodPractice withUsSince teachers'.split(
      ' ',
    ),
  people: ['urn', 'role', 'from', 'until'],
  visits: ['urn', 'kind', 'plannedFor', 'visitedOn', 'satisfied'],
  decisions: ['urn', 'lane', 'by', 'reason', 'on'],
};

/**
 * The ranges of the QA priority sheet, in its order.
 * @param extra a column of people's own in front, and ours in another order.
 */
export function nationalRanges(file: string, extra = false): Ranges {
  const [, ...lines] = readFileSync(file, 'latin1').split(/\r?\n/);
  const real = lines.map(cellsOf).filter(([urn]) => /^\d{6}$/.test(urn ?? ''));
  const facts = manySchools(real.length);
  const urns = new Map(facts.schools.map(({ urn }, at) => [urn, real[at]?.[0] ?? '']));
  const named = <T extends { readonly urn: string | null }>(row: T): T => ({
    ...row,
    urn: urns.get(row.urn ?? '') ?? null,
  });
  const range = (table: TableKey, rows: readonly object[]): unknown[][] => {
    const columns = Object.entries(TABLES[table].columns);
    const headings = columns.map(([, { heading }]) => heading);
    const full = rows.map((row) => ({ ...row }) as Readonly<Record<string, unknown>>);
    const all = [headings, ...linesOf(table, headings, full)];
    if (extra) return all.map((cells, at) => [at === 0 ? 'Mine' : at, ...[...cells].reverse()]);
    return all.map((cells) => cells.filter((_, at) => READ[table]?.includes(columns[at]?.[0] ?? '') ?? true));
  };
  const person = (at: number) => ({ id: `P-${at}`, personId: `P-${at}`, name: `Person ${at}` });
  return [
    range(
      'schools',
      facts.schools.map((school, at) => ({
        ...named(school),
        name: real[at]?.[5],
        area: real[at]?.[3],
        status: 'open',
      })),
    ),
    range(
      'qaFacts',
      facts.ects.map((ect, at) => ({ id: `${at}`, ...named(ect) })),
    ),
    range(
      'people',
      facts.posts.map((post, at) => ({ ...person(at), ...named(post) })),
    ),
    range(
      'visits',
      facts.visits.map((visit, at) => ({ id: `V-${at}`, ...named(visit) })),
    ),
    range('decisions', []),
    range('settings', []),
  ];
}

/** The function of the shipped file over these ranges, in a bare vm: what it gives, and how long it took. */
export function scoreNationally(dist: string, ranges: Ranges): { rows: unknown[][]; ms: number } {
  const context = createContext(Object.create(null) as object);
  runInContext(readFileSync(join(dist, 'Code.js'), 'utf8'), context);
  runInContext(`ranges = ${JSON.stringify(ranges)}`, context);
  let rows: unknown[][] = [];
  const ms = cpuOf(() => {
    rows = runInContext(`QA_PRIORITY(...ranges, '2026-12-07')`, context) as unknown[][];
  });
  return { rows, ms };
}

/** Milliseconds of this process's own work: other work on the machine is not the function's. */
function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What goes in and out of a formula costs on Google, beside the script's own time. */
export function simulatedSeconds(ranges: Ranges, rows: unknown[][], scriptMs: number): number {
  const cells = (all: unknown[][]) => all.reduce((sum, row) => sum + row.length, 0);
  const { ms, perCellIn, perCellOut } = OVERHEAD.customFunction;
  const read = ranges.reduce((sum, range) => sum + cells(range), 0);
  return (ms + perCellIn * read + perCellOut * cells(rows) + scriptMs) / 1000;
}

/** The pass written by hand over the same rows, in a bare vm too: each press of a formula begins anew on Google. */
function byHandNationally(ranges: Ranges): { ms: number } {
  const { outputFiles } = buildSync({
    entryPoints: [join(process.cwd(), 'bench/by-hand.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'hand',
    target: 'es2020',
  });
  const fieldsOf = (table: TableKey) =>
    Object.entries(TABLES[table].columns).map(([field, { heading }]) => [field, heading]);
  const fields = (['schools', 'qaFacts', 'people', 'visits'] as const).map(fieldsOf);
  const context = createContext(Object.create(null) as object);
  runInContext(outputFiles[0]?.text ?? '', context);
  runInContext(`ranges = ${JSON.stringify(ranges)}; fields = ${JSON.stringify(fields)}`, context);
  return { ms: cpuOf(() => runInContext('hand.linesByHand(ranges, fields)', context)) };
}

export interface NationalFigure {
  readonly schools: number;
  readonly ects: number;
  /** Processor time of the function of the shipped file, cold, the least of five. */
  readonly ms: number;
  readonly handWrittenMs: number;
  readonly ratio: number;
  /** Of the 30 a formula has. */
  readonly simulatedSeconds: number;
}

/** Null where the DfE's file is not here. */
export function nationalFigure(dist: string): NationalFigure | null {
  const file = nationalFile();
  if (file === null) return null;
  const ranges = nationalRanges(file);
  const runs = Array.from({ length: 5 }, () => scoreNationally(dist, ranges));
  const ms = Math.min(...runs.map((run) => run.ms));
  const handWrittenMs = Math.min(...Array.from({ length: 5 }, () => byHandNationally(ranges).ms));
  return {
    schools: (ranges[0]?.length ?? 1) - 1,
    ects: (ranges[1]?.length ?? 1) - 1,
    ms: Math.round(ms),
    handWrittenMs: Math.round(handWrittenMs),
    ratio: Math.round((100 * ms) / handWrittenMs) / 100,
    simulatedSeconds: Math.round(10 * simulatedSeconds(ranges, runs[0]?.rows ?? [], ms)) / 10,
  };
}
