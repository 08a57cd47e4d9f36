import type { Diagnostic, FactorSolution } from '@valuelex/core';
import { toRows } from '@valuelex/psychometrics';
import type { Adequacy, FactorAnalysis } from '@valuelex/psychometrics';
import { toDiagnostics } from './to-diagnostics.ts';

/** What stands around the factors in the artefact. */
export interface SolutionFrame {
  readonly variables: readonly string[];
  readonly n: number | null;
  readonly association: string;
  readonly correlation: number[][];
  readonly eigenvalues: number[];
  readonly retention: FactorSolution['retention'];
  readonly kmo: FactorSolution['kmo'];
  readonly bartlett: FactorSolution['bartlett'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Adequacy as the artefact has it: null where the matrix has no inverse. */
export function toAdequacy(found: Adequacy, variables: readonly string[]): Pick<SolutionFrame, 'kmo' | 'bartlett'> {
  const { kmo, bartlett } = found;
  return {
    // Variables that correlate with no other leave 0/0.
    kmo: { overall: finite(kmo?.overall), perVariable: variables.map((_, i) => finite(kmo?.perVariable[i])) },
    bartlett: bartlett === null ? { chiSquare: null, df: null, p: null } : { ...bartlett },
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/**
 * The artefact of a fitted solution. With `list` fit is withheld and factor correlations carry the diagnostic `phi-not-identified`: the constant of
 * the list correction fixes a general factor by fiat. With no more rows than variables there is no likelihood, so its indices are withheld.
 */
export function toSolution(frame: SolutionFrame, fitted: FactorAnalysis, method: string, list: boolean): FactorSolution {
  const { variables } = frame;
  const short = frame.n !== null && frame.n <= variables.length;
  const diagnostics = [...frame.diagnostics, ...toDiagnostics(fitted.diagnostics, variables)];
  return {
    schema: 'valuelex.factor-solution/1',
    method,
    rotation: fitted.rotation,
    rotationSettings: { ...fitted.rotationSettings },
    n: frame.n,
    variables: [...variables],
    association: frame.association,
    correlation: frame.correlation,
    eigenvalues: frame.eigenvalues,
    retention: frame.retention,
    kmo: frame.kmo,
    bartlett: frame.bartlett,
    loadings: toRows(fitted.loadings),
    structure: toRows(fitted.structure),
    phi: toRows(fitted.phi),
    communalities: [...fitted.communalities],
    uniquenesses: [...fitted.uniquenesses],
    complexity: Array.from(fitted.complexity, (c) => (Number.isFinite(c) ? c : null)),
    variance: { ssLoadings: [...fitted.variance.ssLoadings], proportion: [...fitted.variance.proportion] },
    fit: fitOf(fitted, list || short),
    convergence: {
      iterations: fitted.convergence.iterations,
      gradient: fitted.convergence.gradient,
      starts: fitted.convergence.starts,
      startsAtBest: fitted.convergence.startsAtBest,
    },
    diagnostics,
  };
}

/** Fit with the formula of each index; without degrees of freedom to speak of where the likelihood is not defined. */
function fitOf({ fit: { flavour, formulas, ...fit } }: FactorAnalysis, withheld: boolean): FactorSolution['fit'] {
  return {
    ...fit,
    df: withheld ? null : fit.df,
    rmseaCi90: fit.rmseaCi90 === null ? null : [fit.rmseaCi90[0], fit.rmseaCi90[1]],
    formulas: flavour,
    formulaOf: { ...formulas },
  };
}
