/** console writes to the execution log and never throws (services.md §23). */
const levels = ['log', 'info', 'warn', 'error', 'time', 'timeEnd'] as const;

export function replaceConsole(
  realm: Record<string, unknown>,
  write: (level: string, args: unknown[]) => void,
): void {
  const console: Record<string, (...args: unknown[]) => void> = {};
  for (const level of levels) console[level] = (...args) => write(level, args.map(asLogged));
  Object.defineProperty(realm, 'console', { value: console, configurable: true, writable: true });
}

/** Objects become text. */
function asLogged(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
