import type { Diagnostic, FactorSolution, FitContext } from '@valuelex/core';
import { factorAnalysis, symmetricEigenvalues, toRows } from '@valuelex/psychometrics';
import type { adequacy, Dense, ExtractionMethod, FitFlavour, Random, RotationOptions, ScoreMethod } from '@valuelex/psychometrics';
import { determinacyOf, residualsOf, schmidLeimanOf } from './beside-loadings.ts';
import { emptySolution } from './empty-solution.ts';
import { scoresOf } from './scores.ts';
import { toAdequacy, toSolution } from './to-solution.ts';
import type { SolutionFrame } from './to-solution.ts';

/** What is to be solved, and what stands around the solution. */
export interface Problem {
  readonly variables: readonly string[];
  readonly n: number | null;
  readonly association: string;
  readonly correlation: Dense;
  readonly retention: FactorSolution['retention'];
  readonly list: boolean;
  readonly adequacy: ReturnType<typeof adequacy>;
  /** Rows to score, if there are any. */
  readonly data?: Dense;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a problem is solved. */
export interface SolveSettings {
  readonly method: ExtractionMethod;
  readonly rotation: RotationOptions;
  readonly fit: FitFlavour;
  readonly scores: ScoreMethod | 'none';
  readonly schmidLeiman?: boolean;
}

/** Extraction, rotation, fit and scores of a problem whose number of factors is decided, as the artefact. */
export function solve(problem: Problem, options: SolveSettings, random: Random, context: FitContext): FactorSolution {
  const { variables, n, correlation, list, retention } = problem;
  const diagnostics = [...problem.diagnostics];
  context.signal.throwIfAborted();
  context.progress(0.8, 'extraction and rotation');
  const frame: Omit<SolutionFrame, 'diagnostics'> = {
    variables,
    n,
    association: problem.association,
    correlation: toRows(correlation),
    eigenvalues: [...symmetricEigenvalues(correlation)],
    retention,
    ...toAdequacy(problem.adequacy, variables),
  };
  const factors = retention.chosen;
  if (factors === 0) {
    diagnostics.push({
      code: 'no-structure',
      severity: 'warning',
      message: `No factor passes the rule (${retention.rule}): there is no structure to report.`,
    });
    return emptySolution({ method: options.method, ...frame, diagnostics });
  }
  const singular = problem.adequacy.logDeterminant === null;
  const needsInverse = ['ml', 'gls', 'wls', 'image'].includes(options.method);
  const method = needsInverse && singular ? 'minres' : options.method;
  if (method !== options.method) {
    diagnostics.push({
      code: 'ml-needs-inverse',
      severity: 'warning',
      message: `The matrix has no inverse, so ${options.method === 'ml' ? 'maximum likelihood' : options.method} is undefined; minres was used.`,
    });
  }
  const fitted = factorAnalysis({
    correlation,
    ...(n === null ? {} : { n }),
    factors,
    method,
    rotation: options.rotation,
    fitFlavour: options.fit,
    list,
    random: random.fork('rotation'),
  });
  const scored = scoresOf(problem.data, correlation, fitted, options.scores);
  const { diagnostics: ofGeneral, ...general } = options.schmidLeiman === true ? schmidLeimanOf(correlation, fitted, list) : { diagnostics: [] };
  const determinacy = determinacyOf(correlation, fitted, !list && !singular);
  if (!list && !singular && determinacy.includes(null)) {
    diagnostics.push({ code: 'determinacy-undefined', severity: 'info', message: 'A factor would correlate beyond 1 with the variables: its determinacy is undefined.' });
  }
  context.progress(1);
  const solution = toSolution({ ...frame, diagnostics: [...diagnostics, ...scored.diagnostics, ...ofGeneral] }, fitted, method, list);
  return {
    ...solution,
    residuals: residualsOf(fitted, variables),
    determinacy,
    ...general,
    ...(scored.scores === null ? {} : { scores: scored.scores }),
  };
}
