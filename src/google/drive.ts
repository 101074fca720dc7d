/** Drive as the register uses it: files this script made, by their ids. */
import type { Memory } from './ports';

const FOLDER = 'folder';
export const FOLDER_NAME = 'Induction Register';

/** The account Set up ran under: its forms, documents and mail. */
export const INSTALLED_BY = 'installed by';
export const FOLDER_TYPE = 'application/vnd.google-apps.folder';

/** What the register uses of the Drive v3 advanced service; the type package still describes v2 under this name. */
export interface DriveFile {
  id?: string;
  name?: string;
  mimeType?: string;
  webViewLink?: string;
  parents?: string[];
  trashed?: boolean;
  appProperties?: Record<string, string>;
}

interface DriveFiles {
  create(
    file: DriveFile,
    content?: GoogleAppsScript.Base.Blob | null,
    options?: { fields: string },
  ): DriveFile;
  copy(file: DriveFile, id: string): DriveFile;
  get(id: string, options: { fields: string }): DriveFile;
  list(options: { q: string; fields: string; pageSize: number; pageToken?: string }): {
    files?: DriveFile[];
    nextPageToken?: string;
  };
  update(
    file: DriveFile,
    id: string,
    content?: GoogleAppsScript.Base.Blob | null,
    options?: { addParents?: string; fields?: string },
  ): DriveFile;
}

export function drive(): DriveFiles {
  if (typeof Drive === 'undefined' || !Drive.Files) {
    throw new Error(
      'The Drive service is not switched on for this script. Add "Drive API v3" under Services in the script editor.',
    );
  }
  return Drive.Files as unknown as DriveFiles;
}

interface DrivePermissions {
  create(
    permission: { role: 'reader' | 'writer'; type: 'user'; emailAddress: string },
    id: string,
    options: { sendNotificationEmail: boolean },
  ): unknown;
  list(
    id: string,
    options: { fields: string },
  ): { permissions?: { id?: string; role?: string; emailAddress?: string }[] };
  remove(id: string, permission: string): void;
}

export const permissions = (): DrivePermissions => {
  drive();
  return (Drive as unknown as { Permissions: DrivePermissions }).Permissions;
};

/** Every file a search of Drive finds. A file is found some seconds after it was made. */
export function searched(q: string, fields: string): readonly DriveFile[] {
  const found: DriveFile[] = [];
  let pageToken: string | undefined;
  do {
    const page = drive().list({
      q,
      fields: `nextPageToken,files(${fields})`,
      pageSize: 1000,
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    found.push(...(page.files ?? []));
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

/** The register's own folder, made when first needed. */
export function folderIn(memory: Memory): string {
  const known = memory.get(FOLDER);
  if (known !== null) return known;
  const made = idOf(drive().create({ name: FOLDER_NAME, mimeType: FOLDER_TYPE }));
  memory.set(FOLDER, made);
  return made;
}

/**
 * Forgets the register's folder, which is gone or in the bin. For anybody but whose it is, it may only not be shared.
 * @throws to anybody else, naming who can share it.
 */
export function forgetFolder(memory: Memory): void {
  const other = otherInstaller(memory);
  if (other !== null) throw notShared(other);
  memory.remove(FOLDER);
}

/** The account the register runs under, where it is not the one at work; null too where nobody remembers. */
export function otherInstaller(memory: Memory): string | null {
  const by = memory.get(INSTALLED_BY);
  return by === null || by === '' || by === Session.getEffectiveUser().getEmail() ? null : by;
}

/** Drive says of what is not shared, as of what is gone, that it is not there. */
export const notShared = (owner: string): Error =>
  new Error(
    `The Drive folder "${FOLDER_NAME}" of ${owner} is not shared with you. Ask ${owner} to choose Induction > Set up register, which shares it with whoever may edit this file, or to share it with you as an editor.`,
  );

export const idOf = (file: { id?: string | undefined }): string => {
  if (!file.id) throw new Error('Drive made a file but did not say which. Try again in a minute.');
  return file.id;
};

/** The id in the address of a file or folder. */
export function idIn(url: string): string {
  const id = idSought(url);
  if (id === undefined) throw new Error(`This address names no file in Drive: ${url}`);
  return id;
}

/** The same of what may be no address. */
export function idSought(url: string): string | undefined {
  const [, ...ids] = /\/(?:d|folders)\/([\w-]+)|[?&]id=([\w-]+)/.exec(url) ?? [];
  return ids.find((part) => part !== undefined);
}

/** Drive says that a file is not there, or not to be seen, only by throwing. */
export const isGone = (fault: unknown): boolean =>
  (fault as { details?: { code?: number } }).details?.code === 404;

/** What Drive does not show this script may be there all the same: it is in no bin that we know of. */
export function isInBin(id: string): boolean {
  try {
    return drive().get(id, { fields: 'trashed' }).trashed === true;
  } catch (fault) {
    if (isGone(fault)) return false;
    throw fault;
  }
}

export const isForbidden = (fault: unknown): boolean =>
  (fault as { details?: { code?: number } }).details?.code === 403;

/** Lets somebody read a file; once or often comes to the same. */
export function letIn(id: string, emailAddress: string): void {
  const reader = { role: 'reader', type: 'user', emailAddress } as const;
  try {
    permissions().create(reader, id, { sendNotificationEmail: false });
  } catch (fault) {
    if (isGone(fault)) throw new Error('The PDF is not in Drive any more.');
    // An address without a Google account is let in only by a mail of Google's own, with a code to enter.
    permissions().create(reader, id, { sendNotificationEmail: true });
  }
}

/**
 * Takes the right to read from these addresses, in small letters; null for all. A file that is gone is open to nobody.
 */
export function shutOut(id: string, addresses: readonly string[] | null): void {
  const all = ((): ReturnType<DrivePermissions['list']>['permissions'] => {
    try {
      return permissions().list(id, { fields: 'permissions(id,role,emailAddress)' }).permissions;
    } catch (fault) {
      if (isGone(fault)) return [];
      throw fault;
    }
  })();
  for (const { id: permission, role, emailAddress = '' } of all ?? [])
    if (
      permission !== undefined &&
      role === 'reader' &&
      (addresses?.includes(emailAddress.toLowerCase()) ?? true)
    )
      permissions().remove(id, permission);
}
