/** Runs all, each whatever became of those before it; then throws what the first to fail threw. */
export function inTurn(parts: readonly (() => unknown)[]): void {
  const faults: unknown[] = [];
  for (const part of parts) {
    try {
      part();
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
}
