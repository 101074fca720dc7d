/** Cells as the clipboard carries them: tabs between cells, quotes where a cell holds a tab, a quote or a new line. */
export function toText(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** The cells in pasted text; short rows are filled up with empty cells. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (;;) {
    const found = cells.exec(source);
    if (!found) break;
    rows.at(-1)?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replace(/""/g, '"'));
    if (found[3] === '\n') rows.push([]);
    if (found[3] === '' || cells.lastIndex > source.length) break;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}
