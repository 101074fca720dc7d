import { spellReasons } from '../domain/citations';
import type { Answer, Calendar, Career, Day, Report, School } from '../domain/facts';
import { numberOf } from '../domain/day';
import { finalOf } from '../domain/for-outcome';
import { courseOf, stopOf } from '../domain/parts';
import type { Policy } from '../domain/policy';
import { reconcile } from '../domain/reconcile';
import type { ExpectedReport } from '../domain/schedule';
import { scheduleFor, whyDue } from '../domain/schedule';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import type { Need } from './needs';

/** One ECT with the reports the facts call for today, and the changes that make it so. */
export interface Scheduled {
  readonly career: Career;
  readonly expected: Answer<readonly ExpectedReport[]>;
  readonly changes: readonly Change[];
  readonly created: number;
  readonly moved: number;
  /** Begun reports the facts no longer call for: a person decides. */
  readonly asks: readonly Need[];
}

/** One ECT whose reports stay as they are: the facts are not all there to judge by. */
export const leaveReports = (career: Career, calendar: Calendar, policy: Policy, today: Day): Scheduled => ({
  career,
  expected: scheduleFor(career, calendar, policy, today),
  changes: [],
  created: 0,
  moved: 0,
  asks: [],
});

/** Reports are written down when the time they report on has begun; before that they are only expected. */
export function expectReports(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  nextId: () => string,
  schools: ReadonlyMap<string, School>,
): Scheduled {
  const expected = scheduleFor(career, calendar, policy, today);
  if (!expected.known) return { career, expected, changes: [], created: 0, moved: 0, asks: [] };
  // A term that is missing from the Terms sheet calls for nothing, and calls nothing off either.
  const until = stopOf(courseOf(career, calendar, policy, today))?.on ?? null;
  const isLaidOut = ({ report }: { readonly report: Report }): boolean =>
    until === null || numberOf(report.coversFrom) <= until;
  const { create, revive, move, ...gone } = reconcile(career.reports, expected.value);
  const [cancel, ask] = [gone.cancel.filter(isLaidOut), gone.ask.filter(isLaidOut)];
  const begun = create
    .filter(({ coversFrom }) => coversFrom <= today)
    .map((report) => ({ id: nextId(), ...datesOf(report) }));
  const revived = new Map(
    revive
      .filter(({ to }) => to.coversFrom <= today)
      .map(({ report: { id, datesSetByHand }, to }) => [
        id,
        { ...(datesSetByHand === 'yes' ? { final: finalOf(to) } : datesOf(to)), state: 'due' as const },
      ]),
  );
  const moves = new Map(
    move.map(({ report, to, keepsDates, says }) => {
      const set = keepsDates
        ? { to: { final: finalOf(to) }, names: {} }
        : { to: datesOf(to), names: namesOf(career, to.urn, schools) };
      return [report.id, { ...set, says }];
    }),
  );
  const cancelled = new Map(cancel.map(({ report, says }) => [report.id, says]));
  const stands = career.reports.map((report): Report => {
    if (cancelled.has(report.id)) return { ...report, state: 'cancelled' };
    return { ...report, ...moves.get(report.id)?.to, ...revived.get(report.id) };
  });
  return {
    career: {
      ...career,
      reports: [...stands, ...begun.map((report): Report => ({ ...UNWRITTEN, ...report }))],
    },
    expected,
    changes: [
      ...begun.map((report) =>
        add(
          'reports',
          { ...report, begunFor: report.trn, state: 'due', ...namesOf(career, report.urn, schools) },
          'Expect a report',
        ),
      ),
      ...[...revived].map(([id, to]) => update('reports', id, to, 'Expect this report again')),
      ...[...moves].map(([id, { to, names, says }]) => update('reports', id, { ...names, ...to }, says)),
      ...[...cancelled].map(([id, says]) => update('reports', id, { state: 'cancelled' }, says)),
    ],
    created: begun.length + revived.size,
    moved: moves.size,
    asks: ask.map(({ report, says }) => ({
      sheet: 'reports',
      row: report.id,
      says: `${career.ect.name}, ${report.id}: ${says}`,
    })),
  };
}

/** A report nobody has begun. */
const UNWRITTEN = {
  state: 'due',
  onTrack: null,
  standardsOfConcern: [],
  entitlementsMet: null,
  supportPlan: null,
  recommendation: null,
  daysAbsent: null,
  ectSignedAt: null,
  tutorSignedAt: null,
  headSignedAt: null,
  submittedAt: null,
  reviewedAt: null,
  timesReturned: 0,
} as const;

const namesOf = (career: Career, urn: string | null, schools: ReadonlyMap<string, School>) => ({
  ect: career.ect.name,
  school: urn === null ? null : (schools.get(urn)?.name ?? null),
});

const datesOf = ({
  trn,
  urn,
  kind,
  milestone,
  term,
  coversFrom,
  coversUntil,
  opensOn,
  dueOn,
  because,
  provisional,
}: ExpectedReport) => ({
  trn,
  urn,
  kind,
  final: finalOf({ kind, milestone }),
  term,
  coversFrom,
  coversUntil,
  opensOn,
  dueOn,
  why: spellReasons(whyDue({ because, provisional })),
});
