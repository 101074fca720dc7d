import { escaped } from '../documents/letter-parts';
import { counted } from '../domain/counted';
import { addDays, isoWeekOf, spellDay, weekdayOf } from '../domain/day';
import type { Day } from '../domain/facts';
import type { PostPorts } from '../google/ports';
import { calendarIn } from '../register/calendar';
import { open, rowsOf } from '../register/open';
import { settingsSeen } from '../register/remembered';
import type { Mail } from './draft';
import { orNote } from './draft-mails';
import { THEIR_LINK, letterWriter } from './letters';
import { inMailOrder } from './mail-order';
import { DIGEST_TABLES, DIGEST_WEEK, digestFactsIn, weeklyMails } from './queue-digests';
import { newMails } from './queue-notices';
import { needsWriting } from './write-reports';

/** Whatever form a mail links, the link is its reader's own. */
const OWN_LINK = /https:\/\/docs\.google\.com\/forms\/\S*viewform\S*/g;

interface Previewed {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

interface Part {
  readonly title: string;
  readonly mails: readonly Previewed[];
}

/**
 * What would go to whom, as a page: what waits in Outbox, what the next run would add, and the weekly mail as it would
 * stand today, or next Monday where this week's have gone. Nothing is sent, shared or written; where a person's own link
 * would stand, words stand.
 */
export function previewMail(ports: PostPorts): string {
  const { tables } = open(ports.sheets, [...DIGEST_TABLES, 'outbox', 'settings', 'terms', 'bankHolidays']);
  const { policy } = settingsSeen(ports.memory, tables.settings);
  const outbox = rowsOf(tables.outbox);
  const today = ports.clock.today();
  const write = letterWriter(ports, policy, tables, outbox, 'shown');
  const previewed = (mail: Mail, by = write): readonly Previewed[] => {
    const draft = by(mail);
    if (draft === null) return [];
    const { to, subject, text } = draft.letter(new Set());
    return [{ to, subject, text: text.replace(OWN_LINK, THEIR_LINK) }];
  };
  const preview = (mail: Mail, by = write): readonly Previewed[] => {
    const shown = orNote(() => previewed(mail, by));
    return typeof shown === 'string' ? [{ to: mail.to, subject: mail.id, text: shown }] : shown;
  };
  const waiting = inMailOrder(
    outbox.filter(({ state }) => state === 'queued'),
    outbox,
  );
  const week = isoWeekOf(today);
  const isOver = ports.memory.get(DIGEST_WEEK) === week;
  const hasGone = outbox.some(
    ({ id }) => id.startsWith(`digest:${week}:`) || id.startsWith(`visits:${week}:`),
  );
  const calendar = calendarIn(tables);
  const facts = digestFactsIn(tables);
  const visits = orNote(() => rowsOf(open(ports.sheets, ['visits']).tables.visits));
  const known = typeof visits === 'string' ? [] : visits;
  const mailsOf = (on: Day) => weeklyMails(facts, known, policy, calendar, on);
  const first = isOver ? mondayAfter(today) : today;
  let monday = first;
  for (let tries = 0; tries < WEEKS_AHEAD && mailsOf(monday).length === 0; tries += 1)
    monday = mondayAfter(monday);
  const then = { ...ports, clock: { ...ports.clock, today: () => monday } };
  const writeThen = letterWriter(then, policy, tables, outbox, 'shown');
  const weekly = mailsOf(monday).filter((mail) => !outbox.some(({ id }) => id === mail.id));
  const unwritten = rowsOf(tables.reports).filter(needsWriting).length;
  const before = hasGone
    ? 'This week’s mails have gone. '
    : isOver || monday !== first
      ? 'No weekly mail goes this week. '
      : '';
  return page(
    [
      `${spellDay(today)}. Nothing has been sent by looking at this.`,
      policy.mailIsOn
        ? `The account may write to ${ports.mail.remaining()} more people today.`
        : 'Mail is off in Settings: nothing goes until Mail is on says yes.',
      // Nobody is asked to sign what they can't read yet (2.61).
      ...(unwritten === 0
        ? []
        : [`${counted(unwritten, 'PDF')} still to be written: mails that link them are added after that.`]),
    ],
    [
      { title: 'Waits in Outbox', mails: waiting.flatMap((mail) => preview(mail)) },
      {
        title: 'The next ten minutes would add',
        mails: newMails(ports, policy, tables, outbox).flatMap((mail) => preview(mail)),
      },
      {
        title:
          monday === today
            ? 'The weekly mail, as it would stand today'
            : `${before}The weekly mail of ${spellDay(monday)}, if all stays as it is`,
        mails: [
          ...weekly.flatMap(({ subject, ...mail }) =>
            preview({ ...mail, asksFor: null }, writeThen).map((shown) => ({ ...shown, subject })),
          ),
          ...(typeof visits === 'string' ? [{ to: 'Visitors', subject: 'Visits', text: visits }] : []),
        ],
      },
    ],
  );
}

/** Past the longest holiday there is. */
const WEEKS_AHEAD = 10;

const mondayAfter = (on: Day): Day => addDays(on, 8 - weekdayOf(on));

const page = (says: readonly string[], parts: readonly Part[]): string =>
  `<!DOCTYPE html><html lang="en"><head><base target="_top"><meta charset="utf-8"><title>Preview mail</title><style>body{font:14px/1.5 Arial,sans-serif;color:#1c2429;margin:16px}h2{font-size:16px;margin:20px 0 6px}summary{cursor:pointer;padding:4px 0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;background:#f3f5f6;padding:10px;margin:4px 0 10px}</style></head><body><h1 style="font-size:18px;margin:0">What would go to whom</h1>${says.map((one) => `<p>${escaped(one)}</p>`).join('')}${parts.map(partOf).join('')}</body></html>`;

const partOf = ({ title, mails }: Part): string =>
  `<h2>${escaped(title)}: ${mails.length}</h2>${mails.length === 0 ? '<p>None.</p>' : mails.map(mailOf).join('')}`;

const mailOf = ({ to, subject, text }: Previewed): string =>
  `<details><summary>${escaped(to)}: ${escaped(subject)}</summary><pre>${escaped(text)}</pre></details>`;
