/** The first two questions of every form. Both arrive filled in by the link in the mail. */
export const REFERENCE_TITLE = 'Report code';
export const WHO_TITLE = 'Early career teacher and term';
