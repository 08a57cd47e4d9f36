import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blobs, reference, seeded } from '../__fixtures__/reference.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { kMeans } from './k-means.ts';
import { kMeansOnDistances } from './k-means-on-distances.ts';
import { unitRows } from '../distances/vector-table.ts';

const table = (rows: number[][]) => ({ n: rows.length, dim: rows[0]!.length, values: Float64Array.from(rows.flat()) });

describe.each(reference)('k-means of $name', ({ vectors, euclidean, kMeans: { k, labels, inertia } }) => {
  it('reaches the inertia of scikit-learn, from vectors and from distances alone', () => {
    const fit = kMeans(vectors, { k, random: seeded(1), nInit: 50 });
    expect(Math.abs(fit.inertia - inertia)).toBeLessThan(1e-9 * inertia);
    const relational = kMeansOnDistances(euclidean, { k, random: seeded(1), nInit: 50 });
    expect(Math.abs(relational.inertia - inertia)).toBeLessThan(1e-9 * inertia);
    expect(fit.converged && relational.converged).toBe(true);
    if (new Set(euclidean.values).size === euclidean.values.length) {
      expect(Array.from(fit.labels)).toEqual(labels);
      expect(Array.from(relational.labels)).toEqual(labels);
    }
  });
});

describe('kMeans', () => {
  it('finds groups that are far apart, with their centroids, from every seed', () => {
    const { vectors, truth } = blobs(5, 30, 3);
    for (let seed = 0; seed < 10; seed++) {
      const fit = kMeans(vectors, { k: 5, random: seeded(seed) });
      expect(Array.from(fit.labels)).toEqual(truth);
      for (let c = 0; c < 15; c++) expect(Math.abs(fit.centroids[c]! - mean(vectors, truth, c))).toBeLessThan(1e-9);
      expect(fit.startsAtBest).toBeGreaterThan(5);
    }
  });

  it('ends where no point is nearer to the centroid of another cluster, and centroids are means', () => {
    const problem = fc.record({
      rows: fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 2 }), {
        minLength: 1,
        maxLength: 30,
      }),
      k: fc.integer({ min: 1, max: 6 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(problem, ({ rows, k, seed }) => {
        fc.pre(k <= rows.length);
        const fit = kMeans(table(rows), { k, random: seeded(seed), nInit: 1, tolerance: 0 });
        expect(fit.converged).toBe(true);
        expect(new Set(fit.labels).size).toBe(k);
        const squared = (i: number, c: number) =>
          (rows[i]![0]! - fit.centroids[2 * c]!) ** 2 + (rows[i]![1]! - fit.centroids[2 * c + 1]!) ** 2;
        let inertia = 0;
        rows.forEach((_, i) => {
          const own = squared(i, fit.labels[i]!);
          inertia += own;
          for (let c = 0; c < k; c++) expect(own).toBeLessThanOrEqual(squared(i, c) + 1e-9);
        });
        expect(Math.abs(inertia - fit.inertia)).toBeLessThan(1e-9 * (1 + inertia));
        for (let c = 0; c < k; c++)
          for (const d of [0, 1])
            expect(Math.abs(mean(table(rows), fit.labels, 2 * c + d) - fit.centroids[2 * c + d]!)).toBeLessThan(1e-9);
      }),
    );
  });

  it('clusters directions when spherical', () => {
    const rows = [
      [1, 0.1],
      [200, 1],
      [0.1, 1],
      [2, 300],
      [5, 0.2],
      [-1, -1.1],
    ];
    const fit = kMeans(table(rows), { k: 3, random: seeded(2), spherical: true });
    expect(Array.from(fit.labels)).toEqual([0, 0, 1, 1, 0, 2]);
    for (let c = 0; c < 3; c++) expect(Math.hypot(fit.centroids[2 * c]!, fit.centroids[2 * c + 1]!)).toBeCloseTo(1, 12);
    const unit = unitRows(table(rows)).values;
    let loss = 0;
    rows.forEach((_, i) => {
      const c = fit.labels[i]!;
      loss += 2 * (1 - unit[2 * i]! * fit.centroids[2 * c]! - unit[2 * i + 1]! * fit.centroids[2 * c + 1]!);
    });
    expect(fit.inertia).toBeCloseTo(loss, 12);
  });

  it('keeps k clusters where points are equal or directions cancel', () => {
    const equal = table(Array.from({ length: 6 }, () => [1, 2]));
    expect(new Set(kMeans(equal, { k: 4, random: seeded(1) }).labels).size).toBe(4);
    expect(kMeans(equal, { k: 4, random: seeded(1) }).inertia).toBe(0);
    const opposite = kMeans(
      table([
        [1, 0],
        [-1, 0],
      ]),
      { k: 1, random: seeded(1), spherical: true },
    );
    expect(Math.hypot(...opposite.centroids)).toBeCloseTo(1, 12);
  });

  it('takes one point, two points, k = n', () => {
    expect(Array.from(kMeans(table([[7]]), { k: 1, random: seeded(1) }).labels)).toEqual([0]);
    expect(Array.from(kMeans(table([[7], [9]]), { k: 2, random: seeded(1) }).labels)).toEqual([0, 1]);
    expect(kMeans(table([[7], [9]]), { k: 1, random: seeded(1) }).inertia).toBe(2);
  });

  it('refuses NaN, k > n, k = 0, a zero row when spherical', () => {
    expect(() => kMeans(table([[NaN]]), { k: 1, random: seeded(1) })).toThrow('is NaN');
    expect(() => kMeans(table([[1]]), { k: 2, random: seeded(1) })).toThrow('from 1 to 1');
    expect(() => kMeans(table([[1]]), { k: 0, random: seeded(1) })).toThrow('k must be');
    expect(() => kMeans(table([[1]]), { k: 1, nInit: 0, random: seeded(1) })).toThrow('nInit');
    expect(() => kMeans(table([[0]]), { k: 1, spherical: true, random: seeded(1) })).toThrow('no direction');
  });
});

describe('kMeansOnDistances', () => {
  it('ends where no single transfer lowers the objective, also for distances that no points have', () => {
    const problem = fc.record({
      n: fc.integer({ min: 1, max: 9 }),
      k: fc.integer({ min: 1, max: 4 }),
      entries: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 36, maxLength: 36 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(problem, ({ n, k, entries, seed }) => {
        fc.pre(k <= n);
        const distances = { n, values: Float64Array.from(entries.slice(0, (n * (n - 1)) / 2)) };
        const fit = kMeansOnDistances(distances, { k, random: seeded(seed), nInit: 1 });
        expect(new Set(fit.labels).size).toBe(k);
        expect(Math.abs(objective(distances, fit.labels) - fit.inertia)).toBeLessThan(1e-9);
        for (let i = 0; i < n; i++) {
          if (fit.labels.filter((label) => label === fit.labels[i]).length === 1) continue;
          for (let c = 0; c < k; c++) {
            const moved = Array.from(fit.labels);
            moved[i] = c;
            expect(objective(distances, moved)).toBeGreaterThanOrEqual(fit.inertia - 1e-9);
          }
        }
      }),
    );
  });

  it('takes squares as they are', () => {
    const { vectors, truth } = blobs(4, 8, 9);
    const distances = euclideanDistances(vectors);
    const squares = { n: 32, values: distances.values.map((d) => d * d) };
    const fit = kMeansOnDistances(squares, { k: 4, random: seeded(4), squared: true });
    expect(fit).toEqual(kMeansOnDistances(distances, { k: 4, random: seeded(4) }));
    expect(Array.from(fit.labels)).toEqual(truth);
  });

  it('refuses NaN, k > n, distances whose squares overflow', () => {
    expect(() => kMeansOnDistances({ n: 2, values: Float64Array.from([NaN]) }, { k: 1, random: seeded(1) })).toThrow(
      'is NaN',
    );
    expect(() => kMeansOnDistances({ n: 2, values: Float64Array.from([1]) }, { k: 3, random: seeded(1) })).toThrow(
      'from 1 to 2',
    );
    expect(() => kMeansOnDistances({ n: 2, values: Float64Array.from([1e200]) }, { k: 1, random: seeded(1) })).toThrow(
      'too large to be squared',
    );
  });
});

function mean(
  { dim, values }: { dim: number; values: ArrayLike<number> },
  labels: ArrayLike<number>,
  at: number,
): number {
  const members = Array.from(labels).flatMap((label, i) =>
    label === Math.floor(at / dim) ? [values[i * dim + (at % dim)]!] : [],
  );
  return members.reduce((sum, value) => sum + value, 0) / members.length;
}

function objective({ n, values }: { n: number; values: ArrayLike<number> }, labels: ArrayLike<number>): number {
  const sums = new Map<number, number>();
  for (let i = 0, p = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, p++)
      if (labels[i] === labels[j]) sums.set(labels[i]!, (sums.get(labels[i]!) ?? 0) + values[p]! ** 2);
  }
  let total = 0;
  for (const [label, sum] of sums) total += sum / Array.from(labels).filter((other) => other === label).length;
  return total;
}
