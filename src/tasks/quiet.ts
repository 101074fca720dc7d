import { print } from '../domain/fingerprint';
import { isNoticeHour } from '../domain/notices';
import type { FormMemory, PostPorts } from '../google/ports';
import { textOf } from '../register/column';
import { layoutOf } from '../register/table';
import type { Table } from '../register/table';
import type { TableKey } from '../register/tables';
import { TABLES } from '../register/tables';
import { rememberedPolicy } from '../register/remembered';
import { FORMS, formKey } from './forms-known';
import { minutesBetween } from './minutes';

/** Whether anything has happened since all was last done, asked with as few calls as can be: most ticks bring nothing. */

const REMEMBERED = 'all done at';

/** Who left or came, or whose address changed, is not looked at; what follows from it is done after so many minutes. */
const TRUSTED_MINUTES = 60;

/** The columns that say what waits. Those of one sheet that stand side by side are read at once. */
const WATCHED = {
  outbox: ['state'],
  intake: ['verdict'],
  reports: ['state', 'pdfOf', 'version', 'pending'],
} as const satisfies { readonly [table in TableKey]?: readonly string[] };

type Watched = keyof typeof WATCHED;
type Places = { readonly [table in Watched]: readonly number[] };

export interface Seen {
  readonly isQuiet: boolean;
  readonly day: string;
  /** ISO instant. */
  readonly at: string;
  readonly mark: string;
  readonly places: Places;
}

/**
 * Looks before anything is done.
 * @throws where something is missing or Google fails.
 */
export function look(ports: PostPorts): Seen {
  const known = ports.memory.all();
  const before = JSON.parse(known[REMEMBERED] ?? 'null') as Omit<Seen, 'isQuiet'> | null;
  const day = ports.clock.today();
  const at = ports.clock.now();
  const places = before?.places ?? placesIn(ports);
  const columns = (Object.keys(WATCHED) as Watched[]).map((table) =>
    readColumns(ports, table, places[table]),
  );
  if (columns.some((read) => read === null))
    return { isQuiet: false, day, at, mark: '', places: placesIn(ports) };
  const waits = columns.some((read) => read?.some((text) => WAITING.includes(text)));
  const counts = FORMS.map((form) => {
    const text = known[formKey(form)];
    return text === undefined ? 0 : ports.forms.count(JSON.parse(text) as FormMemory);
  });
  // What nobody is told at night is told when the hour comes.
  const policy = rememberedPolicy(ports.memory);
  const mark = print(JSON.stringify([counts, columns, isNoticeHour(at, policy), policy.mailIsOn]));
  const isQuiet =
    !waits &&
    before !== null &&
    before.mark === mark &&
    before.day === day &&
    minutesBetween(before.at, at) < TRUSTED_MINUTES;
  return { isQuiet, day, at, mark, places };
}

/**
 * What an officer or a run left to be done; it is not quiet while any of it stands. A mail that is queued still after all
 * was done waits for a cell to be mended, for quota, or for the hour: it is tried again with whatever comes next, each hour
 * at the latest.
 */
const WAITING = ['sending', 'mended', 'confirmed'];

/** Remembers how everything stood before it was all done; what has come since then makes the mark another one. */
export function remember(ports: PostPorts, { day, at, mark, places }: Seen): void {
  ports.memory.set(REMEMBERED, JSON.stringify({ day, at, mark, places }));
}

const placesIn = ({ sheets }: PostPorts): Places =>
  Object.fromEntries(
    Object.entries(WATCHED).map(([key, fields]) => {
      const table = key as Watched;
      const layout = layoutOf(TABLES[table], sheets.open(table).row(1));
      return [table, fields.map((field) => layout[field] ?? 0)];
    }),
  ) as unknown as Places;

/** Null where a column is not the one it was: somebody has moved it. */
function readColumns({ sheets }: PostPorts, table: Watched, places: readonly number[]): string[] | null {
  const declared: Table = TABLES[table];
  const grid = sheets.open(table);
  const found: string[] = [];
  for (let nth = 0; nth < places.length;) {
    const from = places[nth] ?? 0;
    let count = 1;
    while (places[nth + count] === from + count) count++;
    const cells = grid.columns(from, count);
    for (let step = 0; step < count; step++) {
      const field = WATCHED[table][nth + step] ?? '';
      if (textOf(cells[0]?.[step]) !== declared.columns[field]?.heading) return null;
    }
    found.push(...cells.flatMap((line) => line.map(textOf)));
    nth += count;
  }
  return found;
}
