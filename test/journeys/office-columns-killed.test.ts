import { setSwitches } from '../../local/world/switches';
import type { CallOptions, Workspace } from '../../local/workspace';
import { faultsOf, halfDone, killsOf, later, pairsOf, recover, sampled, tell } from './kills';
import {
  EARLY_MONDAY,
  REVIEW,
  TUTOR_SAYS,
  answer,
  byDay,
  click,
  columnOf,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
} from './register';

/**
 * The office has columns of its own between those of the register, so that each row takes several writes: runs are killed
 * between them, then left to the clock (F01).
 */
let workspace: Workspace;
let sent: ReturnType<Workspace['snapshot']>;
let reviews: readonly string[] = [];

const TUTORS = ['tom@example.org', 'una@example.org'];
const ECTS = ['zoe@example.org', 'ann@example.org'];
const tick = (options: Parameters<typeof trigger>[2] = {}) => trigger(workspace, 'everyTenMinutes', options);

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  pastMonday(workspace);
  reviews = ['0012345', '0012346'].map((trn) => reviewOf(workspace, trn));
  for (const [sheet, heading] of [
    ['Intake', 'Verdict'],
    ['Intake', 'Answers'],
    ['Outbox', 'Subject'],
    ['Outbox', 'Queued'],
    ['Reports', 'On track'],
  ] as const)
    workspace.insertColumn(sheet, columnOf(workspace, sheet, heading));
  setSwitches(workspace.world, { formEventsLost: 2 });
  for (const tutor of TUTORS) workspace.submitForm(linksIn(workspace, tutor)[0] ?? '', TUTOR_SAYS);
  later(workspace, 10);
  sent = workspace.snapshot();
});
afterAll(() => workspace.close());

/** Nothing lost, nothing twice, nothing half: both reports are with their ECTs, who are asked once each. */
function sound(where: unknown): void {
  recover(workspace);
  const history = rows(workspace, 'History').filter(({ Row = '' }) => reviews.includes(Row));
  const outbox = rows(workspace, 'Outbox').map(({ State }) => State);
  const mails = ECTS.map((address) => workspace.inbox(address).length);
  const missing = mails.filter((count) => count === 0).length;
  expect({
    where,
    reports: reviews.map((id) => {
      const { State, Evidence, Version } = row(workspace, 'Reports', 'Report', id);
      return [State, Evidence, Version];
    }),
    toldOnce: reviews.map(
      (id) => history.filter(({ Row, Column }) => Row === id && Column === 'On track').length,
    ),
    doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
    intake: rows(workspace, 'Intake').map(({ Verdict }) => Verdict),
    most: Math.max(...mails),
    excused: missing <= outbox.filter((state) => state === 'unknown').length,
    waiting: outbox.filter((state) => state === 'queued' || state === 'sending'),
    half: halfDone(workspace),
  }).toEqual({
    where,
    reports: reviews.map(() => ['with ECT', 'Four observed lessons.', '2']),
    toldOnce: [1, 1],
    doubled: 0,
    intake: ['accepted', 'accepted'],
    most: 1,
    excused: true,
    waiting: [],
    half: [],
  });
}

test('two reports, killed once, before or after a call, with every fate of what was buffered', () => {
  workspace.restore(sent);
  const kills = killsOf(workspace, tick);
  sound('left alone');
  const schedules = sampled(kills.worlds, 14);
  for (const kill of schedules) {
    workspace.restore(sent);
    tick(faultsOf(kill));
    sound(kill);
  }
  tell('Two reports by the form', kills, schedules.length);
  expect(schedules.length).toBeGreaterThan(4);
}, 3_600_000);

test('two reports, killed twice, the second time while it recovers', () => {
  workspace.restore(sent);
  const kills = killsOf(workspace, tick);
  const schedules = pairsOf(kills, 6);
  for (const [first, second] of schedules) {
    workspace.restore(sent);
    tick(faultsOf(first));
    later(workspace, 15);
    tick(faultsOf(second));
    sound([first, second]);
  }
  tell('Two reports by the form, twice', kills, schedules.length);
  expect(schedules.length).toBeGreaterThan(4);
}, 3_600_000);

describe('a comment and a signature', () => {
  let signing: ReturnType<Workspace['snapshot']>;

  beforeAll(() => {
    workspace.restore(sent);
    byDay(workspace);
    for (let nth = 0; nth < 3; nth++) {
      tick();
      later(workspace, 15);
    }
    setSwitches(workspace.world, { formEventsLost: 1 });
    workspace.submitForm(signLinkOf(workspace, ECTS[0] ?? ''), {
      'I am': 'The early career teacher',
      'Your comment on this report': "'tis a fair picture.",
      'Your signature': 'I have read this report and sign it',
      'Your full name': 'Zoë Example',
    });
    later(workspace, 10);
    signing = workspace.snapshot();
  });

  function signed(where: unknown): void {
    recover(workspace);
    const { State, ...report } = row(workspace, 'Reports', 'Report', reviews[0] ?? '');
    const history = rows(workspace, 'History').filter(({ Row }) => Row === reviews[0]);
    expect({
      where,
      report: [State, report['ECT comment'], report['ECT signed'] !== ''],
      told: history.filter(({ Column }) => Column === 'ECT signed').length,
      doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
      intake: rows(workspace, 'Intake').map(({ Verdict }) => Verdict),
      half: halfDone(workspace),
    }).toEqual({
      where,
      report: ['signing', "'tis a fair picture.", true],
      told: 1,
      doubled: 0,
      intake: ['accepted', 'accepted', 'accepted'],
      half: [],
    });
  }

  test('killed once, wherever', () => {
    workspace.restore(signing);
    const kills = killsOf(workspace, tick);
    const schedules = sampled(kills.worlds, 12);
    for (const kill of schedules) {
      workspace.restore(signing);
      tick(faultsOf(kill));
      signed(kill);
    }
    tell('A comment and a signature', kills, schedules.length);
    expect(schedules.length).toBeGreaterThan(4);
  }, 3_600_000);
});

test('an officer’s save, killed wherever: the report is as it was or wholly saved, and the officer can go on', () => {
  workspace.restore(sent);
  const id = reviewOf(workspace, '0012347');
  const form = answer(workspace, { ask: 'report', id });
  const request = { ask: 'save' as const, id, at: form.at, version: form.version, action: 'save' as const };
  const saves = (options: CallOptions = {}) =>
    workspace.tryCall('ask', [JSON.stringify({ ...request, answers: REVIEW })], options).record;
  const opened = workspace.snapshot();
  const kills = killsOf(workspace, saves);
  for (const kill of kills.worlds) {
    workspace.restore(opened);
    saves(faultsOf(kill));
    const now = answer(workspace, { ask: 'report', id });
    const mine = { ...REVIEW, targets: 'Mine.' };
    let again = save(workspace, id, 'save', mine, now);
    // A save that was only begun is finished first, so that the officer is shown it.
    if (again.kind === 'busy') {
      recover(workspace);
      again = save(workspace, id, 'save', mine, now);
    }
    const { kind } = again.kind === 'conflict' ? save(workspace, id, 'save', REVIEW) : again;
    click(workspace, 'refreshViews');
    const { Evidence, Targets, ...stands } = row(workspace, 'Reports', 'Report', id);
    const history = rows(workspace, 'History').filter(({ Row }) => Row === id);
    expect({
      kill,
      kind,
      stands: [Evidence, Targets, stands['On track'], stands['Days absent']],
      told: history.filter(({ Column }) => Column === 'Evidence').length,
      doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
      half: halfDone(workspace),
    }).toEqual({
      kill,
      kind: 'answer',
      stands: [REVIEW['evidence'], again.kind === 'conflict' ? REVIEW['targets'] : 'Mine.', 'yes', '1.5'],
      told: 1,
      doubled: 0,
      half: [],
    });
  }
  tell('An officer’s save', kills, kills.worlds.length);
  expect(kills.worlds.length).toBeGreaterThan(5);
}, 3_600_000);
