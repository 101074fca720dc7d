/** Fills a copy of the AB's template: what people wrote is never read as a pattern. */
import type { TemplateParagraph } from './ports';

type Document = GoogleAppsScript.Document.Document;
type Body = GoogleAppsScript.Document.Body;
type Section = Body | GoogleAppsScript.Document.HeaderSection | GoogleAppsScript.Document.FooterSection;

const BODY_TAG = '{{body}}';

export interface Filling {
  /** The value of each {{tag}} of the template. */
  readonly values: Readonly<Record<string, string>>;
  /** Where the tag {{body}} stands. */
  readonly body: readonly TemplateParagraph[];
  /** Stands at the head of every page, whatever the template; null on a page that needs none. */
  readonly mark: string | null;
}

export function fillDocument(document: Document, { values, body, mark }: Filling): void {
  for (const section of [document.getBody(), document.getHeader(), document.getFooter()])
    if (section) fill(section, values);
  fillBody(document.getBody(), body);
  if (mark === null) return;
  const header = document.getHeader() ?? document.addHeader();
  header.insertParagraph(0, harmlessLines(mark)).editAsText().setBold(true);
}

/** Puts each value where its tag stands. */
function fill(section: Section, values: Readonly<Record<string, string>>): void {
  const says = section.getText();
  const strange = says
    .match(/\{\{[^{}]*\}\}/g)
    ?.find((tag) => tag !== BODY_TAG && !(tag.slice(2, -2) in values));
  if (strange !== undefined)
    throw new Error(
      `The report template has the tag ${strange}, which means nothing here. Correct it, or take it out.`,
    );
  for (const [tag, value] of Object.entries(values)) {
    if (!says.includes(`{{${tag}}}`)) continue;
    const pattern = `\\{\\{${tag}\\}\\}`;
    const shown = harmless(value);
    // `replaceText` is one call, but would read these two as instructions.
    if (!/[$\\]/.test(shown)) section.replaceText(pattern, shown);
    else
      for (let times = says.split(`{{${tag}}}`).length - 1; times > 0; times--)
        putIn(section, pattern, shown);
  }
}

/** Puts a text where a pattern is found first, letter by letter. */
function putIn(section: Section, pattern: string, shown: string): void {
  const found = section.findText(pattern);
  if (!found) return;
  const text = found.getElement().asText();
  // Both offsets are -1 where the tag is the whole text of its element.
  const whole = found.getStartOffset() === -1;
  const start = whole ? 0 : found.getStartOffset();
  const end = whole ? text.getText().length - 1 : found.getEndOffsetInclusive();
  // What is put in takes the style of the letter before it: the tag's own.
  text.insertText(end + 1, shown);
  text.deleteText(start, end);
}

/** Braces in a value would be taken for a tag by the next search; a soft hyphen breaks copying from the PDF. */
const harmless = (value: string): string => value.replace(/\{\{/g, '{ {').replace(/\u00ad/g, '');

function fillBody(body: Body, paragraphs: readonly TemplateParagraph[]): void {
  const found = body.findText('\\{\\{body\\}\\}');
  if (!found)
    throw new Error(
      `The report template has no ${BODY_TAG}. Put it where the report should stand, on a line of its own.`,
    );
  const holder = found.getElement().getParent() as unknown as GoogleAppsScript.Document.Paragraph;
  const at = body.getChildIndex(holder);
  writeParagraphs(body, paragraphs, at);
  const left = body.getChild(at + paragraphs.length).asParagraph();
  // The last paragraph of a document cannot be removed.
  if (at + paragraphs.length === body.getNumChildren() - 1) left.clear();
  else left.removeFromParent();
}

export function writeParagraphs(body: Body, paragraphs: readonly TemplateParagraph[], at: number): void {
  paragraphs.forEach((one, index) => dress(body.insertParagraph(at + index, textOf(one)), one));
}

/** Writes all of a new document. It comes with one empty paragraph, which can't be removed: it takes the last text. */
export function writeNew(body: Body, paragraphs: readonly TemplateParagraph[]): void {
  const [last, ...others] = [...paragraphs].reverse();
  writeParagraphs(body, others.reverse(), 0);
  if (!last) return;
  const paragraph = body.getChild(others.length).asParagraph();
  paragraph.setText(textOf(last));
  dress(paragraph, last);
}

const textOf = ({ lead = '', text }: TemplateParagraph): string =>
  harmlessLines(lead === '' ? text : `${lead}  ${text}`);

function dress(
  paragraph: GoogleAppsScript.Document.Paragraph,
  { style, lead = '' }: TemplateParagraph,
): void {
  const { TITLE, HEADING3, NORMAL } = DocumentApp.ParagraphHeading;
  const { HEADING, FONT_SIZE, BOLD } = DocumentApp.Attribute;
  const heading = style === 'title' ? TITLE : style === 'heading' ? HEADING3 : NORMAL;
  // A new paragraph takes over the letters of the one before it; null gives them back to the heading. What differs from
  // the heading is set apart: in which order Google sets the attributes of one call is not documented.
  paragraph.setAttributes({ [HEADING]: heading, [FONT_SIZE]: null, [BOLD]: null });
  if (style === 'small') paragraph.editAsText().setFontSize(8);
  if (lead !== '') paragraph.editAsText().setBold(0, lead.length - 1, true);
}

/** A line break inside a paragraph's text is undefined ground: callers give one paragraph a line. */
const harmlessLines = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/\u00ad/g, '');
