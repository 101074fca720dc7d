/**
 * What a service call costs on Google, in simulated milliseconds: `ms` for the call, `perCell` for each cell it moves,
 * `perKb` for each kilobyte that leaves. Grade A: published table or plot of 100 samples and more; B: one published
 * measurement; C: an assumption. Calls that only make a handle have no price; they are logged as free and are not
 * "service calls" in any figure.
 */
export interface Price {
  readonly ms: number;
  readonly perCell?: number;
  readonly perKb?: number;
  readonly grade: 'A' | 'B' | 'C';
}

export const prices = {
  open: { ms: 10, grade: 'B' },
  identity: { ms: 5, grade: 'A' },
  /** Sheet.getName, getSheetByName: 17 s while a heavy formula recalculates, 150 ms otherwise. */
  name: { ms: 150, grade: 'A' },
  extent: { ms: 150, grade: 'C' },
  read: { ms: 170, perCell: 0.0085, grade: 'A' },
  /** Below about 20,000 cells Google buffers the write; it is charged here in full all the same. */
  write: { ms: 80, perCell: 0.06, grade: 'A' },
  /** One of a run of single-cell setters, none of them read back in between. */
  setter: { ms: 1.2, grade: 'A' },
  /** The first single-cell setter after a read or a flush. */
  coldSetter: { ms: 200, grade: 'A' },
  append: { ms: 108, grade: 'A' },
  /** Rows, columns and sheets made, moved, protected or taken away. */
  structure: { ms: 30, grade: 'B' },
  removeDuplicates: { ms: 1300, grade: 'B' },
  flush: { ms: 30, grade: 'B' },
  find: { ms: 150, perCell: 0.0015, grade: 'A' },
  sort: { ms: 80, perCell: 0.06, grade: 'C' },
  readProperty: { ms: 30, grade: 'A' },
  writeProperty: { ms: 62, grade: 'A' },
  properties: { ms: 65, grade: 'C' },
  readCache: { ms: 10, grade: 'A' },
  writeCache: { ms: 75, grade: 'A' },
  lock: { ms: 50, grade: 'C' },
  mail: { ms: 700, perKb: 5, grade: 'B' },
  mailQuota: { ms: 30, grade: 'C' },
  draft: { ms: 600, grade: 'B' },
  copyFile: { ms: 2700, grade: 'B' },
  driveCall: { ms: 400, grade: 'C' },
  openDocument: { ms: 800, grade: 'C' },
  editDocument: { ms: 15, grade: 'C' },
  saveDocument: { ms: 700, grade: 'C' },
  toPdf: { ms: 1500, grade: 'C' },
  openForm: { ms: 800, grade: 'C' },
  editForm: { ms: 30, grade: 'C' },
  readResponses: { ms: 170, perCell: 0.0085, grade: 'C' },
  trigger: { ms: 100, grade: 'C' },
  ui: { ms: 50, grade: 'C' },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;

/** Costs outside any call, in the same model. */
export const OVERHEAD = {
  /** google.script.run, there and back, warm. */
  roundTrip: { ms: 1000, grade: 'B' },
  sidebarFirstPaint: { ms: 2500, grade: 'C' },
  customFunction: { ms: 500, perCellIn: 0.0085, perCellOut: 0.06, grade: 'C' },
  executionStart: { ms: 1000, grade: 'C' },
  /** Simulated milliseconds for each millisecond of JavaScript measured here. */
  javascript: { times: 5, grade: 'C' },
} as const;

/** How long an execution may take, in simulated milliseconds. */
export const BUDGET_MS = { FULL: 360_000, LIMITED: 30_000, NONE: 30_000, CUSTOM_FUNCTION: 30_000 } as const;

export function costOf(name: PriceName, cells = 0, bytes = 0): number {
  const price: Price = prices[name];
  return price.ms + (price.perCell ?? 0) * cells + ((price.perKb ?? 0) * bytes) / 1024;
}
