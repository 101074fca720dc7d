import type { ChartView } from '../../api';
import { ticksFor } from './ticks';

/** A chart as Sheets would float it over the cells: plain SVG, no taller or wider than it was asked for. */

/** Apart in lightness too; dashes, marks and figures tell them apart where colours do not. */
const COLOURS = ['#16365c', '#c8651b', '#5b9e84', '#a97fbd', '#6b7780'];
const DASHES = ['', '7 4', '2 3', '10 3 2 3'];
const MARGIN = { top: 58, right: 16, bottom: 58, left: 46 };

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

const mostOf = ({ kind, labels, series }: ChartView): number =>
  kind === 'stacked'
    ? Math.max(0, ...labels.map((_, at) => sum(series.map(({ values }) => values[at] ?? null))))
    : Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));

/** In words, for those who do not see it. */
const spelt = ({ labels, series }: ChartView): string =>
  labels
    .map(
      (label, at) =>
        `${label}: ${series.map(({ name, values }) => `${name} ${values[at] ?? 'blank'}`).join(', ')}`,
    )
    .join('; ');

/** Where the nth name of the legend begins: after those before it. */
const legendAt = (series: ChartView['series'], nth: number): number =>
  series.slice(0, nth).reduce((left, { name }) => left + 30 + 7 * name.length, 0);

interface Place {
  readonly left: number;
  readonly top: number;
}

export function Chart({ chart, place }: { readonly chart: ChartView; readonly place: Place }) {
  const { title, width, height, labels, series, kind } = chart;
  const name = `chart-${chart.id}`;
  const ticks = ticksFor(mostOf(chart));
  const highest = ticks[ticks.length - 1] ?? 1;
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const y = (value: number) => MARGIN.top + inner.height * (1 - value / highest);
  const slot = inner.width / Math.max(1, labels.length);
  const x = (at: number) => MARGIN.left + slot * at;
  const every = Math.ceil(labels.length / Math.max(1, Math.floor(inner.width / 64)));

  return (
    <figure class="chart" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      <svg width={width} height={height} role="img" aria-labelledby={`${name}-title ${name}-says`}>
        <title id={`${name}-title`}>{title}</title>
        <desc id={`${name}-says`}>{spelt(chart)}</desc>
        <text x={MARGIN.left} y={24} class="chart-title">
          {title}
        </text>
        {series.map(({ name }, nth) => (
          <g key={name} transform={`translate(${MARGIN.left + legendAt(series, nth)}, 42)`}>
            {kind === 'line' ? (
              <line x2={12} y1={-4} y2={-4} {...strokeOf(nth)} />
            ) : (
              <rect width={10} height={10} y={-9} fill={COLOURS[nth % COLOURS.length]} />
            )}
            <text x={15}>{name}</text>
          </g>
        ))}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} class="chart-line" />
            <text x={MARGIN.left - 6} y={y(tick) + 4} text-anchor="end">
              {tick}
            </text>
          </g>
        ))}
        {labels.map((label, at) =>
          at % every === 0 ? (
            <text key={at} x={x(at) + slot / 2} y={height - MARGIN.bottom + 18} text-anchor="middle">
              {label.length > 14 ? `${label.slice(0, 13)}…` : label}
            </text>
          ) : null,
        )}
        {kind === 'line'
          ? series.map((one, nth) => (
              <Line key={one.name} values={one.values} nth={nth} at={(i) => x(i) + slot / 2} y={y} />
            ))
          : labels.map((_, at) => <Columns key={at} chart={chart} at={at} left={x(at)} slot={slot} y={y} />)}
      </svg>
    </figure>
  );
}

const strokeOf = (nth: number) => ({
  stroke: COLOURS[nth % COLOURS.length] ?? '',
  'stroke-width': 2.5,
  'stroke-dasharray': DASHES[nth % DASHES.length] ?? '',
});

function Line(props: {
  readonly values: readonly (number | null)[];
  readonly nth: number;
  readonly at: (nth: number) => number;
  readonly y: (value: number) => number;
}) {
  const { values, nth, at, y } = props;
  const points = values.flatMap((value, i) =>
    value === null ? [] : [{ left: at(i), top: y(value), value }],
  );
  const last = points[points.length - 1];
  const path = points.map(({ left, top }) => `${left},${top}`).join(' ');
  return (
    <>
      <polyline points={path} fill="none" {...strokeOf(nth)} />
      {last && (
        <text x={last.left + 6} y={last.top - 6} class="chart-figure">
          {last.value}
        </text>
      )}
    </>
  );
}

function Columns(props: {
  readonly chart: ChartView;
  readonly at: number;
  readonly left: number;
  readonly slot: number;
  readonly y: (value: number) => number;
}) {
  const { chart, at, left, slot, y } = props;
  const { kind, series } = chart;
  const room = slot * 0.7;
  const wide = kind === 'stacked' ? room : room / Math.max(1, series.length);
  return (
    <>
      {series.map(({ name, values }, nth) => {
        const value = values[at] ?? 0;
        const below = kind === 'stacked' ? sum(series.slice(0, nth).map((one) => one.values[at] ?? null)) : 0;
        const start = left + slot * 0.15 + (kind === 'stacked' ? 0 : nth * wide);
        const [top, high] = [y(below + value), y(below) - y(below + value)];
        return value <= 0 ? null : (
          <g key={name}>
            <rect
              x={start}
              y={top}
              width={Math.max(1, wide - 1)}
              height={Math.max(0, high - 1)}
              fill={COLOURS[nth % COLOURS.length]}
            />
            {wide < 18 || (kind === 'stacked' && high < 16) ? null : (
              <text
                x={start + wide / 2}
                y={kind === 'stacked' ? top + high / 2 + 4 : top - 4}
                text-anchor="middle"
                class="chart-figure"
              >
                {value}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
