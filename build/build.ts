/** Builds what ships: `dist/Code.js`, one html file per page, and `dist/appsscript.json`. `npm run build`. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type Plugin, build } from 'esbuild';
import { stubsFor } from './entry-stubs';
import { innerNames } from './inner-names';
import { GIVEN, asked, entryGiving, fromServer, wantedIn } from './kit';
import { buildPages } from './pages';
import { asPage, sentences } from './sentences';
import { smaller } from './smaller';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/**
 * Budgets of the shipped files, in bytes; going over fails the build. Nobody waits for a program that the clock or a menu
 * loads as they wait for a page, and it is loaded by few runs, so it may be larger.
 */
export const BUDGET = { code: 150 * 1024, page: 60 * 1024, program: 80 * 1024 };

/** Apps Script parses private fields and static members as errors, so syntax stops at ES2020 (V8 runtime, limitations). */
const common = {
  bundle: true,
  write: false,
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  minify: true,
  logLevel: 'silent',
} as const;

function within(budget: number, name: string, text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > budget) throw new Error(`${name} is ${bytes} bytes; its budget is ${budget}.`);
  return text;
}

/** What runs by the clock, or seldom, and is loaded only then: files of `src/programs`, each in a page of its own. */
const PROGRAMS = ['card', 'desk', 'forms', 'imports', 'intake', 'night', 'plan', 'post', 'set-up', 'visits'];

/** What programs and the server read their sentences from. */
const SENTENCES = ['words', 'help'];

/** The most bytes a page that ships may have; a program is a page nobody waits for, and its sentences come with it. */
export const pageBudget = (file: string): number =>
  [...PROGRAMS, ...SENTENCES].some((name) => file === `${name}.html`) ? BUDGET.program : BUDGET.page;

/**
 * Declarations, whose help Set up alone reads: the server file holds them without, so Set up brings its own, and reads its
 * sentences from `help.html`.
 */
const DECLARED = /src\/(register\/(tables|set-up)|domain\/policy|domain\/policy\/(?!setting\b)[\w-]+)\.ts$/;

/** The server file, the programs, and the sentences all read from. */
async function buildServer(): Promise<{ code: string; programs: Record<string, string> }> {
  const entry = 'src/entry/main.ts';
  const formulas = await filesOf(join(root, 'src/entry/functions.ts'));
  const { plugin, page } = sentences(join(root, 'src'), 'words', formulas);
  const help = sentences(join(root, 'src'), 'help');
  const held = await filesOf(join(root, entry), plugin(false));
  const sources = PROGRAMS.map((name) => {
    const declares = name === 'set-up';
    return {
      name,
      declares,
      plugins: [declares ? help.plugin(true) : plugin(false)],
      entry: join(root, `src/programs/${name}.ts`),
      held: declares ? new Set([...held].filter((file) => !DECLARED.test(file.replaceAll('\\', '/')))) : held,
    };
  });

  const drafts = await Promise.all(
    sources.map((one) =>
      bundle({ entryPoints: [one.entry] }, [fromServer(root, one.held, asked, one.declares), ...one.plugins]),
    ),
  );
  const wanted = new Map(
    [...new Set(drafts.flatMap(({ text }) => wantedIn(text)))].sort().map((one, at) => [one, `k${at}`]),
  );

  const { text, names } = await bundle(
    { stdin: { contents: entryGiving(entry, wanted), resolveDir: root } },
    [plugin(false)],
    {},
  );
  const code = `${await smallest(text, 'R_')}\n${stubsFor(join(root, entry))}`;

  const places = new Map([...wanted.keys()].map((one, at) => [one, at]));
  const nameOf = (one: string) => `${GIVEN}[${places.get(one) ?? 'missing'}]`;
  const programs: Record<string, string> = {};
  for (const one of sources) {
    const plugins = [fromServer(root, one.held, nameOf, one.declares), ...one.plugins];
    const made = await bundle({ entryPoints: [one.entry] }, plugins, names);
    programs[`${one.name}.html`] = asPage(await smallest(made.text, 'Apart_'));
  }
  programs['words.html'] = page();
  programs['help.html'] = help.page();
  return { code, programs };
}

const server = {
  ...common,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
} satisfies BuildOptions;

/** Files that bring something to a bundle. */
async function filesOf(entry: string, ...plugins: Plugin[]): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    ...server,
    entryPoints: [entry],
    plugins,
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return new Set(
    inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => join(root, file)),
  );
}

/** @param names what inner properties are called already; those it adds come back. Null: they keep their names. */
async function bundle(
  entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>,
  plugins: Plugin[],
  names: Record<string, string | false> | null = null,
): Promise<{ text: string; names: Record<string, string | false> }> {
  const { outputFiles, warnings, mangleCache } = await build({
    ...server,
    ...entry,
    plugins,
    ...(names === null
      ? {}
      : { mangleProps: new RegExp(`^(${innerNames(root).join('|')})$`), mangleCache: names }),
  });
  if (warnings.length > 0) throw new Error(`The bundler warns: ${warnings.map((w) => w.text).join('; ')}`);
  const file = outputFiles[0];
  if (!file) throw new Error('The bundler wrote nothing.');
  return { text: file.text, names: mangleCache ?? {} };
}

/** A script that leaves one global: an object of what the bundle exports. */
async function smallest(bundled: string, globalName: string): Promise<string> {
  // A plain object costs less than the getters a bundler makes for its exports.
  const script = bundled.replace(/export\s*\{([^}]*)\};?\s*$/, (_, exported: string) => {
    const properties = exported.split(',').map((one) => {
      const [local = '', name = local] = one.trim().split(/\s+as\s+/);
      return `${name}:${local}`;
    });
    return `return{${properties.join(',')}}`;
  });
  return smaller(`var ${globalName}=(()=>{"use strict";${script}})();`, globalName);
}

/** Builds every file that ships into a folder, all or none; gives their sizes in bytes. */
export async function buildAll(target = dist): Promise<Record<string, number>> {
  const { code, programs } = await buildServer();
  const files: Record<string, string> = { 'Code.js': within(BUDGET.code, 'Code.js', code) };
  const pages = await buildPages(join(root, 'sidebar'));
  for (const [name, text] of Object.entries(pages)) files[name] = within(BUDGET.page, name, text);
  for (const [name, text] of Object.entries(programs)) files[name] = within(BUDGET.program, name, text);
  const made = `${target}.${process.pid}`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  copyFileSync(join(root, 'appsscript.json'), join(made, 'appsscript.json'));
  rmSync(target, { recursive: true, force: true });
  renameSync(made, target);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.byteLength(text)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await buildAll();
  for (const [name, bytes] of Object.entries(sizes))
    console.log(`dist/${name}  ${(bytes / 1024).toFixed(1)} KB`);
}
