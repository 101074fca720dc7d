import { desk } from './tools/desk';

const { page, workspace, open, sheet } = desk();

interface Listed {
  readonly path: string;
}

async function form(fields = ''): Promise<void> {
  const [first] = await workspace().api<Listed[]>('/forms');
  await open(`${first?.path}${fields}`);
}

const press = (name: string) => page().getByRole('button', { name, exact: true }).click();

test('a form is filled in, confirmed, and its row and mail are there', async () => {
  await form();
  await page().getByLabel('Name of the ECT').fill('Avery Quill');
  await page().getByRole('textbox', { name: 'TRN' }).fill('0012345');
  await page().getByLabel('Yes').check();
  await press('Submit');
  await page().getByText('Thank you. The review has arrived.').waitFor();
  await sheet('Form Responses 1');
  await page().locator('#cell-2-2', { hasText: 'Avery Quill' }).waitFor();
  expect(await workspace().api('/mails')).toMatchObject([{ subject: 'Review received: Avery Quill' }]);
});

test('a required question left blank is said so beside it, and takes the focus', async () => {
  await form();
  await page().getByLabel('Yes').check();
  await press('Submit');
  const name = page().getByLabel('Name of the ECT');
  await page().locator('.faulty', { hasText: 'This is a required question' }).waitFor();
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await name.getAttribute('aria-invalid')).toBe('true');
});

test("an answer that breaks the question's rule is refused in the form's own words, and kept", async () => {
  await form();
  await page().getByLabel('Name of the ECT').fill('Avery Quill');
  await page().getByRole('textbox', { name: 'TRN' }).fill('12345');
  await page().getByLabel('Yes').check();
  await press('Submit');
  await page().getByText('Enter a TRN of 7 digits.').waitFor();
  expect(await page().getByRole('textbox', { name: 'TRN' }).inputValue()).toBe('12345');
});

test('an answer leads to its section, Back returns with the answers, and all of them arrive', async () => {
  await form();
  await page().getByLabel('Name of the ECT').fill('Catrin Wyn');
  await page().getByLabel('No', { exact: true }).check();
  await press('Next');
  await page().getByRole('heading', { name: 'Support' }).waitFor();
  await press('Back');
  expect(await page().getByLabel('Name of the ECT').inputValue()).toBe('Catrin Wyn');
  await press('Next');
  await page().getByLabel('What support will they have?').fill('Weekly observation');
  await press('Submit');
  await page().getByText('Thank you. The review has arrived.').waitFor();
  await sheet('Form Responses 1');
  await page().locator('#cell-2-5', { hasText: 'Weekly observation' }).waitFor();
});

test('a prefilled link fills the question in', async () => {
  await form();
  const entry = await page().getByLabel('Name of the ECT').getAttribute('name');
  await form(`?usp=pp_url&${entry}=Dev+Marsh`);
  expect(await page().getByLabel('Name of the ECT').inputValue()).toBe('Dev Marsh');
});

test('an address of no form says where the forms are', async () => {
  await open('/forms/d/e/nothing/viewform');
  await page().getByRole('heading', { name: 'There is no form at this address' }).waitFor();
});

test('the list of forms leads to each', async () => {
  await open('/forms');
  const link = page().getByRole('link', { name: 'Fill it in' });
  const [opened] = await Promise.all([page().context().waitForEvent('page'), link.click()]);
  await opened.getByRole('heading', { name: 'Progress review' }).waitFor();
});
