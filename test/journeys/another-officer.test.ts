import { answerNext, questionsOf } from '../../local/world/ui';
import type { Workspace } from '../../local/workspace';
import { answer, ask, click, reviewOf, row, save, smallRegister, trigger } from './register';

/** Officers beside the one whose account the register runs under: what is in that account's Drive is shared with them. */
const OTTO = 'otto@example.org';
const by = { user: OTTO };

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  workspace.share(OTTO, 'editor');
  review = reviewOf(workspace, '0012345');
  save(workspace, review, 'release');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const folderOf = () => workspace.world.store.get<string>('properties:script', 'folder');
const pdfs = () => workspace.files().filter(({ mimeType }) => mimeType === 'application/pdf');
const made = () =>
  JSON.stringify([workspace.forms().map(({ id }) => id), workspace.files().map(({ id }) => id)]);

/** Chooses Set up as Otto, and gives what was asked and what was said. */
function setUpAs(button: 'YES' | 'NO'): readonly string[] {
  answerNext(workspace.world, [{ button }, { button: 'OK' }]);
  const { error, record } = workspace.menu('setUp', by);
  expect(error).toBeNull();
  return questionsOf(workspace.world, record.id)
    .slice(-2)
    .map(({ text }) => text);
}

describe('given a file that another officer may edit', () => {
  test('Set up shares the Drive folder with them, and says so once', () => {
    expect(click(workspace, 'setUp')).toBe(
      `Shared the Drive folder "Induction Register" with ${OTTO}, who may edit this file.`,
    );
    expect(click(workspace, 'setUp')).toBe('All was well. Nothing had to be changed.');
  });

  test('where Google does not let it, Set up says what to share with whom', () => {
    const faults = [{ match: /Permissions.create/, kind: 'throw', message: 'Not permitted.' } as const];
    const said = click(workspace, 'setUp', { faults });
    expect(said).toContain(
      `did not let the register share the Drive folder "Induction Register" with ${OTTO}`,
    );
    expect(said).toContain(`https://drive.google.com/drive/folders/${folderOf() ?? 'none'}`);
  });

  test('they write a PDF, and the next run writes the same file again', () => {
    click(workspace, 'setUp');
    const { url } = answer(workspace, { ask: 'pdf', id: review }, by);
    expect(row(workspace, 'Reports', 'Report', review)['PDF']).toBe(url);
    workspace.world.setNow(workspace.world.now() + 60_000);
    save(workspace, review, 'submit');
    trigger(workspace, 'everyTenMinutes');
    expect(pdfs()).toHaveLength(1);
    expect(row(workspace, 'Reports', 'Report', review)['PDF']).toBe(url);
  });

  test('before it is shared they read whom to ask, and nothing is made in its place', () => {
    const folder = folderOf();
    expect(ask(workspace, { ask: 'pdf', id: review }, by)).toEqual({
      kind: 'fault',
      says: 'The Drive folder "Induction Register" of officer@example.org is not shared with you. Ask officer@example.org to choose Induction > Set up register, which shares it with whoever may edit this file, or to share it with you as an editor.',
    });
    expect(folderOf()).toBe(folder);
    trigger(workspace, 'everyTenMinutes');
    expect(pdfs()).toHaveLength(1);
  });
});

describe('Set up chosen by another officer', () => {
  test('mends the sheets, and leaves forms, templates and triggers whose they are', () => {
    const before = made();
    workspace.edit('Schools', 'B1', '');
    const [asks = '', said = ''] = setUpAs('NO');
    expect(asks).toContain('run under officer@example.org');
    expect(said).toContain('Put the heading "Name" back in "Schools".');
    expect(said).toContain('ask officer@example.org to choose Set up register too');
    expect(made()).toBe(before);
    expect(workspace.triggers()).toHaveLength(3);
  });

  test('takes over where the account is gone: with forms, templates and triggers of their own', () => {
    const folder = folderOf();
    const [, said = ''] = setUpAs('YES');
    expect(said).toContain('Took over from officer@example.org.');
    expect(said).toContain('Made the form "Comment on an induction report and sign it".');
    expect(folderOf()).not.toBe(folder);
    expect(answer(workspace, { ask: 'pdf', id: review }, by).url).toContain('https://');
    expect(click(workspace, 'setUp', by)).toBe('All was well. Nothing had to be changed.');
  });
});

test('the folder in the bin, Set up puts the template into a new one', () => {
  const folder = folderOf() ?? '';
  workspace.world.store.delete('file', folder);
  workspace.world.store.delete('properties:script', 'report template');
  expect(click(workspace, 'setUp')).toContain(`Shared the Drive folder "Induction Register" with ${OTTO}`);
  expect(folderOf()).not.toBe(folder);
});
