/** What a string becomes when it is typed into a cell, by a person or by setValue: the same parsing (services.md §5). */
import { serialOf } from './serial';

export type Typing =
  | { readonly kind: 'formula'; readonly text: string }
  /** `format` is given to a cell that has none of its own. */
  | { readonly kind: 'value'; readonly value: string | number | boolean | null; readonly format?: string };

export interface TypingRules {
  /** 'en_GB' puts the day first, 'en_US' the month. */
  readonly locale: string;
  /** The year of an incomplete date such as 1/2. */
  readonly year: number;
  /** The cell is formatted as plain text. */
  readonly isText: boolean;
  readonly formulaBeatsText: boolean;
  readonly apostropheStaysInText: boolean;
}

const text = (value: string): Typing => ({ kind: 'value', value });

export function typed(input: string, rules: TypingRules): Typing {
  if (input === '') return { kind: 'value', value: null };
  const isFormula = input.length > 1 && input.startsWith('=');
  if (rules.isText) {
    if (isFormula && rules.formulaBeatsText) return { kind: 'formula', text: input };
    if (input.startsWith("'") && !rules.apostropheStaysInText) return text(input.slice(1));
    return text(input);
  }
  if (input.startsWith("'")) return text(input.slice(1));
  if (isFormula) return { kind: 'formula', text: input };
  const trimmed = input.trim();
  const parsed = parseBoolean(trimmed) ?? parseNumber(trimmed) ?? parseMoment(trimmed, rules);
  if (parsed) return parsed;
  if (/^\+./.test(input)) return { kind: 'formula', text: `=${input}` };
  return text(input);
}

function parseBoolean(input: string): Typing | null {
  const upper = input.toUpperCase();
  return upper === 'TRUE' || upper === 'FALSE' ? { kind: 'value', value: upper === 'TRUE' } : null;
}

const numberPattern =
  /^(\()?([-+])?\s*([£$€])?\s*([-+])?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[-+]?\d+)?\s*(%)?(\))?$/i;

function parseNumber(input: string): Typing | null {
  const match = numberPattern.exec(input);
  if (!match) return null;
  const [, open, sign, currency, inner, whole, fraction, exponent, percent, close] = match;
  if (
    (whole === undefined && (fraction === undefined || fraction === '.')) ||
    Boolean(open) !== Boolean(close) ||
    (sign && inner)
  )
    return null;
  const size = Number(`${(whole ?? '0').replace(/,/g, '')}${fraction ?? ''}${exponent ?? ''}`);
  if (!Number.isFinite(size)) return null;
  const value = (open || sign === '-' || inner === '-' ? -size : size) / (percent ? 100 : 1);
  const format = formatOf({ currency, whole, fraction, exponent, percent });
  return format === undefined ? { kind: 'value', value } : { kind: 'value', value, format };
}

function formatOf(parts: Readonly<Record<string, string | undefined>>): string | undefined {
  const decimals = (parts['fraction'] ?? '.').length > 1 ? '.00' : '';
  if (parts['percent']) return `0${decimals}%`;
  if (parts['currency']) return `[$${parts['currency']}]#,##0${decimals}`;
  if (parts['exponent']) return '0.00E+00';
  return parts['whole']?.includes(',') ? `#,##0${decimals}` : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date, a time, or both: 1/2, 01/02/2026, 2026-02-01, 1-2, 1 Feb 2026, Feb 1, 9:30, 1/2/2026 09:30. */
function parseMoment(input: string, rules: TypingRules): Typing | null {
  const timeOnly = parseTime(input);
  if (timeOnly !== null)
    return { kind: 'value', value: timeOnly, format: /:\d+:/.test(input) ? 'hh:mm:ss' : 'hh:mm' };
  const split = /^(.*?\S)[ T]+(\d{1,2}:.*)$/.exec(input);
  const time = split ? parseTime(split[2] as string) : 0;
  const day = parseDay(split ? (split[1] as string) : input, rules);
  if (!day || time === null) return null;
  const date = rules.locale === 'en_US' ? 'm/d/yyyy' : 'dd/mm/yyyy';
  return {
    kind: 'value',
    value: serialOf(day.year, day.month, day.day) + time,
    format: split ? `${date} hh:mm:ss` : date,
  };
}

/** The fraction of a day, or null. */
function parseTime(input: string): number | null {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?\s*(am|pm)?$/i.exec(input);
  if (!match) return null;
  const half = match[5]?.toLowerCase();
  const hour = Number(match[1]);
  if (half && (hour < 1 || hour > 12)) return null;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return (hours * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) + Number(match[4] ?? 0)) / 86400;
}

function parseDay(input: string, rules: TypingRules): Day | null {
  return real(numericDay(input, rules) ?? namedDay(input, rules.year));
}

function numericDay(input: string, { locale, year }: TypingRules): Day | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(input);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  const match = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(input);
  if (!match || (match[2] === '.' && match[4] === undefined)) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const [day, month] = locale === 'en_US' ? [second, first] : [first, second];
  return { year: match[4] === undefined ? year : wholeYear(match[4]), month, day };
}

function namedDay(input: string, year: number): Day | null {
  const dayFirst =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:\s+|-|\/)?([a-z]{3,9})\.?(?:(?:,?\s+|-|\/)(\d{4}|\d{2}))?$/i.exec(
      input,
    );
  const monthFirst = /^([a-z]{3,9})\.?(?:\s+|-|\/)(\d{1,2})(?:(?:,\s*|\s+|-)(\d{4}))?$/i.exec(input);
  const [day, name, written] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthNumber(name ?? '');
  if (month === 0) return monthOfYear(input);
  return { year: written === undefined ? year : wholeYear(written), month, day: Number(day) };
}

/** "March 2026" is its first day. */
function monthOfYear(input: string): Day | null {
  const match = /^([a-z]{3,9})\.?(?:\s+|-)(\d{4})$/i.exec(input);
  const month = monthNumber(match?.[1] ?? '');
  return month === 0 ? null : { year: Number(match?.[2]), month, day: 1 };
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const at = Math.max(months.indexOf(lower), fullMonths.indexOf(lower), lower === 'sept' ? 8 : -1);
  return at + 1;
}

function wholeYear(written: string): number {
  if (written.length === 4) return Number(written);
  return Number(written) + (Number(written) < 50 ? 2000 : 1900);
}

/** 31 February is no day, so the text stays text. */
function real(day: Day | null): Day | null {
  if (!day || day.month < 1 || day.month > 12 || day.day < 1) return null;
  return day.day <= new Date(Date.UTC(day.year, day.month, 0)).getUTCDate() ? day : null;
}
