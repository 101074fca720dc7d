import type { Memory } from './ports';

/**
 * Script properties: strings only, and not copied with the file, so a copy of the register starts with none. Read once
 * in an execution; writes of other executions to the same key are guarded by the script lock.
 */
export function googleMemory(): Memory {
  const read = new Map<string, string | null>();
  const store = () => PropertiesService.getScriptProperties();
  return {
    all: () => {
      const found = store().getProperties();
      // Set up alone changes these, so they hold for the whole execution.
      for (const [key, value] of Object.entries(found))
        if (/^(register$|form: )/.test(key)) read.set(key, value);
      return found;
    },
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
