/** The long tail of functions: mathematics, statistics, finance, from formula.js. */
import * as formulajs from '@formulajs/formulajs';
import { matrixOf } from './context';
import type { BuiltIn } from './evaluate';
import { NUM, VALUE, type Scalar, type Val } from './values';

const known = formulajs as unknown as Readonly<Record<string, unknown>>;
/** Its own idea of dates and of looking things up is not Sheets'. */
const NOT_THESE = new Set(['DATE', 'TODAY', 'NOW', 'TEXT', 'QUERY', 'IMPORTRANGE', 'DEFAULT']);

export function fallback(name: string): BuiltIn | undefined {
  const run = known[name];
  if (typeof run !== 'function' || NOT_THESE.has(name)) return undefined;
  return {
    kind: 'ranges',
    least: 0,
    most: Infinity,
    run: (args, context) => {
      const plain = args.map((arg) => {
        const block = matrixOf(arg, context);
        return block.length === 1 && block[0]?.length === 1
          ? unwrapped(block[0][0] as Scalar)
          : block.map((line) => line.map(unwrapped));
      });
      return wrapped((run as (...args: unknown[]) => unknown)(...plain));
    },
  };
}

function unwrapped(cell: Scalar): unknown {
  return typeof cell === 'object' && cell !== null ? new Error(cell.e) : cell;
}

function wrapped(result: unknown): Val {
  if (result instanceof Error) return { e: result.message.startsWith('#') ? result.message : '#VALUE!' };
  if (typeof result === 'number') return Number.isFinite(result) ? result : NUM;
  if (typeof result === 'string' || typeof result === 'boolean' || result === null) return result;
  if (result instanceof Date)
    return (result.getTime() - result.getTimezoneOffset() * 60_000) / 86_400_000 + 25569;
  if (Array.isArray(result))
    return result.map((line: unknown) =>
      (Array.isArray(line) ? (line as unknown[]) : [line]).map((cell) => wrapped(cell) as Scalar),
    );
  return result === undefined ? null : VALUE;
}
