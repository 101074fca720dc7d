import { spellDay } from '../domain/day';
import type { Digest, OwedReport } from '../domain/reminders';
import type { Letter } from '../google/ports';

export interface DigestWords {
  readonly abName: string;
  readonly askName: string;
  readonly replyTo: string;
  /** The address of the form for a report, or null where there is none to fill in. */
  readonly linkFor: (report: OwedReport) => string | null;
}

const ASKS: { readonly [owed in OwedReport['owed']]: string } = {
  write: 'write it',
  mend: 'look at it again',
  comment: 'ask your tutor to show it to you, and answer this mail with your comment',
  sign: 'sign it',
  oversee: 'see that it is completed',
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/** "2 induction reports need you this week". */
export const digestSubject = ({ reports }: Digest): string =>
  reports.length === 1
    ? '1 induction report needs you this week'
    : `${reports.length} induction reports need you this week`;

const titleOf = (report: OwedReport): string => `${report.ectName}: ${report.kind}, ${report.term}`;

const dueOf = (report: OwedReport): string =>
  `${report.overdue ? 'Was due' : 'Due'} ${spellDay(report.dueOn)}. Please ${ASKS[report.owed]}.`;

/** The week's mail to one person: two lines a report, one button each, nothing about anyone else. */
export function digestLetter(digest: Digest, words: DigestWords): Letter {
  const opening = `Dear ${digest.name},`;
  const ask = `Questions? Ask ${words.askName} at ${words.abName}${words.replyTo === '' ? '' : `, ${words.replyTo}`}.`;
  const text = [
    opening,
    '',
    ...digest.reports.flatMap((report) => {
      const link = words.linkFor(report);
      return [titleOf(report), dueOf(report), ...(link === null ? [] : [link]), ''];
    }),
    ask,
  ].join('\n');
  return {
    to: digest.email,
    subject: digestSubject(digest),
    text,
    html: html(digest, opening, ask, words),
    fromName: words.abName,
    replyTo: words.replyTo === '' ? null : words.replyTo,
  };
}

function html(digest: Digest, opening: string, ask: string, words: DigestWords): string {
  const items = digest.reports.map((report) => {
    const link = words.linkFor(report);
    const button =
      link === null
        ? ''
        : `<p style="margin:8px 0 0"><a href="${escaped(link)}" style="display:inline-block;padding:10px 16px;background:#1d4f73;color:#ffffff;text-decoration:none;border-radius:4px">Open the report</a></p>`;
    const edge = report.overdue ? '#8f1d12' : '#1d4f73';
    return `<div style="margin:0 0 20px;padding:2px 0 2px 12px;border-left:4px solid ${edge}"><p style="margin:0;font-weight:bold">${escaped(titleOf(report))}</p><p style="margin:4px 0 0">${escaped(dueOf(report))}</p>${button}</div>`;
  });
  return `<div style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1c2429;max-width:560px"><p>${escaped(opening)}</p>${items.join('')}<p style="color:#4a5157">${escaped(ask)}</p></div>`;
}
