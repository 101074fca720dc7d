import type { Block, Deed, SheetFrame } from '../../api';
import type { MenuEntry } from '../parts/menu';
import { a1, letters } from './geometry';

const many = (count: number, one: string) => (count === 1 ? one : `${count} ${one}s`);

/** What a person can do to the selected rows and columns: the same list behind a right click and in the menus. */
export function blockActions(frame: SheetFrame, block: Block, deed: (asked: Deed) => void): MenuEntry[] {
  const { row, rows, column, columns } = block;
  const name =
    columns === 1
      ? `column ${letters(column)}`
      : `columns ${letters(column)} to ${letters(column + columns - 1)}`;
  return [
    {
      label: `Insert ${many(rows, 'row')} above`,
      act: () => deed({ do: 'insert-rows', at: row, count: rows }),
    },
    {
      label: `Insert ${many(rows, 'row')} below`,
      act: () => deed({ do: 'insert-rows', at: row + rows, count: rows }),
    },
    {
      label: `Delete ${rows === 1 ? `row ${row}` : `rows ${row} to ${row + rows - 1}`}`,
      act: () => deed({ do: 'delete-rows', at: row, count: rows }),
    },
    'line',
    {
      label: `Insert ${many(columns, 'column')} left`,
      act: () => deed({ do: 'insert-columns', at: column, count: columns }),
    },
    {
      label: `Insert ${many(columns, 'column')} right`,
      act: () => deed({ do: 'insert-columns', at: column + columns, count: columns }),
    },
    { label: `Delete ${name}`, act: () => deed({ do: 'delete-columns', at: column, count: columns }) },
    { label: `Hide ${name}`, act: () => deed({ do: 'hide-columns', at: column, count: columns }) },
    ...(frame.hiddenColumns.length > 0
      ? [
          {
            label: 'Show hidden columns',
            act: () => deed({ do: 'show-columns', at: 1, count: frame.columns }),
          },
        ]
      : []),
    'line',
    {
      label: `Sort the sheet by ${letters(column)}, A to Z`,
      act: () => deed({ do: 'sort', column, ascending: true }),
    },
    {
      label: `Sort the sheet by ${letters(column)}, Z to A`,
      act: () => deed({ do: 'sort', column, ascending: false }),
    },
    frame.filter
      ? { label: 'Remove the filter', act: () => deed({ do: 'remove-filter' }) }
      : {
          label: `Filter ${rows > 1 ? a1(block) : 'the sheet'}`,
          act: () => deed({ do: 'create-filter', block: filterBlock(frame, block) }),
        },
  ];
}

/** The selection, or the whole sheet from its last frozen row down where one cell is selected. */
function filterBlock(frame: SheetFrame, block: Block): Block {
  if (block.rows > 1) return block;
  const row = Math.max(1, frame.frozenRows);
  return { row, column: 1, rows: frame.rows - row + 1, columns: frame.columns };
}
