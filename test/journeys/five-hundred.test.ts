/** The last hour of a term: five hundred reviews are sent at the same moment (F10, F14). */
import { registerOf, setUpWorkspace } from '../../bench/furnish';
import { isLocked } from '../../local/world/lock';
import { setSwitches } from '../../local/world/switches';
import type { Workspace } from '../../local/workspace';
import { DIST, TUTOR_SAYS, linksIn, rows, trigger } from './register';

const MANY = 500;
const RUN_SECONDS = 360;

let workspace: Workspace;
let sent: Readonly<Record<string, string>>;
let fresh: ReturnType<Workspace['snapshot']>;

const evidenceIn = (report: string): string => `What I saw, for ${report}.`;
const codeIn = (link: string): string => /R-\d+(?=\.)/.exec(decodeURIComponent(link))?.[0] ?? '';

beforeAll(() => {
  workspace = setUpWorkspace(DIST);
  registerOf(workspace, 600);
  console.log('filled', performance.now() / 1000);
  workspace.world.setNow(Date.parse('2026-12-14T00:30:00Z'));
  workspace.advance({ to: '2026-12-14T09:00:00' });
  console.log('advanced', performance.now() / 1000);
  const tutors = new Set(workspace.inbox().flatMap(({ to }) => to));
  const links = [...tutors].flatMap((tutor) => linksIn(workspace, tutor));
  const byReport = new Map(links.map((link) => [codeIn(link), link]));
  sent = Object.fromEntries([...byReport].slice(0, MANY));
  setSwitches(workspace.world, { formEventsLost: MANY });
  const instant = workspace.world.now();
  for (const [report, link] of Object.entries(sent)) {
    workspace.world.setNow(instant);
    workspace.submitForm(link, { ...TUTOR_SAYS, 'What evidence have you drawn on?': evidenceIn(report) });
  }
  console.log('submitted', performance.now() / 1000, Object.keys(sent).length);
  fresh = workspace.snapshot();
}, 300_000);
afterAll(() => workspace.close());
beforeEach(() => workspace.restore(fresh));

/** Each report holds its own text once, and History tells of it once. */
function allIn(): void {
  const reports = new Map(rows(workspace, 'Reports').map((one) => [one['Report'] ?? '', one]));
  const intake = rows(workspace, 'Intake');
  const history = rows(workspace, 'History').filter(({ Row = '' }) => Row in sent);
  const ids = Object.keys(sent);
  expect(ids).toHaveLength(MANY);
  expect({
    taken: intake.filter(({ Verdict }) => Verdict === 'accepted').length,
    lines: intake.length,
    others: ids.filter((id) => reports.get(id)?.['Evidence'] !== evidenceIn(id)),
    doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
    silent: ids.filter((id) => !history.some(({ Row }) => Row === id)),
    isLocked: isLocked(workspace.world),
  }).toEqual({ taken: MANY, lines: MANY, others: [], doubled: 0, silent: [], isLocked: false });
}

test('one run of the sweep takes them all in, within its time', () => {
  const { error, simulatedSeconds } = trigger(workspace, 'everyTenMinutes');
  expect(error).toBeNull();
  expect(simulatedSeconds).toBeLessThan(RUN_SECONDS);
  allIn();
}, 120_000);

test('events that come while another run takes them in neither lose nor double any', () => {
  let waiting = 25;
  const begin = (depth: number): void => {
    waiting -= 1;
    const { error } = trigger(workspace, 'onRegisterFormSubmit', {
      onCall: (call) => {
        if (call % 7 === 3 && waiting > 0 && depth < 5) begin(depth + 1);
      },
    });
    expect(error).toBeNull();
  };
  while (waiting > 0) begin(1);
  for (let nth = 0; nth < 2; nth++) {
    workspace.world.setNow(workspace.world.now() + 15 * 60_000);
    expect(trigger(workspace, 'everyTenMinutes').error).toBeNull();
  }
  allIn();
}, 240_000);
