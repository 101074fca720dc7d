import type { Day, Report } from './facts';
import { numberOf, shortDay } from './day';
import { cite, spellReason, spellReasons } from './citations';
import { finalOf } from './for-outcome';
import { isAssessmentDone, isBegunFor } from './milestones';
import type { ExpectedReport } from './schedule';

/** A report whose dates, term or school the facts now put elsewhere, or which is now final, or no longer so. */
export interface Move {
  readonly report: Report;
  readonly to: ExpectedReport;
  /** Its dates were set by hand, and stay: only whether it is final follows the facts. */
  readonly keepsDates: boolean;
  /** What is different, a heading each. */
  readonly changed: readonly { readonly field: MovedField; readonly was: string; readonly is: string }[];
  /** What moved and why, in a sentence or two. */
  readonly says: string;
}

export interface Reconciled {
  /** Which expected report each one is. */
  readonly matches: ReadonlyMap<Report, ExpectedReport>;
  readonly create: readonly ExpectedReport[];
  readonly move: readonly Move[];
  /** Cancelled before anyone wrote in them, and called for again: their links open again. */
  readonly revive: readonly { readonly report: Report; readonly to: ExpectedReport }[];
  /** Nobody has begun these, and the facts no longer call for them. */
  readonly cancel: readonly { readonly report: Report; readonly says: string }[];
  /** As they are: nothing to change, or no longer the schedule's to change. */
  readonly keep: readonly Report[];
  /** Begun but unsigned reports the facts no longer call for: an officer decides. */
  readonly ask: readonly { readonly report: Report; readonly says: string }[];
}

const MOVED_FIELDS = ['term', 'urn', 'coversFrom', 'coversUntil', 'opensOn', 'dueOn'] as const;
export type MovedField = (typeof MOVED_FIELDS)[number] | 'final';

/**
 * Holds the reports of one ECT against those expected. What anyone has signed, sent or reviewed is never touched, nor
 * are dates an officer set by hand; whether an assessment is final is no date, and follows the facts all the same. Applied
 * and computed again, nothing is left to change.
 */
export function reconcile(existing: readonly Report[], expected: readonly ExpectedReport[]): Reconciled {
  const standing = existing.filter(({ state }) => state !== 'cancelled');
  const matches = matched(standing, expected);
  const met = new Set(matches.values());
  const unmet = expected.filter((one) => !met.has(one) && !isCoveredBy(one, standing.filter(isBegunFor)));
  const back = revived(existing, unmet);
  const move: Move[] = [];
  const keep: Report[] = [];
  for (const [report, to] of matches) {
    const found = moveOf(report, to);
    if (found === null) keep.push(report);
    else move.push(found);
  }
  const left = standing.filter((report) => !matches.has(report));
  const free = left.filter((report) => !isBegunFor(report));
  return {
    matches,
    create: unmet.filter((one) => !back.has(one)),
    revive: [...back].map(([to, report]) => ({ report, to })),
    move,
    cancel: free
      .filter(({ state }) => state === 'due')
      .map((report) => ({ report, says: noLonger(report, expected) })),
    keep: [...keep, ...left.filter(isBegunFor)],
    ask: free
      .filter(({ state }) => state !== 'due')
      .map((report) => ({
        report,
        says: `${noLonger(report, expected)} It has been begun: cancel it, or keep it.`,
      })),
  };
}

/**
 * Which expected report each existing one is. An assessment done is the one that the schedule takes it for. What else is
 * done comes first: by kind and term, or, where a term was renamed, by most of the days. Then the rest by kind and term;
 * then what shares its days; then what may change its term, in order of time.
 */
function matched(
  standing: readonly Report[],
  expected: readonly ExpectedReport[],
): ReadonlyMap<Report, ExpectedReport> {
  const matches = new Map<Report, ExpectedReport>();
  const free = new Set(expected.filter(({ done }) => done === null));
  const pair = (report: Report, one: ExpectedReport | undefined): void => {
    if (one === undefined) return;
    matches.set(report, one);
    free.delete(one);
  };
  const freeFor = (report: Report): readonly ExpectedReport[] =>
    [...free].filter(({ kind }) => kind === report.kind);
  for (const report of [...standing].sort(byDone)) {
    const done = expected.find((one) => one.done === report.id);
    if (done !== undefined || isAssessmentDone(report)) {
      pair(report, done);
      continue;
    }
    const all = freeFor(report);
    const ofTerm = all.filter(({ term }) => term === report.term);
    const same = ofTerm.find((one) => isSameTime(one, report)) ?? ofTerm[0];
    pair(report, same ?? (isBegunFor(report) ? all.find((one) => isDone(one, report)) : undefined));
  }
  const left = standing.filter((report) => !matches.has(report) && !isBegunFor(report)).sort(byTime);
  for (const report of left) {
    const same = freeFor(report).find(
      (one) => isSameTime(one, report) && (report.state === 'due' || one.urn === report.urn),
    );
    pair(report, same);
  }
  for (const report of left) {
    if (matches.has(report) || !mayChangeTerm(report)) continue;
    pair(
      report,
      freeFor(report).find((one) => report.state !== 'draft' || one.urn === report.urn),
    );
  }
  return matches;
}

/** The cancelled rows that what is called for again can be: of its kind, days and school, and without a word in them. */
function revived(
  existing: readonly Report[],
  unmet: readonly ExpectedReport[],
): ReadonlyMap<ExpectedReport, Report> {
  const back = new Map<ExpectedReport, Report>();
  const rows = existing.filter((report) => report.state === 'cancelled' && isUnwritten(report)).sort(byTime);
  for (const one of unmet) {
    const at = rows.findIndex(
      (report) => report.kind === one.kind && report.urn === one.urn && isSameTime(one, report),
    );
    for (const report of at === -1 ? [] : rows.splice(at, 1)) back.set(one, report);
  }
  return back;
}

function isUnwritten(report: Report): boolean {
  const { onTrack, entitlementsMet, supportPlan, recommendation, daysAbsent, timesReturned } = report;
  return (
    !isBegunFor(report) &&
    timesReturned === 0 &&
    [onTrack, entitlementsMet, supportPlan, recommendation, daysAbsent].every((said) => said === null)
  );
}

/**
 * Of what nobody has signed, an assessment is the first or the final in whatever term; a review is of its term, unless
 * someone is writing it. What the tutor has let go is read as being of its term, and stays so.
 */
const mayChangeTerm = ({ kind, state }: Report): boolean =>
  state === 'draft' || (kind === 'formal assessment' && state === 'due');

/** Two of a kind may fall in one term, when a post changes or an extension begins in it. */
function isSameTime(one: ExpectedReport, report: Report): boolean {
  return one.coversFrom <= report.coversUntil && report.coversFrom <= one.coversUntil;
}

/**
 * Whether a report of the same school covers most of the days asked for, and ends about when they do: a few are shared where
 * terms move, and one that was put off has the days of the review before it too.
 */
function isDone(one: ExpectedReport, report: Report): boolean {
  const [starts, ends] = [numberOf(report.coversFrom), numberOf(report.coversUntil)];
  const from = Math.max(numberOf(one.coversFrom), starts);
  const lasts = numberOf(one.coversUntil);
  const until = Math.min(lasts, ends);
  return (
    one.urn === report.urn &&
    2 * (until - from + 1) > lasts - numberOf(one.coversFrom) + 1 &&
    2 * Math.abs(lasts - ends) < ends - starts + 1
  );
}

function byDone(one: Report, other: Report): number {
  return Number(isBegunFor(other)) - Number(isBegunFor(one)) || byTime(one, other);
}

function byTime(one: Report, other: Report): number {
  return numberOf(one.coversFrom) - numberOf(other.coversFrom) || (one.id < other.id ? -1 : 1);
}

/** A review is not asked for where an assessment already done covers its days. */
function isCoveredBy({ kind, coversFrom, coversUntil }: ExpectedReport, done: readonly Report[]): boolean {
  return (
    kind === 'progress review' &&
    done.some((report) => report.coversFrom <= coversFrom && report.coversUntil >= coversUntil)
  );
}

function moveOf(report: Report, to: ExpectedReport): Move | null {
  if (isBegunFor(report)) return null;
  const keepsDates = report.datesSetByHand === 'yes';
  const dates = keepsDates ? [] : MOVED_FIELDS.filter((field) => report[field] !== to[field]);
  const moved = dates.map((field) => ({ field, was: spelt(report[field]), is: spelt(to[field]) }));
  const { final = finalOf(to) } = report;
  const changed =
    final === finalOf(to)
      ? moved
      : [...moved, { field: 'final' as const, was: spelt(final), is: spelt(finalOf(to)) }];
  if (changed.length === 0) return null;
  return {
    report,
    to,
    keepsDates,
    changed,
    says: moved.length === 0 ? whatFor(report, to) : whatMoved(report, to),
  };
}

function whatFor({ kind, term }: Report, to: ExpectedReport): string {
  const asks = finalOf(to) === 'yes' ? 'now asks' : 'no longer asks';
  return `The ${kind} of ${term} ${asks} for the headteacher’s recommendation. ${spellReasons(to.because.slice(0, 1))}`;
}

function spelt(value: string | Day | null): string {
  return value === null ? '' : value;
}

function whatMoved(report: Report, to: ExpectedReport): string {
  const why = spellReasons(to.because);
  if (report.term !== to.term) {
    return `The ${report.kind} of ${report.term} is now in ${to.term}, due ${shortDay(to.dueOn)}. ${why}`;
  }
  if (report.dueOn !== to.dueOn) {
    return `The ${report.kind} of ${report.term} was due ${shortDay(report.dueOn)} and is now due ${shortDay(to.dueOn)}. ${why}`;
  }
  const what = report.urn !== to.urn ? 'now goes to another school' : 'covers or opens on other days';
  return `The ${report.kind} of ${report.term} ${what}. ${why}`;
}

function noLonger(report: Report, expected: readonly ExpectedReport[]): string {
  return `The facts no longer call for the ${report.kind} of ${report.term}. ${whyNot(report, expected)}`;
}

/** What is expected instead of a report, or where what is expected ends. */
function whyNot(report: Report, expected: readonly ExpectedReport[]): string {
  const last = expected.reduce<ExpectedReport | null>(
    (latest, one) => (latest === null || one.coversUntil > latest.coversUntil ? one : latest),
    null,
  );
  if (last === null) return 'None is expected: there is an outcome, or no post that counts.';
  if (report.coversFrom > last.coversUntil) {
    return `What is expected covers the time up to ${shortDay(last.coversUntil)}. ${whyThere(last)}`;
  }
  const instead = expected.find((one) => isSameTime(one, report));
  if (instead === undefined)
    return spellReason({ says: 'No post that counts covers its days.', cites: [cite('2.33')] });
  const says = `The ${instead.kind} of ${instead.term} covers its days.`;
  if (instead.kind !== 'formal assessment') return says;
  return `${spellReason({ says, cites: [cite('2.48'), cite('2.49')] })} ${whyThere(instead)}`;
}

/** Why a report is expected at all; the last of its reasons is for the day it is due. */
const whyThere = ({ because }: ExpectedReport): string => spellReasons(because.slice(0, -1));
