/** The officer's lists: as things stand this moment, and several reports dealt with at once. */
import type { Workspace } from '../../local/workspace';
import {
  REVIEW,
  answer,
  ask,
  cell,
  onlyNights,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
  typeSetting,
  click,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
const TRNS = ['0012345', '0012346', '0012347'];

beforeAll(async () => {
  workspace = await smallRegister();
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-16T09:00:00' });
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const list = (work: 'toReview' | 'overdue' | 'returned' | 'waiting') =>
  answer(workspace, { ask: 'work', work });
const chosenOf = (work: 'toReview' | 'overdue') =>
  list(work).items.map(({ id, version }) => ({ id, version }));
const count = (label: string) =>
  answer(workspace, { ask: 'home' }).figures.find((one) => one.label === label)?.count;
const stateOf = (trn: string) => row(workspace, 'Reports', 'TRN', trn)['State'];
const receive = (trn: string, answers?: Record<string, string>) =>
  save(workspace, reviewOf(workspace, trn), 'submit', answers);
describe('today', () => {
  test('counts a report that was just recorded at once, without waiting for the night', () => {
    expect([count('Overdue'), count('To review')]).toEqual([3, 0]);
    receive('0012345');
    expect([count('Overdue'), count('To review')]).toEqual([2, 1]);
  });

  test('names the report that is overdue, and how far it has come', () => {
    save(workspace, reviewOf(workspace, '0012346'), 'release');
    expect(list('overdue').items.find(({ trn }) => trn === '0012346')).toMatchObject({
      reportId: reviewOf(workspace, '0012346'),
      line: 'Progress review, Autumn 2026, due 11 Dec 2026, with the ECT',
    });
    expect(list('waiting').items.map(({ trn }) => trn)).toEqual(['0012346']);
  });
});

test('2.49: nobody is chased for a report that falls due on leave, whether or not its end is known', () => {
  for (const until of ['', '2027-05-28']) {
    workspace.edit('Absences', 'A2', [
      ['AB-0001', '0012346', '', '2026-11-16', until, '', 'maternity leave', 'no'],
    ]);
    expect(list('overdue').items.map(({ trn }) => trn)).toEqual(['0012345', '0012347']);
  }
});

describe('accepting several', () => {
  test('accepts each, in one go, and History says who did', () => {
    TRNS.forEach((trn) => receive(trn));
    expect(ask(workspace, { ask: 'accept', chosen: chosenOf('toReview') })).toEqual({
      kind: 'answer',
      value: { done: 3, title: '3 reports accepted', says: [] },
    });
    expect(TRNS.map(stateOf)).toEqual(['reviewed', 'reviewed', 'reviewed']);
    const accepted = rows(workspace, 'History').filter(({ What }) => What === 'Accept');
    expect(new Set(accepted.map((line) => line['Row']))).toHaveProperty('size', 3);
  });

  test('leaves a report that waits for further evidence', () => {
    TRNS.forEach((trn) => receive(trn));
    save(workspace, reviewOf(workspace, '0012345'), 'ask', { evidenceAsked: 'The plans.' });
    const asked = list('toReview').items.find(({ trn }) => trn === '0012345');
    expect(asked?.alone).toBe('Evidence asked for: open it');
    ask(workspace, { ask: 'accept', chosen: chosenOf('toReview') });
    expect(TRNS.map(stateOf)).toEqual(['submitted', 'reviewed', 'reviewed']);
  });

  test.each([
    [
      { entitlementsMet: 'no', entitlementsWhyNot: 'Release time went on cover.' },
      'Entitlement not met: open it',
    ],
    [{ programmeAccessed: 'no', programmeWhyNot: 'No place yet.' }, 'Entitlement not met: open it'],
  ])('leaves a report of an entitlement that is not met: %j', (said, says) => {
    TRNS.forEach((trn) => receive(trn, trn === '0012345' ? { ...REVIEW, ...said } : undefined));
    expect(list('toReview').items.find(({ trn }) => trn === '0012345')?.alone).toBe(says);
    ask(workspace, { ask: 'accept', chosen: chosenOf('toReview') });
    expect(TRNS.map(stateOf)).toEqual(['submitted', 'reviewed', 'reviewed']);
  });

  test('leaves a report that says the ECT is not on track, and one somebody changed since', () => {
    receive('0012345', { ...NOT_ON_TRACK });
    receive('0012346');
    receive('0012347');
    const seen = chosenOf('toReview');
    save(workspace, reviewOf(workspace, '0012347'), 'return', { returnedWhy: 'Say more.' });
    const reply = answer(workspace, { ask: 'accept', chosen: seen });
    expect(reply.done).toBe(1);
    expect(reply.says).toEqual([
      expect.stringMatching(/^Zoë Example.*Not on track/),
      expect.stringMatching(/^Bo Example.*somebody changed it/),
    ]);
    expect(TRNS.map(stateOf)).toEqual(['submitted', 'reviewed', 'returned']);
  });

  test('shows what an ECT says of the report, and leaves one that says more than a list has room for', () => {
    TRNS.forEach((trn) => receive(trn));
    const comment = (trn: string, said: string) =>
      workspace.edit('Reports', cell(workspace, 'Reports', ['TRN', trn], 'ECT comment'), said);
    comment('0012345', 'I was not observed.');
    comment('0012346', 'x'.repeat(201));
    const [short, long, none] = TRNS.map((trn) => list('toReview').items.find((one) => one.trn === trn));
    expect(short).toMatchObject({
      line: expect.stringMatching(/\nThe ECT: “I was not observed\.”$/),
      alone: null,
    });
    expect(long).toMatchObject({ alone: 'The ECT comments at length: open it' });
    expect([long?.line, none?.line]).not.toContainEqual(expect.stringContaining('The ECT:'));
    const { done, says } = answer(workspace, { ask: 'accept', chosen: chosenOf('toReview') });
    expect([done, says]).toEqual([2, [expect.stringMatching(/The ECT comments at length/)]]);
    expect(TRNS.map(stateOf)).toEqual(['reviewed', 'submitted', 'reviewed']);
  });

  test('accepts nothing that has not been received, whatever the page asks', () => {
    const id = reviewOf(workspace, '0012345');
    const { version } = answer(workspace, { ask: 'report', id });
    expect(answer(workspace, { ask: 'accept', chosen: [{ id, version }] })).toMatchObject({ done: 0 });
    expect(stateOf('0012345')).not.toBe('reviewed');
  });
});

describe('reminding several', () => {
  const outbox = () => rows(workspace, 'Outbox').filter(({ Mail }) => (Mail ?? '').startsWith('remind:'));

  test('while mail is off, it says that the mail waits for that', () => {
    typeSetting(workspace, 'Mail is on', 'no');
    click(workspace, 'refreshViews');
    expect(answer(workspace, { ask: 'remind', chosen: chosenOf('overdue') }).title).toMatch(/mail is off$/);
  });

  test('queues one mail for each person, with the link to each report, and sends it with the next ten minutes', () => {
    const before = workspace.inbox('una@example.org').length;
    expect(answer(workspace, { ask: 'remind', chosen: chosenOf('overdue') }).done).toBe(2);
    expect(
      outbox()
        .map(({ To }) => To)
        .sort(),
    ).toEqual(['tom@example.org', 'una@example.org']);
    trigger(workspace, 'everyTenMinutes');
    const mails = workspace.inbox('una@example.org').slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Ann Example');
    expect(mails[0]?.text).toContain('Bo Example');
    expect(mails[0]?.text).toMatch(/viewform/);
  });

  test('writes to nobody a second time on a day, and says so', () => {
    answer(workspace, { ask: 'remind', chosen: chosenOf('overdue') });
    trigger(workspace, 'everyTenMinutes');
    const again = answer(workspace, { ask: 'remind', chosen: chosenOf('overdue') });
    expect(again).toMatchObject({ done: 0, title: 'No mail goes' });
    expect(again.says).toEqual([
      'No second mail today goes to Tom Tutor, Una Tutor: they had one, or have one waiting.',
    ]);
    expect(outbox()).toHaveLength(2);
  });

  test('says nothing of a report that was done before the mail went', () => {
    answer(workspace, { ask: 'remind', chosen: chosenOf('overdue') });
    receive('0012345');
    const before = workspace.inbox('tom@example.org').length;
    trigger(workspace, 'everyTenMinutes');
    expect(workspace.inbox('tom@example.org')).toHaveLength(before);
    expect(outbox().find(({ To }) => To === 'tom@example.org')?.State).toBe('not needed');
  });

  test('asks anew, the same day, where the first mail turned out not to be needed', () => {
    const id = reviewOf(workspace, '0012345');
    const remind = () => answer(workspace, { ask: 'remind', chosen: [{ id, version: 0 }] });
    remind();
    receive('0012345');
    trigger(workspace, 'everyTenMinutes');
    save(workspace, id, 'return', { returnedWhy: 'Say more.' });
    expect(remind()).toEqual({ done: 1, title: '1 person gets a mail in the next minutes', says: [] });
    const before = workspace.inbox('tom@example.org').length;
    trigger(workspace, 'everyTenMinutes');
    expect(workspace.inbox('tom@example.org')).toHaveLength(before + 1);
    expect(outbox().filter(({ To }) => To === 'tom@example.org')).toHaveLength(1);
  });

  test('names a report nobody can be written to about', () => {
    for (const { Person } of rows(workspace, 'People').filter(({ Email }) => Email === 'tom@example.org'))
      workspace.edit('People', cell(workspace, 'People', ['Person', Person ?? ''], 'Email'), '');
    const id = reviewOf(workspace, '0012345');
    const reply = answer(workspace, { ask: 'remind', chosen: [{ id, version: 0 }] });
    expect(reply).toMatchObject({ done: 0, says: [expect.stringMatching(/^Zoë Example: No tutor/)] });
  });
});

const NOT_ON_TRACK = {
  onTrack: 'no',
  onTrackReasons: 'Behaviour.',
  ectToldOfConcern: 'yes',
  supportPlan: 'yes',
  standardsOfConcern: 'TS7',
  evidence: 'Three observed lessons.',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  targets: 'Routines.',
  daysAbsent: '0',
};
