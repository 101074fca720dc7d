import type { Door, ExecutionRecord, Outcome } from '../run/execution';
import { clockEvent, nextDue, type ClockRule } from './clock';
import { GoogleError } from './errors';
import { allowances, count, remaining } from './quotas';
import type { Store } from './store';
import { strikes } from './switches';
import { EnumValue, type Value } from './values';
import type { World } from './world';
import { chance } from './zone';

export type TriggerEvent = 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';

/** An installable trigger. It belongs to the person who made it and runs with their rights. */
export interface TriggerState {
  readonly id: string;
  readonly handler: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly event: TriggerEvent;
  readonly source: 'CLOCK' | 'SPREADSHEETS' | 'FORMS';
  readonly sourceId: string | null;
  readonly rule: ClockRule | null;
  /** The last time it was due, in ms. */
  readonly lastDue: number | null;
  readonly last: {
    readonly at: number;
    readonly outcome: Outcome;
    readonly error: string | null;
    readonly execution: number;
  } | null;
}

const most = 20;

export const triggers = (store: Store): TriggerState[] => [...store.all<TriggerState>('trigger').values()];

/** What one person sees: their own. */
export const triggersOf = (store: Store, owner: string): TriggerState[] =>
  triggers(store).filter((trigger) => trigger.owner === owner);

export type NewTrigger = Pick<TriggerState, 'handler' | 'owner' | 'event' | 'source' | 'sourceId' | 'rule'>;

/** Installs a trigger; whether its function exists is only seen when it fires. */
export function install(world: Pick<World, 'store' | 'now'>, wanted: NewTrigger): TriggerState {
  if (triggersOf(world.store, wanted.owner).length >= most)
    throw new GoogleError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const number = world.store.next('trigger');
  const digits = Array.from({ length: 18 }, (_, i) => Math.floor(chance(`trigger ${number} ${i}`) * 10)).join(
    '',
  );
  const made: TriggerState = {
    ...wanted,
    id: `1${digits}`,
    createdAt: world.now(),
    lastDue: null,
    last: null,
  };
  world.store.put('trigger', made.id, made);
  return made;
}

export function uninstall(store: Store, id: string): void {
  store.delete('trigger', id);
}

/** What happens when a person's account is closed: all they installed is gone. */
export function uninstallAllOf(world: Pick<World, 'store'>, owner: string): void {
  for (const trigger of triggersOf(world.store, owner)) uninstall(world.store, trigger.id);
  world.store.commit();
}

/** When a clock trigger is due next, in ms; null when it never is. */
export const dueNext = ({ rule, id, createdAt, lastDue }: TriggerState): number | null =>
  rule && nextDue(rule, id, createdAt, lastDue ?? createdAt);

/** Runs a trigger as its owner and notes how it went. A day's running time used up, it does not run. */
export function fire(
  world: World,
  trigger: TriggerState,
  door: Door,
  event: Readonly<Record<string, Value>>,
): ExecutionRecord {
  const args = [{ authMode: new EnumValue('ScriptApp.AuthMode', 'FULL'), triggerUid: trigger.id, ...event }];
  const says = refusal(world, trigger);
  const record = says
    ? refused(world, trigger, door, says)
    : world.run({ fn: trigger.handler, args, door, mode: 'FULL', user: trigger.owner, activeUser: '' })
        .record;
  count(world, trigger.owner, 'triggerRuntime', record.simulatedSeconds * 1000);
  const { outcome, error, id: execution } = record;
  const now = world.store.get<TriggerState>('trigger', trigger.id);
  const last = { at: Date.parse(record.startedAt), outcome, error, execution };
  if (now) world.store.put('trigger', trigger.id, { ...now, last });
  world.store.commit();
  return record;
}

/** Why a trigger can't run. One report says a name that ends in "_" is never found. */
function refusal(world: World, { handler, owner }: TriggerState): string | null {
  if (handler.endsWith('_')) return `Script function not found: ${handler}`;
  return remaining(world, owner, 'triggerRuntime') <= 0 ? allowances.triggerRuntime.says : null;
}

function refused(world: World, trigger: TriggerState, door: Door, says: string): ExecutionRecord {
  const record: ExecutionRecord = {
    id: world.store.next('execution'),
    fn: trigger.handler,
    door,
    user: trigger.owner,
    startedAt: new Date(world.now()).toISOString(),
    outcome: 'failed',
    error: `Exception: ${says}`,
    simulatedSeconds: 0,
    serviceCalls: 0,
    cellsMoved: 0,
    calls: [],
    log: [],
  };
  world.remember(record);
  return record;
}

/** Something else that waits for its time: an event that is late. */
export interface Waiting {
  readonly id: number;
  readonly due: number;
  readonly trigger: string;
  /** Whatever the deliverer needs. */
  readonly event: object;
}

export function later(world: Pick<World, 'store'>, waiting: Omit<Waiting, 'id'>): void {
  const id = world.store.next('waiting');
  world.store.put('waiting', id, { id, ...waiting });
}

/**
 * Lets virtual time pass up to an instant (ms): what is due runs in order, each at its time or, if the one before took
 * longer, after it. `deliver` brings an event that was late. Gives the executions there were.
 */
export function passTime(
  world: World,
  until: number,
  deliver: (waiting: Waiting) => ExecutionRecord | null,
): ExecutionRecord[] {
  const ran: ExecutionRecord[] = [];
  for (let due = firstDue(world.store); due && due.at <= until; due = firstDue(world.store)) {
    world.setNow(Math.max(world.now(), due.at));
    if ('waiting' in due) {
      world.store.delete('waiting', due.waiting.id);
      const record = deliver(due.waiting);
      if (record) ran.push(record);
    } else ran.push(...tickUnlessIdle(world, due.trigger, due.at));
    world.store.commit();
  }
  if (world.now() < until) world.setNow(until);
  world.store.commit();
  return ran;
}

function tickUnlessIdle(world: World, trigger: TriggerState, at: number): ExecutionRecord[] {
  const { idleTicks } = world;
  if (!idleTicks) return tick(world, trigger, at);
  if (!idleTicks.mayPassOver(trigger, at))
    return idleTicks.watching(trigger, at, () => tick(world, trigger, at));
  world.store.put('trigger', trigger.id, { ...trigger, lastDue: at });
  return [];
}

function tick(world: World, trigger: TriggerState, at: number): ExecutionRecord[] {
  world.store.put('trigger', trigger.id, { ...trigger, lastDue: at });
  world.store.commit();
  const { authMode: _, triggerUid: _uid, ...event } = clockEvent(at, trigger.id);
  if (strikes(world, 'clockTicksLost')) return [];
  const first = fire(world, trigger, 'clock', event);
  return strikes(world, 'clockTicksTwice') ? [first, fire(world, trigger, 'clock', event)] : [first];
}

type Due = { readonly at: number } & ({ readonly trigger: TriggerState } | { readonly waiting: Waiting });

function firstDue(store: Store): Due | null {
  const clocks = triggers(store).flatMap((trigger): Due[] => {
    const at = dueNext(trigger);
    return at === null ? [] : [{ at, trigger }];
  });
  const late = [...store.all<Waiting>('waiting').values()].map((waiting): Due => ({
    at: waiting.due,
    waiting,
  }));
  return [...clocks, ...late].sort((a, b) => a.at - b.at)[0] ?? null;
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When a trigger fires, as a person would say it. */
export function describeTrigger({ rule, event }: Pick<TriggerState, 'rule' | 'event'>): string {
  if (!rule) return says[event];
  const every = (n: number, one: string, many: string) => (n === 1 ? `Every ${one}` : `Every ${n} ${many}`);
  const pad = (n: number) => String(n).padStart(2, '0');
  const time =
    'hour' in rule && rule.hour !== null
      ? ` between ${pad(rule.hour)}:00 and ${pad((rule.hour + 1) % 24)}:00`
      : '';
  switch (rule.every) {
    case 'minutes':
      return every(rule.n, 'minute', 'minutes');
    case 'hours':
      return every(rule.n, 'hour', 'hours');
    case 'days':
      return `${every(rule.n, 'day', 'days')}${time}`;
    case 'weeks':
      return `${every(rule.n, 'week', 'weeks')} on ${days[rule.weekDay - 1]}${time}`;
    case 'month':
      return `Every month on day ${rule.day}${time}`;
    case 'once':
      return 'Once';
  }
}

const says: Readonly<Record<TriggerEvent, string>> = {
  CLOCK: 'By the clock',
  ON_OPEN: 'When the file is opened',
  ON_EDIT: 'When a person edits',
  ON_CHANGE: 'When the file changes',
  ON_FORM_SUBMIT: 'When a form is submitted',
};
