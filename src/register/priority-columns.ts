/** The headings of QA priority, in the order the custom function fills them. */
export const PRIORITY_HEADINGS = [
  'Rank',
  'School',
  'Lane',
  'Score',
  'Why',
  'To ask',
  'Points by criterion',
  'ECTs',
  'Area',
  'Visit planned',
  'URN',
] as const;
