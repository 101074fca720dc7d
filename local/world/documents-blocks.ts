import type { Execution } from '../run/execution';
import type { Kind } from './dispatch';
import { element, type Element } from './documents';
import { attributes, container, edit, inline, look, newImage, read } from './documents-elements';
import { carriedOver, edits, handleOf, handlesOf, live } from './documents-session';
import { appendText, setText } from './documents-text';
import { appendChild, insertChild, newBlock, newTable, removeFromParent } from './documents-tree';
import { GoogleError } from './errors';
import type { Handle, Value } from './values';

type BlockKind = 'PARAGRAPH' | 'LIST_ITEM';
const handleName = { PARAGRAPH: 'DocumentApp.Paragraph', LIST_ITEM: 'DocumentApp.ListItem' } as const;

/** A text becomes a new block in the letters of the one before; a block must be detached. */
function blockFrom(
  x: Execution,
  kind: BlockKind,
  value: Value,
  into: Element,
  before: Element | undefined,
): Element {
  return typeof value === 'string'
    ? listed(x, newBlock(kind, value, before), before)
    : carriedOver(x, edits(x, live(x, value)), into);
}

/** A list item joins the list of the one right before it. */
function listed(x: Execution, block: Element, before: Element | undefined): Element {
  if (block.kind !== 'LIST_ITEM') return block;
  const joined = before?.kind === 'LIST_ITEM' ? before.attributes['LIST_ID'] : undefined;
  block.attributes = { ...block.attributes, LIST_ID: joined ?? `kix.list${x.store.next('list')}` };
  return block;
}

function appends(kind: BlockKind) {
  return edit(['String', handleName[kind]], (x, self, [value]) =>
    handleOf(x, appendChild(self, blockFrom(x, kind, value, self, self.children.at(-1)))),
  );
}

function inserts(kind: BlockKind) {
  return edit(['Integer, String', `Integer, ${handleName[kind]}`], (x, self, [at, value]) =>
    handleOf(
      x,
      insertChild(self, Number(at), blockFrom(x, kind, value, self, self.children[Number(at) - 1])),
    ),
  );
}

function tableFrom(x: Execution, value: Value, into: Element): Element {
  if (value === undefined) return newTable([]);
  return Array.isArray(value)
    ? newTable(value as string[][])
    : carriedOver(x, edits(x, live(x, value)), into);
}

/** A paragraph holding one inline thing: how Docs puts a page break or a rule between paragraphs. */
function standing(x: Execution, self: Element, made: Element, at: number): Handle {
  const block = element('PARAGRAPH');
  insertChild(block, 0, made);
  insertChild(self, at, block);
  return handleOf(x, made);
}

const end = (self: Element) => self.children.length;

/** What a body, header, footer and cell can do. */
export const section: Kind = {
  ...container,
  setText: edit(['String'], (_, self, [text]) => {
    const block = newBlock('PARAGRAPH', String(text), undefined);
    for (const child of self.children) child.parent = null;
    self.children = [];
    insertChild(self, 0, block);
  }),
  appendParagraph: appends('PARAGRAPH'),
  insertParagraph: inserts('PARAGRAPH'),
  appendListItem: appends('LIST_ITEM'),
  insertListItem: inserts('LIST_ITEM'),
  appendTable: edit(['', 'String[][]', 'DocumentApp.Table'], (x, self, [value]) =>
    handleOf(x, appendChild(self, tableFrom(x, value, self))),
  ),
  insertTable: edit(
    ['Integer', 'Integer, String[][]', 'Integer, DocumentApp.Table'],
    (x, self, [at, value]) => {
      const table = insertChild(self, Number(at), tableFrom(x, value, self));
      if (self.children.at(-1) === table) insertChild(self, end(self), element('PARAGRAPH'));
      return handleOf(x, table);
    },
  ),
  appendHorizontalRule: edit([''], (x, self) => standing(x, self, element('HORIZONTAL_RULE'), end(self))),
  insertHorizontalRule: edit(['Integer'], (x, self, [at]) =>
    standing(x, self, element('HORIZONTAL_RULE'), Number(at)),
  ),
  appendImage: edit(['Any'], (x, self, [blob]) =>
    standing(x, self, newImage(x, blob, 'DocumentApp.Body.appendImage'), end(self)),
  ),
  removeChild: edit(['Any'], (x, self, [one]) => {
    if (live(x, one).parent !== self)
      throw new GoogleError('Element does not contain the specified child element.');
    removeFromParent(live(x, one));
  }),
  getParagraphs: read([''], (x, self) => handlesOf(x, self, 'PARAGRAPH', 'LIST_ITEM')),
  getListItems: read([''], (x, self) => handlesOf(x, self, 'LIST_ITEM')),
  getTables: read([''], (x, self) => handlesOf(x, self, 'TABLE')),
  getImages: read([''], (x, self) => handlesOf(x, self, 'INLINE_IMAGE')),
};

export const bodyKind: Kind = {
  ...section,
  appendPageBreak: edit([''], (x, self) => standing(x, self, element('PAGE_BREAK'), end(self))),
  insertPageBreak: edit(['Integer'], (x, self, [at]) => standing(x, self, element('PAGE_BREAK'), Number(at))),
  ...attributes([
    ['MarginTop', 'MARGIN_TOP', 'Number?'],
    ['MarginBottom', 'MARGIN_BOTTOM', 'Number?'],
    ['MarginLeft', 'MARGIN_LEFT', 'Number?'],
    ['MarginRight', 'MARGIN_RIGHT', 'Number?'],
    ['PageWidth', 'PAGE_WIDTH', 'Number?'],
    ['PageHeight', 'PAGE_HEIGHT', 'Number?'],
  ]),
};

const block: Kind = {
  ...container,
  appendText: edit(['String'], (x, self, [text]) => handleOf(x, appendText(self, String(text)))),
  insertText: edit(['Integer, String'], (x, self, [at, text]) => {
    const made = element('TEXT');
    setText(made, String(text));
    return handleOf(x, insertChild(self, Number(at), made));
  }),
  setText: edit(['String'], (_, self, [text]) => setText(self, String(text))),
  appendPageBreak: edit([''], (x, self) => inline('PAGE_BREAK', x, self)),
  appendHorizontalRule: edit([''], (x, self) => inline('HORIZONTAL_RULE', x, self)),
  appendInlineImage: edit(['Any'], (x, self, [blob]) =>
    handleOf(x, insertChild(self, end(self), newImage(x, blob, 'DocumentApp.Paragraph.appendInlineImage'))),
  ),
  insertInlineImage: edit(['Integer, Any'], (x, self, [at, blob]) =>
    handleOf(x, insertChild(self, Number(at), newImage(x, blob, 'DocumentApp.Paragraph.insertInlineImage'))),
  ),
  removeChild: section['removeChild'] as Kind[string],
  ...attributes([
    ['Heading', 'HEADING', 'DocumentApp.ParagraphHeading'],
    ['Alignment', 'HORIZONTAL_ALIGNMENT', 'DocumentApp.HorizontalAlignment?'],
    ['SpacingBefore', 'SPACING_BEFORE', 'Number?'],
    ['SpacingAfter', 'SPACING_AFTER', 'Number?'],
    ['LineSpacing', 'LINE_SPACING', 'Number?'],
    ['IndentStart', 'INDENT_START', 'Number?'],
    ['IndentEnd', 'INDENT_END', 'Number?'],
    ['IndentFirstLine', 'INDENT_FIRST_LINE', 'Number?'],
  ]),
  setLeftToRight: edit(
    ['Boolean'],
    (_, self, [ltr]) => void (self.attributes = { ...self.attributes, LEFT_TO_RIGHT: ltr === true }),
  ),
  isLeftToRight: look([''], (_, self) => self.attributes['LEFT_TO_RIGHT'] !== false),
};

export const paragraphKind: Kind = block;

export const listItemKind: Kind = {
  ...block,
  ...attributes([
    ['GlyphType', 'GLYPH_TYPE', 'DocumentApp.GlyphType'],
    ['NestingLevel', 'NESTING_LEVEL', 'Integer'],
  ]),
  getListId: look([''], (_, self) => self.attributes['LIST_ID'] ?? null),
  setListId: edit(['DocumentApp.ListItem'], (x, self, [other]) => {
    const id = live(x, other).attributes['LIST_ID'];
    if (id !== undefined) self.attributes = { ...self.attributes, LIST_ID: id };
  }),
};
