import type { Column, Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import type { Attributes, Run, SavedElement } from './documents';
import { rowHeight } from './pdf-height';
import { lookOf, type Heading } from './pdf-looks';

/** What a page number in a header or footer stands for while a page is laid out. */
export interface Place {
  readonly page: number | null;
  readonly pages: number | null;
}

/** A section's blocks as pdfmake wants them. */
export function contentOf(section: SavedElement, place: Place, width: number): Content[] {
  const counters: Counters = new Map();
  return (section.children ?? []).map((block) => blockOf(block, place, width, counters));
}

/** The next number of each list, by list and level. */
type Counters = Map<string, number[]>;

function blockOf(block: SavedElement, place: Place, width: number, counters: Counters): Content {
  if (block.kind === 'TABLE') return tableOf(block, place, width);
  if (block.kind === 'LIST_ITEM') return listItemOf(block, place, counters);
  counters.delete('');
  return paragraphOf(block, place);
}

function paragraphOf(block: SavedElement, place: Place): Content {
  const attributes = block.attributes ?? {};
  const number = (name: string, otherwise = 0) => Number(attributes[name] ?? otherwise);
  const look = lookOf(attributes);
  const [before, after] = [number('SPACING_BEFORE', look.space[0]), number('SPACING_AFTER', look.space[1])];
  const parts = partsOf(block, place);
  const outer = {
    margin: [number('INDENT_START'), before, number('INDENT_END'), after] as [number, number, number, number],
  };
  const style = {
    fontSize: look.size,
    ...(look.color ? { color: look.color } : {}),
    ...(look.italics ? { italics: true } : {}),
    lineHeight: number('LINE_SPACING', 1.15),
    alignment: alignments[String(attributes['HORIZONTAL_ALIGNMENT'])] ?? ('left' as const),
    ...(attributes['INDENT_FIRST_LINE'] === undefined
      ? {}
      : { leadingIndent: number('INDENT_FIRST_LINE') - number('INDENT_START') }),
  };
  const heading = /^HEADING\d$/.test(String(attributes['HEADING']));
  const marks = heading ? { headlineLevel: 1, ...(plainText(block).trim() ? { outline: true } : {}) } : {};
  if (parts.length === 1 && isTexts(parts[0])) return { text: parts[0], ...style, ...outer, ...marks };
  return {
    stack: parts.map((part): Content => (isTexts(part) ? { text: part, ...style } : part)),
    ...outer,
    ...style,
  };
}

const alignments: Readonly<Record<string, 'left' | 'center' | 'right' | 'justify'>> = {
  LEFT: 'left',
  CENTER: 'center',
  RIGHT: 'right',
  JUSTIFY: 'justify',
};

type Texts = ContentText[];
const isTexts = (part: Texts | Content | undefined): part is Texts => Array.isArray(part);
const plainText = (block: SavedElement) =>
  (block.children ?? [])
    .flatMap((child) => child.runs ?? [])
    .map((run) => run.text)
    .join('');

/** The texts of a paragraph, cut where a page break, a rule or an image stands between them. */
function partsOf(block: SavedElement, place: Place): (Texts | Content)[] {
  const parts: (Texts | Content)[] = [];
  let texts: Texts = [];
  for (const child of block.children ?? []) {
    if (child.kind === 'TEXT')
      texts.push(...(child.runs ?? []).map((run) => textOf(run, lookOf(block.attributes))));
    else if (child.kind === 'UNSUPPORTED') texts.push({ text: pageNumber(child, place) });
    else {
      if (texts.length > 0) parts.push(texts);
      texts = [];
      parts.push(standing(child));
    }
  }
  if (texts.length > 0 || parts.length === 0) parts.push(texts.length > 0 ? texts : [{ text: ' ' }]);
  return parts;
}

function pageNumber(child: SavedElement, { page, pages }: Place): string {
  const what = child.attributes?.['UNSUPPORTED'];
  return String((what === 'PAGE_COUNT' ? pages : what === 'PAGE_NUMBER' ? page : null) ?? '');
}

function standing(child: SavedElement): Content {
  const { WIDTH, HEIGHT, DATA } = child.attributes ?? {};
  if (child.kind === 'PAGE_BREAK') return { text: '', pageBreak: 'after' };
  if (child.kind === 'INLINE_IMAGE' && typeof DATA === 'string')
    return {
      image: DATA,
      ...(WIDTH ? { width: Number(WIDTH) } : {}),
      ...(HEIGHT ? { height: Number(HEIGHT) } : {}),
    };
  const line = [{ type: 'line' as const, x1: 0, y1: 0, x2: 451, y2: 0, lineWidth: 1, lineColor: '#888888' }];
  return { canvas: line, margin: [0, 6, 0, 6] };
}

/**
 * Letters as print takes them. A soft hyphen would turn every later "-" of the embedded font into one, so none is let in;
 * neither are control characters and halves of a character.
 */
const printable = (text: string) =>
  text
    .replace(/\r/g, '\n')
    .replace(/\t/g, '    ')

    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** Only Arimo is embedded (Arial's measures, Welsh letters included): other families print in it. */
function textOf({ text, style }: Run, look: Heading): ContentText {
  const link = style['LINK_URL'];
  const lines = [
    ...((style['UNDERLINE'] ?? link !== undefined) ? ['underline' as const] : []),
    ...(style['STRIKETHROUGH'] ? ['lineThrough' as const] : []),
  ];
  const color = style['FOREGROUND_COLOR'] ?? (link === undefined ? look.color : '#1155cc');
  return {
    text: printable(text),
    bold: style['BOLD'] === true,
    italics: style['ITALIC'] === undefined ? look.italics === true : style['ITALIC'] === true,
    ...(style['FONT_SIZE'] === undefined ? {} : { fontSize: Number(style['FONT_SIZE']) }),
    ...(color === undefined ? {} : { color: String(color) }),
    ...(style['BACKGROUND_COLOR'] === undefined ? {} : { background: String(style['BACKGROUND_COLOR']) }),
    ...(link === undefined ? {} : { link: String(link) }),
    ...(lines.length > 0 ? { decoration: lines } : {}),
  };
}

const bullets = ['\u25cf', '\u25cb', '\u25a0'];

function listItemOf(block: SavedElement, place: Place, counters: Counters): Content {
  const attributes = block.attributes ?? {};
  const level = Number(attributes['NESTING_LEVEL'] ?? 0);
  const list = String(attributes['LIST_ID'] ?? '');
  const counts = counters.get(list) ?? [];
  counters.set(list, [...counts.slice(0, level), (counts[level] ?? 0) + 1]);
  const mark = markOf(String(attributes['GLYPH_TYPE'] ?? 'BULLET'), level, (counts[level] ?? 0) + 1);
  const own = { ...attributes, INDENT_START: 0, INDENT_FIRST_LINE: 0 };
  const columns: Column[] = [
    {
      width: 18,
      text: mark,
      fontSize: lookOf(attributes).size,
      lineHeight: Number(attributes['LINE_SPACING'] ?? 1.15),
    },
    { width: '*', stack: [paragraphOf({ ...block, attributes: own }, place)] },
  ];
  return { columns, columnGap: 0, margin: [18 * (level + 1), 0, 0, 0] };
}

function markOf(glyph: string, level: number, count: number): string {
  const marks: Readonly<Record<string, string>> = {
    BULLET: '\u25cf',
    HOLLOW_BULLET: '\u25cb',
    SQUARE_BULLET: '\u25a0',
  };
  if (glyph === 'BULLET') return bullets[level % 3] ?? '\u25cf';
  if (glyph === 'NUMBER')
    return `${level % 3 === 1 ? latin(count) : level % 3 === 2 ? roman(count) : count}.`;
  if (glyph === 'LATIN_LOWER') return `${latin(count)}.`;
  if (glyph === 'LATIN_UPPER') return `${latin(count).toUpperCase()}.`;
  if (glyph === 'ROMAN_LOWER') return `${roman(count)}.`;
  if (glyph === 'ROMAN_UPPER') return `${roman(count).toUpperCase()}.`;
  return marks[glyph] ?? '\u25cf';
}

const latin = (count: number): string =>
  (count > 26 ? latin(Math.floor((count - 1) / 26)) : '') + String.fromCharCode(97 + ((count - 1) % 26));

function roman(count: number): string {
  const steps: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  const step = steps.find(([value]) => value <= count);
  return step ? step[1] + roman(count - step[0]) : '';
}

function tableOf(table: SavedElement, place: Place, width: number): Content {
  const rows = table.children ?? [];
  const columns = Math.max(1, ...rows.map((row) => row.children?.length ?? 0));
  const widths = widthsOf(table, columns, width);
  const body = rows.map((row) =>
    Array.from({ length: columns }, (_, i): TableCell => {
      const cell = row.children?.[i];
      return cell ? cellOf(cell, place, widths[i] ?? 0) : { text: '' };
    }),
  );
  const heights = rows.map((row) => Number(row.attributes?.['MINIMUM_HEIGHT'] ?? 0) || 'auto');
  if (body.length === 0) return { text: '' };
  // A row kept whole must fit a page: what does not is lost without a word.
  const short = rows.every((row) => rowHeight(row, widths) < 250);
  return { table: { widths, heights, body, dontBreakRows: short }, layout: layoutOf(table.attributes) };
}

/** Widths in points: those set, and an equal share of the rest for the others. Borders and padding lie inside. */
function widthsOf(table: SavedElement, columns: number, width: number): number[] {
  const set = Array.from({ length: columns }, (_, i) => Number(table.attributes?.[`WIDTH_${i}`] ?? 0));
  const free = set.filter((one) => one === 0).length;
  const share = Math.max(24, (width - set.reduce((sum, one) => sum + one, 0)) / Math.max(free, 1));
  const border = Number(table.attributes?.['BORDER_WIDTH'] ?? 1);
  return set.map((one) => Math.max(1, (one || share) - border));
}

function layoutOf(attributes: Attributes = {}): CustomTableLayout {
  const line = () => Number(attributes['BORDER_WIDTH'] ?? 1);
  const color = () => String(attributes['BORDER_COLOR'] ?? '#000000');
  const none = () => 0;
  return {
    hLineWidth: line,
    vLineWidth: line,
    hLineColor: color,
    vLineColor: color,
    paddingLeft: none,
    paddingRight: none,
    paddingTop: none,
    paddingBottom: none,
  };
}

function cellOf(cell: SavedElement, place: Place, width: number): TableCell {
  const attributes = cell.attributes ?? {};
  const pad = (side: string) => Number(attributes[`PADDING_${side}`] ?? 5);
  const background = attributes['BACKGROUND_COLOR'];
  const vertical = String(attributes['VERTICAL_ALIGNMENT'] ?? 'TOP');
  return {
    stack: contentOf(cell, place, width - pad('LEFT') - pad('RIGHT')),
    margin: [pad('LEFT'), pad('TOP'), pad('RIGHT'), pad('BOTTOM')],
    verticalAlignment: vertical === 'CENTER' ? 'middle' : vertical === 'BOTTOM' ? 'bottom' : 'top',
    ...(background === undefined ? {} : { fillColor: String(background) }),
  };
}
