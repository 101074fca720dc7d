import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SaveRequest } from '../../src/entry/wire';
import { BROWSER_PATIENCE, launch } from './tools/chromium';
import { COMPLETE, aReport, openFixture, reply, type Fixture } from './sidebar-fixture';
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

const open = async (id = 'R-00012'): Promise<Page> => {
  const { page } = await openPage(person, register, { report: id });
  await page.locator('h1').waitFor();
  return page;
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = (page: Page, question: RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
const targets = (page: Page) => page.getByLabel(/targets/);
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const saves = () => register.asked.filter((request): request is SaveRequest => request.ask === 'save');

test('questions that hang on an answer come and go with it, and what was typed in them is not sent', async () => {
  const page = await open();
  const plan = page.getByRole('group', { name: /support plan/ });
  expect(await plan.count()).toBe(0);
  await choose(page, /on track/, 'No');
  await choose(page, /support plan/, 'Yes');
  await choose(page, /on track/, 'Yes');
  expect(await plan.count()).toBe(0);
  await press(page, 'Save draft');
  await page.getByRole('status').filter({ hasText: 'Saved as a draft' }).waitFor();
  expect(saves()[0]?.answers).toMatchObject({ onTrack: 'yes' });
  expect(saves()[0]?.answers).not.toHaveProperty('supportPlan');
});

test('what is needed changes with the answers, and is said in words', async () => {
  const page = await open();
  const label = page.locator('label', { hasText: 'What is your reason' });
  expect(await label.innerText()).toContain('(if you wish)');
  await choose(page, /on track/, 'No');
  expect(await label.innerText()).toContain('(needed)');
});

test('errors stand in a summary that takes the focus and leads to each field, and beside the field', async () => {
  const page = await open();
  await press(page, 'Record as received');
  const summary = page.getByRole('region', { name: /things need mending/ });
  await summary.waitFor();
  expect(await summary.evaluate((node) => node === document.activeElement)).toBe(true);

  await summary.getByRole('link', { name: /targets.*Write a sentence/ }).click();
  expect(await focusedId(page)).toBe('q-targets');
  expect(await targets(page).getAttribute('aria-invalid')).toBe('true');
  const described = (await targets(page).getAttribute('aria-describedby')) ?? '';
  expect(described.split(' ')).toContain('q-targets-error');
  expect(await page.locator('#q-targets-error').innerText()).toContain('Write a sentence or two here.');

  await summary.getByRole('link', { name: /on track/ }).click();
  expect(await focusedId(page)).toBe('q-onTrack');
});

test('a problem with no field of its own is said without a link', async () => {
  register.next('save', () =>
    reply({ kind: 'refused', problems: [{ field: 'report', says: 'It was cancelled.' }] }),
  );
  const page = await open();
  await press(page, 'Save draft');
  await page.getByText('It was cancelled.').waitFor();
  expect(await page.getByRole('link', { name: 'It was cancelled.' }).count()).toBe(0);
});

test('a day is three fields, and what is not a day is kept as typed', async () => {
  const page = await open('R-00015');
  await page.getByLabel('Day', { exact: true }).fill('1');
  await page.getByLabel('Month', { exact: true }).fill('2');
  await press(page, 'Save draft');
  await page.getByText('needs mending').waitFor();
  expect(saves()[0]?.answers['leavingOn']).toBe('1/2/');
  expect(await page.getByLabel('Month', { exact: true }).inputValue()).toBe('2');
  await page.getByLabel('Year', { exact: true }).fill('2027');
  await press(page, 'Save draft');
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  expect(saves()[1]?.answers['leavingOn']).toBe('2027-02-01');
});

test('ticked choices are sent in the order of the list', async () => {
  const page = await open();
  await choose(page, /on track/, 'No');
  await page.getByLabel('TS7 Behaviour and environment').check();
  await page.getByLabel('TS1 High expectations').check();
  await press(page, 'Save draft');
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  expect(saves()[0]?.answers['standardsOfConcern']).toBe('TS1, TS7');
});

test('a second save goes out with the version of the first', async () => {
  const page = await open();
  await targets(page).fill('One.');
  await press(page, 'Save draft');
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  await targets(page).fill('Two.');
  await page.keyboard.press('Control+s');
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  expect(saves().map(({ version }) => version)).toEqual([3, 4]);
});

describe('typed text survives', () => {
  test.each([
    ['a failure', { failed: 'We are sorry, a server error occurred.' }],
    ['an expired sign-in', { failed: 'Authorization is required to perform that action.' }],
    ['a lost answer', { reply: null }],
    ['a fault', reply({ kind: 'fault', says: 'The sheet Reports has no column "State". Run Set up.' })],
    ['somebody else saving', reply({ kind: 'busy', says: 'Somebody else is saving. Your text is kept.' })],
  ])('%s', async (_, wired) => {
    register.next('save', () => wired);
    const page = await open();
    await targets(page).fill('My targets.');
    await press(page, 'Save draft');
    await page.getByText('Your text is kept.').waitFor();
    expect(await targets(page).inputValue()).toBe('My targets.');
    await press(page, 'Try again');
    await page.getByRole('status').filter({ hasText: 'Saved as a draft' }).waitFor();
    expect(register.reports.get('R-00012')?.answers['targets']).toBe('My targets.');
  });

  test('a closed sidebar: it is offered, with the day and what it concerns, and used', async () => {
    const before = await open();
    await targets(before).fill('My targets.');
    await before.close();
    const page = await open();
    await page.getByText(/You have text here from \w+day .* at \d\d:\d\d that was not saved/).waitFor();
    await page.getByText('Which targets have you agreed').waitFor();
    await press(page, 'Use it');
    expect(await targets(page).inputValue()).toBe('My targets.');
  });

  test('a closed sidebar: or discarded, and not offered again', async () => {
    const before = await open();
    await targets(before).fill('My targets.');
    await before.close();
    const page = await open();
    await press(page, 'Discard');
    expect(await targets(page).inputValue()).toBe('');
    await page.close();
    const after = await open();
    expect(await targets(after).count()).toBe(1);
  });

  test('saved text is not offered again', async () => {
    const before = await open();
    await targets(before).fill('My targets.');
    await press(before, 'Save draft');
    await before.getByText('Not saved yet').waitFor({ state: 'detached' });
    await before.close();
    expect(await targets(await open()).inputValue()).toBe('My targets.');
  });

  test('a report saved by somebody else meanwhile: both versions are shown, not merged', async () => {
    const before = await open();
    await targets(before).fill('My targets.');
    await before.close();
    register.reports.set('R-00012', aReport({ version: 4, answers: { targets: 'Their targets.' } }));
    const page = await open();
    await press(page, 'Use it');
    await page.getByText('There are two versions').waitFor();
  });

  test('a browser that refuses storage, as long as the page is open', async () => {
    await person.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('The document is sandboxed.', 'SecurityError');
        },
      }),
    );
    const { page, errors } = await openPage(person, register, { trn: '3000111' });
    await page.getByRole('button', { name: /^Record/ }).click();
    await targets(page).fill('My targets.');
    await page.getByRole('button', { name: 'Back to ECT' }).click();
    await page.getByRole('button', { name: /^Record/ }).click();
    await press(page, 'Use it');
    expect(await targets(page).inputValue()).toBe('My targets.');
    expect(errors).toEqual([]);
  });
});

describe('somebody else saved first', () => {
  const stands = () => aReport({ version: 4, answers: { ...COMPLETE, targets: 'Their targets.' } });
  const conflict = async (): Promise<Page> => {
    const page = await open();
    await choose(page, /on track/, 'No');
    await targets(page).fill('My targets.');
    register.reports.set('R-00012', stands());
    await press(page, 'Save draft');
    await page.getByText('There are two versions').waitFor();
    return page;
  };

  test('each answer that differs is shown twice, and one has to be chosen', async () => {
    const page = await conflict();
    const versions = page.getByRole('group', { name: /targets/ });
    expect(await versions.innerText()).toMatch(/Yours\s+My targets\.\s+In the register\s+Their targets\./);
    await press(page, 'Go on with these answers');
    expect(await page.getByText('Choose one of the two.').count()).toBeGreaterThan(1);
    expect(await focusedId(page)).toBe('mine-onTrack');
  });

  test('what was chosen is in the form, and is saved over the version it was compared with', async () => {
    const page = await conflict();
    await press(page, 'Take all of theirs');
    await page
      .getByRole('group', { name: /targets/ })
      .getByLabel(/Yours/)
      .check();
    await press(page, 'Go on with these answers');
    await page.getByText('Nothing is saved yet.').waitFor();
    await press(page, 'Save draft');
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    expect(register.reports.get('R-00012')).toMatchObject({
      version: 5,
      answers: { ...COMPLETE, targets: 'My targets.' },
    });
  });

  test('mine can be discarded', async () => {
    const page = await conflict();
    await press(page, 'Discard mine');
    expect(await targets(page).inputValue()).toBe('Their targets.');
  });

  test('the same answers twice are no conflict', async () => {
    const page = await open();
    await targets(page).fill('Their targets.');
    register.reports.set('R-00012', aReport({ version: 4, answers: { targets: 'Their targets.' } }));
    await press(page, 'Save draft');
    await page.getByText('The register already has these answers.').waitFor();
  });

  test('a report that can no longer be changed shows both to copy from', async () => {
    const page = await open();
    await targets(page).fill('My targets.');
    register.reports.set('R-00012', { ...stands(), state: 'reviewed', stands: 'Reviewed', mayDo: [] });
    await press(page, 'Save draft');
    await page.getByText('The report can no longer be changed: reviewed.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  test('what stands hidden on either side is not shown as an answer', async () => {
    const page = await open();
    await choose(page, /on track/, 'No');
    await choose(page, /support plan/, 'No');
    await choose(page, /on track/, 'Yes');
    const theirs = { onTrack: 'no', supportPlan: 'yes' };
    register.reports.set('R-00012', aReport({ version: 4, answers: theirs }));
    await press(page, 'Save draft');
    const versions = page.getByRole('group', { name: /support plan/ });
    expect(await versions.innerText()).toMatch(/Yours\s+blank\s+In the register\s+Yes/);
  });

  test('a report that is gone leaves the text in the form', async () => {
    const page = await open();
    await targets(page).fill('My targets.');
    register.reports.delete('R-00012');
    await press(page, 'Save draft');
    await page.getByText('This report is no longer in the register.').waitFor();
    expect(await targets(page).inputValue()).toBe('My targets.');
  });
});

describe('a report recorded as received with signatures missing', () => {
  const signedCopy = {
    name: 'signedCopy',
    label: 'Do you hold a copy signed by the ECT?',
    help: '',
    kind: 'choice',
    choices: [
      { value: 'yes', label: 'Yes, I hold it' },
      { value: 'no', label: 'No, record it without' },
    ],
    section: 'Signatures',
    para: null,
  } as const;

  test('is asked about first, and the answer goes with the others', async () => {
    register.reports.set('R-00012', aReport({ signedCopy, answers: COMPLETE }));
    const page = await open();
    await press(page, 'Record as received');
    expect(await focusedId(page)).toBe('q-signedCopy');
    expect(saves()).toEqual([]);
    await page.getByLabel('No, record it without').check();
    await press(page, 'Record as received');
    await page.getByText('Recorded as received', { exact: true }).first().waitFor();
    expect(saves().pop()?.answers).toMatchObject({ signedCopy: 'no', onTrack: 'yes' });
  });

  test('and no other button asks it', async () => {
    register.reports.set('R-00012', aReport({ signedCopy, answers: COMPLETE }));
    const page = await open();
    await press(page, 'Record as received');
    await press(page, 'Release to the ECT');
    await page.getByText('Released to the ECT', { exact: true }).first().waitFor();
    expect(saves().pop()?.answers).not.toHaveProperty('signedCopy');
  });
});

describe('the appropriate body reads a report', () => {
  test('and accepts it', async () => {
    const page = await open('R-00031');
    expect(await page.getByRole('textbox').count()).toBe(0);
    await press(page, 'Accept');
    await page.getByText('Accepted', { exact: true }).waitFor();
    expect(register.reports.get('R-00031')?.state).toBe('reviewed');
  });

  test('and may add a word for the tutor', async () => {
    const page = await open('R-00031');
    await page.getByText('Add feedback for the tutor').click();
    await page.getByLabel(/What would you say to the tutor/).fill('A model of its kind.');
    await press(page, 'Accept');
    await page.getByText('Accepted', { exact: true }).waitFor();
    expect(saves().pop()).toMatchObject({ action: 'accept', answers: { feedback: 'A model of its kind.' } });
  });

  test('or asks for further evidence, and keeps it', async () => {
    const page = await open('R-00031');
    await press(page, 'Ask for evidence');
    expect(await focusedId(page)).toBe('q-evidenceAsked');
    await press(page, 'Ask for evidence');
    await page.getByRole('link', { name: /Say what you would like to see/ }).waitFor();
    await page.getByLabel(/What would you like to see/).fill('The plan of 3 December.');
    await press(page, 'Ask for evidence');
    await page.getByText('Asked for further evidence', { exact: true }).waitFor();
    expect(saves().pop()).toMatchObject({ answers: { evidenceAsked: 'The plan of 3 December.' } });
    expect(register.reports.get('R-00031')?.state).toBe('submitted');
  });

  test('or returns it with a reason: the signatures on it are gone, the ECT’s comment is not', async () => {
    const report = register.reports.get('R-00031');
    if (!report) throw new Error('The fixture has no report R-00031.');
    const said = [
      { label: 'ECT’s comment', text: 'I would like to see more lessons.' },
      { label: 'Evidence asked for', text: 'The plan of 3 December.' },
      { label: 'Early career teacher', text: 'Amina Yusuf, signed Monday 7 December 2026, 14:05' },
    ];
    register.reports.set('R-00031', { ...report, said });
    const page = await open('R-00031');
    await page.getByText('Amina Yusuf, signed Monday').waitFor();
    await press(page, 'Return to the school');
    expect(await focusedId(page)).toBe('q-returnedWhy');
    await press(page, 'Return to the school');
    await page.getByRole('link', { name: /Say what the school should change/ }).waitFor();
    await page.getByLabel(/What should the school change/).fill('Name the evidence.');
    await press(page, 'Return to the school');
    await page.getByText('Returned to the school', { exact: true }).first().waitFor();
    expect(saves().pop()?.answers['returnedWhy']).toBe('Name the evidence.');
    expect(await page.getByText('Amina Yusuf, signed Monday').count()).toBe(0);
    expect(await page.getByText('The plan of 3 December.').count()).toBe(0);
    expect(await page.getByText('I would like to see more lessons.').count()).toBe(1);
  });
});

test('the reason for a return survives somebody else saving first', async () => {
  const page = await open('R-00031');
  await press(page, 'Return to the school');
  await page.getByLabel(/What should the school change/).fill('Name the evidence.');
  const stood = register.reports.get('R-00031') ?? aReport();
  register.reports.set('R-00031', { ...stood, version: 9 });
  await press(page, 'Return to the school');
  await page.getByLabel(/Yours/).check();
  await press(page, 'Go on with these answers');
  await press(page, 'Return to the school');
  await page.getByText('The school is told by mail.').waitFor();
  expect(saves().pop()).toMatchObject({ version: 9, answers: { returnedWhy: 'Name the evidence.' } });
});

test('what was written for a return goes with no other button, until it is emptied', async () => {
  const page = await open('R-00031');
  await press(page, 'Return to the school');
  const reason = page.getByLabel(/What should the school change/);
  await reason.fill('Name the evidence.');
  const accept = page.getByRole('button', { name: 'Accept' });
  expect(await accept.count()).toBe(0);
  await page.getByText('Not sent yet. To do something else, empty the text.').waitFor();
  await reason.fill('');
  expect(await accept.count()).toBe(1);
});

test('a long form is saved, then opened in a wide window', async () => {
  const page = await open('R-00014');
  await targets(page).fill('My targets.');
  await press(page, 'Save, and open in a wide window');
  await page.getByText('This report was opened in a wide window').waitFor();
  expect(register.opened).toEqual(['openWide R-00014']);
  expect(register.reports.get('R-00014')?.answers['targets']).toBe('My targets.');
  await press(page, 'Load it again');
  expect(await targets(page).inputValue()).toBe('My targets.');
});

test('pressing twice while it saves sends once', async () => {
  const page = await open();
  await targets(page).fill('My targets.');
  await page.getByRole('button', { name: 'Save draft' }).dblclick();
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  expect(saves()).toHaveLength(1);
});
