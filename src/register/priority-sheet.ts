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

/** The formula of the QA priority sheet: ranges in, ranked schools with reasons out, for the day in the Desk sheet. */
export const PRIORITY_FORMULA =
  "=QA_PRIORITY(Schools!A1:AZ, 'QA facts'!A1:Z, People!A1:Z, Visits!A1:AZ, 'QA decisions'!A1:Z, Settings!A1:B, Desk!B2, Ofsted!A1:Z)";

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

export const CRITERIA_FORMULA = '=QA_CRITERIA(Settings!A1:B)';

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

export const PICTURES_FORMULA = PRIORITY_FORMULA.replace('QA_PRIORITY', 'QA_PICTURES');
