import type { Person } from '../api';
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
  { email: 'officer@example.org', name: 'Morgan Reed', role: 'AB officer' },
  { email: 'lead@example.org', name: 'Sam Ives', role: 'AB lead' },
];

/** The home of a workspace with nothing in it yet. */
export function newcomer(_empty: boolean): Home {
  const furnish = () => undefined;
  const begin = ({ world }: Workspace) => {
    if (world.store.get('world', 'born') !== undefined) return;
    furnish();
    world.store.put('world', 'born', Date.now());
    world.store.commit();
  };
  return { people: PEOPLE, now: '2026-12-07T08:00:00.000Z', opensWith: 'openSidebar', furnish, begin };
}
