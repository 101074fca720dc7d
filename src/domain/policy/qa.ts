import { choice, list, settingGroup, wholeNumber, words, type Setting } from './setting';

/** How schools are put in order for quality assurance visits. Every figure here is the AB's own choice. */
export const QA = settingGroup('Quality assurance visits', () => ({
  qaPreset: choice(
    ['Cambridgeshire and Ealing', 'Cambridgeshire', 'Ealing', 'Even weights'],
    'Cambridgeshire and Ealing',
    'The set of weights used for every criterion whose own weight below is blank: 5 for each that the document names.',
  ),
  qaWeightImprovement: weight('Requires improvement, or serious issues last school year.'),
  qaWeightSupport: weight('The school is receiving a high level of support.'),
  qaWeightManyEcts: weight('Unusually many ECTs.'),
  qaWeightQuickRoute: weight('An ECT who qualified by a quick route.'),
  qaWeightNewOversight: weight('Someone who oversees induction changed recently.'),
  qaWeightNewHeadAndLead: weight('Headteacher and induction lead are new to their roles.'),
  qaWeightLongGap: weight('No ECT for some years before the present ones.'),
  qaWeightNewToUs: weight('New to this appropriate body.'),
  qaWeightNotVisited: weight('No visit for some years.'),
  qaWeightArea: weight('Few visits in the school’s area, compared with the others.'),
  qaWeightLeavers: weight('ECTs leave before the end of induction.'),
  qaWeightRandom: weight('Drawn in this year’s sample.'),
  qaWeightReports: weight('Reports late or returned.'),
  qaWeightFidelity: weight('A school-led programme that has not been checked.'),

  qaManyEcts: wholeNumber(6, 'So many ECTs at one school are unusually many.', [], { least: 1 }),
  qaManyEctsPercent: wholeNumber(
    20,
    'So many ECTs among a hundred of a school’s teachers are unusually many, where the number of teachers is known.',
    [],
    { least: 1, most: 100 },
  ),
  qaQuickRoutes: list(['Assessment only'], 'Routes to QTS that count as quick.'),
  qaRecentMonths: wholeNumber(
    12,
    'Months during which a change of staff, or of appropriate body, is recent.',
    [],
    {
      least: 1,
      most: 60,
    },
  ),
  qaNewHeadAndLead: choice(
    ['both are new', 'either is new'],
    'both are new',
    'Whether headteacher and induction lead must both be new, or one of them.',
  ),
  qaGapYears: wholeNumber(3, 'Years without an ECT that count as a long gap.', [], { least: 1, most: 10 }),
  qaVisitYears: wholeNumber(3, 'Years after which a school should be visited again.', [], {
    least: 1,
    most: 10,
  }),
  qaRetentionYears: wholeNumber(3, 'Years over which ECTs who left early are counted.', [], {
    least: 1,
    most: 10,
  }),
  qaRetentionFewest: wholeNumber(
    3,
    'Fewer ECTs than this over those years say nothing about leaving or staying.',
    [],
    { least: 1, most: 50 },
  ),
  qaLeaversPercent: wholeNumber(34, 'Leavers in a hundred ECTs from which retention is low.', [], {
    least: 1,
    most: 100,
  }),
  qaStayersPercent: wholeNumber(100, 'Stayers in a hundred ECTs from which retention is high.', [], {
    least: 1,
    most: 100,
  }),
  qaReports: wholeNumber(2, 'Late and returned reports at one school from which they count.', [], {
    least: 1,
  }),
  qaImprovementWords: list(
    ['Requires improvement', 'Needs attention'],
    'Ofsted’s words that count as requiring improvement. They are not a bar to induction.',
  ),
  qaImprovementAreas: wholeNumber(
    1,
    'So many areas judged in those words count as requiring improvement, where Ofsted gave no overall grade.',
    [],
    { least: 1, most: 10 },
  ),
  qaInadequateWords: list(
    [
      'Inadequate',
      'Special measures',
      'Serious weaknesses',
      'Requires significant improvement',
      'Urgent improvement',
      'Not met',
    ],
    'Ofsted’s words that count as inadequate: grades until 2025, judgements of report cards since, and categories of concern.',
  ),
  qaVisitedMonths: wholeNumber(12, 'Months during which a visit lowers a school’s score.', [], { most: 60 }),
  qaVisitedLowers: wholeNumber(
    10,
    'Points that a recent visit takes off. It never moves a school that must be visited.',
  ),
  qaGoodPracticeUpTo: wholeNumber(
    4,
    'A school with good practice to share stays in that lane up to so many points, before a recent visit takes any off; above, it is ranked with the others.',
  ),
  qaSamplePercent: wholeNumber(10, 'Schools in a hundred that the yearly sample draws.', [], { most: 100 }),
  qaSampleSeed: words(
    '2026/27',
    'Any word. The same word draws the same sample again; change it each school year.',
  ),
}));

/** A weight of one criterion: blank takes it from the set of weights chosen above. */
function weight(of: string): Setting<number | null> {
  return {
    kind: 'whole number',
    default: null,
    says: `Points for: ${of} Blank takes the weight from the set chosen above; 0 leaves it out.`,
    cites: [],
    choices: [],
    read: (text) => {
      const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
      return value <= 100
        ? { read: true, value }
        : { read: false, says: 'Enter a whole number from 0 to 100, or leave it blank.' };
    },
    write: (value) => (value === null ? '' : String(value)),
  };
}
