import { printPdf, type PdfSource } from '../../local/world/pdf';
import { printPdfNow } from '../../local/world/pdf-now';
import type { FileState } from '../../local/world/files';
import { pdfText } from './pdf-text';
import { tiny } from './tiny';

jest.setTimeout(120_000);

const at = Date.parse('2026-12-01T09:00:00Z');
const paragraph = (text: string, attributes = {}) => ({
  kind: 'PARAGRAPH' as const,
  attributes,
  children: text === '' ? [] : [{ kind: 'TEXT' as const, runs: [{ text, style: {} }] }],
});
const letter = (...children: PdfSource['document']['body'][]): PdfSource => ({
  document: { name: 'Letter', body: { kind: 'BODY_SECTION', children }, header: null, footer: null },
  at,
});

test('Welsh letters and signs print as themselves', async () => {
  expect(pdfText(await printPdf(letter(paragraph('Siân Ŵyn, Llŷn: £5 and €6'))))).toEqual([
    'Siân Ŵyn, Llŷn: £5 and €6',
  ]);
});

test('a soft hyphen does not spoil the hyphens after it', async () => {
  expect(pdfText(await printPdf(letter(paragraph('re\u00adport REG-0'))))).toEqual(['report REG-0']);
});

test('half a character and control characters do not stop the print', async () => {
  expect(pdfText(await printPdf(letter(paragraph('a\u0000\ud83d b \u202ec'))))).toHaveLength(1);
});

test('the same document printed twice gives the same bytes, here and while a script waits', async () => {
  const source = letter(paragraph('Once'));
  const again = { ...source, document: { ...source.document } };
  expect(printPdfNow(source).equals(await printPdf(again))).toBe(true);
});

test('page numbers of a footer are counted', async () => {
  const footer = {
    kind: 'FOOTER_SECTION' as const,
    children: [
      {
        ...paragraph(''),
        children: [{ kind: 'UNSUPPORTED' as const, attributes: { UNSUPPORTED: 'PAGE_NUMBER' } }],
      },
    ],
  };
  const body = letter(
    paragraph('One'),
    { kind: 'PARAGRAPH', children: [{ kind: 'PAGE_BREAK' }] },
    paragraph('Two'),
  );
  expect(pdfText(await printPdf({ ...body, document: { ...body.document, footer } }))).toEqual([
    'One1',
    'Two2',
  ]);
});

test.each([44, 45, 46, 47])(
  'a heading after %i lines stands on the page of what it heads, whatever runs along the foot of every page',
  async (lines) => {
    const section = (kind: 'FOOTER_SECTION') => ({ kind, children: [paragraph('Running')] });
    const heading = { ...paragraph('Heading'), attributes: { HEADING: 'HEADING1' } };
    const { document, at: made } = letter(
      ...Array.from({ length: lines }, () => paragraph('Line')),
      heading,
      paragraph('Headed'),
    );
    const pages = pdfText(
      await printPdf({ document: { ...document, footer: section('FOOTER_SECTION') }, at: made }),
    );
    expect(pages.filter((page) => page.includes('Heading'))).toEqual([
      expect.stringContaining('HeadingHeaded'),
    ]);
  },
);

test('a PDF holds what was saved last, not what is being written (§16)', async () => {
  const workspace = tiny(`function main() {
    const doc = DocumentApp.create('Report'); doc.getBody().appendParagraph('First'); doc.saveAndClose();
    const again = DocumentApp.openById(doc.getId()); again.getBody().appendParagraph('Second');
    return Drive.Files.create({ name: 'r.pdf', mimeType: 'application/pdf' }, again.getAs('application/pdf')).id; }`);
  const id = workspace.call('main') as string;
  const { content } = workspace.world.store.need<FileState>('file', id);
  const bytes = content && 'pdf' in content ? await printPdf(content.pdf) : Buffer.alloc(0);
  expect(pdfText(bytes)).toEqual(['First']);
});

test.each([1, 40, 400, 1500])('a table row of %i words prints every one of them', async (words) => {
  const cell = (text: string) => ({ kind: 'TABLE_CELL' as const, children: [paragraph(text)] });
  const row = { kind: 'TABLE_ROW' as const, children: [cell('Notes'), cell('word '.repeat(words))] };
  const table = { kind: 'TABLE' as const, attributes: { WIDTH_0: 300 }, children: [row, row, row] };
  const text = pdfText(await printPdf(letter(table, paragraph('Last')))).join('');
  expect([text.match(/word/g)?.length, text.endsWith('Last')]).toEqual([3 * words, true]);
});

test('a list is numbered by level, and begins again after another paragraph', async () => {
  const item = (text: string, level = 0, list = 'a') => ({
    ...paragraph(text),
    kind: 'LIST_ITEM' as const,
    attributes: { GLYPH_TYPE: 'NUMBER', NESTING_LEVEL: level, LIST_ID: list },
  });
  const body = letter(item('One'), item('Under', 1), item('Two'), paragraph('Between'), item('New', 0, 'b'));
  expect(pdfText(await printPdf(body))).toEqual(['1. Onea. Under2. TwoBetween1. New']);
});
