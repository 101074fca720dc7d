import type { Overview } from '../../api';
import { store } from '../core/store';

/** Which mails this browser has opened, for one workspace; a reset starts anew. */
const KEY = 'read-mails';

interface Read {
  readonly workspace: string;
  readonly ids: ReadonlySet<string>;
}

function kept(): Read {
  try {
    const { workspace, ids } = JSON.parse(localStorage.getItem(KEY) ?? '') as {
      workspace: string;
      ids: string[];
    };
    return { workspace, ids: new Set(ids) };
  } catch {
    return { workspace: '', ids: new Set() };
  }
}

export const read = store<Read>(kept());

export function markRead(workspace: string, id: string): void {
  const now = read.get();
  const ids = new Set(now.workspace === workspace ? now.ids : []).add(id);
  localStorage.setItem(KEY, JSON.stringify({ workspace, ids: [...ids] }));
  read.set({ workspace, ids });
}

export function isRead(workspace: string, id: string): boolean {
  const now = read.get();
  return now.workspace === workspace && now.ids.has(id);
}

export function unreadMails({ workspace, mails }: Overview): number {
  const now = read.get();
  return Math.max(0, mails - (now.workspace === workspace ? now.ids.size : 0));
}
