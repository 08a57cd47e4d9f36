import type { Dense } from '../linear/dense.ts';
import { assertData } from './columns.ts';
import { binaryCounts, isBinary, zeroCellPairs } from './binary.ts';

/** Whether rows look like lists of limited length (ipsative data), and the figures that say so. */
export interface ListDetection {
  readonly isList: boolean;
  readonly binary: boolean;
  /** Share of non-zero cells. */
  readonly density: number;
  readonly meanRowSum: number;
  readonly rowSumVariance: number;
  /** Σ_j var(x_j): the row-sum variance if columns were independent (Σ p(1 − p) for 0/1 data). */
  readonly expectedRowSumVariance: number;
  /** Observed over expected; near 0 for lists of fixed length, near 1 for independent columns. */
  readonly varianceRatio: number;
  /** The same pooled within groups, which lists of model-specific length cannot hide from; null without groups. */
  readonly withinGroupVarianceRatio: number | null;
  /** Mean of the off-diagonal correlations of columns that vary; null with fewer than two. */
  readonly meanOffDiagonal: number | null;
  /** Pairs of columns whose 2 × 2 table has an empty cell, and their share; null unless the data are 0/1. */
  readonly zeroCellPairs: number | null;
  readonly zeroCellShare: number | null;
  /** What spoke for lists, in words. */
  readonly reasons: readonly string[];
}

/** A ratio below this says that row sums are held fixed. Independent columns stay above it from about 30 rows on. */
const FIXED_SUM_RATIO = 0.5;

/**
 * Ipsative data (Cornwell & Dunlap 1994): rows whose sum is (nearly) fixed cannot simply be factored. `groups` (one index a row, e.g.
 * the model) also looks within groups. Throws `missing-cells`, `too-few-rows`.
 */
export function detectLists(data: Dense, groups?: ArrayLike<number>): ListDetection {
  assertData(data, 2, 'error');
  const { rows: n, cols: p } = data;
  const sums = new Float64Array(n);
  let filled = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const x = data.data[i * p + j]!;
      sums[i]! += x;
      if (x !== 0) filled++;
    }
  }
  const all = pooledVariances(data, sums, null);
  const within = groups === undefined ? null : pooledVariances(data, sums, groups);
  const ratio = all.expected > 0 ? all.observed / all.expected : 1;
  const withinRatio = within === null || !(within.expected > 0) ? null : within.observed / within.expected;
  const meanOffDiagonal = meanCorrelation(data);
  const binary = isBinary(data);
  const pairs = binary ? zeroCellPairs(binaryCounts(data)) : null;
  const allPairs = (p * (p - 1)) / 2;

  const reasons: string[] = [];
  if (p > 2 && ratio < FIXED_SUM_RATIO) reasons.push(`row sums vary ${ratio.toFixed(2)} times as much as independent columns would make them`);
  if (p > 2 && withinRatio !== null && withinRatio < FIXED_SUM_RATIO && ratio >= FIXED_SUM_RATIO) {
    reasons.push(`within groups, row sums vary ${withinRatio.toFixed(2)} times as much as independent columns would make them`);
  }
  return {
    isList: reasons.length > 0,
    binary,
    density: filled / (n * p),
    meanRowSum: sums.reduce((a, b) => a + b, 0) / n,
    rowSumVariance: all.observed,
    expectedRowSumVariance: all.expected,
    varianceRatio: ratio,
    withinGroupVarianceRatio: withinRatio,
    meanOffDiagonal,
    zeroCellPairs: pairs,
    zeroCellShare: pairs === null || allPairs === 0 ? null : pairs / allPairs,
    reasons,
  };
}

/** Variance of row sums and sum of column variances, about group means when there are groups (n − number of groups below). */
function pooledVariances(data: Dense, sums: Float64Array, groups: ArrayLike<number> | null): { observed: number; expected: number } {
  const { rows: n, cols: p } = data;
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const group = groups === null ? 0 : groups[i]!;
    const list = members.get(group);
    if (list === undefined) members.set(group, [i]);
    else list.push(i);
  }
  const freedom = n - members.size;
  if (freedom <= 0) return { observed: 0, expected: 0 };
  let observed = 0;
  let expected = 0;
  for (const rows of members.values()) {
    observed += sumOfSquares(rows.map((i) => sums[i]!));
    for (let j = 0; j < p; j++) expected += sumOfSquares(rows.map((i) => data.data[i * p + j]!));
  }
  return { observed: observed / freedom, expected: expected / freedom };
}

function sumOfSquares(x: readonly number[]): number {
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  return x.reduce((sum, v) => sum + (v - mean) ** 2, 0);
}

/** ((Σ z)'(Σ z) − p) / (p(p − 1)) over standardised columns: the mean correlation without the matrix. */
function meanCorrelation(data: Dense): number | null {
  const { rows: n, cols: p } = data;
  const total = new Float64Array(n);
  let varying = 0;
  for (let j = 0; j < p; j++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += data.data[i * p + j]! / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (data.data[i * p + j]! - mean) ** 2;
    if (!(squares > 1e-24 * n * mean * mean)) continue;
    varying++;
    const scale = 1 / Math.sqrt(squares);
    for (let i = 0; i < n; i++) total[i]! += (data.data[i * p + j]! - mean) * scale;
  }
  if (varying < 2) return null;
  return (total.reduce((sum, t) => sum + t * t, 0) - varying) / (varying * (varying - 1));
}
