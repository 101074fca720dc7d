import { chromium, type Browser } from 'playwright-core';
import packed from '@sparticuz/chromium';

/** Cold starts are slow on a busy machine; a test that opens a page gives itself this long, in milliseconds. */
export const BROWSER_PATIENCE = 120_000;

/**
 * A real Chromium without a download: the one inside an npm package where that runs (Linux on x64), else the Chrome that
 * is installed.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  // In one process, as the package would have it, the browser ends with the first window that is closed.
  const args = packed.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return chromium.launch({ executablePath: await packed.executablePath(), args, headless: true });
}
