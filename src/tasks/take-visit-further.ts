import type { VisitLetterKind } from '../documents/visit-letter';
import type { VisitReport } from '../documents/visit-report';
import { visitReport } from '../documents/visit-report';
import { addDays, shortDay } from '../domain/day';
import type { Calendar, Day } from '../domain/facts';
import { print } from '../domain/fingerprint';
import type { Policy } from '../domain/policy';
import type { Recipient } from '../domain/report-people';
import { doubtsAbout, elsewhereOn } from '../domain/visit-day';
import { datedAhead, nextTermAfter, untold, visitStateOf } from '../domain/visit-life';
import { VISIT_DOCUMENTS, visitQuestions } from '../domain/visit-questions';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import { tornRow } from '../register/torn';
import { spellAhead } from './visit-duties';
import {
  HMI,
  findingKey,
  isLacking,
  letterFacts,
  mailsAbout,
  queueVisitMail,
  type QueuedVisitMail,
  type VisitSays,
} from './visit-mail';
import { NOBODY, schoolReaders } from './visit-readers';

/** The next step of a visit, as far as the register can take it: a letter, a list, a report, a date. */

export const VISIT_TABLES = [
  'visits',
  'visitDocuments',
  'visitFindings',
  'people',
  'schools',
  'outbox',
  'terms',
  'bankHolidays',
] as const;
type Tables = Opened<(typeof VISIT_TABLES)[number]>['tables'];
type VisitRow = Row<'visits'>;

/** What is at hand when visits are taken further. */
export interface AtHand {
  readonly tables: Tables;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly today: Day;
  readonly now: string;
  readonly nextDocument: () => string;
}

/** What one press does for one visit. */
export interface VisitStep {
  readonly changes: readonly Change[];
  /** What speaks against the day the school would be told of: a person says yes first. */
  readonly doubts?: readonly string[];
  /** What the person reads, without the school's name. */
  readonly says: string;
  /** A document to be written first; the changes are none then. */
  readonly write?: { readonly report: VisitReport; readonly mark: string };
}

const WHAT = 'Take a visit further';

const told = (says: string): VisitStep => ({ changes: [], says });

const documentsOf = (visit: VisitRow, { tables }: AtHand): readonly Row<'visitDocuments'>[] =>
  rowsOf(tables.visitDocuments).filter((one) => one.visit === visit.id);

/** A document that can't be read is neither in nor missing. */
const tornDocument = ({ id }: VisitRow, { tables }: AtHand): string | null =>
  tornRow('visitDocuments', tables.visitDocuments, ({ row }) => row.visit === id);

const saysOf = (visit: VisitRow, held: AtHand): VisitSays => ({
  visit,
  documents: documentsOf(visit, held),
  selfEvaluation: null,
  ...held,
});

const readersOf = ({ urn }: VisitRow, { tables, today }: AtHand): readonly Recipient[] =>
  schoolReaders(urn, tables, today);

/**
 * A letter to the school, in Outbox before the date in Visits says that it went, and behind the rows that it tells of: killed
 * in between, it is not lost, and goes whole.
 */
function letter(
  kind: VisitLetterKind,
  visit: VisitRow,
  set: Parameters<typeof update<'visits'>>[2],
  held: AtHand,
  more: readonly Change[] = [],
  to: readonly Recipient[] = readersOf(visit, held),
): VisitStep {
  if (to.length === 0) return told(NOBODY);
  const says = { ...saysOf({ ...visit, ...set }, held), documents: documentsIn(more, visit, held) };
  const queued = queueVisitMail(kind, says, to, held.tables.outbox, held.now);
  return {
    changes: [...more, ...queued.changes, update('visits', visit.id, set, WHAT)],
    says: [
      spellQueued(kind, queued, held.policy),
      ...(queued.to.length > 0 ? spellAsked(kind, says) : []),
    ].join(' '),
  };
}

/** By when the school is asked to send things, where it is another day than Visit step days says. */
function spellAsked(kind: VisitLetterKind, says: VisitSays): readonly string[] {
  const { documentsBy: by } = letterFacts(kind, says, null);
  const meant = addDays(says.today, says.policy.visitStepDays);
  const asks = kind === 'notice' || kind === 'evidence';
  if (!asks || by === null || by === meant || by === says.visit.plannedFor) return [];
  const which = by < meant ? 'the last school day before' : 'the first school day after';
  return [`It asks for them by ${shortDay(by)}, ${which} ${shortDay(meant)}.`];
}

/** Whom a letter goes to now, and whom Outbox has it for already: they get no second one. */
function spellQueued(kind: VisitLetterKind, { to, before }: QueuedVisitMail, { mailIsOn }: Policy): string {
  const names = (people: readonly Recipient[]) =>
    people.map(({ personId, name, email }) => (personId === HMI ? email : `${name} (${email})`)).join(', ');
  return [
    to.length > 0
      ? `${WRITES[kind]} ${names(to)}, ${mailIsOn ? 'within ten minutes' : 'once Mail is on says yes in Settings: mail is off'}.`
      : 'No mail is queued.',
    ...(before.length > 0 ? [`Outbox has this letter already, once for each of: ${names(before)}.`] : []),
  ].join(' ');
}

const WRITES: { readonly [kind in VisitLetterKind]: string } = {
  consultation: 'The school is asked about a visit by mail to',
  notice: 'The notice, with what we ask to see, goes to',
  moved: 'The school is told of the new day by mail to',
  off: 'The school is told that the visit is called off by mail to',
  evidence: 'Further evidence is asked for by mail to',
  report: 'The report goes to',
  hmi: 'The copy goes to',
};

function documentsIn(more: readonly Change[], visit: VisitRow, held: AtHand): VisitSays['documents'] {
  const made = more.flatMap(({ table, set }) =>
    table === 'visitDocuments' ? [{ cameInOn: null, enough: null, ...set } as Row<'visitDocuments'>] : [],
  );
  return [...documentsOf(visit, held), ...made];
}

/** Takes one visit as far as its dates allow. */
export function furtherStep(visit: VisitRow, held: AtHand): VisitStep {
  const { today } = held;
  const ahead = datedAhead(visit, today);
  if (ahead !== null) return told(spellAhead(ahead));
  const torn = tornDocument(visit, held);
  if (torn !== null) return told(torn);
  const news = untold(visit);
  if (news !== null) return newsStep(news, visit, held);
  switch (visitStateOf(visit)) {
    case 'proposed':
      return letter('consultation', visit, { consultedOn: today }, held);
    case 'consulted':
      return told('Enter the day agreed with the school in Planned for, then choose this again.');
    case 'agreed':
      return visit.plannedFor === null
        ? told('Enter the day agreed with the school in Planned for, then choose this again.')
        : noticeStep(visit, visit.plannedFor, held);
    case 'documents asked for':
      return documentsStep(visit, held);
    case 'documents in':
      return visitStep(visit, held);
    case 'visited':
      return visit.satisfied === null ? told(JUDGE) : reportStep(visit, held);
    case 'further evidence asked':
      return told(
        `Enter the day the further evidence came in Evidence in; or clear Evidence asked, ${visit.visitedOn === null ? 'and look for it on the visit' : 'to report without it'}.`,
      );
    case 'report sent':
      return afterReport(visit, held);
    case 'follow-up due':
      return told(
        `Follow the visit up by ${shortDay(visit.followUpBy ?? today)}, then enter the day in Followed up.`,
      );
    case 'closed':
    case 'called off':
      return told('Nothing is left to do. To open it again, clear Closed.');
  }
}

const spellPassed = (on: Day): string =>
  `Planned for says ${shortDay(on)}, which has passed. Enter the day to come; or, if the visit was made, enter Visited.`;

const spellNoDay = (expected: Day, today: Day): string =>
  `The school was told of ${shortDay(expected)}, and Planned for is blank. Enter the new day in it, or Closed if the visit is off, then choose this again: the school is told.${expected <= today ? ' Or, if the visit was made, enter Visited.' : ''}`;

/** Mail of these kinds that is in Outbox: has any gone, does any wait, and for whom? */
function lettersOf(kinds: readonly VisitLetterKind[], visit: VisitRow, { tables }: AtHand) {
  const mails = mailsAbout(visit.id, rowsOf(tables.outbox)).filter(({ kind }) => kinds.includes(kind));
  const waiting = mails.filter(({ state }) => state === 'queued');
  return {
    waiting: new Set(waiting.map(({ personId }) => personId)),
    waits: waiting.length > 0,
    went: mails.length > waiting.length,
  };
}

function noticeStep(visit: VisitRow, on: Day, held: AtHand): VisitStep {
  const { today } = held;
  if (on < today) return told(spellPassed(on));
  const set = { documentsAskedOn: today, agreedOn: visit.agreedOn ?? today, toldOf: on };
  const notice = withDoubts(on, visit, held, letter('notice', visit, set, held, workingRows(visit, held)));
  return notice.changes.length > 0 && lettersOf(['consultation'], visit, held).waits
    ? {
        ...notice,
        says: `${notice.says} The mail that asks about a visit had not gone, and now does not go.`,
      }
    : notice;
}

/** The school expects what is so no more: it is told, unless it has heard of nothing yet. */
function newsStep(news: NonNullable<ReturnType<typeof untold>>, visit: VisitRow, held: AtHand): VisitStep {
  const { waiting, waits, went } = lettersOf(['notice', 'moved'], visit, held);
  // Opened again, a visit that was called off is announced anew.
  const off = { toldOf: null, documentsAskedOn: null, documentsInOn: null };
  const quietly = (set: Parameters<typeof update<'visits'>>[2], says: string): VisitStep => ({
    changes: [update('visits', visit.id, set, WHAT)],
    says,
  });
  if (news === 'called off')
    return waits && !went
      ? quietly(off, 'The notice had not gone, and now does not go.')
      : letter('off', visit, off, held);
  const on = visit.plannedFor;
  if (on === null) return told(spellNoDay(visit.toldOf ?? held.today, held.today));
  if (on < held.today) return told(spellPassed(on));
  const others = readersOf(visit, held).filter(({ personId }) => !waiting.has(personId));
  return withDoubts(
    on,
    visit,
    held,
    waits && others.length === 0
      ? quietly({ toldOf: on }, 'The mail with the day had not gone yet: it will name the new day.')
      : letter('moved', visit, { toldOf: on }, held, [], others),
  );
}

/** A step that tells the school of a day, with what speaks against that day. */
const withDoubts = (on: Day, visit: VisitRow, held: AtHand, step: VisitStep): VisitStep =>
  step.changes.length === 0
    ? step
    : {
        ...step,
        doubts: [
          ...doubtsAbout(on, visit.urn, held.policy.visitNoticeDays, held.calendar, held.today),
          ...elsewhereOn(on, visit, rowsOf(held.tables.visits)),
        ],
      };

const JUDGE = 'Enter in Satisfied whether the evidence satisfies us, then choose this again.';

/** The checklist, and a line for every question of the visit: those of an earlier press are not made twice. */
function workingRows(visit: VisitRow, { tables, policy, today, nextDocument }: AtHand): readonly Change[] {
  const { id, school } = visit;
  const there = new Set(
    rowsOf(tables.visitDocuments).flatMap((one) => (one.visit === id ? [one.document.toLowerCase()] : [])),
  );
  const wanted =
    policy.visitDocuments.length > 0 ? policy.visitDocuments : VISIT_DOCUMENTS.map(({ title }) => title);
  return [
    ...wanted
      .filter((document) => !there.has(document.toLowerCase()))
      .map((document) =>
        add('visitDocuments', { id: nextDocument(), visit: id, school, document, askedOn: today }, WHAT),
      ),
    ...visitQuestions()
      .map((question) => ({ question, key: findingKey(id, question.name) }))
      .filter(({ key }) => !tables.visitFindings.rowOf.has(key))
      .map(({ question: { part, title }, key }) =>
        add('visitFindings', { id: key, visit: id, school, part, question: title }, WHAT),
      ),
  ];
}

function documentsStep(visit: VisitRow, held: AtHand): VisitStep {
  const documents = documentsOf(visit, held);
  const more = workingRows(visit, held);
  if (documents.length === 0)
    return { changes: more, says: 'The list of documents now stands in Visit documents.' };
  const on = allInOn(documents);
  if (on === null) {
    const missing = documents.filter(({ cameInOn }) => cameInOn === null).map(({ document }) => document);
    return told(
      `Documents in: ${documents.length - missing.length} of ${documents.length}. Still to come: ${missing.join('; ')}. Enter in Visit documents when each came, or in Visits that they are in.`,
    );
  }
  const set = { documentsInOn: on };
  return {
    changes: [update('visits', visit.id, set, WHAT)],
    says: 'All documents are in. Enter in Visit documents what each showed, and whether it is enough.',
  };
}

/** The day the last document came; null while one is missing, or where none was listed. */
export const allInOn = (documents: readonly Pick<Row<'visitDocuments'>, 'cameInOn'>[]): Day | null =>
  documents.reduce<Day | null>(
    (last, { cameInOn }, at) =>
      cameInOn === null || (at > 0 && last === null)
        ? null
        : last === null || cameInOn > last
          ? cameInOn
          : last,
    null,
  );

function visitStep(visit: VisitRow, held: AtHand): VisitStep {
  const lacking = documentsOf(visit, held).filter(({ enough }) => enough === 'no');
  if (lacking.length > 0 && visit.evidenceAskedOn === null)
    return told(
      `Not enough yet: ${lacking.map(({ document }) => document).join('; ')}. Choose Ask for further evidence, or make the visit.`,
    );
  if (visit.plannedFor === null) return told('Enter the day of the visit in Planned for.');
  return told(
    `The visit is on ${shortDay(visit.plannedFor)}. Afterwards enter Visited and Satisfied; findings go into Visit findings.`,
  );
}

/** First the document is written, for a person to read; pressed again, what was read is sent. */
function reportStep(visit: VisitRow, held: AtHand): VisitStep {
  const torn = tornRow('visitFindings', held.tables.visitFindings, ({ row }) => row.visit === visit.id);
  if (torn !== null) return told(torn);
  const findings = rowsOf(held.tables.visitFindings).filter((one) => one.visit === visit.id);
  if (!findings.some(({ finding, judgement }) => finding !== null || judgement !== null))
    return told('Nothing is found yet. Enter it in Visit findings, then choose this again.');
  const nextTerm = nextTermAfter(visit.visitedOn ?? held.today, visit.urn, held.calendar)?.name ?? null;
  const report = visitReport(visit, findings, documentsOf(visit, held), { ab: held.policy.abName, nextTerm });
  const mark = print(JSON.stringify(report));
  if (visit.report === null || visit.reportOf !== mark)
    return {
      changes: [],
      says: 'The report is written: its link stands in Report. Read it; mend Visit findings if need be; then choose this again to send it.',
      write: { report, mark },
    };
  const isShared = visit.sharePractice === 'yes';
  const sent = letter(
    'report',
    visit,
    { reportSentOn: held.today },
    held,
    isShared ? [update('schools', visit.urn, { goodPractice: 'yes' }, WHAT)] : [],
  );
  return isShared && sent.changes.length > 0
    ? { ...sent, says: `${sent.says} Schools now says that the school has good practice to share.` }
    : sent;
}

function afterReport(visit: VisitRow, held: AtHand): VisitStep {
  if (visit.copyToHmi === 'yes' && visit.hmiSentOn === null) return copyToHmi(visit, held);
  if (visit.satisfied === 'no' && visit.followUpBy === null)
    return told('Agree with the headteacher on a follow-up next term, and enter its day in Follow up by.');
  const set = { closedOn: held.today };
  return {
    changes: [update('visits', visit.id, set, WHAT)],
    says: 'The visit is closed.',
  };
}

function copyToHmi(visit: VisitRow, held: AtHand): VisitStep {
  const email = held.policy.visitHmiEmail;
  if (email === '')
    return told(
      'Send HMI a copy of the report, then enter the day in Sent to HMI. The setting Visit HMI email lets the register send it.',
    );
  const to = [{ personId: HMI, name: 'colleague', email }];
  const queued = queueVisitMail('hmi', saysOf(visit, held), to, held.tables.outbox, held.now);
  const set = { hmiSentOn: held.today };
  return {
    changes: [...queued.changes, update('visits', visit.id, set, WHAT)],
    says: spellQueued('hmi', queued, held.policy),
  };
}

/** Asks the school for what was not in, or not enough, before a visit or after it. */
export function evidenceStep(visit: VisitRow, held: AtHand): VisitStep {
  const torn = tornDocument(visit, held);
  if (torn !== null) return told(torn);
  switch (visitStateOf(visit)) {
    case 'documents asked for':
    case 'documents in':
    case 'visited': {
      if (visit.visitedOn !== null && visit.satisfied === 'yes')
        return told(
          'Satisfied says yes. Where further evidence is needed, clear it, then choose this again.',
        );
      const lacking = documentsOf(visit, held).filter(isLacking);
      // What came in before answered an earlier letter: the report waits for what is asked for now.
      const set = { evidenceAskedOn: held.today, evidenceInOn: null };
      const asked = letter('evidence', visit, set, held);
      const isQueued = asked.changes.some(({ table }) => table === 'outbox');
      return lacking.length === 0 || !isQueued
        ? asked
        : {
            ...asked,
            says: `${asked.says} It names: ${lacking.map(({ document }) => document).join('; ')}.`,
          };
    }
    case 'further evidence asked':
      return told('Further evidence has been asked for already. Enter the day it came in Evidence in.');
    default:
      return told('Further evidence is asked for between the list of documents and the report.');
  }
}
