/** How the text of a file is written. GIAS writes windows-1252; Excel's "Unicode text" is UTF-16. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** Bytes read at a time: small enough for the page to stay alive, large enough to be quick. */
export const PART_BYTES = 1024 * 1024;

/** A file this page can do nothing with, and what to do about it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Shares of the work done, 0 to 1. */
export type Progress = (share: number) => void;

/**
 * How a file is written: by its byte order mark, else as UTF-8 where every byte of it is, else windows-1252.
 * @throws UnreadableFile for what is not text separated by commas, tabs or semicolons.
 */
export async function encodingOf(file: File, progress: Progress): Promise<Encoding> {
  if (file.size === 0) throw new UnreadableFile('This file is empty. Choose another.');
  const start = await bytesOf(file, 0, 4096);
  const marked = byMark(start);
  if (marked !== null) return marked;
  refuseOtherTypes(start, file.name);
  return (await isUtf8(file, progress)) ? 'utf-8' : 'windows-1252';
}

function byMark(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : null;
}

const SAVE_AS_CSV =
  'In Sheets choose File, Download, Comma-separated values; in Excel choose Save as, CSV. Then choose that file.';

/** The first bytes by which other kinds of file are known. */
const OTHERS: readonly { readonly bytes: readonly number[]; readonly says: string }[] = [
  {
    bytes: [0x50, 0x4b],
    says: `This is a workbook or a zip file. If it is a zip, unpack it first. ${SAVE_AS_CSV}`,
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], says: `This is an older Excel workbook. ${SAVE_AS_CSV}` },
  { bytes: [0x25, 0x50, 0x44, 0x46], says: 'This is a PDF. Choose the CSV file it was made from.' },
];

function refuseOtherTypes(start: Uint8Array, name: string): void {
  const other = OTHERS.find(({ bytes }) => bytes.every((byte, at) => start[at] === byte));
  if (other) throw new UnreadableFile(other.says);
  if (start.includes(0)) throw new UnreadableFile(`"${name}" does not hold text. ${SAVE_AS_CSV}`);
  const text = new TextDecoder('windows-1252').decode(start).trimStart().toLowerCase();
  if (text.startsWith('<')) {
    throw new UnreadableFile('This is a web page, not a CSV file. Download the file again, then choose it.');
  }
}

/** Stops at the first byte that cannot be UTF-8; in windows-1252 that is the first accent or curly quote. */
async function isUtf8(file: File, progress: Progress): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.size; at += PART_BYTES) {
      decoder.decode(await bytesOf(file, at, PART_BYTES), { stream: true });
      progress(Math.min(1, (at + PART_BYTES) / file.size));
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    return false;
  }
}

/** The text of a file, part by part; a letter of several bytes is never cut in two. The mark at its start is left out. */
export async function* textOf(file: File, encoding: Encoding, progress: Progress): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < file.size; at += PART_BYTES) {
    yield decoder.decode(await bytesOf(file, at, PART_BYTES), { stream: true });
    progress(Math.min(1, (at + PART_BYTES) / file.size));
  }
  yield decoder.decode();
}

async function bytesOf(file: File, at: number, length: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  } catch {
    // A browser stops reading a file that changed or moved after it was chosen.
    throw new UnreadableFile(
      `"${file.name}" can no longer be read. It may have been moved or changed: choose it again.`,
    );
  }
}
