/** What a key means at the grid while nothing is being edited. */
export type Command =
  | {
      readonly kind: 'move';
      readonly rows: number;
      readonly columns: number;
      readonly extend: boolean;
      readonly jump: boolean;
    }
  | { readonly kind: 'page'; readonly down: boolean; readonly extend: boolean }
  | {
      readonly kind: 'edge';
      readonly row: 'first' | 'last' | null;
      readonly column: 'first' | 'last';
      readonly extend: boolean;
    }
  | { readonly kind: 'edit'; readonly text: string | null }
  | { readonly kind: 'clear' | 'open' | 'context' | 'all' | 'undo' | 'toggle' | 'follow' | 'dismiss' };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function withControl({ key, shiftKey }: Pressed): Command | null {
  const arrow = ARROWS[key];
  if (arrow) return { kind: 'move', rows: arrow[0], columns: arrow[1], extend: shiftKey, jump: true };
  if (key === 'Home') return { kind: 'edge', row: 'first', column: 'first', extend: shiftKey };
  if (key === 'End') return { kind: 'edge', row: 'last', column: 'last', extend: shiftKey };
  if (key.toLowerCase() === 'a') return { kind: 'all' };
  if (key.toLowerCase() === 'z') return { kind: 'undo' };
  return null;
}

const PLAIN: Record<string, (shift: boolean) => Command> = {
  Enter: (shift) =>
    shift ? { kind: 'move', rows: -1, columns: 0, extend: false, jump: false } : { kind: 'edit', text: null },
  F2: () => ({ kind: 'edit', text: null }),
  Tab: (shift) => ({ kind: 'move', rows: 0, columns: shift ? -1 : 1, extend: false, jump: false }),
  Delete: () => ({ kind: 'clear' }),
  Backspace: () => ({ kind: 'clear' }),
  Escape: () => ({ kind: 'dismiss' }),
  ContextMenu: () => ({ kind: 'context' }),
  PageUp: (extend) => ({ kind: 'page', down: false, extend }),
  PageDown: (extend) => ({ kind: 'page', down: true, extend }),
  Home: (extend) => ({ kind: 'edge', row: null, column: 'first', extend }),
  End: (extend) => ({ kind: 'edge', row: null, column: 'last', extend }),
  ' ': () => ({ kind: 'toggle' }),
};

/** The command of a key press, or null where the browser should have it. */
export function commandOf(pressed: Pressed): Command | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = pressed;
  if (altKey) {
    if (key === 'ArrowDown') return { kind: 'open' };
    return key === 'Enter' ? { kind: 'follow' } : null;
  }
  if (ctrlKey || metaKey) return withControl(pressed);
  if (key === 'F10' && shiftKey) return { kind: 'context' };
  const arrow = ARROWS[key];
  if (arrow) return { kind: 'move', rows: arrow[0], columns: arrow[1], extend: shiftKey, jump: false };
  const plain = PLAIN[key];
  if (plain) return plain(shiftKey);
  return [...key].length === 1 ? { kind: 'edit', text: key } : null;
}
