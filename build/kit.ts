/**
 * Lets a program that ships in its own page use what the server file holds already, instead of carrying a second copy. The
 * server file gives out, in one list, just what some program asks for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { LATE, WORDS } from './sentences';

/** One thing a program takes from the server file: "src/domain/day.ts#parseDay". */
export type Wanted = string;

/** Where the server file keeps what it gives out: a list, since names would weigh more than places. */
export const GIVEN = 'R_.K';

/**
 * For the bundle of a program: what stands in `held` is asked for by name instead of bundled.
 * @param held files of the server file, absolute; others go into the program itself.
 * @param nameOf where a thing stands in the list given out.
 * @param ownWords whether the program reads its sentences from a page of its own.
 */
export const fromServer = (
  root: string,
  held: ReadonlySet<string>,
  nameOf: (wanted: Wanted) => string,
  ownWords = false,
): Plugin => ({
  name: 'kit',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = fileOf(join(resolveDir, path));
      return file !== null && held.has(file) ? { path: file, namespace: 'held', sideEffects: false } : null;
    });
    if (!ownWords)
      build.onResolve({ filter: new RegExp(`^${WORDS}$`) }, () => ({
        path: WORDS,
        namespace: 'held',
        sideEffects: false,
      }));
    build.onLoad({ filter: /.*/, namespace: 'held' }, ({ path }) => {
      const file = path === WORDS ? path : relative(root, path).replaceAll('\\', '/');
      const lines = (path === WORDS ? ['W'] : valuesOf(path)).map(
        (name) => `export const ${name} = /* @__PURE__ */ (() => ${nameOf(`${file}#${name}`)})();`,
      );
      if (path === WORDS) lines.push(LATE);
      return { contents: lines.join('\n'), loader: 'js' };
    });
  },
});

/** As asked for in a bundle that nobody runs, to learn what is wanted. */
export const asked = (wanted: Wanted): string => `WANTED(${JSON.stringify(wanted)})`;

/** What such a bundle asks for. */
export const wantedIn = (bundle: string): readonly Wanted[] =>
  [...bundle.matchAll(/WANTED\("([^"]+)"\)/g)].map(([, wanted]) => wanted as Wanted);

/** The entry of the server file: all it declares, and `K`, what programs want, in this order. */
export function entryGiving(entry: string, wanted: ReadonlyMap<Wanted, string>): string {
  const lines = [...wanted].map(([one, name]) => {
    const [file, exported] = one.split('#');
    return `import { ${exported} as ${name} } from '${file === WORDS ? file : `./${file}`}';`;
  });
  return [
    `export * from './${entry}';`,
    ...lines,
    `export const K = [${[...wanted.values()].join(', ')}];`,
  ].join('\n');
}

const fileOf = (path: string): string | null =>
  [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file)) ?? null;

/** Names of the values a file exports; types are no part of a bundle. */
function valuesOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2020, true);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, isTypeOnly, moduleSpecifier } = statement;
      if (isTypeOnly) return [];
      if (exportClause && ts.isNamedExports(exportClause))
        return exportClause.elements.filter((one) => !one.isTypeOnly).map((one) => one.name.text);
      const from = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
      const file = from === null ? null : fileOf(join(dirname(path), from));
      if (file === null) throw new Error(`${path} exports everything of what is not one of our files.`);
      return valuesOf(file);
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    return (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name
      ? [statement.name.text]
      : [];
  });
}
