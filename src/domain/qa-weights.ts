import type { QaWeight } from './qa-criteria';
import type { QaPolicy } from './qa-tally';

/** Sets of weights, after the ways ABs describe their choice of schools. An AB's own figure goes before any of them. */

export type QaWeights = { readonly [weight in QaWeight]: number };

const even: QaWeights = {
  qaWeightImprovement: 5,
  qaWeightSupport: 5,
  qaWeightManyEcts: 5,
  qaWeightQuickRoute: 5,
  qaWeightNewOversight: 5,
  qaWeightNewHeadAndLead: 5,
  qaWeightLongGap: 5,
  qaWeightNewToUs: 5,
  qaWeightNotVisited: 5,
  qaWeightArea: 5,
  qaWeightLeavers: 5,
  qaWeightRandom: 5,
  qaWeightReports: 5,
  qaWeightFidelity: 5,
};

const nothing = Object.fromEntries(Object.keys(even).map((weight) => [weight, 0])) as QaWeights;

/** A hub that looks for change and size: the criteria its page names, and no others. */
const recentChange: QaWeights = {
  ...nothing,
  qaWeightNewOversight: 10,
  qaWeightNewToUs: 8,
  qaWeightLongGap: 8,
  qaWeightSupport: 6,
  qaWeightManyEcts: 5,
  qaWeightArea: 4,
};

/** A local authority that comes round every few years: the criteria its page names, and no others. */
const timeSinceVisit: QaWeights = {
  ...nothing,
  qaWeightNotVisited: 10,
  qaWeightNewHeadAndLead: 8,
  qaWeightImprovement: 8,
  qaWeightLeavers: 6,
  qaWeightManyEcts: 5,
  qaWeightQuickRoute: 5,
};

const PRESETS: { readonly [preset in QaPolicy['qaPreset']]: QaWeights } = {
  'Even weights': even,
  'Recent change weighs most': recentChange,
  'Time since the last visit weighs most': timeSinceVisit,
};

/** The points of every criterion: the AB's own where it set one, else those of its chosen set. */
export function weightsOf(policy: QaPolicy): QaWeights {
  const preset = PRESETS[policy.qaPreset];
  const weights = Object.keys(preset) as readonly QaWeight[];
  return Object.fromEntries(weights.map((weight) => [weight, policy[weight] ?? preset[weight]])) as QaWeights;
}
