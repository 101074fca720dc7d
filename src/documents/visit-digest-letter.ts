import type { VisitLine } from '../domain/visit-lines';
import type { Letter } from '../google/ports';
import type { LetterItem, Sender } from './letter-parts';
import { htmlLetter, plainLetter } from './letter-parts';

/** "2 visits need you this week". */
export const visitDigestSubject = (lines: readonly unknown[]): string =>
  lines.length === 1 ? '1 visit needs you this week' : `${lines.length} visits need you this week`;

/** The week's mail to an assessor or officer: one item a visit, overdue first. */
export function visitDigestLetter(
  { to, name, lines }: { readonly to: string; readonly name: string; readonly lines: readonly VisitLine[] },
  { abName }: Sender,
  register: string,
  formOf: (visitId: string) => string | null,
): Letter {
  const opening = `Dear ${name},`;
  const items = lines.map(({ visitId, title, says, overdue }, at): LetterItem => {
    const form = formOf(visitId);
    return {
      title,
      says: [overdue ? `Overdue. ${says}` : says],
      button: form === null ? null : { label: 'Open the visit form', url: form },
      link: at === lines.length - 1 ? { label: 'Open the register', url: register } : null,
      pressing: overdue,
    };
  });
  const closing = 'You get this mail once a week, while a visit needs you.';
  return {
    to,
    subject: visitDigestSubject(lines),
    text: plainLetter(opening, items, closing),
    html: htmlLetter(opening, items, closing),
    fromName: abName,
    replyTo: null,
  };
}
