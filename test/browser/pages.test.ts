import { desk } from './tools/desk';

const { page, workspace, open, sheet } = desk();

const nameOf = async () => (await page().getByRole('textbox').first().getAttribute('name')) ?? '';

async function sendReview(): Promise<void> {
  const [form] = await workspace().api<{ path: string }[]>('/forms');
  await open(form?.path ?? '');
  await page()
    .locator(`[name="${await nameOf()}"]`)
    .fill('Avery Quill');
  await page().getByLabel('Yes').check();
  await page().getByRole('button', { name: 'Submit' }).click();
  await page().getByText('Thank you. The review has arrived.').waitFor();
}

describe('inbox', () => {
  test('a mail is read as html, on a phone and as plain text, and is then no longer new', async () => {
    await sendReview();
    await open('/inbox');
    await page().getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
    await page().getByText('Review received: Avery Quill').click();
    const mail = page().frameLocator('.mail-body iframe');
    await mail.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page().getByRole('button', { name: 'On a phone' }).click();
    expect((await page().locator('.mail-body iframe').boundingBox())?.width).toBe(390);
    await page().getByRole('button', { name: 'Plain text' }).click();
    await page()
      .getByLabel('The mail as plain text')
      .getByText('Thank you for the review of Avery Quill.')
      .waitFor();
    await page().getByRole('link', { name: 'Inbox', exact: true }).waitFor();
  });

  test("a mail's link to a Google Form opens the form on this machine", async () => {
    await sendReview();
    await open('/inbox');
    await page().getByText('Review received: Avery Quill').click();
    const link = page().frameLocator('.mail-body iframe').getByRole('link', { name: 'Write another review' });
    const [opened] = await Promise.all([page().context().waitForEvent('page'), link.click()]);
    await opened.getByRole('heading', { name: 'Progress review' }).waitFor();
    expect(opened.url()).toContain(workspace().url);
  });

  test('mail is listed by address', async () => {
    await sendReview();
    await open('/inbox');
    await page()
      .getByRole('navigation', { name: 'Mail by address' })
      .getByRole('link', { name: /tutor@millbrook/ })
      .click();
    expect(await page().locator('.mail-line').count()).toBe(1);
  });
});

describe('clock and executions', () => {
  test('the next day brings what was due, and says so', async () => {
    await open('/clock');
    await page()
      .getByRole('row', { name: /daily Every day between 06:00 and 07:00/ })
      .waitFor();
    await page().getByRole('button', { name: 'Next day' }).click();
    await page().getByRole('status').filter({ hasText: '1 trigger run, 1 mail' }).waitFor();
    await page()
      .getByRole('group', { name: "The workspace's clock" })
      .getByText('Tuesday 8 December 2026, 08:00')
      .waitFor();
    expect(await workspace().api('/mails')).toMatchObject([{ subject: 'The daily run' }]);
  });

  test('next Monday is the Monday after', async () => {
    await open('/clock');
    await page().getByRole('button', { name: 'Next Monday' }).click();
    await page().getByText('Monday 14 December 2026, 08:00').first().waitFor();
  });

  test('an execution shows its calls, seconds and console', async () => {
    await sendReview();
    await open('/executions');
    await page().getByRole('link', { name: 'onFormSubmitted' }).click();
    const details = page().getByRole('region', { name: 'Execution of onFormSubmitted' });
    await details.getByText('A review of Avery Quill arrived').waitFor();
    await details.getByText('MailApp.sendEmail').waitFor();
  });
});

describe('files', () => {
  test('a Google Doc is read, and a paragraph of it rewritten', async () => {
    await open('/files');
    await page().getByRole('link', { name: 'Report template' }).click();
    await page().getByText('Written by {{tutor}}.').hover();
    await page().getByRole('button', { name: 'Edit: Written by {{tutor}}.' }).click();
    await page().getByLabel("The paragraph's text").fill('Written by {{tutor}} for Northmoor.');
    await page().keyboard.press('Control+Enter');
    await page().getByText('Written by {{tutor}} for Northmoor.').waitFor();
  });

  test('a PDF in a folder is served as one', async () => {
    await open('/files');
    await page().getByRole('link', { name: 'Register files' }).click();
    const link = page().getByRole('link', { name: 'Example report.pdf' });
    const id = (await link.getAttribute('href'))?.split('/').at(-1);
    const answer = await page().request.get(new URL(`/file/${id}`, workspace().url).href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('reset asks first, then puts everything back', async () => {
  await sheet('ECTs');
  await page().getByRole('button', { name: 'Reset' }).click();
  await page()
    .getByRole('dialog', { name: 'Reset the workspace' })
    .getByRole('button', { name: 'OK' })
    .click();
  await page().getByRole('tab', { name: 'ECTs' }).waitFor({ state: 'detached' });
  expect(await workspace().api('/forms')).toEqual([]);
});
