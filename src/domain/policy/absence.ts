import { cite, regulation } from '../citations';
import { choice, list, settingGroup, wholeNumber } from './setting';

/** Which absence extends induction, and by how much. */
export const ABSENCE = settingGroup('Absence', () => ({
  absenceDaysThatExtend: wholeNumber(
    30,
    'Days of absence in one part of induction from which that part is extended, by all of them.',
    [cite('3.6'), regulation('8(1)')],
    { least: 1 },
  ),
  otherAbsenceKinds: list(
    ['sickness', 'jury service', 'compassionate leave', 'unpaid leave', 'industrial action', 'other'],
    'Kinds of absence that count towards the limit.',
    [cite('3.6')],
  ),
  exemptAbsenceKinds: list(
    [
      'maternity leave',
      'paternity leave',
      'adoption leave',
      'shared parental leave',
      'parental bereavement leave',
      'carer’s leave',
    ],
    'Kinds of statutory leave that do not count towards the limit; the ECT chooses whether to extend by them.',
    [cite('3.6'), cite('3.7')],
  ),
  absenceKindsInDoubt: list(
    ['neonatal care leave'],
    'Kinds of leave not known to be exempt. While one is here, what depends on it is said to be unknown; move it to one of the lists above to decide.',
    [cite('3.7')],
  ),
  halfDaysCount: choice(
    ['as half a day', 'as a whole day'],
    'as half a day',
    'How a half-day counts towards the limit. The guidance totals days; the regulations speak of days on which an ECT is absent.',
    [cite('3.6'), regulation('8(1)')],
  ),
}));
