/** Runs one function of the bundle for the host and says, as JSON, how it went. */
import { decode, encode, type Kept, type Makers } from './wire';
import type { Clock } from './clock';

interface Tools {
  readonly make: Makers;
  readonly handles: WeakMap<object, Kept>;
  readonly clock: Clock;
}
interface Request {
  readonly fn: string;
  readonly args: unknown[];
  readonly now: number;
  /** 'sidebar': what google.script.run would bring back; 'cell': a formula's result; 'raw': any value. */
  readonly reply: 'sidebar' | 'cell' | 'raw';
}

export function enter(realm: Record<string, unknown>, text: string, tools: Tools): string {
  const request = JSON.parse(text) as Request;
  tools.clock.set(request.now);
  try {
    const found = resolve(realm, request);
    if (typeof found !== 'function') return JSON.stringify({ missing: request.fn });
    const args = decode(request.args, tools.make) as unknown[];
    return answer((found as (...args: unknown[]) => unknown)(...args), request, tools);
  } catch (thrown) {
    return JSON.stringify({ error: describe(thrown) });
  }
}

/** A top-level `const f = …` is no property of the global object, so it is looked up by name. */
function resolve(realm: Record<string, unknown>, { fn }: Request): unknown {
  if (Object.prototype.hasOwnProperty.call(realm, fn)) return realm[fn];
  if (!/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(fn)) return undefined;
  return new Function(`try { return ${fn}; } catch (e) { return undefined; }`)() as unknown;
}

function answer(result: unknown, { reply }: Request, tools: Tools): string {
  if (reply === 'sidebar')
    return JSON.stringify({
      v: holdsForbidden(result, tools) ? null : asJson(result),
      nulled: holdsForbidden(result, tools),
    });
  return JSON.stringify({ v: encode(result) });
}

/** A Date or a service object anywhere makes the whole reply null (services.md §14). */
function holdsForbidden(value: unknown, tools: Tools, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Date || tools.handles.has(value)) return true;
  if (depth > 200) return true;
  if (Array.isArray(value)) return value.some((part) => holdsForbidden(part, tools, depth + 1));
  return Object.keys(value).some((name) =>
    holdsForbidden((value as Record<string, unknown>)[name], tools, depth + 1),
  );
}

function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array)
    throw new Error("We're sorry, a server error occurred. Please wait a bit and try again.");
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint' || typeof value === 'symbol') return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Map || value instanceof Set || value instanceof RegExp) return {};
  if (Array.isArray(value)) return Array.from(value, asJson);
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(value)) plain[name] = asJson((value as Record<string, unknown>)[name]);
  return plain;
}

function describe(thrown: unknown): { name: string; message: string; stack: string } {
  if (typeof thrown !== 'object' || thrown === null)
    return { name: 'Error', message: String(thrown), stack: '' };
  const { name, message, stack } = thrown as Partial<Error>;
  return { name: String(name ?? 'Error'), message: String(message ?? ''), stack: String(stack ?? '') };
}
