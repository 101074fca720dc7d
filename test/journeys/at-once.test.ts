/** Many at the same instant: runs start inside each other at service calls, and find the lock taken as Google has it (F08). */
import { diceFor } from '../../local/demo/dice';
import { isLocked } from '../../local/world/lock';
import { setSwitches } from '../../local/world/switches';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  ECTS_CSV,
  REVIEW,
  answer,
  ask,
  byDay,
  click,
  columnOf,
  importFile,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
} from './register';

const SIGNERS = 30;
const TRNS = Array.from({ length: SIGNERS }, (_, nth) => `00300${String(nth + 10)}`);
const emailOf = (trn: string): string => `ect${trn.slice(-2)}@example.org`;
const nameOf = (trn: string): string => `Cy${trn.slice(-2)} Example`;
/** Every so many moments are tried; KILL_EVERY=1 tries them all. */
const EVERY = Number(process.env['KILL_EVERY'] ?? 11);
const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

let sent: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  const [headings = '', zoe = ''] = ECTS_CSV.split('\r\n');
  const lines = TRNS.map((trn) =>
    zoe.replace('0012345', trn).replace('Zoë Example', nameOf(trn)).replace('zoe@example.org', emailOf(trn)),
  );
  await importFile(workspace, 'ects', 'commit', [headings, ...lines].join('\r\n'));
  click(workspace, 'refreshViews');
  byDay(workspace);
  fresh = workspace.snapshot();
  for (const trn of TRNS) save(workspace, reviewOf(workspace, trn), 'release');
  trigger(workspace, 'everyTenMinutes');

  setSwitches(workspace.world, { formEventsLost: SIGNERS });
  const instant = workspace.world.now();
  for (const trn of TRNS) {
    workspace.world.setNow(instant);
    workspace.submitForm(signLinkOf(workspace, emailOf(trn)), {
      'I am': 'The early career teacher',
      'Your comment on this report': `Fair, says ${trn}.`,
      'Your signature': 'I have read this report and sign it',
      'Your full name': nameOf(trn),
    });
  }
  sent = workspace.snapshot();
}, 120_000);
afterAll(() => workspace.close());

/** Nothing lost, nothing doubled: each signature and comment stands once, in Reports, Intake and History. */
function allIn(where: unknown): void {
  click(workspace, 'refreshViews');
  const reports = new Map(rows(workspace, 'Reports').map((one) => [one['TRN'], one]));
  const ids = TRNS.map((trn) => reports.get(trn)?.['Report']);
  const history = rows(workspace, 'History').filter(({ Row }) => ids.includes(Row));
  expect({
    where,
    comments: TRNS.map((trn) => reports.get(trn)?.['ECT comment']),
    unsigned: TRNS.filter((trn) => reports.get(trn)?.['ECT signed'] === ''),
    intake: rows(workspace, 'Intake').map(({ Verdict }) => Verdict),
    told: history.filter(({ Column }) => Column === 'ECT signed').length,
    doubled: history.length - new Set(history.map(({ Change }) => Change)).size,
    isLocked: isLocked(workspace.world),
  }).toEqual({
    where,
    comments: TRNS.map((trn) => `Fair, says ${trn}.`),
    unsigned: [],
    intake: TRNS.map(() => 'accepted'),
    told: SIGNERS,
    doubled: 0,
    isLocked: false,
  });
}

test.each(['one', 'two', 'three'])(
  'thirty sign at the same instant, and thirty runs start inside each other (%s)',
  (seed) => {
    workspace.restore(sent);
    const dice = diceFor(seed);
    let waiting = SIGNERS;
    let failed = 0;
    const begin = (depth: number): void => {
      waiting -= 1;
      const at = dice.between(1, 40);
      const { error } = trigger(workspace, 'onRegisterFormSubmit', {
        onCall: (call) => {
          if (call >= at && waiting > 0 && depth < 8) begin(depth + 1);
        },
      });
      if (error !== null) failed += 1;
    };
    while (waiting > 0) begin(1);
    expect(failed).toBe(0);
    for (let nth = 0; nth < 2; nth++) {
      later(15);
      expect(trigger(workspace, 'everyTenMinutes').error).toBeNull();
    }
    allIn(seed);
  },
  120_000,
);

/** The service calls that take the signatures in, up to the first write. */
function reads(): readonly string[] {
  workspace.restore(sent);
  const { calls } = trigger(workspace, 'onRegisterFormSubmit');
  const methods = calls.filter(({ free }) => !free).map(({ method }) => method);
  return methods.slice(
    0,
    methods.findIndex((method) => /setValues$/.test(method)),
  );
}
const READ = 'SpreadsheetApp.Sheet.getSheetValues';

test('sorted at any moment between what is read and what is written, each signature stands in its own report (S05)', () => {
  const before = reads();
  const [answers = ''] = workspace
    .sheetNames()
    .filter((name) => rows(workspace, name)[0]?.['Your full name']);
  // The last read of a sheet finds its rows again, and what is written is written there.
  const moments = before.lastIndexOf(READ);
  let sorted = 0;
  for (let at = 2; at <= moments; at += EVERY)
    for (const sheet of EVERY === 1
      ? ['Reports', 'Intake', answers]
      : [sorted % 3 === 1 ? answers : 'Reports']) {
      workspace.restore(sent);
      trigger(workspace, 'onRegisterFormSubmit', {
        onCall: (call) => {
          if (call === at) workspace.sortSheet(sheet, 2 + (at % 3), at % 2 === 0);
        },
      });
      sorted += 1;
      allIn([at, before[at - 1], sheet]);
    }
  expect(sorted).toBeGreaterThan(4);
}, 1_800_000);

test('a report deleted while its signature is taken in: that one waits in Intake, and the others go in', () => {
  // Reports and Intake are read once more, right before they are written.
  const last = reads().filter((method) => method === READ).length - 2;
  workspace.restore(sent);
  const [first = ''] = TRNS;
  const id = reviewOf(workspace, first);
  let read = 0;
  const { error } = trigger(workspace, 'onRegisterFormSubmit', {
    onCall: (_, method) => {
      if (method !== READ || ++read !== last) return;
      const at = workspace.read('Reports').findIndex((cells) => cells.includes(id));
      workspace.deleteRow('Reports', at + 1);
    },
  });
  expect(error).toBeNull();
  const waits = rows(workspace, 'Intake').filter(({ Verdict }) => Verdict !== 'accepted');
  expect(waits).toMatchObject([{ Verdict: 'needs mending' }]);
  expect(waits[0]?.['Reasons']).toMatch(
    new RegExp(`Reports has no row for ${id} any more. .*choose the verdict "mended"`),
  );
  expect(waits[0]?.['Answers']).toContain(`Fair, says ${first}.`);
  expect(rows(workspace, 'Intake')).toHaveLength(SIGNERS);
});

test('Google stumbles over one signature twice: it waits in Intake, and is taken in when an officer says so', () => {
  workspace.restore(sent);
  const { error } = trigger(workspace, 'onRegisterFormSubmit', {
    faults: [1, 2].map((nth) => ({ match: /computeHmac/, nth, kind: 'throw' as const })),
  });
  expect(error).toBeNull();
  const verdicts = rows(workspace, 'Intake').map(({ Verdict }) => Verdict);
  expect(verdicts.filter((verdict) => verdict === 'needs mending')).toHaveLength(1);
  const at = verdicts.indexOf('needs mending') + 2;
  const column = columnOf(workspace, 'Intake', 'Verdict');
  workspace.edit('Intake', `${String.fromCharCode(64 + column)}${at}`, 'mended');
  later(15);
  trigger(workspace, 'everyTenMinutes');
  allIn('mended');
});

test('two officers save the same report at the same time: one text stands whole, the other officer is told', () => {
  workspace.restore(fresh);
  const id = reviewOf(workspace, TRNS[0] ?? '');
  const form = answer(workspace, { ask: 'report', id });
  const textOf = (who: string) => ({ ...REVIEW, evidence: `Seen by ${who}.`, targets: `Targets of ${who}.` });
  const other = { user: 'other@example.org' };
  const opened = workspace.snapshot();
  const outcomes = new Set<string>();
  for (let at = 1; at < 40; at++) {
    workspace.restore(opened);
    let second: string | null = null;
    const request = {
      ask: 'save' as const,
      id,
      at: form.at,
      version: form.version,
      answers: textOf('Ann'),
      action: 'save' as const,
    };
    const first = ask(workspace, request, {
      onCall: (call) => {
        if (call === at) second = save(workspace, id, 'save', textOf('Bob'), form, other).kind;
      },
    }).kind;
    if (second === null) break;
    const stands = row(workspace, 'Reports', 'Report', id);
    const winner = first === 'answer' ? 'Ann' : 'Bob';
    expect({ at, won: [first, second].filter((kind) => kind === 'answer').length }).toEqual({ at, won: 1 });
    expect({ at, evidence: stands['Evidence'], targets: stands['Targets'] }).toEqual({
      at,
      evidence: `Seen by ${winner}.`,
      targets: `Targets of ${winner}.`,
    });
    outcomes.add(`${first} ${second}`);
  }
  expect([...outcomes].sort()).toEqual(['answer busy', 'conflict answer']);
});
