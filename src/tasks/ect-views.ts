import { spellReason } from '../domain/citations';
import type { Answer, Calendar, Day, InductionPeriod, School } from '../domain/facts';
import { expectedEnd, termsServed } from '../domain/induction';
import { postOn } from '../domain/lead-post';
import type { Policy } from '../domain/policy';
import { onTrackAsAt } from '../domain/qa-ects';
import type { QaEct } from '../domain/qa-facts';
import { isGone } from '../domain/qa-tally';
import { clocksAt, type RunningClock } from '../domain/decision-clocks';
import { endOfInduction } from '../domain/end-of-induction';
import type { Places } from '../domain/places';
import { type Flags, checkRecord } from '../domain/record-check';
import { isOverdue, isToWrite, waitsForReturn } from '../domain/reports-so-far';
import type { Risk } from '../domain/risk';
import { spellServed } from '../domain/spell-served';
import type { Who } from '../domain/who';
import { riskOf } from '../domain/risk';
import { nextDue } from '../domain/schedule';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Opened, Row } from '../register/open';
import { rowsOf, shownOf } from '../register/open';
import type { Scheduled } from './expect-reports';

/** All the register works out about one ECT for one day. */
export interface View extends Pick<Scheduled, 'career' | 'expected'> {
  /** The post the ECT is in, or is to begin next; the lead school's. */
  readonly post: InductionPeriod | null;
  readonly served: ReturnType<typeof termsServed>;
  readonly end: Answer<Day>;
  /** When induction was completed with us and no outcome stands yet; null before. */
  readonly completedOn: Day | null;
  readonly risk: Risk;
  readonly clocks: readonly RunningClock[];
  readonly flags: Flags;
}

export const viewOf = (
  { career, expected }: Pick<Scheduled, 'career' | 'expected'>,
  places: Places,
  calendar: Calendar,
  policy: Policy,
  today: Day,
): View => {
  const ending = endOfInduction(career, calendar, policy, today);
  return {
    career,
    expected,
    post: postOn(career, calendar, policy, today),
    served: termsServed(career, today, calendar, policy),
    end: expectedEnd(career, calendar, policy, today),
    completedOn: ending.completedOn,
    risk: riskOf(career, calendar, policy, today),
    clocks: clocksAt(ending, calendar, policy, today),
    flags: checkRecord(career, places, calendar, policy, today),
  };
};

/** What the ECTs sheet shows of one ECT. */
export function ectChange(view: View, today: Day, schools: ReadonlyMap<string, School>, who: Who): Change {
  const { career, expected, served, end, risk, post: current } = view;
  const { ect, reports, absences, unread } = career;
  const worked = {
    terms: served.known ? spellServed(served.value) : `Not known: ${served.unknown}`,
    expectedEnd: end.known ? end.value : null,
    risk: risk.level,
    riskReasons: risk.reasons.map(spellReason).join('\n') || null,
  };
  // What a row that can't be read would say is missing: the rest stays as it was.
  if (unread) return update('ects', ect.trn, worked, 'Work out');
  const waiting = reports
    .filter(({ state }) => isToWrite(state))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  const next =
    waiting ??
    (expected.known && ect.outcome === null
      ? nextDue(
          expected.value.filter((one) => one.coversFrom > today),
          today,
        )
      : null);
  const rests = waiting !== undefined && waitsForReturn(waiting, absences, today);
  const latest = onTrackAsAt(career, today);
  return update(
    'ects',
    ect.trn,
    {
      status: statusOf(view, today),
      urn: current?.urn ?? null,
      school: current?.urn ? (schools.get(current.urn)?.name ?? null) : null,
      tutor: current?.tutorId ? (who(current.tutorId)?.name ?? null) : null,
      nextReport: next ? `${next.kind}, ${next.term}${rests ? ', after the return' : ''}` : null,
      nextDueOn: rests ? null : (next?.dueOn ?? null),
      latestOnTrack: latest === 'not yet' ? null : latest,
      lateReports: reports.filter((report) => isOverdue(report, absences, today)).length,
      toReview: reports.filter(({ state }) => state === 'submitted').length,
      ...worked,
    },
    'Work out',
  );
}

/** Whoever has served all of it, in post or gone, waits for the appropriate body (2.67). */
function statusOf({ career, post, completedOn }: View, today: Day): Row<'ects'>['status'] {
  const { ect, periods } = career;
  if (ect.outcome !== null) return ect.outcome === 'pass' ? 'passed' : 'failed';
  if (completedOn !== null) return 'awaiting decision';
  if (post) return post.startedOn <= today ? 'in progress' : 'registered';
  return periods.length > 0 ? 'paused' : 'registered';
}

const WITH_ECT = ['periods', 'absences', 'adjustments', 'supportPlans', 'observations', 'documents'] as const;
const WITH_SCHOOL = ['periods', 'people', 'documents', 'visits', 'decisions', 'ofsted'] as const;
type NamedTable = 'ects' | 'reports' | (typeof WITH_ECT)[number] | (typeof WITH_SCHOOL)[number];

/** Puts the names beside the numbers: nobody thinks in TRNs. */
export function nameChanges(
  tables: Opened<NamedTable>['tables'],
  schools: ReadonlyMap<string, School>,
): Change[] {
  const names = new Map(shownOf(tables.ects).map((row) => [row.trn, row.name]));
  // Of a URN that no school has, the name beside it says most.
  const schoolOf = (urn: string | null, stands: string | null): string | null =>
    urn === null ? null : (schools.get(urn)?.name ?? stands);
  return [
    ...rowsOf(tables.reports).flatMap(({ id, trn, urn, state, ...stands }) => {
      const ect = names.get(trn) ?? stands.ect;
      const school = schoolOf(urn, stands.school);
      return state === 'cancelled' || (ect === stands.ect && school === stands.school)
        ? []
        : [update('reports', id, { ect, school }, 'Work out')];
    }),
    ...WITH_ECT.flatMap((key) =>
      rowsOf<{ id: string; trn: string | null }>(tables[key]).map((row) =>
        update(key, row.id, { ect: names.get(row.trn ?? '') ?? null }, 'Work out'),
      ),
    ),
    ...WITH_SCHOOL.flatMap((key) =>
      rowsOf<{ id: string; urn: string | null; school: string | null }>(tables[key]).map(
        ({ id, urn, school }) => update(key, id, { school: schoolOf(urn, school) }, 'Work out'),
      ),
    ),
  ];
}

/** How many ECTs each school has now. */
export function schoolCounts(
  ects: readonly QaEct[],
  schools: readonly Row<'schools'>[],
  today: Day,
): Change[] {
  const counts = new Map<string | null, number>();
  for (const ect of ects) if (!isGone(ect, today)) counts.set(ect.urn, (counts.get(ect.urn) ?? 0) + 1);
  return schools.map(({ urn }) => update('schools', urn, { ects: counts.get(urn) ?? null }, 'Work out'));
}
