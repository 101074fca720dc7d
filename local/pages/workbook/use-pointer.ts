import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Anchor } from '../parts/popover';
import type { Layout } from './geometry';
import { blockOf, covers, type Selection, type Spot } from './selection';
import type { SheetData } from './sheet-data';
import type { EditingState } from './use-editing';

interface PointerContext {
  readonly data: SheetData;
  readonly layout: Layout;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly editing: EditingState;
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly onResize: (column: number, width: number) => void;
  readonly onFilter: (at: Anchor, column: number) => void;
  readonly onContext: (at: Anchor) => void;
  /** The id of the cell under the pointer that has something to say. */
  readonly onHover: (id: string | null) => void;
}

/** What is under the pointer: a cell, or a whole row (column 0) or column (row 0) by its heading. */
function spotOf(event: Event): Spot | null {
  const target = event.target instanceof Element ? event.target.closest('td, th') : null;
  const row = Number(target?.closest('tr')?.getAttribute('data-r') ?? 0);
  const column = Number(target?.getAttribute('data-c') ?? 0);
  return row === 0 && column === 0 ? null : { row, column };
}

/** A press on the right edge of a column letter widens or narrows the column until the button is let go. */
function resizes(event: PointerEvent, { row, column }: Spot, { data, onResize }: PointerContext): boolean {
  const heading = (event.target as Element).closest('tr.letters th')?.getBoundingClientRect();
  if (row !== 0 || !heading || event.clientX < heading.right - 6) return false;
  const from = event.clientX;
  const end = (released: PointerEvent) => {
    const width = Math.max(24, Math.round((data.frame.widths[column - 1] ?? 100) + released.clientX - from));
    if (released.clientX !== from) onResize(column, width);
  };
  addEventListener('pointerup', end, { once: true });
  return true;
}

/** Selecting with the mouse: cells, rows and columns by their headings, dragging, the arrow of a drop-down, a checkbox. */
export function usePointer(context: PointerContext) {
  const dragging = useRef(false);
  const { data, layout, selection, select, editing, grid } = context;

  const selectionFor = ({ row, column }: Spot): Selection => {
    const firstRow = layout.frozenRows[0] ?? layout.rows[0] ?? 1;
    const lastRow = layout.rows.at(-1) ?? data.frame.frozenRows;
    const lastColumn = layout.columns.at(-1) ?? 1;
    if (row === 0) return { active: { row: firstRow, column }, far: { row: lastRow, column } };
    if (column === 0)
      return { active: { row, column: layout.columns[0] ?? 1 }, far: { row, column: lastColumn } };
    return { active: { row, column }, far: { row, column } };
  };

  const press = (event: PointerEvent) => {
    const target = event.target as Element;
    const funnel = target.closest('.funnel');
    const spot = spotOf(event);
    if (!spot || event.button === 2) return;
    if (funnel) {
      event.preventDefault();
      context.onFilter(funnel.getBoundingClientRect(), spot.column);
      return;
    }
    if (target.closest('thead tr.letters, th')) event.preventDefault();
    if (resizes(event, spot, context)) return;
    grid.current?.focus();
    dragging.current = spot.row > 0 && spot.column > 0;
    const wanted = selectionFor(spot);
    select(event.shiftKey ? { active: selection.active, far: wanted.far } : wanted);
    const cell = data.cell(spot.row, spot.column);
    const rule = cell?.rule === undefined ? undefined : data.frame.rules[cell.rule];
    if (rule?.kind === 'checkbox' && target.closest('.check'))
      editing.type(spot.row, spot.column, [[cell?.text === 'TRUE' ? 'FALSE' : 'TRUE']]);
    const edge = target.closest('td')?.getBoundingClientRect();
    if (rule?.kind === 'list' && edge && event.clientX > edge.right - 20) {
      event.preventDefault();
      editing.start(spot, null);
    }
  };
  const over = (event: PointerEvent) => {
    const spot = spotOf(event);
    if (!spot || spot.row === 0 || spot.column === 0) return context.onHover(null);
    if (dragging.current && event.buttons === 1) return select({ active: selection.active, far: spot });
    const cell = data.cell(spot.row, spot.column);
    return context.onHover(
      cell?.note || cell?.wrong || cell?.link ? `cell-${spot.row}-${spot.column}` : null,
    );
  };
  const double = (event: MouseEvent) => {
    const spot = spotOf(event);
    if (spot && spot.row > 0 && spot.column > 0) editing.start(spot, null);
  };
  const menu = (event: MouseEvent) => {
    const spot = spotOf(event);
    if (!spot) return;
    event.preventDefault();
    const wanted = selectionFor(spot);
    if (!covers(blockOf(selection), wanted.active.row, wanted.active.column)) select(wanted);
    context.onContext({ left: event.clientX, top: event.clientY, bottom: event.clientY });
  };
  return { onPointerDown: press, onPointerOver: over, onDblClick: double, onContextMenu: menu };
}
