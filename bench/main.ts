/**
 * Every figure the register promises, as tables; `npm run bench -- --json` as JSON. `npm run bench -- --post PDFs` measures
 * only the rows of what leaves whose name has that word in it.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUDGET, buildAll, pageBudget } from '../build/build';
import {
  evaluationFigure,
  fileFigures,
  startUpFigure,
  type Evaluation,
  type FileFigure,
  type StartUp,
} from './files';
import { benchDomain, type DomainTiming } from './domain';
import { nativeFigures, type NativeFigure } from './native';
import { POST_ROWS, postFigures, type PostFigure } from './post';
import { nationalFigure, type NationalFigure } from './national';
import { qaFigures, type QaFigure } from './qa';
import { clockFigures, riskFigures, type ClockFigure, type RiskFigure } from './risk';
import { scoreFigures, type ScoreFigure } from './scores';
import { taskFigures, waited, type TaskFigure } from './tasks';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A promise, held against what was measured. */
interface Promised {
  readonly promise: string;
  readonly holds: boolean;
  readonly measured: string;
}

interface Figures {
  readonly tasks: readonly (TaskFigure & { readonly waitedSeconds: number })[];
  readonly post: readonly PostFigure[];
  readonly scores: readonly ScoreFigure[];
  readonly files: readonly FileFigure[];
  readonly evaluation: Evaluation;
  readonly startUp: StartUp;
  readonly domain: {
    readonly careers: readonly DomainTiming[];
    readonly qa: readonly QaFigure[];
    readonly national: NationalFigure | null;
    readonly native: readonly NativeFigure[];
    readonly risk: readonly RiskFigure[];
    readonly clocks: readonly ClockFigure[];
  };
}

const measure = async (dist: string): Promise<Figures> => ({
  files: fileFigures(dist),
  evaluation: evaluationFigure(dist),
  startUp: await startUpFigure(root, dist),
  tasks: taskFigures(dist).map((figure) => ({ ...figure, waitedSeconds: waited(figure) })),
  post: postFigures(dist),
  scores: scoreFigures(dist),
  domain: {
    careers: benchDomain(),
    qa: qaFigures(),
    national: nationalFigure(dist),
    native: nativeFigures(),
    risk: riskFigures(),
    clocks: clockFigures(),
  },
});

function promisesOf({ tasks, post, scores, files, evaluation, domain }: Figures): readonly Promised[] {
  const saves = tasks.filter(({ task }) => task === 'save a review');
  const most = (of: (figure: (typeof saves)[number]) => number) => Math.max(...saves.map(of));
  const code = files.find(({ file }) => file === 'Code.js')?.bytes ?? NaN;
  const pages = files.filter(({ file }) => file.endsWith('.html'));
  const over = pages.filter(({ file, bytes }) => bytes > pageBudget(file));
  const ratio = Math.max(...domain.qa.map((figure) => figure.ratio));
  const asked = Math.max(...scores.map(({ calls }) => calls));
  const promise = (says: string, holds: boolean, measured: string): Promised => ({
    promise: says,
    holds,
    measured,
  });
  return [
    ...growth(tasks),
    ...post.map(({ row, overheadSecondsPercent }) =>
      promise(
        `At most 10 % of time above what the mails and documents themselves take: ${row}`,
        overheadSecondsPercent <= 10,
        `${overheadSecondsPercent.toFixed(1)} %`,
      ),
    ),
    promise('Saving a review takes at most 8 service calls', most(({ calls }) => calls) <= 8, callsOf(saves)),
    promise(
      'Saving a review takes at most 1.6 simulated seconds, the way there and back included',
      most(({ waitedSeconds }) => waitedSeconds) <= 1.6,
      `${most(({ waitedSeconds }) => waitedSeconds).toFixed(2)} s`,
    ),
    promise(`Code.js is at most ${kb(BUDGET.code)}`, code <= BUDGET.code, kb(code)),
    promise(
      `Each page is at most ${kb(BUDGET.page)}, each program ${kb(BUDGET.program)}`,
      over.length === 0,
      over.map(({ file, bytes }) => `${file} ${kb(bytes)}`).join(', ') || `${pages.length} files`,
    ),
    promise(
      'Code.js is evaluated within 10 ms',
      evaluation.ms <= 10,
      `${evaluation.ms.toFixed(1)} ms, the median of ${evaluation.rounds}; at best ${evaluation.fastestMs.toFixed(1)} ms`,
    ),
    promise('Scoring asks Google nothing', asked === 0, `${asked} calls`),
    promise(
      'Scoring 10,000 schools stays within the 30 s of a custom function',
      scores.every(({ schools, simulatedSeconds }) => schools > 10_000 || simulatedSeconds <= 30),
      scores.map((one) => `${one.simulatedSeconds.toFixed(1)} s at ${one.schools}`).join(', '),
    ),
    promise('Scoring costs at most twice a pass written by hand', ratio <= 2, `${ratio.toFixed(2)} times`),
  ];
}

/**
 * One promise for each task: as many calls at every size, above the mails themselves, each of which is one call, and above
 * those that lengthen a sheet, which a small register does not yet need.
 */
function growth(tasks: readonly TaskFigure[]): Promised[] {
  return [...new Set(tasks.map(({ task }) => task))].map((task) => {
    const figures = tasks.filter((figure) => figure.task === task);
    const own = new Set(figures.map(({ calls, mails, lengthened }) => calls - mails - lengthened));
    return {
      promise: `As many calls at every size: ${task}`,
      holds: own.size === 1,
      measured: callsOf(figures),
    };
  });
}

const callsOf = (figures: readonly TaskFigure[]): string =>
  figures
    .map(
      ({ calls, ects, mails, lengthened }) =>
        `${calls} at ${ects}${mails > 0 ? ` (${calls - mails} above the ${mails} mails themselves)` : ''}` +
        (lengthened > 0 ? ` (${lengthened} to lengthen a sheet)` : ''),
    )
    .join(', ');

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const rounded = (digits: number, value: number) => Number(value.toFixed(digits));

function print(
  { tasks, post, scores, files, evaluation, startUp, domain }: Figures,
  promises: readonly Promised[],
): void {
  console.log('\nTasks, in simulated time; the page adds a second for each way there and back');
  console.table(
    tasks.map((figure) => ({
      task: figure.task,
      ECTs: figure.ects,
      calls: figure.calls,
      'simulated s': rounded(2, figure.simulatedSeconds),
      'with round trips s': rounded(2, figure.waitedSeconds),
      'cells moved': figure.cells,
      'real ms': rounded(0, figure.ms),
      mails: figure.mails,
    })),
  );
  printPost(post);
  console.log('\nQA priority, the custom function');
  console.table(
    scores.map((one) => ({
      schools: one.schools,
      calls: one.calls,
      'simulated s': rounded(2, one.simulatedSeconds),
      'cells in': one.cellsIn,
      'cells out': one.cellsOut,
      'real ms': rounded(1, one.ms),
    })),
  );
  console.log('\nThe rules alone, against passes written by hand');
  console.table(domain.careers);
  console.table(domain.qa);
  console.log('\nEvery school of England, through the function of the shipped file');
  if (domain.national === null) console.log('Not run: the DfE’s file of schools is not here.');
  else console.table([domain.national]);
  console.log(
    'The choice of schools beside the same as native formulas, in the functions of an open-source engine',
  );
  console.table(domain.native);
  console.table(domain.risk);
  console.table(domain.clocks);
  console.log('\nFiles and starting');
  console.table(files.map(({ file, bytes }) => ({ file, bytes, size: kb(bytes) })));
  console.table([
    {
      'evaluate Code.js, ms': rounded(2, evaluation.ms),
      'workspace, first start, ms': rounded(0, startUp.coldMs),
      'workspace, started again, ms': rounded(0, startUp.warmMs),
    },
  ]);
  console.log('\nPromises');
  for (const { promise, holds, measured } of promises)
    console.log(`${holds ? 'holds ' : 'MISSED'}  ${promise}: ${measured}`);
}

function printPost(figures: readonly PostFigure[]): void {
  console.log('\nWhat leaves, beside the calls without which nothing could');
  console.table(
    figures.map((figure) => ({
      row: figure.row,
      leaves: figure.leaves,
      runs: figure.runs,
      calls: figure.calls,
      floor: figure.floor,
      'overhead %': rounded(1, figure.overheadPercent),
      'simulated s': rounded(1, figure.simulatedSeconds),
      'floor s': rounded(1, figure.floorSeconds),
      'overhead in s, %': rounded(1, figure.overheadSecondsPercent),
    })),
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'register-bench-'));
try {
  await buildAll();
  cpSync(join(root, 'dist'), scratch, { recursive: true });
  const at = process.argv.indexOf('--post');
  if (at !== -1) {
    const wanted = process.argv[at + 1] ?? '';
    printPost(
      postFigures(
        scratch,
        POST_ROWS.filter(({ name }) => name.includes(wanted)),
      ),
    );
  } else await all();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function all(): Promise<void> {
  const figures = await measure(scratch);
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ promises: promisesOf(figures), ...figures }, null, 2));
  else print(figures, promisesOf(figures));
}
