import type { Execution } from '../run/execution';
import type { Kind } from './dispatch';
import { GoogleError } from './errors';
import type { PdfSource } from './pdf';
import { decodeText, encodeText } from './charsets';
import { printPdfNow } from './pdf-now';
import { Handle, type Value } from './values';

/** Content of a file: bytes in base64, or a PDF that is printed when somebody reads it. Plain data. */
export type Content = { readonly base64: string } | { readonly pdf: PdfSource };

/** A blob as a script holds it. */
export interface Blob {
  name: string | null;
  type: string | null;
  content: Content;
}

/** Gives a script a blob. */
export const keepBlob = (x: Execution, blob: Blob): Handle => x.keep('Blob', { ...blob });

/** Text as content, in UTF-8. */
export const contentOfText = (text: string): Content => ({
  base64: Buffer.from(text, 'utf8').toString('base64'),
});

/** Every byte. A PDF not printed yet is printed now, which takes half a second. */
export const bytesOf = (content: Content): Buffer =>
  'base64' in content ? Buffer.from(content.base64, 'base64') : printPdfNow(content.pdf);

/** How many bytes it has; of a PDF, about how many: one that nobody reads is never printed. */
export function weightOf(content: Content): number {
  if ('base64' in content) return Math.floor((content.base64.replace(/=+$/, '').length * 3) / 4);
  return 20_000 + Math.floor(JSON.stringify(content.pdf.document).length / 4);
}

/** The blob behind an argument that may be any of Google's blob sources: a blob, a document, a page. */
export function blobFrom(x: Execution, value: Value, method: string): Blob {
  if (value instanceof Handle) {
    if (value.kind === 'Blob') return x.kept<Blob>(value);
    const source = x.world.registry.find(value.kind, 'getBlob')?.method.run(x, value, []);
    if (source instanceof Handle) return x.kept<Blob>(source);
  }
  throw new GoogleError(`The parameters don't match the method signature for ${method}.`);
}

/** The file name Google gives a conversion: cut at the last dot, then the new ending. */
export const renamed = (name: string, ending: string) => `${name.replace(/\.[^.]*$/, '')}.${ending}`;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
};

/** Bytes as Java counts them, -128 to 127. */
export const signed = (bytes: Uint8Array): number[] => Array.from(new Int8Array(bytes));

/** A number[] from a script: signed bytes only. */
export function unsigned(bytes: readonly Value[], method: string): Buffer {
  const fits = (byte: Value): byte is number =>
    Number.isInteger(byte) && Number(byte) >= -128 && Number(byte) <= 127;
  if (!bytes.every(fits))
    throw new GoogleError(`The parameters (number[]) don't match the method signature for ${method}.`);
  return Buffer.from(Int8Array.from(bytes as number[]).buffer);
}

const blob = (x: Execution, self: Handle) => x.kept<Blob>(self);
/** The methods of a blob, for the service that makes blobs (Utilities) to register. */
export const blobKind: Kind = {
  getBytes: { takes: [''], run: (x, self) => signed(bytesOf(blob(x, self).content)) },
  getDataAsString: {
    takes: ['', 'String'],
    run: (x, self, [charset]) => decodeText(bytesOf(blob(x, self).content), String(charset ?? 'UTF-8')),
  },
  getName: { takes: [''], run: (x, self) => blob(x, self).name },
  getContentType: { takes: [''], run: (x, self) => blob(x, self).type },
  isGoogleType: {
    takes: [''],
    run: (x, self) => (blob(x, self).type ?? '').startsWith('application/vnd.google-apps'),
  },
  setName: { takes: ['String'], run: (x, self, [name]) => changed(x, self, { name: name as string }) },
  setContentType: {
    takes: ['String?'],
    run: (x, self, [type]) => changed(x, self, { type: type as string | null }),
  },
  setContentTypeFromExtension: {
    takes: [''],
    run: (x, self) => {
      const ending = /\.([^.]+)$/.exec(blob(x, self).name ?? '')?.[1];
      const found = Object.entries(endings).find(([, one]) => one === ending);
      return changed(x, self, { type: found?.[0] ?? null });
    },
  },
  setBytes: {
    takes: ['Number[]'],
    run: (x, self, [bytes]) =>
      changed(x, self, {
        content: { base64: unsigned(bytes as readonly Value[], 'Blob.setBytes').toString('base64') },
      }),
  },
  setDataFromString: {
    takes: ['String', 'String, String'],
    run: (x, self, [text, charset]) =>
      changed(x, self, {
        content: { base64: encodeText(text as string, String(charset ?? 'UTF-8')).toString('base64') },
      }),
  },
  copyBlob: { takes: [''], run: (x, self) => keepBlob(x, blob(x, self)) },
  getBlob: { takes: [''], run: (_, self) => self },
  getAs: {
    takes: ['String'],
    run: (x, self, [type]) => {
      const { name, type: own, content } = blob(x, self);
      if (own !== type) throw new GoogleError(`Converting from ${own} to ${String(type)} is not supported.`);
      return keepBlob(x, { name, type: own, content });
    },
  },
};

function changed(x: Execution, self: Handle, changes: Partial<Blob>): Handle {
  Object.assign(blob(x, self), changes);
  return self;
}
