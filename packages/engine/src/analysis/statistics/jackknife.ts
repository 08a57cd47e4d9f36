import type { Interval, ResponseMatrix } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';
import { thresholds } from '../thresholds.ts';

const unitNames = { family: 'families', model: 'models (families unknown)', 'one-family': 'models of one family', word: 'words' };

/** What is left out as a whole, one at a time. */
export interface Units {
  readonly kind: keyof typeof unitNames;
  readonly names: readonly string[];
  /** Model → unit. */
  readonly of: ReadonlyMap<string, string>;
}

/** Families where every model’s is known, else the models. */
export function unitsOf(matrices: readonly ResponseMatrix[]): Units {
  const families = new Map<string, string>();
  for (const { rows, groups } of matrices) rows.forEach((_, i) => families.set(groups['model']?.[i] ?? '', groups['family']?.[i] ?? ''));
  const known = [...families.values()].every((family) => family !== '');
  const of = known ? families : new Map([...families.keys()].map((model) => [model, model]));
  return { kind: known ? 'family' : 'model', names: [...new Set(of.values())].sort(), of };
}

/** How an estimate on an unbounded scale and back is had, so that an interval stays inside the bounds of what is estimated. */
export const fisher = { to: (x: number): number => Math.atanh(Math.max(-0.9999, Math.min(0.9999, x))), from: Math.tanh };
const asItIs = { to: (x: number): number => x, from: (x: number): number => Math.max(-1, Math.min(1, x)) };

/**
 * Interval of a statistic by leaving out one unit at a time (Tukey’s jackknife; variance (G − 1)/G Σ(θ₍g₎ − θ̄)²) with t(G − 1): a
 * percentile bootstrap of few families covers too little. Null below five units, and where a statistic cannot be had without one of them.
 */
export function jackknife(
  estimate: number | null,
  without: readonly (number | null)[],
  { kind, names }: Pick<Units, 'kind' | 'names'>,
  scale: { readonly to: (x: number) => number; readonly from: (x: number) => number } = asItIs,
): Interval | null {
  const g = names.length;
  if (estimate === null || g < thresholds.families || without.length !== g || without.some((value) => value === null)) return null;
  const values = without.map((value) => scale.to(value!));
  const average = values.reduce((a, b) => a + b, 0) / g;
  const error = Math.sqrt(((g - 1) / g) * values.reduce((sum, value) => sum + (value - average) ** 2, 0));
  const reach = tQuantile(0.975, g - 1) * error;
  const centre = scale.to(estimate);
  return {
    lower: scale.from(centre - reach),
    upper: scale.from(centre + reach),
    level: 0.95,
    method: `jackknife over ${g} ${unitNames[kind]}, t(${g - 1})`,
  };
}
