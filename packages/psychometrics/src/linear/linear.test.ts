import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix, inverse as inverseOf } from 'ml-matrix';
import { createRandom } from '../random/create-random.ts';
import { cholesky, choleskyInverse, choleskySolve, logDeterminantOf } from './cholesky.ts';
import { assertFinite, crossMultiply, dense, diagonal, fromRows, identity, multiply, toRows, transpose } from './dense.ts';
import type { Dense } from './dense.ts';
import { invert } from './small.ts';
import { symmetricEigen, symmetricEigenvalues } from './symmetric-eigen.ts';
import { topEigen } from './top-eigen.ts';
import { plainSweeper, sweeper } from './sweep.ts';
import { symmetricPower } from './symmetric-power.ts';

function randomSymmetric(seed: number, n: number): Dense {
  const random = createRandom(seed);
  const a = dense(n, n, Float64Array.from({ length: n * n }, () => random.normal()));
  return dense(n, n, a.data.map((x, i) => x + transpose(a).data[i]!));
}
const covariance = (seed: number, n: number): Dense => {
  const random = createRandom(seed, 'covariance');
  const x = dense(n + 3, n, Float64Array.from({ length: (n + 3) * n }, () => random.normal()));
  return crossMultiply(x, x);
};
function expectClose(actual: Dense, expected: Dense, digits = 9): void {
  expect([actual.rows, actual.cols]).toEqual([expected.rows, expected.cols]);
  actual.data.forEach((x, i) => expect(x).toBeCloseTo(expected.data[i]!, digits));
}

describe('symmetric eigenvalues', () => {
  it('agree with ml-matrix, and rebuild the matrix', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 24 }), (seed, n) => {
        const a = randomSymmetric(seed, n);
        const { values, vectors } = symmetricEigen(a);
        const theirs = new EigenvalueDecomposition(new Matrix(toRows(a)), { assumeSymmetric: true }).realEigenvalues.sort((x, y) => y - x);
        values.forEach((v, i) => expect(v).toBeCloseTo(theirs[i]!, 9));
        symmetricEigenvalues(a).forEach((v, i) => expect(v).toBeCloseTo(values[i]!, 10));
        const scaled = dense(n, n, vectors.data.map((x, i) => x * values[i % n]!));
        expectClose(multiply(scaled, transpose(vectors)), a);
        expectClose(crossMultiply(vectors, vectors), identity(n), 11);
      }),
    );
  });

  it('of matrices with equal eigenvalues, zeros, blocks and rank one', () => {
    expect(Array.from(symmetricEigen(identity(7)).values)).toEqual(new Array(7).fill(1));
    expect(Array.from(symmetricEigenvalues(dense(5, 5)))).toEqual(new Array(5).fill(0));
    const ones = dense(6, 6, new Float64Array(36).fill(1));
    const { values, vectors } = symmetricEigen(ones);
    expect(values[0]).toBeCloseTo(6, 12);
    for (let i = 1; i < 6; i++) expect(values[i]).toBeCloseTo(0, 12);
    expectClose(crossMultiply(vectors, vectors), identity(6), 12);
    expect(Array.from(symmetricEigenvalues(fromRows([[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 5, 0], [0, 0, 0, -1]]))).map((x) => Math.round(x * 1e12) / 1e12)).toEqual([5, 3, 1, -1]);
    expect(Array.from(symmetricEigenvalues(dense(1, 1, new Float64Array([-4]))))).toEqual([-4]);
  });

  it('refuses NaN and other shapes', () => {
    expect(() => symmetricEigenvalues(fromRows([[1, Number.NaN], [Number.NaN, 1]]))).toThrow(/converge/);
    expect(() => symmetricEigen(dense(2, 3))).toThrow(/square/);
  });
});

describe('the compiled kernel', () => {
  it.each([24, 25, 61])('gives the same bits as the plain one, %i × n', (n) => {
    const compiled = sweeper(n);
    const plain = plainSweeper(n);
    const random = createRandom(n, 'sweep');
    for (const name of ['a', 'u', 'q', 'v', 'y'] as const) {
      for (let i = 0; i < plain[name].length; i++) plain[name][i] = random.normal();
      compiled[name].set(plain[name]);
    }
    for (let rows = n; rows > 0; rows--) {
      compiled.sweep(rows);
      plain.sweep(rows);
    }
    expect(compiled.a.buffer).not.toBe(sweeper(8).a.buffer);
    expect(Array.from(compiled.a)).toEqual(Array.from(plain.a));
    expect(Array.from(compiled.y)).toEqual(Array.from(plain.y));
  });
});

describe('leading eigenvectors', () => {
  it('are those of the whole decomposition, up to sign', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 6 }), (seed, n, k) => {
        const a = randomSymmetric(seed, n);
        const all = symmetricEigen(a);
        const top = topEigen(a, k);
        const count = Math.min(k, n);
        top.values.forEach((v, i) => expect(v).toBeCloseTo(all.values[i]!, 9));
        expect(top.vectors.cols).toBe(count);
        const product = multiply(a, top.vectors);
        product.data.forEach((x, i) => expect(x).toBeCloseTo(top.values[i % count]! * top.vectors.data[i]!, 9));
        expectClose(crossMultiply(top.vectors, top.vectors), identity(count), 10);
      }),
    );
  });

  it('of equal eigenvalues, rank one and split matrices are orthonormal all the same', () => {
    const blocks = fromRows([[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 2, 1], [0, 0, 1, 2]]);
    for (const a of [identity(6), dense(6, 6, new Float64Array(36).fill(1)), dense(4, 4), blocks]) {
      const top = topEigen(a, 3);
      expectClose(crossMultiply(top.vectors, top.vectors), identity(3), 10);
      multiply(a, top.vectors).data.forEach((x, i) => expect(x).toBeCloseTo(top.values[i % 3]! * top.vectors.data[i]!, 10));
    }
  });
});

describe('Cholesky', () => {
  it('factors, inverts, solves and gives the determinant', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 15 }), (seed, n) => {
        const a = covariance(seed, n);
        const l = cholesky(a)!;
        expectClose(multiply(l, transpose(l)), a);
        const inverse = choleskyInverse(l);
        expectClose(multiply(inverse, a), identity(n), 5);
        const b = Float64Array.from({ length: n }, (_, i) => i - 2);
        const x = dense(n, 1, choleskySolve(l, b.slice()));
        multiply(a, x).data.forEach((v, i) => expect(v).toBeCloseTo(b[i]!, 6));
        expect(logDeterminantOf(l)).toBeCloseTo(symmetricEigenvalues(a).reduce((sum, v) => sum + Math.log(v), 0), 6);
      }),
      { numRuns: 30 },
    );
  });

  it('knows a singular and an indefinite matrix', () => {
    expect(cholesky(fromRows([[1, 1], [1, 1]]))).toBeNull();
    expect(cholesky(fromRows([[1, 2], [2, 1]]))).toBeNull();
    expect(cholesky(fromRows([[1, 0.5, 0.5], [0.5, 1, 1], [0.5, 1, 1]]))).toBeNull();
  });
});

describe('small matrices', () => {
  it('inverts as ml-matrix does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, n) => {
        const a = covariance(seed, n);
        const theirs = inverseOf(new Matrix(toRows(a)));
        expectClose(invert(a), fromRows(theirs.to2DArray()), 6);
      }),
      { numRuns: 30 },
    );
    expectClose(invert(fromRows([[0, 2], [1, 0]])), fromRows([[0, 1], [0.5, 0]]));
    expect(() => invert(dense(2, 2))).toThrow(/singular/);
  });

  it('takes roots', () => {
    const a = covariance(3, 5);
    const root = symmetricPower(a, 0.5);
    expectClose(multiply(root, root), a, 8);
    expectClose(multiply(symmetricPower(a, -1), a), identity(5), 8);
    expect(() => symmetricPower(fromRows([[1, 1], [1, 1]]), 0.5)).toThrow(/positive definite/);
  });

  it('keeps shapes', () => {
    expect(() => dense(2, 2, new Float64Array(3))).toThrow(/needs 4 numbers/);
    expect(() => fromRows([[1, 2], [3]])).toThrow(/Row 1/);
    expect(() => multiply(identity(2), identity(3))).toThrow(/Cannot multiply/);
    expect(() => crossMultiply(identity(2), identity(3))).toThrow(/Cannot multiply/);
    expect(Array.from(diagonal(fromRows([[1, 2], [3, 4]])))).toEqual([1, 4]);
    expect(() => assertFinite(fromRows([[1, Infinity], [0, 1]]), 'It')).toThrow(/It holds/);
  });
});
