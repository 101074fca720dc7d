import type { SavedRow } from '../../src/entry/wire';
import { ask } from '../server';

let waiting: readonly SavedRow[] = [];

/**
 * Has the register copy what was saved to wherever else it shows, while the person goes on. What could not be copied is
 * sent along with the next save; nothing is lost meanwhile, since the saved row itself is the record.
 */
export async function settle(saved: SavedRow): Promise<void> {
  const rows = [...waiting.filter((row) => row.key !== saved.key), saved];
  waiting = rows;
  const outcome = await ask<'settle'>({ ask: 'settle', saved: rows });
  if (outcome.kind === 'answer') waiting = waiting.filter((row) => !rows.includes(row));
}
