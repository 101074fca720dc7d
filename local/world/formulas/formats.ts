/** Number formats that a result brings along: a date stays a date through FILTER, SORT, MAX, + 7. */
import type { AstExpression } from '@borgar/fx';
import { showsDate } from '../serial';
import { styleOf } from '../styles';
import { GIVES_DATE } from './dates';
import { areaOf, type Context } from './context';
import { parseReference } from './parse';
import type { Area } from './values';

type Formats = readonly (string | null)[];

/** Functions whose result looks like their first argument. */
const LIKE_FIRST = new Set([
  'FILTER',
  'SORT',
  'UNIQUE',
  'ARRAYFORMULA',
  'INDEX',
  'MAX',
  'MIN',
  'SUM',
  'AVERAGE',
  'IFERROR',
  'IFNA',
  'MAXIFS',
  'MINIFS',
  'SUMIFS',
  'ARRAY_CONSTRAIN',
  'OFFSET',
  'EDATE',
]);
const none: Formats = [null];

/** By column of the result; one serves for all. */
export function formatsOf(node: AstExpression, context: Context): Formats {
  switch (node.type) {
    case 'ReferenceIdentifier': {
      const written = parseReference(node.value);
      const area = written && areaOf(written, context);
      return area ? formatsIn(area) : none;
    }
    case 'CallExpression':
      return 'name' in node.callee ? ofCall(node.callee.name.toUpperCase(), node.arguments, context) : none;
    case 'BinaryExpression':
      return node.operator === '+' || node.operator === '-' ? ofSum(node, context) : none;
    default:
      return none;
  }
}

function formatsIn({ grid, rect }: Area): Formats {
  for (let row = rect.row; row < rect.row + Math.min(rect.rows, 3); row += 1) {
    const { s } = grid.row(row);
    if (s)
      return Array.from(
        { length: rect.columns },
        (_, j) => styleOf(grid.store, grid.file, s[rect.column - 1 + j] ?? 0).numberFormat ?? null,
      ).map((f) => (f === '@' ? null : f));
  }
  return none;
}

function ofCall(name: string, args: readonly (AstExpression | null)[], context: Context): Formats {
  if (GIVES_DATE.has(name)) return [context.locale === 'en_US' ? 'm/d/yyyy' : 'dd/mm/yyyy'];
  if (name === 'NOW') return ['dd/mm/yyyy hh:mm:ss'];
  const model = name === 'IF' ? args[1] : LIKE_FIRST.has(name) ? args[0] : null;
  const formats = model ? formatsOf(model, context) : none;
  return ['MAX', 'MIN', 'SUM', 'AVERAGE'].includes(name) ? [formats[0] ?? null] : formats;
}

/** A date and a number of days give a date; two dates give a number of days. */
function ofSum(node: Extract<AstExpression, { type: 'BinaryExpression' }>, context: Context): Formats {
  const [left, right] = node.arguments.map((part) => formatsOf(part, context)[0] ?? null);
  const isDate = (format: string | null | undefined) => showsDate(format ?? undefined);
  if (isDate(left) && isDate(right)) return none;
  return [
    isDate(left)
      ? (left as string)
      : isDate(right) && node.operator === '+'
        ? (right as string)
        : (left ?? null),
  ];
}
