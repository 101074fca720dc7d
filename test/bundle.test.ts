/** What ships: the one server file, its pages, the manifest, and what clasp would send. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse, type Comment } from 'acorn';
import { entriesOf } from '../build/entry-stubs';

const ROOT = process.cwd();
const DIST = process.env['REGISTER_DIST'] ?? join(ROOT, 'dist');
const KB = 1024;

const code = readFileSync(join(DIST, 'Code.js'), 'utf8');
const comments: Comment[] = [];
const program = parse(code, { ecmaVersion: 2020, sourceType: 'script', onComment: comments });
const declared = entriesOf(join(ROOT, 'src/entry/main.ts'));
const pages = readdirSync(DIST).filter((name) => name.endsWith('.html'));

const functions = program.body.flatMap((statement) =>
  statement.type === 'FunctionDeclaration' ? [statement] : [],
);

describe('Code.js', () => {
  test('parses at the syntax Apps Script accepts, ES2020', () =>
    expect(program.body.length).toBeGreaterThan(0));

  test('weighs at most 150 KB', () => expect(Buffer.byteLength(code)).toBeLessThanOrEqual(150 * KB));

  test('declares exactly the entry points of src/entry/main.ts at its top level', () => {
    expect(functions.map(({ id }) => id.name).sort()).toEqual(declared.map(({ name }) => name).sort());
  });

  const explained = declared.filter(({ doc }) => doc.includes('@customfunction'));
  test.each(explained.map(({ name, doc }) => [name, doc] as const))(
    '%s stands right below its doc comment, which Sheets shows',
    (name, doc) => {
      const at = functions.find(({ id }) => id.name === name)?.start ?? -1;
      const above = comments.find(({ end }) => code.slice(end, at).trim() === '' && end <= at);
      expect(`/*${above?.value ?? ''}*/`).toBe(doc);
    },
  );

  test('custom functions are marked as such, and nothing else is', () => {
    const custom = declared.filter(({ doc }) => doc.includes('@customfunction')).map(({ name }) => name);
    expect(custom.every((name) => /^[A-Z][A-Z_]+$/.test(name))).toBe(true);
    expect(declared.filter(({ name }) => /^[A-Z_]+$/.test(name)).map(({ name }) => name)).toEqual(custom);
  });

  test('loads in a context without one service, and leaves nothing callable but the entry points', () => {
    const context = createContext(Object.create(null) as object);
    runInContext(code, context);
    const callable = runInContext(
      "Object.getOwnPropertyNames(globalThis).filter((name) => typeof globalThis[name] === 'function' && !(Object.getOwnPropertyDescriptor(globalThis, name).enumerable === false))",
      context,
    ) as string[];
    expect([...callable].sort()).toEqual(declared.map(({ name }) => name).sort());
  });

  test('needs nothing that Apps Script lacks: no timer, no fetch, no module', () => {
    const names = new Set(
      [
        ...code.matchAll(
          /\b(setTimeout|setInterval|fetch|require|process|TextEncoder|structuredClone)\s*\(/g,
        ),
      ].map(([, name]) => name),
    );
    expect([...names]).toEqual([]);
  });
});

describe('the pages', () => {
  const OPENED = ['sidebar.html', 'dialog.html'];
  test.each(pages.map((name) => [name, OPENED.includes(name) ? 60 : 80] as const))(
    '%s is within %i KB',
    (name, most) => {
      expect(Buffer.byteLength(readFileSync(join(DIST, name)))).toBeLessThanOrEqual(most * KB);
    },
  );

  test.each(pages)('%s loads nothing from anywhere else', (name) => {
    const html = readFileSync(join(DIST, name), 'utf8');
    expect(html.match(/(src|href)="https?:[^"]*"/g)).toBeNull();
    expect(html).not.toMatch(/<script[^>]+src=|<link[^>]+href=|@import/);
  });
});

describe('the programs, each in a page of its own', () => {
  const sources = readdirSync(join(ROOT, 'src/programs')).map((file) => file.replace(/\.ts$/, ''));
  const sourceOf = (page: string): string => {
    const html = readFileSync(join(DIST, `${page}.html`), 'utf8');
    return JSON.parse(/<pre>([^]*)<\/pre>/.exec(html)?.[1] ?? 'null') as string;
  };

  test.each(sources)('%s parses at ES2020 and declares one name', (page) => {
    const { body } = parse(sourceOf(page), { ecmaVersion: 2020, sourceType: 'script' });
    expect(body).toMatchObject([{ type: 'VariableDeclaration', declarations: [{ id: { name: 'Apart_' } }] }]);
  });

  test.each(sources)(
    '%s loads beside Code.js without one service, and finds there all it asks for',
    (page) => {
      const context = createContext(Object.create(null) as object);
      runInContext(code, context);
      runInContext(sourceOf(page), context);
      const asked = [...new Set(sourceOf(page).match(/\bR_\.K\[\w+\]/g))];
      expect(asked.filter((one) => runInContext(one, context) === undefined)).toEqual([]);
      expect(Object.keys(runInContext('Apart_', context) as object).length).toBeGreaterThan(0);
    },
  );

  test('no page is named like a program and is none', () => {
    const html = pages.filter((name) => /Apart_/.test(readFileSync(join(DIST, name), 'utf8')));
    expect(html.sort()).toEqual(sources.map((name) => `${name}.html`).sort());
  });
});

interface Manifest {
  readonly timeZone: string;
  readonly runtimeVersion: string;
  readonly oauthScopes: readonly string[];
  readonly dependencies: { readonly enabledAdvancedServices: readonly object[] };
  readonly webapp?: object;
}

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8')) as Manifest;
  /** What each service asks for, narrowest first (services reference). */
  const NEEDS: readonly (readonly [pattern: RegExp, scope: string])[] = [
    [/\bSpreadsheetApp\.(getActive|openById)\b/, 'spreadsheets'],
    [/\bDocumentApp\./, 'documents'],
    [/\bDrive\.Files\b/, 'drive.file'],
    [/\bFormApp\./, 'forms'],
    [/\.(showSidebar|showModelessDialog|showModalDialog)\(/, 'script.container.ui'],
    [/\bScriptApp\.newTrigger\b/, 'script.scriptapp'],
    [/\bMailApp\./, 'script.send_mail'],
    [/\bSession\.get(Active|Effective)User\b/, 'userinfo.email'],
  ];

  test('asks for exactly the scopes that what ships needs', () => {
    const shipped = [code, ...pages.map((name) => readFileSync(join(DIST, name), 'utf8'))].join('\n');
    const needed = NEEDS.filter(([pattern]) => pattern.test(shipped)).map(
      ([, scope]) => `https://www.googleapis.com/auth/${scope}`,
    );
    expect([...manifest.oauthScopes].sort()).toEqual(needed.sort());
  });

  test('is on V8, in London, with Drive v3, and publishes no web app', () => {
    expect(manifest).toMatchObject({
      timeZone: 'Europe/London',
      runtimeVersion: 'V8',
      dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
    });
    expect(manifest.webapp).toBeUndefined();
  });
});

test('clasp would send exactly the built files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-clasp-'));
  try {
    const settings = JSON.parse(readFileSync(join(ROOT, '.clasp.json'), 'utf8')) as { rootDir: string };
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ ...settings, scriptId: 'a'.repeat(57) }));
    if (existsSync(join(ROOT, '.claspignore')))
      cpSync(join(ROOT, '.claspignore'), join(folder, '.claspignore'));
    cpSync(DIST, join(folder, settings.rootDir), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'stray.js'), 'function stray() {}');
    const clasp = join(ROOT, 'node_modules/.bin/clasp');
    const said = execFileSync(clasp, ['show-file-status', '--json'], { cwd: folder, encoding: 'utf8' });
    const { filesToPush } = JSON.parse(said) as { filesToPush: readonly string[] };
    const sent = filesToPush.map((path) => path.replace(/^.*\//, '')).sort();
    expect(sent).toEqual(readdirSync(DIST).sort());
    expect(filesToPush.every((path) => path.includes(settings.rootDir))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test('no installed package is under the GPL alone', () => {
  const checker = join(ROOT, 'node_modules/.bin/license-checker-rseidelsohn');
  const said = execFileSync(checker, ['--json', '--start', ROOT], {
    encoding: 'utf8',
    maxBuffer: 64 * KB * KB,
  });
  const packages = JSON.parse(said) as Readonly<
    Record<string, { readonly licenses?: string | readonly string[] }>
  >;
  const names = Object.entries(packages);
  expect(names.length).toBeGreaterThan(50);
  const underGpl = names.filter(([, { licenses = '' }]) =>
    String(licenses)
      .replace(/[()]/g, '')
      .split(/ OR |,/)
      .every((one) => /\b[AL]?GPL/.test(one)),
  );
  expect(underGpl.map(([name, { licenses }]) => `${name}: ${String(licenses)}`)).toEqual([]);
}, 120_000);
