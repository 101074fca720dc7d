/** People sort, insert and type while a task computes; the lock keeps scripts apart, and nobody else. */
import type { Workspace } from '../../local/workspace';
import { cell, columnOf, rows, smallRegister, trigger } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  for (const { Report = '' } of rows(workspace, 'Reports'))
    workspace.edit(
      'Reports',
      cell(workspace, 'Reports', ['Report', Report], 'Targets'),
      `Targets of ${Report}`,
    );
  // Every review of this term moves, so that rows of Reports are written.
  workspace.edit(
    'Terms',
    cell(workspace, 'Terms', ['Term id', 'England Autumn 2026'], 'Reviews due'),
    '2026-12-15',
  );
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const reports = (): readonly Readonly<Record<string, string>>[] =>
  rows(workspace, 'Reports').sort((one, other) => ((one['Report'] ?? '') < (other['Report'] ?? '') ? -1 : 1));

/** As many as the night reads before it computes. */
const SHEETS_READ = 17;

/** The night, in which somebody does something when all has been read and nothing is written yet. */
function night(meanwhile: () => void): void {
  let reads = 0;
  let done = false;
  trigger(workspace, 'everyNight', {
    onCall: (_, method) => {
      const isRead = /getSheetValues$/.test(method);
      if (isRead) reads += 1;
      if (done || isRead || reads < SHEETS_READ) return;
      done = true;
      meanwhile();
    },
  });
  expect(done).toBe(true);
}

test('Reports sorted while the night computes: every row is written as in a quiet night (S05)', () => {
  const before = reports().map((report) => report['Due']);
  night(() => undefined);
  const quiet = reports();
  expect(quiet.map((report) => report['Due'])).not.toEqual(before);
  workspace.restore(fresh);
  night(() => workspace.sortSheet('Reports', 1, false));
  expect(reports()).toEqual(quiet);
});

test('what somebody types while the night computes stays', () => {
  const [{ Report = '' } = {}] = reports();
  night(() =>
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', Report], 'Targets'), 'Typed at night'),
  );
  expect(reports()[0]).toMatchObject({ Report, Targets: 'Typed at night', Due: '2026-12-15' });
});

test('Induction periods sorted at any moment of a night that fills in names: no period takes another’s school', () => {
  for (const heading of ['ECT', 'School'])
    workspace.edit(
      'Induction periods',
      cell(workspace, 'Induction periods', ['Period', 'IP-0001'], heading),
      '',
    );
  const unnamed = workspace.snapshot();
  const schools = () =>
    rows(workspace, 'Induction periods')
      .map(({ Period, TRN, URN }) => `${Period} ${TRN} ${URN}`)
      .sort();
  const before = schools();
  const { calls } = trigger(workspace, 'everyNight');
  const written = calls.filter(({ free }) => !free).findIndex(({ method }) => /setValues$/.test(method));
  for (let at = written - 12; at < written + 10; at += 1) {
    workspace.restore(unnamed);
    trigger(workspace, 'everyNight', {
      onCall: (call) => {
        if (call === at)
          workspace.sortSheet('Induction periods', columnOf(workspace, 'Induction periods', 'Period'), false);
      },
    });
    expect([at, schools()]).toEqual([at, before]);
  }
}, 120_000);
