/** What the shipped files weigh, what they cost to load, and how soon the workspace answers. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';

export interface FileFigure {
  readonly file: string;
  readonly bytes: number;
}

export const fileFigures = (dist: string): readonly FileFigure[] =>
  readdirSync(dist).map((file) => ({ file, bytes: statSync(join(dist, file)).size }));

export interface Evaluation {
  /** Compiling and running the whole file in a bare context, median of `rounds`. */
  readonly ms: number;
  readonly fastestMs: number;
  readonly rounds: number;
}

/** Apps Script evaluates the whole file at every click, trigger and formula. */
export function evaluationFigure(dist: string, rounds = 31): Evaluation {
  const code = readFileSync(join(dist, 'Code.js'), 'utf8');
  const times = Array.from({ length: rounds }, (_, round) => {
    const context = createContext(Object.create(null) as object);
    // A text never seen before, so that nothing compiled earlier is used again.
    const fresh = `${code}\n// ${round} ${process.hrtime.bigint()}`;
    const began = performance.now();
    new Script(fresh).runInContext(context);
    return performance.now() - began;
  }).sort((one, other) => one - other);
  return { ms: times[Math.floor(rounds / 2)] ?? NaN, fastestMs: times[0] ?? NaN, rounds };
}

export interface StartUp {
  /** With nothing kept: the pages are bundled and the demonstration is made. */
  readonly coldMs: number;
  /** A second start on what the first one kept. */
  readonly warmMs: number;
}

/** From `npm start`'s own command to the first answer at the link it prints. */
export async function startUpFigure(root: string, dist: string): Promise<StartUp> {
  const folder = mkdtempSync(join(tmpdir(), 'register-start-'));
  try {
    rmSync(join(root, '.local/cache'), { recursive: true, force: true });
    const coldMs = await startOnce(root, dist, folder);
    return { coldMs, warmMs: await startOnce(root, dist, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PATIENCE_MS = 120_000;

function startOnce(root: string, dist: string, folder: string): Promise<number> {
  const began = performance.now();
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/main.ts', '--port', '0', '--folder', join(folder, 'state'), '--dist', dist],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise<number>((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The workspace did not start: ${said}`)), PATIENCE_MS);
    const read = (part: Buffer) => {
      said += part.toString();
      if (/https?:\/\/\S+/.test(said)) resolve(performance.now() - began);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', (part: Buffer) => (said += part.toString()));
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`The workspace ended with ${code}: ${said}`)));
    void timer.unref();
  }).finally(
    () =>
      new Promise<void>((done) => {
        server.removeAllListeners('exit');
        if (server.exitCode !== null) return done();
        server.once('exit', () => done());
        server.kill('SIGTERM');
      }),
  );
}
