import type { Random } from './random.ts';

/** Indices by falling propensity under Gumbel noise: the order in which a Luce choice without replacement names them. */
export function drawOrder(propensity: Float64Array, noise: number, random: Random): number[] {
  const noisy = propensity.map((u) => u + noise * random.gumbel());
  return Array.from(noisy.keys()).sort((a, b) => noisy[b]! - noisy[a]! || a - b);
}

/** Draws one of several outcomes by their weights. */
export function drawWeighted<T>(weighted: readonly (readonly [outcome: T, weight: number])[], random: Random): T {
  let rest = random.uniform() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [outcome, weight] of weighted) {
    rest -= weight;
    if (rest < 0) return outcome;
  }
  return weighted.at(-1)![0];
}
