import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon';

interface Props {
  readonly title: string;
  readonly modal?: boolean;
  readonly class?: string;
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page. Escape and the cross close it; a modal one keeps the focus and gives it back. */
export function Dialog({ title, modal = true, class: kind = '', width, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = box.current;
    const before = document.activeElement;
    if (modal) element?.showModal();
    else element?.show();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !modal) onClose();
  };
  return (
    <dialog
      ref={box}
      class={`window ${modal ? '' : 'modeless'} ${kind}`}
      aria-labelledby={heading}
      style={width ? { width: `${width}px` } : {}}
      onCancel={cancel}
      onKeyDown={keys}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" class="quiet" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
