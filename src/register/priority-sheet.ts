/** The headings of QA priority, in the order the custom function fills them. */
export const PRIORITY_HEADINGS = [
  'Rank',
  'School',
  'Lane',
  'Score',
  'Bar',
  'Why',
  'To ask',
  'Points by criterion',
  'ECTs',
  'Area',
  'Last visit',
  'Visit planned',
  'URN',
] as const;

/** The headings of QA criteria, in the order the custom function fills them. */
export const CRITERIA_HEADINGS = [
  'Criterion',
  'What it asks',
  'Lane',
  'Weight',
  'Usual weight',
  'Threshold',
  'Source',
] as const;

/** The headings of the figures behind QA pictures: areas, and the months of the school year beside them. */
export const PICTURES_HEADINGS = [
  'Area',
  'Must visit',
  'Special circumstances',
  'Scored',
  'Good practice',
  'Average score',
  'ECTs %',
  'Visits %',
  'Month',
  'Planned',
  'Made',
] as const;
