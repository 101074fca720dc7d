import { spellDay } from '../domain/day';
import type { NoticeReport } from '../domain/notices';
import type { Owed, OwedReport } from '../domain/reminders';
import type { Letter } from '../google/ports';
import type { LabelledLink, LetterItem, Sender } from './letter-parts';
import { askLine, htmlLetter, plainLetter } from './letter-parts';
import { kindInFull } from './kind-in-full';

/** Where a person reads a report and does what they owe; null where there is nothing to open. */
export interface ReportLinks {
  readonly form: string | null;
  readonly pdf: string | null;
  /** A sentence more, for this person alone. */
  readonly note: string | null;
}

export interface LetterWords extends Sender {
  readonly linksFor: (report: OwedReport) => ReportLinks;
}

/** To whom, and about which reports. */
export interface Addressed {
  readonly name: string;
  readonly email: string;
  readonly reports: readonly OwedReport[];
  /** Forms that are open to this person all year. */
  readonly doors?: readonly LabelledLink[];
}

const ASKS: { readonly [owed in Owed]: string } = {
  write: 'Please write it.',
  mend: 'It has come back to you. The form opens empty: please answer all of it again, and copy from the report what is to stay.',
  show: 'The appropriate body asks to see something more before it accepts it. Please answer this mail.',
  comment: 'Please read it, comment if you wish, and sign it.',
  sign: 'Please read it and sign it.',
  hear: 'The appropriate body has accepted it. There is nothing for you to do.',
  read: 'The appropriate body has received it. There is nothing for you to do.',
  oversee: 'Please see that it is completed.',
};

/** What another's report waits for, as whoever oversees it can ask. */
const WAITS_FOR: { readonly [state in OwedReport['state']]?: string } = {
  due: 'It is still to be written. ',
  draft: 'It is still to be written. ',
  returned: 'It went back to the school, and is still to be mended. ',
  'with ECT': 'It waits for the ECT to read and sign it. ',
  signing: 'It waits for signatures. ',
};

const BUTTONS: { readonly [owed in Owed]: string } = {
  write: 'Write the report',
  mend: 'Answer it again',
  show: '',
  comment: 'Comment and sign',
  sign: 'Sign the report',
  hear: '',
  read: '',
  oversee: '',
};

/** "2 induction reports need you this week". */
export const digestSubject = ({ reports }: { readonly reports: readonly unknown[] }): string =>
  reports.length === 1
    ? '1 induction report needs you this week'
    : `${reports.length} induction reports need you this week`;

const NEWS: { readonly [owed in Owed]: string } = {
  write: 'An induction report is due',
  mend: 'An induction report has come back to you',
  show: 'Further evidence is asked for',
  comment: 'An induction report is ready for you to read and sign',
  sign: 'An induction report is ready for your signature',
  hear: 'An induction report has been accepted',
  read: 'A progress review has been received',
  oversee: 'An induction report is overdue',
};

const ASKS_NOTHING: readonly Owed[] = ['hear', 'read'];

/** The subject of a notice between two weekly mails: counts what is asked, where anything is. */
export function noticeSubject(told: readonly Pick<NoticeReport, 'owed' | 'rung'>[]): string {
  const asked = told.filter(({ owed }) => !ASKS_NOTHING.includes(owed));
  const reports = asked.length === 0 ? told : asked;
  const [only, ...more] = reports;
  const all = (is: (report: (typeof reports)[number]) => boolean) => reports.every(is);
  if (only && more.length === 0) return NEWS[only.rung === 'overdue' ? 'oversee' : only.owed];
  if (all(({ owed }) => owed === 'read')) return `${reports.length} progress reviews have been received`;
  if (asked.length === 0)
    return `${reports.length} induction reports have been ${all(({ owed }) => owed === 'hear') ? 'accepted' : 'received'}`;
  if (all(({ rung }) => rung === 'overdue')) return `${reports.length} induction reports are overdue`;
  if (all(({ rung }) => rung !== undefined)) return `${reports.length} induction reports are due`;
  return all(({ owed }) => owed === 'sign' || owed === 'comment')
    ? `${reports.length} induction reports are ready for you`
    : `${reports.length} induction reports need you`;
}

/** One mail to one person: two lines a report, one button each, nothing about anyone else. */
export function reportsLetter(subject: string, to: Addressed, words: LetterWords): Letter {
  const opening = `Dear ${to.name},`;
  const items = to.reports.map((report) => itemFor(report, words.linksFor(report)));
  return {
    to: to.email,
    subject,
    text: plainLetter(opening, items, askLine(words), to.doors),
    html: htmlLetter(opening, items, askLine(words), to.doors),
    fromName: words.abName,
    replyTo: words.replyTo === '' ? null : words.replyTo,
  };
}

/** "Zoë Example: final formal assessment, Summer 2027". */
export const titleOf = (report: Pick<OwedReport, 'ectName' | 'kind' | 'final' | 'term'>): string =>
  `${report.ectName}: ${kindInFull(report)}, ${report.term}`;

/** Nothing about a report that is in falls due. */
const HAS_NO_DAY: readonly Owed[] = ['show', 'hear', 'read'];

function itemFor(report: OwedReport, { form, pdf, note }: ReportLinks): LetterItem {
  const { owed, state, overdue } = report;
  const due = HAS_NO_DAY.includes(owed) ? '' : `${overdue ? 'Was due' : 'Due'} ${spellDay(report.dueOn)}. `;
  const waits = owed === 'oversee' ? (WAITS_FOR[state] ?? '') : '';
  return {
    title: titleOf(report),
    says: [`${due}${waits}${ASKS[owed]}`, ...(note === null ? [] : [note])],
    button: form === null ? null : { label: BUTTONS[owed], url: form },
    link: pdf === null ? null : { label: 'Read the report', url: pdf },
    pressing: overdue && !HAS_NO_DAY.includes(owed),
  };
}
