import type { Day } from './facts';

/** Is the day within two others, both included? An end that is null is open. */
export function isWithin(it: Day, from: Day, until: Day | null): boolean {
  return it >= from && (until === null || it <= until);
}
