import type { CSSProperties } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DocumentPart, DocumentView, TextRun } from '../../api';
import { localLink } from '../../serve/links';
import { post } from '../core/client';
import { refresh, useLive } from '../core/live';
import { Empty } from '../parts/try';

type Paragraph = Extract<DocumentPart, { kind: 'paragraph' | 'list' }>;

function Run({ run }: { readonly run: TextRun }) {
  const style: CSSProperties = {
    ...(run.bold ? { fontWeight: 'bold' } : {}),
    ...(run.italic ? { fontStyle: 'italic' } : {}),
    ...(run.underline ? { textDecoration: 'underline' } : {}),
    ...(run.color ? { color: run.color } : {}),
    ...(run.size ? { fontSize: `${run.size}pt` } : {}),
  };
  if (run.link) {
    return (
      <a href={localLink(run.link)} target="_blank" rel="noreferrer" style={style}>
        {run.text}
      </a>
    );
  }
  return <span style={style}>{run.text}</span>;
}

/** A paragraph to read, and on a press to write; leaving it, or Ctrl and Enter, stores the text. */
function EditableParagraph({ file, part }: { readonly file: string; readonly part: Paragraph }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [says, say] = useState('');
  const left = useRef(false);
  const text = part.runs.map((run) => run.text).join('');
  const store = async () => {
    if (left.current || draft === null) return;
    left.current = true;
    try {
      if (draft !== text) await post(`/files/${file}/document`, { path: part.path, text: draft });
      await refresh();
      say('');
      setDraft(null);
    } catch (fault) {
      say(fault instanceof Error ? fault.message : String(fault));
    }
    left.current = false;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setDraft(null);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void store();
  };
  const level =
    part.heading === 'title'
      ? 'title'
      : part.heading === 'subtitle'
        ? 'subtitle'
        : part.heading
          ? `h${part.heading}`
          : 'normal';
  const style: CSSProperties = {
    ...(part.align ? { textAlign: part.align } : {}),
    ...(part.level === undefined ? {} : { marginLeft: `${24 + part.level * 24}px` }),
  };
  if (draft !== null) {
    return (
      <div class="writing">
        <textarea
          autofocus
          ref={(element) => element?.focus()}
          class={level}
          aria-label="The paragraph's text"
          rows={Math.max(2, Math.ceil(draft.length / 80))}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={keys}
          onBlur={() => void store()}
        />
        {says && (
          <p class="error" role="alert">
            {says}
          </p>
        )}
      </div>
    );
  }
  return (
    <div class={`paragraph ${level} ${part.kind}`} style={style}>
      {part.kind === 'list' && <span aria-hidden="true">{part.ordered ? '1.' : '•'}</span>}
      <p>
        {part.runs.map((run, index) => (
          <Run key={index} run={run} />
        ))}
      </p>
      <button
        type="button"
        class="edit"
        aria-label={`Edit: ${text.slice(0, 60) || 'empty paragraph'}`}
        onClick={() => setDraft(text)}
      >
        Edit
      </button>
    </div>
  );
}

function Parts({ file, parts }: { readonly file: string; readonly parts: readonly DocumentPart[] }) {
  return (
    <>
      {parts.map((part) => (
        <Part key={part.path} file={file} part={part} />
      ))}
    </>
  );
}

function Part({ file, part }: { readonly file: string; readonly part: DocumentPart }) {
  switch (part.kind) {
    case 'paragraph':
    case 'list':
      return <EditableParagraph file={file} part={part} />;
    case 'table':
      return (
        <table class="doc-table">
          <tbody>
            {part.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column}>
                    <Parts file={file} parts={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'rule':
      return <hr />;
    default:
      return <div class="page-break" />;
  }
}

/** A Google Doc on its page: readable, and writable paragraph by paragraph. */
export function DocumentPane({ id }: { readonly id: string }) {
  const { value, fault } = useLive<DocumentView>(`/files/${id}/document`);
  if (fault) return <Empty bad>{fault}</Empty>;
  if (!value) return null;
  return (
    <article class="sheet-of-paper" aria-label={value.name}>
      {value.header.length > 0 && (
        <header>
          <Parts file={id} parts={value.header} />
        </header>
      )}
      <Parts file={id} parts={value.body} />
      {value.footer.length > 0 && (
        <footer>
          <Parts file={id} parts={value.footer} />
        </footer>
      )}
    </article>
  );
}
