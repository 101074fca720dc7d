import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellRule } from '../../api';

export interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  readonly quick: boolean;
  readonly rule: CellRule | undefined;
  /** The cell's place in the scrolling box. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly onChange: (text: string) => void;
  /** Moves by so many rows and columns once the text is stored. */
  readonly onCommit: (text: string, rows: number, columns: number) => void;
  readonly onCancel: () => void;
}

const LEAVING: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The choices that go on with what was typed; all of them before anything was. */
function choicesFor(rule: CellRule | undefined, typed: string, touched: boolean): readonly string[] {
  if (rule?.kind !== 'list') return [];
  const wanted = typed.trim().toLowerCase();
  return touched && wanted
    ? rule.choices.filter((choice) => choice.toLowerCase().includes(wanted))
    : rule.choices;
}

/** The field of a drop-down, to assistive technology. */
function comboboxOf(open: boolean, picked: number): object {
  return {
    role: 'combobox',
    'aria-expanded': open,
    ...(open ? { 'aria-controls': 'choices' } : {}),
    ...(open && picked >= 0 ? { 'aria-activedescendant': `choice-${picked}` } : {}),
  };
}

/** A cell's place in the scrolling box, as it is drawn now. */
export function cellBox(scroller: HTMLDivElement | null, row: number, column: number) {
  const cell = document.getElementById(`cell-${row}-${column}`)?.getBoundingClientRect();
  const outer = scroller?.getBoundingClientRect();
  if (!cell || !outer || !scroller) return { left: 46, top: 24, width: 120, height: 21 };
  return {
    left: cell.left - outer.left + scroller.scrollLeft,
    top: cell.top - outer.top + scroller.scrollTop,
    width: cell.width,
    height: cell.height,
  };
}

/** Typing over a cell; for a cell with a drop-down, its choices underneath. */
export function CellEditor({ label, text, quick, rule, box, onChange, onCommit, onCancel }: CellEditorProps) {
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [touched, touch] = useState(quick);
  const choices = choicesFor(rule, text, touched);
  const [picked, pick] = useState(() => (quick ? 0 : choices.indexOf(text)));
  const left = useRef(false);

  useLayoutEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = `${box.height}px`;
    element.style.height = `${Math.max(box.height, element.scrollHeight)}px`;
    document.getElementById(`choice-${picked}`)?.scrollIntoView({ block: 'nearest' });
  }, [text, picked]);

  const leave = (value: string, rows: number, columns: number) => {
    left.current = true;
    onCommit(value, rows, columns);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    const arrow = LEAVING[event.key];
    const vertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (event.key === 'Escape') {
      left.current = true;
      onCancel();
    } else if (event.key === 'Enter' && !event.altKey && !event.ctrlKey) {
      leave(choices[picked] ?? text, event.shiftKey ? -1 : 1, 0);
    } else if (event.key === 'Enter') {
      const at = field.current?.selectionStart ?? text.length;
      onChange(`${text.slice(0, at)}\n${text.slice(at)}`);
    } else if (event.key === 'Tab') {
      leave(choices[picked] ?? text, 0, event.shiftKey ? -1 : 1);
    } else if (vertical && choices.length > 0) {
      pick((picked + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length);
    } else if (arrow && quick) {
      leave(text, ...arrow);
    } else return;
    event.preventDefault();
  };
  const open = choices.length > 0;
  const shared = {
    ref: field,
    'aria-label': label,
    value: text,
    style: { width: `${Math.max(box.width, Math.min(480, text.length * 7 + 24))}px` },
    onInput: (event: InputEvent) => {
      touch(true);
      pick(0);
      onChange((event.currentTarget as HTMLInputElement).value);
    },
    onKeyDown: keys,
    onBlur: () => !left.current && leave(text, 0, 0),
  };
  return (
    <div
      class="cell-editor"
      style={{ left: `${box.left}px`, top: `${box.top}px`, minWidth: `${box.width}px` }}
    >
      {rule?.kind === 'list' ? (
        <input {...shared} {...comboboxOf(open, picked)} />
      ) : (
        <textarea {...shared} rows={1} />
      )}
      {open && (
        <ul id="choices" role="listbox" aria-label="Choices" class="choices">
          {choices.map((choice, index) => (
            <li
              key={choice}
              id={`choice-${index}`}
              role="option"
              aria-selected={index === picked}
              onMouseDown={(event) => {
                event.preventDefault();
                leave(choice, 0, 0);
              }}
            >
              {choice}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
