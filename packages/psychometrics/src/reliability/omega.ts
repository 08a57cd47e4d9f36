import type { Diagnostic } from '../diagnostic.ts';
import { extract } from '../extraction/extract.ts';
import { NumericalError } from '../errors.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { rotate } from '../rotation/rotate.ts';
import { assertScale, blockSum, range, toCorrelation } from './covariance.ts';
import type { ItemCovariances } from './covariance.ts';

/** McDonald's ω total of one scale, from one factor. */
export interface Omega {
  /** (Σλ)² / ((Σλ)² + Σψ) of standardised items. */
  readonly standardised: number;
  /** The same for the raw sum, loadings and uniquenesses in the items' own units. */
  readonly raw: number;
  /** Standardised loadings. */
  readonly loadings: Float64Array;
  readonly method: 'ml' | 'minres';
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * ω total of a scale with one factor (McDonald 1999), from three items on; by maximum likelihood, or minres when the items are singular.
 * Reference: lavaan's one-factor model, psych `omega(nfactors = 1)`.
 */
export function omegaTotal({ covariance }: ItemCovariances, method: 'ml' | 'minres' = 'ml'): Omega {
  assertScale(covariance, 3);
  const k = covariance.rows;
  const solution = extract(toCorrelation(covariance), 1, { method });
  const loadings = solution.loadings.data;
  const ratio = (scale: (i: number) => number): number => {
    let common = 0;
    let unique = 0;
    for (let i = 0; i < k; i++) {
      common += loadings[i]! * scale(i);
      unique += solution.uniquenesses[i]! * scale(i) ** 2;
    }
    return common ** 2 / (common ** 2 + unique);
  };
  return {
    standardised: ratio(() => 1),
    raw: ratio((i) => Math.sqrt(covariance.data[i * k + i]!)),
    loadings,
    method,
    diagnostics: solution.diagnostics,
  };
}

/** A general factor beside group factors (Schmid & Leiman 1957). */
export interface OmegaHierarchical {
  /** 1 − Σψ / variance of the standardised sum. */
  readonly total: number;
  /** Share of the variance of the sum that the general factor explains (Zinbarg et al. 2005). */
  readonly hierarchical: number;
  /** Explained common variance: the general factor's share of all common variance. */
  readonly explainedCommonVariance: number;
  /** Loadings on the general factor, p, and on the group factors freed of it, p × m. */
  readonly general: Float64Array;
  readonly group: Dense;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * ω hierarchical from an oblique minres solution with `factors` ≥ 2 group factors, themselves factored by one. Two group factors do not
 * identify the general factor: both then get the root of their correlation, with a diagnostic. Items with negative general loadings are
 * not reversed: key them first. Reference: psych `omega`.
 */
export function omegaHierarchical(correlation: Dense, factors: number, random: Random): OmegaHierarchical {
  if (factors < 2) throw new NumericalError('bad-option', 'Omega hierarchical needs at least 2 group factors.');
  const p = correlation.rows;
  const first = extract(correlation, factors, { method: 'minres' });
  const oblique = rotate(first.loadings, { method: 'oblimin', random });
  const diagnostics: Diagnostic[] = [...first.diagnostics, ...oblique.diagnostics];
  let onGeneral: Float64Array;
  if (factors === 2) {
    const r = oblique.phi.data[1]!;
    if (r < 0) throw new NumericalError('bad-option', 'The two group factors correlate negatively, so they share no general factor. Reverse items first.');
    onGeneral = new Float64Array([Math.sqrt(r), Math.sqrt(r)]);
    diagnostics.push({ code: 'general-not-identified', severity: 'warning', message: 'Two group factors do not identify a general factor; both are taken to load on it equally.' });
  } else {
    const second = extract(oblique.phi, 1, { method: 'minres' });
    onGeneral = second.loadings.data;
    diagnostics.push(...second.diagnostics);
  }
  const general = new Float64Array(p);
  const group = new Float64Array(p * factors);
  let generalVariance = 0;
  let groupVariance = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < factors; j++) {
      const loading = oblique.loadings.data[i * factors + j]!;
      general[i]! += loading * onGeneral[j]!;
      group[i * factors + j] = loading * Math.sqrt(Math.max(0, 1 - onGeneral[j]! ** 2));
      groupVariance += group[i * factors + j]! ** 2;
    }
    generalVariance += general[i]! ** 2;
  }
  const all = range(p);
  const variance = blockSum(correlation, all, all);
  return {
    total: 1 - first.communalities.reduce((sum, h) => sum + 1 - h, 0) / variance,
    hierarchical: general.reduce((a, b) => a + b, 0) ** 2 / variance,
    explainedCommonVariance: generalVariance / (generalVariance + groupVariance),
    general,
    group: { rows: p, cols: factors, data: group },
    diagnostics,
  };
}
