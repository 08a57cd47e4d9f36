import { assertCaseCount } from '../adequacy/adequacy.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { extract } from '../extraction/extract.ts';
import type { ExtractionMethod } from '../extraction/extract.ts';
import { multiply, transpose } from '../linear/dense.ts';
import type { Dense } from '../linear/dense.ts';
import type { Random } from '../random/create-random.ts';
import { factorVariances } from '../rotation/canonical.ts';
import { rotate } from '../rotation/rotate.ts';
import type { RotationMethod } from '../rotation/methods.ts';
import type { Rotation, RotationOptions } from '../rotation/rotate.ts';
import type { FitFlavour } from './fit-flavours.ts';
import { fitIndices } from './fit.ts';
import type { FitIndices } from './fit.ts';

export interface FactorAnalysisOptions {
  /** p × p. */
  readonly correlation: Dense;
  /** Rows behind it; without it fit is withheld. */
  readonly n?: number;
  readonly factors: number;
  /** Default `minres`. */
  readonly method?: ExtractionMethod;
  /** Default oblimin. */
  readonly rotation?: RotationOptions;
  /** Whose formulas the fit indices follow. Default `textbook`. */
  readonly fitFlavour?: FitFlavour;
  /** The matrix went through the list correction: likelihood-based fit is withheld, factor correlations are marked as not identified. */
  readonly list?: boolean;
  /** For random starts of the rotation; without it (and without `rotation.random`) there is one start. */
  readonly random?: Random;
  /** Smallest uniqueness. Default .005. */
  readonly lower?: number;
  /** Loading from which a variable counts as marker of a factor. Default .40. */
  readonly markerLoading?: number;
}

/** A rotated factor solution in canonical form: factors by decreasing diag(ΦΛ'Λ), columns with positive sums. */
export interface FactorAnalysis {
  readonly method: ExtractionMethod;
  readonly rotation: RotationMethod;
  /** Flavour, parameters and normalisation of the rotation, as used. */
  readonly rotationSettings: Rotation['settings'];
  readonly n: number | null;
  readonly factors: number;
  /** Pattern Λ, p × k. */
  readonly loadings: Dense;
  /** ΛΦ, p × k: correlations of variables with factors. */
  readonly structure: Dense;
  /** Factor correlations Φ, k × k. */
  readonly phi: Dense;
  /** diag(ΛΦΛ'). */
  readonly communalities: Float64Array;
  /** Ψ: 1 − communality, save for variables at the bound. */
  readonly uniquenesses: Float64Array;
  /** Hofmann's (1978) index, (Σλ²)² / Σλ⁴: the number of factors that a variable loads on. NaN for a variable without loadings. */
  readonly complexity: Float64Array;
  /** Per factor. */
  readonly variance: { readonly ssLoadings: Float64Array; readonly proportion: Float64Array; readonly cumulative: Float64Array };
  readonly fit: FitIndices;
  /** R − ΛΦΛ', uniquenesses in the diagonal, p × p. */
  readonly residuals: Dense;
  readonly convergence: {
    readonly converged: boolean;
    /** Of the extraction. */
    readonly iterations: number;
    readonly gradient: number;
    readonly rotationIterations: number;
    readonly rotationGradient: number;
    readonly starts: number;
    readonly startsAtBest: number;
    readonly minima: Rotation['minima'];
  };
  /** Variables without unique variance. */
  readonly heywood: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Extraction, rotation and fit in one. Throws `not-correlation`, `not-finite`, `too-many-factors`, `bad-option`, and for ml
 * `not-positive-definite`. Reference: psych `fa`, R `factanal`, GPArotation, each at its true optimum.
 */
export function factorAnalysis(options: FactorAnalysisOptions): FactorAnalysis {
  const { correlation, factors, method = 'minres', random } = options;
  assertCaseCount(options.n);
  const n = options.n ?? null;
  const p = correlation.rows;
  const extraction = extract(correlation, factors, { method, ...(options.lower === undefined ? {} : { lower: options.lower }) });
  const rotation = rotate(extraction.loadings, { ...(random === undefined ? {} : { random }), ...(options.rotation ?? { method: 'oblimin' }) });
  const { loadings, phi } = rotation;
  const structure = multiply(loadings, phi);
  const implied = multiply(structure, transpose(loadings));
  const ssLoadings = factorVariances(loadings, phi);
  const proportion = ssLoadings.map((v) => v / p);
  let running = 0;
  const { fit, diagnostics: fitDiagnostics } = fitIndices({
    correlation,
    implied,
    uniquenesses: extraction.uniquenesses,
    factors,
    n,
    flavour: options.fitFlavour ?? 'textbook',
    minimum: method === 'ml' || method === 'gls' ? extraction.objective : null,
    withhold: reasonToWithhold(method, options.list ?? false),
  });
  return {
    method,
    rotation: rotation.method,
    rotationSettings: rotation.settings,
    n,
    factors,
    loadings,
    structure,
    phi,
    communalities: extraction.communalities,
    uniquenesses: extraction.uniquenesses,
    complexity: complexity(loadings),
    variance: { ssLoadings, proportion, cumulative: proportion.map((v) => (running += v)) },
    fit,
    residuals: { rows: p, cols: p, data: correlation.data.map((v, i) => v - implied.data[i]!) },
    convergence: {
      converged: extraction.converged && rotation.converged,
      iterations: extraction.iterations,
      gradient: extraction.gradient,
      rotationIterations: rotation.iterations,
      rotationGradient: rotation.gradient,
      starts: rotation.starts,
      startsAtBest: rotation.startsAtBest,
      minima: rotation.minima,
    },
    heywood: extraction.heywood,
    diagnostics: [
      ...extraction.diagnostics,
      ...rotation.diagnostics,
      ...fitDiagnostics,
      ...sampleDiagnostics(n, p, method, fit),
      ...listDiagnostics(options.list ?? false, rotation.oblique),
      ...markerDiagnostics(loadings, options.markerLoading ?? 0.4),
    ],
  };
}

function reasonToWithhold(method: ExtractionMethod, list: boolean): Diagnostic | null {
  if (list) {
    return {
      code: 'fit-withheld',
      severity: 'info',
      message: 'The list correction fixes a general factor by fiat, so chi-square, RMSEA, TLI, CFI and BIC are not identified and are withheld.',
    };
  }
  if (method === 'pca') {
    return { code: 'fit-withheld', severity: 'info', message: 'Components are no model of the correlations: chi-square and what follows from it are withheld.' };
  }
  if (method === 'image') {
    return { code: 'fit-withheld', severity: 'info', message: 'Image factors do not minimise a discrepancy from the correlations: chi-square and what follows from it are withheld.' };
  }
  return null;
}

function sampleDiagnostics(n: number | null, p: number, method: ExtractionMethod, fit: FitIndices): Diagnostic[] {
  if (n === null || n > p) {
    if (fit.chiSquare !== null && method !== 'ml' && fit.flavour !== 'spss') {
      return [{ code: 'fit-approximate', severity: 'info', message: `Fit is the likelihood discrepancy at the ${method} solution, not its minimum.` }];
    }
    return [];
  }
  return [{ code: 'fewer-rows-than-variables', severity: 'warning', message: `${n} rows for ${p} variables: loadings are unstable. Check them on other rows before naming factors.` }];
}

function listDiagnostics(list: boolean, oblique: boolean): Diagnostic[] {
  if (!list || !oblique) return [];
  return [{ code: 'phi-not-identified', severity: 'warning', message: 'With the list correction the factor correlations depend on its constant: do not interpret them.' }];
}

function markerDiagnostics(loadings: Dense, least: number): Diagnostic[] {
  const { rows: p, cols: k, data } = loadings;
  const weak: number[] = [];
  for (let j = 0; j < k; j++) {
    let markers = 0;
    for (let i = 0; i < p; i++) if (Math.abs(data[i * k + j]!) >= least) markers++;
    if (markers < 3) weak.push(j);
  }
  if (weak.length === 0) return [];
  return [
    {
      code: 'under-identified-factor',
      severity: 'warning',
      message: `Factor(s) ${weak.map((j) => j + 1).join(', ')} have fewer than 3 markers (loadings of at least ${least}): under-identified.`,
    },
  ];
}

function complexity({ rows, cols, data }: Dense): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let squares = 0;
    let fourths = 0;
    for (let j = 0; j < cols; j++) {
      const square = data[i * cols + j]! ** 2;
      squares += square;
      fourths += square * square;
    }
    return squares ** 2 / fourths;
  });
}
