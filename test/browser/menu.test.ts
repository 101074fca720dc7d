import { desk } from './tools/desk';

const { page, sheet, cell } = desk();

async function choose(...entries: string[]): Promise<void> {
  await page().getByRole('button', { name: 'Try', exact: true }).click();
  for (const entry of entries) await page().getByRole('menuitem', { name: entry }).click();
}

beforeEach(async () => {
  await page().addInitScript(() => self.origin !== 'null' && sessionStorage.setItem('arrived', 'yes'));
  await sheet('ECTs');
});

test('the menu the bundle made opens and is walked with the keyboard', async () => {
  await page().getByRole('button', { name: 'Try', exact: true }).focus();
  await page().keyboard.press('ArrowDown');
  await page().locator('[role=menuitem]:focus').waitFor();
  await page().keyboard.press('ArrowDown');
  expect(await page().locator(':focus').textContent()).toBe('Set up');
  await page().keyboard.press('Escape');
  expect(await page().getByRole('menu').count()).toBe(0);
});

test('a toast shows its title and message', async () => {
  await choose('More', 'Say hello');
  await page()
    .getByRole('status')
    .filter({ hasText: 'Greeting' })
    .filter({ hasText: 'Hello there' })
    .waitFor();
});

test('an entry that fails says why, in the words of the script', async () => {
  await choose('Fail');
  await page().getByText('Fail did not finish').waitFor();
  await page().getByText('The sheet "Settings" is missing. Run Set up.').waitFor();
});

test('alert and prompt wait for the person, and the run goes on with the answers', async () => {
  await choose('Ask me');
  const alert = page().getByRole('dialog', { name: 'Really?' });
  await alert.getByText('This asks before it goes on.').waitFor();
  await alert.getByRole('button', { name: 'Yes' }).click();
  const prompt = page().getByRole('dialog', { name: 'A name' });
  await prompt.getByRole('textbox').fill('Elin Pryce');
  await prompt.getByRole('button', { name: 'OK' }).click();
  await cell('A3').filter({ hasText: 'Elin Pryce' }).waitFor();
  await cell('A2').filter({ hasText: 'Asked once' }).waitFor();
});

test('an answer of No ends the run there', async () => {
  await choose('Ask me');
  await page().getByRole('button', { name: 'No', exact: true }).click();
  await cell('A2').filter({ hasText: 'Asked once' }).waitFor();
  expect(await page().getByRole('dialog').count()).toBe(0);
});

test('a modal dialog of the bundle is shown at its size, and Escape closes it', async () => {
  await choose('More', 'Open dialog');
  await page().frameLocator('.page-dialog iframe').getByText('In a dialog').waitFor();
  expect((await page().locator('.page-dialog').boundingBox())?.width).toBe(420);
  await page().keyboard.press('Escape');
  await page().locator('.page-dialog').waitFor({ state: 'detached' });
});
