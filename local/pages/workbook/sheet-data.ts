import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Cell, CellStyle, RowsView, SheetFrame } from '../../api';
import { get } from '../core/client';
import { session, tellFault } from '../core/session';
import { useStore } from '../core/store';
import { ROW_HEIGHT } from './geometry';

/** A cell with its style looked up. */
export interface ShownCell extends Omit<Cell, 'style'> {
  readonly look: CellStyle;
}

export type ShownRow = readonly (ShownCell | null)[];

/** Rows are fetched so many at a time. */
const CHUNK = 100;
const PLAIN: CellStyle = {};

export interface SheetData {
  readonly frame: SheetFrame;
  /** Empty while the row is on its way. */
  readonly row: (row: number) => ShownRow;
  readonly cell: (row: number, column: number) => ShownCell | null;
  readonly heightOf: (row: number) => number;
  /** Asks for rows that are about to be seen. */
  readonly want: (from: number, to: number) => void;
  readonly reload: () => Promise<void>;
}

interface Held {
  readonly frame: SheetFrame;
  readonly rows: Map<number, ShownRow>;
  readonly heights: Map<number, number>;
  readonly asked: Set<number>;
}

const ruler = document.createElement('canvas').getContext('2d');

function linesOf(text: string, look: CellStyle, width: number): number {
  if (!ruler) return 1;
  ruler.font = `${look.bold ? 'bold ' : ''}${look.size ?? 10}pt Arial, Arimo, sans-serif`;
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(ruler.measureText(line).width / (width - 8))), 0);
}

/** A row grows with its largest text and its wrapped lines, as in Sheets. */
function heightFor(row: ShownRow, frame: SheetFrame): number {
  let height = ROW_HEIGHT;
  row.forEach((cell, index) => {
    if (!cell || cell.text === '') return;
    // 1.2 lines of so many points, in pixels.
    const line = (cell.look.size ?? 10) * 1.6;
    const lines =
      cell.look.wrap === 'wrap'
        ? linesOf(cell.text, cell.look, frame.widths[index] ?? 100)
        : cell.text.split('\n').length;
    height = Math.max(height, Math.ceil(lines * line + 5));
  });
  return height;
}

function takeRows(held: Held, view: RowsView): void {
  const fixed = new Map(held.frame.heights);
  view.rows.forEach((cells, index) => {
    const number = view.from + index;
    const row = cells.map(
      (cell) =>
        cell && { ...cell, look: cell.style === undefined ? PLAIN : (view.styles[cell.style] ?? PLAIN) },
    );
    held.rows.set(number, row);
    held.heights.set(number, fixed.get(number) ?? heightFor(row, held.frame));
  });
}

const NO_ROW: ShownRow = [];

/** A sheet's frame and those of its rows that were looked at; both follow every change of the workspace. */
export function useSheet(id: number): SheetData | null {
  const version = useStore(session, (now) => now.overview?.version ?? -1);
  const [, redraw] = useState(0);
  const held = useRef<Held | null>(null);
  const seen = useRef<readonly [number, number]>([1, CHUNK]);

  const fetchRows = async (into: Held, from: number, to: number) => {
    const first = Math.floor((from - 1) / CHUNK);
    const last = Math.floor((Math.min(to, into.frame.rows) - 1) / CHUNK);
    const chunks = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
      (chunk) => !into.asked.has(chunk),
    );
    chunks.forEach((chunk) => into.asked.add(chunk));
    await Promise.all(
      chunks.map(async (chunk) => {
        const view = await get<RowsView>(
          `/sheets/${id}/rows?from=${chunk * CHUNK + 1}&to=${(chunk + 1) * CHUNK}`,
        );
        takeRows(into, view);
      }),
    );
    return chunks.length > 0;
  };

  const reload = async () => {
    const frame = await get<SheetFrame>(`/sheets/${id}`);
    const before = held.current?.frame.id === id ? held.current : null;
    if (before && before.frame.version >= frame.version) return;
    const fresh: Held = { frame, rows: new Map(), heights: new Map(before?.heights ?? []), asked: new Set() };
    await Promise.all([
      fetchRows(fresh, 1, Math.max(1, frame.frozenRows)),
      fetchRows(fresh, ...seen.current),
    ]);
    const now = held.current;
    if (now?.frame.id === id && now.frame.version > frame.version) return;
    held.current = fresh;
    redraw((n) => n + 1);
  };

  useEffect(() => {
    if (held.current?.frame.id !== id) seen.current = [1, CHUNK];
    reload().catch(tellFault);
  }, [id, version]);

  const current = held.current?.frame.id === id ? held.current : null;
  return useMemo(() => {
    if (!current) return null;
    const row = (number: number) => current.rows.get(number) ?? NO_ROW;
    return {
      frame: current.frame,
      row,
      cell: (number, column) => row(number)[column - 1] ?? null,
      heightOf: (number) => current.heights.get(number) ?? ROW_HEIGHT,
      want: (from, to) => {
        seen.current = [from, to];
        fetchRows(current, from, to)
          .then((some) => some && redraw((n) => n + 1))
          .catch(tellFault);
      },
      reload,
    };
  }, [current, current?.rows.size]);
}
