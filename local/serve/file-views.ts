import type { FileEntry } from '../api';
import { bytesOf, renamed, weightOf, type Content } from '../world/blobs';
import type { DocumentState } from '../world/documents';
import { DOCUMENT, fileOf, FOLDER, FORM, SPREADSHEET, type FileState } from '../world/files';
import { BOUND_ID } from '../world/workbook';
import type { World } from '../world/world';
import type { FileContent } from './face';
import { wallClock } from './moments';

const KINDS: Record<string, FileEntry['kind']> = {
  [FOLDER]: 'folder',
  [DOCUMENT]: 'document',
  [SPREADSHEET]: 'spreadsheet',
  [FORM]: 'form',
  'application/pdf': 'pdf',
};

function entryOf(file: FileState, wall: (instant: number) => string): FileEntry {
  const shared = file.permissions.filter(({ role }) => role !== 'owner');
  return {
    id: file.id,
    name: file.name,
    kind: KINDS[file.mimeType] ?? 'other',
    type: file.mimeType,
    parent: file.parents[0] ?? null,
    bytes: file.content ? weightOf(file.content) : null,
    changed: wall(file.modifiedAt),
    owner: file.owner,
    sharedWith: shared.map(
      ({ emailAddress, type }) => emailAddress ?? (type === 'anyone' ? 'anyone with the link' : type),
    ),
  };
}

/** Everything in Drive but the workbook itself and the bin. */
export function fileList(world: World): FileEntry[] {
  const wall = wallClock(world);
  return [...world.store.all<FileState>('file').values()]
    .filter(({ trashed, id }) => !trashed && id !== BOUND_ID)
    .map((file) => entryOf(file, wall));
}

/** Every byte. The PDF printer is only loaded when one is to be printed. */
export async function bytesIn(content: Content): Promise<Uint8Array> {
  if (!('pdf' in content)) return bytesOf(content);
  const { printPdf } = await import('../world/pdf');
  return printPdf(content.pdf);
}

/** The bytes of a file; of a Google Doc, its PDF. */
export async function fileContent(world: World, id: string): Promise<FileContent | null> {
  const file = fileOf(world.store, id);
  if (!file) return null;
  const document = world.store.get<DocumentState>('document', id);
  if (document) {
    const { name, body, header, footer } = document;
    const source = { document: { name, body, header, footer }, at: document.savedAt };
    return { name: renamed(name, 'pdf'), type: 'application/pdf', bytes: await bytesIn({ pdf: source }) };
  }
  return file.content && { name: file.name, type: file.mimeType, bytes: await bytesIn(file.content) };
}
