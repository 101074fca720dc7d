/** Range: how cells look, and their notes (services.md §4, §5). A null, also inside a block, resets to the default. */
import type { Rect } from './a1';
import { AUTOMATIC } from './display';
import type { Kind, Method } from './dispatch';
import { withEntry, type Grid, type RowDoc } from './grid';
import { blockSetter, reader, setter, type Target } from './range-kind';
import { restyle, styleOf, type Style } from './styles';
import { EnumValue, type Value } from './values';

type Change = Readonly<Record<string, unknown>>;

/** One part of a style: how a script's value is kept, and how it is read back. */
interface Look {
  readonly part: keyof Style;
  /** The argument's type; '?' is added. */
  readonly takes: string;
  keep?(value: Value): unknown;
  readonly initial: Value;
  show?(kept: string | number, t: Target): Value;
}

const lower = (value: Value): string => String(value).toLowerCase();

const looks: Readonly<Record<string, Look>> = {
  Background: { part: 'background', takes: 'String', keep: lower, initial: '#ffffff' },
  FontColor: { part: 'color', takes: 'String', keep: lower, initial: '#000000' },
  FontWeight: {
    part: 'weight',
    takes: 'String',
    keep: (v) => (v === 'bold' ? 'bold' : undefined),
    initial: 'normal',
  },
  FontStyle: {
    part: 'italic',
    takes: 'String',
    keep: (v) => (v === 'italic' ? 'italic' : undefined),
    initial: 'normal',
  },
  FontLine: { part: 'line', takes: 'String', keep: (v) => (v === 'none' ? undefined : v), initial: 'none' },
  FontSize: { part: 'size', takes: 'Number', initial: 10 },
  FontFamily: { part: 'family', takes: 'String', initial: 'Arial' },
  HorizontalAlignment: {
    part: 'horizontal',
    takes: 'String',
    keep: (v) => (v === 'normal' ? 'general-left' : v),
    initial: 'general',
  },
  VerticalAlignment: { part: 'vertical', takes: 'String', initial: 'bottom' },
  NumberFormat: { part: 'numberFormat', takes: 'String', keep: keptFormat, initial: AUTOMATIC },
  WrapStrategy: {
    part: 'wrap',
    takes: 'SpreadsheetApp.WrapStrategy',
    keep: (v) => (v as EnumValue).name,
    initial: new EnumValue('SpreadsheetApp.WrapStrategy', 'OVERFLOW'),
    show: (name) => new EnumValue('SpreadsheetApp.WrapStrategy', String(name)),
  },
  Wrap: {
    part: 'wrap',
    takes: 'Boolean',
    keep: (v) => (v === true ? 'WRAP' : 'OVERFLOW'),
    initial: true,
    show: (name) => name === 'WRAP',
  },
};

/** 'general' gives a cell its automatic format back. */
function keptFormat(value: Value): unknown {
  return value === '' || lower(value) === 'general' || value === AUTOMATIC ? undefined : value;
}

function plural(name: string): string {
  if (name === 'FontFamily') return 'FontFamilies';
  if (name === 'WrapStrategy') return 'WrapStrategies';
  return `${name}s`;
}

function changeOf({ part, keep }: Look): (value: Value) => Change {
  const made = new Map<unknown, Change>();
  return (value) => {
    const kept = value === null || value === undefined ? undefined : keep ? keep(value) : value;
    let change = made.get(kept);
    if (!change) made.set(kept, (change = { [part]: kept }));
    return change;
  };
}

function setOne(look: Look): Method {
  const change = changeOf(look);
  // A null number format fails messily on Google; here it is refused.
  const takes = look.part === 'numberFormat' ? look.takes : `${look.takes}?`;
  return setter([takes], (_, [value]) => {
    const by = change(value as Value);
    return (grid, rect) => restyle(grid, rect, () => by);
  });
}

function setBlock(look: Look): Method {
  const change = changeOf(look);
  return blockSetter(
    `${look.takes}?`,
    (_, block) => (grid, rect) =>
      restyle(grid, rect, (i, j) => change((block[i] as readonly Value[])[j] as Value)),
  );
}

function getBlock(look: Look): (t: Target) => Value[][] {
  return (t) => blockOf(t, (doc, column) => shownLook(look, t, doc, column));
}

function shownLook({ part, initial, show }: Look, t: Target, doc: RowDoc, column: number): Value {
  const kept = styleOf(t.grid.store, t.grid.file, doc.s?.[column - 1] ?? 0)[part];
  if (kept === undefined) return initial;
  return show ? show(kept, t) : kept;
}

/** A block of whatever `cell` says of each cell. */
export function blockOf({ grid, rect }: Target, cell: (doc: RowDoc, column: number) => Value): Value[][] {
  return Array.from({ length: rect.rows }, (_, i) => {
    const doc = grid.row(rect.row + i);
    return Array.from({ length: rect.columns }, (__, j) => cell(doc, rect.column + j));
  });
}

const first = (block: Value[][]): Value => (block[0] as Value[])[0] as Value;

function looksKind(): Kind {
  const kind: Record<string, Method> = {};
  for (const [name, look] of Object.entries(looks)) {
    const get = getBlock(look);
    kind[`set${name}`] = setOne(look);
    kind[`get${name}`] = reader((t) => first(get({ ...t, rect: { ...t.rect, rows: 1, columns: 1 } })));
    kind[`set${plural(name)}`] = setBlock(look);
    kind[`get${plural(name)}`] = reader(get);
  }
  return kind;
}

/** Numbers become "25" by setNote but "25.0" by setNotes. */
function noteText(value: Value, double: boolean): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'number' && double && Number.isInteger(value) ? `${value}.0` : String(value);
}

export function writeNotes(
  grid: Grid,
  rect: Rect,
  noteAt: (i: number, j: number) => string | undefined,
): void {
  grid.updateRows(rect, (doc, _, i) => {
    let notes = doc.n;
    for (let j = 0; j < rect.columns; j += 1) notes = withEntry(notes, rect.column + j, noteAt(i, j));
    const { n: __, ...rest } = doc;
    return notes ? { ...rest, n: notes } : doc.n ? rest : doc;
  });
}

const getNotes = (t: Target): Value[][] => blockOf(t, (doc, column) => doc.n?.[column] ?? '');

const notes: Kind = {
  setNote: setter(
    ['String?', 'Number', 'Boolean'],
    (_, [value]) =>
      (grid, rect) =>
        writeNotes(grid, rect, () => noteText(value as Value, false)),
  ),
  setNotes: blockSetter(
    'Any',
    (_, block) => (grid, rect) =>
      writeNotes(grid, rect, (i, j) => noteText((block[i] as readonly Value[])[j] as Value, true)),
  ),
  getNote: reader((t) => first(getNotes(t))),
  getNotes: reader(getNotes),
  clearNote: setter([''], () => (grid, rect) => writeNotes(grid, rect, () => undefined)),
};

/** Takes formats away; the number format stays unless `all` (Range.clearFormat does not reset it). */
export function clearFormats(grid: Grid, rect: Rect, all: boolean): void {
  const reset: Record<string, undefined> = {};
  for (const { part } of Object.values(looks)) if (all || part !== 'numberFormat') reset[part] = undefined;
  restyle(grid, rect, () => reset);
}

export const formatKind: Kind = {
  ...looksKind(),
  ...notes,
  clearFormat: setter([''], () => (grid, rect) => clearFormats(grid, rect, false)),
  setBorder: setter(
    [
      'Boolean?, Boolean?, Boolean?, Boolean?, Boolean?, Boolean?',
      'Boolean?, Boolean?, Boolean?, Boolean?, Boolean?, Boolean?, String?, SpreadsheetApp.BorderStyle?',
    ],
    () => () => undefined,
  ),
};
