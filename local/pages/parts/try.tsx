import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** The one line of a page that says what to try. */
export function Try({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="try">
      <Icon name="idea" size={18} />
      <span>{children}</span>
    </p>
  );
}

/** What stands where there is nothing yet, or where something went wrong. */
export function Empty({
  children,
  bad = false,
}: {
  readonly children: ComponentChildren;
  readonly bad?: boolean;
}) {
  return (
    <p class={bad ? 'empty bad' : 'empty'} role={bad ? 'alert' : undefined}>
      {children}
    </p>
  );
}
