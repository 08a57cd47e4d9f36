import type { FactorSolution } from '@valuelex/core';

/** A number of factors that the config gave, so that no rule decided it. */
export interface ForcedFactors {
  readonly asked: number;
  /** What the rule would have kept; null when no rule that decides was computed. */
  readonly ruleKeeps: number | null;
}

/** Whether the number of factors was asked for; null when a rule chose it. */
export function forcedFactors(factor: FactorSolution | null): ForcedFactors | null {
  if (factor?.retention.rule !== 'given') return null;
  const { chosen, parallel } = factor.retention;
  const permuted = factor.retention['blockPermutation'] as { readonly k?: unknown } | undefined;
  const kept = permuted?.k ?? parallel?.k;
  return { asked: chosen, ruleKeeps: typeof kept === 'number' ? kept : null };
}

/** `3 dimensions were asked for; the rule keeps 2`. */
export function forcedText({ asked, ruleKeeps }: ForcedFactors): string {
  const were = `${asked} dimension${asked === 1 ? ' was' : 's were'} asked for`;
  return ruleKeeps === null ? `${were}; no rule says how many exceed chance` : `${were}; the rule keeps ${ruleKeeps}`;
}

/** How many factors a rule keeps, whatever was asked for; null when none was computed. */
export function keptByRule(factor: FactorSolution): number | null {
  const forced = forcedFactors(factor);
  return forced === null ? factor.retention.chosen : forced.ruleKeeps;
}
