import { setAccount } from '../../local/world/quotas';
import { setSwitches } from '../../local/world/switches';
import { run, tiny } from './tiny';

const refused = (code: string) => run(`try { ${code}; return 'sent'; } catch (e) { return e.message; }`);

test('a mail lies in the inbox of each it went to, whatever the case of the address', () => {
  const workspace = tiny(
    "function main() { MailApp.sendEmail({ to: 'Tutor@example.org', cc: 'ect@example.org', subject: 'Due', body: 'Now', name: 'The AB', replyTo: 'ab@example.org' }); }",
  );
  workspace.call('main');
  expect(workspace.inbox('ect@example.org')).toEqual(workspace.inbox('tutor@example.org'));
  expect(workspace.inbox()[0]).toMatchObject({
    from: 'officer@example.org',
    fromName: 'The AB',
    subject: 'Due',
    text: 'Now',
    html: null,
    replyTo: 'ab@example.org',
  });
});

test.each([
  ["MailApp.sendEmail({ to: '', subject: 'a', body: 'b' })", 'Failed to send email: no recipient'],
  ["MailApp.sendEmail('a@example.org, nobody', 'a', 'b')", 'Invalid email: nobody'],
  ["MailApp.sendEmail('Ada <a@example.org>', 'a', 'b')", 'Invalid email: Ada <a@example.org>'],
  ["MailApp.sendEmail('a@example.org', 'x'.repeat(251), 'b')", 'Argument too large: subject'],
  ["MailApp.sendEmail('a@example.org', 'a\\nBcc: b@example.org', 'b')", 'Invalid argument: subject'],
  [
    "MailApp.sendEmail({ to: 'a@example.org', subject: 'a', body: 'b', name: 'a\\r\\nb' })",
    'Invalid argument: name',
  ],
  ["MailApp.sendEmail('a@example.org', 'a', 'x'.repeat(204801))", 'Limit Exceeded: Email Body Size.'],
  [
    "MailApp.sendEmail(Array.from({ length: 51 }, (_, i) => 'a' + i + '@example.org').join(), 'a', 'b')",
    'Limit Exceeded: Email Recipients Per Message.',
  ],
  [
    "MailApp.sendEmail('a@example.org', 'a')",
    "The parameters (String,String) don't match the method signature for MailApp.sendEmail.",
  ],
])('%s: %s (§18)', (code, says) => {
  expect(refused(code)).toBe(says);
});

test('every recipient counts, and what is left is told (§18)', () => {
  const workspace = tiny(
    "function main() { MailApp.sendEmail({ to: 'a@example.org,b@example.org', bcc: 'c@example.org', subject: 's', body: 'b' }); return MailApp.getRemainingDailyQuota(); }",
  );
  setAccount(workspace.world, 'consumer');
  expect(workspace.call('main')).toBe(97);
});

test('over the day the next mail is refused whole; 24 hours after the first it goes again (§18)', () => {
  const workspace = tiny(
    "function main(n) { for (let i = 0; i < n; i++) MailApp.sendEmail('a@example.org,b@example.org', 's', 'b'); }",
  );
  setAccount(workspace.world, 'consumer');
  workspace.call('main', [49]);
  workspace.advance({ hours: 20 });
  expect(() => workspace.call('main', [2])).toThrow('Service invoked too many times for one day: email.');
  expect(workspace.inbox()).toHaveLength(50);
  workspace.advance({ hours: 4 });
  workspace.call('main', [2]);
  expect(workspace.inbox()).toHaveLength(52);
});

test('sending can throw although the mail has gone (§18)', () => {
  const workspace = tiny("function main() { MailApp.sendEmail('a@example.org', 's', 'b'); }");
  setSwitches(workspace.world, { mailThrowsAfterSending: 1 });
  expect(() => workspace.call('main')).toThrow("We're sorry, a server error occurred.");
  expect(workspace.inbox()).toHaveLength(1);
  workspace.call('main');
  expect(workspace.inbox()).toHaveLength(2);
});

test('a document attached goes as its PDF, an image by its key (§18)', async () => {
  const workspace = tiny(`function main() {
    const doc = DocumentApp.create('Report'); doc.saveAndClose();
    MailApp.sendEmail({ to: 'a@example.org', subject: 's', body: 'b', htmlBody: '<img src="cid:logo">', attachments: [doc],
      inlineImages: { logo: Utilities.newBlob([1, 2], 'image/png', 'logo.png') } }); }`);
  workspace.call('main');
  const [mail] = workspace.inbox();
  expect(mail?.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['Report.pdf', 'application/pdf'],
  ]);
  expect((await workspace.bytes(mail?.attachments[0]?.content ?? null)).subarray(0, 5).toString()).toBe(
    '%PDF-',
  );
  expect(Object.keys(mail?.inlineImages ?? {})).toEqual(['logo']);
});

test('without the scope there is no mail (§0)', () => {
  const workspace = tiny(
    "function main() { MailApp.sendEmail('a@example.org', 's', 'b'); }",
    {},
    { oauthScopes: [] },
  );
  expect(() => workspace.call('main')).toThrow(
    'You do not have permission to call MailApp.sendEmail. Required permissions: (https://www.googleapis.com/auth/script.send_mail)',
  );
});
