/** A bare context holding the services and the bundle, loaded from one folder with gas-local. */
import { runInContext, type Context } from 'node:vm';
import gas from 'gas-local';
import { inZone } from './zone';
import type { ScriptFolder } from './script-folder';

export interface Realm {
  /** Runs one request (JSON) inside; the answer is JSON. Stops runaway JavaScript after `patience` real milliseconds. */
  enter(request: string, patience: number): string;
}

/**
 * `answer` is the one way out. The globals have no prototype: an object of this realm among them would lead the bundle
 * to Node through its constructor.
 */
export function startRealm(
  scripts: ScriptFolder,
  answer: (text: string) => string,
  description: string,
): Realm {
  let inside: ((text: string) => string) | null = null;
  const globals = Object.create(null) as Record<string, unknown>;
  globals['__host'] = (text: string, enter?: (text: string) => string) => {
    if (!enter) return answer(text);
    inside = enter;
    return description;
  };
  const zone = scripts.manifest.timeZone;
  const context = inZone(zone, () => gas.require(scripts.path, globals)) as Context;
  return {
    enter: (request, patience) => {
      context['__enter'] = inside;
      context['__request'] = request;
      const script =
        '(function (enter, request) { delete globalThis.__enter; delete globalThis.__request; return enter(request); })(__enter, __request)';
      return inZone(zone, () => runInContext(script, context, { timeout: patience }) as string);
    },
  };
}
