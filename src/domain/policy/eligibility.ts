import { cite, regulation } from '../citations';
import type { Citation, Day } from '../facts';
import { isDay, readDay } from '../read-day';
import { choice, list, settingGroup, wholeNumber, type Setting } from './setting';

/** Who may start induction, where, and on what terms. */
export const ELIGIBILITY = settingGroup('Starting induction', () => ({
  timetableFirstPart: wholeNumber(
    90,
    'The most an ECT teaches in the first part of induction, as a percentage of a main-range teacher’s timetable.',
    [cite('2.20')],
    { least: 1, most: 100 },
  ),
  timetableSecondPart: wholeNumber(
    95,
    'The most an ECT teaches in the second part of induction, as a percentage of a main-range teacher’s timetable.',
    [cite('2.20')],
    { least: 1, most: 100 },
  ),
  specialMeasuresStarts: choice(
    ['only who began or trained there before', 'also who first taught there before'],
    'only who began or trained there before',
    'Who may serve induction in a school in special measures, or a college judged inadequate. The guidance speaks of an induction begun, or employment-based training, before; the regulations of first working there as a qualified teacher before.',
    [cite('2.5'), cite('2.7'), regulation('6(3)')],
  ),
  typesWithoutInduction: list(
    [
      'Higher education institutions',
      'Secure units',
      'Miscellaneous',
      'Special post 16 institution',
      'Online provider',
    ],
    'Types of establishment, in the words of GIAS, in which induction is not served.',
    [cite('2.1'), regulation('6(1)')],
  ),
  typesWithConditions: list(
    ['British schools overseas', 'Offshore schools', 'Welsh establishment'],
    'Types of establishment, in the words of GIAS, in which induction is served only on conditions, besides nursery schools and further education.',
    [cite('2.1')],
  ),
  ourTrainingProviders: list(
    [],
    'Names under which this hub trains teachers: it may not be the appropriate body of those it recommended for QTS.',
    [cite('2.25')],
  ),
  ourSchools: list(
    [],
    'URNs of the schools this hub is, or employs teachers at: it may not be the appropriate body of an ECT who serves, or has served, any induction there.',
    [cite('2.25'), regulation('4(3)')],
  ),
  earliestStart: aDay(
    '2021-09-01' as Day,
    'The DfE’s service takes no induction that starts before this day.',
    [cite('1.4')],
  ),
  mostTerms: wholeNumber(16, 'The most terms the DfE’s service takes for one induction period.', [], {
    least: 1,
    most: 60,
  }),
  supplyYears: wholeNumber(
    5,
    'Years after QTS during which a teacher may do short supply work without induction.',
    [cite('2.14')],
    { least: 1, most: 20 },
  ),
}));

function aDay(byDefault: Day, says: string, cites: readonly Citation[]): Setting<Day> {
  return {
    kind: 'text',
    default: byDefault,
    says,
    cites,
    choices: [],
    read: (text) => {
      const read = readDay(text, '');
      return isDay(read) ? { read: true, value: read } : { read: false, says: read.says };
    },
    write: String,
  };
}
