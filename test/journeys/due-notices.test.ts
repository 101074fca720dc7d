import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  byDay,
  cell,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
  typeSetting,
} from './register';

/** Mails about one report that falls due, or is late, between two weekly mails. */
let workspace: Workspace;
let start: ReturnType<Workspace['snapshot']>;
let review = '';

const TOM = 'tom@example.org';
const UNA = 'una@example.org';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  start = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

/** Each of these days at nine and at three: what comes by day, without every tick between. */
function days(...days: readonly string[]): void {
  for (const day of days)
    for (const hour of ['09', '15']) {
      workspace.world.setNow(Date.parse(`${day}T${hour}:00:00Z`));
      trigger(workspace, 'everyTenMinutes');
    }
}
/** What somebody had after the weekly mail. */
const since = (address: string) =>
  workspace
    .inbox(address)
    .slice(1)
    .map(({ at, subject }) => `${new Date(at).toISOString().slice(0, 10)} ${subject}`);
const due = (day: string) =>
  workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Due'), day);

test('the day before a report falls due its tutor hears of it once, and of all that fall due in one mail', () => {
  days('2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11');
  expect([since(TOM), since(UNA)]).toEqual([
    [expect.stringMatching(/^2026-12-10 /)],
    [expect.stringMatching(/^2026-12-10 /)],
  ]);
  const [{ text = '' } = {}] = workspace.inbox(UNA).slice(1);
  for (const name of ['Ann Example', 'Bo Example']) expect(text).toContain(name);
  expect(text).not.toContain('Zoë');
}, 60_000);

test('a report that came in meanwhile is not mentioned', () => {
  save(workspace, review, 'submit');
  days('2026-12-10');
  expect([since(TOM), since(UNA).length]).toEqual([[], 1]);
}, 60_000);

test('the day after it was due its tutor hears of it once more, and no further', () => {
  due('2026-12-08');
  days('2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11');
  expect(since(TOM)).toEqual([expect.stringMatching(/^2026-12-08 /), expect.stringMatching(/^2026-12-09 /)]);
  expect(since(TOM)[1]).toMatch(/overdue|late/i);
}, 60_000);

test('nothing of it goes at the weekend; the weekly mail on Monday says it, and no other beside it', () => {
  days('2026-12-10', '2026-12-11', '2026-12-12', '2026-12-13');
  expect(since(TOM)).toHaveLength(1);
  workspace.world.setNow(Date.parse('2026-12-14T05:30:00Z'));
  trigger(workspace, 'everyNight');
  days('2026-12-14', '2026-12-15');
  expect(since(TOM)).toEqual([
    expect.stringMatching(/^2026-12-10 /),
    expect.stringMatching(/^2026-12-14 1 induction report needs you this week$/),
  ]);
}, 60_000);

test('nobody is told of the report of an ECT on leave with no end yet (3.7)', () => {
  const [headings = []] = workspace.read('Absences');
  const leave: Readonly<Record<string, string>> = {
    Absence: 'AB-0001',
    TRN: '0012345',
    From: '2026-12-07',
    Kind: 'maternity leave',
  };
  workspace.edit('Absences', 'A2', [headings.map((heading) => leave[heading] ?? '')]);
  days('2026-12-10', '2026-12-11');
  expect([since(TOM), since(UNA).length]).toEqual([[], 1]);
}, 60_000);

test('Settings turn either off', () => {
  const settings = rows(workspace, 'Settings').map(({ Setting = '' }) => Setting);
  expect(settings).toContain('Due soon days');
  typeSetting(workspace, 'Due soon days', '0');
  trigger(workspace, 'everyNight');
  days('2026-12-10');
  expect([since(TOM), since(UNA)]).toEqual([[], []]);
  expect(row(workspace, 'Reports', 'Report', review)['State']).toBe('due');
}, 60_000);
