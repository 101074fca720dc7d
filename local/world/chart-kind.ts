/** Charts on a sheet (services.md §12): built in steps, shown once inserted, known again by an option such as the title. */
import type { Rect } from './a1';
import { cellsOf } from './cells-read';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { Grid } from './grid';
import { readers, writers } from './range-kind';
import { EnumValue, type Handle, type Value } from './values';
import { beforeStructure, rangeHandle, rangeRect, sheetGrid } from './workbook';

export interface ChartDoc {
  readonly id: number | null;
  readonly type: string;
  /** On the chart's own sheet, in the order they were added. */
  readonly ranges: readonly Rect[];
  readonly headers: number;
  readonly options: Readonly<Record<string, Value>>;
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}
type Draft = { -readonly [part in keyof ChartDoc]: ChartDoc[part] } & { sheet: readonly [string, number] };

const chain = (takes: readonly string[], change: (draft: Draft, args: readonly Value[]) => void): Method => ({
  takes,
  run: (x, self, args) => {
    change(x.kept<Draft>(self), args);
    return self;
  },
});

/** The plain builder has only structure; setTitle and the like exist after a kind was chosen. */
const structure: Kind = {
  addRange: chain(['Range'], (draft, [range]) => {
    const handle = range as Handle;
    if ((handle.ref as [string, number])[1] !== draft.sheet[1])
      throw new GoogleError('The local workspace draws charts of ranges on their own sheet only.');
    draft.ranges = [...draft.ranges, rangeRect(handle)];
  }),
  setNumHeaders: chain(['Integer'], (draft, [count]) => {
    draft.headers = Number(count);
  }),
  setOption: chain(['String, Any'], (draft, [name, value]) => {
    draft.options = { ...draft.options, [String(name)]: value ?? null };
  }),
  setPosition: chain(['Integer, Integer, Integer, Integer'], (draft, args) => {
    const [row, column, x, y] = args.map(Number);
    Object.assign(draft, { row, column, x, y });
  }),
  getChartType: {
    takes: [''],
    run: (x, self) => new EnumValue('Charts.ChartType', x.kept<Draft>(self).type),
  },
  build: { takes: [''], run: (x, self) => x.keep('EmbeddedChart', { ...x.kept<Draft>(self) }) },
};

const as = (type: string, kind: string): Method => ({
  takes: [''],
  run: (x, self) => x.keep(kind, { ...x.kept<Draft>(self), type }),
});

const choosing: Kind = {
  asColumnChart: as('COLUMN', 'EmbeddedColumnChartBuilder'),
  asBarChart: as('BAR', 'EmbeddedBarChartBuilder'),
  asLineChart: as('LINE', 'EmbeddedLineChartBuilder'),
};

const titled: Kind = {
  setTitle: chain(['String'], (draft, [title]) => {
    draft.options = { ...draft.options, title: title ?? null };
  }),
};
const stacked: Kind = {
  setStacked: chain([''], (draft) => {
    draft.options = { ...draft.options, isStacked: true };
  }),
};

export const chartKinds: Readonly<Record<string, Kind>> = {
  EmbeddedChartBuilder: { ...structure, ...choosing },
  EmbeddedColumnChartBuilder: { ...structure, ...choosing, ...titled, ...stacked },
  EmbeddedBarChartBuilder: { ...structure, ...choosing, ...titled, ...stacked },
  EmbeddedLineChartBuilder: { ...structure, ...choosing, ...titled },
  EmbeddedChart: {
    getChartId: { takes: [''], run: (x, self) => x.kept<Draft>(self).id },
    getOptions: { takes: [''], run: (x, self) => x.keep('ChartOptions', x.kept<Draft>(self)) },
    getRanges: {
      takes: [''],
      run: (x, self) => {
        const { sheet, ranges } = x.kept<Draft>(self);
        return ranges.map((rect) => rangeHandle({ file: sheet[0], sheetId: sheet[1] }, rect));
      },
    },
  },
  ChartOptions: {
    get: { takes: ['String'], run: (x, self, [name]) => x.kept<Draft>(self).options[String(name)] ?? null },
  },
};

interface ChartsDoc {
  readonly charts: readonly ChartDoc[];
}

export const chartsOn = (grid: Grid): readonly ChartDoc[] =>
  grid.store.get<ChartsDoc>(`charts:${grid.file}`, grid.sheetId)?.charts ?? [];

export const sheetCharts: Kind = {
  newChart: {
    takes: [''],
    modes: writers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      return x.keep('EmbeddedChartBuilder', {
        id: null,
        type: 'COLUMN',
        ranges: [],
        headers: 0,
        options: {},
        row: 1,
        column: 1,
        x: 0,
        y: 0,
        sheet: [grid.file, grid.sheetId],
      } satisfies Draft);
    },
  },
  insertChart: {
    takes: ['EmbeddedChart'],
    price: 'structure',
    modes: writers,
    run: (x, self, [chart]) => {
      beforeStructure(x);
      const grid = sheetGrid(x, self);
      const { sheet: _, ...doc } = x.kept<Draft>(chart as Handle);
      if (doc.ranges.length === 0)
        throw new GoogleError('A chart needs a range: call addRange before build().');
      if (doc.row < 1 || doc.row > grid.maxRows || doc.column < 1 || doc.column > grid.maxColumns)
        throw new GoogleError('The position of the chart is out of bounds.');
      const stands = chartsOn(grid);
      const id = 1 + Math.max(0, ...stands.map((one) => one.id ?? 0));
      x.store.put(`charts:${grid.file}`, grid.sheetId, { charts: [...stands, { ...doc, id }] });
    },
  },
  getCharts: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const grid = sheetGrid(x, self);
      return chartsOn(grid).map((doc) =>
        x.keep('EmbeddedChart', { ...doc, sheet: [grid.file, grid.sheetId] }),
      );
    },
  },
  removeChart: {
    takes: ['EmbeddedChart'],
    price: 'structure',
    modes: writers,
    run: (x, self, [chart]) => {
      beforeStructure(x);
      const grid = sheetGrid(x, self);
      const { id } = x.kept<Draft>(chart as Handle);
      const charts = chartsOn(grid).filter((one) => one.id !== id);
      x.store.put(`charts:${grid.file}`, grid.sheetId, { charts });
    },
  },
};

/** What a chart shows: ranges read as columns, the first the labels; blank rows at the end are left out. */
export interface ChartFigures {
  readonly title: string;
  readonly kind: 'columns' | 'stacked' | 'bars' | 'line';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export function figuresOf(grid: Grid, { type, ranges, headers, options }: ChartDoc): ChartFigures {
  const columns = ranges.flatMap((rect) => {
    const values = cellsOf(grid, rect);
    return Array.from({ length: rect.columns }, (_, at) => values.map((line) => line[at] ?? ''));
  });
  const [domain = [], ...series] = columns;
  const text = (cell: unknown) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '');
  const labels = domain.slice(headers).map(text);
  const last = labels.reduce((found, label, at) => (label === '' ? found : at + 1), 0);
  return {
    title: text(options['title']),
    kind:
      type === 'LINE'
        ? 'line'
        : type === 'BAR'
          ? 'bars'
          : options['isStacked'] === true
            ? 'stacked'
            : 'columns',
    labels: labels.slice(0, last),
    series: series.map((cells) => ({
      name: headers > 0 ? text(cells[0]) : '',
      values: cells
        .slice(headers)
        .slice(0, last)
        .map((cell) => (typeof cell === 'number' ? cell : null)),
    })),
  };
}
