import type { Execution } from '../run/execution';
import { blobFrom, bytesOf, type Blob } from './blobs';
import type { Kind, Service } from './dispatch';
import {
  call,
  failed,
  found,
  maskOrRefuse,
  picked,
  plain,
  text,
  texts,
  writable,
  type Resource,
} from './drive-call';
import { wants, type Json } from './drive-fields';
import { permission, permissionsKind } from './drive-permissions';
import { search } from './drive-query';
import { GoogleError } from './errors';
import {
  DOCUMENT,
  FOLDER,
  FORM,
  ROOT,
  SPREADSHEET,
  addDocument,
  addFile,
  addForm,
  changeFile,
} from './files';
import { copyContent, mayRead, removeFile, webViewLink, type FileState } from './files';
import { take } from './quotas';
import { switchesOf } from './switches';
import { isPlain, type Value } from './values';

/** Properties are texts; null takes one away. */
function properties(old: Readonly<Record<string, string>>, value: Value): Readonly<Record<string, string>> {
  if (!isPlain(value)) return old;
  const entries = Object.entries({ ...old, ...value }).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, String(one)]));
}

/** What a resource says of a file, laid over what it was. */
function described(
  x: Execution,
  method: string,
  resource: Resource,
  old: FileState | null,
): Partial<FileState> {
  const name = text(resource['name']);
  const parents = texts(resource['parents']);
  if (old && parents)
    throw failed(
      method,
      'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.',
      403,
    );
  for (const parent of parents ?? []) guardParent(x, method, parent);
  return {
    ...(name === null ? {} : { name }),
    ...(parents === null ? {} : { parents }),
    ...(text(resource['mimeType']) === null ? {} : { mimeType: String(resource['mimeType']) }),
    ...(text(resource['description']) === null ? {} : { description: String(resource['description']) }),
    ...(typeof resource['trashed'] === 'boolean' ? { trashed: resource['trashed'] } : {}),
    appProperties: properties(old?.appProperties ?? {}, resource['appProperties']),
    properties: properties(old?.properties ?? {}, resource['properties']),
  };
}

function guardParent(x: Execution, method: string, parent: string): void {
  if (parent === ROOT) return;
  if (found(x, method, parent).mimeType !== FOLDER)
    throw failed(method, 'The specified parent is not a folder.', 403);
}

function mediaOf(x: Execution, media: Value, method: string): Blob | null {
  if (media === null || media === undefined) return null;
  const blob = blobFrom(x, media, method);
  if (blob.name === null) throw new GoogleError('Blob object must have non-null name for this operation.');
  return blob;
}

function create(x: Execution, resource: Value, media: Value, options: Value): Json {
  const method = 'files.create';
  const blob = mediaOf(x, media, 'Drive.Files.create');
  const file = { name: 'Untitled', ...described(x, method, plain(resource), null) };
  const mimeType = file.mimeType ?? blob?.type ?? 'application/octet-stream';
  return answered(x, method, filed(x, method, { ...file, mimeType }, blob), options);
}

function filed(
  x: Execution,
  method: string,
  file: Partial<FileState> & { name: string; mimeType: string },
  blob: Blob | null,
): FileState {
  const made = { ...file, owner: x.user };
  if (file.mimeType === DOCUMENT) {
    if (blob) throw failed(method, 'The local workspace does not convert uploads to documents.', 501);
    take(x.world, x.user, 'documents');
    return found(x, method, addDocument(x.world, file.name, x.user, made).id);
  }
  if (file.mimeType === FORM) return found(x, method, addForm(x.world, file.name, x.user, false).id);
  if (file.mimeType === SPREADSHEET) throw failed(method, 'The local workspace holds one spreadsheet.', 501);
  return addFile(x.world, { ...made, content: blob?.content ?? null });
}

function copy(x: Execution, resource: Value, id: Value, options: Value): Json {
  const method = 'files.copy';
  const from = found(x, method, String(id));
  if (from.mimeType === FOLDER) throw failed(method, 'This file cannot be copied by the user.', 403);
  if (from.mimeType === DOCUMENT) take(x.world, x.user, 'documents');
  const changes = described(x, method, plain(resource), null);
  const { id: _, permissions: _p, createdAt: _c, modifiedAt: _m, parents, ...kept } = from;
  const whole = { ...kept, name: `Copy of ${from.name}`, appProperties: from.appProperties, ...changes };
  const tags = { appProperties: { ...from.appProperties, ...changes.appProperties }, trashed: false };
  const made = addFile(x.world, {
    ...whole,
    ...tags,
    parents: changes.parents ?? parents,
    owner: x.user,
    byScript: true,
  });
  copyContent(x.world, from, made);
  return answered(x, method, made, options);
}

function update(x: Execution, [resource, id, media, options]: readonly Value[]): Json {
  const method = 'files.update';
  const file = writable(x, method, String(id));
  const { addParents, removeParents } = plain(options);
  const gone = splitIds(removeParents);
  const added = splitIds(addParents);
  for (const parent of added) guardParent(x, method, parent);
  // A file has one folder: a new one takes the place of the old.
  const kept = added.length > 0 ? [] : file.parents.filter((parent) => !gone.includes(parent));
  const changes = described(x, method, plain(resource), file);
  if (changes.trashed !== undefined && file.owner !== x.user)
    throw failed(method, 'The user does not have sufficient permissions for this file.', 403);
  const blob = mediaOf(x, media, 'Drive.Files.update');
  const next = {
    ...changes,
    parents: added.length > 0 ? added.slice(-1) : kept,
    ...(blob ? { content: blob.content } : {}),
  };
  return answered(x, method, changeFile(x.world, file, next), options);
}

const splitIds = (value: Value) => (typeof value === 'string' ? value.split(',').map((id) => id.trim()) : []);

function remove(x: Execution, id: string): void {
  const file = writable(x, 'files.delete', id);
  if (file.owner !== x.user)
    throw failed('files.delete', 'The user does not have sufficient permissions for this file.', 403);
  removeFile(x.world, file);
}

function list(x: Execution, options: Value): Json {
  const method = 'files.list';
  const { q, pageSize = 100, pageToken, fields, orderBy } = plain(options);
  const { searchLag } = switchesOf(x.world);
  const passes = typeof q === 'string' && q.trim() !== '' ? searched(method, q) : () => true;
  const seen = [...x.store.all<FileState>('file').values()].filter((file) => {
    return (
      file.byScript && mayRead(x.store, file, x.user) && file.createdAt <= x.now() - searchLag && passes(file)
    );
  });
  const sorted = ordered(method, seen, text(orderBy));
  const from = typeof pageToken === 'string' ? Number(pageToken) : 0;
  const size = Math.min(Math.max(1, Number(pageSize)), 1000);
  const more = from + size < sorted.length ? { nextPageToken: String(from + size) } : {};
  const mask = maskOrRefuse(
    method,
    text(fields) ?? 'kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)',
  );
  const files = sorted.slice(from, from + size).map((file) => whole(x, file, false));
  return picked(method, { kind: 'drive#fileList', incompleteSearch: false, files, ...more }, mask);
}

function searched(method: string, q: string) {
  try {
    return search(q);
  } catch {
    throw failed(method, 'Invalid Value');
  }
}

function ordered(method: string, files: FileState[], orderBy: string | null): FileState[] {
  if (orderBy === null) return files.reverse();
  const [, key = '', down] = /^(\w+)( desc)?$/.exec(orderBy.trim()) ?? [];
  const keys: Readonly<Record<string, (file: FileState) => string>> = {
    name: (file) => file.name,
    createdTime: (file) => timeOf(file.createdAt),
    modifiedTime: (file) => timeOf(file.modifiedAt),
  };
  const by = keys[key];
  if (!by) throw failed(method, 'Invalid Value');
  const sign = down ? -1 : 1;
  return files.sort((a, b) => sign * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}

const timeOf = (at: number) => new Date(at).toISOString();

/** A file as Drive describes it. Its size is counted only when asked for: that may mean printing a PDF. */
function whole(x: Execution, file: FileState, size: boolean): Json {
  const user = (email: string) => ({
    kind: 'drive#user',
    displayName: email.split('@')[0] ?? '',
    emailAddress: email,
    me: email === x.user,
  });
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    description: file.description,
    trashed: file.trashed,
    parents: file.parents,
    properties: file.properties,
    appProperties: file.appProperties,
    createdTime: timeOf(file.createdAt),
    modifiedTime: timeOf(file.modifiedAt),
    owners: [user(file.owner)],
    ownedByMe: file.owner === x.user,
    shared: file.permissions.length > 1,
    webViewLink: webViewLink(file),
    permissions: file.permissions.map(permission),
    ...(size && file.content ? { size: String(bytesOf(file.content).length) } : {}),
  };
}

/** Only kind, id, name and mimeType come back unless `fields` asks for more. */
function answered(x: Execution, method: string, file: FileState, options: Value): Json {
  const mask = maskOrRefuse(method, text(plain(options)['fields']) ?? 'kind,id,name,mimeType');
  return picked(method, whole(x, file, wants(mask, 'size')), mask);
}

const Files: Kind = {
  create: call(['Object', 'Object, Any', 'Object, Any, Object'], (x, _, [resource, media, options]) =>
    create(x, resource, media, options),
  ),
  copy: {
    ...call(['Object, String', 'Object, String, Object'], (x, _, [resource, id, options]) =>
      copy(x, resource, id, options),
    ),
    price: 'copyFile',
  },
  get: call(['String', 'String, Object'], (x, _, [id, options]) => {
    if (plain(options)['alt'] === 'media')
      throw failed('files.get', 'Use alt=media with a client that reads bytes.', 400);
    return answered(x, 'files.get', found(x, 'files.get', String(id)), options);
  }),
  list: call(['', 'Object'], (x, _, [options]) => list(x, options)),
  update: call(['Object, String', 'Object, String, Any', 'Object, String, Any, Object'], (x, _, args) =>
    update(x, args),
  ),
  remove: call(['String', 'String, Object'], (x, _, [id]) => remove(x, String(id))),
  // Without alt=media it is refused, and with it nobody knows what comes back: nothing does here.
  export: call(['String, String', 'String, String, Object'], (x, _, [id, type, options]) => {
    found(x, 'files.export', String(id));
    if (plain(options)['alt'] !== 'media')
      throw failed('files.export', 'Export requires alt=media to download the exported content.');
    throw failed(
      'files.export',
      `The local workspace exports nothing as ${String(type)}; use Document.getAs.`,
      501,
    );
  }),
};

/** The Drive v3 advanced service under the scope drive.file. */
export const drive: Service = {
  name: 'Drive',
  globals: {
    Drive: {
      kind: 'Drive',
      parts: { Files: 'Drive.Files', Permissions: 'Drive.Permissions' },
      advanced: 'drive',
    },
  },
  scopes: ['https://www.googleapis.com/auth/drive.file', 'https://www.googleapis.com/auth/drive'],
  kinds: { Drive: {}, 'Drive.Files': Files, 'Drive.Permissions': permissionsKind },
};
