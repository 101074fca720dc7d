/** A value as the cell shows it. */
import { format as formatNumber } from 'numfmt';
import type { Cell } from './grid';

/** `format` undefined is the automatic one. */
export function displayed(value: Cell, format: string | undefined, locale: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') return value.e;
  return displayedNumber(value, format, locale);
}

const cache = new Map<string, string>();

function displayedNumber(value: number, format: string | undefined, locale: string): string {
  if (
    format === undefined ||
    format === '' ||
    format === '@' ||
    /^general$/i.test(format) ||
    format === AUTOMATIC
  )
    return automatic(value);
  const key = `${locale} ${format} ${value}`;
  let text = cache.get(key);
  if (text === undefined) {
    if (cache.size > 50_000) cache.clear();
    cache.set(key, (text = patterned(value, format, locale)));
  }
  return text;
}

function patterned(value: number, format: string, locale: string): string {
  try {
    return formatNumber(format, value, {
      locale: locale.replace('_', '-'),
      dateSpanLarge: true,
      leap1900: false,
      throws: true,
    });
  } catch {
    return automatic(value);
  }
}

/** What getNumberFormats says of a cell nobody formatted. */
export const AUTOMATIC = '0.###############';

function automatic(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || (size < 1e-9 && size > 0)) return scientific(value);
  return String(
    Number(value.toPrecision(size >= 1 ? 10 : Math.min(10, 10 + Math.ceil(Math.log10(size)) || 10))),
  );
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(9).split('e') as [string, string];
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${Number(mantissa)}E${sign}${exponent.slice(1).padStart(2, '0')}`;
}
