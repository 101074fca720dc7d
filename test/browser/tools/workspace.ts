/** A workspace of its own for a test file, started as `npm start` does, on a free port and a throw-away folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

export interface RunningWorkspace {
  readonly url: string;
  readonly folder: string;
  /** Milliseconds from the command to the printed link. */
  readonly startedIn: number;
  /** One request as a page would send it. */
  readonly api: <T = unknown>(path: string, body?: unknown, user?: string) => Promise<T>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export interface StartOptions {
  readonly dist?: string;
  readonly folder?: string;
  /** Begins with the demonstration, as a newcomer does. */
  readonly demo?: boolean;
}

export const OFFICER = 'officer@example.org';

function linkFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (data: Buffer) => {
      said += data.toString();
      const link = said.match(/open at (http:\S+)/)?.[1];
      if (link) resolve(link);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`The workspace did not start: ${said}`)));
  });
}

export async function startWorkspace({
  dist = join(__dirname, '../fixture-dist'),
  folder,
  demo = false,
}: StartOptions = {}): Promise<RunningWorkspace> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'workspace-test-'));
  const began = Date.now();
  const args = ['--import', 'tsx', 'local/main.ts', '--port', '0', '--dist', dist, '--folder', home];
  if (!demo) args.push('--empty');
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await linkFrom(child);
  const startedIn = Date.now() - began;

  const api = async <T>(path: string, body?: unknown, user = OFFICER): Promise<T> => {
    const headers = { 'x-signed-in-as': user, 'content-type': 'application/json' };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}api${path}`, init);
    const answer = (await response.json()) as T & { says?: string };
    if (!response.ok) throw new Error(`${path}: ${answer.says}`);
    return answer;
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
    if (folder === undefined) rmSync(home, { recursive: true, force: true });
  };
  return { url, folder: home, startedIn, api, stop };
}
