/** Which parts of an answer are wanted: null for a whole part. */
interface Mask {
  readonly [name: string]: Mask | null;
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** Reads a `fields` text such as "nextPageToken, files(id, name, permissions/role)"; throws on what Drive refuses. */
export function maskOf(fields: string): Mask {
  const reader = { text: fields.replace(/\s+/g, ''), at: 0 };
  const mask = listOf(reader);
  if (reader.at < reader.text.length) throw new Error(`Invalid field selection ${fields}`);
  return mask;
}

interface Reader {
  readonly text: string;
  at: number;
}

function listOf(reader: Reader): Mask {
  const mask: Record<string, Mask | null> = {};
  do {
    const [name, inner] = partOf(reader);
    const known = mask[name];
    mask[name] = known && inner ? { ...known, ...inner } : inner;
  } while (reader.text.charAt(reader.at) === ',' && (reader.at += 1));
  return mask;
}

function partOf(reader: Reader): [string, Mask | null] {
  const [name = ''] = /^(\*|[A-Za-z]+)?/.exec(reader.text.slice(reader.at)) ?? [];
  if (name === '') throw new Error(`Invalid field selection ${reader.text}`);
  reader.at += name.length;
  const sign = reader.text.charAt(reader.at);
  if (sign === '/') {
    reader.at += 1;
    const [inner, deeper] = partOf(reader);
    return [name, { [inner]: deeper }];
  }
  if (sign !== '(') return [name, null];
  reader.at += 1;
  const inner = listOf(reader);
  if (reader.text.charAt(reader.at) !== ')') throw new Error(`Invalid field selection ${reader.text}`);
  reader.at += 1;
  return [name, inner];
}

/** Whether a mask asks for a part. */
export const wants = (mask: Mask, name: string) => '*' in mask || name in mask;

/** The wanted parts of an answer. A part Drive does not know is an error, as there. */
export function masked(value: Json, mask: Mask | null, known: ReadonlySet<string>): Json {
  if (mask === null || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => masked(one, mask, known));
  if ('*' in mask) return value;
  const object = value as { readonly [name: string]: Json };
  for (const name of Object.keys(mask))
    if (!Object.hasOwn(object, name) && !known.has(name)) throw new Error(`Invalid field selection ${name}`);
  const wanted = Object.entries(object).filter(([name]) => name in mask);
  return Object.fromEntries(wanted.map(([name, part]) => [name, masked(part, mask[name] ?? null, known)]));
}

export type { Json, Mask };
