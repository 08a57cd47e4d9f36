import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blobs, largestGap, reference } from '../__fixtures__/reference.ts';
import { condensed } from '../distances/condensed.ts';
import { euclideanDistances } from '../distances/distances.ts';
import {
  calinskiHarabasz,
  calinskiHarabaszFromDistances,
  daviesBouldin,
  daviesBouldinFromDistances,
} from './separation.ts';
import { silhouette } from './silhouette.ts';

describe.each(reference)('indices of $name', ({ vectors, euclidean, indices }) => {
  const { labels } = indices;

  it('equal those of scikit-learn', () => {
    const found = silhouette(euclidean, labels);
    expect(Math.abs(found.overall - indices.silhouette)).toBeLessThan(1e-10);
    expect(largestGap(found.perPoint, indices.silhouetteSamples)).toBeLessThan(1e-10);
    expect(Math.abs(calinskiHarabasz(vectors, labels)! - indices.calinskiHarabasz)).toBeLessThan(1e-10);
    expect(Math.abs(daviesBouldin(vectors, labels)! - indices.daviesBouldin)).toBeLessThan(1e-10);
  });

  it('are the same from distances, and from their squares', () => {
    const squares = condensed(
      euclidean.n,
      euclidean.values.map((d) => d * d),
    );
    for (const [distances, squared] of [
      [euclidean, false],
      [squares, true],
    ] as const) {
      expect(
        Math.abs(calinskiHarabaszFromDistances(distances, labels, squared)! - indices.calinskiHarabasz),
      ).toBeLessThan(1e-10);
      expect(Math.abs(daviesBouldinFromDistances(distances, labels, squared)! - indices.daviesBouldin)).toBeLessThan(
        1e-10,
      );
    }
  });
});

describe('silhouette', () => {
  it('lies in −1 … 1 and does not depend on the order of the points or the names of the clusters', () => {
    const problem = fc.integer({ min: 3, max: 10 }).chain((n) =>
      fc.record({
        rows: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n }),
        labels: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(problem, ({ rows, labels }) => {
        fc.pre(new Set(labels).size === 2);
        const line = (values: number[]) =>
          euclideanDistances({ n: values.length, dim: 1, values: Float64Array.from(values) });
        const there = silhouette(line(rows), labels);
        const back = silhouette(line([...rows].reverse()), labels.map((label) => 1 - label).reverse());
        expect(largestGap(there.perPoint, back.perPoint.reverse())).toBeLessThan(1e-12);
        for (const s of there.perPoint) expect(Math.abs(s)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the mean over clusters weighted by size, 0 for a point alone and for points all equal', () => {
    const line = condensed(3, Float64Array.from([1, 10, 9]));
    const found = silhouette(line, [0, 0, 1]);
    expect(found.perPoint[2]).toBe(0);
    expect(Array.from(found.perCluster)).toEqual([(0.9 + 8 / 9) / 2, 0]);
    expect(found.overall).toBeCloseTo((0.9 + 8 / 9) / 3, 14);
    expect(silhouette(condensed(3, new Float64Array(3)), [0, 0, 1]).overall).toBe(0);
  });

  it.each([
    [[0, 0, 0], 'too-few-points', 'got 1 for 3 points'],
    [[0, 1, 2], 'too-few-points', 'got 3 for 3 points'],
    [[0, 2, 2], 'bad-labels', 'only 2 are used'],
    [[0, -1, 0], 'bad-labels', 'label 1 is -1'],
    [[0, 1], 'shape', '3 points need 3 labels'],
  ])('refuses labels %j', (labels, code, message) => {
    expect(() => silhouette(condensed(3, Float64Array.from([1, 2, 3])), labels)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

describe('Caliński–Harabasz and Davies–Bouldin', () => {
  it('are null where they are undefined', () => {
    const equal = { n: 4, dim: 1, values: Float64Array.from([1, 1, 1, 1]) };
    expect(calinskiHarabasz(equal, [0, 0, 1, 1])).toBeNull();
    expect(daviesBouldin(equal, [0, 0, 1, 1])).toBeNull();
    // Two clusters around one centroid: infinitely badly separated.
    const crossed = { n: 4, dim: 2, values: Float64Array.from([1, 0, -1, 0, 0, 1, 0, -1]) };
    expect(daviesBouldin(crossed, [0, 0, 1, 1])).toBeNull();
    expect(daviesBouldinFromDistances(euclideanDistances(crossed), [0, 0, 1, 1])).toBeNull();
    // No triangle has sides 1, 1, 9.
    expect(daviesBouldinFromDistances(condensed(3, Float64Array.from([9, 1, 1])), [0, 0, 1])).toBeNull();
  });

  it('prefer the true groups', () => {
    const { vectors, truth } = blobs(3, 10, 1);
    const merged = truth.map((group) => Math.min(group, 1));
    expect(calinskiHarabasz(vectors, truth)!).toBeGreaterThan(calinskiHarabasz(vectors, merged)!);
    expect(daviesBouldin(vectors, truth)!).toBeLessThan(daviesBouldin(vectors, merged)!);
  });
});
