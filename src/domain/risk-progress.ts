import { absentOn } from './absence';
import { cite } from './citations';
import { addDays, shortDay } from './day';
import type { Day, Report, Standard, SupportPlan } from './facts';
import { countOf } from './fraction';
import { extensionsInForce } from './parts';
import type { Policy } from './policy';
import { capital } from './capital';
import { answeredReports, knownSince, reportName } from './reports-so-far';
import { ask, found, latestReport, nothing, type Looked, type RiskCase } from './risk-case';

/** Signs of risk in how the ECT is doing: judgements, support plans, concerns, extensions. */

/** The reports in a row, latest first, that say not on track. */
function reportsOffTrack({ career, asAt }: RiskCase): readonly Report[] {
  const reports = answeredReports(career.reports, asAt);
  const firstOnTrack = reports.findIndex(({ onTrack }) => onTrack !== 'no');
  return firstOnTrack < 0 ? reports : reports.slice(0, firstOnTrack);
}

export function notOnTrack(it: RiskCase): Looked {
  const latest = latestReport(it);
  if (latest === undefined) return nothing;
  if (latest.onTrack === null && latest.recommendation !== 'extension')
    return ask(`Is the ECT on track? ${capital(reportName(latest))} does not say.`);
  const off = reportsOffTrack(it);
  const first = off[off.length - 1];
  if (first === undefined) return nothing;
  const standards = latest.standardsOfConcern.length > 0 ? ` (${latest.standardsOfConcern.join(', ')})` : '';
  const times = off.length > 1 ? `, for the ${ordinal(off.length)} report in a row` : '';
  return found({
    says: `Not on track${standards} in ${reportName(latest)}${times}.`,
    since: knownSince(first),
    cites: [cite('2.54'), cite('4.1')],
    step: 'Review the report and the support plan with the school.',
  });
}

const openPlansOf = ({ career, asAt }: RiskCase): readonly SupportPlan[] =>
  career.supportPlans.filter(
    (plan) => plan.openedOn <= asAt && (plan.closedOn === null || plan.closedOn > asAt),
  );

export function noPlan(it: RiskCase): Looked {
  const off = reportsOffTrack(it);
  const [latest] = off;
  if (latest === undefined || openPlansOf(it).length > 0) return nothing;
  if (latest.supportPlan === 'yes') return ask('Where is the support plan? The report says there is one.');
  return found({
    says: 'Not on track, and no support plan is recorded.',
    since: knownSince(off[off.length - 1] ?? latest),
    cites: [cite('4.1'), cite('4.2')],
    step: 'Ask the school for a support plan.',
  });
}

/** The day by which a plan should have been looked at. */
const reviewDueOf = (plan: SupportPlan, policy: Policy): Day => {
  const lookedAt = plan.lastReviewedOn ?? plan.openedOn;
  return plan.reviewBy !== null && plan.reviewBy > lookedAt
    ? plan.reviewBy
    : addDays(lookedAt, policy.riskPlanStaleDays);
};

/** A plan rests while the ECT is away, whether or not the day of the return is known. */
export function stalePlans(it: RiskCase): Looked {
  if (absentOn(it.career.absences, it.asAt) !== null) return nothing;
  const stale = openPlansOf(it).filter((plan) => reviewDueOf(plan, it.policy) < it.asAt);
  return found(
    ...stale.map((plan) => ({
      says: `The support plan should have been looked at by ${shortDay(reviewDueOf(plan, it.policy))}.`,
      since: addDays(reviewDueOf(plan, it.policy), 1),
      cites: [cite('4.3')],
      step: 'Review the support plan and set the next day for it.',
      owner: plan.owner,
    })),
  );
}

export function openPlans(it: RiskCase): Looked {
  return found(
    ...openPlansOf(it).map((plan) => ({
      says: `A support plan is open since ${shortDay(plan.openedOn)}.`,
      since: plan.openedOn,
      cites: [cite('4.1')],
      step: 'Follow the support plan.',
      owner: plan.owner,
    })),
  );
}

export function abConcern({ career: { ect }, asAt }: RiskCase): Looked {
  if (ect.abConcernOn === null || ect.abConcernOn > asAt) return nothing;
  return found({
    says: 'The appropriate body holds a concern.',
    since: ect.abConcernOn,
    cites: [cite('5.8')],
    step: 'Settle the concern with the school.',
  });
}

/** That there is one, never what it is: it belongs to the named contact, who has no part in decisions (2.28). */
export function ectConcern({ career: { ect }, asAt }: RiskCase): Looked {
  if (ect.ectConcernOn === null || ect.ectConcernOn > asAt) return nothing;
  return found({
    says: 'A concern has been raised with the named contact.',
    since: ect.ectConcernOn,
    cites: [cite('2.28'), cite('2.64')],
    step: 'Look into the concern as soon as possible.',
    owner: ect.namedContact ?? 'the named contact',
  });
}

/** Agreed; or recommended, whatever the ground, and not decided on since. */
export function extension(it: RiskCase): Looked {
  const { career, calendar, policy, asAt } = it;
  const agreed = extensionsInForce(career, calendar, policy, asAt);
  const latest = latestReport(it);
  const since = latest ? knownSince(latest) : asAt;
  return found(
    ...(latest?.recommendation === 'extension' && agreed.every(({ agreedOn }) => agreedOn < since)
      ? [
          {
            says: `An extension is recommended in ${reportName(latest)}.`,
            since,
            cites: [cite('2.60'), cite('3.8')],
            step: 'Read the report, and decide whether to extend induction.',
          },
        ]
      : []),
    ...agreed.map((adjustment) => ({
      says: `Induction is extended by ${countOf(adjustment.terms, 'term')}.`,
      since: adjustment.agreedOn,
      cites: [cite('3.8')],
      step: 'Agree with the school how the extension is supported and assessed.',
    })),
  );
}

export function sameStandard(it: RiskCase): Looked {
  const { career, policy, asAt } = it;
  const recent = answeredReports(career.reports, asAt).slice(0, policy.riskSameStandardReports);
  if (recent.length < policy.riskSameStandardReports) return nothing;
  const repeated = (recent[0]?.standardsOfConcern ?? []).filter((standard: Standard) =>
    recent.every((report) => report.standardsOfConcern.includes(standard)),
  );
  const earliest = recent[recent.length - 1];
  if (repeated.length === 0 || earliest === undefined) return nothing;
  return found({
    says: `The same concern in ${recent.length} reports in a row: ${repeated.join(', ')}.`,
    since: knownSince(earliest),
    cites: [cite('4.3')],
    step: 'Ask the school what has changed since the first of these reports.',
  });
}

const ordinal = (n: number): string =>
  ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][n] ?? `${n}th`;
