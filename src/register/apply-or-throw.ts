import type { Sheets } from '../google/ports';
import { applyUnderLock } from './apply-all';
import type { Author, Change } from './change';

/** Changes decided under the lock clash with a row all the same: two rows share a key, or somebody typed meanwhile. */
export class ConflictFault extends Error {
  override readonly name = 'ConflictFault';
}

/**
 * Makes all the changes, or none, where nobody is there to choose between two versions.
 * @throws ConflictFault saying what clashed; the next run decides anew.
 */
export function applyOrThrow(sheets: Sheets, changes: readonly Change[], author: Author): void {
  const applied = applyUnderLock(sheets, changes, author);
  if (applied.kind === 'conflict')
    throw new ConflictFault(
      `Nothing was changed: ${applied.conflicts.map(({ key, says }) => `${key}: ${says}`).join(' ')}`,
    );
}
