/** The house of design.md, held by reading what each file imports and names. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = process.cwd();

interface Import {
  readonly file: string;
  /** A path from the root for our own files, the package's name for others. */
  readonly of: string;
  readonly typesOnly: boolean;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);

function importsOf(file: string): Import[] {
  return parsed(file).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { text } = statement.moduleSpecifier;
    const of = text.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), text)) : text;
    return [{ file, of, typesOnly: isTypesOnly(statement) }];
  });
}

function isTypesOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

const SOURCES = filesIn('src');
const IMPORTS = SOURCES.flatMap(importsOf);
const roomOf = (path: string): string => path.split('/')[1] ?? '';
const isOurs = (path: string): boolean => /^(src|sidebar|local|build|bench|test)\//.test(path);
const said = (broken: readonly Import[]): string[] => broken.map(({ file, of }) => `${file} imports ${of}`);

/** What each room of src/ may import, besides itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  register: ['domain'],
  documents: ['register', 'domain'],
  tasks: ['documents', 'register', 'domain'],
  google: ['register', 'domain'],
  programs: ['tasks', 'register', 'domain', 'google'],
  entry: ['tasks', 'documents', 'register', 'domain', 'google'],
};
/** Rooms that may name another by its types: Google's side, and programs, which must not be loaded with the entries. */
const MAY_KNOW: Readonly<Record<string, string>> = {
  register: 'google',
  documents: 'google',
  tasks: 'google',
  entry: 'programs',
};

test('every folder of src has its place in the house', () => {
  expect([...new Set(SOURCES.map(roomOf))].sort()).toEqual(Object.keys(MAY).sort());
});

test.each(Object.entries(MAY))('src/%s imports only itself and what lies below it', (room, below) => {
  const broken = IMPORTS.filter(({ file, of, typesOnly }) => {
    if (roomOf(file) !== room || !of.startsWith('src/')) return false;
    const to = roomOf(of);
    return !(to === room || below.includes(to) || (typesOnly && to === MAY_KNOW[room]));
  });
  expect(said(broken)).toEqual([]);
});

test('the rules import no package but the one for dates', () => {
  const broken = IMPORTS.filter(
    ({ file, of }) => roomOf(file) === 'domain' && !isOurs(of) && !/^date-fns/.test(of),
  );
  expect(said(broken)).toEqual([]);
});

test('what ships imports nothing that does not', () => {
  const shipped = [...IMPORTS, ...filesIn('sidebar').flatMap(importsOf)];
  const broken = shipped.filter(({ of }) => /^(local|build|bench|test)\//.test(of) || /^node:/.test(of));
  expect(said(broken)).toEqual([]);
});

test('the page takes types only from src', () => {
  const broken = filesIn('sidebar')
    .flatMap(importsOf)
    .filter(({ of, typesOnly }) => of.startsWith('src/') && !typesOnly);
  expect(said(broken)).toEqual([]);
});

test('the local workspace and src never import each other', () => {
  const broken = [
    ...filesIn('local')
      .flatMap(importsOf)
      .filter(({ of }) => of.startsWith('src/') || of.startsWith('sidebar/')),
    ...IMPORTS.filter(({ of }) => of.startsWith('local/')),
  ];
  expect(said(broken)).toEqual([]);
});

test('no two files of src import each other in a circle, types apart', () => {
  const next = new Map<string, string[]>();
  for (const { file, of, typesOnly } of IMPORTS)
    if (!typesOnly && of.startsWith('src/')) {
      const to = SOURCES.find((source) => source === `${of}.ts` || source === `${of}/index.ts`);
      if (to) next.set(file, [...(next.get(file) ?? []), to]);
    }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    else if (!done.has(file)) {
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    }
  };
  SOURCES.forEach((file) => walk(file, []));
  expect(circles).toEqual([]);
});

/** Every global that Apps Script lends, the ones we use and the ones we do without. */
const SERVICES =
  /^(SpreadsheetApp|FormApp|DocumentApp|DriveApp|Drive|MailApp|GmailApp|ScriptApp|HtmlService|LockService|PropertiesService|CacheService|Session|Utilities|UrlFetchApp|ContentService|CalendarApp|Logger|Browser|AdminDirectory|Jdbc)$/;

/** "SpreadsheetApp.getUi": each service a file uses, with the member it uses of it; comments and types apart. */
function servicesIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node) && SERVICES.test(node.text) && !isMember(node)) {
      const { parent } = node;
      found.push(ts.isPropertyAccessExpression(parent) ? `${node.text}.${parent.name.text}` : node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return found;
}

const isMember = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ts.isPropertySignature(node.parent) ||
  ts.isPropertyAssignment(node.parent) ||
  ts.isInterfaceDeclaration(node.parent) ||
  ts.isTypeAliasDeclaration(node.parent) ||
  ts.isImportSpecifier(node.parent);

test('only src/google names a service of Google; the menu shows its own windows', () => {
  const named = SOURCES.filter((file) => roomOf(file) !== 'google').flatMap((file) =>
    servicesIn(file).map((service) => `${file}: ${service}`),
  );
  const allowed = /^src\/entry\/menu\.ts: (SpreadsheetApp\.getUi|HtmlService\.createHtmlOutput(FromFile)?)$/;
  expect(named.filter((line) => !allowed.test(line))).toEqual([]);
});

test('no service is used that would need all of Drive, of Gmail, or the open internet', () => {
  const used = new Set(SOURCES.flatMap(servicesIn).map((service) => service.split('.')[0]));
  for (const service of ['DriveApp', 'GmailApp', 'UrlFetchApp', 'AdminDirectory', 'CalendarApp', 'Jdbc'])
    expect(used).not.toContain(service);
});
