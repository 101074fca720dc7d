/** Settings that can't be read, or are gone: what they said last stays in force. */
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  HANA,
  TUTOR_SAYS,
  byDay,
  cell,
  click,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  signAs,
  smallRegister,
  typeRows,
  typeSetting,
} from './register';

let workspace: Workspace;
let begun: ReturnType<Workspace['snapshot']>;
const SIGNED_BY = 'tutor, ECT and headteacher';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  setting('Review signed by', SIGNED_BY);
  typeRows(workspace, 'People', HANA);
  pastMonday(workspace);
  byDay(workspace);
  begun = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(begun));
afterAll(() => workspace.close());

const at = (name: string, column: string) => cell(workspace, 'Settings', ['Setting', name], column);
const setting = (name: string, typed: string): void => typeSetting(workspace, name, typed);
const tutorWrites = (): void => {
  workspace.submitForm(linksIn(workspace, 'tom@example.org')[0] ?? '', TUTOR_SAYS);
  workspace.advance({ minutes: 25 });
};

describe('mail that somebody has switched off', () => {
  beforeEach(() => {
    setting('Mail is on', 'no');
    click(workspace, 'refreshViews');
  });

  test.each<readonly [string, () => void]>([
    ['says so still', () => undefined],
    ['says "off"', () => setting('Mail is on', 'off')],
    ['holds a formula’s error', () => setting('Mail is on', '#REF!')],
    ['has another name', () => workspace.edit('Settings', at('Mail is on', 'Setting'), 'Mail on?')],
    [
      'has lost its row',
      () => workspace.deleteRow('Settings', Number(/\d+$/.exec(at('Mail is on', 'Setting')))),
    ],
  ])('stays off where the setting %s', (_, done) => {
    done();
    click(workspace, 'refreshViews');
    const before = workspace.inbox().length;
    tutorWrites();
    expect(workspace.inbox()).toHaveLength(before);
  });

  test.each<readonly [string, () => void]>([
    ['can’t be read', () => setting('Mail is on', 'off')],
    ['has lost its name', () => workspace.edit('Settings', at('Mail is on', 'Setting'), 'Mail on?')],
    ['has a second row', () => typeRows(workspace, 'Settings', { Setting: 'mail is ON', Value: 'yes' })],
  ])('counts as off, and the Desk says so, where the setting %s', (_, done) => {
    done();
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'Desk').map((line) => line['Where to look'])).toContainEqual(
      expect.stringMatching(/^Settings, Mail is on: .* Until then it counts as no\.$/),
    );
  });

  test('goes by the cell again, in whatever spelling its name stood meanwhile', () => {
    workspace.edit('Settings', at('Mail is on', 'Setting'), 'mailIsOn');
    setting('mailIsOn', 'yes');
    click(workspace, 'refreshViews');
    click(workspace, 'setUp');
    setting('Mail is on', 'no');
    click(workspace, 'refreshViews');
    const before = workspace.inbox().length;
    tutorWrites();
    expect(workspace.inbox()).toHaveLength(before);
  });

  test('stays off when Set up puts the lost row back', () => {
    workspace.deleteRow('Settings', Number(/\d+$/.exec(at('Mail is on', 'Setting'))));
    click(workspace, 'refreshViews');
    click(workspace, 'setUp');
    expect(row(workspace, 'Settings', 'Setting', 'Mail is on')['Value']).toBe('no');
  });

  test('is on again where the cell is emptied, for that is the usual', () => {
    setting('Mail is on', '');
    click(workspace, 'refreshViews');
    const before = workspace.inbox().length;
    tutorWrites();
    expect(workspace.inbox().length).toBeGreaterThan(before);
  });
});

test.each(['tutor, ECT and the head', '#N/A'])(
  'a review the headteacher has to sign waits for them though the setting says "%s", and the Desk names it',
  (typed) => {
    tutorWrites();
    setting('Review signed by', typed);
    click(workspace, 'refreshViews');
    signAs(workspace, 'zoe@example.org', 'The early career teacher', 'Zoë Example');
    signAs(workspace, 'tom@example.org', 'The induction tutor', 'Tom Tutor');
    const review = reviewOf(workspace, '0012345');
    expect(row(workspace, 'Reports', 'Report', review)['State']).toBe('signing');
    expect(rows(workspace, 'Desk').map((line) => line['Where to look'])).toContainEqual(
      expect.stringMatching(/^Settings.*Review signed by|^Settings, row \d+/),
    );
  },
);
