/** What nobody would hear of unless the register told: triggers that are gone, answers that were lost, a copy that writes to people. */
import { changeFile } from '../../local/world/files';
import { syncHeadings, unlink } from '../../local/world/forms-link';
import { BOUND_ID } from '../../local/world/workbook';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  answer,
  byDay,
  cell,
  click,
  linksIn,
  onlyNights,
  pastMonday,
  REVIEW,
  reviewOf,
  row,
  rows,
  save,
  signAs,
  smallRegister,
  trigger,
  typeRows,
  typeSetting,
} from './register';

let workspace: Workspace;
let monday: ReturnType<Workspace['snapshot']>;
let review = '';
const TOM = 'tom@example.org';
const ZOE = 'zoe@example.org';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  monday = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(monday));
afterAll(() => workspace.close());

const stands = () => row(workspace, 'Reports', 'Report', review);
const link = () => linksIn(workspace, TOM)[0] ?? '';
const writes = () => {
  workspace.submitForm(link(), TUTOR_SAYS);
  workspace.advance({ minutes: 25 });
};
const last = () => rows(workspace, 'Intake').at(-1) ?? {};
const mend = (heading: string, text: string) =>
  workspace.edit(
    'Intake',
    cell(workspace, 'Intake', ['Submission', last()['Submission'] ?? ''], heading),
    text,
  );
const desk = () => workspace.read('Desk').flat().join('\n');
const withoutTriggers = (which: (handler: string) => boolean) => {
  const { store } = workspace.world;
  for (const [id, { handler }] of [...store.all<{ handler: string }>('trigger')])
    if (which(handler)) store.delete('trigger', id);
  store.commit();
};
const notices = () => (answer(workspace, { ask: 'home' }) as { notices: readonly string[] }).notices;

describe('F21 triggers that are gone', () => {
  test('with all of them, the sidebar says that nothing was worked out', () => {
    workspace.advance({ to: '2026-12-08T10:00:00' });
    expect(notices()).toEqual([]);
    withoutTriggers(() => true);
    workspace.advance({ to: '2026-12-09T07:00:00' });
    expect(notices()).toEqual([]);
    workspace.advance({ to: '2026-12-09T08:00:00' });
    expect(notices().join()).toContain('Nothing was worked out by itself last night');
  });

  test('with all of them, somebody who works all out by hand each morning is told too, there and on the Desk', () => {
    withoutTriggers(() => true);
    workspace.advance({ to: '2026-12-09T09:00:00' });
    expect(click(workspace, 'refreshViews')).toContain('for a person');
    expect(desk()).toContain('The trigger that works the night out is gone, or did not run.');
    expect(notices().join()).toContain('Nothing was worked out by itself last night');
    click(workspace, 'setUp');
    click(workspace, 'refreshViews');
    expect(desk()).not.toContain('is gone, or did not run');
    expect(notices()).toEqual([]);
    workspace.advance({ to: '2026-12-10T09:00:00' });
    expect(notices()).toEqual([]);
  });

  test('with all but the night’s, the night takes in what came, and the Desk names them', () => {
    withoutTriggers((handler) => handler !== 'everyNight');
    workspace.submitForm(link(), TUTOR_SAYS);
    onlyNights(workspace);
    workspace.advance({ to: '2026-12-08T12:00:00' });
    expect(stands()['State']).toBe('with ECT');
    expect(desk()).toContain('The trigger that takes in form submissions is gone,');
    expect(desk()).toContain('The trigger that writes documents and sends queued mail is gone,');
    click(workspace, 'setUp');
    trigger(workspace, 'everyNight');
    expect(desk()).not.toContain('The trigger that');
  });
});

describe('F11 what a form holds and its answers sheet has lost', () => {
  const loses = () => {
    const sheet = workspace
      .sheetNames()
      .find((name) => /^Form/.test(name) && workspace.read(name).length > 1);
    workspace.deleteRow(sheet ?? '', 2);
  };

  test('is named on the Desk, and taken in once the form has a new sheet', () => {
    withoutTriggers((handler) => handler === 'onRegisterFormSubmit');
    workspace.submitForm(link(), TUTOR_SAYS);
    loses();
    workspace.advance({ minutes: 25 });
    expect(rows(workspace, 'Intake')).toEqual([]);
    trigger(workspace, 'everyNight');
    expect(desk()).toContain(
      'What came by the form "Induction progress review" on 7 Dec 2026 is in the form',
    );
    const form = workspace.forms().find(({ title }) => /progress review/.test(title));
    unlink(workspace.world.store, form?.id ?? '', BOUND_ID);
    workspace.world.store.commit();
    click(workspace, 'setUp');
    workspace.advance({ minutes: 25 });
    expect(stands()['State']).toBe('with ECT');
    trigger(workspace, 'everyNight');
    expect(desk()).not.toContain('is in the form and not in its answers sheet');
  });

  test('is not claimed where the question for the code was renamed', () => {
    writes();
    expect(stands()['State']).toBe('with ECT');
    const { store } = workspace.world;
    const form = structuredClone(workspace.forms().find(({ title }) => title.endsWith('progress review')));
    const question = form?.items.find(({ title }) => title === 'Report code');
    if (!form || !question) throw new Error('The form does not ask for the code.');
    Object.assign(question, { title: 'Your code' });
    store.put('form', form.id, form);
    syncHeadings(store, form, BOUND_ID);
    store.commit();
    trigger(workspace, 'everyNight');
    expect(desk()).not.toContain('is in the form and not in its answers sheet');
  });

  test('is not claimed of what was taken in before its row was deleted', () => {
    writes();
    loses();
    trigger(workspace, 'everyNight');
    expect(desk()).not.toContain('is in the form and not in its answers sheet');
  });
});

describe('F11 a form that takes no answers is named on the Desk until Set up has opened it', () => {
  const NAMED = 'The form "Induction progress review"';
  const ours = () =>
    structuredClone(workspace.forms().find(({ title }) => title.endsWith('progress review')));
  const night = () => {
    trigger(workspace, 'everyNight');
    return desk();
  };
  const cures = () => {
    click(workspace, 'setUp');
    expect(night()).not.toContain(NAMED);
  };

  test('for it was closed', () => {
    expect(night()).not.toContain(NAMED);
    const form = ours();
    if (!form) throw new Error('There is no form.');
    workspace.world.store.put('form', form.id, { ...form, accepting: false });
    workspace.world.store.commit();
    expect(night()).toContain(`${NAMED} takes no answers: it is closed, or in the bin`);
    cures();
  });

  test('for it is in the bin', () => {
    const file = workspace.files().find(({ id }) => id === ours()?.id);
    if (!file) throw new Error('The form is no file.');
    changeFile(workspace.world, file, { trashed: true });
    expect(night()).toContain(`${NAMED} takes no answers: it is closed, or in the bin`);
    cures();
  });

  test('for it is gone', () => {
    const { id = '' } = ours() ?? {};
    for (const kind of ['form', 'file']) workspace.world.store.delete(kind, id);
    workspace.world.store.commit();
    expect(night()).toContain(`${NAMED} can’t be looked into`);
    cures();
  });
});

describe('mail that somebody has just switched off', () => {
  test('does not go, though it was queued before', () => {
    typeSetting(workspace, 'Mail is on', 'no');
    writes();
    expect(stands()['State']).toBe('with ECT');
    expect(workspace.inbox(ZOE)).toEqual([]);
  });

  test('nor when an officer sends what waits', () => {
    save(workspace, review, 'release', REVIEW);
    typeSetting(workspace, 'Mail is on', 'no');
    expect(click(workspace, 'doWhatWaits')).toContain('Mail is off in Settings: 1 mail left.');
    expect(workspace.inbox(ZOE)).toEqual([]);
    expect(notices().join()).toContain('Mail is off');
    click(workspace, 'refreshViews');
    expect(desk()).toContain('Mail is off in Settings: 1 mail waits.');
    typeSetting(workspace, 'Mail is on', 'yes');
    click(workspace, 'doWhatWaits');
    expect(workspace.inbox(ZOE)).toHaveLength(1);
  });
});

test('F22 a copy of the file writes to nobody before somebody says that it may', () => {
  const { store } = workspace.world;
  for (const key of [...store.all('properties:script').keys()]) store.delete('properties:script', key);
  withoutTriggers(() => true);
  const before = workspace.inbox().length;
  expect(click(workspace, 'setUp')).toContain('may be a copy of one that goes on: so mail is off');
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-15T12:00:00' });
  expect(workspace.inbox()).toHaveLength(before);
  expect(click(workspace, 'setUp')).not.toContain('may be a copy');
});

test('F22, F23 nor after a first Set up that ended when it had only begun', () => {
  const { store } = workspace.world;
  for (const key of [...store.all('properties:script').keys()]) store.delete('properties:script', key);
  withoutTriggers(() => true);
  const copy = workspace.snapshot();
  const remembering: number[] = [];
  click(workspace, 'setUp', {
    onCall: (call, method) => {
      if (/setPropert(y|ies)$/.test(method)) remembering.push(call);
    },
  });
  for (const call of remembering.slice(0, 3)) {
    workspace.restore(copy);
    workspace.menu('setUp', { faults: [{ call, phase: 'after', kind: 'kill' }], onKill: 'kept' });
    workspace.advance({ minutes: 30 });
    expect(click(workspace, 'setUp')).toContain('so mail is off');
  }
});

test('2.79 a slip in the number under Report shows no ECT what was written of another', () => {
  const other = reviewOf(workspace, '0012346');
  const theirs = link();
  workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Evidence'), 'A line.');
  workspace.submitForm(theirs, TUTOR_SAYS);
  workspace.advance({ minutes: 15 });
  mend('Report', other);
  mend('Verdict', 'mended');
  workspace.advance({ minutes: 25 });
  expect(row(workspace, 'Reports', 'Report', other)['State']).toBe('due');
  expect(last()['Reasons']).toContain(`The link it came by is for ${review} (Zoë`);
  mend('Report', review);
  mend('Verdict', 'mended');
  workspace.advance({ minutes: 25 });
  expect(stands()['State']).toBe('with ECT');
});

test('a second post of the tutor, typed and not yet numbered, holds up nobody’s form', () => {
  const second = { Person: 'P-0001', Name: 'Tom Tutor', Email: TOM, Role: 'induction lead', URN: '100001' };
  typeRows(workspace, 'People', second);
  writes();
  expect(stands()['State']).toBe('with ECT');
});

describe('a number under Report in Intake that no report has', () => {
  test('is named, and read whatever its letters', () => {
    workspace.submitForm(link().replace(/R-\d+\.[\w-]+/, 'lost'), TUTOR_SAYS);
    workspace.advance({ minutes: 15 });
    mend('Report', 'R-00020');
    mend('Verdict', 'mended');
    workspace.advance({ minutes: 15 });
    expect(last()['Reasons']).toContain('There is no report "R-00020".');
    mend('Report', review.toLowerCase());
    mend('Verdict', 'mended');
    workspace.advance({ minutes: 15 });
    expect(stands()['State']).toBe('with ECT');
  });

  test('has no answers taken in for another, whatever the code', () => {
    workspace.submitForm(link(), {
      ...TUTOR_SAYS,
      'How many days has the ECT been absent since the last report?': '1.25',
    });
    workspace.advance({ minutes: 15 });
    mend('Answers', (last()['Answers'] ?? '').replace('"1.25"', '"1.5"'));
    mend('Report', 'R-00020');
    mend('Verdict', 'mended');
    workspace.advance({ minutes: 15 });
    expect(stands()['State']).toBe('due');
    expect(last()['Reasons']).toContain('There is no report "R-00020".');
  });
});

test('a report whose TRN was corrected in ECTs alone is named with it, not as deleted', () => {
  writes();
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'TRN'), '0012399');
  signAs(workspace, ZOE, 'The early career teacher', 'Zoë Example');
  workspace.advance({ minutes: 15 });
  expect(last()['Reasons']).toContain(`Report ${review} is about TRN 0012345, and no ECT has that TRN.`);
});

test('an answer no cell can hold is named in the sidebar, and stays on the page', () => {
  writes();
  const reply = save(workspace, review, 'return', { returnedWhy: 'r'.repeat(50_001) });
  expect(reply).toMatchObject({
    problems: [{ field: 'returnedWhy', says: 'Shorten this to 50000 characters at most. It has 50001.' }],
  });
});

test('2.79 a PDF in the bin is open to nobody once another is in its place', () => {
  writes();
  const pdf = workspace.files().find(({ mimeType }) => mimeType === 'application/pdf');
  const id = pdf?.id ?? '';
  const readers = () =>
    workspace
      .file(id)
      .permissions.flatMap(({ role, emailAddress }) => (role === 'reader' ? [emailAddress] : []));
  expect(readers()).toContain(ZOE);
  workspace.world.store.put('file', id, { ...workspace.file(id), trashed: true });
  workspace.world.store.commit();
  signAs(workspace, ZOE, 'The early career teacher', 'Zoë Example');
  workspace.advance({ minutes: 25 });
  expect(readers()).toEqual([]);
});

describe('row 1 that is a record', () => {
  test.each(['Reports', 'Outbox'])('of %s is not written over, though a word in it is a heading', (sheet) => {
    const keys = workspace
      .read(sheet)
      .slice(1)
      .map(([key]) => key);
    workspace.deleteRow(sheet, 1);
    expect(click(workspace, 'setUp')).toContain('does not hold its headings');
    expect(workspace.read(sheet).map(([key]) => key)).toEqual(keys);
    workspace.insertRow(sheet, 1);
    click(workspace, 'setUp');
    expect(
      workspace
        .read(sheet)
        .slice(1)
        .map(([key]) => key),
    ).toEqual(keys);
    expect(trigger(workspace, 'everyTenMinutes').error).toBeNull();
  });

  test('that is a title, with the headings under it, is to be deleted', () => {
    workspace.insertRow('Reports', 1);
    workspace.edit('Reports', 'A1', 'Our reports 2026/27');
    expect(click(workspace, 'setUp')).toContain(
      'The headings of "Reports" stand in row 2. Delete the row above them',
    );
    workspace.deleteRow('Reports', 1);
    expect(click(workspace, 'setUp')).toContain('All was well');
  });
});
