/** Overloads are chosen by number and type of arguments; Google is strict about both (services.md §0). */
import { GoogleError } from './errors';
import { EnumValue, FunctionValue, Handle, Instant, isPlain, type Value } from './values';

type Check = (value: Value) => boolean;
interface Overload {
  readonly checks: readonly Check[];
  readonly rest: Check | null;
}

const cache = new Map<string, Overload>();

/** Throws Google's message when no overload fits. */
export function checkArguments(method: string, overloads: readonly string[], args: readonly Value[]): void {
  if (overloads.some((text) => fits(overload(text), args))) return;
  throw new GoogleError(
    `The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${method}.`,
  );
}

function fits({ checks, rest }: Overload, args: readonly Value[]): boolean {
  if (args.length < checks.length || (args.length > checks.length && !rest)) return false;
  return args.every((arg, i) => (checks[i] ?? (rest as Check))(arg));
}

function overload(text: string): Overload {
  const known = cache.get(text);
  if (known) return known;
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts[parts.length - 1];
  const rest = last?.endsWith('...') ? check(last.slice(0, -3)) : null;
  const made = { checks: (rest ? parts.slice(0, -1) : parts).map(check), rest };
  cache.set(text, made);
  return made;
}

const named: Readonly<Record<string, Check>> = {
  Any: () => true,
  String: (v) => typeof v === 'string',
  Number: (v) => typeof v === 'number',
  Integer: (v) => Number.isInteger(v),
  Boolean: (v) => typeof v === 'boolean',
  Date: (v) => v instanceof Instant,
  Object: (v) => isPlain(v),
  Function: (v) => v instanceof FunctionValue,
};

function check(type: string): Check {
  if (type.includes('|')) {
    const choices = type.split('|').map((part) => check(part.trim()));
    return (v) => choices.some((choice) => choice(v));
  }
  if (type.endsWith('?')) {
    const inner = check(type.slice(0, -1));
    return (v) => v === null || v === undefined || inner(v);
  }
  if (type.endsWith('[]')) {
    const inner = check(type.slice(0, -2));
    return (v) => Array.isArray(v) && (v as readonly Value[]).every(inner);
  }
  return (
    named[type] ??
    ((v) => (v instanceof Handle && v.kind === type) || (v instanceof EnumValue && v.type === type))
  );
}

/** The name Google prints for an argument's type. */
export function typeName(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return value.length === 0 ? 'Array' : `${typeName(value[0] as Value)}[]`;
  if (value instanceof Handle) return value.kind;
  if (value instanceof EnumValue) return value.type;
  if (value instanceof Instant) return 'Date';
  if (value instanceof FunctionValue) return 'function';
  return '(class)';
}
