import { useState } from 'preact/hooks';
import type { FileEntry } from '../../api';
import { useLive } from '../core/live';
import { follow, usePlace } from '../core/route';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { briefTime, size } from '../core/words';
import { Icon, type IconName } from '../parts/icon';
import { Empty, Try } from '../parts/try';
import { DocumentPane } from './document';

const ICONS: Record<FileEntry['kind'], IconName> = {
  folder: 'folder',
  document: 'document',
  spreadsheet: 'sheet',
  form: 'forms',
  pdf: 'pdf',
  other: 'document',
};

const KINDS: Record<FileEntry['kind'], string> = {
  folder: 'Folder',
  document: 'Google Doc',
  spreadsheet: 'Spreadsheet',
  form: 'Form',
  pdf: 'PDF',
  other: 'File',
};

function pathOf(file: FileEntry): string {
  if (file.kind === 'spreadsheet') return '/workbook';
  return file.kind === 'form' ? '/forms' : `/files/${file.id}`;
}

/** The folders a file lies in, outermost first. */
function trailOf(files: readonly FileEntry[], file: FileEntry | null): FileEntry[] {
  const parent = files.find(({ id }) => id === file?.parent) ?? null;
  return parent ? [...trailOf(files, parent), parent] : [];
}

function Listing({ files, now }: { readonly files: readonly FileEntry[]; readonly now: string }) {
  return (
    <table class="listing">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Changed</th>
          <th scope="col">Size</th>
          <th scope="col">Shared with</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <th scope="row">
              <a href={pathOf(file)} onClick={follow}>
                <Icon name={ICONS[file.kind]} /> {file.name}
              </a>
            </th>
            <td>{KINDS[file.kind]}</td>
            <td>{briefTime(file.changed, now)}</td>
            <td>{file.bytes === null ? '' : size(file.bytes)}</td>
            <td>{file.sharedWith.length === 0 ? 'Nobody' : file.sharedWith.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Trail({ trail, file }: { readonly trail: readonly FileEntry[]; readonly file: FileEntry }) {
  return (
    <nav class="trail" aria-label="Folders">
      <a href="/files" onClick={follow}>
        Files
      </a>
      {trail.map((folder) => (
        <a key={folder.id} href={`/files/${folder.id}`} onClick={follow}>
          {folder.name}
        </a>
      ))}
      <span aria-current="page">{file.name}</span>
    </nav>
  );
}

function Opened({ file }: { readonly file: FileEntry }) {
  return (
    <div class="opened">
      <div class="actions">
        <a class="button" href={`/file/${file.id}?download`}>
          <Icon name="download" size={16} /> {file.kind === 'document' ? 'Download as PDF' : 'Download'}
        </a>
        {file.kind === 'document' && (
          <a class="button" href={`/file/${file.id}`} target="_blank">
            See it as a PDF
          </a>
        )}
      </div>
      {file.kind === 'document' ? (
        <DocumentPane id={file.id} />
      ) : (
        <iframe class="file-frame" title={file.name} src={`/file/${file.id}`} />
      )}
    </div>
  );
}

/** The folders, Docs and PDFs the bundle made in Drive. */
export function FilesPage() {
  const { path } = usePlace();
  const now = useStore(session, ({ overview }) => overview?.now ?? '');
  const { value: files, fault } = useLive<FileEntry[]>('/files');
  const [search, setSearch] = useState('');
  const all = files ?? [];
  const id = path.split('/')[2] ?? null;
  const file = all.find((entry) => entry.id === id) ?? null;
  const known = (parent: string | null) => all.some((entry) => entry.id === parent);
  const inFolder = all.filter((entry) => (file ? entry.parent === file.id : !known(entry.parent)));
  const wanted = search.trim().toLowerCase();
  const listed = wanted ? all.filter(({ name }) => name.toLowerCase().includes(wanted)) : inFolder;
  const order = (a: FileEntry, b: FileEntry) =>
    Number(b.kind === 'folder') - Number(a.kind === 'folder') || a.name.localeCompare(b.name);
  return (
    <>
      <Try>
        Open the report template, change a sentence, then write a report: the next PDF carries your words.
      </Try>
      <div class="content wide">
        {fault && <Empty bad>{fault}</Empty>}
        {files && id && !file && (
          <Empty bad>
            There is no file at this address. It may have been deleted, or the workspace reset.
          </Empty>
        )}
        {file && <Trail trail={trailOf(all, file)} file={file} />}
        {file && file.kind !== 'folder' ? (
          <Opened key={file.id} file={file} />
        ) : (
          <>
            <input
              class="field search"
              type="search"
              aria-label="Search files by name"
              placeholder="Search files"
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            {files && listed.length === 0 ? (
              <Empty>{wanted ? 'No file has that in its name.' : 'There is nothing here yet.'}</Empty>
            ) : (
              <Listing files={[...listed].sort(order)} now={now} />
            )}
          </>
        )}
      </div>
    </>
  );
}
