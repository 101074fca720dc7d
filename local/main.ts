/**
 * Starts the local workspace in a browser: `npm start -- --port 4321 --folder .local/workspace --reset`. The workspace
 * itself is bundled first, and kept: two hundred files one by one take four times as long to load as one.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFolder } from './serve/built';
import type * as workspace from './start';

const local = dirname(fileURLToPath(import.meta.url));
const root = join(local, '..');

async function start(): Promise<void> {
  const folder = await builtFolder(join(root, '.local/cache'), 'workspace', [local], {
    entryPoints: { start: join(local, 'start.ts') },
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['esbuild', 'pdfmake'],
    minify: true,
    sourcemap: 'linked',
    outExtension: { '.js': '.cjs' },
  });
  process.setSourceMapsEnabled(true);
  const { start: open } = createRequire(import.meta.url)(join(folder, 'start.cjs')) as typeof workspace;
  await open(root, process.argv.slice(2));
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
