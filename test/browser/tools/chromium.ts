/** A real Chromium for the tests: the one inside an npm package where that runs, else an installed Chrome. */
import { execFileSync } from 'node:child_process';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** Cold starts are slow on a busy machine; a test that opens a page gives itself this long, in milliseconds. */
export const BROWSER_PATIENCE = 120_000;

/** Unpacks the packaged Chromium once; a lock keeps two test processes from writing the same file at once. */
const UNPACK = `
import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
const lock = join(tmpdir(), 'induction-register-chromium.lock');
for (let wait = 0; wait < 600; wait += 1) {
  try { mkdirSync(lock); break; } catch { await new Promise((done) => setTimeout(done, 100)); }
}
try { process.stdout.write(await chromium.executablePath()); } finally { rmdirSync(lock); }
`;

function packagedChromium(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  return execFileSync(process.execPath, ['--input-type=module', '-e', UNPACK], { encoding: 'utf8' }).trim();
}

const ARGS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

async function tryLaunch(options: LaunchOptions): Promise<Browser | null> {
  return chromium.launch({ headless: true, ...options }).catch(() => null);
}

/** A real Chromium without a download. */
export async function launch(): Promise<Browser> {
  const packaged = packagedChromium();
  if (packaged) return chromium.launch({ headless: true, executablePath: packaged, args: ARGS });
  for (const channel of ['chrome', 'msedge', 'chromium']) {
    const browser = await tryLaunch({ channel });
    if (browser) return browser;
  }
  throw new Error('No browser to test with. Install Google Chrome, or run the tests on Linux on x64.');
}
