import type { Memory } from './ports';

/**
 * Script properties: strings only, and not copied with the file, so a copy of the register starts with none. Read once
 * in an execution; writes of other executions to the same key are guarded by the script lock.
 */
export function googleMemory(): Memory {
  const read = new Map<string, string | null>();
  const store = () => PropertiesService.getScriptProperties();
  return {
    get: (key) => {
      const known = read.get(key);
      if (known !== undefined) return known;
      const found = store().getProperty(key);
      read.set(key, found);
      return found;
    },
    set: (key, value) => {
      store().setProperty(key, value);
      read.set(key, value);
    },
    remove: (key) => {
      store().deleteProperty(key);
      read.set(key, null);
    },
  };
}
