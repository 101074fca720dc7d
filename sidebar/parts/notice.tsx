import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Takes the focus when it appears: for what the person has to decide or know before going on. */
  readonly takesFocus?: boolean;
}

export function Notice({ tone, title, children, takesFocus = false }: Props) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus, title]);
  return (
    <section
      ref={box}
      class={`notice ${tone}`}
      tabIndex={-1}
      aria-label={title}
      role={takesFocus ? undefined : 'status'}
    >
      <p class="notice-title">{title}</p>
      {children}
    </section>
  );
}
