import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../run/services-script';
import { pdfKey, type PdfSource } from './pdf';

const printed = new Map<string, Buffer>();

/** Prints a PDF while a script waits for its bytes: in a process of its own, since a script can't wait for a promise. */
export function printPdfNow(source: PdfSource): Buffer {
  const key = pdfKey(source);
  let bytes = printed.get(key);
  if (!bytes) {
    const root = projectRoot();
    const input = JSON.stringify(source);
    bytes = execFileSync(process.execPath, [printer(root)], { cwd: root, input, maxBuffer: 2 ** 28 });
    printed.set(key, bytes);
  }
  return bytes;
}

/** The printer as one file, built once for what its sources say. */
function printer(root: string): string {
  const sources = ['pdf-process.ts', 'pdf.ts', 'pdf-content.ts', 'pdf-height.ts', 'pdf-looks.ts'].map(
    (name) => join(root, 'local', 'world', name),
  );
  const hash = createHash('sha256');
  for (const path of sources) hash.update(readFileSync(path));
  const cache = join(root, 'node_modules', '.cache', 'induction-register');
  const path = join(cache, `pdf-${hash.digest('hex').slice(0, 16)}.cjs`);
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}`;
  const esbuild = join(root, 'node_modules', 'esbuild', 'bin', 'esbuild');
  const options = ['--bundle', '--packages=external', '--format=cjs', '--platform=node', '--log-level=error'];
  execFileSync(esbuild, [sources[0] as string, `--outfile=${draft}`, ...options]);
  renameSync(draft, path);
  return path;
}
