import { flushSync } from 'preact/compat';
import { useRef, useState } from 'preact/hooks';
import type { Block, Deed } from '../../api';
import { session } from '../core/session';
import { doDeed } from './deeds';
import type { Spot } from './selection';
import type { SheetData } from './sheet-data';

export interface Editing extends Spot {
  readonly text: string;
  /** Begun by typing: arrow keys end it, as in Sheets. */
  readonly quick: boolean;
  readonly where: 'cell' | 'bar';
}

/** A refusal, shown at the cell it is about. */
export interface Refusal extends Spot {
  readonly says: string;
}

/** What cells held before they were typed into. */
interface Step extends Spot {
  readonly sheet: number;
  readonly values: string[][];
}

type Pending = ReadonlyMap<number, ReadonlyMap<number, string>>;
const NOTHING: Pending = new Map();

function pendingOf(row: number, column: number, values: readonly (readonly string[])[]): Pending {
  return new Map(values.map((cells, r) => [row + r, new Map(cells.map((text, c) => [column + c, text]))]));
}

/** Typing into cells: what is being edited, what is on its way, what was refused, and one step back at a time. */
export function useEditing(sheet: number, data: SheetData | null) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [pending, setPending] = useState(NOTHING);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const past = useRef<readonly Step[]>([]);

  const inputAt = (row: number, column: number) => {
    const cell = data?.cell(row, column);
    return cell?.spilled ? '' : (cell?.input ?? cell?.text ?? '');
  };
  const inputsOf = ({ row, column, rows, columns }: Block) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => inputAt(row + r, column + c)),
    );

  /** Remembered at once, so that the next key can take it back; forgotten where it was refused. */
  const remember = (step: Step): (() => void) => {
    past.current = [...past.current.slice(-49), step];
    return () => (past.current = past.current.filter((other) => other !== step));
  };

  const settle = async (at: Spot, doing: ReturnType<typeof doDeed>) => {
    const { done, says } = await doing;
    if (done) await data?.reload();
    setPending(NOTHING);
    if (says) setRefusal({ ...at, says });
    return done;
  };

  const replace = async (row: number, column: number, values: string[][], deed: Deed, step: Step | null) => {
    setRefusal(null);
    setPending(pendingOf(row, column, values));
    const forget = step && remember(step);
    const done = await settle({ row, column }, doDeed(sheet, deed));
    if (!done) forget?.();
  };
  const stepAt = (block: Block): Step => ({
    sheet,
    row: block.row,
    column: block.column,
    values: inputsOf(block),
  });
  const type = (row: number, column: number, values: string[][], takesBack = false) => {
    const block = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
    return replace(
      row,
      column,
      values,
      { do: 'type', row, column, values },
      takesBack ? null : stepAt(block),
    );
  };

  return {
    editing,
    pending,
    refusal,
    dismiss: () => setRefusal(null),
    start: (spot: Spot, text: string | null, where: Editing['where'] = 'cell') => {
      setRefusal(null);
      // At once: the next key must find the editor open.
      flushSync(() =>
        setEditing({ ...spot, text: text ?? inputAt(spot.row, spot.column), quick: text !== null, where }),
      );
    },
    change: (text: string) => setEditing((now) => now && { ...now, text }),
    cancel: () => setEditing(null),
    commit: (text: string) => {
      setEditing(null);
      if (editing && text !== inputAt(editing.row, editing.column))
        void type(editing.row, editing.column, [[text]]);
    },
    type: (row: number, column: number, values: string[][]) => void type(row, column, values),
    clear: (block: Block) => {
      const { row, column, rows, columns } = block;
      const blanks = Array.from({ length: rows }, () => Array<string>(columns).fill(''));
      return replace(row, column, blanks, { do: 'clear', ...block }, stepAt(block));
    },
    undo: () => {
      const last = past.current.at(-1);
      if (!last || last.sheet !== session.get().selection?.sheet) return;
      past.current = past.current.slice(0, -1);
      void type(last.row, last.column, last.values, true);
    },
  };
}

export type EditingState = ReturnType<typeof useEditing>;
