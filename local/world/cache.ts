/** CacheService (services.md §20): a suggestion, that may forget anything at any time. */
import type { Execution } from '../run/execution';
import type { Kind, Method, Service } from './dispatch';
import { GoogleError } from './errors';
import { Handle, isPlain, type Value } from './values';

const anywhere = ['LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;
const LARGEST_VALUE = 102_400;
const LONGEST_KEY = 250;
const MOST_ITEMS = 1000;
/** At item 1,001 about a tenth goes, oldest first, whatever was read lately. */
const EVICTED = 101;
const DEFAULT_SECONDS = 600;
const LONGEST_SECONDS = 21_600;

interface Item {
  readonly value: string;
  /** Instant in ms after which it is forgotten. */
  readonly until: number;
}

const storeOf = (self: Handle): string => `cache:${self.ref as string}`;

function checkedKey(key: Value): string {
  if (typeof key !== 'string' || key === '') throw new GoogleError('Invalid argument: key');
  if (key.length > LONGEST_KEY) throw new GoogleError('Argument too large: key');
  return key;
}

function put(x: Execution, self: Handle, key: Value, value: Value, seconds: Value): void {
  const name = checkedKey(key);
  const text =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? '[object Object]' : String(value);
  if (Buffer.byteLength(text) > LARGEST_VALUE) throw new GoogleError('Argument too large: value');
  const life = typeof seconds === 'number' ? Math.min(seconds, LONGEST_SECONDS) : DEFAULT_SECONDS;
  x.store.delete(storeOf(self), name);
  x.store.put(storeOf(self), name, { value: text, until: x.now() + life * 1000 } satisfies Item);
  const keys = [...x.store.all(storeOf(self)).keys()];
  if (keys.length > MOST_ITEMS) for (const old of keys.slice(0, EVICTED)) x.store.delete(storeOf(self), old);
}

function get(x: Execution, self: Handle, key: Value): string | null {
  const item = x.store.get<Item>(storeOf(self), checkedKey(key));
  return item && x.now() < item.until && !x.world.options.cacheForgets ? item.value : null;
}

function method(price: 'readCache' | 'writeCache', takes: readonly string[], run: Method['run']): Method {
  return { takes, price, modes: anywhere, run };
}

const cache: Kind = {
  get: method('readCache', ['String?'], (x, self, [key]) => get(x, self, key as Value)),
  put: method('writeCache', ['String?, Any', 'String?, Any, Number?'], (x, self, [key, value, seconds]) =>
    put(x, self, key as Value, value as Value, seconds as Value),
  ),
  getAll: method('readCache', ['String[]'], (x, self, [keys]) => {
    const found = (keys as readonly string[]).map((key) => [key, get(x, self, key)] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== null));
  }),
  putAll: method('writeCache', ['Object', 'Object, Number?'], (x, self, [values, seconds]) => {
    if (isPlain(values as Value))
      for (const [key, value] of Object.entries(values as Readonly<Record<string, Value>>))
        put(x, self, key, value, seconds as Value);
  }),
  remove: method('writeCache', ['String?'], (x, self, [key]) =>
    x.store.delete(storeOf(self), checkedKey(key as Value)),
  ),
  removeAll: method('writeCache', ['String[]'], (x, self, [keys]) =>
    (keys as readonly string[]).forEach((key) => x.store.delete(storeOf(self), checkedKey(key))),
  ),
};

const of = (scope: (x: Execution) => string): Method => ({
  takes: [''],
  modes: anywhere,
  run: (x) => new Handle('Cache', scope(x)),
});

export const cacheService: Service = {
  name: 'CacheService',
  globals: { CacheService: { kind: 'CacheService' } },
  modes: anywhere,
  kinds: {
    CacheService: {
      getScriptCache: of(() => 'script'),
      getDocumentCache: of(() => 'document'),
      getUserCache: of((x) => `user:${x.user}`),
    },
    Cache: cache,
  },
};
