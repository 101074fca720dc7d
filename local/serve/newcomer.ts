import type { Person } from '../api';
import { furnishDemo, type KeptIn } from '../demo/kept';
import { LEAD, OFFICER, SECOND_OFFICER } from '../demo/people';
import type { Workspace } from '../workspace';

/** What a newcomer finds: who they may be, which day it is, what is there. */
export interface Home {
  readonly people: readonly Person[];
  /** Instant at which a new workspace begins. */
  readonly now: string;
  readonly opensWith: string | null;
  /** Fills an empty workspace. */
  readonly furnish: (workspace: Workspace) => void;
  /** Fills the workspace the first time it is opened. */
  readonly begin: (workspace: Workspace) => void;
}

const PEOPLE: readonly Person[] = [
  { ...OFFICER, role: 'AB officer' },
  { ...LEAD, role: 'AB lead' },
  { ...SECOND_OFFICER, role: 'AB officer' },
];

/** The home of someone who opens the workspace: the demonstration, or nothing at all where `empty` is asked for. */
export function newcomer(empty: boolean, kept: KeptIn): Home {
  const furnish = (workspace: Workspace): void => {
    if (!empty) furnishDemo(workspace, kept);
  };
  const begin = (workspace: Workspace): void => {
    const { store } = workspace.world;
    if (store.get('world', 'born') !== undefined) return;
    furnish(workspace);
    store.put('world', 'born', Date.now());
    store.commit();
  };
  return { people: PEOPLE, now: '2026-12-07T08:00:00.000Z', opensWith: 'openSidebar', furnish, begin };
}
