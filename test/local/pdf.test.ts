import { printPdf, type PdfSource } from '../../local/world/pdf';
import { printPdfNow } from '../../local/world/pdf-now';
import type { FileState } from '../../local/world/files';
import { pdfText } from './pdf-text';
import { tiny } from './tiny';

jest.setTimeout(30_000);

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
