import type { Row } from '../register/open';

/** What goes first where the day's quota does not take all: what cannot wait, then what asks for a signature. */
const FIRST = ['alert:', 'concern:', 'refused:', 'notice:'];

const rankOf = (id: string): number => {
  const at = FIRST.findIndex((kind) => id.startsWith(kind));
  return at !== -1 ? at : id.startsWith('digest:') ? FIRST.length + 1 : FIRST.length;
};

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Queued mails in the order they go: by kind, and among their kind first to whoever has waited longest for one. So a quota
 * that never takes a whole week's mails leaves out others each week.
 */
export function inMailOrder<M extends Pick<Row<'outbox'>, 'id' | 'personId' | 'queuedAt'>>(
  queued: readonly M[],
  outbox: readonly Row<'outbox'>[],
): readonly M[] {
  const last = new Map<string, string>();
  for (const { id, personId, state, settledAt } of outbox) {
    if (state !== 'sent' || personId === null || settledAt === null) continue;
    const key = `${rankOf(id)} ${personId}`;
    if (settledAt > (last.get(key) ?? '')) last.set(key, settledAt);
  }
  const lastOf = ({ id, personId }: M): string => last.get(`${rankOf(id)} ${personId ?? ''}`) ?? '';
  return [...queued].sort(
    (one, other) =>
      rankOf(one.id) - rankOf(other.id) || order(lastOf(one), lastOf(other)) || order(one.id, other.id),
  );
}
