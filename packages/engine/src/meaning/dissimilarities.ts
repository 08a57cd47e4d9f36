import type { FactorSolution } from '@valuelex/core';

/**
 * Condensed 1 − r of the correlations that were factored: words that the same respondents name are near. Null when the solution has no
 * matrix; pairs with a word that was not factored count as uncorrelated.
 */
export function coEndorsement(words: readonly string[], { variables, correlation }: Pick<FactorSolution, 'variables' | 'correlation'>): Float64Array | null {
  if (correlation.length === 0) return null;
  const position = new Map(variables.map((name, i) => [name, i]));
  const at = words.map((word) => position.get(word));
  const distances = new Float64Array((words.length * (words.length - 1)) / 2);
  let to = 0;
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) {
      const [a, b] = [at[i], at[j]];
      const r = a === undefined || b === undefined ? 0 : correlation[a]![b]!;
      distances[to++] = 1 - Math.max(-1, Math.min(1, r));
    }
  }
  return distances;
}

/** weight · a + (1 − weight) · b, each first divided by its mean, so that neither rules by its unit. */
export function fuse(a: Float64Array, b: Float64Array, weight: number): Float64Array {
  const [meanA, meanB] = [mean(a) || 1, mean(b) || 1];
  return a.map((x, i) => (weight * x) / meanA + ((1 - weight) * b[i]!) / meanB);
}

/**
 * Several dissimilarities of the same words brought to one distribution, so that none rules a mean of them by its unit, spread or skew: each value is
 * replaced by the mean, over all, of the values of its rank (quantile normalisation: Bolstad et al. 2003, Bioinformatics 19:185–193); equal values stay equal.
 * One is itself.
 */
export function harmonised(several: readonly Float64Array[]): readonly Float64Array[] {
  if (several.length === 1) return several;
  const sorted = several.map((each) => Float64Array.from(each).sort());
  const common = sorted[0]!.map((_, rank) => sorted.reduce((sum, each) => sum + each[rank]!, 0) / several.length);
  return several.map((each, i) => {
    const ranks = sorted[i]!;
    // What a value becomes, at the place of the first of its equals.
    const becomes = new Float64Array(ranks.length);
    for (let from = 0, to = 0; from < ranks.length; from = to) {
      let sum = 0;
      for (; to < ranks.length && ranks[to] === ranks[from]; to++) sum += common[to]!;
      becomes[from] = sum / (to - from);
    }
    return each.map((value) => becomes[firstOf(ranks, value)]!);
  });
}

/** Where the first of a value stands among sorted ones that hold it. */
function firstOf(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How far apart words are by several dissimilarities together: the mean of them, {@link harmonised}. */
export function commonDissimilarity(several: readonly Float64Array[]): Float64Array {
  return meanOf(harmonised(several));
}

/** The mean of several dissimilarities of the same words. */
export function meanOf(several: readonly Float64Array[]): Float64Array {
  return several.length === 1 ? several[0]! : several[0]!.map((_, p) => several.reduce((sum, each) => sum + each[p]!, 0) / several.length);
}

function mean(x: Float64Array): number {
  return x.length === 0 ? 0 : x.reduce((sum, v) => sum + v, 0) / x.length;
}

/** Condensed distances among some of the n points, in the given order. */
export function pick(distances: Float64Array, n: number, points: readonly number[]): Float64Array {
  const picked = new Float64Array((points.length * (points.length - 1)) / 2);
  let to = 0;
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const low = Math.min(points[i]!, points[j]!);
      const high = Math.max(points[i]!, points[j]!);
      picked[to++] = distances[low * n - (low * (low + 1)) / 2 + (high - low - 1)]!;
    }
  }
  return picked;
}
