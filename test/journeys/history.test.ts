import type { Workspace } from '../../local/workspace';
import { REVIEW, answer, reviewOf, row, rows, save, smallRegister, trigger } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  review = reviewOf(workspace, '0012345');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const ofReview = () =>
  rows(workspace, 'History').filter((line) => line['Row'] === review && line['What'] !== 'Expect a report');

/** A save, which waits in its row, and where the row stands. */
function saved(): number {
  const reply = save(workspace, review, 'save', { onTrack: 'yes', daysAbsent: '1.5' }, undefined, {
    user: 'lead@example.org',
  });
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
  return reply.value.at;
}
const settle = (at: number) => answer(workspace, { ask: 'settle', saved: [{ at, key: review }] });

describe('given a review that was saved', () => {
  test('History says who changed what, when, from what to what', () => {
    settle(saved());
    expect(
      ofReview().map(({ Who, What, Sheet, Column, Before, After }) => [
        Who,
        What,
        Sheet,
        Column,
        Before,
        After,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['lead@example.org', 'Keep a draft', 'Reports', 'State', 'due', 'draft'],
        ['lead@example.org', 'Keep a draft', 'Reports', 'On track', '', 'yes'],
        ['lead@example.org', 'Keep a draft', 'Reports', 'Days absent', '', '1.5'],
      ]),
    );
    expect(ofReview().every(({ When }) => /^2026-12-06T10:\d\d:\d\d/.test(When ?? ''))).toBe(true);
  });

  test('until it is copied it waits in the row itself, and then no longer', () => {
    const at = saved();
    expect(row(workspace, 'Reports', 'Report', review)['Not yet in History']).not.toBe('');
    settle(at);
    expect(row(workspace, 'Reports', 'Report', review)['Not yet in History']).toBe('');
  });

  test('a page that never settles it loses nothing: the night copies it', () => {
    saved();
    trigger(workspace, 'everyNight');
    expect(ofReview().map(({ Column }) => Column)).toEqual(expect.arrayContaining(['State', 'On track']));
    expect(row(workspace, 'Reports', 'Report', review)['Not yet in History']).toBe('');
  });

  test('several saves that wait are all copied, each with its own words', () => {
    saved();
    save(workspace, review, 'save', { onTrack: 'no' });
    trigger(workspace, 'everyNight');
    const judged = ofReview().filter(({ Column }) => Column === 'On track');
    expect(judged.map(({ Before, After }) => [Before, After])).toEqual([
      ['', 'yes'],
      ['yes', 'no'],
    ]);
  });
});

test('a save that changes nothing leaves no trace', () => {
  const at = saved();
  settle(at);
  const before = ofReview();
  const reply = save(workspace, review, 'save', { onTrack: 'yes', daysAbsent: '1.5' });
  expect(reply.kind).toBe('answer');
  trigger(workspace, 'everyNight');
  expect(ofReview()).toEqual(before);
});

test('what is long is cut in History, and says how long it was', () => {
  save(workspace, review, 'save', { ...REVIEW, targets: 'x'.repeat(10_000) });
  trigger(workspace, 'everyNight');
  const targets = ofReview().find(({ Column }) => Column === 'Targets');
  expect(targets?.['After']).toMatch(/^x{3900}… \(10000 characters in all\)$/);
});

test('killed between copying and clearing, at any call, it is neither lost nor doubled in the end', () => {
  const at = saved();
  const waiting = workspace.snapshot();
  settle(at);
  const whole = ofReview().length;
  const calls = workspace.lastExecution().serviceCalls;
  for (let call = 1; call <= calls; call += 1)
    for (const phase of ['before', 'after'] as const)
      for (const onKill of ['lost', 'kept', 'prefix'] as const) {
        workspace.restore(waiting);
        const question = JSON.stringify({ ask: 'settle', saved: [{ at, key: review }] });
        workspace.tryCall('ask', [question], { faults: [{ call, phase, kind: 'kill' }], onKill });
        trigger(workspace, 'everyNight');
        expect([call, phase, onKill, ofReview().length]).toEqual([call, phase, onKill, whole]);
        expect(row(workspace, 'Reports', 'Report', review)['Not yet in History']).toBe('');
      }
}, 240_000);
