/** `google.script` for a shown page: put before its first script, in a frame of an opaque origin. */
import { legalArguments } from './legal';
import type { FromPage, ToPage } from './wire';

interface Handlers {
  readonly success?: Handler;
  readonly failure?: Handler;
  readonly userObject?: unknown;
}

type Handler = (result: unknown, userObject?: unknown) => void;
type Runner = Record<string, (...args: never[]) => unknown>;

declare const googleScriptNames: readonly string[];

/** Calls in flight at a time; the rest wait their turn (client-side API, google.script.run). */
const AT_ONCE = 10;

const tell = (message: FromPage) => window.parent.postMessage(message, '*');
const waiting: FromPage[] = [];
const open = new Map<number, Handlers & { readonly fn: string }>();
let last = 0;
let flying = 0;

function sendNext(): void {
  const next = flying < AT_ONCE ? waiting.shift() : undefined;
  if (!next) return;
  flying += 1;
  tell(next);
  sendNext();
}

function call(fn: string, handlers: Handlers, args: readonly unknown[]): void {
  const passed = legalArguments(args);
  last += 1;
  open.set(last, { ...handlers, fn });
  waiting.push({ kind: 'call', id: last, fn, args: passed });
  sendNext();
}

function settle(answer: ToPage): void {
  const handlers = open.get(answer.id);
  if (!handlers) return;
  open.delete(answer.id);
  flying -= 1;
  sendNext();
  if (answer.ok) {
    handlers.success?.(answer.value, handlers.userObject);
    return;
  }
  const error = new Error(answer.message);
  error.name = answer.name;
  if (handlers.failure) handlers.failure(error, handlers.userObject);
  else console.error(`Uncaught ${answer.name} in ${handlers.fn}: ${answer.message}`);
}

function handlerOf(given: unknown, where: string): Handler {
  if (typeof given !== 'function')
    throw new TypeError(`${where} takes a function; it was given ${String(given)}.`);
  return given as Handler;
}

/** Each `with…` makes a new runner; a runner has the bundle's public functions and nothing else. */
function runner(handlers: Handlers): Runner {
  const made: Runner = {
    withSuccessHandler: (given: unknown) =>
      runner({ ...handlers, success: handlerOf(given, 'withSuccessHandler') }),
    withFailureHandler: (given: unknown) =>
      runner({ ...handlers, failure: handlerOf(given, 'withFailureHandler') }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  for (const fn of googleScriptNames) made[fn] = (...args: unknown[]) => call(fn, handlers, args);
  return made;
}

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  if (event.source === window.parent) settle(event.data);
});

/** Links leave the frame, as `target="_top"` does on Google; the workspace opens the local counterpart. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || event.defaultPrevented || !/^https?:/.test(link.getAttribute('href') ?? '')) return;
  event.preventDefault();
  tell({ kind: 'open', address: link.href });
});

window.open = (address) => {
  tell({ kind: 'open', address: String(address) });
  return null;
};

const host = {
  close: () => tell({ kind: 'close' }),
  setHeight: (height: number) => tell({ kind: 'size', height }),
  setWidth: (width: number) => tell({ kind: 'size', width }),
  editor: { focus: () => tell({ kind: 'focus' }) },
  origin: 'https://docs.google.com',
};

Object.assign(window, { google: { script: { run: runner({}), host } } });
