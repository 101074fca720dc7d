import { longPrint, shortPrint } from '../domain/fingerprint';
import { folded } from '../domain/who';
import type { Signer } from '../google/ports';
import type { ReportRow } from '../register/report-row';
import { answersOf } from '../register/report-row';

/** What a link lets its holder do. */
export type Purpose = 'write' | 'comment' | 'sign';

/** One link: to one person at one address, for one purpose, on one text of one report. */
export interface Link {
  readonly reportId: string;
  readonly purpose: Purpose;
  /** "P-0012"; an ECT goes by their TRN. */
  readonly personId: string;
  /** Where it was sent: one that went to an address corrected since is nobody's. */
  readonly address: string;
  /** `linkPrint` of the report as the person was to read it. */
  readonly text: string;
}

const LETTERS: { readonly [purpose in Purpose]: string } = { write: 'w', comment: 'c', sign: 's' };

/** The print is made over all five, under a key only this register has: no part can be changed or moved to another. */
const printOf = (signer: Signer, { reportId, purpose, personId, address, text }: Link): string =>
  signer.sign(JSON.stringify(['link', reportId, purpose, personId, text, folded(address)]));

/**
 * Which of a few people a link is for. There are so few TRNs that a plain print of one could be found by trying them all,
 * so an ECT's is made under the key; a number like "P-0012" is no secret, and many are tried for each code that comes.
 */
export const personPrint = (signer: Signer, personId: string): string =>
  shortPrint(/^\d{7}$/.test(personId) ? signer.sign(JSON.stringify(['person', personId])) : personId);

/** "R-00012.s…": what a prefilled link carries. Neither the person nor the text can be read from it. */
export const reportCode = (signer: Signer, link: Link): string =>
  `${link.reportId}.${LETTERS[link.purpose]}${personPrint(signer, link.personId)}${link.text}${printOf(signer, link)}`;

/** A code as it came: what it claims, until `proves` says that this register made it. */
export interface ClaimedLink extends Omit<Link, 'personId' | 'address'> {
  /** Whose it may be, of these people. */
  readonly among: (signer: Signer, personIds: readonly string[]) => readonly string[];
  readonly proves: (signer: Signer, personId: string, address: string) => boolean;
}

const CODE = /^(R-\d+)\.([wcs])([0-9a-z]{7})([0-9a-z]{14})([\w-]{16,64})$/;

/** Null for anything that has not the form of a code. */
export function readCode(code: string): ClaimedLink | null {
  const [, reportId, letter, person, text, print] = CODE.exec(code.trim()) ?? [];
  const purpose = (Object.keys(LETTERS) as Purpose[]).find((one) => LETTERS[one] === letter);
  if (!reportId || !purpose || !person || !text || !print) return null;
  return {
    reportId,
    purpose,
    text,
    among: (signer, personIds) => [...new Set(personIds)].filter((id) => personPrint(signer, id) === person),
    proves: (signer, personId, address) =>
      same(print, printOf(signer, { reportId, purpose, personId, address, text })),
  };
}

/**
 * A prefilled address with a code, and with what its reader is to know it by, in the places of their markers.
 * @param capacity what the person answers to "I am", where the form asks and it is known.
 */
export const filledIn = (
  prefilled: string,
  code: string,
  who: string,
  capacity: string | null = null,
): string =>
  // Only as whole values: a form's own id, or a code, may have the letters of a marker in it.
  prefilled.replace(
    /([?&][^?&=#]*)=(REFERENCE|WHO|CAPACITY)(?=[&#]|$)/g,
    (_, entry: string, marker: string) => {
      if (marker === 'CAPACITY' && capacity === null) return '';
      const value = marker === 'WHO' ? who : marker === 'REFERENCE' ? code : capacity;
      return `${entry}=${encodeURIComponent(value ?? '')}`;
    },
  );

/**
 * Which text a report has: changes with any answer, for those who read it with its kind and term, and for those who sign
 * with the ECT's comment too. A report that moves to another term before it is written is still its tutor's to write; one
 * that moves to another school is not.
 */
export function textPrint(row: ReportRow, purpose: Purpose): string {
  const { extraAnswers } = row;
  const said = { ...answersOf(row), ...(extraAnswers === null ? {} : { extraAnswers }) };
  const answers = Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1));
  const heading = purpose === 'write' ? [row.urn] : [row.kind, row.term];
  return longPrint(JSON.stringify([...heading, answers, purpose === 'sign' ? row.ectComment : null]));
}

/** On what a link is: the text, and how often it came back. What was sent before counts no more, in whatever words. */
export function linkPrint(row: ReportRow, purpose: Purpose): string {
  const text = textPrint(row, purpose);
  return row.timesReturned ? longPrint(`${text} ${row.timesReturned}`) : text;
}

const shownBy = (row: ReportRow): string => `v${row.version ?? 0} ${textPrint(row, 'sign')}`;

/** What a PDF shows, and in which file: people may change the text, or paste an address, without a new version. */
export const pdfMark = (row: ReportRow, url: string): string => `${shownBy(row)} ${shortPrint(url)}`;

/** The address of the report's own PDF; null where the cell holds another than was filed there. */
export function ownPdf({ pdf, pdfOf }: Pick<ReportRow, 'pdf' | 'pdfOf'>): string | null {
  if (pdf === null || pdfOf === null) return null;
  // One filed before files were marked names none.
  const [, , file = shortPrint(pdf)] = pdfOf.split(' ');
  return file === shortPrint(pdf) ? pdf : null;
}

/** Whether the PDF shows the report as it stands. A version alone is of one filed before texts were marked. */
export const pdfIsCurrent = (row: ReportRow): boolean =>
  ownPdf(row) !== null &&
  [shownBy(row), String(row.version ?? 0)].includes(row.pdfOf?.split(' ', 2).join(' ') ?? '');

/** As people compare it, in the PDF and on the form: "3f9-a2b". */
export const spellPrint = (text: string): string => `${text.slice(0, 3)}-${text.slice(3, 6)}`;

/** The end of a code, by which History names the link. */
export const spellLink = (code: string): string => `…${code.trim().slice(-6)}`;

/** Compares in a time that does not tell where two prints part. */
export function same(one: string, other: string): boolean {
  let apart = one.length ^ other.length;
  for (let i = 0; i < Math.max(one.length, other.length); i++)
    apart |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return apart === 0;
}
