/** Arguments of google.script.run as the browser sends them (services.md §14). */
import type { Value } from '../world/values';

/** Plain data goes through; undefined arrives as null; the rest throws in the browser, naming the argument's place. */
export function asSent(value: unknown, index: number): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((part) => asSent(part, index));
  if (typeof value !== 'object' || !isPlainObject(value))
    throw new TypeError(`Failed due to illegal value in property: ${index}`);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asSent(part, index)]));
}

/** Made by { } in whatever realm: a Date, a Map, a boxed number are not. */
function isPlainObject(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]' && !('then' in value);
}
