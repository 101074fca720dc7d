import { cite, regulation } from '../citations';
import { NATIONS } from '../facts';
import { DAYS_TO_RECOMMEND } from '../recommendation-day';
import { choice, settingGroup, wholeNumber } from './setting';

/** When reports open and fall due where the Terms sheet gives no dates of its own. */
export const SCHEDULE = settingGroup('Schedule of reports', () => ({
  reviewsDueDaysBefore: wholeNumber(
    7,
    'Days before the term ends that progress reviews fall due.',
    [cite('2.48')],
    { most: 60 },
  ),
  assessmentsDueDaysBefore: wholeNumber(
    14,
    'Days before the term ends that formal assessments fall due.',
    [cite('2.55')],
    { most: 60 },
  ),
  opensDaysBefore: wholeNumber(
    21,
    'Days before it falls due that a report opens to the induction tutor.',
    [],
    {
      most: 90,
    },
  ),
  daysAfterReturn: wholeNumber(
    10,
    'School days an ECT has been back before a report put off by absence falls due.',
    [cite('2.49'), cite('2.56'), cite('3.7')],
    { most: 60 },
  ),
  daysAfterCompletion: wholeNumber(
    10,
    'Working days, the day of completion being the first, within which the final assessment must be with the appropriate body.',
    [cite('2.61'), regulation('11(3)')],
    { least: 1, most: DAYS_TO_RECOMMEND },
  ),
  reviewNearAssessment: choice(
    ['drop only in the same term', 'drop within a term before'],
    'drop only in the same term',
    'Which progress review a part-time ECT is spared because a formal assessment is near. The guidance says “within a period of less than one term”; the wider choice also drops the review that falls due less than a term before the assessment is reached.',
    [cite('2.49')],
  ),
  nation: choice(NATIONS, 'england-and-wales', 'Whose bank holidays are not working days.'),
}));
