import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder } from './built';

/** The bundled pages, by name: app.js, app.css, run.js (the google.script.run of shown pages), form.js, form.css. */
export type Assets = ReadonlyMap<string, string>;

/** The pages ready to serve. `local` is the workspace's own folder. */
export async function pageAssets(local: string, cache: string): Promise<Assets> {
  const pages = join(local, 'pages');
  const folder = await builtFolder(cache, 'pages', [pages, join(local, 'serve')], {
    entryPoints: {
      app: join(pages, 'main.tsx'),
      run: join(pages, 'shown/run.ts'),
      form: join(pages, 'form/form.ts'),
    },
    external: ['/fonts/*'],
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
