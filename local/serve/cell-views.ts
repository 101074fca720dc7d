import type { Cell, CellStyle, RowsView } from '../api';
import { cellsOf, displayOf, formulasOf } from '../world/cells-read';
import { paintOf, type Paint } from '../world/conditional-kind';
import { overlayOf } from '../world/formula-cells';
import type { Cell as Value, Grid } from '../world/grid';
import { isoOf, showsDate } from '../world/serial';
import { styleOf, type Style } from '../world/styles';
import { typed } from '../world/typing';
import { allows, ruleOf } from '../world/validation-rules';
import { BOUND_ID, spreadsheet } from '../world/workbook';
import type { World } from '../world/world';
import { localLink } from './links';
import { gridWithId, rulesOf } from './sheet-views';

const ALIGNS: Record<string, CellStyle['align']> = {
  left: 'left',
  center: 'center',
  right: 'right',
  'general-left': 'left',
};
const VERTICALS: Record<string, CellStyle['vertical']> = { top: 'top', middle: 'middle', bottom: 'bottom' };
const WRAPS: Record<string, CellStyle['wrap']> = { WRAP: 'wrap', CLIP: 'clip' };

type Loose = { -readonly [K in keyof CellStyle]: CellStyle[K] };

/** A stored style as the page draws it; the default is an empty object. */
function lookOf(style: Style): CellStyle {
  const look: Loose = {};
  if (style.background && style.background !== '#ffffff') look.background = style.background;
  if (style.color) look.color = style.color;
  if (style.weight === 'bold') look.bold = true;
  if (style.italic === 'italic') look.italic = true;
  if (style.line === 'underline') look.underline = true;
  if (style.line === 'line-through') look.strike = true;
  if (style.size && style.size !== 10) look.size = style.size;
  const align = ALIGNS[style.horizontal ?? ''];
  if (align) look.align = align;
  const vertical = VERTICALS[style.vertical ?? ''];
  if (vertical) look.vertical = vertical;
  const wrap = WRAPS[style.wrap ?? ''];
  if (wrap) look.wrap = wrap;
  return look;
}

/** What a conditional format lays over it. */
function paintLook(paint: Paint | null | undefined): CellStyle {
  if (!paint) return {};
  const { strikethrough, ...rest } = paint;
  return strikethrough === undefined ? rest : { ...rest, strike: strikethrough };
}

/** Looks named by number, each once. */
function looks() {
  const styles: CellStyle[] = [];
  const places = new Map<string, number>();
  const place = (look: CellStyle): number | undefined => {
    const key = JSON.stringify(look);
    if (key === '{}') return undefined;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, styles.length);
    return styles.push(look) - 1;
  };
  return { styles, place };
}

/** The value as a person would type it, where that is not what the cell shows. */
function inputOf(value: Value, style: Style, locale: string): string | undefined {
  if (typeof value === 'number') {
    if (!showsDate(style.numberFormat)) {
      return style.numberFormat?.includes('%') ? `${Number((value * 100).toPrecision(15))}%` : String(value);
    }
    const [day = '', time = ''] = isoOf(value).split('T');
    const [year, month, date] = day.split('-');
    const typedDay = locale === 'en_US' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
    return time ? `${typedDay} ${time.slice(0, 8)}` : typedDay;
  }
  if (typeof value !== 'string' || style.numberFormat === '@') return undefined;
  const rules = { locale, year: 2000, isText: false, formulaBeatsText: true, apostropheStaysInText: false };
  const again = typed(value, rules);
  return again.kind === 'value' && again.value === value ? undefined : `'${value}`;
}

function kindOf(value: Value, style: Style, format: string | undefined): Cell['kind'] {
  if (typeof value === 'number') return showsDate(style.numberFormat ?? format) ? 'date' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' && value !== null ? 'error' : undefined;
}

/** The address in `=HYPERLINK("…", …)`, for the page to follow. */
function linkIn(formula: string): string | undefined {
  const address = formula.match(/^=HYPERLINK\(\s*"((?:[^"]|"")*)"/i)?.[1]?.replace(/""/g, '"');
  return address?.startsWith('#') ? address : address && localLink(address);
}

/** The rows of a sheet from one number to another, as the page draws them. */
export function rowsOf(world: World, sheet: number, from: number, to: number): Omit<RowsView, 'version'> {
  const grid = gridWithId(world, sheet);
  if (!grid) return { from, rows: [], styles: [] };
  const first = Math.max(1, Math.min(from, grid.maxRows));
  const rect = {
    row: first,
    column: 1,
    rows: Math.min(to, grid.maxRows) - first + 1,
    columns: grid.maxColumns,
  };
  const { locale } = spreadsheet(world.store, BOUND_ID);
  const { places } = rulesOf(grid);
  const { styles, place } = looks();
  const overlay = overlayOf(grid);
  const paints = paintOf(grid, rect, world.now());
  const texts = displayOf(grid, rect, locale);
  const formulas = formulasOf(grid, rect);
  const rows = cellsOf(grid, rect).map((values, i) => {
    const row = first + i;
    const uid = grid.uidAt(row);
    const doc = grid.row(row);
    const shown = overlay.shown.get(uid);
    const anchors = overlay.anchors.get(uid);
    const cells = values.map((value, j): Cell | null => {
      const column = j + 1;
      const stored = styleOf(grid.store, grid.file, doc.s?.[j] ?? 0);
      const style = place({ ...lookOf(stored), ...paintLook(paints[i]?.[j]) });
      const note = doc.n?.[column];
      const ruleId = doc.d?.[column];
      const formula = formulas[i]?.[j] ?? '';
      if (
        value === null &&
        style === undefined &&
        note === undefined &&
        ruleId === undefined &&
        formula === ''
      )
        return null;
      const text = texts[i]?.[j] ?? '';
      const input = formula === '' ? inputOf(value, stored, locale) : formula;
      const kind = kindOf(value, stored, shown?.get(column)?.format);
      const rule = ruleId === undefined ? undefined : places.get(ruleId);
      const wrong = anchors?.get(column)?.result?.note ?? misfit(grid, ruleId, row, column, value);
      const link = linkIn(formula);
      return {
        text,
        ...(kind ? { kind } : {}),
        ...(input === undefined || input === text ? {} : { input }),
        ...(style === undefined ? {} : { style }),
        ...(note ? { note } : {}),
        ...(rule === undefined ? {} : { rule }),
        ...(wrong ? { wrong } : {}),
        ...(link ? { link } : {}),
        ...(formula === '' && shown?.has(column) ? { spilled: true } : {}),
      };
    });
    return trimmed(cells);
  });
  return { from: first, rows, styles };
}

/** Why a value that its rule only warns about does not fit. */
function misfit(
  grid: Grid,
  ruleId: number | undefined,
  row: number,
  column: number,
  value: Value,
): string | undefined {
  const rule = ruleOf(grid, ruleId);
  if (!rule || allows(grid, rule, row, column, value)) return undefined;
  return rule.help ?? 'This value is not one that the rule on this cell allows.';
}

function trimmed(cells: (Cell | null)[]): (Cell | null)[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return cells.slice(0, length);
}
