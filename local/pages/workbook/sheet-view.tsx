import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Block, Deed, Guard, Menu as BundleMenu, SheetFrame, SheetTab } from '../../api';
import { localLink } from '../../serve/links';
import { go } from '../core/route';
import { session } from '../core/session';
import { Menu, type MenuEntry } from '../parts/menu';
import type { Anchor } from '../parts/popover';
import { CellCard, hasCard } from './cell-card';
import { cellBox, CellEditor } from './cell-editor';
import { FilterMenu } from './filter-menu';
import { FormulaBar } from './formula-bar';
import { Chart } from './chart';
import { a1, HEADER_HEIGHT, layoutOf, parseA1, placeOfRow, ROW_NUMBER_WIDTH } from './geometry';
import { Grid } from './grid';
import { MenuBar } from './menu-bar';
import { at, blockOf, covers, stepFrom, type Selection } from './selection';
import { useSheet, type SheetData } from './sheet-data';
import { blockActions } from './sheet-menus';
import { useClipboard } from './use-clipboard';
import { useEditing } from './use-editing';
import { onGridKey, type KeyboardContext } from './use-keyboard';
import { usePointer } from './use-pointer';

interface Props {
  readonly tab: SheetTab;
  readonly menus: readonly BundleMenu[];
  /** Where to go, once for each key. */
  readonly target: Block | null;
  readonly targetKey: string;
  readonly onDeed: (deed: Deed) => void;
}

type Opened =
  | { readonly kind: 'context'; readonly at: Anchor }
  | { readonly kind: 'filter'; readonly at: Anchor; readonly column: number };

/** Selections are kept per sheet while the page is open. */
const lastSelections = new Map<number, Selection>();

function guardAt(frame: SheetFrame, row: number, column: number): Guard | null {
  const found = frame.guards.find(
    ({ block, open }) => covers(block, row, column) && !open.some((hole) => covers(hole, row, column)),
  );
  return found ?? null;
}

function filteredAt({ filter }: SheetFrame, row: number, column: number): boolean {
  return (
    filter !== null &&
    row === filter.row &&
    column >= filter.column &&
    column < filter.column + filter.columns
  );
}

function Loaded({ tab, menus, target, targetKey, onDeed, data }: Props & { readonly data: SheetData }) {
  const { frame } = data;
  const grid = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState(
    () => lastSelections.get(tab.id) ?? at(Math.min(frame.frozenRows + 1, frame.rows), 1),
  );
  const [opened, open] = useState<Opened | null>(null);
  const [hovered, hover] = useState<string | null>(null);
  const [quiet, hush] = useState('');
  const editing = useEditing(tab.id, data);
  const layout = useMemo(() => layoutOf(frame, data.heightOf), [data]);
  const { row, column } = selection.active;
  const cell = data.cell(row, column);
  const rule = cell?.rule === undefined ? undefined : frame.rules[cell.rule];
  const block = blockOf(selection);

  const select = (next: Selection) => {
    lastSelections.set(tab.id, next);
    setSelection(next);
    editing.dismiss();
    hush('');
  };
  useEffect(() => session.set({ selection: { sheet: tab.id, ...block } }), [tab.id, a1(block)]);
  useEffect(() => {
    if (target)
      select({
        active: target,
        far: { row: target.row + target.rows - 1, column: target.column + target.columns - 1 },
      });
  }, [targetKey]);

  const rectOf = (r: number, c: number): Anchor =>
    document.getElementById(`cell-${r}-${c}`)?.getBoundingClientRect() ?? { left: 80, top: 160, bottom: 180 };
  const context: KeyboardContext = {
    data,
    layout,
    selection,
    editing,
    scroller,
    select,
    open: () =>
      filteredAt(frame, row, column)
        ? open({ kind: 'filter', at: rectOf(row, column), column })
        : editing.start({ row, column }, null),
    context: () => open({ kind: 'context', at: rectOf(row, column) }),
    follow: () => {
      const link = cell?.link && localLink(cell.link.replace(/^#/, '/workbook#'));
      if (link?.startsWith('/workbook')) go(link);
      else if (link) window.open(link, '_blank', 'noopener');
    },
    dismiss: () => {
      editing.dismiss();
      hush(a1(block));
    },
  };
  const pointer = usePointer({
    data,
    layout,
    selection,
    select,
    editing,
    grid,
    onResize: (wanted, width) => onDeed({ do: 'column-width', column: wanted, width }),
    onFilter: (at, wanted) => open({ kind: 'filter', at, column: wanted }),
    onContext: (at) => open({ kind: 'context', at }),
    onHover: hover,
  });

  const editor = editing.editing?.where === 'cell' ? editing.editing : null;
  const commit = (text: string, rows: number, columns: number) => {
    editing.commit(text);
    if (rows !== 0 || columns !== 0)
      select({
        active: stepFrom(layout, { row, column }, rows, columns),
        far: stepFrom(layout, { row, column }, rows, columns),
      });
    grid.current?.focus();
  };
  const cancel = () => {
    editing.cancel();
    grid.current?.focus();
  };
  const clipboard = useClipboard(data, block, editing);
  const actions = blockActions(frame, block, onDeed);
  const own: { caption: string; entries: MenuEntry[] }[] = [
    {
      caption: 'Edit',
      entries: [
        { label: 'Undo typing', act: editing.undo },
        { label: 'Clear the cells', act: () => void editing.clear(block) },
      ],
    },
    { caption: 'Rows and columns', entries: actions },
  ];
  const cardCell = hovered ?? (quiet === a1(block) ? null : `cell-${row}-${column}`);
  const shownCard = cardCell
    ? data.cell(Number(cardCell.split('-')[1]), Number(cardCell.split('-')[2]))
    : null;
  const bar = editing.editing ? editing.editing.text : (cell?.input ?? cell?.text ?? '');

  return (
    <div class="sheet" id="sheet" role="tabpanel" aria-labelledby={`tab-${tab.id}`}>
      <MenuBar own={own} made={menus} />
      <FormulaBar
        name={a1(block)}
        text={bar}
        editing={editing.editing !== null}
        guard={guardAt(frame, row, column)}
        onGoTo={(text) => {
          const found = parseA1(text);
          if (found && found.row <= frame.rows && found.column <= frame.columns)
            select({
              active: found,
              far: { row: found.row + found.rows - 1, column: found.column + found.columns - 1 },
            });
          grid.current?.focus();
        }}
        onStart={() => editing.start({ row, column }, null, 'bar')}
        onChange={editing.change}
        onCommit={(text) => commit(text, 0, 0)}
        onCancel={cancel}
      />
      <Grid
        data={data}
        layout={layout}
        selection={selection}
        pending={editing.pending}
        grid={grid}
        scroller={scroller}
        onKeyDown={(event) => onGridKey(event, context) && event.preventDefault()}
        {...clipboard}
        {...pointer}
      >
        {frame.charts.map((chart) => (
          <Chart
            key={chart.id}
            chart={chart}
            place={{
              left: ROW_NUMBER_WIDTH + (layout.lefts[chart.column] ?? 0),
              top: HEADER_HEIGHT + layout.frozenHeight + (layout.tops[placeOfRow(layout, chart.row)] ?? 0),
            }}
          />
        ))}
        {editor && (
          <CellEditor
            label={`${a1({ ...editor, rows: 1, columns: 1 })}, typing`}
            text={editor.text}
            quick={editor.quick}
            rule={rule}
            box={cellBox(scroller.current, editor.row, editor.column)}
            onChange={editing.change}
            onCommit={commit}
            onCancel={cancel}
          />
        )}
      </Grid>
      {!editor && cardCell && (editing.refusal || hasCard(shownCard)) && (
        <CellCard
          id={editing.refusal ? `cell-${editing.refusal.row}-${editing.refusal.column}` : cardCell}
          cell={editing.refusal ? null : shownCard}
          rule={shownCard?.rule === undefined ? undefined : frame.rules[shownCard.rule]}
          refusal={editing.refusal}
          onDismiss={editing.dismiss}
        />
      )}
      {opened?.kind === 'context' && (
        <Menu at={opened.at} label="Rows and columns" entries={actions} onClose={() => open(null)} />
      )}
      {opened?.kind === 'filter' && (
        <FilterMenu
          at={opened.at}
          sheet={tab.id}
          column={opened.column}
          heading={data.cell(frame.filter?.row ?? 1, opened.column)?.text ?? ''}
          onDeed={onDeed}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}

/** A sheet with its menus and formula bar. */
export function SheetView(props: Props) {
  const data = useSheet(props.tab.id);
  return data ? <Loaded {...props} data={data} /> : <div class="sheet loading">Opening {props.tab.name}</div>;
}
