/** How far a visit has come, in order. Closed before it was made, it is called off. */
export const VISIT_STATES = [
  'proposed',
  'consulted',
  'agreed',
  'documents asked for',
  'documents in',
  'visited',
  'further evidence asked',
  'report sent',
  'follow-up due',
  'closed',
  'called off',
] as const;
export type VisitState = (typeof VISIT_STATES)[number];
