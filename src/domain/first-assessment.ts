import { absentOn } from './absence';
import { dayFrom, numberOf } from './civil';
import { assessmentDue } from './due-dates';
import type { Absence, Calendar } from './facts';
import { startsTooLate } from './late-start';
import type { Course } from './parts';
import type { Policy } from './policy';
import type { ReportingTerm } from './reporting-terms';
import { schoolDaysOf, slotsFor } from './stints';

/**
 * Where the ECT leaves before the first assessment could be held, for it waits for a return (2.56) and no school day of the post
 * is left after it, an interim assessment has the days of the post (2.62, 2.63). The first assessment is then still to be
 * made: in the next post with us, unless another AB had them meanwhile or a later assessment comes first.
 */
export function withFirstCarried(
  terms: readonly ReportingTerm[],
  { ledger }: Course,
  absences: readonly Absence[],
  calendar: Calendar,
  policy: Policy,
): readonly ReportingTerm[] {
  const all = [...terms];
  for (const [at, term] of all.entries()) {
    const { milestone, spell, until } = term;
    if (
      milestone?.kind !== 'first' ||
      milestone.done !== null ||
      !leavesBefore(term, terms, absences, calendar, policy)
    )
      continue;
    all[at] = { ...term, milestone: null };
    const on = all.findIndex(
      (one, no) =>
        no > at && one.spell !== spell && (one.milestone !== null || !startsTooLate(one, calendar, policy)),
    );
    const next = all[on];
    if (next === undefined || next.milestone !== null) continue;
    const isTheirs = ledger.stretches.some(
      ({ elsewhere, from }) => elsewhere && until < from && from < next.from,
    );
    if (!isTheirs) all[on] = { ...next, milestone };
  }
  return all;
}

function leavesBefore(
  { spell, slot, urn, stint, from, until }: ReportingTerm,
  terms: readonly ReportingTerm[],
  absences: readonly Absence[],
  calendar: Calendar,
  policy: Policy,
): boolean {
  if (!terms.some((one) => one.spell === spell && one.leavesOn !== null)) return false;
  const { on } = assessmentDue(slot, calendar, policy);
  const away = absentOn(absences, dayFrom(on > from ? Math.min(on, until) : until));
  if (away === null || away.until === null) return false;
  return schoolDaysOf(slotsFor({ urn }, calendar), numberOf(away.until) + 1, stint.until) === 0;
}
