import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Overview } from '../../api';
import { ClockPage } from '../clock/clock';
import { ExecutionsPage } from '../executions/executions';
import { FilesPage } from '../files/files';
import { FormsPage } from '../forms/forms';
import { InboxPage } from '../inbox/inbox';
import { read, unreadMails } from '../inbox/read';
import { follow, usePlace } from '../core/route';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { Icon, type IconName } from '../parts/icon';
import { WorkbookPage } from '../workbook/workbook';
import { PageDialog } from './panels';
import { QuestionHost } from './question';
import { Toasts } from './toasts';
import { TopBar } from './topbar';

interface Page {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  readonly view: ComponentType;
  readonly badge?: (overview: Overview) => number;
}

const PAGES: readonly Page[] = [
  { path: '/workbook', name: 'Workbook', icon: 'workbook', view: WorkbookPage },
  { path: '/forms', name: 'Forms', icon: 'forms', view: FormsPage },
  { path: '/inbox', name: 'Inbox', icon: 'inbox', view: InboxPage, badge: unreadMails },
  { path: '/files', name: 'Files', icon: 'files', view: FilesPage },
  { path: '/clock', name: 'Clock', icon: 'clock', view: ClockPage },
  {
    path: '/executions',
    name: 'Executions',
    icon: 'executions',
    view: ExecutionsPage,
    badge: ({ failedToday }) => failedToday,
  },
];

function Rail({ overview, at }: { readonly overview: Overview; readonly at: Page }) {
  useStore(read, ({ ids }) => ids);
  return (
    <nav class="rail" aria-label="Pages">
      {PAGES.map((page) => {
        const badge = page.badge?.(overview) ?? 0;
        return (
          <a
            key={page.path}
            href={page.path}
            aria-current={page === at ? 'page' : undefined}
            onClick={follow}
          >
            <Icon name={page.icon} />
            <span>{page.name}</span>
            {badge > 0 && (
              <span class={page.path === '/executions' ? 'badge bad' : 'badge'}>
                {badge > 99 ? '99+' : badge}
                <span class="unseen">{page.path === '/executions' ? ' failed today' : ' unread'}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

/** The whole site: one page at a time beside the rail, the bundle's windows over it. */
export function App() {
  const { path } = usePlace();
  const overview = useStore(session, (now) => now.overview);
  const connected = useStore(session, (now) => now.connected);
  const page = PAGES.find((candidate) => path.startsWith(candidate.path)) ?? PAGES[0];
  useEffect(() => {
    if (overview && page) document.title = `${page.name} · ${overview.title}`;
  }, [overview?.title, page]);
  if (!overview || !page) return <p class="loading">Opening the workbook</p>;
  const View = page.view;
  return (
    <div class="app">
      <TopBar overview={overview} />
      {!connected && (
        <p class="lost" role="alert">
          The workspace has stopped. Start it again with npm start; this page carries on by itself.
        </p>
      )}
      <Rail overview={overview} at={page} />
      <main class={`page ${page.path.slice(1)}`}>
        <View />
      </main>
      <PageDialog />
      <QuestionHost />
      <Toasts />
    </div>
  );
}
