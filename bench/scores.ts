/** The custom function on whole countries of schools: the shipped file itself, in a bare context. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { linesOf } from '../src/register/change';
import { TABLES, type TableKey } from '../src/register/tables';
import { OVERHEAD } from '../local/run/costs';
import { TODAY } from './furnish';
import { manySchools } from './qa';

export interface ScoreFigure {
  readonly schools: number;
  readonly cellsIn: number;
  readonly cellsOut: number;
  /** JavaScript in the shipped file, fastest of a few. */
  readonly ms: number;
  /** What Google adds: starting the function, and every cell in and out. */
  readonly simulatedSeconds: number;
  /** Calls of the one service at hand, which reads the shipped words; every other would be a fault. */
  readonly calls: number;
}

const ROUNDS = 3;

/** A small appropriate body, the largest, every school of England, and more than there are. */
export const SCORES = [330, 10_000, 20_760, 50_000];

export function scoreFigures(dist: string, sizes: readonly number[] = SCORES): readonly ScoreFigure[] {
  return sizes.map((schools) => {
    const ranges = rangesOf(schools);
    const cellsIn = ranges.reduce((sum, range) => sum + range.length * (range[0]?.length ?? 0), 0);
    const rounds = Array.from({ length: ROUNDS }, () => scored(dist, ranges));
    const ms = Math.min(...rounds.map((round) => round.ms));
    const { cellsOut, calls } = rounds[0] as Scored;
    const { customFunction, javascript } = OVERHEAD;
    const google =
      customFunction.ms + customFunction.perCellIn * cellsIn + customFunction.perCellOut * cellsOut;
    return {
      schools,
      cellsIn,
      cellsOut,
      ms,
      simulatedSeconds: (google + javascript.times * ms) / 1000,
      calls,
    };
  });
}

interface Scored {
  readonly ms: number;
  readonly cellsOut: number;
  readonly calls: number;
}

/** One evaluation as Google does it: the whole file anew, the ranges as arrays of the script's own realm. */
function scored(dist: string, ranges: readonly unknown[][][]): Scored {
  const asks = { calls: 0 };
  const context = createContext(htmlService(dist, asks));
  runInContext(readFileSync(join(dist, 'Code.js'), 'utf8'), context);
  runInContext(`ranges = ${JSON.stringify(ranges)}`, context);
  const began = performance.now();
  const rows = runInContext(`QA_PRIORITY(...ranges, '${TODAY}')`, context) as unknown[][];
  const ms = performance.now() - began;
  const schools = (ranges[0]?.length ?? 1) - 1;
  if (rows.length !== schools + 1) throw new Error(`${schools} schools came back as ${rows.length} rows.`);
  return { ms, cellsOut: rows.length * (rows[0]?.length ?? 0), calls: asks.calls };
}

function htmlService(dist: string, asks: { calls: number }): object {
  const globals = Object.create(null) as Record<string, unknown>;
  globals['HtmlService'] = {
    createHtmlOutputFromFile: (name: string) => {
      asks.calls += 1;
      return { getContent: () => readFileSync(join(dist, `${name}.html`), 'utf8') };
    },
  };
  return globals;
}

/** The ranges the QA priority sheet passes, headings first: only the sheets' own columns, as far as they are filled. */
function rangesOf(schools: number): unknown[][][] {
  const facts = manySchools(schools);
  const range = (table: TableKey, rows: readonly object[]): unknown[][] => {
    const headings = Object.values(TABLES[table].columns).map(({ heading }) => heading);
    const full = rows.map((row) => ({ ...row }) as Readonly<Record<string, unknown>>);
    return [headings, ...linesOf(table, headings, full)];
  };
  return [
    range(
      'schools',
      facts.schools.map((school) => ({ ...school, status: 'open' })),
    ),
    range(
      'qaFacts',
      facts.ects.map((ect, at) => ({ id: `${1_000_000 + at} ${ect.urn ?? ''}`, ...ect })),
    ),
    range(
      'people',
      facts.posts.map((post, at) => ({ id: `P-${at}`, personId: `P-${at}`, name: `Person ${at}`, ...post })),
    ),
    range(
      'visits',
      facts.visits.map((visit, at) => ({ id: `V-${at}`, ...visit, kind: 'general' })),
    ),
    range('decisions', []),
    range('settings', []),
  ];
}
