/** Functions of text. Patterns are RE2, as Sheets' are. */
import { displayed } from '../display';
import { compile, type Match } from '../regex';
import type { BuiltIn } from './evaluate';
import { matrixOf, type Context } from './context';
import { NA, REF, VALUE, isError, toBoolean, toNumber, toText, type Scalar, type Val } from './values';

/** A scalar function of texts; the rest of its arguments may be asked for as numbers. */
function texts(
  least: number,
  most: number,
  run: (args: readonly string[], context: Context) => Scalar,
): BuiltIn {
  return {
    kind: 'scalar',
    least,
    most,
    run: (args, context) =>
      run(
        args.map((arg) => String(toText(arg))),
        context,
      ),
  };
}

const proper = (text: string): string =>
  text.toLowerCase().replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));

function matched(text: string, pattern: string): Match | null {
  return compile(pattern).find(text);
}

function replacedAll(text: string, pattern: string, by: string): string {
  const compiled = compile(pattern);
  let out = '';
  for (let from = 0; from <= text.length;) {
    const match = compiled.find(text, from);
    if (!match) return out + text.slice(from);
    out +=
      text.slice(from, match.start) + by.replace(/\$(\d)/g, (_, n: string) => match.groups[Number(n)] ?? '');
    if (match.end === match.start) out += text.slice(match.end, match.end + 1);
    from = match.end === match.start ? match.end + 1 : match.end;
  }
  return out;
}

function safe(run: () => Scalar): Scalar {
  try {
    return run();
  } catch {
    return REF;
  }
}

function joined(values: readonly Val[], context: Context, between: string, skipsBlank: boolean): Scalar {
  const parts: string[] = [];
  for (const cell of values.flatMap((value) => matrixOf(value, context).flat())) {
    if (isError(cell)) return cell;
    const text = String(toText(cell));
    if (!skipsBlank || text !== '') parts.push(text);
  }
  return parts.join(between);
}

function substituted([text, from, to, nth]: readonly string[]): Scalar {
  if (from === '') return text as string;
  if (nth === undefined) return (text as string).split(from as string).join(to);
  let count = 0;
  return (text as string)
    .split(from as string)
    .reduce(
      (all, part, i) =>
        i === 0 ? part : `${all}${(count += 1) === Number(nth) ? (to as string) : (from as string)}${part}`,
      '',
    );
}

function found(text: string, part: string, start: string | undefined): Scalar {
  const at = text.indexOf(part, Math.max(0, Number(start ?? 1) - 1));
  return at < 0 ? VALUE : at + 1;
}

export const textFunctions: Readonly<Record<string, BuiltIn>> = {
  LEN: texts(1, 1, ([text]) => (text as string).length),
  UPPER: texts(1, 1, ([text]) => (text as string).toUpperCase()),
  LOWER: texts(1, 1, ([text]) => (text as string).toLowerCase()),
  PROPER: texts(1, 1, ([text]) => proper(text as string)),
  TRIM: texts(1, 1, ([text]) => (text as string).trim().replace(/ +/g, ' ')),
  LEFT: texts(1, 2, ([text, n = '1']) => (text as string).slice(0, Number(n))),
  RIGHT: texts(1, 2, ([text, n = '1']) => (Number(n) === 0 ? '' : (text as string).slice(-Number(n)))),
  MID: texts(3, 3, ([text, start, n]) =>
    (text as string).slice(Number(start) - 1, Number(start) - 1 + Number(n)),
  ),
  SUBSTITUTE: texts(3, 4, substituted),
  FIND: texts(2, 3, ([part, text, start]) => found(text as string, part as string, start)),
  SEARCH: texts(2, 3, ([part, text, start]) =>
    found((text as string).toLowerCase(), (part as string).toLowerCase(), start),
  ),
  REPT: texts(2, 2, ([text, n]) => (text as string).repeat(Math.max(0, Math.trunc(Number(n))))),
  EXACT: texts(2, 2, ([a, b]) => a === b),
  CONCAT: texts(2, 2, ([a, b]) => `${a}${b}`),
  CHAR: texts(1, 1, ([n]) => String.fromCodePoint(Number(n))),
  CODE: texts(1, 1, ([text]) => (text as string).codePointAt(0) ?? VALUE),
  T: { kind: 'scalar', least: 1, most: 1, run: ([value]) => (typeof value === 'string' ? value : '') },
  TO_TEXT: { kind: 'scalar', least: 1, most: 1, run: ([value]) => toText(value as Scalar) },
  VALUE: { kind: 'scalar', least: 1, most: 1, run: ([value]) => toNumber(value as Scalar) },
  TEXT: {
    kind: 'scalar',
    least: 2,
    most: 2,
    run: ([value, format], { locale }) => displayed(value as Scalar, String(format), locale),
  },
  HYPERLINK: {
    kind: 'scalar',
    least: 1,
    most: 2,
    run: ([url, label]) => (label === undefined || label === null ? (url as Scalar) : label),
  },
  REGEXMATCH: texts(2, 2, ([text, pattern]) =>
    safe(() => matched(text as string, pattern as string) !== null),
  ),
  REGEXEXTRACT: texts(2, 2, ([text, pattern]) =>
    safe(() => {
      const match = matched(text as string, pattern as string);
      return match ? (match.groups[1] ?? match.groups[0] ?? '') : NA;
    }),
  ),
  REGEXREPLACE: texts(3, 3, ([text, pattern, by]) =>
    safe(() => replacedAll(text as string, pattern as string, by as string)),
  ),
  CONCATENATE: {
    kind: 'ranges',
    least: 1,
    most: Infinity,
    run: (args, context) => joined(args, context, '', false),
  },
  JOIN: {
    kind: 'ranges',
    least: 2,
    most: Infinity,
    run: ([between, ...rest], context) =>
      joined(rest, context, String(matrixOf(between as Val, context)[0]?.[0] ?? ''), false),
  },
  TEXTJOIN: {
    kind: 'ranges',
    least: 3,
    most: Infinity,
    run: ([between, skip, ...rest], context) => {
      const first = (value: Val | undefined) => matrixOf(value ?? null, context)[0]?.[0] ?? null;
      return joined(rest, context, String(toText(first(between))), toBoolean(first(skip)) === true);
    },
  },
  SPLIT: {
    kind: 'ranges',
    least: 2,
    most: 4,
    run: ([text, by], context) => {
      const first = (value: Val | undefined) =>
        String(toText(matrixOf(value ?? null, context)[0]?.[0] ?? null));
      const separators = new Set(first(by));
      const parts = [...first(text)].reduce<string[]>(
        (all, c) =>
          separators.has(c) ? [...all, ''] : [...all.slice(0, -1), `${all[all.length - 1] ?? ''}${c}`],
        [''],
      );
      return [parts.filter((part) => part !== '')];
    },
  },
};
