import { copyOf, element, type Element, type ElementKind } from './documents';
import { setText } from './documents-text';

const sections: readonly ElementKind[] = ['BODY_SECTION', 'HEADER_SECTION', 'FOOTER_SECTION', 'TABLE_CELL'];
const blocks: readonly ElementKind[] = ['PARAGRAPH', 'LIST_ITEM', 'TABLE'];
const inline: readonly ElementKind[] = [
  'TEXT',
  'INLINE_IMAGE',
  'PAGE_BREAK',
  'HORIZONTAL_RULE',
  'UNSUPPORTED',
];

const holds: Readonly<Record<ElementKind, readonly ElementKind[]>> = {
  BODY_SECTION: blocks,
  HEADER_SECTION: blocks,
  FOOTER_SECTION: blocks,
  TABLE_CELL: blocks,
  TABLE: ['TABLE_ROW'],
  TABLE_ROW: ['TABLE_CELL'],
  PARAGRAPH: inline,
  LIST_ITEM: inline,
  TEXT: [],
  INLINE_IMAGE: [],
  PAGE_BREAK: [],
  HORIZONTAL_RULE: [],
  UNSUPPORTED: [],
};

/** Puts a detached element into another, at `index` from 0. */
export function insertChild(parent: Element, index: number, child: Element): Element {
  if (child.parent) throw new Error('Element must be detached');
  if (!holds[parent.kind].includes(child.kind))
    throw new Error(`Element of type ${child.kind} can't be inserted in an element of type ${parent.kind}.`);
  if (!Number.isInteger(index) || index < 0 || index > parent.children.length)
    throw new Error(
      `Child index (${index}) must be less than or equal to the number of child elements (${parent.children.length}).`,
    );
  parent.children.splice(index, 0, child);
  child.parent = parent;
  return child;
}

/** Appends a detached element. A table is never last in its section: Docs keeps an empty paragraph after it. */
export function appendChild(parent: Element, child: Element): Element {
  insertChild(parent, parent.children.length, child);
  if (child.kind === 'TABLE') insertChild(parent, parent.children.length, element('PARAGRAPH'));
  return child;
}

/** Takes an element out of its parent. */
export function removeFromParent(child: Element): Element {
  const { parent } = child;
  if (!parent) throw new Error("Element is detached: it can't be removed from a parent.");
  const at = parent.children.indexOf(child);
  if (sections.includes(parent.kind)) guardSection(parent, at);
  if (parent.kind === 'TABLE_ROW' && parent.children.length === 1)
    throw new Error("Can't remove the last cell of a row.");
  parent.children.splice(at, 1);
  child.parent = null;
  return child;
}

/** A section ends in a paragraph, and a table at its edge keeps the paragraph after it. */
function guardSection(parent: Element, at: number): void {
  const last = at === parent.children.length - 1;
  const closesTable = parent.children[at - 1]?.kind === 'TABLE' && parent.children[at + 1]?.kind === 'TABLE';
  if (parent.children[at]?.kind !== 'TABLE' && (last || closesTable))
    throw new Error("Can't remove the last paragraph in a document section.");
}

/** Empties a section down to one empty paragraph, a paragraph down to nothing. */
export function clear(live: Element): void {
  for (const child of live.children) child.parent = null;
  live.children = [];
  if (sections.includes(live.kind)) insertChild(live, 0, element('PARAGRAPH'));
}

/** A detached paragraph or list item with some text, in the letters of the block it will follow. */
export function newBlock(kind: 'PARAGRAPH' | 'LIST_ITEM', text: string, after: Element | undefined): Element {
  const made = element(kind, kind === 'LIST_ITEM' ? { GLYPH_TYPE: 'BULLET', NESTING_LEVEL: 0 } : {});
  const style = lastStyle(after);
  setText(made, text);
  for (const child of made.children) child.runs = child.runs.map((run) => ({ ...run, style }));
  return made;
}

/** Docs carries the style of the letters before on to what is appended. */
function lastStyle(block: Element | undefined) {
  if (block?.kind !== 'PARAGRAPH' && block?.kind !== 'LIST_ITEM') return {};
  const texts = block.children.filter((child) => child.kind === 'TEXT');
  return texts[texts.length - 1]?.runs.at(-1)?.style ?? {};
}

/** A detached table with these texts. */
export function newTable(texts: readonly (readonly string[])[]): Element {
  const table = element('TABLE');
  for (const row of texts) {
    const made = insertChild(table, table.children.length, element('TABLE_ROW'));
    for (const text of row) insertChild(made, made.children.length, newCell(text));
  }
  return table;
}

/** A detached cell with one paragraph. */
export function newCell(text: string): Element {
  const cell = element('TABLE_CELL');
  insertChild(cell, 0, newBlock('PARAGRAPH', text, undefined));
  return cell;
}

/** Replaces what a cell holds by one paragraph that keeps the look of the first. */
export function setCellText(cell: Element, text: string): void {
  const [first] = cell.children;
  const kept = first && first.kind !== 'TABLE' ? copyOf(first) : element('PARAGRAPH');
  clear(cell);
  cell.children = [];
  setText(kept, text);
  insertChild(cell, 0, kept);
}
