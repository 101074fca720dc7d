import { setAllowance } from '../../local/world/quotas';
import type { Workspace } from '../../local/workspace';
import { faultsOf, killsOf, pairsOf, sampled, tell, type Kill, type Kills } from './kills';
import {
  ECTS_CSV,
  EARLY_MONDAY,
  columnOf,
  importFile,
  reviewOf,
  rows,
  save,
  smallRegister,
  trigger,
} from './register';

/** Killed at every service call, with every fate of what was buffered, then left to itself for a day (F01). */
let workspace: Workspace;
let beforeNight: ReturnType<Workspace['snapshot']>;

const PEOPLE = ['tom', 'una', 'tutor1', 'tutor2'].map((name) => `${name}@example.org`);

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  const [headings = '', zoe = ''] = ECTS_CSV.split('\r\n');
  const more = [1, 2].map((n) =>
    zoe
      .replace('0012345', `002000${n}`)
      .replace('Zoë', `Cy${n}`)
      .replace('zoe@', `cy${n}@`)
      .replace('tom@example.org', `tutor${n}@example.org`)
      .replace('Tom Tutor', `Tutor ${n}`),
  );
  await importFile(workspace, 'ects', 'commit', [headings, ...more].join('\r\n'));
  beforeNight = workspace.snapshot();
});
afterAll(() => workspace.close());

/** A quarter of an hour on, and the next night, without every tick between. */
function onwards(): void {
  later();
  trigger(workspace, 'everyTenMinutes');
  workspace.world.setNow(Date.parse('2026-12-08T05:30:00Z'));
  trigger(workspace, 'everyNight');
}
const later = () => workspace.world.setNow(workspace.world.now() + 15 * 60_000);

/** 0 lost, 0 twice: whoever has no mail is flagged for a person, and nothing is left half-way. */
function sound(where: readonly unknown[], mostUnknown = 1): void {
  const counts = PEOPLE.map((address) => workspace.inbox(address).length);
  const states = rows(workspace, 'Outbox').map(({ State }) => State);
  const unknown = states.filter((state) => state === 'unknown').length;
  const missing = counts.filter((count) => count === 0).length;
  expect({
    where,
    most: Math.max(...counts),
    excused: missing <= unknown,
    few: unknown <= mostUnknown,
  }).toEqual({
    where,
    most: 1,
    excused: true,
    few: true,
  });
  expect({ where, sending: states.filter((state) => state === 'sending' || state === 'queued') }).toEqual({
    where,
    sending: [],
  });
}

/** Every seventh call, in each way from another one on; with KILL_EVERY=1 all of them. */
const EVERY = Number(process.env['KILL_EVERY'] ?? 7);

test('left alone, the night sends one mail to each', () => {
  workspace.restore(beforeNight);
  trigger(workspace, 'everyNight');
  expect(PEOPLE.map((address) => workspace.inbox(address).length)).toEqual([1, 1, 1, 1]);
});

test('the whole night, killed wherever', () => {
  workspace.restore(beforeNight);
  const kills = killsOf(workspace, (options) => trigger(workspace, 'everyNight', options));
  const schedules = sampled(kills.worlds, 16);
  for (const kill of schedules) {
    workspace.restore(beforeNight);
    trigger(workspace, 'everyNight', faultsOf(kill));
    onwards();
    sound([kill]);
  }
  tell('A night of four mails', kills, schedules.length);
}, 3_600_000);

/** The night's mails, which wait for the quota to come back. */
function wait(): void {
  setAllowance(workspace.world, 'mailRecipients', 0);
  trigger(workspace, 'everyNight');
  setAllowance(workspace.world, 'mailRecipients', null);
  expect(rows(workspace, 'Outbox').map(({ State }) => State)).toEqual(PEOPLE.map(() => 'queued'));
}

function sendKilled(queued: ReturnType<Workspace['snapshot']>, schedules: readonly Kill[]): void {
  for (const kill of schedules) {
    workspace.restore(queued);
    trigger(workspace, 'everyTenMinutes', faultsOf(kill));
    later();
    trigger(workspace, 'everyTenMinutes');
    sound([kill]);
  }
}

describe('given mails that wait in Outbox', () => {
  let queued: ReturnType<Workspace['snapshot']>;
  let kills: Kills;

  beforeAll(() => {
    workspace.restore(beforeNight);
    wait();
    queued = workspace.snapshot();
    kills = killsOf(workspace, (options) => trigger(workspace, 'everyTenMinutes', options));
    expect(workspace.inbox()).toHaveLength(4);
  });

  test('killed wherever, with every fate of what was buffered', () => {
    const schedules = sampled(kills.worlds, 16);
    sendKilled(queued, schedules);
    tell('Four mails sent', kills, schedules.length);
  }, 3_600_000);

  const mails = () => rows(workspace, 'Outbox');

  test('whatever was not needed stays so, and what was sent says what it asked for, killed or not', () => {
    workspace.restore(queued);
    const finished = reviewOf(workspace, '0012345');
    save(workspace, finished, 'submit');
    const done = workspace.snapshot();
    const calls = trigger(workspace, 'everyTenMinutes').serviceCalls;
    const wanted = new Map(mails().map((mail) => [mail['Mail'], mail['Asks for']]));
    expect([...wanted.values()].filter((text) => text === '')).toHaveLength(1);
    for (let call = 2; call <= calls; call += EVERY) {
      workspace.restore(done);
      trigger(workspace, 'everyTenMinutes', { faults: [{ call, phase: 'after', kind: 'kill' }] });
      later();
      trigger(workspace, 'everyTenMinutes');
      const tom = mails().find(({ To, Mail }) => To === 'tom@example.org' && Mail?.startsWith('digest'));
      expect([call, tom?.['State'], workspace.inbox('tom@example.org').length]).toEqual([
        call,
        'not needed',
        0,
      ]);
      for (const mail of mails().filter(({ Mail }) => wanted.has(Mail)))
        expect([call, mail['Mail'], mail['Asks for']]).toEqual([
          call,
          mail['Mail'],
          wanted.get(mail['Mail']),
        ]);
    }
  }, 600_000);

  test('killed twice, the second time while it recovers', () => {
    const schedules = pairsOf(kills, 12);
    for (const [first, second] of schedules) {
      workspace.restore(queued);
      trigger(workspace, 'everyTenMinutes', faultsOf(first));
      later();
      trigger(workspace, 'everyTenMinutes', faultsOf(second));
      later();
      trigger(workspace, 'everyTenMinutes');
      sound([first, second], 2);
    }
    tell('Four mails sent, twice', kills, schedules.length);
  }, 3_600_000);
});

test.each(['State', 'Queued', 'Sent', 'Note'])(
  'with a column of the office’s own before %s, so that a mail takes several writes, none goes twice',
  (heading) => {
    workspace.restore(beforeNight);
    workspace.insertColumn('Outbox', columnOf(workspace, 'Outbox', heading));
    wait();
    const queued = workspace.snapshot();
    const kills = killsOf(workspace, (options) => trigger(workspace, 'everyTenMinutes', options));
    const schedules = sampled(kills.worlds, 24);
    sendKilled(queued, schedules);
    tell(`Four mails sent, a column before ${heading}`, kills, schedules.length);
  },
  3_600_000,
);
