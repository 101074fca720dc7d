import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { longPrint, shortPrint } from '../../src/domain/fingerprint';
import { filledIn, readCode, reportCode, type Link } from '../../src/tasks/report-code';

const signerOf = (key: string) => ({
  sign: (text: string) =>
    createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url'),
});
const signer = signerOf('this register');
const TOM = 'tom@example.org';
const link: Link = {
  reportId: 'R-00012',
  purpose: 'sign',
  personId: 'P-0001',
  address: TOM,
  text: longPrint('As read.'),
};
const code = reportCode(signer, link);

test('a code tells its report, purpose and text, and proves itself for its person', () => {
  const read = readCode(` ${code} `);
  expect(read).toMatchObject({ reportId: 'R-00012', purpose: 'sign', text: link.text });
  expect(read?.among(signer, ['P-0002', 'P-0001'])).toEqual(['P-0001']);
  expect(read?.proves(signer, 'P-0001', TOM)).toBe(true);
});

test('for anybody else, or under another key, it proves nothing (L01)', () => {
  expect(readCode(code)?.proves(signer, 'P-0002', TOM)).toBe(false);
  expect(readCode(code)?.proves(signerOf('another register'), 'P-0001', TOM)).toBe(false);
});

test('it proves nothing at another address than it was sent to, however that is spelt', () => {
  expect(readCode(code)?.proves(signer, 'P-0001', 'tim@example.org')).toBe(false);
  expect(readCode(code)?.proves(signer, 'P-0001', ' Tom@Example.org')).toBe(true);
});

test('neither the person nor the text stands in it', () => {
  expect(code).not.toMatch(/P-0001|As read/);
});

test('nor can the TRN of an ECT be found from it by trying all there are', () => {
  const ects = reportCode(signer, { ...link, personId: '0012345' });
  expect(ects).not.toContain(shortPrint('0012345'));
  expect(readCode(ects)?.among(signer, ['0012346', '0012345'])).toEqual(['0012345']);
});

test('a link is filled in at its markers, whatever letters the form and the code have', () => {
  const form = 'https://docs.google.com/forms/d/e/1WHO-REFERENCE/viewform?entry.1=REFERENCE&entry.2=WHO';
  expect(filledIn(form, 'R-00012.sWHO', 'Zoë $& Example')).toBe(
    'https://docs.google.com/forms/d/e/1WHO-REFERENCE/viewform?entry.1=R-00012.sWHO&entry.2=Zo%C3%AB%20%24%26%20Example',
  );
});

/** Whether a code opens anything for the one person it was made for. */
const opens = (text: string): boolean => {
  const read = readCode(text);
  return (
    read !== null && read.among(signer, ['P-0001']).some((personId) => read.proves(signer, personId, TOM))
  );
};

test('no letter of it can be another, and none can be missing (L01)', () => {
  fc.assert(
    fc.property(
      fc.nat(code.length - 1),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-_.'),
      (at, letter) => {
        fc.pre(code[at] !== letter);
        const changed = opens(code.slice(0, at) + letter + code.slice(at + 1));
        const cut = opens(code.slice(0, at) + code.slice(at + 1));
        return !changed && !cut;
      },
    ),
    { numRuns: 2000 },
  );
});

test('no part can be taken from another link (L04)', () => {
  const other = reportCode(signer, { ...link, reportId: 'R-00013' });
  const moved = code.replace(/\..*/, other.slice(other.indexOf('.')));
  expect(readCode(moved)?.proves(signer, 'P-0001', TOM)).toBe(false);
  expect(readCode(code.replace('.s', '.w'))?.proves(signer, 'P-0001', TOM)).toBe(false);
});

test.each(['', 'R-00012', 'R-00012.abc', 'I do not know', `${'R-00012.s'}${'a'.repeat(500)}`])(
  '%j is no code',
  (text) => {
    expect(readCode(text)).toBeNull();
  },
);
