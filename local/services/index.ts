/**
 * Google's services as the bundle sees them: thin handles in the bundle's own realm. Every method goes out through one
 * host function, JSON text in and JSON text out, which this script takes and deletes before the bundle loads.
 */
import { replaceClock } from './clock';
import { replaceConsole } from './console';
import { enter } from './enter';
import { decode, encode, enumValues, handles, type Makers } from './wire';

type Host = (text: string, enter?: (text: string) => string) => string;
interface Description {
  readonly globals: Record<string, { kind: string; parts?: Record<string, string> }>;
  readonly kinds: Record<string, string[]>;
  readonly enums: Record<string, string[]>;
  readonly constants: Record<string, Record<string, string>>;
}
interface Answer {
  readonly now?: number;
  readonly v?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly details?: object };
}

const realm = globalThis as unknown as Record<string, unknown>;
const host = realm['__host'] as Host;
delete realm['__host'];
const parse = JSON.parse;
const stringify = JSON.stringify;
const clock = replaceClock(realm);

/** An error of this realm, named as Google names it. */
function errorFrom({ name, message, details }: NonNullable<Answer['error']>): Error {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  if (details) Object.assign(error, { details });
  return error;
}

function send(text: string): Answer {
  let answer: string;
  try {
    answer = host(text);
  } catch (fault) {
    // A stack overflow inside the host would hand an object of another realm to the bundle.
    throw new RangeError(`${(fault as Error).message}`);
  }
  const parsed = parse(answer) as Answer;
  if (parsed.now !== undefined) clock.set(parsed.now);
  return parsed;
}

function call(kind: string, ref: unknown, name: string, args: unknown[]): unknown {
  const answer = send(stringify([kind, ref, name, encode(args)]));
  if (answer.error) throw errorFrom(answer.error);
  return decode(answer.v, make);
}

const description = parse(host('', (text) => enter(realm, text, { make, handles, clock }))) as Description;
const methodsOf = new Map<string, Set<string>>();

function methods(kind: string): Set<string> {
  let found = methodsOf.get(kind);
  if (!found) methodsOf.set(kind, (found = new Set(description.kinds[kind] ?? [])));
  return found;
}

/** The enums hanging on each kind: `Ui.Button` on Ui, `SpreadsheetApp.ProtectionType` on SpreadsheetApp. */
const enumsOf = new Map<string, Record<string, object>>();
for (const [type, names] of Object.entries(description.enums)) {
  const dot = type.lastIndexOf('.');
  const owner = type.slice(0, dot);
  const group: Record<string, object> = enumsOf.get(owner) ?? {};
  enumsOf.set(owner, group);
  const values: Record<string, object> = {};
  names.forEach((name, ordinal) => {
    const value = Object.create({
      toString: () => name,
      name: () => name,
      ordinal: () => ordinal,
      compareTo: (other: { ordinal(): number }) => ordinal - other.ordinal(),
    }) as object;
    enumValues.set(value, [type, name]);
    values[name] = Object.freeze(value);
  });
  group[type.slice(dot + 1)] = values;
}

function makeHandle(kind: string, ref: unknown, parts: Record<string, string> = {}): object {
  const own = new Map<string, unknown>();
  const names = methods(kind);
  const enums = enumsOf.get(kind) ?? {};
  const find = (name: string): unknown => {
    if (own.has(name)) return own.get(name);
    let found: unknown;
    if (names.has(name)) found = (...args: unknown[]) => call(kind, ref, name, args);
    else if (name in enums) found = enums[name];
    else if (parts[name] !== undefined) found = makeHandle(parts[name], null);
    else if (name === 'toString') found = () => kind;
    else if (name === 'toJSON' || name === 'then' || name === 'constructor' || name === 'valueOf')
      return undefined;
    else
      throw new Error(
        `${kind}.${name}: the local workspace does not implement this method, or Google has none of this name.`,
      );
    own.set(name, found);
    return found;
  };
  const handle: object = new Proxy(Object.create(null) as object, {
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => kind;
      return typeof name === 'symbol' ? undefined : find(name);
    },
    has: (_, name) => typeof name === 'string' && (names.has(name) || name in enums || name in parts),
    set: (_, name) => {
      throw new TypeError(`${kind}.${String(name)} can't be set: a service object takes no properties.`);
    },
  });
  handles.set(handle, { kind, ref });
  return handle;
}

const make: Makers = {
  handle: (kind, ref) => makeHandle(kind, ref),
  enumValue: (type, name) => {
    const dot = type.lastIndexOf('.');
    const values = enumsOf.get(type.slice(0, dot))?.[type.slice(dot + 1)] as
      Record<string, unknown> | undefined;
    return values?.[name] ?? name;
  },
};

for (const [name, { kind, parts }] of Object.entries(description.globals))
  realm[name] = makeHandle(kind, null, parts);
for (const [name, values] of Object.entries(description.constants))
  realm[name] = Object.freeze({ ...values });
replaceConsole(realm, (level, args) => send(stringify(['console', null, level, encode(args)])));
// Present in V8 as Node builds it, absent from Apps Script.
for (const name of ['SharedArrayBuffer', 'Atomics']) Reflect.deleteProperty(realm, name);
