import { setAllowance } from '../../local/world/quotas';
import type { CallOptions, Workspace } from '../../local/workspace';
import {
  ECTS_CSV,
  EARLY_MONDAY,
  REVIEW,
  byDay,
  cell,
  click,
  importFile,
  reviewOf,
  rows,
  save,
  setUp,
  SCHOOLS_CSV,
  trigger,
  typeRows,
} from './register';

/** Many mails at once: a run that dies among them, a quota that does not take them, an address Google refuses. */
const MOST = 150;
const OFFICER = 'ola@example.org';

let workspace: Workspace;
/** Monday at nine: a digest to each tutor waits, and no tick has come since. */
let queued: ReturnType<Workspace['snapshot']>;
/** Where each test begins. A later one is gone once an earlier one is restored. */
let start: ReturnType<Workspace['snapshot']>;

const trnOf = (nth: number) => String(20_000 + nth).padStart(7, '0');
const tutor = (nth: number) => `tutor${nth}@example.org`;

function ectsCsv(count: number): string {
  const [headings = '', zoe = ''] = ECTS_CSV.split('\r\n');
  const others = Array.from({ length: count }, (_, nth) =>
    zoe
      .replace('0012345', trnOf(nth))
      .replace('Zoë Example', `Cy${nth} Example`)
      .replace('zoe@example.org', `cy${nth}@example.org`)
      .replace('tom@example.org', tutor(nth))
      .replace('Tom Tutor', `Tutor ${nth}`),
  );
  return [headings, ...others].join('\r\n');
}

beforeAll(async () => {
  workspace = setUp({ now: EARLY_MONDAY });
  await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
  await importFile(workspace, 'ects', 'commit', ectsCsv(MOST));
  typeRows(workspace, 'People', { Person: 'P-0901', Name: 'Ola Officer', Email: OFFICER, Role: 'officer' });
  setAllowance(workspace.world, 'mailRecipients', 0);
  trigger(workspace, 'everyNight');
  setAllowance(workspace.world, 'mailRecipients', null);
  byDay(workspace);
  queued = workspace.snapshot();
  start = queued;
}, 180_000);
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

const tick = (options: CallOptions = {}) => trigger(workspace, 'everyTenMinutes', options);
const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);
const outbox = () => rows(workspace, 'Outbox');
const inState = (state: string) => outbox().filter(({ State }) => State === state);
/** How many mails each address has had. */
const had = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { to } of workspace.inbox())
    for (const address of to) counts.set(address, (counts.get(address) ?? 0) + 1);
  return counts;
};
const twice = () => [...had()].filter(([address, count]) => address !== OFFICER && count > 1);

/** Leaves so many mails waiting, as if the others had been called off. */
function only(count: number): void {
  for (const { Mail = '' } of outbox().slice(count))
    workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', Mail], 'State'), 'not needed');
}

test('all of them wait, one a tutor', () => {
  expect([inState('queued').length, workspace.inbox().length]).toEqual([MOST, 0]);
});

describe('given 40 that wait', () => {
  const BATCH = 4;
  beforeAll(() => {
    workspace.restore(queued);
    only(40);
    start = workspace.snapshot();
  });
  afterAll(() => {
    start = queued;
  });

  test.each([
    ['before the first goes', 1, 'before'],
    ['at the first of a batch', 17, 'before'],
    ['in the middle of a batch', 18, 'after'],
    ['at the last of a batch', 20, 'after'],
    ['after the last of all', 40, 'after'],
  ] as const)(
    'the run dies %s: none goes twice, at most one batch is to be looked up, and the next run sends the rest',
    (_, nth, phase) => {
      tick({ faults: [{ match: /sendEmail/, nth, phase, kind: 'kill' }] });
      const gone = phase === 'after' ? nth : nth - 1;
      expect(workspace.inbox()).toHaveLength(gone);
      later(11);
      tick();
      const unknown = inState('unknown');
      expect(unknown).toHaveLength(BATCH);
      expect([...new Set(unknown.map(({ Note }) => Note))]).toEqual([
        expect.stringContaining('Look in Sent'),
      ]);
      expect(inState('sent')).toHaveLength(40 - BATCH);
      expect(twice()).toEqual([]);
      const without = outbox().filter(({ To = '', State }) => State !== 'not needed' && !had().has(To));
      expect(without.every(({ State }) => State === 'unknown')).toBe(true);
    },
    60_000,
  );

  test.each([
    ['Sent', '2026-12-07'],
    ['Sent', ''],
    ['Note', 'rang them'],
  ])(
    'typed into "%s" while they are sent, "%s" has none of a dead run go twice',
    (heading, typed) => {
      let isTyped = false;
      const typeIn = (): void => {
        isTyped = true;
        for (const { Mail = '' } of inState('sending'))
          workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', Mail], heading), typed);
      };
      tick({
        faults: [{ match: /sendEmail/, nth: 6, phase: 'after', kind: 'kill' }],
        onCall: (_, method) => {
          if (!isTyped && method.endsWith('sendEmail')) typeIn();
        },
      });
      for (let nth = 0; nth < 3; nth++) {
        later(11);
        tick();
      }
      expect([workspace.inbox().length, twice()]).toEqual([6, []]);
      expect(inState('unknown')).toHaveLength(40);
    },
    60_000,
  );

  test('what the dead run had sent says so, and what was to be looked up is never sent by itself', () => {
    tick({ faults: [{ match: /sendEmail/, nth: 18, phase: 'after', kind: 'kill' }] });
    for (let nth = 0; nth < 3; nth++) {
      later(11);
      tick();
    }
    expect([inState('unknown').length, workspace.inbox().length, twice()]).toEqual([BATCH, 38, []]);
    expect(inState('sent').filter(({ Note }) => Note === 'Recorded after an interrupted run.')).toHaveLength(
      16,
    );
  }, 60_000);

  test('a second run meanwhile sends nothing', () => {
    tick({ faults: [{ match: /sendEmail/, nth: 18, phase: 'after', kind: 'kill' }] });
    later(5);
    tick();
    expect([workspace.inbox().length, inState('sending').length]).toEqual([18, 40]);
  }, 60_000);

  const refused = () => inState('failed');
  const takesNot = { match: /sendEmail/, nth: 8, kind: 'throw', message: 'Invalid email: tutor' } as const;

  test('an address Google does not take: that mail has failed and says what to do; the others go', () => {
    tick({ faults: [takesNot] });
    expect(refused().map(({ Note }) => Note)).toEqual([
      'It was not sent: Google answered "Invalid email: tutor". Put right what it names, then change State to queued.',
    ]);
    expect([inState('sent').length, inState('unknown').length, workspace.inbox().length]).toEqual([
      39, 0, 39,
    ]);
    click(workspace, 'refreshViews');
    const [{ To = '' } = {}] = refused();
    const desk = rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
    expect(desk.filter((line) => line.startsWith(`${To}: It was not sent`))).toHaveLength(1);
  }, 60_000);

  test('put right in People and queued again, it goes', () => {
    tick({ faults: [takesNot] });
    const [{ Mail = '', To = '' } = {}] = refused();
    workspace.edit('People', cell(workspace, 'People', ['Email', To], 'Email'), 'put.right@example.org');
    workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', Mail], 'State'), 'queued');
    later(11);
    tick();
    expect([workspace.inbox('put.right@example.org').length, refused(), twice()]).toEqual([1, [], []]);
  }, 60_000);

  test('a run that dies after such a refusal keeps it', () => {
    tick({
      faults: [takesNot, { match: /sendEmail/, nth: 22, phase: 'after', kind: 'kill' }],
    });
    later(11);
    tick();
    expect([refused().length, inState('unknown').length, inState('sent').length, twice()]).toEqual([
      1,
      BATCH,
      35,
      [],
    ]);
  }, 60_000);
});

describe('given that Google answers each mail with a fault of its own', () => {
  const answers = {
    match: /sendEmail/,
    phase: 'after',
    kind: 'throw',
    message: 'Service unavailable: Gmail. Please try again in a few minutes: ’'.padEnd(240, '’'),
  } as const;

  test('every mail goes once, and each row says what Google answered', () => {
    expect(tick({ faults: [answers] }).error).toBeNull();
    const unknown = inState('unknown').filter(({ Note = '' }) => Note.includes('Service unavailable'));
    expect([unknown.length, workspace.inbox().length, twice()]).toEqual([MOST, MOST, []]);
  }, 60_000);

  test.each(['before', 'after'] as const)(
    'a run that dies %s the hundredth keeps what was answered before it',
    (phase) => {
      const BATCH = 13;
      tick({ faults: [{ match: /sendEmail/, nth: 100, phase, kind: 'kill' }, answers] });
      later(11);
      tick();
      const lookUp = inState('unknown').filter(({ Note = '' }) => Note.startsWith('The run was interrupted'));
      expect([lookUp.length, inState('sent').length + inState('unknown').length]).toEqual([BATCH, MOST]);
      const answered = inState('unknown').filter(({ Note = '' }) => Note.includes('Service unavailable'));
      expect([answered.length, twice()]).toEqual([Math.floor(99 / BATCH) * BATCH, []]);
    },
    60_000,
  );
});

describe('given a quota of 100 a day', () => {
  beforeEach(() => setAllowance(workspace.world, 'mailRecipients', 100));

  test('150 go over two days, nobody twice', () => {
    tick();
    expect([workspace.inbox().length, inState('queued').length]).toEqual([90, 60]);
    later(25 * 60);
    tick();
    expect([workspace.inbox().length, inState('sent').length, twice()]).toEqual([150, 150, []]);
  }, 60_000);

  test('a tenth is kept all day, however many runs come', () => {
    for (let nth = 0; nth < 4; nth++) {
      tick();
      later(11);
    }
    expect(workspace.inbox()).toHaveLength(90);
  }, 60_000);

  test('alerts go first, then notices, then the weekly mails, and an alert may use what was kept', () => {
    const worry = {
      ...REVIEW,
      onTrack: 'no',
      onTrackReasons: 'Behaviour.',
      standardsOfConcern: 'TS7',
      ectToldOfConcern: 'yes',
      supportPlan: 'no',
    };
    setAllowance(workspace.world, 'mailRecipients', 0);
    // The last in the sheet, whom order alone would send last.
    save(workspace, reviewOf(workspace, trnOf(MOST - 1)), 'release', worry);
    save(workspace, reviewOf(workspace, trnOf(MOST - 2)), 'release');
    tick();
    setAllowance(workspace.world, 'mailRecipients', 100);
    later(11);
    tick();
    const kinds = workspace.inbox().map(({ to: [to = ''] }) => to.replace(/\d+/, ''));
    expect(kinds.slice(0, 4)).toEqual([OFFICER, 'cy@example.org', 'cy@example.org', 'tutor@example.org']);
    expect(kinds).toHaveLength(90);
    save(workspace, reviewOf(workspace, trnOf(MOST - 3)), 'release', worry);
    later(11);
    tick();
    expect([workspace.inbox().length, workspace.inbox(OFFICER).length]).toEqual([91, 2]);
    expect(twice()).toEqual([]);
  }, 60_000);
});
