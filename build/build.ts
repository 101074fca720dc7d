/** Builds what ships: `dist/Code.js`, one html file per page, and `dist/appsscript.json`. `npm run build`. */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { stubsFor } from './entry-stubs';
import { buildPages } from './pages';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Budgets of the shipped files, in bytes; going over fails the build. */
export const BUDGET = { code: 240 * 1024, page: 60 * 1024 };

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

async function buildCode(): Promise<string> {
  const entry = join(root, 'src/entry/main.ts');
  const code = await bundleText({
    entryPoints: [entry],
    format: 'iife',
    globalName: 'Register_',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return `${code}${stubsFor(entry)}`;
}

export async function buildAll(): Promise<Record<string, number>> {
  const files: Record<string, string> = { 'Code.js': within(BUDGET.code, 'Code.js', await buildCode()) };
  for (const [name, text] of Object.entries(await buildPages(join(root, 'sidebar')))) {
    files[name] = within(BUDGET.page, name, text);
  }
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
  copyFileSync(join(root, 'appsscript.json'), join(dist, 'appsscript.json'));
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.byteLength(text)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await buildAll();
  for (const [name, bytes] of Object.entries(sizes))
    console.log(`dist/${name}  ${(bytes / 1024).toFixed(1)} KB`);
}
