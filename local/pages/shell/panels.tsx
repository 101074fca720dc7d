import { useState } from 'preact/hooks';
import { session, setRealTime } from '../core/session';
import { useStore } from '../core/store';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { Frame } from '../shown/frame';

/** The bundle's sidebar, 300 pixels wide as in Sheets, with the workspace's own switch under it. */
export function Sidebar() {
  const page = useStore(session, ({ sidebar }) => sidebar);
  const realTime = useStore(session, (now) => now.realTime);
  if (!page) return null;
  const close = () => session.set({ sidebar: null });
  return (
    <aside class="sidebar" aria-label={page.title || 'Sidebar'}>
      <header>
        <h2>{page.title}</h2>
        <button type="button" class="quiet" aria-label="Close the sidebar" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Frame page={page} onClose={close} />
      <label class="speed">
        <input
          type="checkbox"
          checked={realTime}
          onChange={(event) => setRealTime(event.currentTarget.checked)}
        />
        Take as long as Google would
      </label>
    </aside>
  );
}

/** A dialog of the bundle. */
export function PageDialog() {
  const page = useStore(session, ({ dialog }) => dialog);
  return page && <Shown key={page.id} page={page} />;
}

function Shown({ page }: { readonly page: NonNullable<ReturnType<typeof session.get>['dialog']> }) {
  const [size, setSize] = useState({ width: page.width ?? 600, height: page.height ?? 420 });
  const close = () => session.set({ dialog: null });
  return (
    <Dialog title={page.title} modal={page.modal} class="page-dialog" width={size.width} onClose={close}>
      <div class="page-space" style={{ height: `${size.height}px` }}>
        <Frame page={page} onClose={close} onSize={(wanted) => setSize({ ...size, ...wanted })} />
      </div>
    </Dialog>
  );
}
