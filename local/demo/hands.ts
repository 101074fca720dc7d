/** What people do in the workspace by hand, in a line each: type into a sheet, ask the sidebar, set the clock. */
import { answerNext } from '../world/ui';
import { dueNext, triggers } from '../world/triggers';
import type { Workspace } from '../workspace';
import { instant } from './days';

export type Row = Readonly<Record<string, string>>;

/** "A" for 1. */
function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** The rows of a sheet by heading, as shown. */
export function rowsOf(workspace: Workspace, sheet: string): Row[] {
  const [headings = [], ...lines] = workspace.read(sheet);
  return lines.map((line) => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])));
}

/** Finds rows of a sheet again by their first column, as long as nobody moves them. */
export class Finder {
  private readonly headings: readonly string[];
  private readonly places: ReadonlyMap<string, number>;

  constructor(
    private readonly workspace: Workspace,
    private readonly sheet: string,
  ) {
    const [headings = [], ...lines] = workspace.read(sheet);
    this.headings = headings;
    this.places = new Map(lines.map((line, at) => [line[0] ?? '', at + 2]));
  }

  /** The row as it stands now, and its number. */
  row(key: string): { readonly at: number; readonly row: Row } {
    const at = this.places.get(key);
    if (at === undefined) throw new Error(`The sheet "${this.sheet}" has no row for ${key}.`);
    const [cells = []] = this.workspace.read(this.sheet, `A${at}:${letterOf(this.headings.length)}${at}`);
    return {
      at,
      row: Object.fromEntries(this.headings.map((heading, place) => [heading, cells[place] ?? ''])),
    };
  }
}

/** Pastes rows below the last one. */
export function append(workspace: Workspace, sheet: string, rows: readonly Row[]): void {
  const lines = workspace.read(sheet);
  type(workspace, sheet, lines[0] ?? [], lines.length + 1, rows, rows);
}

/** Pastes over cells of rows found by what stands under `heading`; `change` answers null for a row to leave alone. */
export function change(
  workspace: Workspace,
  sheet: string,
  decide: (row: Row) => Row | null | undefined,
): void {
  const rows = rowsOf(workspace, sheet);
  const changes = rows.map((row) => decide(row) ?? {});
  const merged = rows.map((row, at) => ({ ...row, ...changes[at] }));
  type(workspace, sheet, workspace.read(sheet)[0] ?? [], 2, merged, changes);
}

/** One block of cells for each run of neighbouring columns that any of `changes` names. */
function type(
  workspace: Workspace,
  sheet: string,
  headings: readonly string[],
  from: number,
  rows: readonly Row[],
  changes: readonly Row[],
): void {
  const wanted = new Set(changes.flatMap((row) => Object.keys(row)));
  for (const heading of wanted)
    if (!headings.includes(heading)) throw new Error(`The sheet "${sheet}" has no column "${heading}".`);
  const touched = changes.map((row) => Object.keys(row).length > 0);
  const [first, last] = [touched.indexOf(true), touched.lastIndexOf(true)];
  if (first < 0) return;
  for (let at = 0; at < headings.length; at += 1) {
    if (!wanted.has(headings[at] ?? '')) continue;
    let end = at;
    while (wanted.has(headings[end + 1] ?? '')) end += 1;
    const block = rows
      .slice(first, last + 1)
      .map((row) => headings.slice(at, end + 1).map((heading) => row[heading] ?? ''));
    workspace.edit(sheet, `${letterOf(at + 1)}${from + first}`, block);
    at = end;
  }
}

/** A choice from the menu, its message acknowledged. */
export function choose(workspace: Workspace, fn: string): void {
  answerNext(workspace.world, [{ button: 'OK' }]);
  const { error } = workspace.menu(fn);
  if (error) throw new Error(`${fn}: ${error.message}`);
}

interface Reply {
  readonly kind: string;
  readonly value?: unknown;
}

/** A question from the sidebar; anything but an answer is a mistake of the demonstration. */
export function ask<T>(workspace: Workspace, question: object, user?: string): T {
  const text = workspace.call('ask', [JSON.stringify(question)], user === undefined ? {} : { user });
  const reply = JSON.parse(String(text)) as Reply;
  if (reply.kind !== 'answer')
    throw new Error(`${JSON.stringify(question).slice(0, 300)} was answered: ${String(text).slice(0, 800)}`);
  return reply.value as T;
}

/** Sets the clock forward. The days between brought nothing, so nothing runs in them. */
export function leapTo({ world }: Workspace, day: string, time: string): void {
  const at = Date.parse(instant(day, time));
  if (at < world.now()) throw new Error(`It is past ${day} ${time} already.`);
  world.setNow(at);
  for (const trigger of triggers(world.store))
    if (trigger.rule) world.store.put('trigger', trigger.id, { ...trigger, lastDue: at });
  world.store.commit();
}

/** The night before a day: its nightly run, at the time Google chose for it. */
export function passNight(workspace: Workspace, day: string): void {
  leapTo(workspace, day, '04:00');
  const nightly = triggers(workspace.world.store).find(({ handler }) => handler === 'everyNight');
  const due = nightly && dueNext(nightly);
  if (!due) throw new Error('No nightly trigger is installed.');
  const minute = (ms: number) => new Date(ms).toISOString();
  workspace.world.setNow(due - 60_000);
  for (const trigger of triggers(workspace.world.store))
    if (trigger.rule && trigger.id !== nightly.id)
      workspace.world.store.put('trigger', trigger.id, { ...trigger, lastDue: due });
  workspace.advance({ to: minute(due + 60_000) });
}
