/** Schedules of a run killed at its service calls, and what a register does after one, left to its clock (F01, F02). */
import type { BufferOnKill, CallOptions, ExecutionRecord, Workspace } from '../../local/workspace';
import { click, rows, trigger } from './register';

export interface Kill {
  readonly call: number;
  readonly phase: 'before' | 'after';
  /** What becomes of the writes Google still held back. */
  readonly onKill: BufferOnKill;
}

/** What a run may be killed at: every call, before and after, with every fate of what was buffered. */
export interface Kills {
  /** How many ways there are. */
  readonly ways: number;
  /** One for each world they leave behind: a call that only reads leaves the one before it. */
  readonly worlds: readonly Kill[];
}

const FATES: readonly BufferOnKill[] = ['lost', 'kept', 'prefix'];

/** Does the run once and sees what there is to kill. The workspace stands as the run left it. */
export function killsOf(workspace: Workspace, run: (options: CallOptions) => ExecutionRecord): Kills {
  const { store } = workspace.world;
  const worlds: Kill[] = [{ call: 1, phase: 'before', onKill: 'lost' }];
  let [revision, held] = [-1, 0];
  const { serviceCalls } = run({
    onCall: (call, _, buffered) => {
      if (store.revision === revision && buffered === held) return;
      [revision, held] = [store.revision, buffered];
      // With one write held back, a part of it is all of it or nothing.
      const fates = FATES.slice(0, Math.min(buffered + 1, FATES.length));
      worlds.push(...fates.map((onKill) => ({ call, phase: 'after' as const, onKill })));
    },
  });
  return { ways: serviceCalls * 2 * FATES.length, worlds };
}

/** KILL_EVERY=1 runs them all, KILL_EVERY=5 every fifth; otherwise so many, evenly. */
export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  const asked = Number(process.env['KILL_EVERY'] ?? 0);
  const length = asked > 0 ? Math.ceil(all.length / asked) : Math.min(most, all.length);
  const step = asked > 0 ? asked : all.length / length;
  return Array.from({ length }, (_, nth) => all[Math.floor(nth * step)] as T);
}

/** Each of some first kills with some second ones, of a recovery that makes about as many calls. */
export const pairsOf = ({ worlds }: Kills, most: number): readonly (readonly [Kill, Kill])[] =>
  sampled(
    worlds.flatMap((first, at) =>
      worlds.filter((_, nth) => (nth + at) % 9 === 0).map((second) => [first, second] as const),
    ),
    most,
  );

/** What a full sweep tells: how many ways of dying were tried. */
export function tell(what: string, kills: Kills, ran: number): void {
  if (process.env['KILL_EVERY'] !== undefined)
    process.stdout.write(`${what}: ${kills.ways} ways, ${kills.worlds.length} worlds, ${ran} run\n`);
}

export const faultsOf = ({ call, phase, onKill }: Kill): CallOptions => ({
  faults: [{ call, phase, kind: 'kill' }],
  onKill,
});

export const later = ({ world }: Workspace, minutes: number): void =>
  world.setNow(world.now() + minutes * 60_000);

/** Ticks go by until one finds nothing to do; what is then left for the night, the night's own work does. */
export function recover(workspace: Workspace): void {
  for (let nth = 0; nth < 4; nth++) {
    later(workspace, 15);
    const { error, calls } = trigger(workspace, 'everyTenMinutes');
    if (error !== null) throw new Error(error);
    if (!calls.some(({ method }) => /setValues$|sendEmail$|tryLock$/.test(method))) break;
  }
  if (halfDone(workspace).length > 0) click(workspace, 'refreshViews');
}

/** Rows that are begun and not done: cells without a key, or a change that History lacks. */
export const halfDone = (workspace: Workspace): readonly string[] =>
  ['Reports', 'Intake', 'Outbox'].flatMap((sheet) =>
    rows(workspace, sheet).flatMap((row) => {
      const key = Object.entries(row).find(([heading]) => KEYS.includes(heading))?.[1] ?? '';
      if (key === '') return [`${sheet}: a row without a key`];
      return (row['Not yet in History'] ?? '') === '' ? [] : [`${sheet}, ${key}: not yet in History`];
    }),
  );

const KEYS = ['Report', 'Submission', 'Mail'];
