/** The kinds of element this workspace knows, in Google's names (DocumentApp.ElementType). */
export type ElementKind =
  | 'BODY_SECTION'
  | 'HEADER_SECTION'
  | 'FOOTER_SECTION'
  | 'PARAGRAPH'
  | 'LIST_ITEM'
  | 'TABLE'
  | 'TABLE_ROW'
  | 'TABLE_CELL'
  | 'TEXT'
  | 'INLINE_IMAGE'
  | 'PAGE_BREAK'
  | 'HORIZONTAL_RULE'
  | 'UNSUPPORTED';

export type AttributeValue = string | number | boolean;

/** Attributes by Google's names (DocumentApp.Attribute), only those that were set. Lengths in points. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A stretch of text in one style. A line break within the paragraph is "\r", as getText() gives it back. */
export interface Run {
  readonly text: string;
  readonly style: Attributes;
}

/** An element as it is kept. */
export interface SavedElement {
  readonly kind: ElementKind;
  readonly attributes?: Attributes;
  readonly runs?: readonly Run[];
  readonly children?: readonly SavedElement[];
}

/** A document as last saved. Plain data. */
export interface DocumentState {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: number;
  name: string;
  savedAt: number;
  body: SavedElement;
  header: SavedElement | null;
  footer: SavedElement | null;
}

/** An element while somebody works on it. */
export interface Element {
  readonly kind: ElementKind;
  parent: Element | null;
  children: Element[];
  attributes: Attributes;
  runs: Run[];
}

/** A4 with Docs' usual margins. */
const page: Attributes = {
  PAGE_WIDTH: 595.28,
  PAGE_HEIGHT: 841.89,
  MARGIN_TOP: 72,
  MARGIN_BOTTOM: 72,
  MARGIN_LEFT: 72,
  MARGIN_RIGHT: 72,
};

/** A blank document: one empty paragraph, no header, no footer. */
export function newDocument(name: string, id: string, owner: string, now: number): DocumentState {
  const body: SavedElement = { kind: 'BODY_SECTION', attributes: page, children: [{ kind: 'PARAGRAPH' }] };
  return { id, owner, createdAt: now, name, savedAt: now, body, header: null, footer: null };
}

/** A new element on its own, attached to nothing. */
export function element(kind: ElementKind, attributes: Attributes = {}): Element {
  return { kind, parent: null, children: [], attributes, runs: [] };
}

/** A saved element as one to work on. */
export function opened(saved: SavedElement, parent: Element | null = null): Element {
  const made = { ...element(saved.kind, saved.attributes), parent, runs: [...(saved.runs ?? [])] };
  made.children = (saved.children ?? []).map((child) => opened(child, made));
  return made;
}

/** An element as it is kept: neighbouring texts of a paragraph become one, as Docs keeps them. */
export function saved(live: Element): SavedElement {
  const { kind, attributes } = live;
  if (kind === 'TEXT') return { kind, runs: tidyRuns(live.runs) };
  return { kind, attributes, children: joinTexts(live.children.map(saved)) };
}

function joinTexts(children: readonly SavedElement[]): SavedElement[] {
  const out: SavedElement[] = [];
  for (const child of children) {
    const last = out[out.length - 1];
    if (child.kind === 'TEXT' && last?.kind === 'TEXT')
      out[out.length - 1] = { kind: 'TEXT', runs: tidyRuns([...(last.runs ?? []), ...(child.runs ?? [])]) };
    else out.push(child);
  }
  return out;
}

/** Joins neighbours of one style and drops empty stretches, but keeps one: it holds the style of text to come. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out[out.length - 1];
    if (last && (last.text === '' || run.text === '' || sameStyle(last.style, run.style)))
      out[out.length - 1] = {
        text: last.text + run.text,
        style: last.text === '' && run.text !== '' ? run.style : last.style,
      };
    else out.push(run);
  }
  return out;
}

function sameStyle(a: Attributes, b: Attributes): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** A detached copy, its children with it. */
export function copyOf(live: Element): Element {
  return opened(saved(live));
}

/** Attributes with some changed; null takes one away. */
export function withAttributes(
  old: Attributes,
  changes: Readonly<Record<string, AttributeValue | null>>,
): Attributes {
  const all: Record<string, AttributeValue | null> = { ...old, ...changes };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, AttributeValue] => entry[1] !== null),
  );
}

/** The attributes that belong to letters; the others belong to paragraphs, cells, tables or pages. */
export const letterAttributes: ReadonlySet<string> = new Set([
  'BACKGROUND_COLOR',
  'BOLD',
  'FONT_FAMILY',
  'FONT_SIZE',
  'FOREGROUND_COLOR',
  'ITALIC',
  'LINK_URL',
  'STRIKETHROUGH',
  'UNDERLINE',
]);

/** Every element at and under one, in the order of reading. */
export function* within(live: Element): Generator<Element> {
  yield live;
  for (const child of [...live.children]) yield* within(child);
}

/** The text of an element: paragraphs and cells each on a line of their own. */
export function textOf(live: Element): string {
  if (live.kind === 'TEXT') return live.runs.map((run) => run.text).join('');
  const inline = live.kind === 'PARAGRAPH' || live.kind === 'LIST_ITEM';
  return live.children.map(textOf).join(inline ? '' : '\n');
}
