import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '../../build/pages';
import type { Start } from '../../sidebar/start';
import type { Fixture, Wired } from './sidebar-fixture';

const ORIGIN = 'https://register.example.org';
let built: Promise<Record<string, string>> | null = null;

/** The pages as they ship. */
export const pages = (): Promise<Record<string, string>> =>
  (built ??= buildPages(join(__dirname, '../../sidebar')));

export interface Opened {
  readonly page: Page;
  /** Errors the page did not catch. */
  readonly errors: string[];
}

/** A browser of one person: what is kept on their computer lasts from one page to the next. */
export const aPerson = (browser: Browser, width = 300): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height: 720 }, reducedMotion: 'reduce', acceptDownloads: true });

/** Opens the sidebar, or with `start.wide` the dialog, in front of a register. */
export async function openPage(person: BrowserContext, fixture: Fixture, start: Start = {}): Promise<Opened> {
  const name = start.wide === true ? 'dialog.html' : 'sidebar.html';
  const html = ((await pages())[name] ?? '').replace(
    '/*START*/',
    () => `window.START=${JSON.stringify(start)};`,
  );
  const page = await person.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.route(`${ORIGIN}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.exposeFunction('answerOfRegister', (fn: string, text: string): Promise<Wired> =>
    fn === 'ask' ? fixture.ask(text) : fixture.open(fn, text),
  );
  await page.addInitScript(standInForGoogle);
  await page.goto(`${ORIGIN}/`);
  return { page, errors };
}

/** What axe finds against WCAG 2.2 AA and good practice, as sentences. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return axe.run().then(({ violations }) => violations);
  });
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** How many pixels the page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** `google.script` as the page sees it: each `with...` gives a new runner, calls answer later, and Google may fail. */
function standInForGoogle(): void {
  type Handler = ((value: unknown) => void) | undefined;
  const scope = window as unknown as {
    google: unknown;
    closed_: boolean;
    answerOfRegister(fn: string, text: string): Promise<{ reply?: unknown; failed?: string }>;
  };
  const runner = (succeed: Handler, fail: Handler): unknown => {
    const call = (fn: string) => (text: string) =>
      void scope
        .answerOfRegister(fn, text)
        .then((wired) =>
          wired.failed === undefined ? succeed?.(wired.reply) : fail?.(new Error(wired.failed)),
        );
    return {
      withSuccessHandler: (handler: Handler) => runner(handler, fail),
      withFailureHandler: (handler: Handler) => runner(succeed, handler),
      ask: call('ask'),
      openWide: call('openWide'),
      importSchools: () => call('importSchools')(''),
      importEcts: () => call('importEcts')(''),
    };
  };
  const host = { close: () => (scope.closed_ = true), editor: { focus: () => undefined } };
  scope.google = { script: { run: runner(undefined, undefined), host } };
}
