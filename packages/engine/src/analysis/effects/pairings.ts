import type { Traits } from '@valuelex/core';
import { isSize } from './trait-values.ts';
import type { Contrast } from './trait-values.ts';
import { thresholds } from '../thresholds.ts';

/** `model` minus `minus`, `x` apart in the trait. */
export interface ModelPair {
  readonly model: string;
  readonly minus: string;
  readonly x: number;
}

export interface Pairing {
  /** Whom the pairs join, for people. */
  readonly of: string;
  readonly pairs: readonly ModelPair[];
}

/** Traits in which the small and the large model of a pair must be alike, beside the family; of these the first must be known. */
const ALIKE = ['training', 'data', 'architecture'];

/** Ways to pair models for a trait, the better first. */
export function pairings(contrast: Contrast, models: ReadonlyMap<string, Traits>, family: string): Pairing[] {
  return [
    { of: 'a model and its parent', pairs: withParent(contrast, models) },
    ...(isSize(contrast.trait) ? [{ of: 'the smallest and the largest model that are of one family and trained alike', pairs: smallAndLarge(contrast, models, family) }] : []),
  ];
}

/** Models whose parent is in the study and differs in the trait. */
function withParent({ values }: Contrast, models: ReadonlyMap<string, Traits>): ModelPair[] {
  return [...models].flatMap(([model, { base }]) => {
    if (base === undefined || base === model || !models.has(base)) return [];
    const x = values.get(model)! - values.get(base)!;
    return x === 0 ? [] : [{ model, minus: base, x }];
  });
}

/** One pair of each kind of model of each family, so that no model stands in two. */
function smallAndLarge({ values }: Contrast, models: ReadonlyMap<string, Traits>, family: string): ModelPair[] {
  const alike = new Map<string, string[]>();
  for (const [model, traits] of models) {
    const kind = [family, ...ALIKE].map((trait) => traits[trait]);
    if (kind[0] === undefined || kind[1] === undefined) continue;
    const key = JSON.stringify(kind.map((value) => value ?? null));
    alike.set(key, [...(alike.get(key) ?? []), model]);
  }
  return [...alike.values()].flatMap((own) => {
    const sorted = [...own].sort((a, b) => values.get(a)! - values.get(b)! || (a < b ? -1 : 1));
    const [minus, model] = [sorted[0]!, sorted.at(-1)!];
    const x = values.get(model)! - values.get(minus)!;
    return x < Math.log10(thresholds.sizeRatio) ? [] : [{ model, minus, x }];
  });
}
