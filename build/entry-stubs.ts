/**
 * One declared top-level function per export of `entry/main.ts`, for Apps Script can only call those; of a custom function
 * the doc comment too, which Sheets shows as it is typed. A bundler strips both.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

interface Entry {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly doc: string;
}

/** Reads `export { a, b } from './x'` lines and finds each function's parameters and doc comment in its own file. */
export function entriesOf(mainFile: string): Entry[] {
  const parse = (file: string) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2020, true);
  return parse(mainFile).statements.flatMap((statement) => {
    if (
      !ts.isExportDeclaration(statement) ||
      !statement.exportClause ||
      !ts.isNamedExports(statement.exportClause) ||
      !statement.moduleSpecifier
    ) {
      throw new Error(`${mainFile} may hold only lines of the form: export { name } from './file';`);
    }
    const file = join(dirname(mainFile), `${(statement.moduleSpecifier as ts.StringLiteral).text}.ts`);
    const source = parse(file);
    return statement.exportClause.elements.map(({ name }) => {
      const found = source.statements.find(
        (s): s is ts.FunctionDeclaration => ts.isFunctionDeclaration(s) && s.name?.text === name.text,
      );
      if (!found)
        throw new Error(
          `${file} declares no function ${name.text}; an entry point must be "export function ${name.text}(…)".`,
        );
      const doc = ts
        .getJSDocCommentsAndTags(found)
        .filter(ts.isJSDoc)
        .map((d) => d.getText(source))
        .join('\n');
      if (!doc)
        throw new Error(`${file}: ${name.text} has no doc comment; Sheets shows it to the person typing.`);
      return { name: name.text, parameters: found.parameters.map((p) => p.name.getText(source)), doc };
    });
  });
}

/** The footer of the shipped file. */
export function stubsFor(mainFile: string): string {
  return entriesOf(mainFile)
    .map(
      ({ name, parameters, doc }) =>
        `${doc.includes('@customfunction') ? `${doc}\n` : ''}function ${name}(${parameters.join(', ')}){return R_.${name}(${parameters.length > 0 ? '...arguments' : ''})}\n`,
    )
    .join('');
}
