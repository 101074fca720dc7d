import type { ClockView, ExecutionSummary, ExecutionView, Outcome, QuotaView, TriggerView } from '../api';
import type { Door, ExecutionRecord } from '../run/execution';
import { readings, type MeterReading } from '../world/quotas';
import { describeTrigger, dueNext, triggers } from '../world/triggers';
import type { World } from '../world/world';
import { wallClock } from './moments';

const DOORS: Record<Door, string> = {
  menu: 'Menu',
  sidebar: 'Sidebar',
  open: 'Opening the file',
  edit: 'An edit',
  clock: 'Clock',
  form: 'Form submission',
  change: 'A change',
  formula: 'Cell formula',
  web: 'Web app',
  editor: 'Script editor',
};

/** Simple triggers and formulas may do little; every other door has its user's full rights. */
const MODES: Partial<Record<Door, string>> = { open: 'Limited', edit: 'Limited', formula: 'Custom function' };

function summaryOf(record: ExecutionRecord, wall: (instant: number) => string): ExecutionSummary {
  const { id, fn, user, door, simulatedSeconds, serviceCalls, outcome, error, startedAt } = record;
  return {
    id: String(id),
    at: wall(Date.parse(startedAt)),
    fn,
    who: user,
    from: DOORS[door],
    mode: MODES[door] ?? 'Full',
    seconds: simulatedSeconds,
    calls: serviceCalls,
    outcome,
    error,
  };
}

/** What ran, newest first. */
export function executionList(world: World): ExecutionSummary[] {
  const wall = wallClock(world);
  return world.records.map((record) => summaryOf(record, wall)).reverse();
}

const LEVEL = /^(error|warn|info|debug): /;

export function executionView(world: World, id: string): ExecutionView | null {
  const record = world.records.find((one) => String(one.id) === id);
  if (!record) return null;
  return {
    ...summaryOf(record, wallClock(world)),
    log: record.calls.map(({ method, cells, ms, free }) => ({ method, cells, ms, free })),
    console: record.log.map((line) => ({
      level: line.match(LEVEL)?.[1] ?? 'log',
      text: line.replace(LEVEL, ''),
    })),
  };
}

export function ranToday(world: World): ExecutionSummary[] {
  const today = wallClock(world)(world.now()).slice(0, 10);
  return executionList(world).filter(({ at }) => at.startsWith(today));
}

function quotaOf({ name, used, of, unit }: MeterReading): QuotaView {
  const scale = unit === 'ms' ? 60_000 : 1;
  return {
    name,
    used: Math.round(used / scale),
    of: Math.round(of / scale),
    unit: unit === 'ms' ? 'minutes' : unit,
  };
}

function triggerViews(world: World): TriggerView[] {
  const wall = wallClock(world);
  return triggers(world.store).map((trigger) => {
    const { id, handler, owner, last } = trigger;
    const next = dueNext(trigger);
    const went = last && {
      at: wall(last.at),
      outcome: last.outcome as Outcome,
      execution: String(last.execution),
    };
    return {
      id,
      fn: handler,
      owner,
      when: describeTrigger(trigger),
      next: next === null ? null : wall(next),
      last: went,
    };
  });
}

export function clockView(world: World, user: string): ClockView {
  return {
    triggers: triggerViews(world),
    quotas: readings(world, user).map(quotaOf),
    today: ranToday(world),
  };
}
