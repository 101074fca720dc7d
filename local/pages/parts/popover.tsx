import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  readonly at: Anchor;
  readonly label: string;
  readonly role?: 'dialog' | 'menu';
  readonly class?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A small window under its anchor, kept within the page; Escape and a press elsewhere close it. */
export function Popover({ at, label, role = 'dialog', class: kind = '', onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { width, height } = element.getBoundingClientRect();
    const below = at.bottom + height <= innerHeight || at.top < height;
    element.style.left = `${Math.max(4, Math.min(at.left, innerWidth - width - 4))}px`;
    element.style.top = `${Math.max(4, below ? Math.min(at.bottom, innerHeight - height - 4) : at.top - height)}px`;
  });
  useEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector<HTMLElement>(
      '[autofocus], input, button, [tabindex="0"], [role=menuitem]',
    );
    (first ?? box.current)?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', outside, true);
    return () => {
      removeEventListener('pointerdown', outside, true);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <div ref={box} class={`popover ${kind}`} role={role} aria-label={label} tabIndex={-1} onKeyDown={keys}>
      {children}
    </div>
  );
}
