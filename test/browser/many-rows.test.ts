import { desk } from './tools/desk';

const { page, sheet, cell, press } = desk({ before: ['fillMany'] });

const drawnRows = () => page().locator('tbody tr[data-r]').count();

/** The slowest of the frames drawn while `act` goes on, in milliseconds. */
async function slowestFrame(act: () => Promise<void>): Promise<number> {
  await page().evaluate(() => {
    const seen: number[] = [];
    let last = performance.now();
    const tick = (now: number) => {
      seen.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { seenFrames: seen });
  });
  await act();
  const frames = await page().evaluate(() => (window as unknown as { seenFrames: number[] }).seenFrames);
  return Math.max(...frames);
}

test('of 10,000 rows only those near the view are in the page', async () => {
  await sheet('Many');
  expect(await page().getByRole('grid').getAttribute('aria-rowcount')).toBe('10002');
  expect(await drawnRows()).toBeLessThan(120);
});

test('the last row is one key away, and the way back another', async () => {
  await sheet('Many');
  await cell('A2').click();
  await press('Control+ArrowRight', 'Control+End');
  await page().locator('tr[data-r="10001"]').getByText('School 10000', { exact: true }).waitFor();
  expect(await drawnRows()).toBeLessThan(120);
  await press('Control+Home');
  await cell('A2').getByText('School 1', { exact: true }).waitFor();
});

test('scrolling through ends at rows that are there', async () => {
  await sheet('Many');
  const slowest = await slowestFrame(async () => {
    for (let step = 1; step <= 20; step += 1) {
      await page()
        .locator('.scroller')
        .evaluate((box) => box.scrollBy(0, 2500));
      await page().waitForTimeout(30);
    }
  });
  const top = await page()
    .locator('.scroller')
    .evaluate((box) => box.scrollTop);
  const row = Math.floor(top / 21) + 5;
  await page()
    .locator(`tr[data-r="${row}"]`)
    .getByText(`School ${row - 1}`, { exact: true })
    .waitFor();
  expect(await drawnRows()).toBeLessThan(120);
  console.info(`The slowest frame while scrolling took ${Math.round(slowest)} ms`);
});

test('a filter over 10,000 rows answers within seconds', async () => {
  await sheet('Many');
  await page().getByRole('button', { name: 'Filter by Town' }).click();
  const menu = page().getByRole('dialog', { name: 'Filter by Town' });
  await menu.getByRole('button', { name: 'Clear' }).click();
  await menu.getByRole('checkbox', { name: 'Town 3 250' }).check();
  await menu.getByRole('button', { name: 'OK' }).click();
  await page().locator('tr[data-r="2"]').waitFor({ state: 'detached' });
  expect(await page().locator('tbody tr[data-r] td:nth-of-type(3)').allTextContents()).toEqual(
    expect.arrayContaining(['Town 3']),
  );
  await page().locator('tr[data-r="44"]').waitFor();
});
