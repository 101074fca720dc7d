import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bundled pages, by name: app.js, app.css, run.js (the google.script.run of shown pages), form.js, form.css. */
export type Assets = ReadonlyMap<string, string>;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Changes whenever a source file of the pages does. */
function stampOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of [...filesUnder(folder), join(folder, '../api.ts'), join(folder, '../serve/links.ts')]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle(pages: string): Promise<Map<string, string>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: {
      app: join(pages, 'main.tsx'),
      run: join(pages, 'shown/run.ts'),
      form: join(pages, 'form/form.ts'),
    },
    outdir: '/',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    external: ['/fonts/*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return new Map(outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ''), file.text]));
}

/** The pages ready to serve; bundled once for each state of their sources and kept in `cache`. */
export async function pageAssets(pages: string, cache: string): Promise<Assets> {
  const folder = join(cache, `pages-${stampOf(pages)}`);
  if (existsSync(join(folder, 'done'))) {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  }
  const files = await bundle(pages);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'done'), '');
  return files;
}
