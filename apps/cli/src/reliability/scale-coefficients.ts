import type { Diagnostic } from '@valuelex/core';
import { cronbachAlpha, guttmanBounds, isNumericalError, itemCovariances, omegaHierarchical, omegaTotal, splitHalf, standardErrorOfMeasurement, toCorrelation } from '@valuelex/psychometrics';
import type { Dense, Random } from '@valuelex/psychometrics';

/** Levels beyond which covariances of all pairs are not made. */
const MOST_LEVELS = 2000;
/** Group factors of ω hierarchical: what psych takes by default, and the fewest that identify a general factor. */
const GROUP_FACTORS = 3;

/** Reliability of the units' mean over the levels of one facet. Null: not defined here, with the reason among the diagnostics. */
export interface ScaleCoefficients {
  readonly units: number;
  readonly levels: number;
  readonly alpha: { readonly raw: number; readonly standardised: number; readonly ci: readonly [number, number]; readonly standardError: number };
  /** Correlation of each level with the others' sum, and α without it, in the order of `names`; null where the others' sum does not vary. */
  readonly items: { readonly names: readonly string[]; readonly rest: readonly (number | null)[]; readonly alphaIfDropped: readonly (number | null)[] | null };
  /**
   * `total` and `raw` (of raw scores): one factor, (Σλ)² / ((Σλ)² + Σψ). `hierarchical` and `totalOfGroups`: a general and `groupFactors` group
   * factors, what the first and what all of them explain of the variance of the standardised sum (psych's omega_h and omega total).
   */
  readonly omega: { readonly total: number; readonly raw: number; readonly hierarchical: number | null; readonly totalOfGroups: number | null; readonly groupFactors: number | null } | null;
  /** Of standardised scores; λ4 is the best split half found, λ3 the standardised α. */
  readonly guttman: { readonly [lambda: string]: number | null };
  readonly splitHalf: { readonly mean: number; readonly min: number; readonly max: number; readonly oddEven: number; readonly splits: number };
  /** Standard error of a unit's mean, by α, in the units of the score. */
  readonly sem: number;
}

/** α, ω, Guttman's bounds, split halves and SEM of a complete units × levels table of columns that vary. */
export function scaleCoefficients(data: Dense, names: readonly string[], random: Random): { coefficients: ScaleCoefficients | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { rows: n, cols: k } = data;
  if (k > MOST_LEVELS) {
    diagnostics.push({ code: 'too-many-levels', severity: 'info', message: `Alpha and its kin are left out for ${k} levels: they need the covariances of all pairs. See g and ICC.` });
    return { coefficients: null, diagnostics };
  }
  if (n < 3) {
    diagnostics.push({ code: 'too-few-units', severity: 'warning', message: `Alpha and its kin are withheld: between ${n} units every correlation is 1 or -1. They need at least 3, and mean little under 30.` });
    return { coefficients: null, diagnostics };
  }
  const items = itemCovariances(data);
  const alpha = cronbachAlpha(items);
  diagnostics.push(...plain(alpha.diagnostics));
  const draws = k > 100 ? 1000 : 10_000;
  const { lambda1, lambda2, lambda3, lambda5, lambda6 } = guttmanBounds(items);
  const halves = splitHalf(items, random.fork('split-half'), draws);
  let sumVariance = 0;
  for (const x of items.covariance.data) sumVariance += x;
  return {
    coefficients: {
      units: n,
      levels: k,
      alpha: { raw: alpha.raw, standardised: alpha.standardised, ci: alpha.feldtCi!, standardError: alpha.standardError! },
      items: { names, rest: [...alpha.itemRest].map(finite), alphaIfDropped: alpha.ifDropped === null ? null : [...alpha.ifDropped].map(finite) },
      omega: omega(),
      guttman: { lambda1, lambda2, lambda3, lambda4: halves.max, lambda5, lambda6 },
      splitHalf: { mean: halves.mean, min: halves.min, max: halves.max, oddEven: halves.spearmanBrown, splits: halves.splits },
      sem: standardErrorOfMeasurement(Math.sqrt(sumVariance) / k, alpha.raw),
    },
    diagnostics,
  };

  function omega(): ScaleCoefficients['omega'] {
    if (k < 3) return null;
    if (n <= k) {
      diagnostics.push({ code: 'omega-withheld', severity: 'info', message: `Omega is withheld: its factor model needs more units than levels, found ${n} and ${k}.` });
      return null;
    }
    try {
      const { standardised, raw } = omegaTotal(items);
      const onlyTotal = { total: standardised, raw, hierarchical: null, totalOfGroups: null, groupFactors: null };
      if (k < 2 * GROUP_FACTORS) {
        diagnostics.push({ code: 'omega-h-withheld', severity: 'info', message: `Omega hierarchical is withheld: ${GROUP_FACTORS} group factors need at least ${2 * GROUP_FACTORS} levels, found ${k}.` });
      } else {
        try {
          const { hierarchical, total } = omegaHierarchical(toCorrelation(items.covariance), GROUP_FACTORS, random.fork('omega'));
          return { ...onlyTotal, hierarchical, totalOfGroups: total, groupFactors: GROUP_FACTORS };
        } catch (error) {
          if (!isNumericalError(error)) throw error;
          diagnostics.push({ code: 'omega-h-withheld', severity: 'info', message: `Omega hierarchical is withheld: ${error.message}` });
        }
      }
      return onlyTotal;
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      diagnostics.push({ code: 'omega-withheld', severity: 'info', message: `Omega is withheld: ${error.message}` });
      return null;
    }
  }
}

function plain(diagnostics: readonly { code: string; severity: Diagnostic['severity']; message: string }[]): Diagnostic[] {
  return diagnostics.map(({ code, severity, message }) => ({ code, severity, message }));
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
