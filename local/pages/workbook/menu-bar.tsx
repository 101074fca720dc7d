import { useState } from 'preact/hooks';
import type { Menu as BundleMenu, MenuItem } from '../../api';
import { runMenu } from '../core/run';
import { tellFault } from '../core/session';
import { Menu, type MenuEntry } from '../parts/menu';
import type { Anchor } from '../parts/popover';

function entryOf(item: MenuItem): MenuEntry {
  switch (item.kind) {
    case 'separator':
      return 'line';
    case 'menu':
      return { label: item.caption, within: item.items.map(entryOf) };
    default:
      return { label: item.label, act: () => void runMenu(item.label, item.fn).catch(tellFault) };
  }
}

/** The menus the bundle made when the workbook opened, after the workbook's own. */
export function MenuBar({
  own,
  made,
}: {
  readonly own: readonly { caption: string; entries: readonly MenuEntry[] }[];
  readonly made: readonly BundleMenu[];
}) {
  const [open, setOpen] = useState<{ index: number; at: Anchor } | null>(null);
  const menus = [...own, ...made.map(({ caption, items }) => ({ caption, entries: items.map(entryOf) }))];
  const show = (index: number) => {
    const button = document.getElementById(`menu-${index}`);
    if (button) setOpen({ index, at: button.getBoundingClientRect() });
  };
  const side = (step: 1 | -1) => show(((open?.index ?? 0) + step + menus.length) % menus.length);
  const chosen = open && menus[open.index];
  return (
    <div class="menu-bar" role="group" aria-label="Menus">
      {menus.map(({ caption }, index) => (
        <button
          key={caption}
          id={`menu-${index}`}
          type="button"
          aria-haspopup="menu"
          aria-expanded={open?.index === index}
          onClick={() => (open?.index === index ? setOpen(null) : show(index))}
          onKeyDown={(event) => event.key === 'ArrowDown' && (event.preventDefault(), show(index))}
        >
          {caption}
        </button>
      ))}
      {open && chosen && (
        <Menu
          key={open.index}
          at={open.at}
          label={chosen.caption}
          entries={chosen.entries}
          onClose={() => setOpen(null)}
          onSide={side}
        />
      )}
    </div>
  );
}
