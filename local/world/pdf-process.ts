/** Run as a process: a PdfSource as JSON comes in, the PDF goes out. */
import { readFileSync } from 'node:fs';
import { printPdf, type PdfSource } from './pdf';

void printPdf(JSON.parse(readFileSync(0, 'utf8')) as PdfSource).then((bytes) => process.stdout.write(bytes));
