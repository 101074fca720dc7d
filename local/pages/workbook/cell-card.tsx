import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellRule } from '../../api';
import { localLink } from '../../serve/links';
import { follow } from '../core/route';
import { Icon } from '../parts/icon';
import type { Refusal } from './use-editing';
import type { ShownCell } from './sheet-data';

interface Props {
  readonly cell: ShownCell | null;
  readonly rule: CellRule | undefined;
  readonly refusal: Refusal | null;
  readonly id: string;
  readonly onDismiss: () => void;
}

/** What there is to say about a cell, beside it: why it was refused, its error, its note, where it links to. */
export function CellCard({ cell, rule, refusal, id, onDismiss }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const anchor = document.getElementById(id)?.getBoundingClientRect();
    const size = card.current?.getBoundingClientRect();
    if (!anchor || !size) return setPlace(null);
    const left = anchor.right + 6 + size.width > innerWidth ? anchor.left - size.width - 6 : anchor.right + 6;
    return setPlace({
      left: Math.max(4, left),
      top: Math.max(4, Math.min(anchor.top, innerHeight - size.height - 4)),
    });
  }, [id, cell, refusal]);
  const help = cell?.wrong && rule?.help ? rule.help : '';
  const style = place
    ? { left: `${place.left}px`, top: `${place.top}px` }
    : { visibility: 'hidden' as const };
  return (
    <div ref={card} class="cell-card" style={style} onPointerDown={(event) => event.stopPropagation()}>
      {refusal && (
        <div class="bad" role="alert">
          <p>{refusal.says}</p>
          <button type="button" class="link" onClick={onDismiss}>
            Close
          </button>
        </div>
      )}
      {cell?.wrong && (
        <div class="bad">
          <strong>{cell.kind === 'error' ? 'Error' : 'Does not fit'}</strong>
          <p>{cell.wrong}</p>
          {help && <p>{help}</p>}
        </div>
      )}
      {cell?.link && (
        <a
          href={localLink(cell.link.replace(/^#/, '/workbook#'))}
          onClick={cell.link.startsWith('#') ? follow : undefined}
          target={cell.link.startsWith('#') ? undefined : '_blank'}
          rel="noreferrer"
        >
          <Icon name="link" size={16} /> {cell.link.startsWith('#') ? 'Go to the rows' : cell.link}
        </a>
      )}
      {cell?.note && <p class="note">{cell.note}</p>}
    </div>
  );
}

/** Whether the cell has anything for its card to say. */
export function hasCard(cell: ShownCell | null): boolean {
  return Boolean(cell && (cell.note || cell.wrong || cell.link));
}
