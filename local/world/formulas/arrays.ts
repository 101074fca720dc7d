/** Functions that give whole blocks: filter, order, fold. */
import { compareCells } from '../sort';
import { matrixOf, type Context } from './context';
import { FormulaFault, Lambda, NA, VALUE, toBoolean, type Matrix, type Scalar, type Val } from './values';
import { one, transposed, whole } from './arguments';

export function filter([range, ...conditions]: readonly Val[], context: Context): Val {
  const block = matrixOf(range as Val, context);
  const masks = conditions.map((condition) => matrixOf(condition, context));
  const byColumn =
    masks.every((mask) => mask.length === 1 && (mask[0]?.length ?? 0) === (block[0]?.length ?? 0)) &&
    block.length > 1;
  const lines = byColumn ? transposed(block) : block;
  const flat = masks.map((mask) => mask.flat());
  if (flat.some((mask) => mask.length !== lines.length)) {
    throw new FormulaFault(
      NA,
      `FILTER has mismatched range sizes. Expected row count: ${lines.length}. column count: 1.`,
    );
  }
  const kept = lines.filter((_, i) => flat.every((mask) => toBoolean(mask[i] ?? null) === true));
  if (kept.length === 0) throw new FormulaFault(NA, 'No matches are found in FILTER evaluation.');
  return byColumn ? transposed(kept) : kept;
}

export function sorted([range, ...keys]: readonly Val[], context: Context): Val {
  const block = matrixOf(range as Val, context);
  const specs = keys.length === 0 ? [{ cells: block.map((line) => line[0] ?? null), ascending: true }] : [];
  for (let at = 0; at < keys.length; at += 2) {
    const key = keys[at] as Val;
    const column = matrixOf(key, context);
    const cells =
      column.length === block.length && block.length > 1
        ? column.map((line) => line[0] ?? null)
        : block.map((line) => line[whole(key, context, 1) - 1] ?? null);
    specs.push({
      cells,
      ascending: keys[at + 1] === undefined || toBoolean(one(keys[at + 1], context)) === true,
    });
  }
  const order = block
    .map((_, i) => i)
    .sort((a, b) => {
      for (const { cells, ascending } of specs) {
        const by = compareCells(cells[a] ?? null, cells[b] ?? null, ascending);
        if (by !== 0) return by;
      }
      return a - b;
    });
  return order.map((i) => block[i] as readonly Scalar[]);
}

export function unique([range, byColumn, once]: readonly Val[], context: Context): Val {
  const across = toBoolean(one(byColumn, context)) === true;
  const lines = across ? transposed(matrixOf(range as Val, context)) : matrixOf(range as Val, context);
  const keyOf = (line: readonly Scalar[]) =>
    JSON.stringify(line.map((cell) => (typeof cell === 'string' ? cell.toLowerCase() : cell)));
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const seen = new Set<string>();
  const kept = lines.filter((line) => {
    const key = keyOf(line);
    if (seen.has(key) || (toBoolean(one(once, context)) === true && counts.get(key) !== 1)) return false;
    return Boolean(seen.add(key));
  });
  return across ? transposed(kept) : kept;
}

export function sequence([rows, columns, start, step]: readonly Val[], context: Context): Val {
  const [n, m, from, by] = [
    whole(rows, context, 1),
    whole(columns, context, 1),
    whole(start, context, 1),
    whole(step, context, 1),
  ];
  return Array.from({ length: n }, (_, i) => Array.from({ length: m }, (__, j) => from + (i * m + j) * by));
}

/** Each cell, or each row, handed to a lambda. */
export function mapped([range, ...rest]: readonly Val[], context: Context): Val {
  const lambda = rest[rest.length - 1];
  if (!(lambda instanceof Lambda)) return VALUE;
  const blocks = [range as Val, ...rest.slice(0, -1)].map((block) => matrixOf(block, context));
  return (blocks[0] as Matrix).map((line, i) =>
    line.map((_, j) => one(lambda.call(blocks.map((block) => block[i]?.[j] ?? null)), context)),
  );
}

export function byRow([range, lambda]: readonly Val[], context: Context): Val {
  if (!(lambda instanceof Lambda)) return VALUE;
  return matrixOf(range as Val, context).map((line) => [one(lambda.call([[line]]), context)]);
}
