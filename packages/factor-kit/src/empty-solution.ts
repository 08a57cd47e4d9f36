import type { Diagnostic, FactorSolution } from '@valuelex/core';

/** A solution without factors, with the reason: what a strategy gives when there is nothing to factor, or nothing was found. */
export function emptySolution(options: {
  readonly method: string;
  readonly n: number | null;
  readonly variables: readonly string[];
  readonly association?: string;
  readonly correlation?: number[][];
  readonly eigenvalues?: number[];
  readonly retention?: FactorSolution['retention'];
  readonly kmo?: FactorSolution['kmo'];
  readonly bartlett?: FactorSolution['bartlett'];
  readonly diagnostics: readonly Diagnostic[];
}): FactorSolution {
  const { variables } = options;
  return {
    schema: 'valuelex.factor-solution/1',
    method: options.method,
    rotation: 'none',
    n: options.n,
    variables: [...variables],
    association: options.association ?? 'none',
    correlation: options.correlation ?? [],
    eigenvalues: options.eigenvalues ?? [],
    retention: options.retention ?? { rule: 'none', chosen: 0 },
    kmo: options.kmo ?? { overall: null, perVariable: variables.map(() => null) },
    bartlett: options.bartlett ?? { chiSquare: null, df: null, p: null },
    loadings: variables.map(() => []),
    structure: variables.map(() => []),
    phi: [],
    communalities: variables.map(() => 0),
    uniquenesses: variables.map(() => 1),
    complexity: variables.map(() => null),
    variance: { ssLoadings: [], proportion: [] },
    fit: { chiSquare: null, df: null, p: null, rmsea: null, rmseaCi90: null, tli: null, cfi: null, srmr: null, bic: null },
    convergence: { iterations: 0, gradient: null, starts: 0, startsAtBest: 0 },
    diagnostics: [...options.diagnostics],
  };
}
