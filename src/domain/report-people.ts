import { groupedBy } from './grouped-by';
import { isHeld } from './held';
import type { Day, Ect, InductionPeriod, Post, Report, School } from './facts';
import type { ActorRole, Signatory } from './report-signatures';
import { folded } from './who';
import { isOurs } from './stints';

/** Who has a part in a report on a day. People who have left have none, and are not written to. */

export interface PeopleFacts {
  readonly ects: readonly Ect[];
  readonly periods: readonly InductionPeriod[];
  readonly schools: readonly School[];
  readonly posts: readonly Post[];
}

export interface Recipient {
  /** "P-0012"; an ECT goes by their TRN. */
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

export interface Directory {
  readonly ects: ReadonlyMap<string, Ect>;
  /** How mails and forms name an ECT: `toldApart`. */
  readonly calledIn: (ect: Ect) => string;
  /** The induction tutor; where there is none, the induction lead or the head. A mentor does not assess (2.45, 2.55). */
  readonly writerOf: (report: Report) => Recipient | null;
  /** Whether the ECT has an induction period at the report's school in the days it covers. */
  readonly hasContract: (report: Report) => boolean;
  /** The name of the induction tutor, who may have no address to be written to at. */
  readonly tutorNameOf: (report: Report) => string | null;
  readonly signing: (signatory: Signatory, report: Report, ect: Ect) => readonly Recipient[];
  readonly holding: (role: Post['role'], urn: string | null) => readonly Recipient[];
  readonly schoolName: (urn: string | null) => string | null;
  /** The last day of an ECT with us, past or to come; null where no end is recorded. */
  readonly leavesOn: (trn: string) => Day | null;
  /** Every capacity in which a person may act on a report; empty for everybody else. */
  readonly rolesIn: (personId: string, report: Report) => readonly ActorRole[];
  /** Whether a person may write a report: its tutor, or who stands in for them at the school. */
  readonly mayWrite: (personId: string, report: Report) => boolean;
}

export function directoryOf(facts: PeopleFacts, today: Day): Directory {
  const current = facts.posts.filter((post) => post.urn !== null && isHeld(post, today));
  const bySchool = groupedBy(current, (post) => post.urn ?? '');
  const byTrn = groupedBy(facts.periods, (period) => period.trn);
  const names = new Map(facts.schools.map((school) => [school.urn, school.name]));
  const ects = new Map(facts.ects.map((ect) => [ect.trn, ect]));

  const recipients = (posts: readonly Post[]): readonly Recipient[] =>
    posts.flatMap((post) => asRecipient(post.personId, post) ?? []);
  const postsAt = (urn: string | null) => bySchool.get(urn ?? '') ?? [];
  const holds = (personId: string, role: Post['role'], urn: string | null): boolean =>
    postsAt(urn).some((post) => post.personId === personId && post.role === role);
  const holding = (role: Post['role'], urn: string | null) =>
    recipients(postsAt(urn).filter((post) => post.role === role));
  const contractOf = (report: Report) => periodOf(report, byTrn.get(report.trn) ?? []);
  const tutorPosts = (report: Report): readonly Post[] => {
    const tutorId = contractOf(report)?.tutorId ?? null;
    return postsAt(report.urn).filter((post) => post.personId === tutorId);
  };
  const leadsFor = (report: Report): readonly Post[] => {
    const mentorId = contractOf(report)?.mentorId ?? null;
    return postsAt(report.urn).filter(
      ({ role, personId }) => role === 'induction lead' && personId !== mentorId,
    );
  };
  const tutorOf = (report: Report): Recipient | null => recipients(tutorPosts(report))[0] ?? null;
  const isTutor = (personId: string, report: Report): boolean =>
    tutorPosts(report).some((post) => post.personId === personId);

  return {
    ects,
    calledIn: toldApart(facts.ects),
    writerOf: (report) =>
      tutorOf(report) ?? recipients(leadsFor(report))[0] ?? holding('head', report.urn)[0] ?? null,
    hasContract: (report) => contractOf(report) !== null,
    tutorNameOf: (report) => tutorPosts(report)[0]?.name ?? null,
    holding,
    schoolName: (urn) => (urn === null ? null : (names.get(urn) ?? null)),
    leavesOn: (trn) => lastDayOf((byTrn.get(trn) ?? []).filter(isOurs)),
    signing: (signatory, report, ect) => {
      if (signatory === 'head') return holding('head', report.urn);
      const one = signatory === 'ECT' ? asRecipient(ect.trn, ect) : tutorOf(report);
      return one === null ? [] : [one];
    },
    rolesIn: (personId, report) => [
      ...(personId === report.trn && ects.has(personId) ? (['ECT'] as const) : []),
      ...(isTutor(personId, report) ? (['tutor'] as const) : []),
      ...(holds(personId, 'head', report.urn) ? (['head'] as const) : []),
    ],
    mayWrite: (personId, report) =>
      isTutor(personId, report) ||
      leadsFor(report).some((post) => post.personId === personId) ||
      holds(personId, 'head', report.urn),
  };
}

/** An ECT by the name, and where two with us have it, by the TRN too. */
export function toldApart(ects: readonly Ect[]): (ect: Ect) => string {
  const named = groupedBy(
    ects.filter(({ outcome }) => outcome === null),
    ({ name }) => folded(name),
  );
  return ({ name, trn }) => ((named.get(folded(name)) ?? []).length > 1 ? `${name} (TRN ${trn})` : name);
}

export const asRecipient = (
  personId: string,
  person: { readonly name: string; readonly email: string | null },
): Recipient | null => (person.email === null ? null : { personId, name: person.name, email: person.email });

/** The contract the report is about: at its school, over the days it covers, the latest of several. */
function periodOf(report: Report, periods: readonly InductionPeriod[]): InductionPeriod | null {
  return periods
    .filter(
      (period) =>
        period.urn === report.urn &&
        period.startedOn <= report.coversUntil &&
        (period.finishedOn === null || period.finishedOn >= report.coversFrom),
    )
    .reduce<InductionPeriod | null>(
      (latest, period) => (latest === null || period.startedOn > latest.startedOn ? period : latest),
      null,
    );
}

function lastDayOf(periods: readonly InductionPeriod[]): Day | null {
  const ends = periods.map(({ finishedOn }) => finishedOn);
  return ends.includes(null)
    ? null
    : ends.reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other), null);
}
