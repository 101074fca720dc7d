import type { Memory } from './ports';

/** Script properties: strings only, not copied with the file, so a copy of the register starts with none. */
export function googleMemory(): Memory {
  const store = () => PropertiesService.getScriptProperties();
  return {
    get: (key) => store().getProperty(key),
    set: (key, value) => void store().setProperty(key, value),
    remove: (key) => void store().deleteProperty(key),
  };
}

/** Where the register's sheets are: written by Set up, read once in each execution. */
export interface Places {
  readonly spreadsheet: string;
  readonly sheets: Readonly<Record<string, number>>;
}

export const PLACES = 'places';

export function placesIn(memory: Memory): Places | null {
  const text = memory.get(PLACES);
  return text === null ? null : (JSON.parse(text) as Places);
}
