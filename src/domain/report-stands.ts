import type { ReportState } from './facts';

/** How far a report has come, in the words of everything that is read: "This report is …". */
export const REPORT_STANDS: { readonly [state in ReportState]: string } = {
  due: 'not begun',
  draft: 'a draft',
  'with ECT': 'with the ECT',
  signing: 'open for signatures',
  submitted: 'with the appropriate body',
  returned: 'returned to the school',
  reviewed: 'reviewed',
  cancelled: 'cancelled',
};
