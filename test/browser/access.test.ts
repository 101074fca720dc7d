import { violations } from './tools/axe';
import { desk } from './tools/desk';

const { page, workspace, open, sheet, cell } = desk();

async function newcomer(): Promise<void> {
  const [form] = await workspace().api<{ path: string }[]>('/forms');
  await open(form?.path ?? '');
  await page().getByLabel('Name of the ECT').fill('Avery Quill');
  await page().getByLabel('Yes').check();
  await page().getByRole('button', { name: 'Submit' }).click();
  await page().getByText('Thank you. The review has arrived.').waitFor();
}

const opened = async (role: 'dialog' | 'menu') => page().getByRole(role).first().waitFor();

const STATES: Record<string, () => Promise<unknown>> = {
  'the workbook': () => sheet('ECTs'),
  'a cell being typed into, with its choices': async () => {
    await sheet('ECTs');
    await cell('E2').click();
    await page().keyboard.press('Enter');
    await page().getByRole('listbox').waitFor();
  },
  'the filter menu': async () => {
    await sheet('ECTs');
    await cell('E1').getByRole('button').click();
    await opened('dialog');
  },
  'the menu of the selection': async () => {
    await sheet('ECTs');
    await cell('A2').click({ button: 'right' });
    await opened('menu');
  },
  'a question of the script': async () => {
    await sheet('ECTs');
    await page().getByRole('button', { name: 'Try', exact: true }).click();
    await page().getByRole('menuitem', { name: 'Ask me' }).click();
    await opened('dialog');
  },
  'a sheet with errors': () => sheet('Sums'),
  'the list of forms': () => open('/forms'),
  'a form': async () => {
    const [form] = await workspace().api<{ path: string }[]>('/forms');
    await open(form?.path ?? '');
  },
  'a form with refusals': async () => {
    const [form] = await workspace().api<{ path: string }[]>('/forms');
    await open(form?.path ?? '');
    await page().getByRole('button', { name: 'Next' }).click();
    await page().locator('.faulty').first().waitFor();
  },
  'the inbox with a mail': async () => {
    await newcomer();
    await open('/inbox');
    await page().locator('.mail-line').click();
    await page().locator('.mail-body iframe').waitFor();
  },
  'the plain text of a mail': async () => {
    await newcomer();
    await open('/inbox');
    await page().locator('.mail-line').click();
    await page().getByRole('button', { name: 'Plain text' }).click();
  },
  'the files': async () => {
    await open('/files');
    await page().getByRole('link', { name: 'Report template' }).waitFor();
  },
  'a Google Doc': async () => {
    await open('/files');
    await page().getByRole('link', { name: 'Report template' }).click();
    await page().locator('.sheet-of-paper').waitFor();
  },
  'the clock': async () => {
    await open('/clock');
    await page().locator('meter').first().waitFor();
  },
  'an execution': async () => {
    await newcomer();
    await open('/executions');
    await page().getByRole('link', { name: 'onFormSubmitted' }).click();
    await page().locator('.details').waitFor();
  },
};

test.each(Object.keys(STATES))('axe finds nothing wrong with %s', async (state) => {
  await STATES[state]?.();
  expect(await violations(page())).toEqual([]);
});
