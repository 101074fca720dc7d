import { desk } from './tools/desk';

const { page, workspace, open } = desk({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });

test('a form of several sections is sent without any script, on a phone', async () => {
  const [form] = await workspace().api<{ path: string }[]>('/forms');
  await open(form?.path ?? '');
  await page().getByLabel('Name of the ECT').fill('Dev Marsh');
  await page().getByLabel('No', { exact: true }).check();
  await page().getByRole('button', { name: 'Next' }).click();
  await page().getByLabel('What support will they have?').fill('A mentor');
  await page().getByRole('button', { name: 'Submit' }).click();
  await page().getByText('Thank you. The review has arrived.').waitFor();
  expect(await workspace().api('/forms')).toMatchObject([{ responses: 1 }]);
});
