import { flushSync } from 'preact/compat';
import { useRef, useState } from 'preact/hooks';
import type { Block } from '../../api';
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
  const past = useRef<{ sheet: number; row: number; column: number; values: string[][] }[]>([]);

  const inputAt = (row: number, column: number) => {
    const cell = data?.cell(row, column);
    return cell?.spilled ? '' : (cell?.input ?? cell?.text ?? '');
  };
  const inputsOf = ({ row, column, rows, columns }: Block) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => inputAt(row + r, column + c)),
    );

  const settle = async (at: Spot, doing: ReturnType<typeof doDeed>) => {
    const { done, says } = await doing;
    if (done) await data?.reload();
    setPending(NOTHING);
    if (says) setRefusal({ ...at, says });
    return done;
  };

  const type = async (row: number, column: number, values: string[][], remember = true) => {
    setRefusal(null);
    setPending(pendingOf(row, column, values));
    const before = inputsOf({ row, column, rows: values.length, columns: values[0]?.length ?? 0 });
    const done = await settle({ row, column }, doDeed(sheet, { do: 'type', row, column, values }));
    if (done && remember) past.current = [...past.current.slice(-49), { sheet, row, column, values: before }];
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
    clear: async (block: Block) => {
      setRefusal(null);
      const before = inputsOf(block);
      setPending(
        pendingOf(
          block.row,
          block.column,
          before.map((cells) => cells.map(() => '')),
        ),
      );
      const done = await settle(block, doDeed(sheet, { do: 'clear', ...block }));
      if (done)
        past.current = [
          ...past.current.slice(-49),
          { sheet, row: block.row, column: block.column, values: before },
        ];
    },
    undo: () => {
      const last = past.current.at(-1);
      if (!last || last.sheet !== session.get().selection?.sheet) return;
      past.current = past.current.slice(0, -1);
      void type(last.row, last.column, last.values, false);
    },
  };
}

export type EditingState = ReturnType<typeof useEditing>;
