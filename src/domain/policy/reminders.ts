import { cite } from '../citations';
import { address, choice, settingGroup, wholeNumber, yesOrNo } from './setting';

/** What schools are reminded of, and who signs. */
export const REMINDERS = settingGroup('Reminders and signatures', () => ({
  remindDaysBefore: wholeNumber(
    7,
    'Days before it falls due from which a report is in the weekly mail.',
    [cite('2.74')],
    { most: 60 },
  ),
  dueSoonDays: wholeNumber(
    1,
    'Days before it falls due at which whoever writes a report gets a mail about it alone, where no weekly mail goes that day; 0 sends none.',
    [cite('2.74')],
    { most: 30 },
  ),
  overdueDays: wholeNumber(
    1,
    'Days after it was due at which whoever writes a report gets a mail about it alone, unless a weekly mail has said so; 0 sends none.',
    [cite('2.74')],
    { most: 30 },
  ),
  noticesFrom: wholeNumber(
    7,
    'The hour, in London, before which nobody gets a mail between two weekly mails.',
    [],
    {
      most: 23,
    },
  ),
  noticesUntil: wholeNumber(
    19,
    'The hour, in London, from which nobody gets a mail between two weekly mails any more that day.',
    [],
    { least: 1, most: 24 },
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
  alertsTo: address(
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
