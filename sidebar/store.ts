/**
 * A small store of text on this computer. Google serves the page from an origin of its own choosing, and a browser may
 * refuse storage there: then text is kept in memory, which outlives an error but not the page.
 */
export interface Store {
  readonly lasting: boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): readonly string[];
}

/** The browser's storage where it works, else memory. */
export function openStore(): Store {
  const storage = workingStorage();
  return storage === null ? memoryStore() : lastingStore(storage);
}

function workingStorage(): Storage | null {
  try {
    const storage = window.localStorage;
    storage.setItem('induction-register:probe', '1');
    storage.removeItem('induction-register:probe');
    return storage;
  } catch {
    return null;
  }
}

function memoryStore(): Store {
  const held = new Map<string, string>();
  return {
    lasting: false,
    get: (key) => held.get(key) ?? null,
    set: (key, value) => void held.set(key, value),
    remove: (key) => void held.delete(key),
    keys: () => [...held.keys()],
  };
}

/** A full or revoked storage must not stop anyone typing: from then on memory holds what it would not take. */
function lastingStore(storage: Storage): Store {
  const overflow = memoryStore();
  return {
    lasting: true,
    get: (key) => overflow.get(key) ?? storage.getItem(key),
    set: (key, value) => {
      try {
        storage.setItem(key, value);
        overflow.remove(key);
      } catch {
        overflow.set(key, value);
      }
    },
    remove: (key) => {
      overflow.remove(key);
      storage.removeItem(key);
    },
    keys: () => Object.keys(storage),
  };
}
