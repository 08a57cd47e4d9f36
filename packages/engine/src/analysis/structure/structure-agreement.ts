import type { Taxonomy } from '@valuelex/core';
import { adjustedRandIndex, createRandom, normalizedMutualInformation } from '@valuelex/psychometrics';
import { pairPhi } from './pair-phi.ts';

export interface AgreementInput {
  /** Dimension of each word that has one. */
  readonly response: readonly number[];
  /** Semantic cluster of the same words. */
  readonly semantic: readonly number[];
  /** How often each word was named. */
  readonly frequency: readonly number[];
  readonly seed: string;
}

const SHUFFLES = 999;

/**
 * How far the response structure is one of meaning: ARI, NMI and φ of dimensions and semantic clusters, beside two baselines: the
 * same clusters dealt to the words at random (mean, and the one-sided p of the observed agreement), and words grouped by nothing but how often
 * they are named. Null with fewer than two words or one dimension.
 */
export function structureAgreement({ response, semantic, frequency, seed }: AgreementInput): Taxonomy['agreement'] {
  const dimensions = new Set(response).size;
  if (response.length < 2 || dimensions < 2) return null;
  const ari = adjustedRandIndex(response, semantic);
  const random = createRandom(seed, 'structure-agreement');
  const shuffled = [...semantic];
  let sum = 0;
  let reached = 0;
  for (let i = 0; i < SHUFFLES; i++) {
    const value = adjustedRandIndex(response, random.shuffle(shuffled));
    sum += value;
    if (value >= ari) reached++;
  }
  return {
    ari,
    nmi: normalizedMutualInformation(response, semantic),
    phi: pairPhi(response, semantic),
    baselines: [
      { baseline: 'shuffled words', ari: sum / SHUFFLES, p: (reached + 1) / (SHUFFLES + 1) },
      { baseline: 'frequency only', ari: adjustedRandIndex(response, bands(frequency, dimensions)), p: null },
    ],
  };
}

/** Words in as many equal bands of frequency as there are dimensions. */
export function bands(frequency: readonly number[], count: number): number[] {
  const order = frequency.map((_, i) => i).sort((a, b) => frequency[b]! - frequency[a]! || a - b);
  const labels = new Array<number>(frequency.length);
  order.forEach((word, rank) => (labels[word] = Math.floor((rank * count) / frequency.length)));
  return labels;
}
