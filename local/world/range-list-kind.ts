/** RangeList: ranges of one sheet, set alike in one call (services.md §6). */
import { onGrid, parseAddress } from './a1';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { readers } from './range-kind';
import { Handle } from './values';
import { rangeHandle, sheetGrid } from './workbook';

/** Ranges of one sheet, set alike in one call. */
export const getRangeList: Method = {
  takes: ['String[]'],
  modes: readers,
  run: (x, self, [names]) => {
    const grid = sheetGrid(x, self);
    const rects = (names as readonly string[]).map((name) => {
      const address = parseAddress(name);
      if (!address) throw new GoogleError('Range not found');
      const rect = onGrid(address, grid.maxRows, grid.maxColumns);
      if (!rect)
        throw new GoogleError('The coordinates of the range are outside the dimensions of the sheet.');
      return rect;
    });
    if (rects.length === 0) throw new GoogleError('A range list needs at least one range.');
    return new Handle('RangeList', [
      grid.file,
      grid.sheetId,
      rects.map((r) => [r.row, r.column, r.rows, r.columns]),
    ]);
  },
};

function rangesOf(self: Handle): Handle[] {
  const [file, sheet, rects] = self.ref as unknown as [string, number, [number, number, number, number][]];
  return rects.map(([row, column, rows, columns]) =>
    rangeHandle({ file, sheetId: sheet }, { row, column, rows, columns }),
  );
}

const LISTED = [
  'setValue',
  'setFormula',
  'setBackground',
  'setFontColor',
  'setFontWeight',
  'setFontStyle',
  'setFontLine',
  'setFontSize',
  'setFontFamily',
  'setHorizontalAlignment',
  'setVerticalAlignment',
  'setNumberFormat',
  'setNote',
  'setWrap',
  'setWrapStrategy',
  'setBorder',
  'insertCheckboxes',
  'removeCheckboxes',
  'check',
  'uncheck',
  'clearContent',
  'clearFormat',
  'clearNote',
  'clearDataValidations',
  'breakApart',
];

/** Each setter of Range, applied to every range for the price of one call. */
export function rangeListKind(range: Kind): Kind {
  const kind: Record<string, Method> = {
    getRanges: { takes: [''], modes: readers, run: (_, self) => rangesOf(self) },
    // Unlike Range.clear(), this one is documented to clear validations too.
    clear: applied([range['clear'] as Method, range['clearDataValidations'] as Method]),
  };
  for (const name of LISTED) kind[name] = applied([range[name] as Method]);
  return kind;
}

function applied(methods: readonly Method[]): Method {
  const [first] = methods as [Method];
  return {
    ...first,
    run: (x, self, args) => {
      for (const range of rangesOf(self)) for (const method of methods) method.run(x, range, args);
      return self;
    },
  };
}
