import { choice, list, settingGroup, wholeNumber, words } from './setting';

/** How the year's visits are planned and carried out. Every figure is the AB's own choice. */
export const VISITS = settingGroup('Planning and making visits', () => ({
  planVisits: wholeNumber(20, 'Visits this appropriate body means to make in a school year.'),
  planSpreadPercent: wholeNumber(
    50,
    'Of the share of visits that an area’s ECTs would give it, so much in a hundred is kept for it whatever the scores. 0 plans by score alone.',
    [],
    { most: 100 },
  ),
  planRandomPercent: wholeNumber(
    10,
    'So many in a hundred of the visits that no must-visit takes are drawn by lot among the other schools.',
    [],
    { most: 100 },
  ),
  visitEctAdviser: words(
    '',
    'Who visits schools with an ECT who is not making satisfactory progress: the ECT adviser’s name, as in People. Blank shares those visits among the assessors.',
  ),
  visitDocuments: list(
    [],
    'Documents a school is asked for before a visit, a semicolon between. Blank asks for the twelve that Cambridgeshire and Ealing name.',
  ),
  moderationEach: wholeNumber(
    1,
    'Reports drawn each term, for each tutor, school and assessor, to be read again by somebody else.',
    [],
    { most: 20 },
  ),
  visitHmiEmail: words(
    '',
    'Where HMI get the report on a school judged inadequate. Blank leaves sending it to a person.',
  ),
  visitNoticeDays: wholeNumber(21, 'Days of notice a school gets before a visit.', [], { most: 90 }),
  visitStepDays: wholeNumber(
    14,
    'Days for each step that has no day of its own: consulting, agreeing on a day, sending documents or further evidence.',
    [],
    { least: 1, most: 90 },
  ),
  visitReportDays: wholeNumber(20, 'Days after a visit by which the summary report is sent.', [], {
    least: 1,
    most: 90,
  }),
  visitReportCounts: choice(
    ['working days', 'days'],
    'working days',
    'Whether the days for the report are working days or all days; the document this follows says only days.',
  ),
}));
