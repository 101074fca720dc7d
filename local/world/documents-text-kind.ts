import type { Kind, Method } from './dispatch';
import { textOf, within, type Element } from './documents';
import {
  anyElement,
  edit,
  keptAttribute,
  look,
  read,
  searchable,
  shownAttribute,
} from './documents-elements';
import {
  appendText,
  deleteText,
  insertText,
  setText,
  sharedStyle,
  styleAll,
  styleAt,
  styleText,
} from './documents-text';
import { GoogleError } from './errors';
import type { Value } from './values';

/**
 * `editAsText` gives a Text over a whole paragraph, cell or section. Its offsets count a line feed between paragraphs.
 */
interface Part {
  readonly text: Element;
  /** Offset of its first letter in the whole. */
  readonly from: number;
}

function partsOf(self: Element): Part[] {
  if (self.kind === 'TEXT') return [{ text: self, from: 0 }];
  const parts: Part[] = [];
  let from = 0;
  let block: Element | null = null;
  for (const text of within(self)) {
    if (text.kind !== 'TEXT') continue;
    if (block && text.parent !== block) from += linesBetween(self, block, text.parent);
    block = text.parent;
    parts.push({ text, from });
    from += textOf(text).length;
  }
  return parts;
}

/** Empty paragraphs count too. */
function linesBetween(self: Element, before: Element, after: Element | null): number {
  const blocks = [...within(self)].filter((one) => one.kind === 'PARAGRAPH' || one.kind === 'LIST_ITEM');
  return after ? blocks.indexOf(after) - blocks.indexOf(before) : 1;
}

function style(self: Element, name: string, args: readonly Value[]): void {
  const change = { [name]: keptAttribute(name, args[args.length - 1]) };
  if (args.length < 3) return styleAll(self, change);
  const [start, end] = [Number(args[0]), Number(args[1])];
  const length = textOf(self).length;
  if (start < 0 || end < start || end >= length)
    throw new GoogleError(`Index (${end}) must be less than the content length (${length}).`);
  for (const { text, from } of partsOf(self)) {
    const last = textOf(text).length - 1;
    const [first, final] = [Math.max(0, start - from), Math.min(last, end - from)];
    if (first <= final) styleText(text, change, first, final);
  }
}

/** The part an offset falls in; the end of the text counts to the last one. */
function partAt(self: Element, offset: number): Part {
  const parts = partsOf(self);
  const found = parts.find(({ text, from }) => offset >= from && offset <= from + textOf(text).length);
  if (!found)
    throw new GoogleError(`Index (${offset}) must be less than the content length (${textOf(self).length}).`);
  return found;
}

function letterAttribute(method: string, name: string, takes: string): [string, Method][] {
  const getter = /^(BOLD|ITALIC|UNDERLINE|STRIKETHROUGH)$/.test(name) ? `is${method}` : `get${method}`;
  return [
    [`set${method}`, edit([takes, `Integer, Integer, ${takes}`], (_, self, args) => style(self, name, args))],
    [
      getter,
      read(['', 'Integer'], (_, self, [offset]) => {
        if (offset === undefined) return shownAttribute(name, sharedStyle(self)[name]);
        const { text, from } = partAt(self, Number(offset));
        return shownAttribute(name, styleAt(text, Number(offset) - from)[name]);
      }),
    ],
  ];
}

/** Where the style of the letters changes. */
function indices(self: Element): number[] {
  return partsOf(self).flatMap(({ text, from }) => {
    const starts: number[] = [];
    let at = from;
    for (const run of text.runs) {
      if (run.text !== '') starts.push(at);
      at += run.text.length;
    }
    return starts;
  });
}

function deleteAcross(self: Element, start: number, end: number): void {
  const { text, from } = partAt(self, start);
  if (end - from >= textOf(text).length && partAt(self, end).text !== text)
    throw new GoogleError('The local workspace deletes within one text only.');
  deleteText(text, start - from, end - from);
}

export const textKind: Kind = {
  ...anyElement,
  ...searchable,
  editAsText: look([''], (_, _self, _args, handle) => handle),
  setText: edit(['String'], (_, self, [text]) => setText(self, String(text))),
  appendText: edit(['String'], (_, self, [text]) => {
    if (self.kind === 'TEXT') insertText(self, textOf(self).length, String(text));
    else appendText(self, String(text));
  }),
  insertText: edit(['Integer, String'], (_, self, [offset, text]) => {
    if (self.kind === 'PARAGRAPH' && partsOf(self).length === 0) return void appendText(self, String(text));
    const part = partAt(self, Number(offset));
    insertText(part.text, Number(offset) - part.from, String(text));
  }),
  deleteText: edit(['Integer, Integer'], (_, self, [start, end]) =>
    deleteAcross(self, Number(start), Number(end)),
  ),
  getTextAttributeIndices: read([''], (_, self) => indices(self)),
  ...Object.fromEntries([
    ...letterAttribute('Bold', 'BOLD', 'Boolean?'),
    ...letterAttribute('Italic', 'ITALIC', 'Boolean?'),
    ...letterAttribute('Underline', 'UNDERLINE', 'Boolean?'),
    ...letterAttribute('Strikethrough', 'STRIKETHROUGH', 'Boolean?'),
    ...letterAttribute('FontSize', 'FONT_SIZE', 'Number?'),
    ...letterAttribute('FontFamily', 'FONT_FAMILY', 'String?'),
    ...letterAttribute('ForegroundColor', 'FOREGROUND_COLOR', 'String?'),
    ...letterAttribute('BackgroundColor', 'BACKGROUND_COLOR', 'String?'),
    ...letterAttribute('LinkUrl', 'LINK_URL', 'String?'),
  ]),
};
