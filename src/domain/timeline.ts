import { capital } from './capital';
import type { Absence, Calendar, Career, Citation, Day, Reason, Report } from './facts';
import { effectOf, isExempt, whyUnknown } from './absence-kinds';
import { reason } from './answer';
import { cite, regulation } from './citations';
import { numberOf } from './civil';
import { shortDay } from './day';
import { ruleOf } from './clocks';
import { type RunningClock, clocksAt, openClocks } from './decision-clocks';
import { endOfInduction } from './end-of-induction';
import { add, countOf, spellFraction } from './fraction';
import { PART_NAMES, expectedEnd, countedFacts, paragraphsOf, reasonsForEnd, termsServed } from './induction';
import { type Course, courseOf, endDay } from './parts';
import type { Policy } from './policy';
import { type ExpectedReport, scheduleFor } from './schedule';
import { type Reconciled, reconcile } from './reconcile';

export const ENTRY_KINDS = [
  'registered',
  'post',
  'absence',
  'adjustment',
  'report',
  'support plan',
  'milestone',
  'clock',
  'outcome',
] as const;

/** Something that happened or is to come, on its day, with why it is on that day. */
export interface TimelineEntry {
  readonly on: Day;
  /** The last day of what lasts; null for what is over in a day or has no end yet. */
  readonly until: Day | null;
  readonly kind: (typeof ENTRY_KINDS)[number];
  readonly says: string;
  readonly coming: boolean;
  readonly because: readonly Reason[];
  /** A fact not yet known that may move it. */
  readonly provisional: string | null;
  /** The row it comes from, where there is one: "IP-0001", "R-0003". */
  readonly row: string | null;
}

export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** What can not be dated, and which fact is missing. */
  readonly unknown: readonly string[];
}

type Happening = Omit<TimelineEntry, 'coming'>;

/** What happened and what is to come for one ECT, in order of days. */
export function timelineOf(career: Career, calendar: Calendar, policy: Policy, asAt: Day): Timeline {
  const course = courseOf(career, calendar, policy, asAt);
  const schedule = scheduleFor(career, calendar, policy, asAt);
  const end = expectedEnd(career, calendar, policy, asAt);
  const served = termsServed(career, asAt, calendar, policy);
  const clocks = clocksAt(endOfInduction(career, calendar, policy, asAt), calendar, policy, asAt);
  const happenings = [
    ...ofEct(career),
    ...ofDecision(career),
    ...ofPosts(career),
    ...ofAbsences(career, course, policy),
    ...ofAdjustments(career, course),
    ...ofSupport(career),
    ...ofReports(career, schedule.known ? schedule.value : []),
    ...ofMilestones(course, policy),
    ...ofClocks(clocks),
  ];
  const entries = happenings
    .map((one) => ({ ...one, coming: one.on > asAt }))
    .sort((one, other) => numberOf(one.on) - numberOf(other.on) || order(one) - order(other));
  const missing = [schedule, end, served, ...clocks.map(({ clock }) => clock)].flatMap((answer) =>
    answer.known ? [] : [answer.unknown],
  );
  return { entries, unknown: [...new Set(missing)] };
}

function order({ kind }: Happening): number {
  return ENTRY_KINDS.indexOf(kind);
}

function entry(
  on: Day,
  kind: Happening['kind'],
  says: string,
  row: string | null,
  more: Partial<Pick<Happening, 'until' | 'because' | 'provisional'>> = {},
): Happening {
  return { on, until: null, kind, says, row, because: [], provisional: null, ...more };
}

/** Nothing but its row says why it was on that day. */
const AS_RECORDED = 'It is recorded so.';

/** What is recorded as done on its day: the row says when, the paragraphs what it is. */
function recorded(
  on: Day,
  kind: Happening['kind'],
  says: string,
  row: string,
  paras: readonly string[],
  { until = null, facts = [] }: { readonly until?: Day | null; readonly facts?: readonly string[] } = {},
): Happening {
  return entry(on, kind, says, row, { until, because: [reason(AS_RECORDED, paras.map(cite), facts)] });
}

function ofEct({ ect }: Career): readonly Happening[] {
  const { trn, registeredOn, qtsOn, outcome, outcomeOn } = ect;
  const ended = outcome === 'pass' ? 'Passed induction.' : 'Failed induction.';
  return [
    ...(qtsOn ? [recorded(qtsOn, 'registered', 'Qualified teacher status awarded.', trn, ['2.10'])] : []),
    ...(registeredOn
      ? [recorded(registeredOn, 'registered', 'Registered with the appropriate body.', trn, ['2.11'])]
      : []),
    ...(outcome && outcomeOn ? [recorded(outcomeOn, 'outcome', ended, trn, ['2.67'])] : []),
  ];
}

/** What came before the decision at the end of induction, and after it. */
function ofDecision({ ect }: Career): readonly Happening[] {
  const result = ect.appealResult ?? 'not said how';
  const steps: readonly (readonly [Day | null | undefined, string, ...Citation[]])[] = [
    [ect.finalMeetingOn, 'Final assessment meeting.', cite('2.60')],
    [ect.representationsOn, 'The ECT wrote about the recommendation.', regulation('11(4)')],
    [ect.consideredOn, 'What the ECT wrote was considered.', cite('2.68'), regulation('11(6)')],
    [ect.noticeSentOn, 'Written notice of the decision sent.', cite('2.69')],
    [ect.traToldOn, 'The Teaching Regulation Agency told of the decision.', cite('2.69')],
    [ect.noAppealOn, 'The ECT said that they will not appeal.', cite('2.72')],
    [ect.appealOn, 'A copy of the ECT’s appeal came.', cite('2.70')],
    [ect.repliedOn, 'Reply to the appeal sent.', regulation('Sch 3 para 6')],
    [ect.appealSettledOn, `Appeal settled: ${result}.`, regulation('14')],
    [ect.employmentEndedOn, 'Employment at the school ended.', cite('2.72')],
  ];
  return steps.flatMap(([on, says, ...cites]) =>
    on ? [entry(on, 'outcome', says, ect.trn, { because: [reason(AS_RECORDED, cites)] })] : [],
  );
}

function ofPosts({ periods }: Career): readonly Happening[] {
  return periods.flatMap(({ id, urn, startedOn, finishedOn, fte, otherAb }) => {
    const where = `${urn === null ? 'a school not known' : `school ${urn}`}${otherAb === null ? '' : ` (${otherAb})`}`;
    const started = `Started at ${where}, FTE ${spellFraction(fte)}.`;
    const facts = [`period ${id}`];
    return [
      recorded(startedOn, 'post', started, id, ['2.13', '2.74'], { until: finishedOn, facts }),
      ...(finishedOn ? [recorded(finishedOn, 'post', `Finished at ${where}.`, id, ['2.74'], { facts })] : []),
    ];
  });
}

function ofAbsences({ absences }: Career, { ledger }: Course, policy: Policy): readonly Happening[] {
  return absences.map((absence) => {
    const { id, from, until, days, kind } = absence;
    const long = days === null ? 'days not counted' : countOf(days, 'day');
    const doubt = ledger.doubts.find((one) => one.absence.id === id)?.says;
    const does = doubt ?? (ledger.idle.includes(absence) ? NO_SCHOOL_DAY : whatAbsenceDoes(absence, policy));
    return entry(from, 'absence', `Absent (${kind}), ${long}.`, id, {
      until,
      because: [reason(does, [cite(isExempt(absence, policy) ? '3.7' : '3.6')], [`absence ${id}`])],
    });
  });
}

const NO_SCHOOL_DAY = 'It has no school day of service in it, so it changes nothing.';

function whatAbsenceDoes(absence: Absence, policy: Policy): string {
  const limit = policy.absenceDaysThatExtend;
  return {
    counts: `It counts towards the ${limit} days that extend a part of induction by all of them.`,
    extends: 'The ECT chose to extend induction by it.',
    nothing: 'It does not extend induction: the ECT chose so.',
    unknown: whyUnknown(absence, policy) ?? '',
  }[effectOf(absence, policy)];
}

function ofAdjustments({ adjustments }: Career, { idle, ledger }: Course): readonly Happening[] {
  return adjustments.map((one) => {
    const { id, kind, terms, agreedOn, ectAgrees, ground } = one;
    const isReduction = kind === 'reduction';
    const without = !isReduction
      ? ' Without effect before induction is complete.'
      : ectAgrees === 'no'
        ? ' Without effect: the ECT does not agree.'
        : ectAgrees === null
          ? ' It waits for the ECT’s agreement.'
          : '';
    const said = isReduction ? 'Reduction' : 'Extension after completion';
    const says = `${said} of ${countOf(terms, 'term')}.${ledger.unknown === null && idle.includes(one) ? without : ''}`;
    return entry(agreedOn, 'adjustment', says, id, {
      because: [
        reason(
          `Agreed on ${shortDay(agreedOn)}.`,
          isReduction ? paragraphsOf(ground ?? null).map(cite) : [cite('3.8')],
          ground ? [`ground: ${ground}`] : [],
        ),
      ],
    });
  });
}

function ofSupport({ supportPlans }: Career): readonly Happening[] {
  return supportPlans.map(({ id, openedOn, closedOn }) =>
    recorded(openedOn, 'support plan', 'Support plan opened.', id, ['4.1'], { until: closedOn }),
  );
}

/** Reports as they stand, on the day they were last moved on or are due, and those the facts call for besides. */
function ofReports({ reports }: Career, expected: readonly ExpectedReport[]): readonly Happening[] {
  const found = reconcile(reports, expected);
  return [
    ...found.create.map(expectedEntry),
    ...found.move.map(({ report, to, keepsDates }) =>
      keepsDates ? standingEntry(report, to) : { ...expectedEntry(to), row: report.id },
    ),
    ...standing(found).map((report) => standingEntry(report, found.matches.get(report))),
  ];
}

function standing({ keep, cancel, ask }: Reconciled): readonly Report[] {
  return [...keep, ...cancel.map(({ report }) => report), ...ask.map(({ report }) => report)];
}

function expectedEntry({ kind, term, dueOn, because, provisional }: ExpectedReport): Happening {
  return entry(dueOn, 'report', `${capital(kind)} for ${term} due.`, null, { because, provisional });
}

/** @param is the expected report that it is. */
function standingEntry(report: Report, is: ExpectedReport | undefined): Happening {
  const { id, kind, term, dueOn, state, submittedAt, reviewedAt } = report;
  const named = `${capital(kind)} for ${term}`;
  if (state === 'reviewed' && reviewedAt !== null)
    return recorded(dayOf(reviewedAt), 'report', `${named} reviewed.`, id, ['5.8']);
  if (submittedAt !== null && state !== 'returned')
    return recorded(dayOf(submittedAt), 'report', `${named} submitted.`, id, [SENT_BY[kind]]);
  const says = state === 'due' ? `${named} due.` : `${named} due; now ${state}.`;
  return entry(dueOn, 'report', says, id, {
    because: is?.because ?? [],
    provisional: is?.provisional ?? null,
  });
}

/** What has a school send each kind of report. */
const SENT_BY = {
  'progress review': '2.54',
  'formal assessment': '2.61',
  'interim assessment': '2.62',
} as const;

/** The day of an instant as it was written, "2026-12-11T09:30:00Z". */
function dayOf(instant: string): Day {
  return instant.slice(0, 10) as Day;
}

function ofMilestones(course: Course, policy: Policy): readonly Happening[] {
  return course.parts.flatMap((part) => {
    const { ends, terms, endsOn, extendedBy, extendedByChoice } = part;
    const on = endDay(part);
    if (on === null) return [];
    const again = add(extendedBy, extendedByChoice);
    const rule = reason(
      `Served in it: ${countOf(terms, 'term')}${again.n > 0 ? `, and ${countOf(again, 'day')} again for days lost` : ''}.`,
      [cite('2.30'), cite('2.65')],
      countedFacts(course.ledger, on),
    );
    return [
      entry(on, 'milestone', `${capital(PART_NAMES[ends])} served.`, null, {
        because: [rule, ...reasonsForEnd(part, course, policy)],
        provisional: course.ledger.doubts.find(({ from }) => endsOn !== null && from <= endsOn)?.says ?? null,
      }),
    ];
  });
}

/** The last day of each time limit at the end of induction that runs, or ran out on a duty. */
function ofClocks(clocks: readonly RunningClock[]): readonly Happening[] {
  return openClocks(clocks).flatMap(({ name, clock, state, despite }) => {
    if (!clock.known) return [];
    const { whose, to } = ruleOf(name);
    const undone = state === 'missed' ? ' Not recorded as done.' : '';
    return [
      entry(clock.value.lastDay, 'clock', `${whose}: last day to ${to}.${undone}`, null, {
        because: [...clock.because, ...(despite ? [despite] : [])],
      }),
    ];
  });
}
