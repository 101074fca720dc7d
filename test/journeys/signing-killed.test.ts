import { setSwitches } from '../../local/world/switches';
import type { Workspace } from '../../local/workspace';
import { faultsOf, killsOf, pairsOf, sampled, tell, type Kills } from './kills';
import {
  EARLY_MONDAY,
  byDay,
  click,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
} from './register';

/** A comment and a signature, killed at every service call of the run that takes them in, then left to the clock (F01). */
let workspace: Workspace;
let sent: ReturnType<Workspace['snapshot']>;
let review = '';
let kills: Kills;

const ZOE = 'zoe@example.org';
const TOM = 'tom@example.org';
const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);
const tick = (options: Parameters<typeof trigger>[2] = {}) => trigger(workspace, 'everyTenMinutes', options);

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  byDay(workspace);
  review = reviewOf(workspace, '0012345');
  save(workspace, review, 'release');
  tick();
  setSwitches(workspace.world, { formEventsLost: 1 });
  workspace.submitForm(signLinkOf(workspace, ZOE), {
    'I am': 'The early career teacher',
    'Your comment on this report': 'A fair picture.',
    'Your signature': 'I have read this report and sign it',
    'Your full name': 'Zoë Example',
  });
  later(10);
  sent = workspace.snapshot();
});
afterAll(() => workspace.close());

/** Nothing lost, nothing twice, nothing half: the signature stands, is told of once, and the next signer is asked once. */
function sound(where: readonly unknown[]): void {
  for (let nth = 0; nth < 3; nth++) {
    later(15);
    tick();
  }
  // The night copies to History what a killed run left waiting in its row; so does this.
  click(workspace, 'refreshViews');
  const report = row(workspace, 'Reports', 'Report', review);
  const history = rows(workspace, 'History').filter(({ Row }) => Row === review);
  const signed = history.filter(({ Column }) => Column === 'ECT signed');
  const pdfs = workspace
    .files()
    .filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
  const intake = rows(workspace, 'Intake');
  const asked = workspace.inbox(TOM).length;
  const unknown = rows(workspace, 'Outbox').filter(({ State }) => State === 'unknown').length;
  expect({
    where,
    state: report['State'],
    comment: report['ECT comment'],
    signedOnce: signed.length,
    waiting: report['Not yet in History'],
    doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
    intake: intake.map(({ Verdict }) => Verdict),
    pdf: pdfs.filter(({ id }) => (report['PDF'] ?? '').includes(id)).length,
    askedOnce: asked + unknown >= 1 && asked <= 1,
    ectMails: workspace.inbox(ZOE).length,
    half: rows(workspace, 'Outbox').filter(({ State }) => State === 'queued' || State === 'sending'),
  }).toEqual({
    where,
    state: 'signing',
    comment: 'A fair picture.',
    signedOnce: 1,
    waiting: '',
    doubled: 0,
    intake: ['accepted'],
    pdf: 1,
    askedOnce: true,
    ectMails: 1,
    half: [],
  });
}

test('left alone, the signature is taken in and the tutor is asked for theirs', () => {
  kills = killsOf(workspace, tick);
  sound([]);
});

test('killed wherever, with every fate of what was buffered', () => {
  const schedules = sampled(kills.worlds, 14);
  for (const kill of schedules) {
    workspace.restore(sent);
    tick(faultsOf(kill));
    sound([kill]);
  }
  tell('A signature and its PDF', kills, schedules.length);
}, 3_600_000);

test('killed twice, the second time while it recovers', () => {
  const schedules = pairsOf(kills, 8);
  for (const [first, second] of schedules) {
    workspace.restore(sent);
    tick(faultsOf(first));
    later(15);
    tick(faultsOf(second));
    sound([first, second]);
  }
  tell('A signature and its PDF, twice', kills, schedules.length);
}, 3_600_000);
