/** Values on their way out of the realm and back. `local/world/values.ts` is the twin on the other side. */

export interface Kept {
  readonly kind: string;
  readonly ref: unknown;
}

/** What stands behind each handle and each enum value; nothing of it can be reached from them. */
export const handles = new WeakMap<object, Kept>();
export const enumValues = new WeakMap<object, readonly [type: string, name: string]>();

export interface Makers {
  handle(kind: string, ref: unknown): object;
  enumValue(type: string, name: string): unknown;
}

const RealDate = Date;

/** JSON for a call's arguments. Arrays of plain cells are not copied. */
export function encode(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $u: 1 };
    case 'number':
      return Number.isFinite(value) ? value : { $n: String(value) };
    case 'function':
    case 'symbol':
      return encodeCallable(value);
    case 'bigint':
      return { $n: String(value) };
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

function encodeCallable(value: unknown): unknown {
  const known = handles.get(value as object);
  return known ? { $h: [known.kind, known.ref] } : { $f: 1 };
}

function encodeObject(value: object): unknown {
  const handle = handles.get(value);
  if (handle) return { $h: [handle.kind, handle.ref] };
  const enumValue = enumValues.get(value);
  if (enumValue) return { $e: enumValue };
  if (Array.isArray(value)) return encodeArray(value);
  if (value instanceof RealDate) return { $d: value.getTime() };
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, encode);
  const plain: Record<string, unknown> = {};
  let escaped = false;
  for (const name of Object.keys(value)) {
    plain[name] = encode((value as Record<string, unknown>)[name]);
    if (name.charAt(0) === '$') escaped = true;
  }
  return escaped ? { $o: plain } : plain;
}

function encodeArray(value: unknown[]): unknown[] {
  for (let i = 0; i < value.length; i += 1) if (!isSimple(value[i])) return Array.from(value, encode);
  return value;
}

function isSimple(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    default:
      return value === null;
  }
}

/** From parsed JSON to values of this realm, in place where it can be. */
export function decode(json: unknown, make: Makers): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i += 1) {
      const part: unknown = json[i];
      if (typeof part === 'object' && part !== null) json[i] = decode(part, make);
    }
    return json;
  }
  return decodeObject(json as Record<string, unknown>, make);
}

function decodeObject(json: Record<string, unknown>, make: Makers): unknown {
  const names = Object.keys(json);
  const first = names.length === 1 ? names[0] : undefined;
  if (first !== undefined && first.charAt(0) === '$') {
    const inner = json[first] as never;
    if (first === '$h') return make.handle(inner[0], inner[1]);
    if (first === '$e') return make.enumValue(inner[0], inner[1]);
    if (first === '$d') return new RealDate(inner);
    if (first === '$u') return undefined;
    if (first === '$n') return Number(inner);
    if (first === '$o') return decodeMembers(inner, make);
  }
  return decodeMembers(json, make);
}

function decodeMembers(json: Record<string, unknown>, make: Makers): unknown {
  for (const name of Object.keys(json)) {
    const part = json[name];
    if (typeof part === 'object' && part !== null) json[name] = decode(part, make);
  }
  return json;
}
