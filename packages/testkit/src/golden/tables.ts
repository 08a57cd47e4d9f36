import type { ClusterInput, FactorCorrelation, FactorData } from '@valuelex/core';
import { normal, seededRandom } from '../harness/random.ts';

const p = 8;
const n = 300;
export const tableVariables = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4'] as const;

/** 300 rows × 8 variables: two correlated factors (.3), four markers each, loadings .8. */
export function plantedTable(): FactorData {
  const draw = normal(seededRandom('planted table'));
  const values = new Float64Array(n * p);
  for (let row = 0; row < n; row += 1) {
    const common = draw();
    const factors = [0, 1].map(() => Math.sqrt(0.3) * common + Math.sqrt(0.7) * draw());
    for (let v = 0; v < p; v += 1) values[row * p + v] = 0.8 * factors[v < 4 ? 0 : 1]! + 0.6 * draw();
  }
  return { kind: 'data', variables: tableVariables, n, values, cell: 'rating' };
}

/** 300 rows × 8 variables that have nothing in common. */
export function emptyTable(): FactorData {
  const draw = normal(seededRandom('empty table'));
  return {
    kind: 'data',
    variables: tableVariables,
    n,
    values: Float64Array.from({ length: n * p }, draw),
    cell: 'rating',
  };
}

/** The population correlations behind {@link plantedTable}: .64 within a factor, .192 between. */
export function plantedCorrelation(): FactorCorrelation {
  const correlation = Float64Array.from({ length: p * p }, (_, i) => {
    const [row, column] = [Math.floor(i / p), i % p];
    return row === column ? 1 : row < 4 === column < 4 ? 0.64 : 0.192;
  });
  return { kind: 'correlation', variables: tableVariables, correlation, n };
}

/** Fifteen points in three far, tight groups of five in the plane; labels alternate between the groups. */
export function threeGroups(): ClusterInput {
  const jitter = seededRandom('three groups');
  const centres = [
    [0, 0],
    [10, 0],
    [0, 10],
  ] as const;
  const points = Array.from(
    { length: 15 },
    (_, i) => centres[i % 3]!.map((centre) => centre + jitter()) as [number, number],
  );
  return clusterInput(
    points.map((_, i) => `w${i}`),
    points,
  );
}

/** Labels and points as a clustering strategy gets them: condensed Euclidean distances, and the vectors. */
export function clusterInput(labels: readonly string[], points: readonly (readonly number[])[]): ClusterInput {
  const distances: number[] = [];
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) distances.push(Math.hypot(...a.map((value, axis) => value - b[axis]!)));
  });
  const dims = points[0]?.length ?? 2;
  return {
    labels,
    distances: Float64Array.from(distances),
    vectors: { dims, values: Float64Array.from(points.flat()) },
  };
}
