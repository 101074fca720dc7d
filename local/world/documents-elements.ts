import type { Execution } from '../run/execution';
import { bytesOf, blobFrom } from './blobs';
import type { Kind, Method } from './dispatch';
import { element, letterAttributes, textOf, withAttributes } from './documents';
import type { AttributeValue, Element, ElementKind } from './documents';
import { copyWithin, edits, handleKinds, handleOf, handleOrNull, live, sessionOf } from './documents-session';
import { findText, replaceText, sharedStyle, styleAll, type Found } from './documents-text';
import { clear, insertChild, removeFromParent } from './documents-tree';
import { GoogleError } from './errors';
import type { Handle } from './values';
import { EnumValue, isPlain, type Value } from './values';

type Run = (x: Execution, self: Element, args: readonly Value[], handle: Handle) => unknown;

/** A method that only looks, or makes a handle: free. */
export const look = (takes: readonly string[], run: Run): Method => ({
  takes,
  run: (x, self, args) => told(() => run(x, live(x, self), args, self)),
});

/** A method that reads what a document holds. */
export const read = (takes: readonly string[], run: Run): Method => ({
  ...look(takes, run),
  price: 'editDocument',
});

/** A method that changes its element. What `run` gives back is the answer; nothing means the element itself. */
export const edit = (takes: readonly string[], run: Run): Method => ({
  takes,
  price: 'editDocument',
  run: (x, self, args) => told(() => run(x, edits(x, live(x, self)), args, self) ?? self),
});

/** The model's refusals in Google's voice. */
export function told<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoogleError || (error as Error).constructor !== Error) throw error;
    throw new GoogleError((error as Error).message);
  }
}

/** The enums whose values attributes hold. */
const enumOf: Readonly<Record<string, string>> = {
  HEADING: 'DocumentApp.ParagraphHeading',
  HORIZONTAL_ALIGNMENT: 'DocumentApp.HorizontalAlignment',
  VERTICAL_ALIGNMENT: 'DocumentApp.VerticalAlignment',
  GLYPH_TYPE: 'DocumentApp.GlyphType',
};

/** What Google shows where nothing was set. */
const usual: Readonly<Record<string, AttributeValue>> = {
  HEADING: 'NORMAL',
  GLYPH_TYPE: 'BULLET',
  NESTING_LEVEL: 0,
};

export function shownAttribute(name: string, value: AttributeValue | null | undefined): Value {
  const one = value ?? usual[name] ?? null;
  const type = enumOf[name];
  return type && typeof one === 'string' ? new EnumValue(type, one) : one;
}

const colors = ['FOREGROUND_COLOR', 'BACKGROUND_COLOR', 'BORDER_COLOR'];

/** An argument as an attribute's value; a colour must be "#rrggbb". */
export function keptAttribute(name: string, value: Value): AttributeValue | null {
  if (value instanceof EnumValue) return value.name;
  if (value === null || value === undefined || value === '') return null;
  if (colors.includes(name)) {
    const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(String(value))?.[1];
    if (!hex) throw new GoogleError(`Invalid color: ${String(value)}`);
    return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`.toLowerCase();
  }
  return value as AttributeValue;
}

/** A setter and a getter of one attribute of the element itself. */
export function attribute(name: string, takes: string): { readonly set: Method; readonly get: Method } {
  return {
    set: edit([takes], (_, self, [value]) => {
      self.attributes = withAttributes(self.attributes, { [name]: keptAttribute(name, value) });
    }),
    get: look([''], (_, self) => shownAttribute(name, self.attributes[name])),
  };
}

/** Methods for a list of attributes: `setHeading` and `getHeading` from ['Heading', 'HEADING', type]. */
export function attributes(list: readonly (readonly [method: string, name: string, takes: string])[]): Kind {
  return Object.fromEntries(
    list.flatMap(([method, name, takes]) => {
      const { set, get } = attribute(name, takes);
      return [
        [`set${method}`, set],
        [`get${method}`, get],
      ];
    }),
  );
}

const shownFor: Readonly<Partial<Record<ElementKind, readonly string[]>>> = {
  PARAGRAPH: [
    'HEADING',
    'HORIZONTAL_ALIGNMENT',
    'INDENT_START',
    'INDENT_END',
    'INDENT_FIRST_LINE',
    'LINE_SPACING',
    'SPACING_BEFORE',
    'SPACING_AFTER',
    'LEFT_TO_RIGHT',
  ],
  LIST_ITEM: [
    'HEADING',
    'HORIZONTAL_ALIGNMENT',
    'INDENT_START',
    'INDENT_END',
    'INDENT_FIRST_LINE',
    'LINE_SPACING',
    'SPACING_BEFORE',
    'SPACING_AFTER',
    'GLYPH_TYPE',
    'NESTING_LEVEL',
    'LIST_ID',
  ],
  TABLE: ['BORDER_COLOR', 'BORDER_WIDTH'],
  TABLE_ROW: ['MINIMUM_HEIGHT'],
  TABLE_CELL: [
    'BACKGROUND_COLOR',
    'PADDING_TOP',
    'PADDING_BOTTOM',
    'PADDING_LEFT',
    'PADDING_RIGHT',
    'VERTICAL_ALIGNMENT',
    'WIDTH',
  ],
  BODY_SECTION: ['PAGE_WIDTH', 'PAGE_HEIGHT', 'MARGIN_TOP', 'MARGIN_BOTTOM', 'MARGIN_LEFT', 'MARGIN_RIGHT'],
  INLINE_IMAGE: ['WIDTH', 'HEIGHT'],
};

/** Only what was set: an attribute that a heading or a default gives is null. */
function allAttributes(self: Element): Readonly<Record<string, Value>> {
  const own = (shownFor[self.kind] ?? []).map((name) => [name, self.attributes[name] ?? null] as const);
  const letters = [...letterAttributes].filter(
    (name) => self.kind !== 'TABLE_CELL' || name !== 'BACKGROUND_COLOR',
  );
  const shared = sharedStyle(self);
  const style = letters.map((name) => [name, shared[name] ?? null] as const);
  const typed = [...own, ...style].map(([name, value]) => {
    return [name, value === null ? null : shownAttribute(name, value)] as const;
  });
  return Object.fromEntries(typed);
}

/** Sets several attributes: those of letters on all text below, the others on the element. */
function setAttributes(self: Element, value: Value): void {
  const given = isPlain(value) ? value : {};
  const own: Record<string, AttributeValue | null> = {};
  const letters: Record<string, AttributeValue | null> = {};
  for (const [name, one] of Object.entries(given)) {
    const ownOne = shownFor[self.kind]?.includes(name) ?? false;
    if (!ownOne && !letterAttributes.has(name))
      throw new GoogleError(`Invalid argument: attributes (${name})`);
    (ownOne ? own : letters)[name] = keptAttribute(name, one);
  }
  self.attributes = withAttributes(self.attributes, own);
  styleAll(self, letters);
}

const casts: readonly (readonly [string, ElementKind])[] = [
  ['asBody', 'BODY_SECTION'],
  ['asFooterSection', 'FOOTER_SECTION'],
  ['asHeaderSection', 'HEADER_SECTION'],
  ['asHorizontalRule', 'HORIZONTAL_RULE'],
  ['asInlineImage', 'INLINE_IMAGE'],
  ['asListItem', 'LIST_ITEM'],
  ['asPageBreak', 'PAGE_BREAK'],
  ['asParagraph', 'PARAGRAPH'],
  ['asTable', 'TABLE'],
  ['asTableCell', 'TABLE_CELL'],
  ['asTableRow', 'TABLE_ROW'],
  ['asText', 'TEXT'],
];

const sibling = (step: number) =>
  look([''], (x, self) => {
    const all = self.parent?.children ?? [];
    return handleOrNull(x, all[all.indexOf(self) + step]);
  });

/** What every element can do. */
export const anyElement: Kind = {
  getType: look([''], (_, self) => new EnumValue('DocumentApp.ElementType', self.kind)),
  getParent: look([''], (x, self) => handleOrNull(x, self.parent)),
  getNextSibling: sibling(1),
  getPreviousSibling: sibling(-1),
  isAtDocumentEnd: look([''], (x, self) => {
    let end: Element | undefined = sessionOf(x, self)?.body;
    while (end && end !== self) end = end.children[end.children.length - 1];
    return end === self;
  }),
  copy: read([''], (x, self) => handleOf(x, copyWithin(x, self))),
  removeFromParent: edit([''], (x, self, _, handle) => {
    const session = sessionOf(x, self);
    if (session && (self === session.header || self === session.footer))
      session[self === session.header ? 'header' : 'footer'] = null;
    else removeFromParent(self);
    return handle;
  }),
  getAttributes: read([''], (_, self) => allAttributes(self)),
  setAttributes: edit(['Object'], (_, self, [value]) => setAttributes(self, value)),
  ...Object.fromEntries(
    casts.map(([method, kind]): [string, Method] => [
      method,
      look([''], (x, self) => {
        if (self.kind !== kind)
          throw new GoogleError(`${handleKinds[self.kind]} can't be cast to ${handleKinds[kind]}.`);
        return handleOf(x, self);
      }),
    ]),
  ),
};

function child(self: Element, index: Value): Element {
  const found = self.children[Number(index)];
  if (!found)
    throw new GoogleError(
      `Child index (${String(index)}) must be less than the number of child elements (${self.children.length}).`,
    );
  return found;
}

const rangeElement = (x: Execution, found: Found | null) =>
  found ? x.keep('DocumentApp.RangeElement', found) : null;

/** Searching and replacing, in anything that holds text. */
export const searchable: Kind = {
  getText: read([''], (_, self) => textOf(self)),
  findText: read(['String', 'String, DocumentApp.RangeElement'], (x, self, [pattern, from]) =>
    rangeElement(x, findText(self, String(pattern), from ? x.kept<Found>(from as Handle) : null)),
  ),
  replaceText: edit(['String, String'], (_, self, [pattern, text]) =>
    replaceText(self, String(pattern), String(text)),
  ),
};

/** What every element with children can do. */
export const container: Kind = {
  ...anyElement,
  ...searchable,
  getNumChildren: look([''], (_, self) => self.children.length),
  getChild: look(['Integer'], (x, self, [index]) => handleOf(x, child(self, index))),
  getChildIndex: look(['Any'], (x, self, [one]) => {
    const at = self.children.indexOf(live(x, one));
    if (at < 0) throw new GoogleError('Element does not contain the specified child element.');
    return at;
  }),
  clear: edit([''], (_, self) => clear(self)),
  editAsText: look([''], (x, self) => x.keep('DocumentApp.Text', self)),
  setLinkUrl: edit(['String?'], (_, self, [url]) =>
    styleAll(self, { LINK_URL: keptAttribute('LINK_URL', url) }),
  ),
};

/** The methods of what findText gives. Offsets are -1 where the match is all there is in its element. */
export const rangeElementKind: Kind = {
  getElement: { takes: [''], run: (x, self) => handleOf(x, x.kept<Found>(self).text) },
  getStartOffset: {
    takes: [''],
    run: (x, self) => (x.kept<Found>(self).whole ? -1 : x.kept<Found>(self).start),
  },
  getEndOffsetInclusive: {
    takes: [''],
    run: (x, self) => (x.kept<Found>(self).whole ? -1 : x.kept<Found>(self).end),
  },
  isPartial: { takes: [''], run: (x, self) => !x.kept<Found>(self).whole },
};

/** An image from a blob, not attached to anything. PNG and JPEG only: what print can show. */
export function newImage(x: Execution, value: Value, method: string): Element {
  const blob = blobFrom(x, value, method);
  if (blob.type !== 'image/png' && blob.type !== 'image/jpeg') throw new GoogleError('Invalid image data.');
  const data = `data:${blob.type};base64,${bytesOf(blob.content).toString('base64')}`;
  return element('INLINE_IMAGE', { DATA: data, ...(blob.name === null ? {} : { ALT_TITLE: blob.name }) });
}

/** Puts a new inline element into a paragraph. */
export function inline(kind: ElementKind, x: Execution, self: Element, index = self.children.length): Handle {
  return handleOf(x, insertChild(self, index, element(kind)));
}
