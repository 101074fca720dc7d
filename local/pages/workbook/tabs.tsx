import { useEffect, useState } from 'preact/hooks';
import type { Deed, SheetTab } from '../../api';
import { Icon } from '../parts/icon';
import { Menu, type MenuEntry } from '../parts/menu';
import type { Anchor } from '../parts/popover';

interface Props {
  readonly sheets: readonly SheetTab[];
  readonly shown: number;
  readonly onShow: (sheet: number) => void;
  readonly onDeed: (sheet: number, deed: Deed) => void;
}

const anchorOf = (element: Element): Anchor => element.getBoundingClientRect();

function freeName(sheets: readonly SheetTab[]): string {
  let number = sheets.length + 1;
  while (sheets.some(({ name }) => name === `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

function RenameField({
  tab,
  onDone,
}: {
  readonly tab: SheetTab;
  readonly onDone: (name: string | null) => void;
}) {
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') onDone((event.currentTarget as HTMLInputElement).value.trim());
    if (event.key === 'Escape') onDone(null);
  };
  return (
    <input
      class="rename"
      aria-label={`New name of ${tab.name}`}
      autofocus
      ref={(element) => element?.focus()}
      defaultValue={tab.name}
      onKeyDown={keys}
      onBlur={(event) => onDone(event.currentTarget.value.trim())}
    />
  );
}

/** The sheets at the foot of the workbook; hidden ones are in the list at the left. */
export function Tabs({ sheets, shown, onShow, onDeed }: Props) {
  const [menu, setMenu] = useState<{ at: Anchor; label: string; entries: MenuEntry[] } | null>(null);
  const [renaming, rename] = useState<number | null>(null);
  const visible = sheets.filter(({ hidden }) => !hidden);
  useEffect(
    () => document.getElementById(`tab-${shown}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    [shown],
  );

  const list = (event: MouseEvent) =>
    setMenu({
      at: anchorOf(event.currentTarget as Element),
      label: 'All sheets',
      entries: sheets.map(({ id, name, hidden }) => ({
        label: hidden ? `${name} (hidden)` : name,
        act: () => {
          if (hidden) onDeed(id, { do: 'show-sheet' });
          onShow(id);
        },
      })),
    });
  const actions = (tab: SheetTab, at: Anchor) =>
    setMenu({
      at,
      label: `Actions for ${tab.name}`,
      entries: [
        { label: 'Rename', act: () => rename(tab.id) },
        { label: 'Hide', act: () => onDeed(tab.id, { do: 'hide-sheet' }) },
        'line',
        { label: 'Delete', act: () => onDeed(tab.id, { do: 'delete-sheet' }) },
      ],
    });
  const keys = (event: KeyboardEvent, tab: SheetTab) => {
    const index = visible.indexOf(tab);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'F10' && event.shiftKey) {
      event.preventDefault();
      actions(tab, anchorOf(event.currentTarget as Element));
    }
    const next = step && visible[index + step];
    if (!next) return;
    onShow(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };

  return (
    <div class="tabs">
      <button type="button" class="quiet" aria-label="All sheets" aria-haspopup="menu" onClick={list}>
        <Icon name="tabs" />
      </button>
      <button
        type="button"
        class="quiet"
        aria-label="Add a sheet"
        onClick={() => onDeed(shown, { do: 'add-sheet', name: freeName(sheets) })}
      >
        <Icon name="plus" />
      </button>
      <div role="tablist" aria-label="Sheets" class="tablist">
        {visible.map((tab) =>
          renaming === tab.id ? (
            <RenameField
              key={tab.id}
              tab={tab}
              onDone={(name) => {
                rename(null);
                if (name && name !== tab.name) onDeed(tab.id, { do: 'rename', name });
              }}
            />
          ) : (
            <button
              key={tab.id}
              id={`tab-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={tab.id === shown}
              aria-controls="sheet"
              tabIndex={tab.id === shown ? 0 : -1}
              style={tab.color ? { '--tab': tab.color } : {}}
              class={tab.color ? 'colored' : ''}
              onClick={() => onShow(tab.id)}
              onDblClick={() => rename(tab.id)}
              onKeyDown={(event) => keys(event, tab)}
              onContextMenu={(event) => {
                event.preventDefault();
                actions(tab, anchorOf(event.currentTarget));
              }}
            >
              {tab.guarded && <Icon name="lock" size={14} />}
              {tab.name}
            </button>
          ),
        )}
      </div>
      {menu && <Menu {...menu} onClose={() => setMenu(null)} />}
    </div>
  );
}
