import { ClusteringError, requireInteger } from '../clustering-error.ts';
import { membersOf } from '../description/labels.ts';
import type { VectorTable } from '../distances/vector-table.ts';
import { vectorTable } from '../distances/vector-table.ts';

/** Prepares vectors once (their tree, say), then cuts them into any number of clusters, labels 0 … k−1. */
export type VectorPartitioner = (vectors: VectorTable) => (k: number) => ArrayLike<number>;

export interface GapOptions {
  readonly kMin?: number;
  /** Largest k, at most n. */
  readonly kMax: number;
  /** Uniform numbers in [0, 1). */
  readonly random: () => number;
  /** Reference data sets. Default 20. */
  readonly references?: number;
}

export interface GapRow {
  readonly k: number;
  /** ln of the pooled within-cluster sum of squares. */
  readonly logW: number;
  /** Its mean over the reference data sets. */
  readonly expectedLogW: number;
  readonly gap: number;
  /** Standard deviation over the references × √(1 + 1/B). */
  readonly standardError: number;
}

export interface GapStatistic {
  readonly rows: readonly GapRow[];
  /**
   * The authors' rule: the smallest k with gap(k) ≥ gap(k+1) − s(k+1); `null` when no k in the range has it. 1 says that there are no clusters.
   * It stops too early where groups lie equally far apart, so that two of them describe the data no better than one.
   */
  readonly k: number | null;
  /** The smallest k whose gap is within one s of the largest (Dudoit & Fridlyand 2002; `globalSEmax` of `clusGap` in R's cluster). 1 says the same. */
  readonly kGlobal: number;
  /**
   * How far the largest gain in gap over one cluster lies above the gains of the references, in their standard deviations: below {@link STRUCTURE_Z} points spread evenly
   * do as well. `kGlobal` alone named more than one cluster for 9 of 20 even sets. `null` unless the range begins at 1 and goes on.
   */
  readonly structureZ: number | null;
}

/** Of 200 even sets of 60 points in two dimensions, 20 references each, fewer than 2 % lie above. */
export const STRUCTURE_Z = 3;

/**
 * The gap statistic (Tibshirani, Walther & Hastie 2001, J. R. Stat. Soc. B 63:411–423): how much tighter k clusters are than k clusters of
 * points spread evenly over the box of the data. Given principal coordinates (as classicalMds gives them), the box is the authors' variant (b), along the
 * principal axes. Within-cluster dispersion is Σ of pairs' d² / (2 size) = the sum of squares around the centroids; ln base e.
 * @param prepare clusters vectors, the same way for data and references
 * @throws ClusteringError `bad-option`; `too-few-points` when some k leaves no dispersion at all (k distinct points or fewer)
 */
export function gapStatistic(vectors: VectorTable, prepare: VectorPartitioner, options: GapOptions): GapStatistic {
  const { kMin = 1, kMax, random, references = 20 } = options;
  const { n, dim, values } = vectorTable(vectors.n, vectors.dim, vectors.values);
  requireInteger('kMax', kMax, 1, n);
  requireInteger('kMin', kMin, 1, kMax);
  requireInteger('references', references, 2);
  const low = new Float64Array(dim).fill(Infinity);
  const high = new Float64Array(dim).fill(-Infinity);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < dim; c++) {
      low[c] = Math.min(low[c]!, values[i * dim + c]!);
      high[c] = Math.max(high[c]!, values[i * dim + c]!);
    }
  }
  const ks = Array.from({ length: kMax - kMin + 1 }, (_, i) => kMin + i);
  const cut = prepare(vectors);
  const observed = ks.map((k) => logDispersion(vectors, cut(k), k));
  const reference: number[][] = ks.map(() => []);
  for (let b = 0; b < references; b++) {
    const drawn = new Float64Array(n * dim);
    for (let i = 0; i < n; i++)
      for (let c = 0; c < dim; c++) drawn[i * dim + c] = low[c]! + random() * (high[c]! - low[c]!);
    const table = { n, dim, values: drawn };
    const cutReference = prepare(table);
    ks.forEach((k, at) => reference[at]!.push(logDispersion(table, cutReference(k), k)));
  }
  const rows = ks.map((k, at): GapRow => {
    const draws = reference[at]!;
    const expectedLogW = draws.reduce((sum, value) => sum + value, 0) / references;
    const variance = draws.reduce((sum, value) => sum + (value - expectedLogW) ** 2, 0) / references;
    const logW = observed[at]!;
    return {
      k,
      logW,
      expectedLogW,
      gap: expectedLogW - logW,
      standardError: Math.sqrt(variance * (1 + 1 / references)),
    };
  });
  const chosen = rows.findIndex((row, at) => {
    const next = rows[at + 1];
    return next !== undefined && row.gap >= next.gap - next.standardError;
  });
  const top = rows.reduce((best, row) => (row.gap > best.gap ? row : best));
  const kGlobal = rows.find((row) => row.gap >= top.gap - top.standardError)!.k;
  return { rows, k: chosen < 0 ? null : rows[chosen]!.k, kGlobal, structureZ: kMin === 1 && kMax > 1 ? structureOf(rows, reference) : null };
}

/** The largest gain in gap over the first row, against that of each reference measured by the others. */
function structureOf(rows: readonly GapRow[], reference: readonly (readonly number[])[]): number {
  const draws = reference[0]!.length;
  const gain = (gapAt: (at: number) => number): number => Math.max(...rows.slice(1).map((_, at) => gapAt(at + 1) - gapAt(0)));
  const expected = reference[0]!.map((_, b) => gain((at) => ((rows[at]!.expectedLogW - reference[at]![b]!) * draws) / (draws - 1)));
  const mean = expected.reduce((sum, value) => sum + value, 0) / draws;
  const variance = expected.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1);
  return (gain((at) => rows[at]!.gap) - mean) / Math.sqrt(variance * (1 + 1 / draws));
}

function logDispersion({ n, dim, values }: VectorTable, labels: ArrayLike<number>, k: number): number {
  if (labels.length !== n) throw new ClusteringError('shape', `${n} points need ${n} labels, got ${labels.length}`);
  let sum = 0;
  for (const members of membersOf(labels)) {
    for (let c = 0; c < dim; c++) {
      let mean = 0;
      for (const i of members) mean += values[i * dim + c]! / members.length;
      for (const i of members) sum += (values[i * dim + c]! - mean) ** 2;
    }
  }
  if (sum === 0)
    throw new ClusteringError(
      'too-few-points',
      `${k} clusters leave no dispersion: there are at most ${k} distinct points`,
    );
  return Math.log(sum);
}
