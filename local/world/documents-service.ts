import type { Execution } from '../run/execution';
import type { Kind, Method, Service } from './dispatch';
import { bodyKind, listItemKind, paragraphKind, section } from './documents-blocks';
import { anyElement, rangeElementKind, told } from './documents-elements';
import {
  addRunning,
  handleOf,
  handleOrNull,
  markChanged,
  openSession,
  pdfOf,
  saveAll,
  saveAndClose,
  type Session,
} from './documents-session';
import { cellKind, imageKind, rowKind, tableKind } from './documents-tables';
import { textKind } from './documents-text-kind';
import { GoogleError } from './errors';
import { addDocument, changeFile, fileOf, type FileState } from './files';
import { take } from './quotas';
import type { Handle, Value } from './values';

type Run = (x: Execution, session: Session, args: readonly Value[], self: Handle) => unknown;

const method = (takes: readonly string[], run: Run, price?: Method['price']): Method => ({
  takes,
  ...(price ? { price } : {}),
  run: (x, self, args) => told(() => run(x, x.kept<Session>(self), args, self)),
});

const file = (x: Execution, session: Session) => fileOf(x.store, session.id) as FileState;

const open = (x: Execution, id: string): Handle => x.keep('DocumentApp.Document', openSession(x, id));

function idIn(url: string): string {
  const id = /\/document\/d\/([\w-]+)/.exec(url)?.[1];
  if (!id) throw new GoogleError('Invalid argument: url');
  return id;
}

/** The parts a document and its only tab share. A document made here has one tab. */
const parts: Kind = {
  getBody: method([''], (x, session) => handleOf(x, session.body)),
  getHeader: method([''], (x, session) => handleOrNull(x, session.header)),
  getFooter: method([''], (x, session) => handleOrNull(x, session.footer)),
  addHeader: method([''], (x, session) => handleOf(x, addRunning(x, session, 'header')), 'editDocument'),
  addFooter: method([''], (x, session) => handleOf(x, addRunning(x, session, 'footer')), 'editDocument'),
};

const tab = (x: Execution, session: Session) => x.keep('DocumentApp.Tab', session);

const Document: Kind = {
  ...parts,
  getId: method([''], (_, session) => session.id),
  getName: method([''], (x, session) => file(x, session).name),
  getUrl: method([''], (_, session) => `https://docs.google.com/document/d/${session.id}/edit`),
  setName: method(
    ['String'],
    (x, session, [name], self) => {
      markChanged(x, session);
      changeFile(x.world, file(x, session), { name: String(name) });
      return self;
    },
    'editDocument',
  ),
  getTabs: method([''], (x, session) => [tab(x, session)]),
  getTab: method(['String'], (x, session, [id]) => (id === 't.0' ? tab(x, session) : null)),
  saveAndClose: method([''], (x, session) => saveAndClose(x, session), 'saveDocument'),
  getBlob: method([''], (x, session) => pdfOf(x, session), 'toPdf'),
  getAs: method(
    ['String'],
    (x, session, [type]) => {
      if (type !== 'application/pdf')
        throw new GoogleError(
          `Converting from application/vnd.google-apps.document to ${String(type)} is not supported.`,
        );
      return pdfOf(x, session);
    },
    'toPdf',
  ),
};

const Tab: Kind = {
  getId: method([''], () => 't.0'),
  getTitle: method([''], () => 'Tab 1'),
  getChildTabs: method([''], () => []),
  asDocumentTab: method([''], (x, session) => x.keep('DocumentApp.DocumentTab', session)),
};

const DocumentApp: Kind = {
  create: {
    takes: ['String'],
    price: 'openDocument',
    run: (x, _, [name]) => {
      if (name === '') throw new GoogleError('Invalid argument: name');
      take(x.world, x.user, 'documents');
      return open(x, addDocument(x.world, String(name), x.user).id);
    },
  },
  openById: { takes: ['String'], price: 'openDocument', run: (x, _, [id]) => open(x, String(id)) },
  openByUrl: { takes: ['String'], price: 'openDocument', run: (x, _, [url]) => open(x, idIn(String(url))) },
  getActiveDocument: { takes: [''], run: () => null },
};

export const documents: Service = {
  name: 'DocumentApp',
  globals: { DocumentApp: { kind: 'DocumentApp' } },
  enums: {
    'DocumentApp.ElementType': [
      'BODY_SECTION',
      'COMMENT_SECTION',
      'DATE',
      'DOCUMENT',
      'EQUATION',
      'EQUATION_FUNCTION',
      'EQUATION_FUNCTION_ARGUMENT_SEPARATOR',
      'EQUATION_SYMBOL',
      'FOOTER_SECTION',
      'FOOTNOTE',
      'FOOTNOTE_SECTION',
      'HEADER_SECTION',
      'HORIZONTAL_RULE',
      'INLINE_DRAWING',
      'INLINE_IMAGE',
      'LIST_ITEM',
      'PAGE_BREAK',
      'PARAGRAPH',
      'PERSON',
      'RICH_LINK',
      'TABLE',
      'TABLE_CELL',
      'TABLE_OF_CONTENTS',
      'TABLE_ROW',
      'TEXT',
      'UNSUPPORTED',
    ],
    'DocumentApp.ParagraphHeading': [
      'NORMAL',
      'HEADING1',
      'HEADING2',
      'HEADING3',
      'HEADING4',
      'HEADING5',
      'HEADING6',
      'TITLE',
      'SUBTITLE',
    ],
    'DocumentApp.HorizontalAlignment': ['LEFT', 'CENTER', 'RIGHT', 'JUSTIFY'],
    'DocumentApp.VerticalAlignment': ['BOTTOM', 'CENTER', 'TOP'],
    'DocumentApp.GlyphType': [
      'BULLET',
      'HOLLOW_BULLET',
      'SQUARE_BULLET',
      'NUMBER',
      'LATIN_UPPER',
      'LATIN_LOWER',
      'ROMAN_UPPER',
      'ROMAN_LOWER',
    ],
    'DocumentApp.Attribute': [
      'BACKGROUND_COLOR',
      'BOLD',
      'BORDER_COLOR',
      'BORDER_WIDTH',
      'CODE',
      'FONT_FAMILY',
      'FONT_SIZE',
      'FOREGROUND_COLOR',
      'GLYPH_TYPE',
      'HEADING',
      'HEIGHT',
      'HORIZONTAL_ALIGNMENT',
      'INDENT_END',
      'INDENT_FIRST_LINE',
      'INDENT_START',
      'ITALIC',
      'LEFT_TO_RIGHT',
      'LINE_SPACING',
      'LINK_URL',
      'LIST_ID',
      'MARGIN_BOTTOM',
      'MARGIN_LEFT',
      'MARGIN_RIGHT',
      'MARGIN_TOP',
      'MINIMUM_HEIGHT',
      'NESTING_LEVEL',
      'PADDING_BOTTOM',
      'PADDING_LEFT',
      'PADDING_RIGHT',
      'PADDING_TOP',
      'PAGE_HEIGHT',
      'PAGE_WIDTH',
      'SPACING_AFTER',
      'SPACING_BEFORE',
      'STRIKETHROUGH',
      'UNDERLINE',
      'VERTICAL_ALIGNMENT',
      'WIDTH',
    ],
  },
  scopes: ['https://www.googleapis.com/auth/documents'],
  kinds: {
    DocumentApp,
    'DocumentApp.Document': Document,
    'DocumentApp.Tab': Tab,
    'DocumentApp.DocumentTab': parts,
    'DocumentApp.Body': bodyKind,
    'DocumentApp.HeaderSection': section,
    'DocumentApp.FooterSection': section,
    'DocumentApp.Paragraph': paragraphKind,
    'DocumentApp.ListItem': listItemKind,
    'DocumentApp.Table': tableKind,
    'DocumentApp.TableRow': rowKind,
    'DocumentApp.TableCell': cellKind,
    'DocumentApp.Text': textKind,
    'DocumentApp.InlineImage': imageKind,
    'DocumentApp.PageBreak': anyElement,
    'DocumentApp.HorizontalRule': anyElement,
    'DocumentApp.UnsupportedElement': anyElement,
    'DocumentApp.RangeElement': rangeElementKind,
  },
  atEnd: saveAll,
};
