import { useEffect, useState } from 'preact/hooks';
import type { ColumnValue, Deed } from '../../api';
import { get } from '../core/client';
import { tellFault } from '../core/session';
import { Popover, type Anchor } from '../parts/popover';
import { letters } from './geometry';

interface Props {
  readonly at: Anchor;
  readonly sheet: number;
  readonly column: number;
  readonly heading: string;
  readonly onDeed: (deed: Deed) => void;
  readonly onClose: () => void;
}

/** Sorting by a column and hiding some of its values. The filter is the sheet's own: everybody sees its effect. */
export function FilterMenu({ at, sheet, column, heading, onDeed, onClose }: Props) {
  const [values, setValues] = useState<readonly ColumnValue[] | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  useEffect(() => {
    get<ColumnValue[]>(`/sheets/${sheet}/values?column=${column}`)
      .then((found) => {
        setValues(found);
        setHidden(new Set(found.filter((value) => value.hidden).map(({ text }) => text)));
      })
      .catch(tellFault);
  }, []);

  const shown = (values ?? []).filter(({ text }) => text.toLowerCase().includes(search.toLowerCase()));
  const set = (texts: readonly string[], hide: boolean) => {
    const next = new Set(hidden);
    texts.forEach((text) => (hide ? next.add(text) : next.delete(text)));
    setHidden(next);
  };
  const act = (deed: Deed) => {
    onClose();
    onDeed(deed);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    act({ do: 'filter', column, hidden: [...hidden] });
  };
  return (
    <Popover at={at} label={`Filter by ${heading || letters(column)}`} class="filter-menu" onClose={onClose}>
      <button type="button" class="line" onClick={() => act({ do: 'sort', column, ascending: true })}>
        Sort A to Z
      </button>
      <button type="button" class="line" onClick={() => act({ do: 'sort', column, ascending: false })}>
        Sort Z to A
      </button>
      <form onSubmit={submit}>
        <p class="caption">
          Show rows where {heading || letters(column)} is
          <span>
            <button
              type="button"
              class="link"
              onClick={() =>
                set(
                  shown.map(({ text }) => text),
                  false,
                )
              }
            >
              Select all
            </button>
            <button
              type="button"
              class="link"
              onClick={() =>
                set(
                  shown.map(({ text }) => text),
                  true,
                )
              }
            >
              Clear
            </button>
          </span>
        </p>
        <input
          class="field"
          type="search"
          autofocus
          aria-label="Search the values"
          placeholder="Search"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <ul class="values" aria-label="Values">
          {shown.slice(0, 500).map(({ text, count }) => (
            <li key={text}>
              <label>
                <input
                  type="checkbox"
                  checked={!hidden.has(text)}
                  onChange={(event) => set([text], !event.currentTarget.checked)}
                />
                <span>{text || '(Blanks)'}</span>
                <small>{count}</small>
              </label>
            </li>
          ))}
        </ul>
        <div class="buttons">
          <button type="submit" class="primary">
            OK
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Popover>
  );
}
