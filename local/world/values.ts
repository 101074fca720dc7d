/** What crosses between the bundle and the host, as the host holds it. `local/services/wire.ts` is its twin. */

/** The data a handle carries; the bundle can't look inside. Plain JSON: a handle is a name, never the thing. */
export type Ref = null | string | number | boolean | readonly Ref[] | { readonly [name: string]: Ref };

/** A service object as the bundle holds it: `new Handle('Range', [file, sheet, row, column, rows, columns])`. */
export class Handle {
  constructor(
    readonly kind: string,
    readonly ref: Ref,
  ) {}
}

/** A value of one of Google's enums: `new EnumValue('SpreadsheetApp.ProtectionType', 'SHEET')`. */
export class EnumValue {
  constructor(
    readonly type: string,
    readonly name: string,
  ) {}
}

/** An instant; becomes a Date of the bundle's own realm. `at` is milliseconds since 1970 UTC. */
export class Instant {
  constructor(readonly at: number) {}
}

/** Ready-made wire text, for answers too large to walk twice. */
export class Wire {
  constructor(readonly json: string) {}
}

/** A function of the bundle, known by name only: passing one to a service is always a mistake. */
export class FunctionValue {
  readonly callable = true;
}

/** What a method may take and give. Numbers may be NaN or infinite; `undefined` survives. */
export type Value =
  | undefined
  | null
  | string
  | number
  | boolean
  | Handle
  | EnumValue
  | Instant
  | Wire
  | FunctionValue
  | readonly Value[]
  | { readonly [name: string]: Value };

/** True of `{…}` and of nothing else. */
export function isPlain(value: Value): value is { readonly [name: string]: Value } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Handle || value instanceof EnumValue || value instanceof Instant) &&
    !(value instanceof Wire || value instanceof FunctionValue)
  );
}

/** Host value to wire text. */
export function toWire(value: Value): string {
  return value instanceof Wire ? value.json : JSON.stringify(encode(value));
}

function encode(value: Value): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $u: 1 };
    case 'number':
      return Number.isFinite(value) ? value : { $n: String(value) };
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

function encodeObject(value: Exclude<Value, undefined | null | string | number | boolean>): unknown {
  if (Array.isArray(value)) return value.every(isSimple) ? value : value.map(encode);
  if (value instanceof Handle) return { $h: [value.kind, value.ref] };
  if (value instanceof EnumValue) return { $e: [value.type, value.name] };
  if (value instanceof Instant) return { $d: value.at };
  if (value instanceof Wire) return JSON.parse(value.json);
  if (value instanceof FunctionValue) return { $f: 1 };
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [name, encode(part)]);
  const plain = Object.fromEntries(entries);
  return entries.some(([name]) => name.startsWith('$')) ? { $o: plain } : plain;
}

function isSimple(value: Value): boolean {
  const type = typeof value;
  return (
    type === 'string' || type === 'boolean' || value === null || (type === 'number' && Number.isFinite(value))
  );
}

/** Wire text to host value. */
export function fromWire(text: string): Value {
  return decode(JSON.parse(text));
}

/** The same for JSON already parsed. Arrays of plain cells are handed on as they are. */
export function decode(json: unknown): Value {
  if (typeof json !== 'object' || json === null) return json as Value;
  if (Array.isArray(json))
    return json.every((part) => typeof part !== 'object' || part === null) ? json : json.map(decode);
  return decodeObject(json as Record<string, unknown>);
}

function decodeObject(json: Record<string, unknown>): Value {
  if ('$h' in json) {
    const [kind, ref] = json['$h'] as [string, Ref];
    return new Handle(kind, ref);
  }
  if ('$e' in json) {
    const [type, name] = json['$e'] as [string, string];
    return new EnumValue(type, name);
  }
  if ('$d' in json) return new Instant(json['$d'] === null ? NaN : (json['$d'] as number));
  if ('$u' in json) return undefined;
  if ('$n' in json) return Number(json['$n']);
  if ('$f' in json) return new FunctionValue();
  const plain = ('$o' in json ? json['$o'] : json) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(plain).map(([name, part]) => [name, decode(part)]));
}
