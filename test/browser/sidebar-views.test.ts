import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Start } from '../../sidebar/start';
import { fitForHtmlService } from '../../build/pages';
import { BROWSER_PATIENCE, launch } from './tools/chromium';
import { aReport, openFixture, type Fixture } from './sidebar-fixture';
import { aPerson, axeFinds, openPage, pages, tooWide } from './sidebar-page';

jest.setTimeout(BROWSER_PATIENCE);

describe('each page', () => {
  test.each(['sidebar.html', 'dialog.html'])('%s is one file of at most 60 KB', async (name) => {
    expect(Buffer.byteLength((await pages())[name] ?? '')).toBeLessThanOrEqual(60 * 1024);
  });

  test.each(['sidebar.html', 'dialog.html'])('%s fetches nothing from elsewhere', async (name) => {
    expect((await pages())[name]).not.toMatch(/<link|<img|@import|url\(|\bsrc=/);
  });

  test('no text is ever made html or script', () => {
    const folder = join(__dirname, '../../sidebar');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    expect(sources.length).toBeGreaterThan(20);
    for (const name of sources) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/i,
      );
    }
  });

  test('a scriptlet or a comment within a template literal never ships', () => {
    expect(() => fitForHtmlService('const a = "<?"')).toThrow('scriptlet');
    expect(() => fitForHtmlService('const a = `https://${b}`')).toThrow('cuts off');
    expect(fitForHtmlService('const a = "https://x</script>"')).toBe('const a = "https://x<\\/script>"');
  });
});

/** Every view, and how to come to it. */
const VIEWS: readonly (readonly [string, Start, (page: Page, register: Fixture) => Promise<unknown>])[] = [
  ['today', {}, (page) => page.locator('.under-title', { hasText: 'Monday 7' }).waitFor()],
  [
    'the search',
    {},
    async (page) => {
      await page.locator('.under-title', { hasText: 'Monday 7' }).waitFor();
      await page.getByRole('combobox').fill('a');
      await page.keyboard.press('ArrowDown');
    },
  ],
  [
    'no answer',
    {},
    async (page, register) => {
      register.next('selected', () => ({ failed: 'PERMISSION_DENIED' }));
      await page.getByRole('button', { name: 'Use the selected row' }).click();
      await page.getByText('another account').waitFor();
    },
  ],
  [
    'a list',
    {},
    async (page) => {
      await page.getByRole('button', { name: 'Accept several of all 3' }).click();
      await page.getByLabel('Choose all 2').check();
    },
  ],
  [
    'an ECT',
    { trn: '3000115' },
    async (page) => {
      await page.getByRole('button', { name: 'Review late' }).click();
      await page.locator('summary').first().click();
    },
  ],
  ['a review', { report: 'R-00012' }, (page) => page.getByLabel('No', { exact: true }).first().check()],
  ['a formal assessment', { report: 'R-00014' }, (page) => page.getByLabel('Not yet').first().check()],
  ['an interim assessment', { report: 'R-00015' }, (page) => page.getByLabel('Year').fill('2027')],
  ['a report to review', { report: 'R-00031' }, (page) => page.getByText('Return to the school').click()],
  ['a report to read', { report: 'R-00007' }, (page) => page.getByText('nothing for you to do').waitFor()],
  [
    'errors',
    { report: 'R-00012' },
    async (page) => {
      await page.getByText('Record as received').click();
      await page.getByText('need mending').waitFor();
    },
  ],
  [
    'two versions',
    { report: 'R-00012' },
    async (page, register) => {
      await page
        .getByLabel(/targets/)
        .fill('My targets, which are longer than theirs and go on for a while.');
      register.reports.set('R-00012', aReport({ version: 9, answers: { targets: 'Theirs.' } }));
      await page.getByText('Save draft').click();
      await page.getByText('There are two versions').waitFor();
    },
  ],
  ['an accepted report', { report: 'R-00031' }, (page) => page.getByText('Accept', { exact: true }).click()],
  ['a wide report', { wide: true, report: 'R-00014' }, (page) => page.getByText('TS8 Wider').waitFor()],
  [
    'an import',
    { wide: true, import: 'schools' },
    (page) => page.getByText('Headings the file needs').click(),
  ],
  [
    'a checked import',
    { wide: true, import: 'schools' },
    async (page) => {
      const rows = [
        '100001,Alderbrook School,Open,Meadowshire',
        '100002,B,Open,Meadowshire',
        '1,C,Open,Meadowshire',
      ];
      const text = ['URN,EstablishmentName,EstablishmentStatus (name),LA (name)', ...rows].join('\n');
      await page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByText('Checked.').waitFor();
      await page.getByText(/^New: /).click();
    },
  ],
  [
    'a file that cannot be taken',
    { wide: true, import: 'schools' },
    async (page) => {
      await page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'schools.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\x03\x04') });
      await page.getByText('This file cannot be taken').waitFor();
    },
  ],
];

describe('every view', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test.each(VIEWS)(
    '%s: no violation, nothing wider than the window, no error',
    async (name, start, reach) => {
      const register = openFixture();
      const person = await aPerson(browser);
      const { page, errors } = await openPage(person, register, start);
      await reach(page, register);
      await page.waitForTimeout(150);
      const shots = process.env['PAGE_SHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${name.replace(/ /g, '-')}.png`, fullPage: true });
      expect(await axeFinds(page)).toEqual([]);
      expect(await tooWide(page)).toBe(0);
      expect(errors).toEqual([]);
      await person.close();
    },
  );
});
