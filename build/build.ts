/** Builds what ships: `dist/Code.js`, one html file per page, and `dist/appsscript.json`. `npm run build`. */
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, build } from 'esbuild';
import { type MinifyOptions, minify } from 'terser';
import { stubsFor } from './entry-stubs';
import { innerNames } from './inner-names';
import { buildPages } from './pages';
import { asPage, sentences } from './sentences';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Budgets of the shipped files, in bytes; going over fails the build. */
export const BUDGET = { code: 150 * 1024, page: 60 * 1024 };

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

/** A second minifier takes another few thousand bytes off; the syntax stays ES2020. */
const SMALLER = {
  ecma: 2020,
  compress: {
    ecma: 2020,
    passes: 3,
    toplevel: true,
    pure_getters: true,
    keep_fargs: false,
    hoist_props: true,
    unsafe_comps: true,
    unsafe_arrows: true,
    unsafe_methods: true,
  },
  mangle: true,
  format: { ecma: 2020 },
} as const satisfies MinifyOptions;

async function bundleText(options: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles, warnings } = await build({ ...common, ...options, write: false });
  if (warnings.length > 0) throw new Error(`The bundler warns: ${warnings.map((w) => w.text).join('; ')}`);
  const file = outputFiles?.[0];
  if (!file) throw new Error('The bundler wrote nothing.');
  return file.text;
}

function within(budget: number, name: string, text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > budget) throw new Error(`${name} is ${bytes} bytes; its budget is ${budget}.`);
  return text;
}

/** The server file, Set up as a program of its own, and the sentences both read from. */
async function buildCode(): Promise<{ code: string; setUp: string; words: string }> {
  const entry = join(root, 'src/entry/main.ts');
  const { plugin, page } = sentences(join(root, 'src'));
  const code = await smallest(entry, 'R_', plugin(false));
  const setUp = await smallest(join(root, 'src/entry/set-up.ts'), 'Apart_', plugin(true));
  return { code: `${code}\n${stubsFor(entry)}`, setUp: asPage(setUp), words: page() };
}

/** A script that leaves one global: an object of what the entry exports. */
async function smallest(entry: string, globalName: string, plugin: Plugin): Promise<string> {
  const bundled = await bundleText({
    entryPoints: [entry],
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [plugin],
    mangleProps: new RegExp(`^(${innerNames(root).join('|')})$`),
  });
  // A plain object costs less than the getters a bundler makes for its exports.
  const script = bundled.replace(/export\s*\{([^}]*)\};?\s*$/, (_, names: string) => {
    const properties = names.split(',').map((one) => {
      const [local = '', exported = local] = one.trim().split(/\s+as\s+/);
      return `${exported}:${local}`;
    });
    return `return{${properties.join(',')}}`;
  });
  const whole = `var ${globalName}=(()=>{${script}})();`;
  const { code } = await minify(whole, {
    ...SMALLER,
    compress: { ...SMALLER.compress, top_retain: [globalName] },
  });
  if (code === undefined) throw new Error('The minifier wrote nothing.');
  return code;
}

/** Builds every file that ships into a folder, all or none; gives their sizes in bytes. */
export async function buildAll(target = dist): Promise<Record<string, number>> {
  const { code, setUp, words } = await buildCode();
  const files: Record<string, string> = { 'Code.js': within(BUDGET.code, 'Code.js', code) };
  const pages = { ...(await buildPages(join(root, 'sidebar'))), 'set-up.html': setUp, 'words.html': words };
  for (const [name, text] of Object.entries(pages)) files[name] = within(BUDGET.page, name, text);
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
