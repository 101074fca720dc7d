import { setAllowance } from '../../local/world/quotas';
import { shownBy } from '../../local/world/ui';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  byDay,
  cell,
  onlyNights,
  reviewOf,
  rows,
  save,
  smallRegister,
  trigger,
  typeRows,
  typeSetting,
} from './register';

/** Induction > Preview mail: what would go to whom, for a person to read before it goes. */
let workspace: Workspace;
let start: ReturnType<Workspace['snapshot']>;

const TOM = 'tom@example.org';
const UNA = 'una@example.org';
const ZOE = 'zoe@example.org';

const tick = () => trigger(workspace, 'everyTenMinutes');

/** Monday at nine: the weekly mails wait for the quota, and a report was let go and written. */
beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  setAllowance(workspace.world, 'mailRecipients', 0);
  trigger(workspace, 'everyNight');
  byDay(workspace);
  save(workspace, reviewOf(workspace, '0012345'), 'release');
  typeSetting(workspace, 'Mail is on', 'no');
  tick();
  typeSetting(workspace, 'Mail is on', 'yes');
  setAllowance(workspace.world, 'mailRecipients', null);
  start = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

function preview(): string {
  const { error, record } = workspace.menu('previewMail');
  if (error) throw new Error(error.message);
  const page = shownBy(workspace.world, record.id)
    .filter(({ kind }) => kind === 'dialog')
    .pop();
  if (page?.kind !== 'dialog') throw new Error('No page was shown.');
  return page.html;
}
const mailsIn = (html: string) => [...html.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, line]) => line);

test('it lists what waits and what the next run would add, and just that goes then', () => {
  const listed = mailsIn(preview());
  tick();
  const went = workspace.inbox().map(({ to, subject }) => `${to[0] ?? ''}: ${subject}`);
  expect(went.length).toBeGreaterThan(0);
  expect([...listed].sort()).toEqual(expect.arrayContaining([...went].sort()));
  expect(went.some((line) => line.startsWith(ZOE))).toBe(true);
  expect(went.some((line) => line.startsWith(UNA))).toBe(true);
});

test('once this week’s have gone, it lists next Monday’s weekly mails, and just those go then', () => {
  tick();
  const html = preview();
  expect(html).toContain('The weekly mail of Monday 14 December 2026, if all stays as it is');
  const listed = mailsIn(html.slice(html.indexOf('The weekly mail of')));
  expect(listed.length).toBeGreaterThan(1);
  workspace.world.setNow(Date.parse('2026-12-14T09:00:00Z'));
  trigger(workspace, 'everyNight');
  tick();
  const weekly = rows(workspace, 'Outbox')
    .filter(({ Mail, State }) => Mail?.startsWith('digest:2026-W51') && State === 'sent')
    .map(({ To, Subject }) => `${To}: ${Subject}`);
  expect([...listed].sort()).toEqual(weekly.sort());
});

test('in a week of holidays it says that none goes, and shows the next that does', () => {
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-28T09:00:00' });
  const html = preview();
  expect(html).toContain('No weekly mail goes this week. The weekly mail of Monday 4 January 2027');
  const listed = mailsIn(html.slice(html.indexOf('No weekly mail')));
  expect(listed.some((line) => line?.startsWith(UNA))).toBe(true);
});

test('it lists weekly mails about visits', () => {
  typeRows(workspace, 'People', {
    Person: 'P-0800',
    Post: 'PO-0800',
    Name: 'Vera Visitor',
    Email: 'vera@example.org',
    Role: 'assessor',
  });
  typeRows(workspace, 'Visits', {
    Visit: 'V-0001',
    URN: '100001',
    Kind: 'general',
    State: 'agreed',
    Visitor: 'Vera Visitor',
    'Planned for': '2026-12-16',
  });
  expect(mailsIn(preview()).filter((line) => line?.startsWith('vera@example.org'))).toHaveLength(1);
});

test('what nobody owes any more is not listed', () => {
  expect(mailsIn(preview()).filter((line) => line?.startsWith(TOM))).toEqual([]);
});

test('a mail that can’t be written says why in its place, and the others are listed', () => {
  const before = mailsIn(preview());
  typeRows(workspace, 'Outbox', {
    Mail: 'visit:V-0001:notice:P-0001:2026-12-07',
    To: TOM,
    State: 'queued',
    Subject: 'Our visit',
    Queued: '2026-12-07T05:10:06Z',
  });
  const at = (workspace.read('Visits')[0] ?? []).indexOf('Planned for');
  workspace.edit('Visits', `${String.fromCharCode(65 + at)}1`, 'Our day');
  const html = preview();
  expect(mailsIn(html)).toEqual(expect.arrayContaining(before));
  // The weekly mails about visits can't be told either, and say so in their place.
  expect(mailsIn(html).length).toBe(before.length + 2);
  expect(html).toContain('It waits until it can be written: The sheet &quot;Visits&quot;');
});

test('it sends nothing, and changes nothing in sheets, files or memory', () => {
  const all = () => ({
    sheets: ['Outbox', 'Reports', 'History', 'People', 'Intake', 'Desk'].map((sheet) =>
      workspace.read(sheet),
    ),
    files: workspace.files(),
    memory: workspace.properties(),
    inbox: workspace.inbox(),
  });
  const before = all();
  preview();
  expect(all()).toEqual(before);
});

test('nobody else’s link stands in it', () => {
  const html = preview();
  expect(html).toContain('(their own link)');
  expect(html).not.toMatch(/viewform/);
  expect(html).not.toMatch(/R-\d+\.[\w-]{8}/);
});

test('it says how many more people may be written to, or that mail is off', () => {
  expect(preview()).toMatch(/The account may write to 1500 more people today/);
  typeSetting(workspace, 'Mail is on', 'no');
  expect(preview()).toContain('Mail is off in Settings');
});

test('2.61 it says how many PDFs are still to be written, whose mails it can’t list yet', () => {
  expect(preview()).not.toContain('still to be written');
  save(workspace, reviewOf(workspace, '0012346'), 'release');
  expect(preview()).toContain('1 PDF still to be written: mails that link them are added after that.');
});

test('names with tags in them start no markup', () => {
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012346'], 'Name'), '<img src=x>');
  expect(preview()).not.toContain('<img');
});
