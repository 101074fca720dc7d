import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Block } from '../../api';
import { HEADER_HEIGHT, letters, placeOfRow, ROW_NUMBER_WIDTH, windowOf, type Layout } from './geometry';
import { GridRow, type RowProps } from './row';
import { blockOf, type Selection } from './selection';
import type { SheetData } from './sheet-data';

export interface GridProps {
  readonly data: SheetData;
  readonly layout: Layout;
  readonly selection: Selection;
  readonly pending: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onDblClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly children?: preact.ComponentChildren;
}

/** The part of the scrolling rows in view; changes only when it leaves the rows already drawn. */
function useWindow(scroller: RefObject<HTMLDivElement | null>, layout: Layout, data: SheetData) {
  const [view, setView] = useState({ top: 0, height: 700 });
  const [drawn, setDrawn] = useState(() => windowOf(layout, 0, 700));
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => setView({ top: box.scrollTop, height: box.clientHeight });
    const size = new ResizeObserver(look);
    size.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      size.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);
  const bare = windowOf(layout, view.top, view.height, 0);
  const wanted = windowOf(layout, view.top, view.height);
  const fits = drawn.first <= bare.first && drawn.last >= bare.last && drawn.last <= layout.rows.length;
  const shown =
    fits && drawn.last - drawn.first >= Math.min(wanted.last - wanted.first, layout.rows.length) - 24
      ? drawn
      : wanted;
  useEffect(() => {
    if (shown !== drawn) setDrawn(shown);
    const from = layout.rows[shown.first];
    const to = layout.rows[shown.last - 1];
    if (from && to) data.want(from, to);
  }, [shown.first, shown.last, data.frame, layout.rows.length]);
  return shown;
}

/** Scrolls just as far as it takes to see the active cell. */
function useActiveInView({ scroller, layout, selection, data }: GridProps): void {
  const { row, column } = selection.far;
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const place = placeOfRow(layout, row);
    if (row > data.frame.frozenRows && place >= 0) {
      const top = layout.tops[place] ?? 0;
      const bottom = layout.tops[place + 1] ?? top;
      const seen = box.clientHeight - HEADER_HEIGHT - layout.frozenHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (bottom > box.scrollTop + seen) box.scrollTop = bottom - seen;
    }
    if (column > data.frame.frozenColumns) {
      const left = (layout.lefts[column] ?? 0) - layout.frozenWidth;
      const right = (layout.lefts[column + 1] ?? 0) - layout.frozenWidth;
      const seen = box.clientWidth - ROW_NUMBER_WIDTH - layout.frozenWidth;
      if (left < box.scrollLeft) box.scrollLeft = left;
      else if (right > box.scrollLeft + seen) box.scrollLeft = right - seen;
    }
  }, [row, column, data.frame.id]);
}

function selectionIn(block: Block, row: number): { from: number; to: number } {
  const inside = row >= block.row && row < block.row + block.rows;
  return inside ? { from: block.column, to: block.column + block.columns - 1 } : { from: 0, to: 0 };
}

/** The cells of a sheet. Only the rows near the view are in the page; the grid keeps the focus and names its active cell. */
export function Grid(props: GridProps) {
  const { data, layout, selection, pending, grid, scroller } = props;
  const { frame } = data;
  const shown = useWindow(scroller, layout, data);
  useActiveInView(props);
  const block = blockOf(selection);
  const drawnRows = Array.from(layout.rows.subarray(shown.first, shown.last));
  const total = layout.tops[layout.rows.length] ?? 0;
  const above = layout.tops[shown.first] ?? 0;
  const below = total - (layout.tops[shown.last] ?? total);
  const lastDrawn = drawnRows.at(-1) ?? frame.frozenRows;

  const rowOf = (row: number, frozen: boolean) => {
    const rowProps: RowProps = {
      row,
      cells: data.row(row),
      frame,
      layout,
      height: data.heightOf(row),
      ...selectionIn(block, row),
      active: selection.active.row === row ? selection.active.column : 0,
      firstDrawn: frozen ? 1 : (drawnRows[0] ?? row),
      lastDrawn: frozen ? frame.frozenRows : lastDrawn,
      pending: pending.get(row),
    };
    return <GridRow key={row} {...rowProps} />;
  };

  return (
    <div class={`scroller ${frame.gridlines ? '' : 'bare'}`} ref={scroller}>
      <table
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={frame.name}
        aria-rowcount={frame.rows + 1}
        aria-colcount={frame.columns + 1}
        aria-multiselectable="true"
        aria-activedescendant={`cell-${selection.active.row}-${selection.active.column}`}
        style={{ width: `${ROW_NUMBER_WIDTH + layout.width}px` }}
        onKeyDown={props.onKeyDown}
        onPointerDown={props.onPointerDown}
        onPointerOver={props.onPointerOver}
        onDblClick={props.onDblClick}
        onContextMenu={props.onContextMenu}
        onCopy={props.onCopy}
        onPaste={props.onPaste}
      >
        <colgroup>
          <col style={{ width: `${ROW_NUMBER_WIDTH}px` }} />
          {layout.columns.map((column) => (
            <col key={column} style={{ width: `${frame.widths[column - 1] ?? 100}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr role="row" class="letters" aria-rowindex={1} style={{ height: `${HEADER_HEIGHT}px` }}>
            <td role="gridcell" class="corner" aria-colindex={1}>
              <span class="unseen">Select all</span>
            </td>
            {layout.columns.map((column) => (
              <th
                key={column}
                role="columnheader"
                scope="col"
                data-c={column}
                aria-colindex={column + 1}
                class={`${column >= block.column && column < block.column + block.columns ? 'touched' : ''} ${column <= frame.frozenColumns ? 'frozen' : ''} ${column === frame.frozenColumns ? 'frozen-edge' : ''}`}
                style={
                  column <= frame.frozenColumns
                    ? { left: `${ROW_NUMBER_WIDTH + (layout.lefts[column] ?? 0)}px` }
                    : {}
                }
              >
                {letters(column)}
              </th>
            ))}
          </tr>
          {layout.frozenRows.map((row) => rowOf(row, true))}
        </thead>
        <tbody>
          {above > 0 && (
            <tr role="presentation" class="space" style={{ height: `${above}px` }}>
              <td role="presentation" colSpan={layout.columns.length + 1} />
            </tr>
          )}
          {drawnRows.map((row) => rowOf(row, false))}
          {below > 0 && (
            <tr role="presentation" class="space" style={{ height: `${below}px` }}>
              <td role="presentation" colSpan={layout.columns.length + 1} />
            </tr>
          )}
        </tbody>
      </table>
      {props.children}
    </div>
  );
}
