/** A workspace and a browser for one test file, and the steps its tests are told in. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launch } from './chromium';
import { startWorkspace, type RunningWorkspace } from './workspace';

export { OFFICER } from './workspace';

interface Named {
  readonly id: number;
  readonly name: string;
}

export interface Desk {
  readonly workspace: () => RunningWorkspace;
  readonly page: () => Page;
  readonly context: () => BrowserContext;
  readonly open: (path: string) => Promise<void>;
  /** Opens a sheet by name. */
  readonly sheet: (name: string) => Promise<void>;
  readonly cell: (a1: string) => Locator;
  /** Presses keys one after another. */
  readonly press: (...keys: string[]) => Promise<void>;
}

export interface DeskOptions {
  readonly viewport?: { width: number; height: number };
  readonly javaScriptEnabled?: boolean;
  readonly dist?: string;
  /** Functions of the bundle to run before each test, after a reset. */
  readonly before?: readonly string[];
}

function idOf(a1: string): string {
  const [, letter = 'A', row = '1'] = a1.match(/^([A-Z])(\d+)$/) ?? [];
  return `#cell-${row}-${letter.charCodeAt(0) - 64}`;
}

/** To be called once at the top of a test file. Each test begins with a reset workspace and a page of its own. */
export function desk({
  viewport = { width: 1280, height: 800 },
  javaScriptEnabled = true,
  dist,
  before = ['setUp'],
}: DeskOptions = {}): Desk {
  let browser: Browser;
  let workspace: RunningWorkspace;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  jest.setTimeout(40_000);
  beforeAll(async () => {
    [browser, workspace] = await Promise.all([launch(), startWorkspace(dist === undefined ? {} : { dist })]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  });
  beforeEach(async () => {
    await workspace.api('/reset', {});
    for (const fn of before) await workspace.api('/run', { fn, from: 'menu' });
    context = await browser.newContext({
      viewport,
      locale: 'en-GB',
      javaScriptEnabled,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(8_000);
    page = await context.newPage();
    faults.length = 0;
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(workspace.url) && !/^(data|blob|about):/.test(request.url()))
        faults.push(`asked ${request.url()}`);
    });
  }, 30_000);
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  const open = async (path: string) => {
    await page.goto(new URL(path, workspace.url).href);
    if (javaScriptEnabled && !path.startsWith('/forms/d/')) await page.locator('main').waitFor();
  };
  return {
    workspace: () => workspace,
    page: () => page,
    context: () => context,
    open,
    sheet: async (name) => {
      const { sheets } = await workspace.api<{ sheets: Named[] }>('/overview');
      const sheet = sheets.find((one) => one.name === name);
      if (!sheet)
        throw new Error(`There is no sheet ${name}; there are ${sheets.map((one) => one.name).join(', ')}.`);
      await open(`/workbook#gid=${sheet.id}`);
      await page.getByRole('grid', { name }).waitFor();
    },
    cell: (a1) => page.locator(idOf(a1)),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
