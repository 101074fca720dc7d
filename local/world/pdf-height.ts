import type { SavedElement } from './documents';
import { lookOf } from './pdf-looks';

/** About how high blocks stand in a width, in points: Arimo has some half an em a letter. */
export function heightOf(section: SavedElement, width: number): number {
  return (section.children ?? []).reduce((sum, block) => sum + blockHeight(block, width), 0);
}

/** About how high a table's row is, by the widths of its columns. */
export function rowHeight(row: SavedElement, widths: readonly number[]): number {
  const cells = row.children ?? [];
  return 10 + Math.max(0, ...cells.map((cell, i) => heightOf(cell, Math.max(8, (widths[i] ?? 50) - 10))));
}

function blockHeight(block: SavedElement, width: number): number {
  if (block.kind === 'TABLE') {
    const rows = block.children ?? [];
    const columns = Math.max(1, ...rows.map((row) => row.children?.length ?? 0));
    const widths = Array.from({ length: columns }, () => width / columns);
    return rows.reduce((sum, row) => sum + rowHeight(row, widths), 0);
  }
  const look = lookOf(block.attributes);
  const runs = (block.children ?? []).flatMap((child) => child.runs ?? []);
  const size = Math.max(look.size, ...runs.map((run) => Number(run.style['FONT_SIZE'] ?? 0)));
  const texts = runs
    .map((run) => run.text)
    .join('')
    .split('\r');
  const lines = texts.reduce(
    (sum, text) => sum + Math.max(1, Math.ceil((text.length * size * 0.5) / width)),
    0,
  );
  const images = (block.children ?? []).map((child) => Number(child.attributes?.['HEIGHT'] ?? 0));
  return Math.max(lines * size * 1.32, ...images) + look.space[0] + look.space[1];
}
