/**
 * The register's own pages on the demonstration: every page of every form, the sheets with charts, a mail of each kind. With
 * SHOTS=folder it leaves a picture of each.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { MailSummary } from '../../local/api';
import { violations } from './tools/axe';
import { launch } from './tools/chromium';
import { startWorkspace, type RunningWorkspace } from './tools/workspace';

const dist = process.env['REGISTER_DIST'] ?? join(__dirname, '../../dist');
const shots = process.env['SHOTS'];
/** No form has more. */
const MOST_PAGES = 30;
/** Of mails that many are looked at. */
const MOST_KINDS = 20;

let browser: Browser;
let workspace: RunningWorkspace;
let page: Page;

jest.setTimeout(180_000);
beforeAll(async () => {
  [browser, workspace] = await Promise.all([launch(), startWorkspace({ dist, demo: true })]);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await workspace?.stop();
});

const look = async (name: string): Promise<string[]> => {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  return (await violations(page)).map((found) => `${name}: ${found}`);
};

/** Answers whatever the page asks; of several choices the last, which is the one that asks for more. */
const answerAll = () =>
  page.evaluate(() => {
    for (const field of Array.from(
      document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('.field'),
    )) {
      if (field.value !== '') continue;
      field.value = field.type === 'date' ? '2026-11-20' : field.type === 'number' ? '1' : 'So it was.';
      if (/day|absent|how many/i.test(field.closest('.card')?.textContent ?? '') && field.type === 'text')
        field.value = '1';
    }
    const groups = new Map<string, HTMLInputElement>();
    for (const choice of Array.from(
      document.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]'),
    ))
      groups.set(choice.name, choice);
    for (const [name, last] of groups)
      if (document.querySelector(`[name="${CSS.escape(name)}"]:checked`) === null) last.click();
    for (const list of Array.from(document.querySelectorAll('select')))
      list.selectedIndex = list.options.length - 1;
  });

test('axe finds nothing wrong with any page of any form', async () => {
  const forms = await workspace.api<{ path: string; title: string }[]>('/forms');
  const found: string[] = [];
  const pages: Record<string, number> = {};
  for (const { path, title } of forms) {
    await page.goto(new URL(path, workspace.url).href);
    for (let at = 1; at <= MOST_PAGES; at += 1) {
      const button = page.locator('button[data-last]');
      found.push(...(await look(`${title.replace(/\W+/g, '-')}-${at}`)));
      pages[title] = at;
      if ((await button.getAttribute('data-last')) === 'true') break;
      await answerAll();
      const before = await page.content();
      await button.click();
      await page.waitForFunction((was) => document.documentElement.outerHTML.length !== was, before.length);
      await page.locator('button[data-last]').waitFor();
      const refused = await page.locator('.faulty, [role=alert]').allTextContents();
      if (refused.length > 0) throw new Error(`${title}, page ${at}: ${refused.join(' ')}`);
    }
  }
  expect(found).toEqual([]);
  expect(Object.keys(pages).length).toBeGreaterThanOrEqual(9);
  expect(Math.max(...Object.values(pages))).toBeGreaterThan(3);
});

test.each(['Desk', 'At risk', 'QA priority', 'QA criteria', 'QA pictures', 'Visits', 'Reports', 'Intake'])(
  'axe finds nothing wrong with the sheet %s',
  async (name) => {
    await page.goto(`${workspace.url}workbook`);
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByRole('grid', { name }).waitFor();
    expect(await look(`sheet-${name.replace(/\W+/g, '-')}`)).toEqual([]);
  },
);

test('axe finds nothing wrong with a mail of each kind', async () => {
  const mails = await workspace.api<MailSummary[]>('/mails');
  // "Reports at Alder Primary School" and "… at Birch Academy" are one kind.
  const kindOf = ({ subject }: MailSummary) =>
    subject.replace(/ (at|of|for|about|from) .*$|[:,–].*$/g, '').replace(/\S*\d\S*|[A-Z]\S* [A-Z]\S*/g, '#');
  const kinds = new Map(mails.map((mail) => [kindOf(mail), mail]));
  const found: string[] = [];
  for (const [kind, { id }] of [...kinds].slice(0, MOST_KINDS)) {
    // Where it is shown it may run no script at all; here axe has to. A mail is a part of its reader’s page, below its subject.
    const html = await (await fetch(`${workspace.url}mail/${id}/html`)).text();
    await page.goto('about:blank');
    await page.setContent(`<html lang="en-GB"><title>Mail</title><main><h1>Mail</h1>${html}</main></html>`);
    found.push(...(await look(`mail-${kind.replace(/\W+/g, '-')}`)));
  }
  expect(kinds.size).toBeGreaterThan(3);
  expect(found).toEqual([]);
});
