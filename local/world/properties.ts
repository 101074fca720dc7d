/** PropertiesService (services.md §20): text by key, per script, user or document. */
import type { Execution } from '../run/execution';
import type { Kind, Method, Service } from './dispatch';
import { GoogleError } from './errors';
import { take } from './quotas';
import { Handle, isPlain, type Value } from './values';

const anywhere = ['LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;
const LONGEST_KEY = 8066;
const LARGEST_VALUE = 9 * 1024;
const LARGEST_STORE = 500 * 1024;

const storeOf = (self: Handle): string => `properties:${self.ref as string}`;

function checkedKey(key: Value): string {
  if (typeof key !== 'string' || key === '')
    throw new GoogleError(
      'When setting or getting a property value, the property name must not be null or empty',
    );
  return key;
}

/** Everything becomes text; whole numbers as Java prints a double. */
function asText(method: string, value: Value): string {
  if (value === null || value === undefined)
    throw new Error(
      `${method}: the value is ${String(value)}; Google would store a useless text or throw. Delete the property instead.`,
    );
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  return typeof value === 'object'
    ? Array.isArray(value)
      ? String(value)
      : '[object Object]'
    : String(value);
}

function set(x: Execution, self: Handle, key: Value, value: Value): void {
  const name = checkedKey(key);
  const text = asText('Properties.setProperty', value);
  if (Buffer.byteLength(name) > LONGEST_KEY) throw new GoogleError('Data storage error');
  if (Buffer.byteLength(text) > LARGEST_VALUE) throw new GoogleError('Argument too large: value');
  const others = [...x.store.all<string>(storeOf(self))].filter(([k]) => k !== name);
  const bytes = others.reduce(
    (sum, [k, v]) => sum + Buffer.byteLength(String(k)) + Buffer.byteLength(v),
    Buffer.byteLength(name) + Buffer.byteLength(text),
  );
  if (bytes > LARGEST_STORE)
    throw new GoogleError(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  x.store.put(storeOf(self), name, text);
}

function method(price: NonNullable<Method['price']>, takes: readonly string[], run: Method['run']): Method {
  return {
    takes,
    price,
    modes: anywhere,
    run: (x, self, args) => {
      take(x.world, x.user, 'propertyCalls');
      return run(x, self, args);
    },
  };
}

const properties: Kind = {
  getProperty: method(
    'readProperty',
    ['String?'],
    (x, self, [key]) => x.store.get<string>(storeOf(self), checkedKey(key as Value)) ?? null,
  ),
  setProperty: method('writeProperty', ['String?, Any'], (x, self, [key, value]) => {
    set(x, self, key as Value, value as Value);
    return self;
  }),
  deleteProperty: method('writeProperty', ['String?'], (x, self, [key]) => {
    x.store.delete(storeOf(self), checkedKey(key as Value));
    return self;
  }),
  getProperties: method('properties', [''], (x, self) =>
    Object.fromEntries(x.store.all<string>(storeOf(self))),
  ),
  getKeys: method('properties', [''], (x, self) => [...x.store.all(storeOf(self)).keys()]),
  setProperties: method('properties', ['Object', 'Object, Boolean'], (x, self, [values, deleteOthers]) => {
    const entries = isPlain(values as Value) ? Object.entries(values as Readonly<Record<string, Value>>) : [];
    if (deleteOthers === true) clear(x, self);
    for (const [key, value] of entries) set(x, self, key, value);
    return self;
  }),
  deleteAllProperties: method('properties', [''], (x, self) => {
    clear(x, self);
    return self;
  }),
};

function clear(x: Execution, self: Handle): void {
  for (const key of [...x.store.all(storeOf(self)).keys()]) x.store.delete(storeOf(self), key);
}

const of = (scope: (x: Execution) => string): Method => ({
  takes: [''],
  modes: anywhere,
  run: (x) => new Handle('Properties', scope(x)),
});

export const propertiesService: Service = {
  name: 'PropertiesService',
  globals: { PropertiesService: { kind: 'PropertiesService' } },
  modes: anywhere,
  kinds: {
    PropertiesService: {
      getScriptProperties: of(() => 'script'),
      getDocumentProperties: of(() => 'document'),
      // A formula runs without an identity; it gets the owner's.
      getUserProperties: of((x) => `user:${x.mode === 'CUSTOM_FUNCTION' ? x.world.owner : x.user}`),
    },
    Properties: properties,
  },
};
