/** What Set up writes into the sheets that one formula fills; kept from the headings, which formulas themselves need. */

/** The formula of the QA priority sheet: ranges in, ranked schools with reasons out, for the day in the Desk sheet. */
export const PRIORITY_FORMULA =
  "=QA_PRIORITY(Schools!A1:AZ, 'QA facts'!A1:Z, People!A1:Z, Visits!A1:AZ, 'QA decisions'!A1:Z, Settings!A1:B, Desk!B2, Ofsted!A1:Z)";

export const CRITERIA_FORMULA = '=QA_CRITERIA(Settings!A1:B)';

export const PICTURES_FORMULA = PRIORITY_FORMULA.replace('QA_PRIORITY', 'QA_PICTURES');
