/** Formula text to a tree, once per text; and what the tree refers to. */
import { parse, parseA1Ref, tokenize, type AstExpression } from '@borgar/fx';

/** A reference as written: column and row numbers from 1, null where open; `fixed` tells the $ signs. */
export interface RefText {
  readonly sheet: string | null;
  readonly top: number | null;
  readonly left: number | null;
  readonly bottom: number | null;
  readonly right: number | null;
  readonly fixed: {
    readonly top: boolean;
    readonly left: boolean;
    readonly bottom: boolean;
    readonly right: boolean;
  };
}

export interface Formula {
  readonly ast: AstExpression;
  readonly references: readonly RefText[];
  /** Names that are neither functions nor cells, in upper case. */
  readonly names: readonly string[];
  /** Functions called, in upper case. */
  readonly calls: readonly string[];
  /** Gives another result without any cell changing. */
  readonly isVolatile: boolean;
}

const VOLATILE = new Set(['TODAY', 'NOW', 'RAND', 'RANDBETWEEN', 'RANDARRAY', 'INDIRECT', 'OFFSET']);
/** Not allowed in the arguments of a custom function: they would never be the same twice. */
export const NEVER_THE_SAME = new Set(['TODAY', 'NOW', 'RAND', 'RANDBETWEEN', 'RANDARRAY']);

const cache = new Map<string, Formula | null>();
const MOST = 20_000;

/** Null when the text is no formula: it shows #ERROR!. */
export function parseFormula(text: string): Formula | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (cache.size > MOST) cache.clear();
  const made = read(text);
  cache.set(text, made);
  return made;
}

function read(text: string): Formula | null {
  try {
    const ast = parse(tokenize(text, { allowTernary: true }), {
      permitArrayRanges: true,
      permitArrayCalls: true,
      looseRefCalls: true,
    });
    return { ast, ...surveyed(ast) };
  } catch {
    return null;
  }
}

function surveyed(ast: AstExpression): Omit<Formula, 'ast'> {
  const references: RefText[] = [];
  const names: string[] = [];
  const calls: string[] = [];
  walk(ast, (node) => {
    if (node.type === 'CallExpression' && 'name' in node.callee) calls.push(node.callee.name.toUpperCase());
    if (node.type !== 'ReferenceIdentifier') return;
    const reference = node.kind === 'name' ? null : parseReference(node.value);
    if (reference) references.push(reference);
    else names.push(node.value.toUpperCase());
  });
  return { references, names, calls, isVolatile: calls.some((name) => VOLATILE.has(name)) };
}

type Node = AstExpression;

/** Every node under `node`, itself first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

function childrenOf(node: Node): Node[] {
  switch (node.type) {
    case 'UnaryExpression':
    case 'BinaryExpression':
      return node.arguments;
    case 'CallExpression': {
      const callee = node.callee as unknown as Node;
      const head = callee.type === 'LambdaExpression' ? [callee] : [];
      return [...head, ...(node.arguments as (Node | null)[]).filter((part): part is Node => part !== null)];
    }
    case 'ArrayExpression':
      return node.elements.flat();
    case 'LambdaExpression':
      return node.body ? [node.body] : [];
    case 'LetExpression':
      return [
        ...node.declarations.flatMap((d) => (d.init ? [d.init] : [])),
        ...(node.body ? [node.body] : []),
      ];
    default:
      return [];
  }
}

const references = new Map<string, RefText | null>();

export function parseReference(text: string): RefText | null {
  const known = references.get(text);
  if (known !== undefined) return known;
  const parsed = parseA1Ref(text, { allowTernary: true });
  const made =
    parsed && 'range' in parsed ? refOf(parsed.context?.[0] ?? null, parsed.range as unknown as Range) : null;
  references.set(text, made);
  return made;
}

interface Range {
  readonly top: number | null;
  readonly left: number | null;
  readonly bottom: number | null;
  readonly right: number | null;
  readonly $top?: boolean;
  readonly $left?: boolean;
  readonly $bottom?: boolean;
  readonly $right?: boolean;
}

function refOf(sheet: string | null, range: Range): RefText {
  const from1 = (n: number | null | undefined) => (n === null || n === undefined ? null : n + 1);
  return {
    sheet,
    top: from1(range.top),
    left: from1(range.left),
    bottom: from1(range.bottom),
    right: from1(range.right),
    fixed: {
      top: range.$top ?? false,
      left: range.$left ?? false,
      bottom: range.$bottom ?? false,
      right: range.$right ?? false,
    },
  };
}
