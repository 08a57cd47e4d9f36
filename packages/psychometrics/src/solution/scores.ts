import { assertData, constantColumns, standardise } from '../association/columns.ts';
import { NumericalError } from '../errors.ts';
import { cholesky } from '../linear/cholesky.ts';
import { assertFinite, crossMultiply, multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import { symmetricPower } from '../linear/symmetric-power.ts';

/** `thurstone`: regression, most valid; `bartlett`: unbiased; `tenBerge`: correlate as the factors do; `anderson`: uncorrelated; `harman`: idealised variables. */
export const scoreMethods = ['thurstone', 'bartlett', 'tenBerge', 'anderson', 'harman'] as const;
export type ScoreMethod = (typeof scoreMethods)[number];

/** Weights that turn standardised variables into factor scores. */
export interface ScoreWeights {
  readonly method: ScoreMethod;
  /** p × k. */
  readonly weights: Dense;
  /** k × k correlations of the scores; they are not the factor correlations. */
  readonly correlations: Dense;
  /** Correlation of each score with its factor. */
  readonly validity: Float64Array;
  /** Squared multiple correlation of each factor with the variables, diag(S'R⁻¹S): what no score can exceed. */
  readonly determinacy: Float64Array;
}

/**
 * Weights of factor scores (Thurstone 1935; Bartlett 1937; ten Berge et al. 1999; Anderson & Rubin 1956; Harman 1976, as psych has it:
 * Σ⁻¹Λ with the pattern Λ and the model's Σ of unit diagonal). `matrix: 'model'` puts ΛΦΛ' + Ψ
 * in place of the observed R, which must have an inverse. Throws `not-positive-definite`, and `bad-option` for Bartlett and Anderson
 * scores of a Heywood solution. Reference: psych `factor.scores` (observed R).
 */
export function factorScoreWeights(
  correlation: Dense,
  solution: { readonly loadings: Dense; readonly phi: Dense; readonly uniquenesses: Float64Array },
  method: ScoreMethod,
  options: { readonly matrix?: 'observed' | 'model' } = {},
): ScoreWeights {
  const { loadings, phi, uniquenesses } = solution;
  const p = loadings.rows;
  const structure = multiply(loadings, phi);
  const r = options.matrix === 'model' ? implied(structure, loadings, uniquenesses) : correlation;
  const inverse = symmetricPower(r, -1);
  const weights = weightsOf(method, r, inverse, loadings, phi, structure, uniquenesses);
  const covariance = multiply(crossMultiply(weights, r), weights);
  const k = loadings.cols;
  const sd = Float64Array.from({ length: k }, (_, j) => Math.sqrt(covariance.data[j * k + j]!));
  const withFactors = crossMultiply(weights, structure);
  const best = multiply(crossMultiply(structure, inverse), structure);
  return {
    method,
    weights: { rows: p, cols: k, data: weights.data },
    correlations: { rows: k, cols: k, data: covariance.data.map((v, i) => v / (sd[Math.floor(i / k)]! * sd[i % k]!)) },
    validity: Float64Array.from({ length: k }, (_, j) => withFactors.data[j * k + j]! / sd[j]!),
    determinacy: Float64Array.from({ length: k }, (_, j) => best.data[j * k + j]!),
  };
}

/**
 * Squared multiple correlation of each factor with the variables, diag(S'R⁻¹S), without the weights. Throws `not-positive-definite`.
 * Reference: psych `factor.scores`, R2.
 */
export function factorDeterminacy(correlation: Dense, structure: Dense): Float64Array {
  const factor = cholesky(correlation);
  if (factor === null) throw new NumericalError('not-positive-definite', 'Determinacy needs a matrix that has an inverse.');
  const { rows: p, cols: k } = structure;
  const best = new Float64Array(k);
  const y = new Float64Array(p);
  for (let j = 0; j < k; j++) {
    // |L⁻¹s|² by forward substitution.
    for (let i = 0; i < p; i++) {
      let rest = structure.data[i * k + j]!;
      for (let m = 0; m < i; m++) rest -= factor.data[i * p + m]! * y[m]!;
      y[i] = rest / factor.data[i * p + i]!;
      best[j]! += y[i]! ** 2;
    }
  }
  return best;
}

/**
 * n × k scores: the columns of `data` in standard deviations from their mean (n − 1, over the cells that are there), times the weights. A row with a
 * missing cell (NaN) has no scores: NaN. Throws `shape`, `not-finite` for infinite cells, `constant-variable`. Reference: psych `factor.scores`.
 */
export function factorScores(data: Dense, weights: Dense): Dense {
  if (data.cols !== weights.rows) throw new NumericalError('shape', `The data have ${data.cols} columns, the weights ${weights.rows} rows.`);
  assertFinite(weights, 'The weights');
  assertData(data, 2, 'pairwise');
  const { rows: n, cols: p } = data;
  const z = data.data.slice();
  const constant: number[] = [];
  for (let j = 0; j < p; j++) {
    const held = Float64Array.from(Array.from({ length: n }, (_, i) => data.data[i * p + j]!).filter((x) => !Number.isNaN(x)));
    if (held.length < 2 || !standardise(held)) constant.push(j);
    const scale = Math.sqrt(held.length - 1);
    let at = 0;
    for (let i = 0; i < n; i++) if (!Number.isNaN(z[i * p + j]!)) z[i * p + j] = held[at++]! * scale;
  }
  if (constant.length > 0) throw constantColumns(constant);
  // NaN stays NaN in a sum, whatever its weight.
  return multiply({ rows: n, cols: p, data: z }, weights);
}

function weightsOf(method: ScoreMethod, r: Dense, inverse: Dense, loadings: Dense, phi: Dense, structure: Dense, uniquenesses: Float64Array): Dense {
  switch (method) {
    case 'thurstone':
      return multiply(inverse, structure);
    case 'bartlett': {
      const scaled = overUniqueness(loadings, uniquenesses);
      return multiply(scaled, symmetricPower(crossMultiply(loadings, scaled), -1));
    }
    case 'anderson': {
      const scaled = overUniqueness(loadings, uniquenesses);
      return multiply(scaled, symmetricPower(multiply(crossMultiply(scaled, r), scaled), -0.5));
    }
    case 'harman': {
      const sigma = multiply(structure, transpose(loadings));
      for (let i = 0; i < sigma.rows; i++) sigma.data[i * sigma.cols + i] = 1;
      return multiply(symmetricPower(sigma, -1), loadings);
    }
    case 'tenBerge': {
      const rootPhi = symmetricPower(phi, 0.5);
      const l = multiply(loadings, rootPhi);
      const c = multiply(multiply(inverse, l), symmetricPower(multiply(crossMultiply(l, inverse), l), -0.5));
      return multiply(c, rootPhi);
    }
  }
}

/** Ψ⁻¹Λ. */
function overUniqueness(loadings: Dense, uniquenesses: Float64Array): Dense {
  const bad: number[] = [];
  uniquenesses.forEach((u, i) => {
    if (!(u > 0)) bad.push(i);
  });
  if (bad.length > 0) throw new NumericalError('bad-option', 'These scores divide by the uniquenesses, and some are not positive. Use thurstone or tenBerge.', bad);
  return { ...loadings, data: loadings.data.map((v, i) => v / uniquenesses[Math.floor(i / loadings.cols)]!) };
}

function implied(structure: Dense, loadings: Dense, uniquenesses: Float64Array): Dense {
  const sigma = multiply(structure, transpose(loadings));
  uniquenesses.forEach((u, i) => (sigma.data[i * sigma.cols + i]! += u));
  return sigma;
}
