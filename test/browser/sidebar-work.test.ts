import type { Browser, BrowserContext } from 'playwright-core';
import { BROWSER_PATIENCE, launch } from './tools/chromium';
import { answered, index, openFixture, type Fixture } from './sidebar-fixture';
import { aPerson, openPage } from './sidebar-page';

jest.setTimeout(BROWSER_PATIENCE);

let browser: Browser;
let person: BrowserContext;
let register: Fixture;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  person = await aPerson(browser);
  register = openFixture();
});
afterEach(() => person.close());

const open = (...start: [Parameters<typeof openPage>[2]?]) => openPage(person, register, ...start);

test('with the keyboard alone an officer finds an ECT, opens the review that is late and records it', async () => {
  const { page, errors } = await open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (text: string | RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()).match(text)) return;
    }
    throw new Error(`Tab never reached ${String(text)}.`);
  };
  await page.locator('.under-title', { hasText: 'Monday 7 December 2026' }).waitFor();

  await page.keyboard.press('Tab');
  await page.keyboard.type('alderbrook');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type(' amina');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('3.25 of 6 terms').waitFor();
  expect(await focused()).toBe('Amina Yusuf');

  await tabTo(/^Record/);
  await page.keyboard.press('Enter');
  await page.getByText('Is the ECT on track').waitFor();
  expect(await focused()).toBe('Progress review: Amina Yusuf');

  const answer = async (label: RegExp, text: string) => {
    const field = page.getByLabel(label);
    while (!(await field.evaluate((node) => node === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  };
  const chooseYes = async (group: RegExp) => {
    const yes = page.getByRole('group', { name: group }).getByLabel('Yes');
    while (!(await yes.evaluate((node) => node === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  };
  await chooseYes(/on track/);
  await answer(/evidence/, 'Two observations.');
  await chooseYes(/their training/);
  await chooseYes(/everything else/);
  await answer(/targets/, 'Question more pupils by name.');
  await answer(/days/, '0');
  await tabTo(/^Record as received/);
  await page.keyboard.press('Enter');
  await page.getByText('Recorded as received', { exact: true }).waitFor();

  expect(register.reports.get('R-00012')).toMatchObject({ state: 'submitted', version: 4 });
  expect(register.asked.map(({ ask }) => ask)).toContain('settle');
  expect(errors).toEqual([]);
});

test('the search closes on Escape, clears on the next, and says when nothing is found', async () => {
  const { page } = await open();
  const box = page.getByRole('combobox');
  await page.locator('.under-title', { hasText: 'Monday 7' }).waitFor();
  await box.fill('adeyemi');
  expect(await page.getByRole('option').count()).toBe(2);
  await box.press('ArrowUp');
  expect(await box.getAttribute('aria-activedescendant')).toBe('found-1');
  await box.press('Escape');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  expect(await box.inputValue()).toBe('adeyemi');
  await box.press('Escape');
  expect(await box.inputValue()).toBe('');
  await box.fill('nobody');
  await page.getByText('No ECT found').first().waitFor();
  await page.getByRole('status').filter({ hasText: 'No ECT found' }).waitFor();
});

test('a register too large to list is asked once typing pauses', async () => {
  register.home = { ...register.home, index: null };
  const { page } = await open();
  await page.locator('.under-title', { hasText: 'Monday 7' }).waitFor();
  await page.getByRole('combobox').pressSequentially('priya', { delay: 20 });
  await page.getByRole('option', { name: /Priya Raman/ }).click();
  await page.getByText('TRN 3000115').waitFor();
  expect(register.asked.filter(({ ask }) => ask === 'search')).toEqual([{ ask: 'search', text: 'priya' }]);
});

test('an answer to what was typed before does not replace a newer one', async () => {
  register.home = { ...register.home, index: null };
  let late: (value: { reply: unknown }) => void = () => undefined;
  register.next('search', () => new Promise((settle) => (late = settle)));
  const { page } = await open();
  await page.locator('.under-title', { hasText: 'Monday 7' }).waitFor();
  await page.getByRole('combobox').fill('am');
  await page.waitForTimeout(400);
  await page.getByRole('combobox').fill('priya');
  await page.getByRole('option', { name: /Priya/ }).waitFor();
  late(answered(index.slice(0, 1)) as { reply: unknown });
  await page.waitForTimeout(100);
  expect(await page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('Priya Raman')]);
});

describe('a list opened whole', () => {
  const listOf = async (name: string) => {
    const { page } = await open();
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { level: 1, name: /To review|Overdue/ }).waitFor();
    return page;
  };

  test('accepts those chosen, as they were seen, and says what became of them', async () => {
    const page = await listOf('Accept several of all 3');
    await page
      .getByRole('checkbox', { name: /Progress review/ })
      .first()
      .check();
    register.next('accept', () =>
      answered({ done: 0, title: 'Nothing was accepted', says: ['Somebody changed it.'] }),
    );
    await page.getByRole('button', { name: 'Accept 1 report' }).click();
    await page.getByText('Somebody changed it.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Nothing was accepted');
    expect(register.asked.filter(({ ask }) => ask === 'accept')).toEqual([
      { ask: 'accept', chosen: [{ id: 'R-00031', version: 3 }] },
    ]);
  });

  test('lets nobody choose a report that has to be read first', async () => {
    const page = await listOf('Accept several of all 3');
    await page.getByLabel('Choose all 2').check();
    expect(await page.getByRole('checkbox').count()).toBe(3);
    await page.getByText('Not on track: open it').waitFor();
    await page.getByRole('button', { name: 'Accept 2 reports' }).click();
    await page.getByText('2 reports accepted').waitFor();
  });

  test('reminds those who hold several reports up', async () => {
    const page = await listOf('Remind several of all 2');
    await page.getByLabel('Choose all 2').check();
    await page.getByRole('button', { name: 'Remind whoever has 2 reports' }).click();
    await page.getByText('2 people get a mail').waitFor();
  });
});

test('what is to be borne in mind at the end of induction stands apart from the gaps in the record', async () => {
  const { page } = await open({ trn: '3000115' });
  const block = (name: string) => page.getByRole('status', { name }).textContent();
  expect(await block('The end of induction')).toMatch(/Decide no sooner/);
  expect(await block('Gaps in the record')).not.toMatch(/Decide no sooner/);
  expect(await block('Gaps in the record')).toMatch(/Enter the FTE/);
});

test('the thing to do first stands on top of the card, and opens its report', async () => {
  const { page } = await open({ trn: '3000115' });
  const first = page.getByRole('status', { name: /^Ask for the progress review/ });
  await first.getByRole('button', { name: 'Open report' }).click();
  await page.getByText('Is the ECT on track').waitFor();
});

test('a link to send on is copied by a button that says whose it is', async () => {
  const { page } = await open({ trn: '3000115' });
  await page.getByText('Links to send on').click();
  const copy = page.getByRole('button', { name: /^Copy\b.*Log an observation, Tom Tutor/ });
  const text = await page.evaluateHandle(() => {
    const copied: string[] = [];
    document.addEventListener('copy', () =>
      copied.push((document.activeElement as HTMLTextAreaElement).value),
    );
    return copied;
  });
  await copy.click();
  await page.getByRole('button', { name: /^Copied\b.*Tom Tutor/ }).waitFor();
  expect(await text.jsonValue()).toEqual(['https://docs.google.com/forms/d/e/x/viewform']);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Copied');
});

test('the selected row brings its ECT up, and a row of nobody says what to select', async () => {
  register.next('selected', () => answered({ trn: null }));
  const { page } = await open();
  const button = page.getByRole('button', { name: 'Use the selected row' });
  await button.click();
  await page.getByText('Select a row that belongs to an ECT').waitFor();
  await button.click();
  await page.getByRole('heading', { name: 'Zoë Hartley-Brook' }).waitFor();
});

test('a figure leads to the list behind it', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: /3\s*Due this week/ }).click();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Due this week');
});

test('a date says why it is, with its facts and its paragraph', async () => {
  const { page } = await open({ trn: '3000111' });
  const why = page.locator('.entry.late details');
  await why.locator('summary').click();
  expect(await why.innerText()).toContain('Autumn 2026 ends on Friday 18 December 2026.');
  expect(await why.innerText()).toContain('Statutory guidance 2.49 (April 2024)');
});

test('a chip gives its reason when pressed and takes it back', async () => {
  const { page } = await open({ trn: '3000111' });
  const chip = page.getByRole('button', { name: 'Review late' });
  await chip.click();
  await page.getByText('was due 5 days ago').waitFor();
  await chip.click();
  expect(await page.getByText('was due 5 days ago').isVisible()).toBe(false);
});

test('a PDF that was written is linked and has the focus', async () => {
  const { page } = await open({ trn: '3000111' });
  await page.getByRole('button', { name: /Write PDF/ }).click();
  const link = page.locator('.entry.late').getByRole('link', { name: /^PDF/ });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('https://files.example.org/R-00012.pdf');
  expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
});

test('an address that is not of the web is not linked', async () => {
  register.next('pdf', () => answered({ url: 'javascript:alert(1)' }));
  const { page } = await open({ trn: '3000111' });
  await page.getByRole('button', { name: /Write PDF/ }).click();
  await page.waitForTimeout(200);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
});

test('what a person wrote is text, whatever it looks like', async () => {
  const [first] = index;
  if (!first) throw new Error('The index has ECTs.');
  const name = '<img src=x onerror="window.hacked=1"><b>B</b>';
  register.home = { ...register.home, index: [{ ...first, name }] };
  const { page } = await open();
  await page.getByRole('combobox').fill('img');
  await page.getByRole('option').filter({ hasText: name }).waitFor();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('an import opens in a wide window', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Import schools' }).click();
  await page.waitForTimeout(100);
  expect(register.opened).toEqual(['importSchools']);
});

describe('when no answer comes as it should', () => {
  test.each([
    ['PERMISSION_DENIED', 'Google answered for another account', 'Several Google accounts'],
    ['Authorization is required to perform that action.', 'Google asks you to sign in again', 'another tab'],
    ['NetworkError: Connection failure due to HTTP 0', 'No connection', 'Check the connection'],
    ['Exceeded maximum execution time', 'No answer came', 'trying again is safe'],
    ['Something else entirely', 'Google could not do this', 'It said: Something else entirely'],
  ])('"%s" is explained, and can be tried again', async (failed, title, says) => {
    register.next('home', () => ({ failed }));
    const { page } = await open();
    await page.getByText(title).waitFor();
    await page.getByText(says).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(title);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.under-title', { hasText: 'Monday 7 December 2026' }).waitFor();
  });

  test.each([
    ['nothing', null],
    ['a text that is no answer', '{"a":1}'],
    ['half a text', '{"kind":"ans'],
  ])('%s is not taken for an answer', async (_, lost) => {
    register.next('home', () => ({ reply: lost }));
    const { page } = await open();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.under-title', { hasText: 'Monday 7 December 2026' }).waitFor();
  });

  test('a fault of the register is said in its own words', async () => {
    const { page } = await open({ trn: '9999999' });
    await page.getByText('No ECT has the TRN 9999999.').waitFor();
  });

  test('over a second it says what it is doing', async () => {
    register.next(
      'home',
      () => new Promise((settle) => setTimeout(() => settle(answered(register.home)), 1_800)),
    );
    const { page } = await open();
    await page.getByText('Fetching today’s work …').first().waitFor();
    await page.getByRole('status').filter({ hasText: 'Fetching today’s work' }).waitFor();
    await page.locator('.under-title', { hasText: 'Monday 7 December 2026' }).waitFor();
  });
});
