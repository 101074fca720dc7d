import { GoogleError } from './errors';
import type { Content } from './blobs';
import { newDocument, type DocumentState } from './documents';
import { letters, newForm, reseeded, type FormState } from './forms';
import type { Store } from './store';

export const FOLDER = 'application/vnd.google-apps.folder';
export const DOCUMENT = 'application/vnd.google-apps.document';
export const FORM = 'application/vnd.google-apps.form';
export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const ROOT = 'root';

export interface PermissionState {
  readonly id: string;
  readonly role: 'owner' | 'writer' | 'commenter' | 'reader';
  readonly type: 'user' | 'group' | 'domain' | 'anyone';
  readonly emailAddress: string | null;
}

/** A file of Drive, whatever it is; a document's text and a form's questions are kept by their own services. */
export interface FileState {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly parents: readonly string[];
  readonly owner: string;
  /** In ms. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly trashed: boolean;
  readonly description: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly appProperties: Readonly<Record<string, string>>;
  readonly permissions: readonly PermissionState[];
  /** Made by this script's project: all that the scope drive.file lets it see. */
  readonly byScript: boolean;
  readonly content: Content | null;
}

/** What a file's maker decides; the rest has defaults. */
export type NewFile = Pick<FileState, 'name' | 'mimeType' | 'owner'> & Partial<FileState>;

interface Clocked {
  readonly store: Store;
  now(): number;
}

/** An id as Drive gives them: the same in every run of the same deeds. */
export function newId(store: Store): string {
  return `1${letters(`file ${store.next('file')}`, 32)}`;
}

/** Puts a file into the owner's Drive, in its root unless it says where. */
export function addFile(world: Clocked, { id, ...file }: NewFile): FileState {
  const made: FileState = {
    id: id ?? newId(world.store),
    parents: [ROOT],
    createdAt: world.now(),
    modifiedAt: world.now(),
    trashed: false,
    description: '',
    properties: {},
    appProperties: {},
    permissions: [{ id: permissionId(file.owner), role: 'owner', type: 'user', emailAddress: file.owner }],
    byScript: true,
    content: null,
    ...file,
  };
  const placed = { ...made, trashed: made.trashed || isInBin(world.store, made) };
  world.store.put('file', placed.id, placed);
  return placed;
}

/** A file is in the bin with the folder it is in. */
const isInBin = (store: Store, { parents }: Pick<FileState, 'parents'>): boolean =>
  parents.some((parent) => fileOf(store, parent)?.trashed === true);

/** Every permission of one person has the same id, as in Drive. */
export const permissionId = (whom: string) =>
  letters(`permission ${whom}`, 20).replace(/\D/g, (c) => String(c.charCodeAt(0) % 10));

export const fileOf = (store: Store, id: string): FileState | undefined => store.get<FileState>('file', id);

/** Changes a file; a new name reaches the document or form it is of, as these show the file's name. */
export function changeFile(world: Clocked, file: FileState, changes: Partial<FileState>): FileState {
  // Moved, a file is where its new folder is, be that in the bin or out of it.
  const stays =
    changes.parents === undefined || changes.parents.every((parent) => file.parents.includes(parent));
  const trashed = changes.trashed ?? (stays ? file.trashed : isInBin(world.store, { ...file, ...changes }));
  const next = { ...file, ...changes, trashed, modifiedAt: world.now() };
  world.store.put('file', next.id, next);
  if (next.mimeType === FOLDER && next.trashed !== file.trashed)
    for (const other of [...world.store.all<FileState>('file').values()])
      if (other.parents.includes(next.id)) changeFile(world, other, { trashed: next.trashed });
  const document = world.store.get<DocumentState>('document', next.id);
  if (document && document.name !== next.name)
    world.store.put('document', next.id, { ...document, name: next.name });
  const form = world.store.get<FormState>('form', next.id);
  if (form && (form.name !== next.name || form.trashed !== next.trashed))
    world.store.put('form', next.id, { ...form, name: next.name, trashed: next.trashed });
  return next;
}

/** Says that a file's own service changed it. */
export function touch(world: Clocked, id: string): void {
  const file = fileOf(world.store, id);
  if (file) world.store.put('file', id, { ...file, modifiedAt: world.now() });
}

/** Takes a file away for good, and all that is in a folder. */
export function removeFile(world: Clocked, file: FileState): void {
  for (const other of [...world.store.all<FileState>('file').values()])
    if (other.parents.includes(file.id)) removeFile(world, other);
  world.store.delete('file', file.id);
  world.store.delete('document', file.id);
  world.store.delete('form', file.id);
}

/** A blank document, in Drive's root. */
export function addDocument(
  world: Clocked,
  name: string,
  owner: string,
  file: Partial<FileState> = {},
): DocumentState {
  const { id } = addFile(world, { ...file, name, owner, mimeType: DOCUMENT });
  const made = newDocument(name, id, owner, world.now());
  world.store.put('document', id, made);
  return made;
}

/** A form without questions, in Drive's root. */
export function addForm(world: Clocked, name: string, owner: string, published: boolean): FormState {
  const { id } = addFile(world, { name, owner, mimeType: FORM });
  const made = newForm(name, id, owner, world.now(), published);
  world.store.put('form', id, made);
  return made;
}

/** Copies what a file holds under a new file's id. A form's copy is unlinked, empty of answers and numbered anew. */
export function copyContent(world: Clocked, from: FileState, to: FileState): void {
  const document = world.store.get<DocumentState>('document', from.id);
  if (document)
    world.store.put('document', to.id, {
      ...document,
      id: to.id,
      name: to.name,
      owner: to.owner,
      createdAt: world.now(),
      savedAt: world.now(),
    });
  const form = world.store.get<FormState>('form', from.id);
  if (form) world.store.put('form', to.id, reseeded(form, to.id, to.name, to.owner, world.now()));
}

/** Whether a person may see a file, or change it: by its own permissions, or by those of the folder it is in. */
export const mayRead = (store: Store, file: FileState, user: string): boolean =>
  file.owner === user ||
  file.permissions.some((one) => one.type === 'anyone' || one.emailAddress === user) ||
  foldersOf(store, file).some((folder) => mayRead(store, folder, user));

export const mayWrite = (store: Store, file: FileState, user: string): boolean =>
  file.owner === user ||
  file.permissions.some(
    (one) => one.role === 'writer' && (one.type === 'anyone' || one.emailAddress === user),
  ) ||
  foldersOf(store, file).some((folder) => mayWrite(store, folder, user));

const foldersOf = (store: Store, { parents }: FileState): readonly FileState[] =>
  parents.flatMap((parent) => fileOf(store, parent) ?? []);

/** The file a service opens by id, or Google's words for "there is none, or not for you". */
export function openable(store: Store, id: string, mimeType: string, user: string): FileState {
  const file = fileOf(store, id);
  if (!file || file.mimeType !== mimeType || !mayRead(store, file, user))
    throw new GoogleError(
      `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
    );
  return file;
}

const pages: Readonly<Record<string, (id: string) => string>> = {
  [FOLDER]: (id) => `https://drive.google.com/drive/folders/${id}`,
  [DOCUMENT]: (id) => `https://docs.google.com/document/d/${id}/edit`,
  [FORM]: (id) => `https://docs.google.com/forms/d/${id}/edit`,
  [SPREADSHEET]: (id) => `https://docs.google.com/spreadsheets/d/${id}/edit`,
};

/** Where a browser opens the file. */
export const webViewLink = ({ id, mimeType }: FileState) =>
  pages[mimeType]?.(id) ?? `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;
