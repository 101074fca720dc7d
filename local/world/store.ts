/**
 * Everything the workspace remembers: documents of JSON in named collections, at fine grain (a sheet row, a form, a
 * mail). A document is never changed in place: `put` replaces it, so a reader may keep what it read and caches may be
 * keyed by the document itself. `commit` makes the changes so far durable; nothing is acknowledged before it.
 */
import { Journal } from './journal';

export type Id = string | number;
/** A document: any JSON value but undefined. The store keeps the very object it is given. */
export type Doc = object | string | number | boolean | null;

interface Change {
  readonly collection: string;
  readonly id: Id;
  readonly before: Doc | undefined;
}

/** A moment to come back to, from `snapshot()`. */
export interface Snapshot {
  readonly position: number;
  readonly branch: number;
}

const nothing: ReadonlyMap<Id, Doc> = new Map();

/** Hears of every change but those of `restore`, after it was made. */
export type Watcher = (collection: string, id: Id, before: Doc | undefined, after: Doc | undefined) => void;

export class Store {
  private readonly collections = new Map<string, Map<Id, Doc>>();
  private readonly journal: Journal | null;
  /** What changed since the oldest snapshot somebody may return to. */
  private history: Change[] = [];
  private keepsHistory = false;
  /** How often `restore` was called. */
  branch = 0;
  private watcher: Watcher | null = null;
  private readonly uncommitted = new Map<string, Set<Id>>();
  private readonly revisions = new Map<string, number>();
  /** Grows with every change of anything. */
  revision = 0;

  /** `folder` null keeps everything in memory. Otherwise what was committed there is read back first. */
  constructor(folder: string | null = null) {
    this.journal = folder === null ? null : new Journal(folder);
    this.journal?.replay((collection, id, doc) => this.set(collection, id, doc));
  }

  get<T extends Doc>(collection: string, id: Id): T | undefined {
    return this.collections.get(collection)?.get(id) as T | undefined;
  }

  /** Like `get`, for a document that must be there. */
  need<T extends Doc>(collection: string, id: Id): T {
    const doc = this.get<T>(collection, id);
    if (doc === undefined) throw new Error(`The workspace holds no ${collection} "${id}".`);
    return doc;
  }

  put(collection: string, id: Id, doc: Doc): void {
    this.change(collection, id, doc);
  }

  delete(collection: string, id: Id): void {
    if (this.get(collection, id) !== undefined) this.change(collection, id, undefined);
  }

  /** A live view, in the order of first insertion. Don't write through it. */
  all<T extends Doc>(collection: string): ReadonlyMap<Id, T> {
    return (this.collections.get(collection) ?? nothing) as ReadonlyMap<Id, T>;
  }

  /** Grows with every change of the collection, so that a cache built from it can tell whether it still holds. */
  revisionOf(collection: string): number {
    return this.revisions.get(collection) ?? 0;
  }

  watch(watcher: Watcher): void {
    this.watcher = watcher;
  }

  /** A number never given before, from 1, counted in the store itself. */
  next(counter: string): number {
    const value = (this.get<number>('counters', counter) ?? 0) + 1;
    this.put('counters', counter, value);
    return value;
  }

  /** Grows with every change of any collection but these. */
  revisionBut(left: ReadonlySet<string>): number {
    let sum = 0;
    for (const [collection, revision] of this.revisions) if (!left.has(collection)) sum += revision;
    return sum;
  }

  /** Makes every change since the last commit durable, all or none. */
  commit(): void {
    if (this.uncommitted.size === 0) return;
    if (this.journal) {
      this.journal.append(this.entries(this.uncommitted));
      if (this.journal.isLong()) this.journal.replaceBy(this.everything());
    }
    this.uncommitted.clear();
  }

  /** Costs nothing: from now on changes are remembered so that `restore` can undo them. */
  snapshot(): Snapshot {
    this.keepsHistory = true;
    return { position: this.history.length, branch: this.branch };
  }

  /** Back to the moment of `snapshot`; it stays usable, snapshots taken after it do not. */
  restore(snapshot: Snapshot): void {
    if (snapshot.position > this.history.length)
      throw new Error('This snapshot was undone by an earlier restore.');
    while (this.history.length > snapshot.position) {
      const { collection, id, before } = this.history.pop() as Change;
      this.set(collection, id, before);
      this.mark(collection, id);
    }
    this.branch += 1;
    this.commit();
  }

  /** Nobody will return to a snapshot taken so far: what was remembered for them is let go. */
  forgetSnapshots(): void {
    this.history = [];
    this.keepsHistory = false;
  }

  /** Forgets everything, on disk too. */
  reset(): void {
    for (const [collection, docs] of this.collections)
      for (const id of [...docs.keys()]) this.change(collection, id, undefined);
    this.uncommitted.clear();
    this.journal?.replaceBy([]);
  }

  /** Every document, to be given to `become` of another store. */
  *everything(): Generator<[string, Id, Doc]> {
    for (const [collection, docs] of this.collections)
      for (const [id, doc] of docs) yield [collection, id, doc];
  }

  /** Forgets everything and remembers these instead, on disk too, in one step. Snapshots of before are void. */
  become(documents: Iterable<readonly [string, Id, Doc]>): void {
    for (const [collection, docs] of this.collections) {
      docs.clear();
      this.revisions.set(collection, this.revisionOf(collection) + 1);
    }
    for (const [collection, id, doc] of documents) this.set(collection, id, doc);
    this.history = [];
    this.branch += 1;
    this.uncommitted.clear();
    this.journal?.replaceBy(this.everything());
  }

  close(): void {
    this.commit();
    this.journal?.close();
  }

  private change(collection: string, id: Id, doc: Doc | undefined): void {
    const before = this.get(collection, id);
    if (this.keepsHistory) this.history.push({ collection, id, before });
    this.set(collection, id, doc);
    this.mark(collection, id);
    this.watcher?.(collection, id, before, doc);
  }

  private set(collection: string, id: Id, doc: Doc | undefined): void {
    this.revision += 1;
    this.revisions.set(collection, (this.revisions.get(collection) ?? 0) + 1);
    let docs = this.collections.get(collection);
    if (!docs) this.collections.set(collection, (docs = new Map()));
    if (doc === undefined) docs.delete(id);
    else docs.set(id, doc);
  }

  private mark(collection: string, id: Id): void {
    if (!this.journal) return;
    let ids = this.uncommitted.get(collection);
    if (!ids) this.uncommitted.set(collection, (ids = new Set()));
    ids.add(id);
  }

  private *entries(changed: ReadonlyMap<string, ReadonlySet<Id>>): Generator<[string, Id, Doc | undefined]> {
    for (const [collection, ids] of changed)
      for (const id of ids) yield [collection, id, this.get(collection, id)];
  }
}
