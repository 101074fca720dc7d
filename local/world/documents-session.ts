import type { Execution } from '../run/execution';
import { keepBlob, renamed } from './blobs';
import {
  type DocumentState,
  type Element,
  type ElementKind,
  copyOf,
  element,
  opened,
  saved,
  withAttributes,
  within,
} from './documents';
import { appendChild } from './documents-tree';
import { GoogleError } from './errors';
import { DOCUMENT, mayWrite, openable, touch } from './files';
import { take } from './quotas';
import type { Handle } from './values';
import { type Value } from './values';

/**
 * A document as a script has it open: a copy of its own, written back by saveAndClose() or at the end of the run. Until
 * then everybody else, getAs() among them, sees what was saved last.
 */
export interface Session {
  readonly id: string;
  readonly body: Element;
  header: Element | null;
  footer: Element | null;
  closed: boolean;
  changed: boolean;
}

interface Desk {
  readonly open: Map<string, Session>;
  readonly roots: WeakMap<Element, Session>;
  readonly handles: WeakMap<Element, Handle>;
  /** Where a copy was taken from. */
  readonly origins: WeakMap<Element, Session>;
}

const desks = new WeakMap<Execution, Desk>();

function desk(x: Execution): Desk {
  let found = desks.get(x);
  if (!found)
    desks.set(
      x,
      (found = { open: new Map(), roots: new WeakMap(), handles: new WeakMap(), origins: new WeakMap() }),
    );
  return found;
}

const stateOf = (x: Execution, id: string) => x.store.need<DocumentState>('document', id);

/** Opens a document, or gives the copy this execution has open already. */
export function openSession(x: Execution, id: string): Session {
  openable(x.store, id, DOCUMENT, x.user);
  const known = desk(x).open.get(id);
  if (known) return known;
  const { body, header, footer } = stateOf(x, id);
  const live = (part: typeof header) => (part ? opened(part) : null);
  const session = {
    id,
    body: opened(body),
    header: live(header),
    footer: live(footer),
    closed: false,
    changed: false,
  };
  desk(x).open.set(id, session);
  for (const root of [session.body, session.header, session.footer])
    if (root) desk(x).roots.set(root, session);
  return session;
}

/** Adds a header or footer; a document has one of each. */
export function addRunning(x: Execution, session: Session, which: 'header' | 'footer'): Element {
  if (session[which]) throw new GoogleError(`Document already contains a ${which}.`);
  markChanged(x, session);
  const made = element(which === 'header' ? 'HEADER_SECTION' : 'FOOTER_SECTION');
  appendChild(made, element('PARAGRAPH'));
  desk(x).roots.set(made, session);
  session[which] = made;
  return made;
}

/** Says that a session is about to change: it must be open, and the user must have the right to. */
export function markChanged(x: Execution, session: Session): void {
  if (session.closed) throw new GoogleError('Document is closed, its contents cannot be updated.');
  if (!mayWrite(x.store, openable(x.store, session.id, DOCUMENT, x.user), x.user))
    throw new GoogleError('You do not have permission to edit this document.');
  session.changed = true;
}

/** The same for the document an element stands in; an element that stands nowhere may always change. */
export function edits(x: Execution, live: Element): Element {
  const session = sessionOf(x, live);
  if (session) markChanged(x, session);
  return live;
}

export function sessionOf(x: Execution, live: Element): Session | undefined {
  let root = live;
  while (root.parent) root = root.parent;
  return desk(x).roots.get(root);
}

/** A copy that knows which document it comes from. */
export function copyWithin(x: Execution, one: Element): Element {
  const made = copyOf(one);
  const from = sessionOf(x, one);
  if (from) desk(x).origins.set(made, from);
  return made;
}

/** A copy put into another document: lists lose their marks, paragraphs their images (reported; Docs says nothing). */
export function carriedOver(x: Execution, one: Element, into: Element): Element {
  const from = desk(x).origins.get(one);
  if (!from || from === sessionOf(x, into)) return one;
  for (const part of within(one)) {
    part.children = part.children.filter((child) => child.kind !== 'INLINE_IMAGE');
    if (part.kind === 'LIST_ITEM')
      part.attributes = withAttributes(part.attributes, { GLYPH_TYPE: null, LIST_ID: null });
  }
  return one;
}

/** Writes the copy back; the document is closed for this session. */
export function saveAndClose(x: Execution, session: Session): void {
  if (session.closed) throw new GoogleError('Document is closed, its contents cannot be updated.');
  save(x, session);
  session.closed = true;
  desk(x).open.delete(session.id);
}

function save(x: Execution, session: Session): void {
  if (!session.changed) return;
  const part = (live: Element | null) => (live ? saved(live) : null);
  const { header, footer } = session;
  const text = { body: saved(session.body), header: part(header), footer: part(footer) };
  x.store.put('document', session.id, { ...stateOf(x, session.id), ...text, savedAt: x.now() });
  touch(x.world, session.id);
}

/** At the end of a run what is still open is saved; a killed run loses it. */
export function saveAll(x: Execution, outcome: 'completed' | 'failed' | 'killed'): void {
  if (outcome !== 'killed')
    for (const session of desk(x).open.values()) if (x.store.get('document', session.id)) save(x, session);
  desks.delete(x);
}

/** The document as a PDF, in the state it was saved in last. */
export function pdfOf(x: Execution, { id }: Session): Handle {
  take(x.world, x.user, 'conversions');
  const { name, body, header, footer } = stateOf(x, id);
  const source = { document: { name, body, header, footer }, at: x.now() };
  return keepBlob(x, { name: renamed(name, 'pdf'), type: 'application/pdf', content: { pdf: source } });
}

export const handleKinds: Readonly<Record<ElementKind, string>> = {
  BODY_SECTION: 'DocumentApp.Body',
  HEADER_SECTION: 'DocumentApp.HeaderSection',
  FOOTER_SECTION: 'DocumentApp.FooterSection',
  PARAGRAPH: 'DocumentApp.Paragraph',
  LIST_ITEM: 'DocumentApp.ListItem',
  TABLE: 'DocumentApp.Table',
  TABLE_ROW: 'DocumentApp.TableRow',
  TABLE_CELL: 'DocumentApp.TableCell',
  TEXT: 'DocumentApp.Text',
  INLINE_IMAGE: 'DocumentApp.InlineImage',
  PAGE_BREAK: 'DocumentApp.PageBreak',
  HORIZONTAL_RULE: 'DocumentApp.HorizontalRule',
  UNSUPPORTED: 'DocumentApp.UnsupportedElement',
};

/** The script's handle on an element: one for each. */
export function handleOf(x: Execution, live: Element): Handle {
  const known = desk(x).handles.get(live);
  if (known) return known;
  const made = x.keep(handleKinds[live.kind], live);
  desk(x).handles.set(live, made);
  return made;
}

export const handleOrNull = (x: Execution, live: Element | null | undefined): Handle | null =>
  live ? handleOf(x, live) : null;

/** The element behind a handle. */
export const live = (x: Execution, value: Value): Element => x.kept<Element>(value as Handle);

/** Every element of a kind under another, as handles. */
export const handlesOf = (x: Execution, root: Element, ...kinds: ElementKind[]): Handle[] =>
  [...within(root)].filter((one) => one !== root && kinds.includes(one.kind)).map((one) => handleOf(x, one));
