import { addDays, isoWeekOf, plainDay } from './day';
import { groupedBy } from './grouped-by';
import type { Absence, Day, Ect, Report, ReportKind } from './facts';
import type { REMINDERS } from './policy/reminders';
import type { ValuesOf } from './policy/setting';
import { asRecipient, directoryOf, type Directory, type PeopleFacts, type Recipient } from './report-people';
import { isOverdue, waitsForReturn } from './reports-so-far';
import { notWrittenTo } from './shared-number';
import { signaturesMissing, type LifePolicy, type Signatory } from './report-signatures';

/**
 * Who is owed what on a day: one digest a person and ISO week, derived from the register's state alone, so that a lost
 * one comes again and a finished one never does. A digest holds nothing about anybody else's reports and no judgement.
 */

export type RemindersPolicy = ValuesOf<typeof REMINDERS>;

/**
 * What the person is asked to do; "show" = further evidence; "hear" = what the AB says of a report it accepted; "read" = a
 * review the head is told of; "oversee" = another's overdue report.
 */
export const OWED = ['write', 'mend', 'show', 'comment', 'sign', 'hear', 'read', 'oversee'] as const;
export type Owed = (typeof OWED)[number];

export interface OwedReport {
  readonly reportId: string;
  readonly kind: ReportKind;
  readonly final: Report['final'];
  readonly term: string;
  readonly ectName: string;
  readonly urn: string | null;
  readonly schoolName: string | null;
  readonly dueOn: Day;
  readonly state: Report['state'];
  readonly owed: Owed;
  readonly overdue: boolean;
}

export interface Digest {
  /** "digest:2026-W49:P-0012": the same all week, so it is queued once. */
  readonly key: string;
  readonly week: string;
  /** "P-0012"; an ECT goes by their TRN. */
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** Overdue first, then what falls due, then what waits for a signature or comment; each by day. */
  readonly reports: readonly OwedReport[];
}

/** Something is owed and nobody can be reached about it: for an officer to mend. */
export interface Unreachable {
  readonly reportId: string;
  readonly says: string;
}

export interface ReminderFacts extends PeopleFacts {
  readonly reports: readonly Report[];
  readonly absences: readonly Absence[];
  /** TRNs of whom it is not known who to ask, or whether they are away, for a row that says so can't be read. */
  readonly inDoubt?: ReadonlySet<string>;
}

export interface Reminders {
  readonly digests: readonly Digest[];
  readonly unreachable: readonly Unreachable[];
}

export function remindersOn(facts: ReminderFacts, policy: RemindersPolicy, today: Day): Reminders {
  const directory = directoryOf(facts, today);
  const away = groupedBy(facts.absences, ({ trn }) => trn);
  const waits = notWrittenTo(facts, today);
  const mail = new Map<string, { readonly to: Recipient; readonly reports: Map<string, OwedReport> }>();
  const unreachable: Unreachable[] = [];

  for (const report of facts.reports) {
    const ect = directory.ects.get(report.trn);
    if (ect !== undefined && asksForEvidence(report) && directory.writerOf(report) === null)
      unreachable.push({ reportId: report.id, says: nobodyThere(report, NOBODY.show, directory) });
    if (ect === undefined || ect.outcome !== null || !isOwed(report, policy, today)) continue;
    if (facts.inDoubt?.has(report.trn) === true) continue;
    if (waitsForReturn(report, away.get(report.trn) ?? [], today)) continue;
    const said = new Set<string>();
    for (const { to, owed } of partsIn(report, ect, directory, policy, today)) {
      if (typeof to === 'string') said.add(to);
      else if (!waits.has(to.personId)) enter(mail, to, owedReport(report, ect, owed, directory, today));
    }
    unreachable.push(...[...said].map((says) => ({ reportId: report.id, says })));
  }

  const week = isoWeekOf(today);
  const digests = [...mail.values()].map(({ to, reports }) => ({
    key: `digest:${week}:${to.personId}`,
    week,
    ...to,
    reports: [...reports.values()].sort(inReadingOrder),
  }));
  return { digests: digests.sort((one, other) => order(one.key, other.key)), unreachable };
}

/** Why nobody can be asked. */
const NOBODY = {
  write: 'No tutor, induction lead or headteacher with an email address is recorded for this report.',
  mend: 'No tutor, induction lead or headteacher with an email address is recorded for this returned report.',
  show: 'No tutor, induction lead or headteacher with an email address is recorded to be asked for further evidence.',
  comment: 'The ECT has no email address recorded, and this report waits for their comment.',
};

const NO_SIGNATORY: { readonly [signatory in Signatory]: string } = {
  tutor:
    'The induction tutor has still to sign, and the one recorded has left or has no email address. Name the new one in Induction periods, or enter the address in People.',
  ECT: 'The ECT has still to sign this report and has no email address recorded.',
  head: 'The headteacher has still to sign, and none with an email address is recorded who is there today. Enter whoever is in People, under the URN the report has.',
};

/** People are looked for at the report's school: a report under way keeps the URN it has, whatever the school's is now. */
const nobodyThere = (report: Report, says: string, directory: Directory): string =>
  report.urn === null || directory.hasContract(report)
    ? says
    : `Its school is URN ${report.urn}, where the ECT has no induction period in the days it covers, so nobody can be asked. If the school has another URN now, write that into URN in Reports; if not, look at Induction periods.`;

/**
 * An ECT who has left is asked for so long: an assessment is made before they go (2.62), so a comment is open for the
 * longest holidays, in which no weekly mail goes, and two weeks more. Then nobody is held up by them (2.63).
 */
const ASKED_AFTER_LEAVING_DAYS = 60;

const hasLeft = (on: Day): string =>
  `The ECT left on ${plainDay(on)} and is not asked by mail any more. Record the report as received, by a signed copy if it is an assessment.`;

/** Whether a report that is with the AB waits for something more to be shown. */
export const asksForEvidence = ({ state, evidenceAsked = null }: Report): boolean =>
  state === 'submitted' && evidenceAsked !== null;

/** Nothing is owed before a report opens, or on one that is with the AB or over. */
function isOwed(report: Report, policy: RemindersPolicy, today: Day): boolean {
  switch (report.state) {
    case 'due':
    case 'draft':
      return report.opensOn <= today && report.dueOn <= addDays(today, policy.remindDaysBefore);
    case 'with ECT':
    case 'signing':
    case 'returned':
      return true;
    case 'submitted':
    case 'reviewed':
    case 'cancelled':
      return false;
  }
}

interface Part {
  readonly owed: Exclude<Owed, 'hear' | 'read'>;
  /** Or why there is nobody. */
  readonly to: Recipient | string;
}

function partsIn(
  report: Report,
  ect: Ect,
  directory: Directory,
  policy: RemindersPolicy,
  today: Day,
): readonly Part[] {
  return [
    ...mainParts(report, ect, directory, policy, today),
    ...overseers(report, directory, policy, today),
  ];
}

function mainParts(
  report: Report,
  ect: Ect,
  directory: Directory,
  policy: LifePolicy,
  today: Day,
): readonly Part[] {
  const leavesOn = directory.leavesOn(ect.trn);
  const gone =
    leavesOn !== null && addDays(leavesOn, ASKED_AFTER_LEAVING_DAYS) < today ? hasLeft(leavesOn) : null;
  if (report.state === 'with ECT')
    return [{ owed: 'comment', to: gone ?? asRecipient(ect.trn, ect) ?? NOBODY.comment }];
  if (report.state !== 'signing') {
    const owed = report.state === 'returned' ? 'mend' : 'write';
    return [{ owed, to: directory.writerOf(report) ?? nobodyThere(report, NOBODY[owed], directory) }];
  }
  return signaturesMissing(report, policy).flatMap((signatory): readonly Part[] => {
    const people = directory.signing(signatory, report, ect);
    if (signatory === 'ECT' && gone !== null) return [{ owed: 'sign', to: gone }];
    if (people.length > 0) return people.map((to) => ({ owed: 'sign', to }));
    const says = NO_SIGNATORY[signatory];
    return [{ owed: 'sign', to: signatory === 'ECT' ? says : nobodyThere(report, says, directory) }];
  });
}

function overseers(
  report: Report,
  directory: Directory,
  policy: RemindersPolicy,
  today: Day,
): readonly Part[] {
  if (report.dueOn >= today) return [];
  const leads = policy.remindLeadsOfOverdue ? directory.holding('induction lead', report.urn) : [];
  const heads = policy.remindHeadsOfOverdue ? directory.holding('head', report.urn) : [];
  return [...leads, ...heads].map((to) => ({ owed: 'oversee', to }));
}

/** A person hears of a report once, by the most they have to do for it. */
function enter(
  mail: Map<string, { readonly to: Recipient; readonly reports: Map<string, OwedReport> }>,
  to: Recipient,
  owed: OwedReport,
): void {
  const entry = mail.get(to.personId) ?? { to, reports: new Map<string, OwedReport>() };
  const already = entry.reports.get(owed.reportId);
  if (already === undefined || OWED.indexOf(owed.owed) < OWED.indexOf(already.owed)) {
    entry.reports.set(owed.reportId, owed);
  }
  mail.set(to.personId, entry);
}

export const owedReport = (
  report: Report,
  ect: Ect,
  owed: Owed,
  directory: Directory,
  today: Day,
): OwedReport => ({
  reportId: report.id,
  kind: report.kind,
  final: report.final,
  term: report.term,
  ectName: directory.calledIn(ect),
  urn: report.urn,
  schoolName: directory.schoolName(report.urn),
  dueOn: report.dueOn,
  state: report.state,
  owed,
  overdue: isOverdue(report, [], today),
});

const rankOf = (report: OwedReport): number => {
  if (report.overdue) return report.owed === 'oversee' ? 3 : 0;
  return report.owed === 'write' || report.owed === 'mend' || report.owed === 'show' ? 1 : 2;
};

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export const inReadingOrder = (one: OwedReport, other: OwedReport): number =>
  rankOf(one) - rankOf(other) ||
  order(one.dueOn, other.dueOn) ||
  order(one.ectName, other.ectName) ||
  order(one.reportId, other.reportId);
