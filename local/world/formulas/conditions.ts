/** What COUNTIF and its kin compare with: a value, or text such as ">=5", "<>x", "a*". */
import { textToSerial } from './dates';
import type { Context } from './context';
import { compare, isError, toNumber, type Scalar } from './values';

export type Criterion = (cell: Scalar) => boolean;

export function criterion(wanted: Scalar, context: Context): Criterion {
  if (typeof wanted !== 'string') return equals(wanted === null ? 0 : wanted);
  const match = /^(<>|>=|<=|=|<|>)?(.*)$/s.exec(wanted);
  const [, operator = '=', operand = ''] = match ?? [];
  const value = literal(operand, context);
  if (operator === '=')
    return operand === '' && match?.[1] === '=' ? (cell) => cell === null : equalsText(value, operand);
  if (operator === '<>') {
    if (operand === '') return (cell) => cell !== null;
    const same = equalsText(value, operand);
    return (cell) => !same(cell);
  }
  return (cell) => typeof cell === typeof value && ordered(operator, compare(cell, value));
}

function ordered(operator: string, order: number): boolean {
  switch (operator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    default:
      return order <= 0;
  }
}

function literal(text: string, context: Context): Scalar {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (text === '') return '';
  const number = toNumber(text, (t) => textToSerial(t, context));
  return typeof number === 'number' ? number : text;
}

function equals(value: Scalar): Criterion {
  return (cell) =>
    cell !== null && !isError(cell) && typeof cell === typeof value && compare(cell, value) === 0;
}

/** Text matches without case; * and ? stand for anything, ~ before them for themselves. A number also matches itself as text. */
function equalsText(value: Scalar, text: string): Criterion {
  if (text === '') return (cell) => cell === null || cell === '';
  if (typeof value !== 'string')
    return (cell) => (typeof cell === 'string' ? cell === text : equals(value)(cell));
  const pattern = new RegExp(`^${text.replace(/~?[*?]|[\\^$.+()[\]{}|]/g, wild)}$`, 'is');
  return (cell) => typeof cell === 'string' && pattern.test(cell);
}

function wild(mark: string): string {
  if (mark === '*') return '.*';
  if (mark === '?') return '.';
  return mark.startsWith('~') ? `\\${mark.charAt(1)}` : `\\${mark}`;
}
