import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { ImportKind, Work } from '../../src/entry/wire';

export type View =
  | { readonly name: 'home' }
  | { readonly name: 'ect'; readonly trn: string }
  | { readonly name: 'report'; readonly id: string }
  | { readonly name: 'work'; readonly work: Work }
  | { readonly name: 'import'; readonly kind: ImportKind };

export interface Nav {
  readonly go: (view: View) => void;
  readonly back: () => void;
  /** Where "back" leads, in words; null when there is nowhere to go back to. */
  readonly backTo: string | null;
  /** In a dialog over the Sheet. */
  readonly wide: boolean;
}

export const NavContext = createContext<Nav>({
  go: () => undefined,
  back: () => undefined,
  backTo: null,
  wide: false,
});

export const useNav = (): Nav => useContext(NavContext);

/** The view's heading. It takes the focus when the view replaces another, so that reading starts there. */
export function Title({
  children,
  first = false,
}: {
  readonly children: ComponentChildren;
  readonly first?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // With the words it stands in, so that nobody hears the page before the focus is there.
  useLayoutEffect(() => {
    if (first) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function Back() {
  const { back, backTo } = useNav();
  if (backTo === null) return null;
  return (
    <p class="back">
      <button type="button" class="link" onClick={back}>
        <span aria-hidden="true">← </span>
        <span class="unseen">Back to </span>
        {backTo}
      </button>
    </p>
  );
}
