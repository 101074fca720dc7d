/** How a school sees one point of its induction. */
export const JUDGEMENTS = ['in place', 'partly', 'not yet'] as const;

/** How one hosting criterion or entitlement was seen to be met on a visit. */
export const VISIT_JUDGEMENTS = ['met', 'partly met', 'not met', 'not seen'] as const;
