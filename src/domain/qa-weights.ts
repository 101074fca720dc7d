import { QA_CRITERIA, type QaWeight } from './qa-criteria';
import type { QaPolicy } from './qa-tally';

export type QaWeights = { readonly [weight in QaWeight]: number };

/** The documents say what counts, never how much: each that names a criterion gives it so many points. */
const POINTS = 5;

/**
 * The points of every criterion before an AB's own: those its chosen documents name, what both name twice. Even weights
 * leave nothing out, other ABs' criteria included.
 */
export function presetOf({ qaPreset }: Pick<QaPolicy, 'qaPreset'>): QaWeights {
  const weights: Partial<Record<QaWeight, number>> = {};
  for (const { weight, source } of QA_CRITERIA) {
    if (weight === undefined) continue;
    const named = qaPreset.split(' and ').filter((document) => source.includes(document)).length;
    weights[weight] = POINTS * (qaPreset === 'Even weights' ? 1 : named);
  }
  return weights as QaWeights;
}

/** The points of every criterion: the AB's own where it set one, else those of its chosen set. */
export function weightsOf(policy: QaPolicy): QaWeights {
  const preset = presetOf(policy);
  const weights = Object.keys(preset) as readonly QaWeight[];
  return Object.fromEntries(weights.map((weight) => [weight, policy[weight] ?? preset[weight]])) as QaWeights;
}
