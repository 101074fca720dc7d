import { useEffect, useRef } from 'preact/hooks';
import type { ShownPage } from '../../api';
import { localLink } from '../../serve/links';
import { run } from '../core/run';
import { go } from '../core/route';
import type { FromPage, ToPage } from './wire';

interface Props {
  readonly page: ShownPage;
  readonly onClose: () => void;
  readonly onSize?: (size: { width?: number; height?: number }) => void;
}

async function answerTo({ id, fn, args }: FromPage & { kind: 'call' }): Promise<ToPage> {
  try {
    const answer = await run({ fn, from: 'page', args });
    if (answer.outcome === 'finished') return { id, ok: true, value: answer.value };
    return { id, ok: false, ...answer.error };
  } catch (fault) {
    // What google.script.run reports when the connection is lost on the way.
    return {
      id,
      ok: false,
      name: 'NetworkError',
      message: fault instanceof Error ? fault.message : String(fault),
    };
  }
}

/** Opens an address of the page's in a tab, or in place where it belongs to the workbook itself. */
export function openAddress(address: string): void {
  const path = localLink(address);
  if (path.startsWith('/workbook')) go(path);
  else window.open(path, '_blank', 'noopener');
}

/** An HtmlOutput in its sandbox, with the other end of its google.script.run. */
export function Frame({ page, onClose, onSize }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const listen = (event: MessageEvent<FromPage>) => {
      const source = frame.current?.contentWindow;
      if (!source || event.source !== source) return;
      const message = event.data;
      switch (message.kind) {
        case 'call':
          void answerTo(message).then((answer) => source.postMessage(answer, '*'));
          break;
        case 'close':
          onClose();
          break;
        case 'focus':
          document.querySelector<HTMLElement>('[role=grid]')?.focus();
          break;
        case 'size':
          onSize?.(message);
          break;
        case 'open':
          openAddress(message.address);
          break;
        default:
          message satisfies never;
      }
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [page.id]);

  return (
    <iframe
      key={page.id}
      ref={frame}
      class="shown"
      title={page.title}
      src={`/shown/${page.id}`}
      sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
    />
  );
}
