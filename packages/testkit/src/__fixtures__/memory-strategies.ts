import { DataError, definePlugin } from '@valuelex/core';
import type { ClusterSolution, FactorInput, FactorSolution } from '@valuelex/core';
import { z } from 'zod';

// The smallest plugins that keep their contracts, for the kit's own tests.

export const configSchema = z.strictObject({ size: z.int().positive().default(1).describe('an option that changes nothing') });

function correlationOf(input: FactorInput): { correlation: number[][]; n: number | null } {
  const { variables } = input;
  const p = variables.length;
  if (input.kind === 'correlation') {
    const rows = variables.map((_, i) => [...input.correlation.subarray(i * p, (i + 1) * p)]);
    const valid = rows.every((row, i) => row.every((value, j) => Math.abs(value) <= 1 && value === rows[j]![i]));
    if (!valid) throw new DataError('correlation', 'this is no correlation matrix');
    return { correlation: rows, n: input.n };
  }
  const { n, values } = input;
  if (n < 3 || !values.every(Number.isFinite)) throw new DataError('table', 'too few rows, or missing values');
  const columns = variables.map((_, v) => {
    const column = Array.from({ length: n }, (__, row) => values[row * p + v]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const norm = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    if (norm === 0) throw new DataError('constant', `${variables[v]!} does not vary`);
    return column.map((value) => (value - mean) / norm);
  });
  const correlation = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : a.reduce((sum, value, row) => sum + value * b[row]!, 0))));
  return { correlation, n };
}

/** Eigenvalues of a symmetric matrix by Jacobi rotations, falling. */
function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row]);
  for (let sweep = 0; sweep < 30; sweep += 1) {
    for (let i = 0; i < a.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const angle = 0.5 * Math.atan2(2 * a[i]![j]!, a[i]![i]! - a[j]![j]!);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const row of a) [row[i], row[j]] = [c * row[i]! + s * row[j]!, c * row[j]! - s * row[i]!];
        const [x, y] = [[...a[i]!], [...a[j]!]];
        a[i] = x.map((value, k) => c * value + s * y[k]!);
        a[j] = y.map((value, k) => c * value - s * x[k]!);
      }
    }
  }
  return a.map((row, i) => row[i]!).sort((x, y) => y - x);
}

function oneFactor(input: FactorInput): FactorSolution {
  const { correlation, n } = correlationOf(input);
  const p = correlation.length;
  const roots = eigenvalues(correlation);
  if (roots.at(-1)! < -1e-9) throw new DataError('not-positive-definite', 'this matrix has a negative eigenvalue');
  const sums = correlation.map((row) => row.reduce((sum, value) => sum + value, 0));
  const total = Math.sqrt(sums.reduce((sum, value) => sum + value, 0));
  // Thurstone's centroid.
  const loadings = sums.map((sum) => [sum / total]);
  const communalities = loadings.map(([loading]) => loading! ** 2);
  const explained = communalities.reduce((sum, value) => sum + value, 0);
  const nulls = loadings.map(() => null);
  return {
    schema: 'valuelex.factor-solution/1',
    method: 'centroid',
    rotation: 'none',
    n,
    variables: [...input.variables],
    association: 'pearson',
    correlation,
    eigenvalues: roots,
    retention: { rule: 'fixed', chosen: 1 },
    kmo: { overall: null, perVariable: nulls },
    bartlett: { chiSquare: null, df: null, p: null },
    loadings,
    structure: loadings,
    phi: [[1]],
    communalities,
    uniquenesses: communalities.map((value) => 1 - value),
    complexity: loadings.map(() => 1),
    variance: { ssLoadings: [explained], proportion: [explained / p] },
    fit: { chiSquare: null, df: null, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, srmr: null, bic: null },
    convergence: { iterations: 1, gradient: null, starts: 1, startsAtBest: 1 },
    diagnostics: [],
  };
}

export const memoryFactor = definePlugin({
  contract: 1,
  kind: 'factor-strategy',
  name: 'centroid',
  configSchema,
  capabilities: { inputs: ['data', 'correlation'], nested: false },
  create: () => ({
    fit: async (input, { signal, progress }) => {
      signal.throwIfAborted();
      progress(0);
      const solution = oneFactor(input);
      progress(1);
      return solution;
    },
  }),
});

/** Centres as far from each other as can be (Gonzalez 1985), then everything to its nearest. */
function farthestFirst(labels: readonly string[], distance: (i: number, j: number) => number, k: number): ClusterSolution {
  const centres = labels.length > 0 ? [0] : [];
  const nearest = (i: number): number => Math.min(...centres.map((centre) => distance(i, centre)));
  while (centres.length < Math.min(k, labels.length)) {
    let next = -1;
    labels.forEach((_, i) => {
      if (!centres.includes(i) && (next < 0 || nearest(i) > nearest(next))) next = i;
    });
    centres.push(next);
  }
  const names = new Map<number, number>();
  const assigned = labels.map((descriptor, i) => {
    const centre = centres.reduce((best, other) => (distance(i, other) < distance(i, best) ? other : best));
    const own = names.get(centre) ?? names.size;
    names.set(centre, own);
    return { descriptor, cluster: own };
  });
  return {
    method: 'farthest-first',
    k: names.size,
    labels: assigned,
    clusters: [...names].map(([centre, id]) => ({
      id,
      size: assigned.filter(({ cluster }) => cluster === id).length,
      medoid: labels[centre]!,
      stability: null,
    })),
    quality: { silhouette: null },
    choice: null,
    merges: null,
    diagnostics: [],
  };
}

export const memoryCluster = definePlugin({
  contract: 1,
  kind: 'clustering-strategy',
  name: 'farthest-first',
  configSchema,
  capabilities: { noise: false, hierarchical: false },
  create: () => ({
    fit: async ({ labels, distances, k }, { signal, progress }) => {
      signal.throwIfAborted();
      progress(1);
      const n = labels.length;
      const at = (i: number, j: number): number => distances[n * i - (i * (i + 1)) / 2 + j - i - 1]!;
      return farthestFirst(labels, (i, j) => (i === j ? 0 : at(Math.min(i, j), Math.max(i, j))), k ?? 3);
    },
  }),
});
