import type { FrameLocator } from 'playwright-core';
import { desk, OFFICER } from './tools/desk';

const { page, sheet, cell } = desk();

/** The bundle's sidebar, opened from its menu as a person does. */
async function sidebar(): Promise<FrameLocator> {
  await sheet('ECTs');
  const frame = page().frameLocator('.sidebar iframe');
  await frame.getByRole('heading', { name: 'Try it' }).waitFor();
  return frame;
}

async function pressed(button: string, frame?: FrameLocator): Promise<string> {
  const inside = frame ?? (await sidebar());
  await inside.getByRole('button', { name: button, exact: true }).click();
  const status = inside.getByRole('status');
  await status.filter({ hasText: /./ }).waitFor();
  return (await status.textContent()) ?? '';
}

test('the sidebar is open when a newcomer arrives, and is 300 pixels wide', async () => {
  await sidebar();
  expect((await page().locator('.sidebar').boundingBox())?.width).toBe(300);
});

test('a call reaches the bundle and its answer the success handler, with the user object', async () => {
  expect(await pressed('Add')).toBe('sum 5 for me');
});

test('a failure arrives as an Error with the message of the script', async () => {
  expect(await pressed('Fail')).toBe('failed: true Error: The sheet "Settings" is missing. Run Set up.');
});

test('an argument Google would not take is thrown in the page, with its place', async () => {
  expect(await pressed('Send a date')).toBe('thrown: Failed due to illegal value in property: 1');
});

test('a Date in a reply arrives as null', async () => {
  expect(await pressed('Get a date')).toBe('value null');
});

test('of 25 calls at once every one is answered', async () => {
  const frame = await sidebar();
  await frame.getByRole('button', { name: 'Many' }).click();
  await frame.getByText('done 25').waitFor();
});

test('no more than ten calls are under way at a time', async () => {
  const frame = await sidebar();
  let [now, most] = [0, 0];
  await page().route('**/api/run', async (route) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((done) => setTimeout(done, 60));
    await route.continue();
    now -= 1;
  });
  await frame.getByRole('button', { name: 'Many' }).click();
  await frame.getByText('done 25').waitFor();
  expect(most).toBe(10);
});

test('the script knows where the person is and who they are', async () => {
  const frame = await sidebar();
  await cell('C4').click();
  expect(await pressed('Where am I', frame)).toBe(`${OFFICER} at C4`);
  await page().getByLabel('Signed in as').selectOption({ label: 'Sam Ives, AB lead' });
  await cell('B3').click();
  await frame.getByRole('button', { name: 'Where am I' }).click();
  await frame.getByText('lead@example.org at B3').waitFor();
});

test('the page closes its own sidebar', async () => {
  const frame = await sidebar();
  await frame.getByRole('button', { name: 'Close', exact: true }).click();
  await page().locator('.sidebar').waitFor({ state: 'detached' });
});

test('the page is alone in its frame: an opaque origin, nothing of the workspace in reach', async () => {
  await sidebar();
  const frame = page()
    .frames()
    .find((one) => one.url().includes('/shown/'));
  expect(await frame?.evaluate(() => self.origin)).toBe('null');
  expect(
    await frame?.evaluate(() => {
      try {
        return String(parent.document.title);
      } catch (error) {
        return (error as Error).name;
      }
    }),
  ).toBe('SecurityError');
  expect(
    await frame?.evaluate(() =>
      fetch('/api/overview').then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    ),
  ).toBe('TypeError');
});

test('taking as long as Google would delays the answer by the simulated seconds', async () => {
  const frame = await sidebar();
  await page().getByLabel('Take as long as Google would').check();
  const began = Date.now();
  await pressed('Slowly', frame);
  expect(Date.now() - began).toBeGreaterThan(700);
});
