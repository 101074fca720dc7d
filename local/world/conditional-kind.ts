/** Conditional formats (services.md §8): an ordered list per sheet, replaced as a whole; the first true rule wins. */
import type { Execution } from '../run/execution';
import { contains, type Rect } from './a1';
import { displayOf, cellsOf } from './cells-read';
import { holds, type Condition } from './criteria';
import { conditionMethods } from './criteria-builder';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { Grid } from './grid';
import { readers, writers } from './range-kind';
import type { Handle } from './values';
import { EnumValue, type Value } from './values';
import { BOUND_ID, beforeStructure, rangeHandle, rangeRect, sheetGrid, spreadsheet } from './workbook';

/** What a rule paints; absent parts are left alone. */
export interface Paint {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
}
export interface ConditionalRule {
  readonly sheet: number;
  readonly ranges: readonly Rect[];
  readonly condition: Condition;
  readonly paint: Paint;
}
interface ConditionalDoc {
  readonly rules: readonly ConditionalRule[];
}
interface Draft {
  condition: Condition | null;
  paint: Record<string, string | boolean>;
  ranges: Rect[];
  sheet: number;
}

export const newRule = (x: Execution): Handle =>
  x.keep('ConditionalFormatRuleBuilder', {
    condition: null,
    paint: {},
    ranges: [],
    sheet: -1,
  } satisfies Draft);

function painter(part: keyof Paint, takes: string): Method {
  return {
    takes: [`${takes}?`],
    run: (x, self, [value]) => {
      const { paint } = x.kept<Draft>(self);
      if (value === null || value === undefined) Reflect.deleteProperty(paint, part);
      else paint[part] = typeof value === 'string' ? value.toLowerCase() : (value as boolean);
      return self;
    },
  };
}

const getters: Kind = {
  getRanges: {
    takes: [''],
    run: (x, self) => {
      const { sheet, ranges } = x.kept<Draft>(self);
      return ranges.map((rect) => rangeHandle({ file: BOUND_ID, sheetId: sheet }, rect));
    },
  },
  getBooleanCondition: { takes: [''], run: (x, self) => x.keep('BooleanCondition', x.kept<Draft>(self)) },
  getGradientCondition: { takes: [''], run: () => null },
  copy: {
    takes: [''],
    run: (x, self) => {
      const draft = x.kept<Draft>(self);
      return x.keep('ConditionalFormatRuleBuilder', {
        ...draft,
        paint: { ...draft.paint },
        ranges: [...draft.ranges],
      });
    },
  },
};

const setRanges: Method = {
  takes: ['Range[]'],
  run: (x, self, [ranges]) => {
    const handles = ranges as readonly Handle[];
    const sheets = new Set(handles.map((range) => (range.ref as [string, number])[1]));
    if (sheets.size > 1)
      throw new GoogleError('The ranges of a conditional format rule must be on the same sheet.');
    Object.assign(x.kept<Draft>(self), { sheet: [...sheets][0] ?? -1, ranges: handles.map(rangeRect) });
    return self;
  },
};

const build: Method = {
  takes: [''],
  run: (x, self) => {
    const { condition, ranges, sheet, paint } = x.kept<Draft>(self);
    if (!condition)
      throw new GoogleError(
        'A conditional format rule needs a condition: call one of the when methods before build().',
      );
    if (ranges.length === 0)
      throw new GoogleError('A conditional format rule needs ranges: call setRanges before build().');
    if (condition.type === 'CUSTOM_FORMULA' && /!/.test(withoutTexts(String(condition.args[0])))) {
      throw new GoogleError('Conditional format rule cannot reference a different sheet.');
    }
    return x.keep('ConditionalFormatRule', { condition, ranges, sheet, paint: { ...paint } });
  },
};

function withoutTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"/g, '""');
}

export const conditionalKinds: Readonly<Record<string, Kind>> = {
  ConditionalFormatRule: getters,
  ConditionalFormatRuleBuilder: conditionMethods({
    ...getters,
    setBackground: painter('background', 'String'),
    setFontColor: painter('color', 'String'),
    setBold: painter('bold', 'Boolean'),
    setItalic: painter('italic', 'Boolean'),
    setUnderline: painter('underline', 'Boolean'),
    setStrikethrough: painter('strikethrough', 'Boolean'),
    setRanges,
    build,
  }),
  BooleanCondition: {
    getCriteriaType: {
      takes: [''],
      run: (x, self) =>
        new EnumValue('SpreadsheetApp.BooleanCriteria', x.kept<Draft>(self).condition?.type ?? ''),
    },
    getCriteriaValues: { takes: [''], run: (x, self) => [...(x.kept<Draft>(self).condition?.args ?? [])] },
    getBackground: {
      takes: [''],
      run: (x, self) => (x.kept<Draft>(self).paint['background'] as Value) ?? null,
    },
    getFontColor: { takes: [''], run: (x, self) => (x.kept<Draft>(self).paint['color'] as Value) ?? null },
    getBold: { takes: [''], run: (x, self) => (x.kept<Draft>(self).paint['bold'] as Value) ?? null },
  },
};

export function rulesOn(grid: Grid): readonly ConditionalRule[] {
  return grid.store.get<ConditionalDoc>(`conditional:${grid.file}`, grid.sheetId)?.rules ?? [];
}

export const sheetConditional: Kind = {
  getConditionalFormatRules: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => rulesOn(sheetGrid(x, self)).map((rule) => x.keep('ConditionalFormatRule', { ...rule })),
  },
  setConditionalFormatRules: {
    takes: ['ConditionalFormatRule[]'],
    price: 'structure',
    modes: writers,
    run: (x, self, [rules]) => {
      beforeStructure(x);
      const grid = sheetGrid(x, self);
      const docs = (rules as readonly Handle[]).map((rule) => x.kept<ConditionalRule>(rule));
      if (docs.some((rule) => rule.sheet !== grid.sheetId))
        throw new GoogleError('Conditional format rule cannot reference a different sheet.');
      x.store.put(`conditional:${grid.file}`, grid.sheetId, { rules: docs });
    },
  },
  clearConditionalFormatRules: {
    takes: [''],
    price: 'structure',
    modes: writers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      x.store.delete(`conditional:${grid.file}`, grid.sheetId);
    },
  },
};

/** What the rules paint on each cell of a rectangle, for the pages; null where nothing. */
export function paintOf(grid: Grid, rect: Rect, now: number): (Paint | null)[][] {
  const rules = rulesOn(grid);
  const { zone, locale } = spreadsheet(grid.store, grid.file);
  const cells = cellsOf(grid, rect);
  const texts = rules.length > 0 ? displayOf(grid, rect, locale) : [];
  return cells.map((line, i) =>
    line.map((cell, j) => {
      const [row, column] = [rect.row + i, rect.column + j];
      let paint = null as Paint | null;
      for (const rule of rules) {
        const first = rule.ranges[0];
        if (!first || !rule.ranges.some((range) => contains(range, { row, column, rows: 1, columns: 1 })))
          continue;
        const place = {
          grid,
          cell,
          text: texts[i]?.[j] ?? '',
          offset: { rows: row - first.row, columns: column - first.column },
          zone,
          now,
        };
        if (holds(rule.condition, place)) paint = { ...rule.paint, ...paint };
      }
      return paint;
    }),
  );
}
