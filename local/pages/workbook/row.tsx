import { memo } from 'preact/compat';
import type { CSSProperties } from 'preact';
import type { Block, SheetFrame } from '../../api';
import { Icon } from '../parts/icon';
import { letters, type Layout } from './geometry';
import type { ShownCell, ShownRow } from './sheet-data';

export interface RowProps {
  readonly row: number;
  readonly cells: ShownRow;
  readonly frame: SheetFrame;
  readonly layout: Layout;
  readonly height: number;
  /** Selected columns, first to last; 0 where none. */
  readonly from: number;
  readonly to: number;
  /** The active cell's column; 0 where it is in another row. */
  readonly active: number;
  /** The last row drawn: merged cells end there at the latest. */
  readonly lastDrawn: number;
  readonly firstDrawn: number;
  /** What was typed and is being stored, by column. */
  readonly pending: ReadonlyMap<number, string> | undefined;
}

/** How far the text of a cell may run over the empty cells to its right, as Sheets lets it. */
function reach(cells: ShownRow, column: number, { frame, layout }: RowProps): number {
  const own = frame.widths[column - 1] ?? 100;
  let width = own;
  for (let next = column + 1; next <= Math.min(frame.columns, column + 8); next += 1) {
    if (cells[next - 1]?.text || next === frame.frozenColumns + 1) break;
    if (layout.columns.includes(next)) width += frame.widths[next - 1] ?? 100;
  }
  return width;
}

function lookOf(cell: ShownCell): CSSProperties {
  const { look } = cell;
  const lines = [look.underline || cell.link ? 'underline' : '', look.strike ? 'line-through' : '']
    .filter(Boolean)
    .join(' ');
  return {
    ...(look.color ? { color: look.color } : {}),
    ...(look.bold ? { fontWeight: 'bold' } : {}),
    ...(look.italic ? { fontStyle: 'italic' } : {}),
    ...(lines ? { textDecoration: lines } : {}),
    ...(look.size ? { fontSize: `${look.size}pt` } : {}),
  };
}

function Content({
  cell,
  column,
  props,
}: {
  readonly cell: ShownCell;
  readonly column: number;
  readonly props: RowProps;
}) {
  const rule = cell.rule === undefined ? undefined : props.frame.rules[cell.rule];
  const pending = props.pending?.get(column);
  const text = pending ?? cell.text;
  if (rule?.kind === 'checkbox')
    return <span class={`check ${text.toUpperCase() === 'TRUE' ? 'on' : ''}`}>{text}</span>;
  const spills =
    cell.look.wrap === undefined &&
    cell.kind === undefined &&
    !rule &&
    text.length > 8 &&
    (cell.look.align ?? 'left') === 'left';
  const width = spills ? reach(props.cells, column, props) : 0;
  const wide = width > (props.frame.widths[column - 1] ?? 100);
  return (
    <div
      class={`text ${wide ? 'over' : ''}`}
      style={wide ? { ...lookOf(cell), width: `${width - 7}px` } : lookOf(cell)}
    >
      {text}
    </div>
  );
}

function classesOf(cell: ShownCell | null, column: number, props: RowProps): string {
  const { frame, from, to, active } = props;
  const rule = cell?.rule === undefined ? undefined : frame.rules[cell.rule];
  const { align, wrap, vertical } = cell?.look ?? {};
  return [
    column <= frame.frozenColumns ? 'frozen' : '',
    column === frame.frozenColumns ? 'frozen-edge' : '',
    column >= from && column <= to ? 'selected' : '',
    column === active ? 'active' : '',
    align ?? cell?.kind ?? '',
    wrap ?? '',
    vertical ?? '',
    rule?.kind === 'list' ? 'choosable' : '',
    cell?.note ? 'noted' : '',
    cell?.wrong ? 'wrong' : '',
    cell?.link ? 'linked' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Where a merged block shows its one cell: top left, or the first row of it that is drawn. */
function spanOf(
  merge: Block,
  { row, firstDrawn, lastDrawn }: RowProps,
  column: number,
): { rows: number; columns: number } | null {
  const top = Math.max(merge.row, row > merge.row ? firstDrawn : merge.row);
  if (column !== merge.column || row !== top) return null;
  return {
    rows: Math.min(merge.row + merge.rows - 1, Math.max(lastDrawn, row)) - row + 1,
    columns: merge.columns,
  };
}

function OneCell({ column, props }: { readonly column: number; readonly props: RowProps }) {
  const { row, cells, frame, layout } = props;
  const merge = frame.merges.find(
    (block) =>
      row >= block.row &&
      row < block.row + block.rows &&
      column >= block.column &&
      column < block.column + block.columns,
  );
  const span = merge && spanOf(merge, props, column);
  if (merge && !span) return null;
  const pending = props.pending?.get(column);
  const cell = cells[column - 1] ?? (pending === undefined ? null : { text: pending, look: {} });
  const filtered =
    frame.filter &&
    row === frame.filter.row &&
    column >= frame.filter.column &&
    column < frame.filter.column + frame.filter.columns;
  const style: CSSProperties = {};
  if (column <= frame.frozenColumns) style.left = `${46 + (layout.lefts[column] ?? 0)}px`;
  if (cell?.look.background) style.backgroundColor = cell.look.background;
  return (
    <td
      role="gridcell"
      id={`cell-${row}-${column}`}
      data-c={column}
      aria-colindex={column + 1}
      aria-selected={column >= props.from && column <= props.to}
      rowSpan={span ? span.rows : undefined}
      colSpan={span ? span.columns : undefined}
      class={`${classesOf(cell, column, props)} ${filtered ? 'filtered' : ''}`}
      style={style}
    >
      {cell && <Content cell={cell} column={column} props={props} />}
      {cell?.wrong && <span class="unseen">. {cell.wrong}</span>}
      {cell?.note && <span class="unseen">. Note: {cell.note}</span>}
      {filtered && (
        <button
          type="button"
          tabIndex={-1}
          class={`funnel ${frame.filter?.filtered.includes(column) ? 'on' : ''}`}
          aria-label={`Filter by ${cell?.text || letters(column)}`}
        >
          <Icon name="filter" size={14} />
        </button>
      )}
    </td>
  );
}

function Row(props: RowProps) {
  const { row, layout, height, from } = props;
  return (
    <tr role="row" data-r={row} aria-rowindex={row + 1} style={{ height: `${height}px` }}>
      <th scope="row" role="rowheader" aria-colindex={1} class={from > 0 ? 'touched' : ''}>
        {row}
      </th>
      {layout.columns.map((column) => (
        <OneCell key={column} column={column} props={props} />
      ))}
    </tr>
  );
}

/** One row of the grid; drawn again only when something in it changes. */
export const GridRow = memo(Row);
