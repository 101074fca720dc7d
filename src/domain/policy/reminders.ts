import { cite } from '../citations';
import { choice, settingGroup, wholeNumber, words, yesOrNo } from './setting';

/** What schools are reminded of, and who signs. */
export const REMINDERS = settingGroup('Reminders and signatures', () => ({
  remindDaysBefore: wholeNumber(
    7,
    'Days before it falls due from which a report is in the weekly mail.',
    [cite('2.74')],
    { most: 60 },
  ),
  remindLeadsOfOverdue: yesOrNo(true, 'Whether the induction lead hears of the school’s overdue reports.', [
    cite('2.74'),
  ]),
  remindHeadsOfOverdue: yesOrNo(false, 'Whether the headteacher hears of the school’s overdue reports.', [
    cite('2.74'),
  ]),
  remindInHolidays: yesOrNo(
    false,
    'Whether weekly mails go in a week that lies wholly in the school’s holidays.',
    [cite('2.74')],
  ),
  alertsTo: words(
    '',
    'Who hears the same day that an ECT is not on track: one address. Blank: the assessors and officers of the People sheet.',
    [cite('2.54')],
  ),
  reviewSignedBy: choice(
    ['tutor and ECT', 'tutor, ECT and headteacher', 'tutor', 'nobody'],
    'tutor and ECT',
    'Who signs a progress review. The guidance asks for signatures on assessments only.',
    [cite('2.61')],
  ),
}));
