/** Bundles made from this folder's sources, kept until a source changes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, OutputFile } from 'esbuild';

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Changes whenever a file in one of the folders does. */
function stampOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of folders.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundled(options: BuildOptions): Promise<readonly OutputFile[]> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...options,
    outdir: '/',
    bundle: true,
    write: false,
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles ?? [];
}

/** Bundles of earlier sources; the drafts of another start are left alone. */
function earlier(cache: string, name: string): string[] {
  const pattern = new RegExp(`^${name}-[0-9a-f]{16}$`);
  return readdirSync(cache).filter((one) => pattern.test(one));
}

/** The folder with what esbuild makes of `sources`, made anew only when one of them has changed. */
export async function builtFolder(
  cache: string,
  name: string,
  sources: readonly string[],
  options: BuildOptions,
): Promise<string> {
  const folder = join(cache, `${name}-${stampOf(sources)}`);
  if (existsSync(folder)) return folder;
  const files = await bundled(options);
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const old of earlier(cache, name)) rmSync(join(cache, old), { recursive: true, force: true });
  for (const { path, contents } of files) writeFileSync(join(draft, path.replace(/^.*[\\/]/, '')), contents);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Of two starts at once the other was first; what it made is the same.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
