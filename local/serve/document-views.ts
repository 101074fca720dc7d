import type { DocumentPart, DocumentView, TextRun } from '../api';
import {
  tidyRuns,
  type Attributes,
  type DocumentState,
  type Run,
  type SavedElement,
} from '../world/documents';
import { fileOf, mayWrite, touch } from '../world/files';
import type { World } from '../world/world';

const SECTIONS = ['header', 'body', 'footer'] as const;
type Section = (typeof SECTIONS)[number];
type Paragraph = Extract<DocumentPart, { kind: 'paragraph' | 'list' }>;

function runOf({ text, style }: Run): TextRun {
  const { BOLD, ITALIC, UNDERLINE, FOREGROUND_COLOR, FONT_SIZE, LINK_URL } = style;
  return {
    text: text.replace(/\r/g, '\n'),
    ...(BOLD === true ? { bold: true } : {}),
    ...(ITALIC === true ? { italic: true } : {}),
    ...(UNDERLINE === true ? { underline: true } : {}),
    ...(typeof FOREGROUND_COLOR === 'string' ? { color: FOREGROUND_COLOR } : {}),
    ...(typeof FONT_SIZE === 'number' ? { size: FONT_SIZE } : {}),
    ...(typeof LINK_URL === 'string' ? { link: LINK_URL } : {}),
  };
}

function headingOf({ HEADING }: Attributes): Paragraph['heading'] {
  const name = String(HEADING ?? '').toUpperCase();
  if (name === 'TITLE' || name === 'SUBTITLE') return name.toLowerCase() as 'title' | 'subtitle';
  const level = Number(name.match(/^HEADING ?([1-6])$/)?.[1]);
  return level ? (level as 1) : null;
}

const ALIGNS: Record<string, Paragraph['align']> = {
  LEFT: 'left',
  CENTER: 'center',
  RIGHT: 'right',
  JUSTIFY: 'justify',
};

function paragraphOf({ kind, attributes = {}, children = [] }: SavedElement, path: string): DocumentPart {
  const special = children.find((child) => child.kind === 'HORIZONTAL_RULE' || child.kind === 'PAGE_BREAK');
  if (special && children.length === 1)
    return { kind: special.kind === 'PAGE_BREAK' ? 'page-break' : 'rule', path };
  return {
    kind: kind === 'LIST_ITEM' ? 'list' : 'paragraph',
    path,
    heading: headingOf(attributes),
    align: ALIGNS[String(attributes['HORIZONTAL_ALIGNMENT'] ?? '')] ?? null,
    runs: children.flatMap((child) => (child.runs ?? []).map(runOf)),
    ...(kind === 'LIST_ITEM'
      ? {
          level: Number(attributes['NESTING_LEVEL'] ?? 0),
          ordered: String(attributes['GLYPH_TYPE'] ?? 'BULLET') === 'NUMBER',
        }
      : {}),
  };
}

function partsOf(section: SavedElement | null, path: string): DocumentPart[] {
  return (section?.children ?? []).map((child, index): DocumentPart => {
    const here = `${path}.${index}`;
    if (child.kind === 'PARAGRAPH' || child.kind === 'LIST_ITEM') return paragraphOf(child, here);
    if (child.kind !== 'TABLE') return { kind: 'other', path: here };
    const rows = (child.children ?? []).map((row, r) =>
      (row.children ?? []).map((cell, c) => partsOf(cell, `${here}.${r}.${c}`)),
    );
    return { kind: 'table', path: here, rows };
  });
}

export function documentView(world: World, id: string): DocumentView | null {
  const document = world.store.get<DocumentState>('document', id);
  if (!document) return null;
  const { name, header, body, footer } = document;
  return {
    id,
    name,
    header: partsOf(header, 'header'),
    body: partsOf(body, 'body'),
    footer: partsOf(footer, 'footer'),
  };
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const reversed = (text: string) => [...text].reverse().join('');

/** The stretch of `runs` from one letter to another, styles kept. */
function slice(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** New text in old runs: what stays keeps its style, what is new takes that of the letter before it. */
export function retyped(runs: readonly Run[], text: string): Run[] {
  const old = runs.map((run) => run.text).join('');
  const start = sameStart(old, text);
  const end = Math.min(sameStart(reversed(old), reversed(text)), Math.min(old.length, text.length) - start);
  const before = slice(runs, 0, start);
  const style = (before.at(-1) ?? runs[0])?.style ?? {};
  const added = text.slice(start, text.length - end);
  return tidyRuns([...before, { text: added, style }, ...slice(runs, old.length - end, old.length)]);
}

/** The element with the paragraph at `path` (child indexes) given another text. */
function withText(element: SavedElement, path: readonly number[], text: string): SavedElement {
  const [index, ...rest] = path;
  const children = [...(element.children ?? [])];
  if (index === undefined) {
    const runs = retyped(
      children.flatMap((child) => child.runs ?? []),
      text.replace(/\r?\n/g, '\r'),
    );
    return { ...element, children: [{ kind: 'TEXT', runs }] };
  }
  const child = children[index];
  if (!child)
    throw new Error('This paragraph is no longer there. Reload the page to see the document as it is.');
  children[index] = withText(child, rest, text);
  return { ...element, children };
}

/** A person writes another text into one paragraph of a Google Doc. */
export function setParagraph(world: World, user: string, id: string, path: string, text: string): void {
  const document = world.store.get<DocumentState>('document', id);
  const file = fileOf(world.store, id);
  if (!document || !file) throw new Error('There is no such document. It may have been deleted.');
  if (!mayWrite(world.store, file, user))
    throw new Error(`Only people with edit access may change this document. ${file.owner} owns it.`);
  const [name, ...indexes] = path.split('.');
  const section = SECTIONS.find((one) => one === name) ?? ('body' satisfies Section);
  const element = document[section];
  if (!element) throw new Error(`The document has no ${section}.`);
  world.store.put('document', id, {
    ...document,
    [section]: withText(element, indexes.map(Number), text),
    savedAt: world.now(),
  });
  touch(world, id);
  world.store.commit();
}
