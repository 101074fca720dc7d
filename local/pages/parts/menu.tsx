import { useState } from 'preact/hooks';
import { Icon } from './icon';
import { Popover, type Anchor } from './popover';

export type MenuEntry =
  | { readonly label: string; readonly act: () => void; readonly checked?: boolean }
  | { readonly label: string; readonly within: readonly MenuEntry[] }
  | 'line';

interface Props {
  readonly at: Anchor;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
  /** Left and right at the top level lead to the neighbouring menu. */
  readonly onSide?: (step: 1 | -1) => void;
}

function focusBy(from: HTMLElement, step: number): void {
  const items = [
    ...(from.closest('[role=menu]')?.querySelectorAll<HTMLElement>(':scope > [role^=menuitem]') ?? []),
  ];
  items[(items.indexOf(from) + step + items.length) % items.length]?.focus();
}

/** A menu of actions: arrows, Enter, Escape, first letters; entries may hold entries. */
export function Menu({ at, label, entries, onClose, onSide }: Props) {
  const [open, setOpen] = useState<{ index: number; at: Anchor } | null>(null);
  const expand = (index: number, element: HTMLElement) => {
    const { right, top } = element.getBoundingClientRect();
    setOpen({ index, at: { left: right, top, bottom: top } });
  };
  const keys = (event: KeyboardEvent, entry: Exclude<MenuEntry, 'line'>, index: number) => {
    const item = event.currentTarget as HTMLElement;
    if (event.key === 'ArrowDown') focusBy(item, 1);
    else if (event.key === 'ArrowUp') focusBy(item, -1);
    else if (event.key === 'ArrowRight' && 'within' in entry) expand(index, item);
    else if (event.key === 'ArrowRight' && onSide) onSide(1);
    else if (event.key === 'ArrowLeft' && onSide) onSide(-1);
    else if (event.key === 'ArrowLeft') onClose();
    else if (event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  const inner = open && entries[open.index];
  return (
    <Popover at={at} label={label} role="menu" class="menu" onClose={onClose}>
      {entries.map((entry, index) =>
        entry === 'line' ? (
          <div key={index} role="separator" />
        ) : (
          <button
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-haspopup={'within' in entry ? 'menu' : undefined}
            aria-expanded={'within' in entry ? open?.index === index : undefined}
            onKeyDown={(event) => keys(event, entry, index)}
            onClick={(event) => {
              if ('within' in entry) return expand(index, event.currentTarget);
              onClose();
              return entry.act();
            }}
          >
            {entry.label}
            {'within' in entry && <Icon name="right" size={16} />}
          </button>
        ),
      )}
      {open && inner && inner !== 'line' && 'within' in inner && (
        <Menu
          at={open.at}
          label={inner.label}
          entries={inner.within.map((entry) => closing(entry, onClose))}
          onClose={() => setOpen(null)}
        />
      )}
    </Popover>
  );
}

/** Choosing an inner entry closes the outer menu too. */
function closing(entry: MenuEntry, close: () => void): MenuEntry {
  if (entry === 'line') return entry;
  if ('within' in entry) return { ...entry, within: entry.within.map((inner) => closing(inner, close)) };
  return {
    ...entry,
    act: () => {
      close();
      entry.act();
    },
  };
}
