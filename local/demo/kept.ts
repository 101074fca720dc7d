/** The demonstration as it was made once, kept beside the project, so that later starts need not make it again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { ExecutionRecord } from '../run/execution';
import type { Doc, Id } from '../world/store';
import { openWorkspace, type Workspace } from '../workspace';
import { DEMO_BEGINS, seedDemo } from './demo';

/** The state of a workspace, and the executions that led there. */
interface Made {
  readonly documents: readonly (readonly [string, Id, Doc])[];
  readonly records: readonly ExecutionRecord[];
}

export interface KeptIn {
  /** The shipped files. */
  readonly dist: string;
  /** The project's `local/`. */
  readonly sources: string;
  /** Where to keep it; null makes it anew. */
  readonly folder: string | null;
  /** Called before it is made: that takes seconds. */
  readonly onMaking?: () => void;
}

/** Executions that stay on view. */
const MOST_RECORDS = 60;

/**
 * Makes a workspace the demonstration, whatever it held. Taken from what an earlier call kept, as long as the shipped
 * files and the workspace's own sources are the same to the byte; else made, and kept.
 * @returns whether it had to be made.
 */
export function furnishDemo(workspace: Workspace, kept: KeptIn): 'made' | 'kept' {
  const path = kept.folder === null ? null : join(kept.folder, `demo-${printOf(kept)}.jsonl`);
  const found = path === null || !existsSync(path) ? null : readMade(path);
  if (!found) kept.onMaking?.();
  const made = found ?? makeDemo(kept.dist);
  if (!found && path !== null) keep(path, made);
  workspace.world.store.become(made.documents);
  workspace.world.records.splice(0, Infinity, ...made.records);
  return found ? 'kept' : 'made';
}

/** Seeds a workspace of its own, in memory: there, nothing waits for the disk. */
export function makeDemo(dist: string): Made {
  const workspace = openWorkspace({ dist, now: DEMO_BEGINS, seed: 'demonstration' });
  try {
    seedDemo(workspace);
    const { store, records } = workspace.world;
    return { documents: [...store.everything()], records: records.slice(-MOST_RECORDS) };
  } finally {
    workspace.close();
  }
}

/** A print of all that the demonstration depends on. */
function printOf({ dist, sources }: KeptIn): string {
  const hash = createHash('sha256');
  const parts = ['demo', 'run', 'services', 'world', 'workspace.ts'].map((name) => join(sources, name));
  for (const part of [dist, ...parts])
    for (const file of filesIn(part)) hash.update(`${relative(part, file)}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 20);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

function keep(path: string, { documents, records }: Made): void {
  const folder = join(path, '..');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (/^demo-.*\.jsonl$/.test(name)) rmSync(join(folder, name));
  const lines = [JSON.stringify(records), ...documents.map((document) => JSON.stringify(document))];
  writeFileAtomic.sync(path, lines.join('\n'));
}

function readMade(path: string): Made {
  const [records = '[]', ...lines] = readFileSync(path, 'utf8').split('\n');
  return {
    records: JSON.parse(records) as readonly ExecutionRecord[],
    documents: lines.map((line) => JSON.parse(line) as Made['documents'][number]),
  };
}
