import { addFile } from '../../local/world/files';
import { run, tiny } from './tiny';

const refused = (code: string) =>
  run(`try { ${code} } catch (e) { return [e.name, e.message, e.details && e.details.code]; }`);
const folder =
  "const folder = Drive.Files.create({ name: 'Reports', mimeType: 'application/vnd.google-apps.folder' });";

test('only kind, id, name and mimeType come back unless fields are asked for (§17)', () => {
  expect(
    run(
      `${folder} return [Object.keys(folder).sort(), Object.keys(Drive.Files.get(folder.id, { fields: 'id,trashed,parents' })).sort()];`,
    ),
  ).toEqual([
    ['id', 'kind', 'mimeType', 'name'],
    ['id', 'parents', 'trashed'],
  ]);
});

test('what the script did not make might as well not be there (§17)', () => {
  const workspace = tiny(
    "function main() { try { Drive.Files.get('theirs'); } catch (e) { return [e.name, e.message]; } }",
  );
  addFile(workspace.world, {
    id: 'theirs',
    name: 'Template',
    mimeType: 'application/vnd.google-apps.document',
    owner: 'officer@example.org',
    byScript: false,
  });
  expect(workspace.call('main')).toEqual([
    'GoogleJsonResponseException',
    'API call to drive.files.get failed with error: File not found: theirs.',
  ]);
});

test('a copy of a document holds its text, in the folder asked for (§17)', () => {
  const code = `${folder} const doc = DocumentApp.create('Template'); doc.getBody().getChild(0).asParagraph().setText('Dear {{name}}'); doc.saveAndClose();
    const copy = Drive.Files.copy({ name: 'Letter', parents: [folder.id] }, doc.getId(), { fields: 'id,name,parents' });
    return [copy.name, copy.parents[0] === folder.id, DocumentApp.openById(copy.id).getBody().getText()];`;
  expect(run(code)).toEqual(['Letter', true, 'Dear {{name}}']);
});

test('an open document is copied as it was saved last (§16)', () => {
  const code = `const doc = DocumentApp.create('T'); doc.getBody().appendParagraph('new');
    return DocumentApp.openById(Drive.Files.copy({ name: 'C' }, doc.getId()).id).getBody().getText();`;
  expect(run(code)).toBe('');
});

test('a file moves from folder to folder by addParents (§17)', () => {
  const code = `${folder} const f = Drive.Files.create({ name: 'a.txt' }, Utilities.newBlob('hi', 'text/plain', 'a.txt'));
    return Drive.Files.update({}, f.id, null, { addParents: folder.id, removeParents: 'root', fields: 'parents' }).parents[0] === folder.id;`;
  expect(run(code)).toBe(true);
});

test('parents cannot be written by update (§17)', () => {
  expect(refused(`${folder} Drive.Files.update({ parents: ['root'] }, folder.id);`)).toEqual([
    'GoogleJsonResponseException',
    expect.stringContaining('parents field is not directly writable'),
    403,
  ]);
});

const tagged = `function make() { return Drive.Files.create({ name: 'Report', mimeType: 'application/pdf', appProperties: { job: "it's 1" } }, Utilities.newBlob('x', 'application/pdf', 'r.pdf')).id; }
  function find(q) { return Drive.Files.list({ q: q, fields: 'files(id)' }).files.length; }`;

test('a file is found by its tag a moment later, not at once (§17)', () => {
  const workspace = tiny(tagged);
  const q = "appProperties has { key='job' and value='it\\'s 1' } and trashed=false";
  workspace.call('make');
  const atOnce = workspace.call('find', [q]);
  workspace.advance({ minutes: 1 });
  expect([atOnce, workspace.call('find', [q])]).toEqual([0, 1]);
});

test.each([
  ["name = 'Report' and mimeType = 'application/pdf'", 1],
  ["name contains 'rep'", 1],
  ["not trashed = true and ('root' in parents or name = 'x')", 1],
  ["mimeType != 'application/pdf'", 0],
  ["createdTime < '2020-01-01T00:00:00'", 0],
])('the search %s finds %i', (q, count) => {
  const workspace = tiny(tagged);
  workspace.call('make');
  workspace.advance({ minutes: 1 });
  expect(workspace.call('find', [q])).toBe(count);
});

test('a search that cannot be read is an invalid value (§17)', () => {
  expect(refused('Drive.Files.list({ q: "title = \'x\'" });')).toEqual([
    'GoogleJsonResponseException',
    'API call to drive.files.list failed with error: Invalid Value',
    400,
  ]);
});

test('the list holds what is in the bin too, unless asked otherwise (§17)', () => {
  const workspace = tiny(`${tagged} function bin(id) { Drive.Files.update({ trashed: true }, id); }`);
  workspace.call('bin', [workspace.call('make')]);
  workspace.advance({ minutes: 1 });
  expect([
    workspace.call('find', ["name = 'Report'"]),
    workspace.call('find', ["name = 'Report' and trashed = false"]),
  ]).toEqual([1, 0]);
});

test('sharing sends a notice unless told not to (§17)', () => {
  const workspace =
    tiny(`${tagged} function main() { const id = make(); const p = { role: 'reader', type: 'user', emailAddress: 'head@example.org' };
    Drive.Permissions.create(p, id, { sendNotificationEmail: false }); Drive.Permissions.create(p, id);
    return Drive.Permissions.list(id, { fields: 'permissions(role,emailAddress)' }).permissions; }`);
  expect(workspace.call('main')).toEqual([
    { role: 'owner', emailAddress: 'officer@example.org' },
    { role: 'reader', emailAddress: 'head@example.org' },
  ]);
  expect(workspace.inbox('head@example.org')).toHaveLength(1);
});

test('the size of a PDF is that of the printed file', async () => {
  const workspace = tiny(`function main() { const d = DocumentApp.create('R'); d.saveAndClose();
    return Drive.Files.create({ name: 'r.pdf', mimeType: 'application/pdf' }, d.getAs('application/pdf'), { fields: 'id,size' }); }`);
  const { id, size } = workspace.call('main') as { id: string; size: string };
  expect(Number(size)).toBe((await workspace.bytes(workspace.file(id).content)).length);
});

test('documents made in a day are counted, copies too', () => {
  const workspace = tiny(
    "function main() { const d = DocumentApp.create('R'); Drive.Files.copy({ name: 'x' }, d.getId()); }",
  );
  workspace.call('main');
  expect(workspace.quotas().find(({ meter }) => meter === 'documents')?.used).toBe(2);
});

test('without the advanced service there is no Drive (§17)', () => {
  const workspace = tiny('function main() { return Drive.Files.list(); }', {}, { dependencies: {} });
  expect(() => workspace.call('main')).toThrow('Drive is not defined');
});
