/**
 * The store on disk: `snapshot.jsonl`, replaced as a whole, and `journal.jsonl`, one line a transaction, synced before
 * `append` returns. A line that was being written when the process died is dropped at the next start.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Doc, Id } from './store';

type Entry = [collection: string, id: Id, doc: Doc | undefined];
/** As written: a deleted document has no third part. */
type Written = [string, Id, Doc] | [string, Id];
interface Line {
  readonly n: number;
  readonly put: readonly Written[];
}

/** After this many bytes the journal is folded into a new snapshot. */
const LONG = 64 * 1024 * 1024;
const CHUNK = 2000;

export class Journal {
  private readonly snapshotPath: string;
  private readonly fd: number;
  private readonly path: string;
  private bytes = 0;
  private count = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.snapshotPath = join(folder, 'snapshot.jsonl');
    this.path = join(folder, 'journal.jsonl');
    this.fd = openSync(this.path, 'a+');
  }

  /** Hands every document to `set` in the order it was committed. */
  replay(set: (collection: string, id: Id, doc: Doc | undefined) => void): void {
    const apply = (line: Line) => line.put.forEach(([collection, id, doc]) => set(collection, id, doc));
    for (const line of existsSync(this.snapshotPath) ? linesOf(readFileSync(this.snapshotPath)) : []) {
      apply(line.value);
      this.count = line.value.n;
    }
    const base = this.count;
    let end = 0;
    for (const line of linesOf(readFileSync(this.path))) {
      // A snapshot may have been written just before the process died, with the journal not yet emptied.
      if (line.value.n > base) {
        apply(line.value);
        this.count = line.value.n;
      }
      end = line.end;
    }
    ftruncateSync(this.fd, end);
    this.bytes = end;
  }

  append(entries: Iterable<Entry>): void {
    const text = `${JSON.stringify({ n: this.count + 1, put: [...entries].map(written) })}\n`;
    this.write(Buffer.from(text));
    fdatasyncSync(this.fd);
    this.count += 1;
  }

  isLong(): boolean {
    return this.bytes > LONG;
  }

  replaceBy(entries: Iterable<Entry>): void {
    const lines: string[] = [];
    let put: Written[] = [];
    const close = () => {
      lines.push(JSON.stringify({ n: this.count, put }));
      put = [];
    };
    for (const entry of entries) {
      put.push(written(entry));
      if (put.length === CHUNK) close();
    }
    close();
    writeFileAtomic.sync(this.snapshotPath, `${lines.join('\n')}\n`);
    ftruncateSync(this.fd, 0);
    fdatasyncSync(this.fd);
    this.bytes = 0;
  }

  close(): void {
    closeSync(this.fd);
  }

  private write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.fd, bytes, at);
    this.bytes += bytes.length;
  }
}

function written([collection, id, doc]: Entry): Written {
  return doc === undefined ? [collection, id] : [collection, id, doc];
}

/** Whole lines only; the first that is torn ends the reading. `end` is the byte after the line. */
function* linesOf(bytes: Buffer): Generator<{ value: Line; end: number }> {
  for (let start = 0; ;) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0) return;
    const value = parsed(bytes.toString('utf8', start, newline));
    if (!value) return;
    start = newline + 1;
    yield { value, end: start };
  }
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
