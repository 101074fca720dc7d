import { shortDay } from '../domain/day';
import { isDuty, openClocks, type RunningClock } from '../domain/decision-clocks';
import { ruleOf } from '../domain/clocks';
import type { Career, Day, Report } from '../domain/facts';
import { isToWrite, overdueReports, reportName, waitsForReturn } from '../domain/reports-so-far';
import type { Risk } from '../domain/risk';
import { capital } from '../domain/capital';
import { TUTOR } from '../domain/risk-case';
import type { FirstThing } from './wire';

/**
 * What an officer should do first about one ECT: what the law's clocks run for, what waits to be read, what is overdue,
 * the step that a risk calls for, and else the report that comes next.
 */
export function firstThing(
  { reports, absences }: Career,
  clocks: readonly RunningClock[],
  risk: Risk,
  tutor: string,
  asAt: Day,
): FirstThing | null {
  return (
    firstClock(clocks) ??
    toReview(reports) ??
    overdue(overdueReports(reports, absences, asAt)[0]) ??
    stepOf(risk, tutor) ??
    next(reports.filter((report) => isToWrite(report.state) && !waitsForReturn(report, absences, asAt)))
  );
}

function firstClock(clocks: readonly RunningClock[]): FirstThing | null {
  const [first] = openClocks(clocks)
    .filter(isDuty)
    .flatMap(({ name, clock, state, despite }) =>
      clock.known ? [{ name, state, despite, by: clock.value.lastDay }] : [],
    )
    .sort((one, other) => (one.by < other.by ? -1 : 1));
  if (first === undefined) return null;
  const { whose, to } = ruleOf(first.name);
  const isMissed = first.state === 'missed';
  const limit = `${whose} ${isMissed ? 'had' : 'has'} to ${to} by ${shortDay(first.by)}.`;
  return {
    says: first.despite ? `${limit} ${first.despite.says}` : limit,
    tone: isMissed && !first.despite ? 'bad' : 'warn',
    reportId: null,
  };
}

function toReview(reports: readonly Report[]): FirstThing | null {
  const received = reports.find(({ state }) => state === 'submitted');
  if (received === undefined) return null;
  return { says: `Review ${reportName(received)}.`, tone: 'warn', reportId: received.id };
}

function overdue(report: Report | undefined): FirstThing | null {
  if (report === undefined) return null;
  const late = `${reportName(report)}, overdue since ${shortDay(report.dueOn)}.`;
  const says = isToWrite(report.state)
    ? `Ask for ${late}`
    : `Ask for the ${report.state === 'with ECT' ? 'ECT’s comment on' : 'signatures of'} ${late}`;
  return { says, tone: 'bad', reportId: report.id };
}

function stepOf({ nextStep, level }: Risk, tutor: string): FirstThing | null {
  if (nextStep === null) return null;
  const owner = nextStep.owner === TUTOR && tutor !== '' ? tutor : capital(nextStep.owner);
  const by = nextStep.by === null ? '' : ` By ${shortDay(nextStep.by)}.`;
  return {
    says: `${owner}: ${nextStep.says}${by}`,
    tone: level === 'red' ? 'bad' : level === 'amber' ? 'warn' : 'plain',
    reportId: null,
  };
}

function next(reports: readonly Report[]): FirstThing | null {
  const [first] = [...reports].sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  if (first === undefined) return null;
  const says = `Next: ${reportName(first)}, due ${shortDay(first.dueOn)}.`;
  return { says, tone: 'plain', reportId: first.id };
}
