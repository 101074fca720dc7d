/** The local workspace: Google as the shipped files see it, on this machine. Used by tests, the demo, the bench, the pages. */
import { Execution, type AuthMode, type ExecutionRecord, type Order, type Result } from './run/execution';
import type { BufferOnKill, Fault } from './run/faults';
import { asSent } from './run/page-arguments';
import type { Snapshot } from './world/store';
import * as person from './world/person';
import type { Typed } from './world/person';
import type { Cell } from './world/grid';
import { formulaAt } from './world/formula-cells';
import { evaluateOnce } from './world/recalculation-pass';
import { BOUND_ID, sheetDocs, spreadsheet, spreadsheetHandle, updateSpreadsheet } from './world/workbook';
import { World, defaults, type WorldOptions } from './world/world';
import { bytesOf, type Content } from './world/blobs';
import type { FileState } from './world/files';
import type { Answer, FormState, ResponseState } from './world/forms';
import { answersFromFields } from './world/forms-responses';
import { answersByItem, deliverLate, formAt, forms, responsesOf, submit } from './world/forms-submit';
import { inboxOf, mails, type MailState } from './world/mail';
import { printPdf } from './world/pdf';
import { readings, type MeterReading } from './world/quotas';
import { fire, passTime, triggers, type TriggerState } from './world/triggers';
import { clearMenus, menusOf, type Menu } from './world/ui';
import { EnumValue } from './world/values';
import { setActiveRange } from './world/view';
import { fieldsOf, laterBy, momentOf } from './world/moments';

export type { ExecutionRecord, Call, Outcome } from './run/execution';
export type { Fault, BufferOnKill } from './run/faults';
export type { Snapshot } from './world/store';

export type OpenOptions = { dist: string } & Partial<WorldOptions>;

export type { Typed } from './world/person';

export interface CallOptions {
  /** E-mail of the person. Default: the workspace's. */
  readonly user?: string;
  readonly mode?: AuthMode;
  readonly faults?: readonly Fault[];
  readonly onKill?: BufferOnKill;
  readonly onCall?: (callNumber: number, method: string, buffered: number) => void;
}

/** What a failed entry point throws at the caller: Google's name and message. */
export class ScriptError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly scriptStack: string,
    readonly record: ExecutionRecord,
  ) {
    super(message);
  }
}

export function openWorkspace(options: OpenOptions): Workspace {
  return new Workspace({ ...defaults, ...options });
}

export class Workspace {
  readonly world: World;

  constructor(options: WorldOptions) {
    this.world = new World(options, (world, order) => new Execution(world, order).run());
  }

  /** Runs an entry point as google.script.run would, JSON rules both ways. Throws ScriptError if it fails. */
  call(fn: string, args: readonly unknown[] = [], options: CallOptions = {}): unknown {
    const result = this.tryCall(fn, args, options);
    if (result.error)
      throw new ScriptError(result.error.name, result.error.message, result.error.stack, result.record);
    return result.value;
  }

  /** The same, with the outcome as a value. */
  tryCall(fn: string, args: readonly unknown[] = [], options: CallOptions = {}): Result {
    const passed = args.map((arg, index) => asSent(arg, index));
    return this.start({ fn, args: passed, door: 'sidebar', reply: 'sidebar' }, options);
  }

  /** A click on a menu item. */
  menu(fn: string, options: CallOptions = {}): Result {
    return this.start({ fn, args: [], door: 'menu' }, options);
  }

  private start(order: Pick<Order, 'fn' | 'args' | 'door'> & Partial<Order>, options: CallOptions): Result {
    const { user = this.world.options.user, mode = 'FULL', ...rest } = options;
    return this.world.run({ user, mode, ...order, ...rest });
  }

  private userOf(options: CallOptions): string {
    return options.user ?? this.world.options.user;
  }

  /** The file is opened in a browser: simple onOpen runs. Returns the menus it made. */
  openFile(options: CallOptions = {}): Result {
    const user = this.userOf(options);
    clearMenus(this.world, user);
    const event = {
      authMode: new EnumValue('ScriptApp.AuthMode', 'LIMITED'),
      source: spreadsheetHandle(BOUND_ID),
    };
    const result = this.start({ fn: 'onOpen', args: [event], door: 'open' }, { mode: 'LIMITED', ...options });
    for (const trigger of triggers(this.world.store))
      if (trigger.event === 'ON_OPEN')
        fire(this.world, trigger, 'open', { source: spreadsheetHandle(BOUND_ID) });
    return result;
  }
  /** The menus of a person's open file. */
  menus(user = this.world.options.user): readonly Menu[] {
    return menusOf(this.world, user);
  }
  /**
   * A respondent sends a form; answers by title, item id or entry number, laid over what a prefilled address fills in.
   * Its triggers run as their owners. Throws what the page would say when it is refused. `edits` is a response's id.
   */
  submitForm(
    formUrlOrId: string,
    answers: Readonly<Record<string, Answer>>,
    { email = '', edits = null }: { email?: string; edits?: string | null } = {},
  ): { response: ResponseState; executions: readonly ExecutionRecord[] } {
    const form = formAt(this.world.store, formUrlOrId);
    if (!form) throw new Error(`There is no form at ${formUrlOrId}.`);
    const filled = answersFromFields(form, fieldsOf(formUrlOrId));
    const all = { ...filled, ...answersByItem(form, answers) };
    const outcome = submit(this.world, form, { answers: all, email }, edits);
    if (!('objections' in outcome)) return outcome;
    const titled = outcome.objections.map(({ itemId, says }) => {
      const title = form.items.find((item) => item.id === itemId)?.title;
      return title === undefined ? says : `${title}: ${says}`;
    });
    throw new Error(titled.join('\n'));
  }
  /** A person types into cells from the first one of `a1` on; fires onEdit if the script has one. */
  edit(
    sheetName: string,
    a1: string,
    values: Typed | readonly (readonly Typed[])[],
    options: CallOptions = {},
  ): void {
    const user = this.userOf(options);
    const grid = person.sheetCalled(this.world, sheetName);
    const before = person.oneCell(this.world, grid, a1);
    const rect = person.type(this.world, user, grid, a1, values);
    const event = person.editEvent(this.world, user, grid, rect, before);
    const limited = { authMode: new EnumValue('ScriptApp.AuthMode', 'LIMITED'), ...event };
    if (this.world.scripts.functions.has('onEdit')) {
      this.world.run({ fn: 'onEdit', args: [limited], door: 'edit', mode: 'LIMITED', user });
    }
    for (const trigger of triggers(this.world.store))
      if (trigger.event === 'ON_EDIT') fire(this.world, trigger, 'edit', event);
  }
  /** A person clicks on a cell, or drags over several. */
  select(sheetName: string, a1: string, options: CallOptions = {}): void {
    const grid = person.sheetCalled(this.world, sheetName);
    setActiveRange(
      this.world.store,
      BOUND_ID,
      this.userOf(options),
      grid.sheetId,
      person.rectCalled(grid, a1),
    );
  }
  /** As a person sorts: the whole sheet below its heading. */
  sortSheet(sheetName: string, column: number, ascending = true, options: CallOptions = {}): void {
    person.sort(
      this.world,
      this.userOf(options),
      person.sheetCalled(this.world, sheetName),
      column,
      ascending,
    );
  }
  renameSheet(sheetName: string, to: string, options: CallOptions = {}): void {
    person.renameSheet(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), to);
  }
  deleteSheet(sheetName: string, options: CallOptions = {}): void {
    person.deleteSheet(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName));
  }
  /** `to` counts tabs from 1. */
  moveSheet(sheetName: string, to: number, options: CallOptions = {}): void {
    person.moveSheet(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), to);
  }
  insertColumn(sheetName: string, before: number, options: CallOptions = {}): void {
    person.insertColumn(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), before);
  }
  deleteColumn(sheetName: string, column: number, options: CallOptions = {}): void {
    person.deleteColumn(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), column);
  }
  insertRow(sheetName: string, before: number, options: CallOptions = {}): void {
    person.insertRow(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), before);
  }
  deleteRow(sheetName: string, row: number, options: CallOptions = {}): void {
    person.deleteRow(this.world, this.userOf(options), person.sheetCalled(this.world, sheetName), row);
  }
  /** Gives a person another part in the file; everybody may edit it until told otherwise. */
  share(email: string, as: 'editor' | 'viewer'): void {
    const { viewers, editors } = spreadsheet(this.world.store, BOUND_ID);
    const without = (list: readonly string[]) => list.filter((other) => other !== email);
    updateSpreadsheet(this.world.store, BOUND_ID, {
      viewers: as === 'viewer' ? [...without(viewers), email] : without(viewers),
      editors: as === 'editor' ? [...without(editors), email] : without(editors),
    });
    this.world.store.commit();
  }
  /** Names of the sheets, in the order of the tabs. */
  sheetNames(): string[] {
    return sheetDocs(this.world.store, BOUND_ID).map((sheet) => sheet.name);
  }
  /** Display strings of the sheet, heading included, to the last row and column with content; or of `a1`. */
  read(sheetName: string, a1?: string): string[][] {
    const grid = person.sheetCalled(this.world, sheetName);
    return person.shown(this.world, grid, a1 === undefined ? undefined : person.rectCalled(grid, a1));
  }
  /** Raw values; dates as ISO wall time of the spreadsheet, blanks as ''. */
  values(sheetName: string, a1?: string): (string | number | boolean)[][] {
    const grid = person.sheetCalled(this.world, sheetName);
    return person.raw(this.world, grid, a1 === undefined ? undefined : person.rectCalled(grid, a1));
  }
  /** What hovering over a cell shows: its note, or why its formula failed; '' if nothing. */
  note(sheetName: string, a1: string): string {
    const grid = person.sheetCalled(this.world, sheetName);
    const { row, column } = person.rectCalled(grid, a1);
    return formulaAt(grid, row, column)?.result?.note ?? grid.row(row).n?.[column] ?? '';
  }
  /** Evaluates a formula as if in an empty cell; a spill comes back whole. */
  formula(text: string, sheetName?: string): (string | number | boolean)[][] {
    const grid = person.sheetCalled(this.world, sheetName ?? (this.sheetNames()[0] as string));
    const plain = (cell: Cell) => (cell === null ? '' : typeof cell === 'object' ? cell.e : cell);
    return evaluateOnce(this.world, grid, text).values.map((line) => line.map(plain));
  }
  /**
   * Virtual time passes: due clock triggers run in order, as their owner. `to` is an ISO instant, or wall time of the
   * script's zone; days are calendar days there. Gives what ran.
   */
  advance(by: { to?: string; days?: number; hours?: number; minutes?: number }): readonly ExecutionRecord[] {
    const zone = this.world.manifest.timeZone;
    const until = by.to === undefined ? laterBy(this.world.now(), zone, by) : momentOf(by.to, zone);
    return passTime(this.world, until, (waiting) => deliverLate(this.world, waiting));
  }
  now(): string {
    return new Date(this.world.now()).toISOString();
  }
  /** Every mail sent, or those to one address; oldest first. */
  inbox(address?: string): readonly MailState[] {
    return address === undefined ? mails(this.world.store) : inboxOf(this.world.store, address);
  }
  /** Every file of Drive, oldest first, those in the bin too. */
  files(): readonly FileState[] {
    return [...this.world.store.all<FileState>('file').values()];
  }
  file(id: string): FileState {
    return this.world.store.need<FileState>('file', id);
  }
  /** What a file or an attachment holds; a PDF is printed now. */
  async bytes(content: Content | null): Promise<Buffer> {
    if (!content) throw new Error('A document or a form has no bytes of its own.');
    return 'pdf' in content ? printPdf(content.pdf) : bytesOf(content);
  }
  forms(): readonly FormState[] {
    return forms(this.world.store);
  }
  responses(form: string): readonly ResponseState[] {
    return responsesOf(this.world.store, form);
  }
  triggers(): readonly TriggerState[] {
    return triggers(this.world.store);
  }
  /** Today's allowances of a person and what is used of them. */
  quotas(user = this.world.options.user): readonly MeterReading[] {
    return readings(this.world, user);
  }
  /** The script properties. */
  properties(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.world.store.all<string>('properties:script')) as Record<string, string>;
  }

  /** Every execution so far, oldest first, each with its call log. */
  executions(): readonly ExecutionRecord[] {
    return this.world.records;
  }
  lastExecution(): ExecutionRecord {
    const last = this.world.records[this.world.records.length - 1];
    if (!last) throw new Error('Nothing has run yet.');
    return last;
  }

  snapshot(): Snapshot {
    return this.world.store.snapshot();
  }
  restore(snapshot: Snapshot): void {
    this.world.store.restore(snapshot);
    this.world.calculatingUntil = 0;
  }
  /** Forgets everything: an empty spreadsheet, no forms, no mail. */
  reset(): void {
    this.world.store.reset();
    this.world.begin();
  }
  close(): void {
    this.world.store.close();
  }
}
