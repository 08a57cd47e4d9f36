import { NumericalError } from '../errors.ts';
import { cholesky, inverseDiagonal } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import type { Random } from '../random/create-random.ts';
import { quantileOfSorted } from '../quantile.ts';
import { permuteBlocks, permuteColumns } from './permute.ts';
import { leading } from './rules.ts';

/** A parallel analysis: observed eigenvalues against those of a null. */
export interface ParallelResult {
  /** Leading observed eigenvalues above the null's quantile. */
  readonly k: number;
  /** Leading observed eigenvalues above the null's mean (Horn 1965). */
  readonly kMean: number;
  /** The eigenvalues compared, descending. */
  readonly observed: Float64Array;
  /** Over the draws, per position. */
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  readonly quantile: Float64Array;
  /** Which quantile. */
  readonly level: number;
  readonly draws: number;
}

export interface ParallelOptions {
  readonly draws: number;
  /** Quantile of the null that an eigenvalue must pass. */
  readonly level: number;
  readonly random: Random;
  /**
   * Leading factors that the association puts in by fiat, and that are therefore not tested: 1 after the list correction, else 0 (default).
   * When nothing beyond them passes, k is 0; otherwise they count. A permuted null has no fixed row sums and hence a larger mean
   * correlation, so testing the constant's own factor would hide every other one.
   */
  readonly given?: number;
  /**
   * Eigenvalues of `associate(data)`, descending and as many as columns, where there is a shorter way to them than through the matrix (fewer rows
   * than columns). Resampled nulls alone use it.
   */
  readonly spectrum?: (data: Dense) => Float64Array;
}

/**
 * Horn's parallel analysis with the null of n independent normal rows, for components and for the matrix reduced by squared multiple
 * correlations (null there when a matrix has no inverse). Correlations are drawn as Wishart matrices by Bartlett's (1933) decomposition,
 * so the cost does not depend on n. `reduced: false` leaves the second out. Reference: psych `fa.parallel`, whose null is the same in distribution.
 */
export function parallelAnalysis(
  correlation: Dense,
  n: number,
  options: ParallelOptions & { readonly reduced?: boolean },
): { components: ParallelResult; reduced: ParallelResult | null } {
  const p = correlation.rows;
  const reducedObserved = n > p && options.reduced !== false ? reducedEigenvalues(correlation) : null;
  const components: Float64Array[] = [];
  const reduced: Float64Array[] = [];
  for (let draw = 0; draw < options.draws; draw++) {
    const stream = options.random.fork('normal', draw);
    if (reducedObserved === null) {
      components.push(nullSpectrum(p, n, stream));
      continue;
    }
    const { correlation: r, factor } = nullCorrelation(p, n, stream);
    components.push(symmetricEigenvalues(r));
    const values = reducedEigenvalues(r, factor);
    if (values !== null) reduced.push(values);
  }
  return {
    components: compareWithNull(symmetricEigenvalues(correlation), components, options),
    reduced: reducedObserved === null || reduced.length < options.draws ? null : compareWithNull(reducedObserved, reduced, options),
  };
}

/** A null made from data: eigenvalues of `associate(data)` against those of `associate(shuffled data)`. */
export function resampledParallel(data: Dense, associate: (data: Dense) => Dense, shuffled: (random: Random) => Dense, purpose: string, options: ParallelOptions): ParallelResult {
  const draws: Float64Array[] = [];
  const spectrum = options.spectrum ?? ((table: Dense): Float64Array => symmetricEigenvalues(associate(table)));
  for (let draw = 0; draw < options.draws; draw++) draws.push(spectrum(shuffled(options.random.fork(purpose, draw))));
  return compareWithNull(spectrum(data), draws, options);
}

/** Parallel analysis whose null permutes every column over all rows (Buja & Eyuboglu 1992). Not valid when rows are nested. */
export function permutationParallel(data: Dense, associate: (data: Dense) => Dense, options: ParallelOptions): ParallelResult {
  return resampledParallel(data, associate, (random) => permuteColumns(data, random), 'permutation', options);
}

/**
 * Parallel analysis for rows nested in groups (settings in models): the null moves whole groups, separately for each column, and so
 * keeps what groups do to a column but nothing that columns share. See `permuteBlocks`.
 */
export function blockPermutationParallel(
  data: Dense,
  groups: ArrayLike<number>,
  associate: (data: Dense) => Dense,
  options: ParallelOptions,
): ParallelResult {
  return resampledParallel(data, associate, (random) => permuteBlocks(data, groups, random), 'block-permutation', options);
}

/** Eigenvalues of R with squared multiple correlations in the diagonal, or null when R has no inverse. `factor` is R's Cholesky factor. */
export function reducedEigenvalues(r: Dense, factor: Dense | null = cholesky(r)): Float64Array | null {
  if (factor === null) return null;
  const p = r.rows;
  const inverse = inverseDiagonal(factor);
  const reduced = r.data.slice();
  for (let i = 0; i < p; i++) reduced[i * p + i] = 1 - 1 / inverse[i]!;
  return symmetricEigenvalues({ rows: p, cols: p, data: reduced });
}

/** Rows of L scaled to length 1, where LL' is the correlation matrix of n independent normal rows: χ on its diagonal, normals below it. p × min(p, n − 1). */
function nullFactor(p: number, n: number, random: Random): Dense {
  const df = n - 1;
  if (df < 1) throw new NumericalError('too-few-rows', 'A correlation needs at least 2 rows.');
  const width = Math.min(p, df);
  const l = new Float64Array(p * width);
  for (let i = 0; i < p; i++) {
    let squares = 0;
    for (let j = 0; j <= Math.min(i, width - 1); j++) {
      const x = j === i ? Math.sqrt(random.chiSquare(df - i)) : random.normal();
      l[i * width + j] = x;
      squares += x * x;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let j = 0; j <= Math.min(i, width - 1); j++) l[i * width + j]! *= scale;
  }
  return { rows: p, cols: width, data: l };
}

/** Eigenvalues of a correlation matrix of n independent normal rows: with few rows those of L'L, which are the same, zeros apart. */
export function nullSpectrum(p: number, n: number, random: Random): Float64Array {
  if (n > p / 2) return symmetricEigenvalues(nullCorrelation(p, n, random).correlation);
  const factor = nullFactor(p, n, random);
  const out = new Float64Array(p);
  out.set(symmetricEigenvalues(gram(factor)));
  return out;
}

/** L'L, lower rows first: sums run along rows of L. */
function gram({ rows, cols, data }: Dense): Dense {
  const out = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    const row = i * cols;
    for (let a = 0; a < cols; a++) {
      const x = data[row + a]!;
      if (x === 0) break;
      const to = a * cols;
      for (let b = 0; b <= a; b++) out[to + b]! += x * data[row + b]!;
    }
  }
  for (let a = 0; a < cols; a++) for (let b = 0; b < a; b++) out[b * cols + a] = out[a * cols + b]!;
  return { rows: cols, cols, data: out };
}

/** The correlation matrix of n independent normal rows: LL' with χ on the diagonal of L and normals below it, rows scaled; L itself when n > p. */
export function nullCorrelation(p: number, n: number, random: Random): { correlation: Dense; factor: Dense | null } {
  const factor = nullFactor(p, n, random);
  const width = factor.cols;
  const l = factor.data;
  const out = new Float64Array(p * p);
  // Four rows at a time, so that their sums do not wait for each other; above its diagonal L is zero.
  for (let i = 0; i < p; i++) {
    const a = i * width;
    for (let j = 0; j < i; j += 4) {
      const b0 = j * width;
      const b1 = Math.min(j + 1, i) * width;
      const b2 = Math.min(j + 2, i) * width;
      const b3 = Math.min(j + 3, i) * width;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0, end = Math.min(j + 4, width); k < end; k++) {
        const x = l[a + k]!;
        s0 += x * l[b0 + k]!;
        s1 += x * l[b1 + k]!;
        s2 += x * l[b2 + k]!;
        s3 += x * l[b3 + k]!;
      }
      const at = i * p + j;
      out[at] = s0;
      if (j + 1 < i) out[at + 1] = s1;
      if (j + 2 < i) out[at + 2] = s2;
      if (j + 3 < i) out[at + 3] = s3;
    }
    out[i * p + i] = 1;
    for (let j = 0; j < i; j++) out[j * p + i] = out[i * p + j]!;
  }
  return { correlation: { rows: p, cols: p, data: out }, factor: width === p ? factor : null };
}

/** Observed eigenvalues against those of the draws. */
export function compareWithNull(observed: Float64Array, draws: readonly Float64Array[], { level, given = 0 }: ParallelOptions): ParallelResult {
  const p = observed.length;
  const mean = new Float64Array(p);
  const sd = new Float64Array(p);
  const quantile = new Float64Array(p);
  const column = new Float64Array(draws.length);
  for (let j = 0; j < p; j++) {
    let sum = 0;
    draws.forEach((values, d) => {
      column[d] = values[j]!;
      sum += values[j]!;
    });
    const average = sum / draws.length;
    let squares = 0;
    for (const x of column) squares += (x - average) ** 2;
    mean[j] = average;
    sd[j] = draws.length > 1 ? Math.sqrt(squares / (draws.length - 1)) : 0;
    quantile[j] = quantileOfSorted(column.sort(), level);
  }
  return {
    k: beyond(given, p, (j) => observed[j]! > quantile[j]!),
    kMean: beyond(given, p, (j) => observed[j]! > mean[j]!),
    observed,
    mean,
    sd,
    quantile,
    level,
    draws: draws.length,
  };
}

function beyond(given: number, p: number, passes: (index: number) => boolean): number {
  const k = leading(p, (j) => j < given || passes(j));
  return k <= given && given > 0 ? 0 : k;
}
