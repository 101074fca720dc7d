import type { Execution } from '../run/execution';
import type { ClockRule } from './clock';
import type { Kind, Method, Service } from './dispatch';
import { GoogleError } from './errors';
import { install, triggersOf, uninstall, type NewTrigger, type TriggerState } from './triggers';
import type { Instant } from './values';
import { EnumValue, Handle, type Value } from './values';
import { chance, instantOf, isZone, weekDay, wallTime } from './zone';

const SPREADSHEETS = [
  'https://www.googleapis.com/auth/spreadsheets.currentonly',
  'https://www.googleapis.com/auth/spreadsheets',
];
const FORMS = ['https://www.googleapis.com/auth/forms.currentonly', 'https://www.googleapis.com/auth/forms'];

/** What the builders gather. `clock` is one entry per call, since Google wants exactly one of some. */
interface Draft {
  readonly handler: string;
  source: NewTrigger['source'];
  sourceId: string | null;
  event: NewTrigger['event'] | null;
  readonly clock: Partial<Record<ClockPart, number>>;
  zone: string | null;
}

type ClockPart =
  'minutes' | 'hours' | 'days' | 'weeks' | 'weekDay' | 'monthDay' | 'at' | 'after' | 'atHour' | 'nearMinute';

const draft = (x: Execution, self: Handle) => x.kept<Draft>(self);

function from(source: NewTrigger['source'], kind: string): Method['run'] {
  return (x, self, [of]) => {
    const one = draft(x, self);
    one.source = source;
    one.sourceId = of instanceof Handle ? String(of.ref) : ((of as string | undefined) ?? null);
    return new Handle(kind, self.ref);
  };
}

const on = (event: NewTrigger['event']): Method => ({
  takes: [''],
  run: (x, self) => {
    draft(x, self).event = event;
    return self;
  },
});

function created(x: Execution, self: Handle): Handle {
  const { handler, source, sourceId, event, clock, zone } = draft(x, self);
  const rule = source === 'CLOCK' ? ruleOf(x, clock, zone ?? x.world.manifest.timeZone) : null;
  const kind = source === 'CLOCK' ? 'CLOCK' : event;
  if (kind === null) throw new GoogleError('The trigger must have an event, for example onFormSubmit().');
  return new Handle(
    'Trigger',
    install(x.world, { handler, owner: x.user, source, sourceId, event: kind, rule }).id,
  );
}

const create: Method = { takes: [''], price: 'trigger', run: created };

const wrong = () =>
  new GoogleError(
    'The trigger must have exactly one schedule: minutes, hours, days, weeks, a day of the month, or a moment.',
  );

/** Exactly one way of recurring; an hour only with days, weeks or a day of the month, and a minute only with an hour or those. */
function ruleOf(x: Execution, clock: Draft['clock'], zone: string): ClockRule {
  const {
    minutes,
    hours,
    days,
    weeks,
    weekDay: day,
    monthDay,
    at,
    after,
    atHour = null,
    nearMinute = null,
  } = clock;
  const weekly = weeks ?? (day === undefined ? undefined : 1);
  const ways = [minutes, hours, days, weekly, monthDay, at, after].filter((way) => way !== undefined);
  if (ways.length !== 1) throw wrong();
  const daily = days ?? weekly ?? monthDay;
  if (atHour !== null && daily === undefined)
    throw new GoogleError('atHour() needs everyDays(), everyWeeks() or onMonthDay().');
  const time = { zone, hour: atHour, minute: nearMinute };
  if (minutes !== undefined) return { zone, every: 'minutes', n: minutes };
  if (hours !== undefined) return { zone, every: 'hours', n: hours };
  if (days !== undefined) return { ...time, every: 'days', n: days };
  if (weekly !== undefined)
    return { ...time, every: 'weeks', n: weekly, weekDay: day ?? weekDay(wallTime(x.now(), zone)) };
  if (monthDay !== undefined) return { ...time, every: 'month', day: monthDay };
  return { zone, every: 'once', at: onceAt(x, at, after) };
}

/** A moment is kept to 15 minutes either way, a delay is never cut short. A moment that has passed never comes. */
function onceAt(x: Execution, at: number | undefined, after: number | undefined): number {
  const luck = chance(`once ${x.id} ${x.now()}`);
  if (after !== undefined) return x.now() + after + Math.floor(luck * 15 * 60_000);
  if (at === undefined || at <= x.now())
    throw new GoogleError('The trigger must be set to a time in the future.');
  return Math.max(x.now() + 1, at + Math.floor((luck * 2 - 1) * 15 * 60_000));
}

function part(name: ClockPart, allowed?: readonly number[], method?: string): Method {
  return {
    takes: ['Integer'],
    run: (x, self, [value]) => {
      const n = Number(value);
      if (allowed ? !allowed.includes(n) : n < 1 && name !== 'atHour' && name !== 'nearMinute')
        throw new GoogleError(
          `The value you passed to ${method ?? name} was invalid. It must be one of ${(allowed ?? []).join(', ')}.`,
        );
      return set(x, self, name, n);
    },
  };
}

function set(x: Execution, self: Handle, name: ClockPart, value: number): Handle {
  draft(x, self).clock[name] = value;
  return self;
}

const upTo = (most: number, least = 0) => Array.from({ length: most - least + 1 }, (_, i) => least + i);
const weekDays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

const clockBuilder: Kind = {
  everyMinutes: part('minutes', [1, 5, 10, 15, 30], 'everyMinutes'),
  everyHours: part('hours', [1, 2, 4, 6, 8, 12], 'everyHours'),
  everyDays: part('days'),
  everyWeeks: part('weeks'),
  onMonthDay: part('monthDay', upTo(31, 1), 'onMonthDay'),
  atHour: part('atHour', upTo(23), 'atHour'),
  nearMinute: part('nearMinute', upTo(59), 'nearMinute'),
  onWeekDay: {
    takes: ['ScriptApp.WeekDay'],
    run: (x, self, [day]) => set(x, self, 'weekDay', weekDays.indexOf((day as EnumValue).name) + 1),
  },
  at: { takes: ['Date'], run: (x, self, [date]) => set(x, self, 'at', (date as Instant).at) },
  atDate: {
    takes: ['Integer, Integer, Integer'],
    run: (x, self, [year, month, day]) => {
      const wall = {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: 0,
        minute: 0,
        second: 0,
      };
      return set(x, self, 'at', instantOf(wall, draft(x, self).zone ?? x.world.manifest.timeZone));
    },
  },
  after: { takes: ['Number'], run: (x, self, [ms]) => set(x, self, 'after', Number(ms)) },
  inTimezone: {
    takes: ['String'],
    run: (x, self, [zone]) => {
      if (!isZone(String(zone))) throw new GoogleError(`Invalid argument: timezone (${String(zone)})`);
      draft(x, self).zone = String(zone);
      return self;
    },
  },
  create,
};

const state = (x: Execution, self: Handle): TriggerState => {
  const found = x.store.get<TriggerState>('trigger', String(self.ref));
  if (!found) throw new GoogleError('The trigger no longer exists.');
  return found;
};

const Trigger: Kind = {
  getUniqueId: { takes: [''], run: (_, self) => self.ref },
  getHandlerFunction: { takes: [''], run: (x, self) => state(x, self).handler },
  getEventType: { takes: [''], run: (x, self) => new EnumValue('ScriptApp.EventType', state(x, self).event) },
  getTriggerSource: {
    takes: [''],
    run: (x, self) => new EnumValue('ScriptApp.TriggerSource', state(x, self).source),
  },
  getTriggerSourceId: { takes: [''], run: (x, self) => state(x, self).sourceId },
};

const FREE_SCOPES: { readonly scopes: readonly string[] } = { scopes: [] };
const anywhere = { modes: ['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const };

/** A scope that is not in the manifest can never be granted. */
function refuseUnknownScopes(x: Execution, scopes: Value): void {
  const unknown = (scopes as readonly string[]).filter((scope) => !x.scopes.includes(scope));
  if (unknown.length > 0)
    throw new GoogleError(`The scopes ${unknown.join(', ')} are not in the manifest of this script.`);
}

const ScriptApp: Kind = {
  newTrigger: {
    takes: ['String'],
    run: (x, _, [handler]) => {
      const one: Draft = {
        handler: String(handler),
        source: 'CLOCK',
        sourceId: null,
        event: null,
        clock: {},
        zone: null,
      };
      return x.keep('ScriptApp.TriggerBuilder', one);
    },
  },
  getProjectTriggers: {
    takes: [''],
    price: 'trigger',
    run: (x) => triggersOf(x.store, x.user).map((trigger) => new Handle('Trigger', trigger.id)),
  },
  deleteTrigger: {
    takes: ['Trigger'],
    price: 'trigger',
    run: (x, _, [trigger]) => uninstall(x.store, state(x, trigger as Handle).id),
  },
  getAuthorizationInfo: {
    ...FREE_SCOPES,
    ...anywhere,
    takes: ['ScriptApp.AuthMode', 'ScriptApp.AuthMode, String[]'],
    run: (x, _, [, scopes]) => x.keep('AuthorizationInfo', scopes ?? x.scopes),
  },
  requireScopes: {
    ...FREE_SCOPES,
    takes: ['ScriptApp.AuthMode, String[]'],
    run: (x, _, [, scopes]) => refuseUnknownScopes(x, scopes as Value),
  },
  requireAllScopes: { ...FREE_SCOPES, takes: ['ScriptApp.AuthMode'], run: () => undefined },
  getScriptId: { ...FREE_SCOPES, ...anywhere, takes: [''], run: () => 'local-script' },
};

const AuthorizationInfo: Kind = {
  getAuthorizationStatus: {
    ...FREE_SCOPES,
    ...anywhere,
    takes: [''],
    run: (x, self) => {
      const granted = x.kept<readonly string[]>(self).every((scope) => x.scopes.includes(scope));
      return new EnumValue('ScriptApp.AuthorizationStatus', granted ? 'NOT_REQUIRED' : 'REQUIRED');
    },
  },
  getAuthorizationUrl: {
    ...FREE_SCOPES,
    ...anywhere,
    takes: [''],
    run: (x, self) =>
      x.kept<readonly string[]>(self).every((scope) => x.scopes.includes(scope))
        ? null
        : 'https://script.google.com/',
  },
  getAuthorizedScopes: { ...FREE_SCOPES, ...anywhere, takes: [''], run: (x) => [...x.scopes] },
};

export const scriptApp: Service = {
  name: 'ScriptApp',
  globals: { ScriptApp: { kind: 'ScriptApp' } },
  enums: {
    'ScriptApp.AuthMode': ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'],
    'ScriptApp.AuthorizationStatus': ['REQUIRED', 'NOT_REQUIRED'],
    'ScriptApp.EventType': ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'],
    'ScriptApp.TriggerSource': ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR'],
    'ScriptApp.WeekDay': ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'],
  },
  scopes: ['https://www.googleapis.com/auth/script.scriptapp'],
  kinds: {
    ScriptApp,
    'ScriptApp.TriggerBuilder': {
      forSpreadsheet: {
        scopes: SPREADSHEETS,
        takes: ['Spreadsheet', 'String'],
        run: from('SPREADSHEETS', 'ScriptApp.SpreadsheetTriggerBuilder'),
      },
      forForm: {
        scopes: FORMS,
        takes: ['FormApp.Form', 'String'],
        run: from('FORMS', 'ScriptApp.FormTriggerBuilder'),
      },
      timeBased: { takes: [''], run: from('CLOCK', 'ScriptApp.ClockTriggerBuilder') },
    },
    'ScriptApp.SpreadsheetTriggerBuilder': {
      onOpen: on('ON_OPEN'),
      onEdit: on('ON_EDIT'),
      onChange: on('ON_CHANGE'),
      onFormSubmit: on('ON_FORM_SUBMIT'),
      create,
    },
    'ScriptApp.FormTriggerBuilder': { onOpen: on('ON_OPEN'), onFormSubmit: on('ON_FORM_SUBMIT'), create },
    'ScriptApp.ClockTriggerBuilder': clockBuilder,
    Trigger,
    AuthorizationInfo,
  },
};
