/** The zone in which JavaScript's own Date getters read: the script's, for as long as an execution lasts. */
import { runInThisContext } from 'node:vm';

// The test runner hands its files a copy of process.env; only the real one moves the engine's clock.
const real = runInThisContext('process') as NodeJS.Process;

export function inZone<T>(zone: string, run: () => T): T {
  const before = real.env['TZ'];
  if (before === zone) return run();
  real.env['TZ'] = zone;
  try {
    return run();
  } finally {
    if (before === undefined) delete real.env['TZ'];
    else real.env['TZ'] = before;
  }
}
