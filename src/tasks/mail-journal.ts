import type { Row } from '../register/open';

/**
 * How far a run has come with the mails it claimed. They are numbered in Outbox as they are claimed; before some of them
 * go, the journal says which, and when all have gone Outbox is brought up to date in one write. So a run that dies leaves
 * no doubt but about the few that were on their way, and those are a person's to look up.
 */
export interface Journal {
  /** The instant of the claim, as it stands in the mails it claimed. */
  readonly run: string;
  /** The numbers that may be on their way this moment: nobody knows about them. Those before have been dealt with. */
  readonly from: number;
  readonly to: number;
  /** Those dealt with otherwise than sent. */
  readonly but: readonly (readonly [number: number, state: Mailed['state'], note: string | null])[];
}

export type Mailed = Pick<Row<'outbox'>, 'state' | 'settledAt' | 'note'>;

/** What stands under this key after a run has died tells what became of its mails. */
export const UNDER_WAY = 'mail under way';

export const NOT_NEEDED = 'Nothing was owed any more when it was to be sent, or a later mail asks for it.';
const LOOK_IT_UP =
  'The run was interrupted at this mail. Look in Sent: if it is not there, change State to queued.';

/** The note of a claimed mail: its number, for `recover`. */
export const claimNote = (nth: number, of: number): string => `Being sent: number ${nth} of ${of}.`;

const numberIn = (note: string | null): number | null => {
  const [, nth] = /^Being sent: number (\d+) of /.exec(note ?? '') ?? [];
  return nth === undefined ? null : Number(nth);
};

/** Null where nothing was under way. Anything else that is no journal of today's form speaks of no mail in particular. */
export function readJournal(text: string | null): Journal | null {
  if (text === null) return null;
  const journal = JSON.parse(text) as Partial<Journal>;
  return typeof journal.run === 'string' && Array.isArray(journal.but)
    ? (journal as Journal)
    : { run: '', from: 1, to: Infinity, but: [] };
}

/** What became of mails whose run died, by id. */
export function recover(
  sending: readonly Row<'outbox'>[],
  journal: Journal | null,
): ReadonlyMap<string, Mailed> {
  return new Map(sending.map((row) => [row.id, became(row, journal)]));
}

function became({ settledAt, note }: Row<'outbox'>, journal: Journal | null): Mailed {
  const waits: Mailed = { state: 'queued', settledAt: null, note: null };
  // Claimed by a run that died before any of its mails was under way.
  if (journal === null || isClaimedAfter(journal, settledAt)) return waits;
  const nth = journal.run === '' || journal.run === settledAt ? numberIn(note) : null;
  if (nth === null || (nth >= journal.from && nth <= journal.to))
    return { state: 'unknown', settledAt, note: LOOK_IT_UP };
  if (nth > journal.to) return waits;
  const [, state = 'sent' as const, says = null] = journal.but.find(([number]) => number === nth) ?? [];
  if (state === 'queued') return { ...waits, note: says };
  return { state, settledAt, note: says ?? (state === 'sent' ? 'Recorded after an interrupted run.' : null) };
}

/** A journal may outlive its run until the next has claimed its mails; a day without a time was typed by somebody. */
const isClaimedAfter = ({ run }: Journal, settledAt: string | null): boolean =>
  run !== '' && settledAt !== null && settledAt.includes('T') && settledAt > run;
