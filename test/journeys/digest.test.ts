import { setAllowance } from '../../local/world/quotas';
import { setSwitches } from '../../local/world/switches';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  cell,
  onlyNights,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
  typeSetting,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const TOM = 'tom@example.org';
const UNA = 'una@example.org';
const mailsTo = (address: string) => workspace.inbox(address).length;
const outbox = () => rows(workspace, 'Outbox').map(({ To, State }) => [To, State]);

describe('given Monday morning', () => {
  test('each person who owes something has one mail, with all they owe', () => {
    pastMonday(workspace);
    expect([mailsTo(TOM), mailsTo(UNA), workspace.inbox().length]).toEqual([1, 1, 2]);
    const [mail] = workspace.inbox(UNA);
    expect(mail?.subject).toBe('2 induction reports need you this week');
    expect(mail?.text).toContain('Ann Example: progress review, Autumn 2026');
    expect(mail?.text).toContain('Bo Example: progress review, Autumn 2026');
    expect(outbox().sort()).toEqual([
      [TOM, 'sent'],
      [UNA, 'sent'],
    ]);
  });

  test("nobody reads of anybody else's ECTs", () => {
    pastMonday(workspace);
    const [mail] = workspace.inbox(TOM);
    expect(`${mail?.text} ${mail?.html}`).not.toMatch(/Ann|Bo Example/);
  });

  test('each report has a link of its own, and no judgement stands in the mail', () => {
    pastMonday(workspace);
    const [mail] = workspace.inbox(UNA);
    const all = mail?.text.match(/https:\/\/\S+viewform\S+/g) ?? [];
    const links = all.filter((link) => /R-\d+/.test(decodeURIComponent(link)));
    expect(new Set(links).size).toBe(2);
    expect(mail?.html).toContain('Write the report');
    expect(mail?.text).not.toMatch(/on track|at risk/i);
  });

  test('none goes the same day again, nor on the other days of the week', () => {
    pastMonday(workspace);
    workspace.advance({ hours: 12 });
    expect(workspace.inbox()).toHaveLength(2);
    onlyNights(workspace);
    workspace.advance({ days: 4 });
    expect(workspace.inbox()).toHaveLength(2);
  });

  test('next Monday there is one again, while it is owed', () => {
    pastMonday(workspace);
    onlyNights(workspace);
    workspace.advance({ to: '2026-12-14T06:30:00' });
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([2, 2]);
    expect(workspace.inbox(TOM)[1]?.text).toContain('Was due Friday 11 December 2026');
  });

  test('none goes to somebody who owes nothing', () => {
    save(workspace, reviewOf(workspace, '0012345'), 'submit');
    pastMonday(workspace);
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([0, 1]);
  });

  test('none at all goes while mail is off in Settings', () => {
    typeSetting(workspace, 'Mail is on', 'no');
    pastMonday(workspace);
    expect(workspace.inbox()).toEqual([]);
  });

  test('somebody who has left gets none (L05)', () => {
    workspace.edit('People', cell(workspace, 'People', ['Email', TOM], 'Until'), '2026-11-30');
    pastMonday(workspace);
    expect(mailsTo(TOM)).toBe(0);
  });

  test('in the night the clocks change, each goes once (V09)', async () => {
    const other = await smallRegister({ now: '2027-03-27T10:00:00Z' });
    onlyNights(other);
    other.advance({ to: '2027-03-30T07:00:00' });
    const keys = rows(other, 'Outbox').map(({ Mail }) => Mail);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
    expect(other.inbox()).toHaveLength(keys.length);
    other.close();
  }, 60_000);
});

describe('given a night that goes wrong', () => {
  test('Monday never ticks: Tuesday sends what Monday should have (F09)', () => {
    setSwitches(workspace.world, { clockTicksLost: 12 });
    workspace.advance({ to: '2026-12-07T06:10:00' });
    expect(workspace.inbox()).toEqual([]);
    setSwitches(workspace.world, { clockTicksLost: 0 });
    workspace.advance({ to: '2026-12-08T06:30:00' });
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([1, 1]);
  });

  test('every tick comes twice: still one mail each (F08, F09)', () => {
    setSwitches(workspace.world, { clockTicksTwice: 500 });
    pastMonday(workspace);
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([1, 1]);
  });

  test("the day's quota is gone mid-way: the rest goes the next day, and says so until then (F03)", () => {
    setAllowance(workspace.world, 'mailRecipients', 2);
    pastMonday(workspace);
    expect(workspace.inbox()).toHaveLength(1);
    expect(
      outbox()
        .map(([, state]) => state)
        .sort(),
    ).toEqual(['queued', 'sent']);
    workspace.advance({ to: '2026-12-08T12:00:00' });
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([1, 1]);
  });

  test('the quota is said to be there and the sending throws all the same: it waits for the next day (F04)', () => {
    const words = 'Service invoked too many times for one day: email.';
    trigger(workspace, 'everyNight', {
      faults: [{ match: /sendEmail/, nth: 2, kind: 'throw', message: words }],
    });
    expect(workspace.inbox()).toHaveLength(1);
    expect(
      outbox()
        .map(([, state]) => state)
        .sort(),
    ).toEqual(['queued', 'sent']);
    workspace.advance({ minutes: 11 });
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([1, 1]);
  });

  test('Google throws although the mail has gone: it is flagged, and never sent again (F05)', () => {
    setSwitches(workspace.world, { mailThrowsAfterSending: 1 });
    pastMonday(workspace);
    onlyNights(workspace);
    workspace.advance({ days: 3 });
    expect([mailsTo(TOM), mailsTo(UNA)]).toEqual([1, 1]);
    const flagged = rows(workspace, 'Outbox').filter(({ State }) => State === 'unknown');
    expect(flagged.map(({ Note }) => Note)).toEqual([expect.stringContaining('Look in Sent')]);
  });

  test('what was done meanwhile is not asked for any more', () => {
    setAllowance(workspace.world, 'mailRecipients', 0);
    pastMonday(workspace);
    for (const trn of ['0012345', '0012346', '0012347']) save(workspace, reviewOf(workspace, trn), 'submit');
    setAllowance(workspace.world, 'mailRecipients', null);
    workspace.advance({ hours: 30 });
    expect([workspace.inbox().length, outbox().map(([, state]) => state)]).toEqual([
      0,
      ['not needed', 'not needed'],
    ]);
  });
});

test('a name with line breaks and tags starts no header and no markup (V17, V19)', async () => {
  workspace.edit(
    'ECTs',
    cell(workspace, 'ECTs', ['TRN', '0012345'], 'Name'),
    'Zoë\r\nBcc: x@example.org <img src=x>',
  );
  pastMonday(workspace);
  const [mail] = workspace.inbox(TOM);
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.bcc).toEqual([]);
  expect(mail?.html).not.toContain('<img');
});

test('a mail flagged unknown goes once more when a person says so, and not before', () => {
  setSwitches(workspace.world, { mailThrowsAfterSending: 1 });
  pastMonday(workspace);
  const { Mail = '', To = '' } = row(workspace, 'Outbox', 'State', 'unknown');
  workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', Mail], 'State'), 'queued');
  workspace.advance({ minutes: 11 });
  expect([mailsTo(To), row(workspace, 'Outbox', 'Mail', Mail)['State']]).toEqual([2, 'sent']);
});
