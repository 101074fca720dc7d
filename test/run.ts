/**
 * Runs everything that has to hold, in one go, and ends with one line: `N passed, N failed`. `npm test`, or only some of
 * it: `npm test -- domain journeys`. A static check counts as one, a jest test as one for each time zone it runs in.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  run(): Promise<Tally>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const scratch = join(root, '.local/test');
/** The tests run a copy of what was built, so that a build beside them does not take it away. */
const built = join(scratch, 'dist');
/** What the tests put down for a moment, gone when the run ends. */
const passing = mkdtempSync(join(tmpdir(), 'register-test-'));
process.once('exit', () => rmSync(passing, { recursive: true, force: true }));

/** The rules count in days, so they must say the same wherever a computer stands. */
const ZONES = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles'];
const PROJECTS = ['tsconfig.json', 'sidebar', 'local', 'local/services', 'local/pages', 'test'];

/** Runs a program of node_modules/.bin; what it prints is shown as it comes, or only when it fails. */
function start(
  program: string,
  args: readonly string[],
  { quiet, env = {} }: { quiet: boolean; env?: Readonly<Record<string, string>> },
): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const bin = join(root, 'node_modules/.bin');
    const process_ = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let said = '';
    for (const stream of [process_.stdout, process_.stderr])
      stream?.on('data', (part: Buffer) => (said += part.toString()));
    process_.on('error', (error) => resolve({ ok: false, said: String(error) }));
    process_.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}

const check = (name: string, commands: readonly (readonly [string, ...string[]])[]): Step => ({
  name,
  run: async () => {
    const outcomes = await Promise.all(
      commands.map(([program, ...args]) => start(program, args, { quiet: true })),
    );
    const failed = outcomes.filter(({ ok }) => !ok);
    failed.forEach(({ said }) => console.log(said.trim()));
    return { passed: failed.length === 0 ? 1 : 0, failed: failed.length === 0 ? 0 : 1, skipped: 0 };
  },
});

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** A file that does not even load counts as one failure; so does a run that leaves no report. */
const jest = (
  name: string,
  patterns: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Step => ({
  name,
  run: async () => {
    const outputFile = join(scratch, 'report.json');
    rmSync(outputFile, { force: true });
    const { ok } = await start(
      'jest',
      [...patterns, '--ci', '--passWithNoTests', '--json', '--outputFile', outputFile],
      { quiet: false, env: { REGISTER_DIST: built, TMPDIR: passing, ...env } },
    );
    if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as JestReport;
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return {
      passed: report.numPassedTests,
      failed: ok ? failed : Math.max(1, failed),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  },
});

const build: Step = {
  name: 'build',
  run: async () => {
    const { ok, said } = await start('tsx', ['build/build.ts'], { quiet: true });
    console.log(said.trim());
    rmSync(built, { recursive: true, force: true });
    if (ok) cpSync(join(root, 'dist'), built, { recursive: true });
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  },
};

const foldersBut = (...known: readonly string[]): string[] =>
  readdirSync(join(root, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.includes(entry.name))
    .map(({ name }) => name)
    .sort();

const STEPS: readonly Step[] = [
  build,
  check('lint', [
    ['prettier', '--check', '--log-level', 'warn', '.'],
    ['eslint', '.'],
  ]),
  ...PROJECTS.map((project) => check(`types ${project}`, [['tsc', '-p', project]])),
  ...ZONES.map((zone) => jest(`domain ${zone}`, ['test/domain/'], { TZ: zone })),
  jest('whole', ['test/[^/]+\\.test\\.ts$']),
  ...foldersBut('domain', 'browser').map((folder) => jest(folder, [`test/${folder}/`])),
  // The packaged browser unpacks itself into the machine's own folder, once for many runs.
  jest('browser', ['test/browser/'], { TMPDIR: tmpdir() }),
];

async function runAll(wanted: readonly string[]): Promise<Tally> {
  mkdirSync(scratch, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of STEPS) {
    if (wanted.length > 0 && !wanted.some((one) => name.startsWith(one))) continue;
    const began = Date.now();
    console.log(`\n== ${name}`);
    const tally = await run();
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    console.log(`== ${name}: ${spell(tally)} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  return total;
}

const spell = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const total = await runAll(process.argv.slice(2));
console.log(`\n${spell(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
