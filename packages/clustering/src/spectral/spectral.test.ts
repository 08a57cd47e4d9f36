import { describe, expect, it } from '@jest/globals';
import { spectralSets } from '../__fixtures__/density-reference.ts';
import { adjustedRand, seeded } from '../__fixtures__/reference.ts';
import { fullAffinity, neighbourAffinity } from './affinity.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { nearestByDistance } from '../distances/nearest-by-distance.ts';
import type { Affinity } from './spectral.ts';
import { spectralClusters, spectralEmbedding } from './spectral.ts';

const cases = spectralSets.flatMap((set) => set.fits.map((fit) => ({ set, fit, name: `${set.name}, ${fit.affinity}` })));

/** vᵀ A v / vᵀ D v: the eigenvalue that a column of the embedding belongs to. */
function rayleigh({ n, starts, indices, values }: Affinity, column: readonly number[]): number {
  let above = 0;
  let below = 0;
  for (let i = 0; i < n; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      above += values[p]! * column[i]! * column[indices[p]!]!;
      below += values[p]! * column[i]! ** 2;
    }
  }
  return above / below;
}

describe('spectral clustering', () => {
  it.each(cases)('agrees with scikit-learn on $name', ({ set, fit }) => {
    const distances = euclideanDistances({ n: set.n, dim: set.dim, values: Float64Array.from(set.vectors) });
    const affinity =
      fit.affinity === 'neighbours'
        ? neighbourAffinity(nearestByDistance(distances, fit.neighbours), set.n, () => 1)
        : fullAffinity(distances, (d) => Math.exp(-fit.gamma * d * d));
    const embedding = spectralEmbedding(affinity, set.k);
    fit.eigenvalues.forEach((value, axis) => {
      const column = Array.from({ length: set.n }, (_, i) => embedding.values[i * set.k + axis]!);
      expect(rayleigh(affinity, column)).toBeCloseTo(value, 8);
    });
    const { labels } = spectralClusters(embedding, { k: set.k, random: seeded(1), nInit: 100 });
    expect(adjustedRand(labels, fit.labels)).toBeGreaterThanOrEqual(0.99);
  });

  it('lives with points without similarities, and with one point', () => {
    const alone = fullAffinity({ n: 3, values: new Float64Array(3) }, () => 0);
    expect(spectralEmbedding(alone, 2).values.every(Number.isFinite)).toBe(true);
    const one = fullAffinity({ n: 1, values: new Float64Array(0) }, () => 1);
    expect([...spectralClusters(spectralEmbedding(one, 1), { k: 1, random: seeded(1) }).labels]).toEqual([0]);
  });

  it('refuses similarities that are none, and more axes than points', () => {
    const distances = { n: 3, values: Float64Array.of(1, 2, 3) };
    expect(() => fullAffinity(distances, (d) => 1 - d)).toThrow(/at least 0/);
    expect(() => fullAffinity(distances, () => NaN)).toThrow(/finite/);
    expect(() => spectralEmbedding(fullAffinity(distances, () => 1), 4)).toThrow(/dims/);
  });
});
