import type { Kind } from './dispatch';
import { element, type Element } from './documents';
import { section } from './documents-blocks';
import { anyElement, attributes, container, edit, look } from './documents-elements';
import { edits, handleOf, live } from './documents-session';
import { insertChild, newCell, removeFromParent, setCellText } from './documents-tree';
import { GoogleError } from './errors';
import type { Value } from './values';

function at(self: Element, index: Value): Element {
  const found = self.children[Number(index)];
  if (!found)
    throw new GoogleError(
      `Index (${String(index)}) must be less than the number of elements (${self.children.length}).`,
    );
  return found;
}

const above = (self: Element, kind: Element['kind']): Element => {
  for (let one = self.parent; one; one = one.parent) if (one.kind === kind) return one;
  throw new GoogleError('This element stands in no table.');
};

export const tableKind: Kind = {
  ...container,
  getRow: look(['Integer'], (x, self, [row]) => handleOf(x, at(self, row))),
  getNumRows: look([''], (_, self) => self.children.length),
  getCell: look(['Integer, Integer'], (x, self, [row, cell]) => handleOf(x, at(at(self, row), cell))),
  appendTableRow: edit(['', 'DocumentApp.TableRow'], (x, self, [row]) => {
    const made = row === undefined ? element('TABLE_ROW') : edits(x, live(x, row));
    return handleOf(x, insertChild(self, self.children.length, made));
  }),
  insertTableRow: edit(['Integer', 'Integer, DocumentApp.TableRow'], (x, self, [index, row]) => {
    const made = row === undefined ? element('TABLE_ROW') : edits(x, live(x, row));
    return handleOf(x, insertChild(self, Number(index), made));
  }),
  removeRow: edit(['Integer'], (x, self, [row]) => handleOf(x, removeFromParent(at(self, row)))),
  getColumnWidth: look(
    ['Integer'],
    (_, self, [column]) => self.attributes[`WIDTH_${String(column)}`] ?? null,
  ),
  setColumnWidth: edit(['Integer, Number?'], (_, self, [column, width]) => {
    self.attributes = { ...self.attributes, [`WIDTH_${String(column)}`]: Number(width ?? 0) };
  }),
  ...attributes([
    ['BorderColor', 'BORDER_COLOR', 'String?'],
    ['BorderWidth', 'BORDER_WIDTH', 'Number?'],
  ]),
};

export const rowKind: Kind = {
  ...container,
  getCell: look(['Integer'], (x, self, [cell]) => handleOf(x, at(self, cell))),
  getNumCells: look([''], (_, self) => self.children.length),
  appendTableCell: edit(['', 'String', 'DocumentApp.TableCell'], (x, self, [cell]) => {
    const made =
      typeof cell === 'string' || cell === undefined ? newCell(cell ?? '') : edits(x, live(x, cell));
    return handleOf(x, insertChild(self, self.children.length, made));
  }),
  insertTableCell: edit(
    ['Integer', 'Integer, String', 'Integer, DocumentApp.TableCell'],
    (x, self, [index, cell]) => {
      const made =
        typeof cell === 'string' || cell === undefined ? newCell(cell ?? '') : edits(x, live(x, cell));
      return handleOf(x, insertChild(self, Number(index), made));
    },
  ),
  removeCell: edit(['Integer'], (x, self, [cell]) => handleOf(x, removeFromParent(at(self, cell)))),
  getParentTable: look([''], (x, self) => handleOf(x, above(self, 'TABLE'))),
  ...attributes([['MinimumHeight', 'MINIMUM_HEIGHT', 'Number?']]),
};

const columnOf = (self: Element) => above(self, 'TABLE_ROW').children.indexOf(self);

export const cellKind: Kind = {
  ...section,
  setText: edit(['String'], (_, self, [text]) => setCellText(self, String(text))),
  getParentRow: look([''], (x, self) => handleOf(x, above(self, 'TABLE_ROW'))),
  getParentTable: look([''], (x, self) => handleOf(x, above(self, 'TABLE'))),
  getColSpan: look([''], () => 1),
  getRowSpan: look([''], () => 1),
  getWidth: look([''], (_, self) => above(self, 'TABLE').attributes[`WIDTH_${columnOf(self)}`] ?? null),
  setWidth: edit(['Number'], (_, self, [width]) => {
    const table = above(self, 'TABLE');
    table.attributes = { ...table.attributes, [`WIDTH_${columnOf(self)}`]: Number(width) };
  }),
  ...attributes([
    ['BackgroundColor', 'BACKGROUND_COLOR', 'String?'],
    ['PaddingTop', 'PADDING_TOP', 'Number?'],
    ['PaddingBottom', 'PADDING_BOTTOM', 'Number?'],
    ['PaddingLeft', 'PADDING_LEFT', 'Number?'],
    ['PaddingRight', 'PADDING_RIGHT', 'Number?'],
    ['VerticalAlignment', 'VERTICAL_ALIGNMENT', 'DocumentApp.VerticalAlignment?'],
  ]),
};

export const imageKind: Kind = {
  ...anyElement,
  ...attributes([
    ['Width', 'WIDTH', 'Number'],
    ['Height', 'HEIGHT', 'Number'],
    ['AltTitle', 'ALT_TITLE', 'String'],
    ['AltDescription', 'ALT_DESCRIPTION', 'String'],
  ]),
};
