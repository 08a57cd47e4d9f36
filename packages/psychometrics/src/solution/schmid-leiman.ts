import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { extract } from '../extraction/extract.ts';
import type { Dense } from '../linear/dense.ts';

/** An oblique solution taken apart into a general factor and uncorrelated group factors. */
export interface SchmidLeiman {
  /** Loadings on the general factor, p. */
  readonly general: Float64Array;
  /** Loadings on the group factors freed of it, p × k. */
  readonly group: Dense;
  /** Loadings of the group factors on the general one, k. */
  readonly secondOrder: Float64Array;
  readonly communalities: Float64Array;
  /** Per variable: the general factor's share of its communality. */
  readonly generalShare: Float64Array;
  /** The general factor's share of all common variance. */
  readonly explainedCommonVariance: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Schmid & Leiman (1957): factor the factor correlations Φ by one factor g (minres); the general factor is Λg, group factor j is Λ_j √(1 − g_j²).
 * Two group factors do not identify g: both get √φ, with a diagnostic. Throws `bad-option` with fewer than two factors, or two that correlate
 * negatively. Reference: psych `schmid`.
 */
export function schmidLeiman(solution: { readonly loadings: Dense; readonly phi: Dense }): SchmidLeiman {
  const { loadings, phi } = solution;
  const { rows: p, cols: k } = loadings;
  if (k < 2) throw new NumericalError('bad-option', 'A Schmid–Leiman solution needs at least 2 correlated factors.');
  const diagnostics: Diagnostic[] = [];
  let secondOrder: Float64Array;
  if (k === 2) {
    const r = phi.data[1]!;
    if (r < 0) throw new NumericalError('bad-option', 'The two factors correlate negatively, so they share no general factor. Reverse one of them first.');
    secondOrder = new Float64Array(2).fill(Math.sqrt(r));
    diagnostics.push({ code: 'general-not-identified', severity: 'warning', message: 'Two group factors do not identify a general factor; both are taken to load on it equally.' });
  } else {
    const second = extract(phi, 1, { method: 'minres' });
    secondOrder = second.loadings.data;
    diagnostics.push(...second.diagnostics);
  }
  const general = new Float64Array(p);
  const group = new Float64Array(p * k);
  const communalities = new Float64Array(p);
  let generalVariance = 0;
  let common = 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < k; j++) {
      const loading = loadings.data[i * k + j]!;
      general[i]! += loading * secondOrder[j]!;
      group[i * k + j] = loading * Math.sqrt(Math.max(0, 1 - secondOrder[j]! ** 2));
      communalities[i]! += group[i * k + j]! ** 2;
    }
    communalities[i]! += general[i]! ** 2;
    generalVariance += general[i]! ** 2;
    common += communalities[i]!;
  }
  return {
    general,
    group: { rows: p, cols: k, data: group },
    secondOrder,
    communalities,
    generalShare: general.map((g, i) => (communalities[i]! > 0 ? g ** 2 / communalities[i]! : Number.NaN)),
    explainedCommonVariance: generalVariance / common,
    diagnostics,
  };
}
