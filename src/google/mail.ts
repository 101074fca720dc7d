import type { Mail } from './ports';

/** No recipients, no subject line and no name may carry a line break: it would start a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029\u0000-\u001f]+/g, ' ').trim();

export function googleMail(): Mail {
  return {
    remaining: () => MailApp.getRemainingDailyQuota(),
    send: ({ to, subject, text, html, fromName, replyTo }) =>
      MailApp.sendEmail({
        to: oneLine(to),
        subject: oneLine(subject).slice(0, 240),
        body: text,
        htmlBody: html,
        name: oneLine(fromName),
        ...(replyTo === null ? {} : { replyTo: oneLine(replyTo) }),
      }),
  };
}
