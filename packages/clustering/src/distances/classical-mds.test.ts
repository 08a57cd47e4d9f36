import { describe, expect, it } from '@jest/globals';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { largestGap, reference, seeded } from '../__fixtures__/reference.ts';
import { classicalMds } from './classical-mds.ts';
import { condensed } from './condensed.ts';
import { euclideanDistances } from './distances.ts';
import { topEigenpairs } from '../spectral/top-eigenpairs.ts';

describe.each(reference)('classical scaling of $name', ({ vectors, euclidean, mds }) => {
  it('has the eigenvalues and the fit that numpy finds', () => {
    const map = classicalMds(euclidean);
    expect(largestGap(map.eigenvalues, mds.eigenvalues)).toBeLessThan(1e-9 * mds.eigenvalues[0]!);
    expect(map.goodnessOfFit).toBeCloseTo(mds.goodnessOfFit, 10);
  });

  it('gives back all distances in as many dimensions as the points have', () => {
    const full = classicalMds(euclidean, { dims: vectors.dim });
    const again = euclideanDistances({ n: full.n, dim: full.dims, values: full.coordinates });
    // Coordinates of equal points differ by rounding, which a square root magnifies.
    expect(largestGap(again.values, euclidean.values)).toBeLessThan(1e-7);
    expect(full.goodnessOfFit).toBeCloseTo(1, 10);
  });
});

describe('classicalMds', () => {
  it('shows a square as a square: its two axes have one eigenvalue', () => {
    const s = Math.SQRT2;
    const map = classicalMds(condensed(4, Float64Array.from([1, s, 1, 1, s, 1])));
    expect(largestGap(map.eigenvalues, [1, 1])).toBeLessThan(1e-12);
    expect(
      largestGap(euclideanDistances({ n: 4, dim: 2, values: map.coordinates }).values, [1, s, 1, 1, s, 1]),
    ).toBeLessThan(1e-12);
  });

  it('shows a large circle as a circle', () => {
    const n = 120;
    const values = Float64Array.from({ length: 2 * n }, (_, p) =>
      (p % 2 === 0 ? Math.cos : Math.sin)((2 * Math.PI * Math.floor(p / 2)) / n),
    );
    const map = classicalMds(euclideanDistances({ n, dim: 2, values }));
    for (let i = 0; i < n; i++)
      expect(Math.hypot(map.coordinates[2 * i]!, map.coordinates[2 * i + 1]!)).toBeCloseTo(1, 10);
  });

  it('does not turn around for rounding: of two ends equally far out the first is positive', () => {
    for (let n = 3; n <= 40; n++) {
      const values = Float64Array.from({ length: n }, (_, i) => i / 7);
      const map = classicalMds(euclideanDistances({ n, dim: 1, values }), { dims: 1 });
      expect(map.coordinates[0]).toBeGreaterThan(0);
    }
  });

  it('takes squares as they are', () => {
    const { euclidean } = reference[0]!;
    const squares = condensed(
      euclidean.n,
      euclidean.values.map((d) => d * d),
    );
    expect(
      largestGap(classicalMds(squares, { squared: true }).coordinates, classicalMds(euclidean).coordinates),
    ).toBeLessThan(1e-12);
  });

  it('leaves an axis at 0 that the data do not have', () => {
    const line = classicalMds(condensed(3, Float64Array.from([1, 3, 2])));
    expect([0, 1, 2].map((i) => line.coordinates[2 * i + 1])).toEqual([0, 0, 0]);
    expect(line.eigenvalues[1]).toBe(0);
    expect(classicalMds(condensed(3, new Float64Array(3)))).toMatchObject({
      goodnessOfFit: null,
      coordinates: new Float64Array(6),
    });
    expect(classicalMds(condensed(1, new Float64Array(0)), { dims: 1 }).goodnessOfFit).toBeNull();
    expect(() => classicalMds(condensed(1, new Float64Array(0)))).toThrow('dims');
  });
});

describe('topEigenpairs', () => {
  it('agrees with the full decomposition where eigenvalues lie close, and ignores large negative ones', () => {
    const n = 90;
    const random = seeded(3);
    const symmetric = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = i; j < n; j++) symmetric[i * n + j] = symmetric[j * n + i] = random() - 0.5 - (i === j ? 0.1 : 0);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) symmetric[i * n + j]! -= 5;
    const all = new EigenvalueDecomposition(Matrix.from1DArray(n, n, symmetric), {
      assumeSymmetric: true,
    }).realEigenvalues.sort((a, b) => b - a);
    const pairs = topEigenpairs(n, symmetric, 3);
    expect(
      largestGap(
        pairs.map(({ value }) => value),
        all.slice(0, 3),
      ),
    ).toBeLessThan(1e-9);
    for (const { value, vector } of pairs) {
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += symmetric[i * n + j]! * vector[j]!;
        expect(Math.abs(sum - value * vector[i]!)).toBeLessThan(1e-6);
      }
    }
  });
});
