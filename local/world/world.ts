/** What all executions share: the store, the clock, the shipped files, the services. */
import type { Execution, ExecutionRecord, Order, Result } from '../run/execution';
import { scriptFolder, type Manifest, type ScriptFolder } from '../run/script-folder';
import { Registry } from './dispatch';
import { IdleTicks } from './idle';
import { Recalculation } from './recalculate';
import { services } from './services';
import { Store } from './store';
import { BOUND_ID, createSpreadsheet } from './workbook';

export interface WorldOptions {
  /** Folder with Code.js, *.html, appsscript.json. */
  readonly dist: string;
  /** Where to keep state; null = memory. */
  readonly folder: string | null;
  /** ISO instant at which a new workspace begins. */
  readonly now: string;
  /** The person at the keyboard, who also owns the spreadsheet. */
  readonly user: string;
  /** Consumer accounts hide the active user's address (services.md §21). Default: false, one Workspace domain. */
  readonly hidesActiveUser: boolean;
  /** Errors of buffered writes surface at the setter instead of at the flush (services.md §26.4). */
  readonly errorsAtSetter: boolean;
  /** A `=` string becomes a formula even in a cell formatted as text (services.md §26.1). */
  readonly formulaBeatsText: boolean;
  /** A rejected setValues leaves the cells before the refused one written (services.md §26.5). */
  readonly partialRefusal: boolean;
  /** A leading apostrophe in a cell formatted as text is kept as part of the text (services.md §26.2). */
  readonly apostropheStaysInText: boolean;
  /** The cache answers nothing, as it may at any time (fault matrix F20). */
  readonly cacheForgets: boolean;
  /** While formulas recalculate after a script's write, whoever reads next waits for them. */
  readonly recalculationBlocks: boolean;
  /** Adds five simulated milliseconds for each one the script's own JavaScript takes here; runs are then not repeatable. */
  readonly countsJavascript: boolean;
  /** Ticks of a frequent trigger are passed over while they would change nothing, so that weeks go by in seconds. */
  readonly passesIdleTicks: boolean;
  /** Makes UUIDs repeat from run to run; null = random. */
  readonly seed: string | null;
  /** The new spreadsheet's own zone; scripts have the manifest's. */
  readonly spreadsheetZone: string;
  readonly spreadsheetLocale: string;
}

export const defaults: Omit<WorldOptions, 'dist'> = {
  folder: null,
  now: '2026-11-23T08:00:00.000Z',
  user: 'officer@example.org',
  hidesActiveUser: false,
  errorsAtSetter: false,
  formulaBeatsText: true,
  partialRefusal: true,
  apostropheStaysInText: false,
  cacheForgets: false,
  recalculationBlocks: false,
  countsJavascript: false,
  passesIdleTicks: false,
  seed: null,
  spreadsheetZone: 'Europe/London',
  spreadsheetLocale: 'en_GB',
};

const MOST_RECORDS = 200;

export class World {
  readonly store: Store;
  /** Null where every tick runs. */
  readonly idleTicks: IdleTicks | null;
  private drift = 0;
  /** Virtual instant until which formulas calculate. */
  calculatingUntil = 0;
  private described: { readonly of: Manifest; readonly text: string } | null = null;
  private readonly recalculation: Recalculation;
  readonly scripts: ScriptFolder;
  readonly registry = new Registry(services);
  /** Executions that are over, oldest first; kept in memory, the last 200. */
  readonly records: ExecutionRecord[] = [];
  /** Executions under way, outermost first: one may run inside a call of another. */
  readonly running: Execution[] = [];

  constructor(
    readonly options: WorldOptions,
    private readonly runner: (world: World, order: Order) => Result,
  ) {
    this.scripts = scriptFolder(options.dist);
    this.store = new Store(options.folder);
    this.idleTicks = options.passesIdleTicks ? new IdleTicks(this.store) : null;
    this.begin();
    this.recalculation = new Recalculation(this);
  }

  /** A new workspace: an empty spreadsheet of the person at the keyboard. */
  begin(): void {
    const { store, options } = this;
    if (store.get('world', 'owner') !== undefined) return;
    store.put('world', 'now', Date.parse(options.now));
    store.put('world', 'owner', options.user);
    createSpreadsheet(store, {
      id: BOUND_ID,
      name: 'Induction register',
      zone: options.spreadsheetZone,
      locale: options.spreadsheetLocale,
      owner: options.user,
    });
    store.commit();
  }

  get manifest(): Manifest {
    return this.scripts.manifest;
  }
  /** Who owns the spreadsheet and the script. */
  get owner(): string {
    return this.store.need<string>('world', 'owner');
  }

  /** Virtual time in milliseconds since 1970 UTC. */
  now(): number {
    return this.store.need<number>('world', 'now') + this.drift;
  }
  /** Time passes inside an execution; it is written down when the execution ends. */
  pass(ms: number): void {
    this.drift += ms;
  }
  setNow(ms: number): void {
    this.drift = 0;
    this.store.put('world', 'now', ms);
  }
  /** Writes down the time that passed. */
  settleClock(): void {
    if (this.drift > 0) this.setNow(this.now());
  }

  /** Runs a function of the script to its end. */
  run(order: Order): Result {
    this.scripts.refresh();
    return this.runner(this, order);
  }

  describe(): string {
    if (this.described?.of !== this.manifest)
      this.described = { of: this.manifest, text: this.registry.describe(this.manifest.advancedServices) };
    return this.described.text;
  }

  remember(record: ExecutionRecord): void {
    this.records.push(record);
    if (this.records.length > MOST_RECORDS) this.records.shift();
  }

  /** Called when cells or sheets changed: formulas that depend on them are computed. */
  afterWrites(_x: Execution | null): void {
    this.recalculation.run();
  }
}
