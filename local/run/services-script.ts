/** The services as one script for the bundle's realm, built from `local/services` once and kept by its contents. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let built: string | undefined;

/** The project's folder: the nearest one upwards that holds `local/services`. */
export function projectRoot(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'local', 'services', 'index.ts'))) return folder;
    if (folder === dirname(folder))
      throw new Error(
        'Start this inside the project folder: local/services was not found from here upwards.',
      );
  }
}

/** ES2020 text without Node in it. */
export function servicesScript(): string {
  built ??= build(projectRoot());
  return built;
}

function build(root: string): string {
  const sources = join(root, 'local', 'services');
  const hash = createHash('sha256');
  for (const file of readdirSync(sources).sort())
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(join(sources, file)));
  const folder = join(root, 'node_modules', '.cache', 'induction-register');
  const path = join(folder, `services-${hash.digest('hex').slice(0, 16)}.js`);
  if (existsSync(path)) return readFileSync(path, 'utf8');

  // As a process of its own: the bundler's JavaScript face refuses to load inside the test runner's realm.
  const esbuild = join(root, 'node_modules', 'esbuild', 'bin', 'esbuild');
  const text = execFileSync(
    esbuild,
    [
      join(sources, 'index.ts'),
      '--bundle',
      '--format=iife',
      '--target=es2020',
      '--platform=neutral',
      '--log-level=error',
    ],
    { encoding: 'utf8' },
  );
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
  return text;
}
