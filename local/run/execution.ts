/**
 * One execution of the script: a fresh context, one function, its calls logged and paid for in simulated time. Nothing
 * survives it but what the services stored.
 */
import type { Store } from '../world/store';
import type { Entry } from '../world/dispatch';
import { perform } from '../world/dispatch';
import { GoogleError, Killed } from '../world/errors';
import { Handle, decode, toWire, type Value } from '../world/values';
import type { World } from '../world/world';
import { BUDGET_MS, OVERHEAD, costOf, type PriceName } from './costs';
import { Faults, faultMessage, type Fault } from './faults';
import { startRealm, type Realm } from './realm';
import type { AuthMode, Call, Door, ExecutionRecord, Order, Outcome, PendingWrite, Result } from './order';

export type { AuthMode, Call, Door, ExecutionRecord, Order, Outcome, PendingWrite, Result } from './order';

/** Calls that Google answers only when formulas are calculated; ids and handles are not among them. */
const WAITS_FOR_FORMULAS: ReadonlySet<PriceName | undefined> = new Set<PriceName>([
  'name',
  'extent',
  'read',
  'write',
  'setter',
  'find',
  'append',
  'sort',
]);
export class Execution {
  readonly id: number;
  readonly store: Store;
  readonly calls: Call[] = [];
  readonly log: string[] = [];
  private readonly objects = new Map<number, unknown>();
  private pending: PendingWrite[] = [];
  private spentMs = 0;
  private insideSince = performance.now();
  private priced = 0;
  private cells = 0;
  private movedNow = 0;
  private bytesNow = 0;
  private priceNow: PriceName | null = null;
  private killed: Killed | null = null;
  private readonly faults: Faults;
  /** A fault of the workspace itself, shown to the test that met it. */
  defect: unknown = null;

  constructor(
    readonly world: World,
    readonly order: Order,
  ) {
    this.store = world.store;
    this.id = this.store.next('execution');
    this.faults = new Faults(order.faults ?? []);
  }

  get mode(): AuthMode {
    return this.order.mode;
  }
  get door(): Door {
    return this.order.door;
  }
  /** E-mail of whose rights run the code. */
  get user(): string {
    return this.order.user;
  }
  /** E-mail of the person at the keyboard, '' if there is none. */
  get activeUser(): string {
    return this.order.activeUser ?? this.order.user;
  }
  /** Scopes the manifest asks for; all are taken as granted. */
  get scopes(): readonly string[] {
    return this.world.manifest.oauthScopes;
  }
  /** Virtual time, in milliseconds since 1970 UTC. */
  now(): number {
    return this.world.now();
  }

  /** Lets simulated time pass; ends the run when its budget is spent. */
  spend(ms: number): void {
    this.spentMs += ms;
    // Formulas are calculated on other machines; nobody's clock waits for them.
    if (this.door !== 'formula') this.world.pass(ms);
    if (this.spentMs > BUDGET_MS[this.mode]) this.kill('Exceeded maximum execution time');
  }

  /** To be called inside `run`: how many cells this call moves. */
  moves(cells: number): void {
    this.movedNow += cells;
  }
  /** To be called inside `run`: how many bytes this call sends. */
  carries(bytes: number): void {
    this.bytesNow += bytes;
  }
  /** To be called inside `run`, when the price depends on the state: replaces the declared one. */
  priceAs(price: PriceName): void {
    this.priceNow = price;
  }

  /** Keeps a half-built thing until the execution ends. */
  keep(kind: string, object: unknown): Handle {
    const id = this.objects.size + 1;
    this.objects.set(id, object);
    return new Handle(kind, id);
  }
  kept<T>(handle: Handle): T {
    const found = this.objects.get(handle.ref as number);
    if (found === undefined) throw new GoogleError(`This ${handle.kind} no longer exists.`);
    return found as T;
  }

  /** Buffers a write. With the switch `errorsAtSetter` it is sent at once. */
  write(write: PendingWrite): void {
    this.pending.push(write);
    if (this.world.options.errorsAtSetter) this.settle();
  }
  get hasPendingWrites(): boolean {
    return this.pending.length > 0;
  }
  isPending(target: string): boolean {
    return this.pending.some((write) => write.target === target);
  }
  /** Sends the buffer: what was written becomes visible to others and durable. The first refusal stops it and is thrown. */
  settle(count = this.pending.length): void {
    const batch = this.pending;
    this.pending = [];
    try {
      for (const write of batch.slice(0, count)) write.run();
    } finally {
      if (batch.length > 0) this.world.afterWrites(this);
    }
  }

  /** Ends the run; no later call has any effect. */
  kill(reason: string): never {
    this.killed = new Killed(reason);
    throw this.killed;
  }

  /** The host function's body: one call, text in and text out; it never throws. */
  answer(text: string): string {
    const entered = performance.now();
    try {
      if (this.killed) throw this.killed;
      if (this.world.options.countsJavascript)
        this.spend((entered - this.insideSince) * OVERHEAD.javascript.times);
      const [kind, ref, name, args] = JSON.parse(text) as [string, never, string, unknown];
      if (kind === 'console') return this.writeLog(name, decode(args) as readonly Value[]);
      const value = this.perform(
        this.find(kind, name),
        new Handle(kind, ref),
        decode(args) as readonly Value[],
      );
      return `{"now":${this.now()},"v":${value}}`;
    } catch (error) {
      return JSON.stringify({ now: this.now(), error: this.described(error) });
    } finally {
      this.insideSince = performance.now();
    }
  }

  private find(kind: string, name: string): Entry {
    const entry = this.world.registry.find(kind, name);
    if (!entry) throw new Error(`${kind}.${name} is not registered.`);
    return entry;
  }

  private perform(entry: Entry, self: Handle, args: readonly Value[]): string {
    const isPriced = entry.method.price !== undefined;
    const { before, after } = this.faults.at(isPriced ? this.priced + 1 : -1, entry.fullName);
    if (isPriced) this.priced += 1;
    if (before) this.fail(before);
    this.waitForFormulas(entry);
    const at = this.spentMs;
    [this.movedNow, this.bytesNow, this.priceNow] = [0, 0, entry.method.price ?? null];
    let answer: string;
    try {
      answer = toWire(perform(this, entry, self, args));
    } finally {
      this.charge(entry, at);
    }
    if (after) this.fail(after);
    if (isPriced) this.order.onCall?.(this.priced, entry.fullName, this.pending.length);
    return answer;
  }

  private waitForFormulas(entry: Entry): void {
    const wait = this.world.calculatingUntil - this.now();
    if (wait > 0 && WAITS_FOR_FORMULAS.has(entry.method.price)) this.spend(wait);
  }

  private charge(entry: Entry, at: number): void {
    const price = this.priceNow;
    const ms = price === null ? 0 : costOf(price, this.movedNow, this.bytesNow);
    this.cells += this.movedNow;
    this.calls.push({ method: entry.fullName, cells: this.movedNow, ms, at, free: price === null });
    if (ms > 0) this.spend(ms);
  }

  private fail(fault: Fault): never {
    if (fault.kind === 'kill') this.kill(fault.message ?? 'The execution was ended.');
    throw new GoogleError(fault.message ?? faultMessage);
  }

  private writeLog(level: string, args: readonly Value[]): string {
    const text = Array.isArray(args[0])
      ? (args[0] as readonly Value[]).map(String).join(' ')
      : args.map(String).join(' ');
    this.log.push(level === 'log' ? text : `${level}: ${text}`);
    return `{"now":${this.now()},"v":null}`;
  }

  private described(error: unknown): object {
    if (error instanceof GoogleError)
      return { name: error.name, message: error.message, details: error.details };
    // A script that calls itself for ever may run out of stack inside a call; that is its own fault.
    const isTooDeep = (error as Error).name === 'RangeError' && /call stack/.test((error as Error).message);
    if (!(error instanceof Killed) && !isTooDeep) this.defect ??= error;
    const { name, message } = error as Error;
    return { name, message };
  }

  /** Runs it from start to end. */
  run(): Result {
    const startedAt = new Date(this.now()).toISOString();
    let reply: Reply;
    try {
      const realm = startRealm(this.world.scripts, (text) => this.answer(text), this.world.describe());
      reply = this.enter(realm);
    } catch (error) {
      reply = {
        error: {
          name: (error as Error).name,
          message: (error as Error).message,
          stack: (error as Error).stack ?? '',
        },
      };
    }
    reply = this.close(reply);
    const outcome: Outcome = this.killed ? 'killed' : reply.error ? 'failed' : 'completed';
    const error = this.killed
      ? { name: 'Exception', message: this.killed.message, stack: '' }
      : (reply.error ?? null);
    const record: ExecutionRecord = {
      id: this.id,
      fn: this.order.fn,
      door: this.door,
      user: this.user,
      startedAt,
      outcome,
      error: error === null ? null : `${error.name}: ${error.message}`,
      simulatedSeconds: this.spentMs / 1000,
      serviceCalls: this.calls.filter((call) => !call.free).length,
      cellsMoved: this.cells,
      calls: this.calls,
      log: this.log,
    };
    this.world.remember(record);
    if (this.defect) throw this.defect;
    return {
      outcome,
      value: outcome === 'completed' ? decode(reply.v ?? null) : null,
      nulled: reply.nulled ?? false,
      error,
      record,
    };
  }

  private enter(realm: Realm): Reply {
    const { fn, args, reply = 'raw', patience = 60_000 } = this.order;
    const request = `{"fn":${JSON.stringify(fn)},"args":${toWire(args)},"now":${this.now()},"reply":"${reply}"}`;
    if (!this.isCallable(fn)) return missing(fn);
    const answer = JSON.parse(realm.enter(request, patience)) as Reply;
    if (answer.missing !== undefined)
      return {
        error: { name: 'Exception', message: `Script function not found: ${answer.missing}`, stack: '' },
      };
    return answer;
  }

  /** A page may call what is declared at top level and doesn't end in an underscore; nothing else. */
  private isCallable(fn: string): boolean {
    return this.door !== 'sidebar' || (this.world.scripts.functions.has(fn) && !fn.endsWith('_'));
  }

  /** What became of buffered writes, locks and half-done things. */
  private close(reply: Reply): Reply {
    let outcome = reply;
    try {
      if (this.killed) this.settle(this.landing());
      else {
        for (const service of this.world.registry.services)
          service.atEnd?.(this, reply.error ? 'failed' : 'completed');
        this.settle();
      }
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      outcome = {
        error: reply.error ?? { name: error.name, message: error.message, stack: error.stack ?? '' },
      };
    }
    if (this.killed) for (const service of this.world.registry.services) service.atEnd?.(this, 'killed');
    this.world.settleClock();
    this.store.commit();
    return outcome;
  }

  private landing(): number {
    switch (this.order.onKill ?? 'lost') {
      case 'lost':
        return 0;
      case 'kept':
        return this.pending.length;
      case 'prefix':
        return Math.floor(this.pending.length / 2);
    }
  }
}

const missing = (fn: string): Reply => ({
  error: { name: 'Exception', message: `Script function not found: ${fn}`, stack: '' },
});

interface Reply {
  readonly v?: unknown;
  readonly nulled?: boolean;
  readonly missing?: string;
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
}
