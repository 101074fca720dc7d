import { readFileSync } from 'node:fs';
import type { Workspace } from '../../local/workspace';
import { pdfText } from '../local/pdf-text';
import { REVIEW, answer, reviewOf, row, rows, save, smallRegister, trigger } from './register';

/** Strings that have broken other programs, once they stand in a report: in History, and in its PDF. */
const NAUGHTY = (
  JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings/blns.json'), 'utf8')) as string[]
).filter((text) => text.replace(/[\s\u200b\ufeff]/g, '') !== '');

/** The letters of a text that the font of a PDF here has; which others are drawn is the printer's affair. */
const inLatin = (text: string): string =>
  text
    .replace(/\ufb01/g, 'fi')
    .replace(/\ufb02/g, 'fl')
    .replace(/[^\u0021-\u007e\u00a1-\u00b4\u00b6-\u024f]/g, '');

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  review = reviewOf(workspace, '0012345');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

test('History says of each what it was before and after, letter by letter', () => {
  const stood: { before: string; after: string }[] = [];
  for (const text of NAUGHTY) {
    const before = row(workspace, 'Reports', 'Report', review)['Evidence'] ?? '';
    const reply = save(workspace, review, 'save', { ...REVIEW, evidence: text });
    if (reply.kind !== 'answer') continue;
    answer(workspace, { ask: 'settle', saved: [{ at: reply.value.at, key: review }] });
    const after = row(workspace, 'Reports', 'Report', review)['Evidence'] ?? '';
    if (after !== before) stood.push({ before, after });
  }
  const told = rows(workspace, 'History')
    .filter(({ Row, Column }) => Row === review && Column === 'Evidence')
    .map(({ Before, After }) => ({ before: Before, after: After }));
  // Of two apostrophes alone, reading the cell again leaves one: the first may be Sheets' own mark of text.
  const read = stood.map(({ before, after }) => ({ before: before === "''" ? "'" : before, after }));
  expect(told).toEqual(read);
  expect(stood.length).toBeGreaterThan(NAUGHTY.length / 2);
}, 600_000);

test('its PDF shows each as it is', async () => {
  const wrong: unknown[] = [];
  const wide = 24;
  for (let at = 0; at < NAUGHTY.length; at += wide) {
    workspace.restore(fresh);
    const some = NAUGHTY.slice(at, at + wide);
    const reply = save(workspace, review, 'release', { ...REVIEW, evidence: some.join('\n\n') });
    if (reply.kind !== 'answer') {
      wrong.push({ at, reply });
      continue;
    }
    trigger(workspace, 'everyTenMinutes');
    const pdf = workspace.files().find(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
    const pages = pdf === undefined ? [] : pdfText(await workspace.bytes(pdf.content));
    const said = inLatin(pages.join(''));
    for (const text of some) if (!said.includes(inLatin(text))) wrong.push(text);
  }
  expect(wrong).toEqual([]);
}, 600_000);
