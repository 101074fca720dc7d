/**
 * How a service plugs in. To add one, in ten lines:
 *
 *   1. Write `local/world/mail.ts` exporting a `Service`:
 *        export const mail: Service = {
 *          name: 'MailApp',                              // prefix of its messages
 *          globals: { MailApp: { kind: 'MailApp' } },    // names the bundle sees at top level
 *          enums: { 'MailApp.Kind': ['A', 'B'] },        // the bundle sees MailApp.Kind.A
 *          scopes: ['https://www.googleapis.com/auth/script.send_mail'], // any one of them must be in the manifest
 *          kinds: { MailApp: { sendEmail: { takes: ['String, String, String', 'Object'], price: 'mail', run: (x, self, args) => … } } },
 *        };
 *   2. Add it to the list in `local/world/services.ts`.
 *   3. A method returns data, `new Handle(kind, ref)`, `new EnumValue(type, name)`, `new Instant(ms)`, or undefined;
 *      it throws `new GoogleError(message)`. `self.ref` is the handle's own ref (JSON you chose: an id, usually).
 *      Keep durable state in `x.store` (put/get/all; never change a document in place); it is committed when the
 *      run ends or flushes. Keep half-built things (builders) with `x.keep(kind, object)` and find them by `x.kept<T>(handle)`.
 *
 * What the bundle may do to a kind it doesn't find here: nothing; the handle throws and names the method.
 */
import type { Execution, AuthMode } from '../run/execution';
import type { PriceName } from '../run/costs';
import { GoogleError } from './errors';
import { checkArguments } from './signature';
import type { Handle, Value } from './values';

export interface Method {
  /**
   * The overloads, types separated by commas: 'Integer, Integer'; String Number Integer Boolean Date Any Object Function;
   * a kind ('Range'), an enum ('SpreadsheetApp.ProtectionType'); `[]` and `[][]` for arrays; `?` lets null pass.
   * '' is the overload without arguments. Left out: anything goes.
   */
  readonly takes?: readonly string[];
  /** What the call costs; left out, it is one of the free calls that only make a handle. */
  readonly price?: PriceName;
  /** Any one of these must be in the manifest. Overrides the service's. [] = none. */
  readonly scopes?: readonly string[];
  /** Where it may be called. Default: the kind's service's `modes`. */
  readonly modes?: readonly AuthMode[];
  run(x: Execution, self: Handle, args: readonly Value[]): unknown;
}

export type Kind = Readonly<Record<string, Method>>;

export interface Global {
  readonly kind: string;
  /** Names under it that are handles of their own: `Drive.Files`. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The global exists only if the manifest switches on this advanced service ('drive'). */
  readonly advanced?: string;
}

export interface Service {
  readonly name: string;
  readonly globals: Readonly<Record<string, Global>>;
  /** Keyed by full name; `'Ui.Button'` hangs on handles of kind Ui, `'FormApp.ItemType'` on the global FormApp. */
  readonly enums?: Readonly<Record<string, readonly string[]>>;
  /** Top-level objects of plain constants, such as MimeType. */
  readonly constants?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly scopes?: readonly string[];
  /** Default: FULL only. */
  readonly modes?: readonly AuthMode[];
  readonly kinds: Readonly<Record<string, Kind>>;
  /** Called when the script waits for a person (`Ui.alert`, `Ui.prompt`): a script lock does not outlive that. */
  atSuspend?(x: Execution): void;
  /** Called when an execution ends well (before the buffer is sent) or badly, to close what the service keeps open. */
  atEnd?(x: Execution, outcome: 'completed' | 'failed' | 'killed'): void;
}

export interface Entry {
  readonly service: Service;
  readonly kind: string;
  readonly name: string;
  readonly method: Method;
  /** 'SpreadsheetApp.Range.setValues', 'MailApp.sendEmail' */
  readonly fullName: string;
}

/** Finds methods by kind and name, and says what the bundle may see. */
export class Registry {
  private readonly entries = new Map<string, Entry>();

  constructor(readonly services: readonly Service[]) {
    for (const service of services) {
      for (const [kind, methods] of Object.entries(service.kinds)) {
        for (const [name, method] of Object.entries(methods)) {
          const fullName =
            kind === service.name || kind.startsWith(`${service.name}.`)
              ? `${kind}.${name}`
              : `${service.name}.${kind}.${name}`;
          this.entries.set(`${kind}.${name}`, { service, kind, name, method, fullName });
        }
      }
    }
  }

  find(kind: string, name: string): Entry | undefined {
    return this.entries.get(`${kind}.${name}`);
  }

  /** What the in-realm side needs to build its globals, as JSON. */
  describe(advancedServices: readonly string[]): string {
    const globals: Record<string, Global> = {};
    const kinds: Record<string, readonly string[]> = {};
    const enums: Record<string, readonly string[]> = {};
    const constants: Record<string, Readonly<Record<string, string>>> = {};
    for (const service of this.services) {
      for (const [name, global] of Object.entries(service.globals)) {
        if (!global.advanced || advancedServices.includes(global.advanced)) globals[name] = global;
      }
      for (const [kind, methods] of Object.entries(service.kinds))
        kinds[kind] = [...(kinds[kind] ?? []), ...Object.keys(methods)];
      Object.assign(enums, service.enums);
      Object.assign(constants, service.constants);
    }
    return JSON.stringify({ globals, kinds, enums, constants });
  }
}

const everywhere: readonly AuthMode[] = ['FULL'];

/** Refuses a call that this execution has no right to make, as Google does. */
export function checkRights(x: Execution, entry: Entry): void {
  const modes = entry.method.modes ?? entry.service.modes ?? everywhere;
  if (!modes.includes(x.mode)) throw new GoogleError(refusal(x, entry));
  const scopes = entry.method.scopes ?? entry.service.scopes ?? [];
  if (scopes.length > 0 && !scopes.some((scope) => x.scopes.includes(scope)))
    throw new GoogleError(missingScope(entry, scopes));
}

function refusal(x: Execution, entry: Entry): string {
  if (x.mode === 'CUSTOM_FUNCTION') return `You do not have permission to call ${entry.fullName} service.`;
  return missingScope(entry, entry.method.scopes ?? entry.service.scopes ?? []);
}

function missingScope(entry: Entry, scopes: readonly string[]): string {
  const required = scopes.length > 0 ? ` Required permissions: (${scopes.join(' || ')})` : '';
  return `You do not have permission to call ${entry.fullName}.${required}`;
}

/** Runs one call: rights, arguments, effect. */
export function perform(x: Execution, entry: Entry, self: Handle, args: readonly Value[]): Value {
  checkRights(x, entry);
  if (entry.method.takes) checkArguments(entry.fullName, entry.method.takes, args);
  const result = entry.method.run(x, self, args);
  return result === undefined ? null : (result as Value);
}
