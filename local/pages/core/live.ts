import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../api';
import { get, post } from './client';
import { session, signInAs, tellFault } from './session';
import { useStore } from './store';

function take(overview: Overview): void {
  const known = overview.people.some(({ email }) => email === session.get().user);
  if (!known) signInAs(overview.people[0]?.email ?? '');
  // Answers may overtake one another; an older one says nothing new.
  const before = session.get().overview;
  if (!before || before.workspace !== overview.workspace || before.version <= overview.version)
    session.set({ overview });
}

export async function refresh(): Promise<void> {
  take(await get<Overview>('/overview'));
}

let isOpen = false;

/** Opens the workbook as Google does, its onOpen included; once for each load of the page. */
export async function openWorkbook(): Promise<void> {
  if (isOpen) return;
  isOpen = true;
  take(await post<Overview>('/open'));
}

/** Follows every change of the workspace. */
export async function connect(): Promise<void> {
  await refresh();
  const events = new EventSource('/api/events');
  events.addEventListener('changed', (event) => {
    if (Number((event as MessageEvent<string>).data) !== session.get().overview?.version)
      refresh().catch(tellFault);
  });
  events.onopen = () => session.set({ connected: true });
  events.onerror = () => session.set({ connected: false });
}

/** What `path` holds, asked for again after each change; the last answer stays while the next is on its way. */
export function useLive<T>(path: string | null): { value: T | null; fault: string } {
  const version = useStore(session, (now) => now.overview?.version ?? -1);
  const [held, hold] = useState<{ path: string | null; value: T | null; fault: string }>({
    path,
    value: null,
    fault: '',
  });
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    get<T>(path)
      .then((value) => wanted && hold({ path, value, fault: '' }))
      .catch((fault: Error) => wanted && hold({ path, value: null, fault: fault.message }));
    return () => {
      wanted = false;
    };
  }, [path, version]);
  return held.path === path ? held : { value: null, fault: '' };
}
