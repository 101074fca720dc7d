import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The text of each page of a PDF, in the order it was laid out. */
export function pdfText(bytes: Uint8Array): string[] {
  const reader = join(process.cwd(), 'test', 'local', 'pdf-reader.mjs');
  const text = execFileSync(process.execPath, [reader], {
    input: bytes,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(text) as string[];
}
