import type { RefObject } from 'preact';
import { a1, type Layout } from './geometry';
import { commandOf } from './keys';
import { blockOf, jumpFrom, stepFrom, type Selection, type Spot } from './selection';
import type { SheetData } from './sheet-data';
import type { EditingState } from './use-editing';

export interface KeyboardContext {
  readonly data: SheetData;
  readonly layout: Layout;
  readonly selection: Selection;
  readonly editing: EditingState;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly select: (selection: Selection) => void;
  /** Opens the filter or the choices of the active cell. */
  readonly open: () => void;
  readonly context: () => void;
  readonly follow: () => void;
  readonly dismiss: () => void;
}

function moveTo({ selection, select }: KeyboardContext, spot: Spot, extend: boolean): void {
  select(extend ? { ...selection, far: spot } : { active: spot, far: spot });
}

function edgeOf(
  { layout, data }: KeyboardContext,
  from: Spot,
  row: 'first' | 'last' | null,
  column: 'first' | 'last',
): Spot {
  const shownRow =
    row === 'first'
      ? (layout.frozenRows[0] ?? layout.rows[0])
      : row === 'last'
        ? layout.rows.at(-1)
        : from.row;
  return {
    row: shownRow ?? from.row,
    column: (column === 'first' ? layout.columns[0] : layout.columns.at(-1)) ?? data.frame.columns,
  };
}

/** Space ticks a checkbox and starts typing everywhere else. */
function toggle({ data, selection, editing }: KeyboardContext): void {
  const { row, column } = selection.active;
  const cell = data.cell(row, column);
  const rule = cell?.rule === undefined ? undefined : data.frame.rules[cell.rule];
  if (rule?.kind === 'checkbox') editing.type(row, column, [[cell?.text === 'TRUE' ? 'FALSE' : 'TRUE']]);
  else editing.start(selection.active, ' ');
}

/** Acts on a key at the grid; false where the browser should have it. */
export function onGridKey(event: KeyboardEvent, context: KeyboardContext): boolean {
  const command = commandOf(event);
  if (!command) return false;
  const { layout, selection, editing, data, scroller } = context;
  const from = selection.far;
  const extending = 'extend' in command && command.extend;
  const start = extending ? from : selection.active;
  switch (command.kind) {
    case 'move': {
      const filled = ({ row, column }: Spot) => (data.cell(row, column)?.text ?? '') !== '';
      const to = command.jump
        ? jumpFrom(layout, start, command.rows, command.columns, filled)
        : stepFrom(layout, start, command.rows, command.columns);
      if (event.key === 'Tab' && to.column === start.column) return false;
      moveTo(context, to, extending);
      break;
    }
    case 'page': {
      const rows = Math.max(
        1,
        Math.floor(((scroller.current?.clientHeight ?? 400) - layout.frozenHeight - 48) / 21),
      );
      moveTo(context, stepFrom(layout, start, command.down ? rows : -rows, 0), extending);
      break;
    }
    case 'edge':
      // The first row may be frozen and in view wherever the sheet is scrolled to.
      if (command.row === 'first' && scroller.current) scroller.current.scrollTop = 0;
      moveTo(context, edgeOf(context, start, command.row, command.column), extending);
      break;
    case 'edit':
      editing.start(selection.active, command.text);
      break;
    case 'clear':
      void editing.clear(blockOf(selection));
      break;
    case 'all':
      context.select({
        active: edgeOf(context, start, 'first', 'first'),
        far: edgeOf(context, start, 'last', 'last'),
      });
      break;
    case 'toggle':
      toggle(context);
      break;
    case 'undo':
      editing.undo();
      break;
    case 'open':
      context.open();
      break;
    case 'context':
      context.context();
      break;
    case 'follow':
      context.follow();
      break;
    case 'dismiss':
      context.dismiss();
      break;
    default:
      command satisfies never;
  }
  return true;
}

/** The selection in words, for people who do not see it: "B5, Avery Quill". */
export function spoken({ data, selection }: Pick<KeyboardContext, 'data' | 'selection'>): string {
  const block = blockOf(selection);
  const text = data.cell(selection.active.row, selection.active.column)?.text ?? '';
  return block.rows * block.columns > 1 ? `${a1(block)} selected` : `${a1(block)}, ${text || 'empty'}`;
}
