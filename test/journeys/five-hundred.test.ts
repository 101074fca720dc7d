/** The last hour of a term: five hundred reviews are sent at the same moment, and not one event of them comes (F11). */
import { registerOf, setUpWorkspace } from '../../bench/furnish';
import { isLocked } from '../../local/world/lock';
import { setSwitches } from '../../local/world/switches';
import type { Workspace } from '../../local/workspace';
import { DIST, TUTOR_SAYS, linksIn, rows, trigger } from './register';

const MANY = 500;
const RUN_SECONDS = 360;

let workspace: Workspace;
let sent: Readonly<Record<string, string>>;

const evidenceIn = (report: string): string => `What I saw, for ${report}.`;
const codeIn = (link: string): string => /R-\d+(?=\.)/.exec(decodeURIComponent(link))?.[0] ?? '';

beforeAll(() => {
  workspace = setUpWorkspace(DIST);
  registerOf(workspace, 600);
  workspace.world.setNow(Date.parse('2026-12-14T03:30:00Z'));
  workspace.advance({ to: '2026-12-14T06:30:00' });
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
}, 300_000);
afterAll(() => workspace.close());

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
