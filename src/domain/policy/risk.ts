import { cite } from '../citations';
import { choice, settingGroup, wholeNumber } from './setting';

export const RISK_CHOICES = ['red', 'amber', 'watch', 'leave out'] as const;

const level = (byDefault: (typeof RISK_CHOICES)[number], when: string, ...paras: readonly string[]) =>
  choice(RISK_CHOICES, byDefault, `How serious it is when ${when}.`, paras.map(cite));

/** Which ECTs are at risk, and how seriously each sign is taken. */
export const RISK = settingGroup('At risk', () => ({
  riskNotOnTrack: level('red', 'the latest report says that the ECT is not on track', '2.54', '4.1'),
  riskNoPlan: level('red', 'an ECT who is not on track has no support plan', '4.1', '4.2'),
  riskStalePlan: level('red', 'a support plan has not been looked at when it should have been', '4.3'),
  riskOpenPlan: level('amber', 'a support plan is open', '4.1'),
  riskAbConcern: level('amber', 'the appropriate body holds a concern', '5.8'),
  riskEctConcern: level('amber', 'the ECT has raised a concern', '2.64'),
  riskExtension: level('amber', 'an extension after completion is agreed or recommended', '3.8'),
  riskSameStandard: level('amber', 'the same standard gives concern in several reports in a row', '4.3'),
  riskLongOverdue: level('amber', 'a report is long overdue', '2.74'),
  riskOverdue: level('watch', 'a report is overdue', '2.74'),
  riskReturned: level('watch', 'a report has been returned more than once', '2.74'),
  riskAbsenceReached: level(
    'amber',
    'absence has reached the limit, so that induction is extended',
    '3.6',
    '5.4',
  ),
  riskAbsenceNear: level('watch', 'absence is near the limit', '3.6'),
  riskEntitlement: level('amber', 'an entitlement is not met', '2.39', '5.8'),
  riskTimetable: level('amber', 'the timetable is not reduced enough', '2.20'),
  riskNotObserved: level('watch', 'no lesson has been observed this half-term', '2.46'),

  riskSameStandardReports: wholeNumber(
    2,
    'Reports in a row with concern about the same standard from which it counts as repeated.',
    [],
    { least: 2, most: 10 },
  ),
  riskLongOverdueDays: wholeNumber(14, 'Days after which an overdue report is long overdue.', [], {
    least: 1,
  }),
  riskTimesReturned: wholeNumber(2, 'Times a report was returned from which it counts.', [], { least: 1 }),
  riskAbsenceNearDays: wholeNumber(20, 'Days of absence in one part of induction that are near the limit.', [
    cite('3.6'),
  ]),
  riskObservationSchoolDays: wholeNumber(
    20,
    'School days of a half-term after which an observation should have been made.',
    [cite('2.46')],
    { most: 60 },
  ),
  riskPlanStaleDays: wholeNumber(
    42,
    'Days after which a support plan without a day for its review should be looked at again.',
    [cite('4.3')],
    { least: 1 },
  ),
  riskNextStepDays: wholeNumber(5, 'Working days within which the next step should be taken.', [], {
    least: 1,
    most: 60,
  }),
}));
