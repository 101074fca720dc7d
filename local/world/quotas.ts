import { GoogleError } from './errors';
import type { Store } from './store';
import { DAY, HOUR, MINUTE } from './zone';

/** What the quota table tells apart: a gmail.com account, or one of an organisation's Workspace. */
export type Account = 'consumer' | 'workspace';

export type Meter =
  'mailRecipients' | 'documents' | 'conversions' | 'spreadsheets' | 'triggerRuntime' | 'propertyCalls';

interface Allowance {
  /** As people call it. */
  readonly name: string;
  readonly unit: string;
  readonly consumer: number;
  readonly workspace: number;
  /** What Google throws when it is used up. */
  readonly says: string;
}

const tooMany = (what: string) => `Service invoked too many times for one day: ${what}.`;

/** Google's daily allowances, per user. */
export const allowances: Readonly<Record<Meter, Allowance>> = {
  mailRecipients: {
    name: 'Email recipients',
    unit: 'recipients',
    consumer: 100,
    workspace: 1_500,
    says: tooMany('email'),
  },
  documents: {
    name: 'Documents created',
    unit: 'documents',
    consumer: 250,
    workspace: 1_500,
    says: tooMany('docs create'),
  },
  conversions: {
    name: 'Files converted',
    unit: 'files',
    consumer: 2_000,
    workspace: 4_000,
    says: tooMany('conversion'),
  },
  spreadsheets: {
    name: 'Spreadsheets created',
    unit: 'files',
    consumer: 250,
    workspace: 3_200,
    says: tooMany('spreadsheet create'),
  },
  triggerRuntime: {
    name: 'Trigger running time',
    unit: 'ms',
    consumer: 90 * MINUTE,
    workspace: 6 * HOUR,
    says: 'Service using too much computer time for one day',
  },
  propertyCalls: {
    name: 'Properties read or written',
    unit: 'calls',
    consumer: 50_000,
    workspace: 500_000,
    says: tooMany('properties'),
  },
};

/** The store, and the time it is. */
export interface Timed {
  readonly store: Store;
  now(): number;
}

interface Used {
  readonly since: number;
  readonly amount: number;
}

const key = (user: string, meter: Meter) => `${meter} ${user}`;

/** The kind of account everybody in this workspace has. */
export const accountOf = ({ store }: Timed): Account => store.get<Account>('world', 'account') ?? 'workspace';

export function setAccount({ store }: Timed, account: Account): void {
  store.put('world', 'account', account);
  store.commit();
}

/** Sets another allowance than Google's, to try what happens without spending it; null goes back to Google's. */
export function setAllowance({ store }: Timed, meter: Meter, amount: number | null): void {
  if (amount === null) store.delete('allowance', meter);
  else store.put('allowance', meter, amount);
  store.commit();
}

export const allowed = (world: Timed, meter: Meter): number =>
  world.store.get<number>('allowance', meter) ?? allowances[meter][accountOf(world)];

/** How much of today's allowance is used. A day is 24 hours from the first use. */
export function used(world: Timed, user: string, meter: Meter): number {
  const record = world.store.get<Used>('quota', key(user, meter));
  return record && world.now() < record.since + DAY ? record.amount : 0;
}

export const remaining = (world: Timed, user: string, meter: Meter): number =>
  Math.max(0, allowed(world, meter) - used(world, user, meter));

/** Takes from today's allowance, or throws Google's words when there is not enough left. */
export function take(world: Timed, user: string, meter: Meter, amount = 1): void {
  if (amount > remaining(world, user, meter)) throw new GoogleError(allowances[meter].says);
  count(world, user, meter, amount);
}

/** Counts what was used already, such as time; it may go over. */
export function count(world: Timed, user: string, meter: Meter, amount: number): void {
  const record = world.store.get<Used>('quota', key(user, meter));
  const fresh = !record || world.now() >= record.since + DAY;
  const next: Used = fresh
    ? { since: world.now(), amount }
    : { since: record.since, amount: record.amount + amount };
  world.store.put('quota', key(user, meter), next);
}

export interface MeterReading {
  readonly meter: Meter;
  readonly name: string;
  readonly unit: string;
  readonly used: number;
  readonly of: number;
}

/** Every meter of a user, for pages and tests. */
export const readings = (world: Timed, user: string): MeterReading[] =>
  (Object.keys(allowances) as Meter[]).map((meter) => ({
    meter,
    name: allowances[meter].name,
    unit: allowances[meter].unit,
    used: used(world, user, meter),
    of: allowed(world, meter),
  }));
