import type { FileState } from './files';

/** A file passes the search or does not. */
export type Search = (file: FileState) => boolean;

type Token = { readonly kind: 'text' | 'word' | 'sign'; readonly text: string };

/** Reads a Drive search (`q`); throws on what Drive would call an invalid value. */
export function search(q: string): Search {
  const tokens = tokensOf(q);
  const reader = { at: 0 };
  const found = either(tokens, reader);
  if (reader.at < tokens.length) throw new Error('Invalid Value');
  return found;
}

interface Reader {
  at: number;
}

function tokensOf(q: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:'((?:[^'\\]|\\.)*)'|([A-Za-z][\w.]*)|(!=|<=|>=|[=<>(){}]))/y;
  while (pattern.lastIndex < q.trimEnd().length) {
    const match = pattern.exec(q);
    if (!match) throw new Error('Invalid Value');
    const [, text, word, sign] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') });
    else tokens.push(word === undefined ? { kind: 'sign', text: sign ?? '' } : { kind: 'word', text: word });
  }
  return tokens;
}

const next = (tokens: readonly Token[], reader: Reader): Token => {
  const token = tokens[reader.at++];
  if (!token) throw new Error('Invalid Value');
  return token;
};

function takes(tokens: readonly Token[], reader: Reader, text: string): boolean {
  const token = tokens[reader.at];
  const fits = token !== undefined && token.kind !== 'text' && token.text === text;
  if (fits) reader.at += 1;
  return fits;
}

function expect(tokens: readonly Token[], reader: Reader, text: string): void {
  if (!takes(tokens, reader, text)) throw new Error('Invalid Value');
}

function either(tokens: readonly Token[], reader: Reader): Search {
  let found = both(tokens, reader);
  while (takes(tokens, reader, 'or')) {
    const [left, right] = [found, both(tokens, reader)];
    found = (file) => left(file) || right(file);
  }
  return found;
}

function both(tokens: readonly Token[], reader: Reader): Search {
  let found = one(tokens, reader);
  while (takes(tokens, reader, 'and')) {
    const [left, right] = [found, one(tokens, reader)];
    found = (file) => left(file) && right(file);
  }
  return found;
}

function one(tokens: readonly Token[], reader: Reader): Search {
  if (takes(tokens, reader, 'not')) {
    const inner = one(tokens, reader);
    return (file) => !inner(file);
  }
  if (takes(tokens, reader, '(')) {
    const inner = either(tokens, reader);
    expect(tokens, reader, ')');
    return inner;
  }
  return term(tokens, reader);
}

function term(tokens: readonly Token[], reader: Reader): Search {
  const first = next(tokens, reader);
  const operator = next(tokens, reader).text;
  if (first.kind === 'text') {
    const field = next(tokens, reader).text;
    if (operator !== 'in') throw new Error('Invalid Value');
    return within(first.text, field);
  }
  if (first.text === 'appProperties' || first.text === 'properties')
    return operator === 'has' ? pair(tokens, reader, first.text) : refuse();
  return comparison(first.text, operator, next(tokens, reader));
}

function refuse(): never {
  throw new Error('Invalid Value');
}

function within(value: string, field: string): Search {
  switch (field) {
    case 'parents':
      return (file) => file.parents.includes(value);
    case 'owners':
      return (file) => file.owner === (value === 'me' ? file.owner : value);
    case 'writers':
      return (file) => file.permissions.some((one) => one.emailAddress === value && one.role !== 'reader');
    case 'readers':
      return (file) => file.permissions.some((one) => one.emailAddress === value);
    default:
      return refuse();
  }
}

function pair(tokens: readonly Token[], reader: Reader, field: 'appProperties' | 'properties'): Search {
  expect(tokens, reader, '{');
  expect(tokens, reader, 'key');
  expect(tokens, reader, '=');
  const key = next(tokens, reader).text;
  expect(tokens, reader, 'and');
  expect(tokens, reader, 'value');
  expect(tokens, reader, '=');
  const value = next(tokens, reader).text;
  expect(tokens, reader, '}');
  return (file) => Object.hasOwn(file[field], key) && file[field][key] === value;
}

function comparison(field: string, operator: string, { kind, text }: Token): Search {
  const compare = (value: string) => compares(operator, value, text);
  switch (field) {
    case 'name':
    case 'mimeType':
      if (kind !== 'text') return refuse();
      return (file) => compare(file[field]);
    case 'trashed':
      if (text !== 'true' && text !== 'false') return refuse();
      return (file) => (operator === '=' ? String(file.trashed) === text : String(file.trashed) !== text);
    case 'modifiedTime':
    case 'createdTime':
      if (Number.isNaN(instant(text))) return refuse();
      return (file) =>
        compareTimes(operator, field === 'createdTime' ? file.createdAt : file.modifiedAt, instant(text));
    default:
      return refuse();
  }
}

/** A time without an offset is UTC. */
const instant = (text: string) =>
  Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) || text.length === 10 ? text : `${text}Z`);

/** `contains` finds the beginnings of words only, blind to case. */
function compares(operator: string, value: string, text: string): boolean {
  if (operator === '=') return value === text;
  if (operator === '!=') return value !== text;
  if (operator !== 'contains') return refuse();
  return value
    .split(/[\s_./-]+/)
    .some((_, i, words) => words.slice(i).join(' ').toLowerCase().startsWith(text.toLowerCase()));
}

function compareTimes(operator: string, a: number, b: number): boolean {
  const signs: Readonly<Record<string, boolean>> = {
    '=': a === b,
    '!=': a !== b,
    '<': a < b,
    '>': a > b,
    '<=': a <= b,
    '>=': a >= b,
  };
  return signs[operator] ?? refuse();
}
