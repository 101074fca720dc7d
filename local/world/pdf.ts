import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { DocumentState, SavedElement } from './documents';
import { contentOf, type Place } from './pdf-content';
import { heightOf } from './pdf-height';

/**
 * A PDF to be printed. Printing needs promises and a script has none to give, so a PDF blob carries the document as it
 * stood, and whoever opens the file has it printed. What is printed depends on these fields only: the same bytes each time.
 */
export interface PdfSource {
  readonly document: Pick<DocumentState, 'name' | 'body' | 'header' | 'footer'>;
  /** Creation date written into the file: virtual now, in ms. */
  readonly at: number;
}

const printed = new Map<string, Promise<Buffer>>();
const keptPrints = 50;

/** The name of a PDF's content: equal sources, equal bytes. */
export const pdfKey = (source: PdfSource) =>
  createHash('sha256').update(JSON.stringify(source)).digest('hex');

/** Prints a PDF, or gives the print of a moment ago. */
export function printPdf(source: PdfSource): Promise<Buffer> {
  const key = pdfKey(source);
  const ready = printed.get(key);
  if (ready) return ready;
  const fresh = print(source);
  printed.set(key, fresh);
  fresh.catch(() => printed.delete(key));
  const oldest = printed.keys().next();
  if (printed.size > keptPrints && !oldest.done) printed.delete(oldest.value);
  return fresh;
}

let fontsReady = false;

async function print(source: PdfSource): Promise<Buffer> {
  // Loaded when the first PDF is wanted: it would double the time the workspace takes to start.
  const { default: pdfmake } = await import('pdfmake');
  if (!fontsReady) {
    const folder = dirname(
      createRequire(join(process.cwd(), 'package.json')).resolve('@expo-google-fonts/arimo/package.json'),
    );
    const font = (name: string) => join(folder, name, `Arimo_${name}.ttf`);
    pdfmake.setFonts({
      Arimo: {
        normal: font('400Regular'),
        bold: font('700Bold'),
        italics: font('400Regular_Italic'),
        bolditalics: font('700Bold_Italic'),
      },
    });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
    fontsReady = true;
  }
  return pdfmake.createPdf(definitionOf(source)).getBuffer();
}

/** The whole document in pdfmake's words. Headers and footers stand 36 points from the edge and push the text away. */
export function definitionOf({ document, at }: PdfSource): TDocumentDefinitions {
  const size = (name: string, otherwise: number) => Number(document.body.attributes?.[name] ?? otherwise);
  const [pageWidth, pageHeight] = [size('PAGE_WIDTH', 595.28), size('PAGE_HEIGHT', 841.89)];
  const [left, right] = [size('MARGIN_LEFT', 72), size('MARGIN_RIGHT', 72)];
  const width = pageWidth - left - right;
  const above = document.header ? 42 + heightOf(document.header, width) : 0;
  const below = document.footer ? 42 + heightOf(document.footer, width) : 0;
  const bottom = Math.max(size('MARGIN_BOTTOM', 72), below);
  const running = (section: SavedElement, top: number) => (page: number, pages: number) =>
    inMargins(contentOf(section, { page, pages }, width), [left, top, right, 0]);
  return {
    pageSize: { width: pageWidth, height: pageHeight },
    pageMargins: [left, Math.max(size('MARGIN_TOP', 72), above), right, bottom],
    language: 'en-GB',
    info: {
      title: document.name,
      creator: 'Induction Register, local workspace',
      creationDate: new Date(at),
    },
    defaultStyle: { font: 'Arimo', fontSize: 11, color: '#000000' },
    content: contentOf(document.body, nowhere, width),
    // A heading does not stay behind alone at the foot of a page, where only what runs along every page follows it.
    pageBreakBefore: (node, others) =>
      node.headlineLevel === 1 &&
      others.getFollowingNodesOnPage().every(isRunning) &&
      !others.getNodesOnNextPage().every(isRunning),
    ...(document.header ? { header: running(document.header, 36) } : {}),
    ...(document.footer ? { footer: running(document.footer, Math.max(0, bottom - below + 6)) } : {}),
  };
}

const nowhere: Place = { page: null, pages: null };
const RUNNING = 'running';
const isRunning = ({ style }: { readonly style?: unknown }) => style === RUNNING;
const inMargins = (stack: Content[], margin: [number, number, number, number]): Content => ({
  stack: stack.map((one) =>
    typeof one === 'object' && !Array.isArray(one) ? { ...one, style: RUNNING } : one,
  ),
  margin,
  style: RUNNING,
});
