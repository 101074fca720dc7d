/** The first two questions of every form about a report. Both arrive filled in by the link in the mail. */
export const REFERENCE_TITLE = 'Report code';
export const WHO_TITLE = 'Early career teacher and term';

/** The same of the forms that are open all year. */
export const DOOR_CODE_TITLE = 'Link code';
export const ABOUT_TITLE = 'This is about';

export const SIGN_TITLE = 'Comment on an induction report and sign it';
