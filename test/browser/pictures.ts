/**
 * Takes the pictures of the guides anew, from the demonstration on the built register: `npm run pictures`. They lie in
 * docs/pictures; look at them before they are committed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type * as PdfJs from 'pdfjs-dist';
import { launch } from './tools/chromium';

const root = process.cwd();
const pictures = join(root, 'docs/pictures');
const PATIENCE = 120_000;

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly snippet: string;
}

interface File {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

async function workspace(): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'register-pictures-'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/main.ts', '--port', '0', '--dist', 'dist', '--folder', folder],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const link = said.match(/open at (http:\S+)/)?.[1];
      if (link) resolve(link);
    });
  });
  return {
    url,
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const shot = async (what: Page | Locator, name: string) => {
  await what.screenshot({ path: join(pictures, `${name}.png`) });
  console.log(name);
};

async function officer(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('main').waitFor();
  await page.getByRole('button', { name: 'Induction', exact: true }).click();
  await page.getByText('Open sidebar').click();
  const bar: FrameLocator = page.frameLocator('.sidebar iframe');
  const side = page.locator('.sidebar');
  // A sidebar that stood open already is loaded anew when it is opened again.
  await page.waitForTimeout(3000);
  await bar.locator('.figures').waitFor({ timeout: PATIENCE });
  await shot(page, 'desk');
  await bar.getByRole('button', { name: /Accept several/ }).click();
  await bar.locator('.work').waitFor({ timeout: PATIENCE });
  await bar.getByLabel(/Choose all/).check();
  await shot(side, 'list');
  await bar.getByRole('button', { name: /Today/ }).click();
  await bar.getByRole('combobox').fill('a');
  await bar.getByRole('option').first().click();
  await bar.getByRole('heading', { name: 'Reports' }).waitFor({ timeout: PATIENCE });
  await shot(side, 'ect');
  await bar
    .getByRole('button', { name: /^(Record|Open)/ })
    .first()
    .click();
  await bar.locator('form').waitFor({ timeout: PATIENCE });
  await shot(side, 'review');
}

async function sheets(page: Page, url: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.goto(`${url}workbook`);
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByRole('grid', { name }).waitFor();
    await page.waitForTimeout(800);
    await shot(page, name.toLowerCase().replace(/\s+/g, '-'));
  }
}

/** The newest mail about something, and the page its link leads to. */
async function mail(
  page: Page,
  url: string,
  mails: readonly Mail[],
  about: RegExp,
  name: string,
): Promise<string[]> {
  const found = mails.find(({ subject }) => about.test(subject));
  if (!found) throw new Error(`No mail is about ${String(about)}.`);
  await page.goto(`${url}inbox/${found.id}`);
  const body = page.frameLocator('.mail-body iframe');
  await body.locator('body').waitFor();
  await page.waitForTimeout(400);
  await shot(page.locator('article.mail'), name);
  return body
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href));
}

async function form(page: Page, address: string | undefined, name: string): Promise<void> {
  if (address === undefined) throw new Error(`No mail has a link for ${name}.`);
  await page.goto(address);
  await page.locator('form').waitFor();
  await shot(page, name);
}

/** Draws pages of a PDF with PDF.js, as the browser's own viewer is not there without a window. */
async function pdf(page: Page, url: string, file: File, name: string): Promise<void> {
  const folder = join(root, 'node_modules/pdfjs-dist/build');
  for (const part of ['pdf.mjs', 'pdf.worker.mjs'])
    await page.route(`**/${part}`, (route) =>
      route.fulfill({ body: readFileSync(join(folder, part)), contentType: 'text/javascript' }),
    );
  await page.goto(`${url}executions`);
  const count = await page.evaluate(
    async ([address, base]) => {
      const lib = (await import(`${base}pdf.mjs`)) as typeof PdfJs;
      lib.GlobalWorkerOptions.workerSrc = `${base}pdf.worker.mjs`;
      const document_ = await lib.getDocument({ url: address }).promise;
      document.body.replaceChildren();
      document.body.style.cssText = 'margin:0;display:block;overflow:auto;background:#ccc';
      const most = Math.min(document_.numPages, 2);
      for (let at = 1; at <= most; at += 1) {
        const sheet = await document_.getPage(at);
        const viewport = sheet.getViewport({ scale: 1.3 });
        const canvas = document.createElement('canvas');
        canvas.className = 'pdf-page';
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        document.body.append(canvas);
        const context = canvas.getContext('2d');
        if (context) await sheet.render({ canvasContext: context, viewport }).promise;
      }
      return document_.numPages;
    },
    [`${url}file/${file.id}`, url] as const,
  );
  await shot(page.locator('.pdf-page').first(), name);
  console.log(`${file.name}: ${count} pages`);
}

async function main(): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const { url, stop } = await workspace();
  const browser = await launch();
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await officer(page, url);
    await sheets(page, url, ['At risk', 'QA priority', 'QA pictures', 'Visits', 'Intake']);
    const ask = async <T>(path: string) => (await (await fetch(`${url}api${path}`)).json()) as T;
    const mails = await ask<readonly Mail[]>('/mails');
    const weekly = await mail(page, url, mails, /need(s)? you this week/, 'weekly-mail');
    await form(
      page,
      weekly.find((link) => link.includes('viewform')),
      'write-form',
    );
    const asked = await mail(page, url, mails, /ready for your signature/, 'sign-mail');
    await form(
      page,
      asked.find((link) => link.includes('viewform')),
      'sign-form',
    );
    const files = await ask<readonly File[]>('/files');
    const report = files.find(({ kind }) => kind === 'pdf');
    if (report) await pdf(page, url, report, 'report');
  } finally {
    await browser.close();
    stop();
  }
}

main().catch((fault: unknown) => {
  console.error(fault);
  process.exitCode = 1;
});
