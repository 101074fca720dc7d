/**
 * Names of properties that only the rules use among themselves: no other file, page, text or platform mentions them, so the
 * build may shorten them. A name that is written anywhere as a text, or stored, or sent, is never among them.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Shapes that rows, questions and settings share with the rest of the register. */
const SHARED = /domain\/(facts|questions)\.ts$|domain\/policy\//;

export function innerNames(root: string): string[] {
  const files = [...filesIn(join(root, 'src')), ...filesIn(join(root, 'sidebar'))].map((path) => ({
    path: path.replaceAll('\\', '/'),
    ...namesIn(path),
  }));
  const isInner = (path: string) => path.includes('/src/domain/') && !SHARED.test(path);
  const inner = new Set(files.filter(({ path }) => isInner(path)).flatMap(({ names }) => [...names]));
  const outer = [
    ...files.filter(({ path }) => !isInner(path)).flatMap(({ names }) => [...names]),
    ...files.flatMap(({ texts }) => [...texts]),
    ...languageNames(),
  ];
  for (const name of outer) inner.delete(name);
  return [...inner].filter((name) => name.length > 3).sort();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** What the language itself calls its properties. */
function languageNames(): string[] {
  const lib = dirname(createRequire(import.meta.url).resolve('typescript'));
  return readdirSync(lib)
    .filter((file) => /^lib\.(es5|es20(1[5-9]|20))(\..*)?\.d\.ts$/.test(file))
    .flatMap((file) => [...namesIn(join(lib, file)).names]);
}

/** Names of properties in a file, and every text in it, types included. */
function namesIn(path: string): { names: Set<string>; texts: Set<string> } {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2020, true);
  const names = new Set<string>();
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) (isNameInType(node) ? names : texts).add(node.text);
    const name = nameOf(node);
    if (name !== null) names.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { names, texts };
}

/** What `Pick<Part, 'ends'>` and `Part['ends']` write as a text is the name of a property, and is shortened with it. */
function isNameInType(node: ts.Node): boolean {
  if (!ts.isLiteralTypeNode(node.parent)) return false;
  const literal = node.parent;
  const whole = ts.isUnionTypeNode(literal.parent) ? literal.parent : literal;
  const { parent } = whole;
  if (ts.isIndexedAccessTypeNode(parent)) return parent.indexType === whole;
  return (
    ts.isTypeReferenceNode(parent) &&
    /^(Pick|Omit)$/.test(parent.typeName.getText()) &&
    parent.typeArguments?.[1] === whole
  );
}

function nameOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isShorthandPropertyAssignment(node)) return node.name.text;
  if (ts.isJsxAttribute(node)) return node.name.getText();
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? name.text : null;
  }
  const isMember =
    ts.isPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyDeclaration(node);
  return isMember && ts.isIdentifier(node.name) ? node.name.text : null;
}
