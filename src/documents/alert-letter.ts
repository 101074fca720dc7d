import type { Alert } from '../domain/notices';
import type { Letter } from '../google/ports';
import type { Sender } from './letter-parts';
import { htmlLetter, plainLetter } from './letter-parts';
import { kindInFull } from './kind-in-full';

/** Names nobody: a subject is read over shoulders. */
export const ALERT_SUBJECT = 'An ECT is reported not on track';

/** To the appropriate body, the day a report says that its ECT is not on track. */
export function alertLetter(
  { name, email, report, ect, schoolName }: Alert,
  { abName }: Sender,
  links: { readonly pdf: string | null; readonly register: string },
): Letter {
  const opening = `Dear ${name},`;
  // Asked for the outcome, a headteacher is asked no more whether the ECT is on track (2.60).
  const isOff = report.onTrack === 'no' || report.recommendation === null;
  const says = [
    ...(isOff ? ['The report says that the ECT is not on track to complete induction.'] : []),
    ...moreOf(report),
  ];
  const item = {
    title: `${ect.name}, ${schoolName ?? 'no school named'}: ${kindInFull(report)}, ${report.term}`,
    says,
    button: { label: 'Open the register', url: links.register },
    link: links.pdf === null ? null : { label: 'Read the report', url: links.pdf },
    pressing: true,
  };
  const closing = 'You get this mail once for each report.';
  return {
    to: email,
    subject: ALERT_SUBJECT,
    text: plainLetter(opening, [item], closing),
    html: htmlLetter(opening, [item], closing),
    fromName: abName,
    replyTo: null,
  };
}

/** What the reader has to know besides: a final assessment asks for no plan, and decides nothing by itself (2.60). */
function moreOf({ recommendation, supportPlan }: Alert['report']): readonly string[] {
  if (recommendation === 'satisfactory')
    return ['It recommends “satisfactory” all the same. Ask the school which of the two it means.'];
  if (recommendation !== null)
    return [
      `The headteacher recommends “${recommendation}”. The decision is yours, once you have the whole report (2.60).`,
    ];
  return supportPlan === 'yes'
    ? ['It says that a support plan is in place. Look at the plan together with the report (4.1).']
    : ['It names no support plan. One has to be put in place, and its content checked (4.1).'];
}
