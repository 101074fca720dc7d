/** Reports of past terms, as the appropriate body had them before: pasted into the rows the register expects. */
import type { Workspace } from '../workspace';
import { answersTo, commentOn, type ReportAsked } from './answers';
import { diceFor } from './dice';
import { addDays, addWorkdays, instant } from './days';
import type { DemoFacts } from './facts';
import { change, type Row } from './hands';

/** The heading of each answer in the Reports sheet. */
const HEADINGS: Readonly<Record<string, string>> = {
  onTrack: 'On track',
  onTrackReasons: 'Reasons',
  ectToldOfConcern: 'ECT told',
  supportPlan: 'Support plan',
  standardsOfConcern: 'Standards of concern',
  programmeAccessed: 'Programme',
  programmeWhyNot: 'Why no programme',
  entitlementsMet: 'Entitlements',
  entitlementsWhyNot: 'Why not met',
  evidence: 'Evidence',
  targets: 'Targets',
  strengths: 'Strengths',
  improvements: 'To improve',
  recommendation: 'Recommendation',
  leavingOn: 'Leaves on',
  nextSchool: 'Goes to',
  daysAbsent: 'Days absent',
  part2: 'Part 2',
  part2Comment: 'Part 2 comment',
};

const headingOf = (field: string): string =>
  HEADINGS[field] ?? field.replace('ts', 'TS').replace('Comment', ' comment');

/** What is asked of a report, from its row and what is so of its ECT. */
export function askedOf(row: Row, facts: DemoFacts): ReportAsked {
  const ect = facts.byTrn.get(row['TRN'] ?? '');
  if (!ect) throw new Error(`Report ${row['Report'] ?? ''} is about nobody in the demonstration.`);
  const { troubles, entitlementMissed, programmeMissed } = facts.circumstances;
  const term = row['Term'] ?? '';
  const trouble = troubles.get(ect.trn);
  const isNow = term === 'Autumn 2026';
  const dice = diceFor(`absent ${row['Report'] ?? ''}`);
  const next = ect.periods.find(({ from, otherAb }) => otherAb === '' && from > (row['Until'] ?? ''));
  return {
    id: row['Report'] ?? '',
    until: row['Until'] ?? '',
    kind: row['Kind'] ?? '',
    isFinal: row['Final'] === 'yes',
    ect,
    absent: dice.pick(['0', '0', '0', '0', '1', '1', '2', '0.5', '3']),
    concern: trouble?.terms.includes(term) ? trouble.concern : null,
    hasPlan: trouble !== undefined && trouble.plan !== 'none',
    recommendation:
      ect.story === 'extension' ? 'extension' : ect.story === 'failed' ? 'unsatisfactory' : 'satisfactory',
    entitlementMissed: isNow ? (entitlementMissed.get(ect.trn) ?? null) : null,
    programmeMissed: isNow && programmeMissed.has(ect.trn),
    leaves:
      row['Kind'] === 'interim assessment'
        ? {
            on:
              (ect.periods.find(({ until }) => until !== '' && until >= (row['From'] ?? ''))?.until ??
                row['Until']) ||
              '',
            to: next ? (facts.schools.find(({ urn }) => urn === next.urn)?.name ?? '') : '',
          }
        : null,
  };
}

export function pastReports(workspace: Workspace, facts: DemoFacts): void {
  const dice = diceFor('past reports');
  change(workspace, 'Reports', (row) => {
    const due = row['Due'] ?? '';
    const term = row['Term'] ?? '';
    // What falls due in the term that has begun, or after it, nobody has written yet.
    if (due >= '2026-09-01') return null;
    if (term === 'Summer 2026' && row['TRN'] === facts.circumstances.summerReportMissing) return null;
    const asked = askedOf(row, facts);
    const received = addWorkdays(due, -dice.pick([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 0, 1, -2, -7]));
    const signed = addWorkdays(received, -1);
    const reviewed = addWorkdays(received, dice.between(2, 9));
    const answers = Object.entries(answersTo(asked));
    return {
      ...Object.fromEntries(answers.map(([field, text]) => [headingOf(field), text])),
      State: 'reviewed',
      'ECT comment': row['Kind'] === 'progress review' && dice.inHundred(60) ? '' : commentOn(asked),
      'ECT signed': instant(signed, '15:40'),
      'Tutor signed': instant(signed, '16:05'),
      'Head signed': row['Kind'] === 'progress review' ? '' : instant(received, '08:35'),
      Received: instant(received, '09:20'),
      'Received from': 'the school, by the form used before',
      Reviewed: instant(addDays(reviewed, 0), '14:15'),
      'Reviewed by': asked.ect.assessor,
      // The document was filed at the time: the register need not write it again.
      'PDF of version': row['Version'] ?? '',
    };
  });
}
