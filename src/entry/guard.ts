import type { Reply } from './wire';

/** Google's own words for trouble that passes; they come in the account's language, so only some are known here. */
const PASSING = /server error|try again|timed out|too many|Service unavailable|talk to trigger/i;

/** What a person reads when the register itself is in trouble. The only place that catches. */
export function spellFault(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  return PASSING.test(message)
    ? `Google did not answer properly (${message}). Nothing is lost; try again in a minute.`
    : message;
}

/** Runs what the sidebar asked; a fault becomes a reply instead of a red line nobody can act on. */
export function guarded<T>(run: () => Reply<T>): string {
  try {
    return JSON.stringify(run());
  } catch (fault) {
    // eslint-disable-next-line no-console -- the execution log is where whoever maintains the script looks
    console.error(spellFault(fault));
    const reply: Reply<never> = { kind: 'fault', says: spellFault(fault) };
    return JSON.stringify(reply);
  }
}
