import type { Diagnostic } from '../diagnostic.ts';
import { NumericalError } from '../errors.ts';
import { cfa } from './cfa.ts';
import type { CfaOptions, CfaResult } from './cfa.ts';
import { modelTest } from './fit-measures.ts';
import type { ModelTest } from './fit-measures.ts';
import type { EqualKind } from './model.ts';

export type InvarianceStep = 'configural' | 'metric' | 'scalar' | 'strict';

/** One step of the ladder, and what it costs against the one before. */
export interface InvarianceResult {
  readonly step: InvarianceStep;
  readonly equal: readonly EqualKind[];
  readonly result: CfaResult;
  /** Null for the first step, and where the scaled difference is not positive. */
  readonly difference: ModelTest | null;
  /** This CFI minus the one before; −.01 is the usual limit (Cheung & Rensvold 2002). */
  readonly cfiChange: number | null;
  readonly rmseaChange: number | null;
}

export interface Invariance {
  readonly steps: readonly InvarianceResult[];
  readonly diagnostics: readonly Diagnostic[];
}

const LADDER: readonly { step: InvarianceStep; equal: readonly EqualKind[] }[] = [
  { step: 'configural', equal: [] },
  { step: 'metric', equal: ['loadings'] },
  { step: 'scalar', equal: ['loadings', 'intercepts'] },
  { step: 'strict', equal: ['loadings', 'intercepts', 'residuals'] },
];

/**
 * Measurement invariance over groups (Meredith 1993): the same form, then loadings, intercepts and residual variances held equal, each step
 * tested against the one before by the difference of χ²; with MLM and MLR by the scaled difference (Satorra & Bentler 2001). `free` leaves
 * parameters out of every step. Throws as `cfa`. Reference: lavaan `lavTestLRT`.
 */
export function measurementInvariance(options: Omit<CfaOptions, 'equal'>): Invariance {
  if (options.groups === undefined || new Set(options.groups).size < 2) throw new NumericalError('bad-option', 'Invariance needs at least two groups.');
  const diagnostics: Diagnostic[] = [];
  const steps: InvarianceResult[] = [];
  for (const { step, equal } of LADDER) {
    // A parameter that this step does not hold equal cannot be an exception to it.
    const free = (options.free ?? []).filter((one) => equal.includes(one.includes('=~') ? 'loadings' : one.includes('~~') ? 'residuals' : 'intercepts'));
    const result = cfa({ ...options, equal, free, meanStructure: true });
    const before = steps.at(-1)?.result;
    const difference = before === undefined ? null : differenceOf(before, result);
    if (before !== undefined && difference === null) {
      diagnostics.push({ code: 'difference-not-defined', severity: 'warning', message: `The ${step} step cannot be tested against the one before: the scaled difference is not positive, or no degree of freedom lies between them.` });
    }
    if (!result.convergence.converged) diagnostics.push({ code: 'not-converged', severity: 'error', message: `The ${step} step did not converge.` });
    const indices = (one: CfaResult): { cfi: number | null; rmsea: number | null } => one.robust?.robust ?? one.robust?.scaled ?? one.fit;
    const change = (index: 'cfi' | 'rmsea'): number | null => {
      const [now, then] = [indices(result)[index], before === undefined ? null : indices(before)[index]];
      return now === null || then === null ? null : now - then;
    };
    steps.push({ step, equal, result, difference, cfiChange: change('cfi'), rmseaChange: change('rmsea') });
  }
  return { steps, diagnostics };
}

/** The difference of χ² of a model and one nested in it, or null where it is not defined. */
function differenceOf(wide: CfaResult, narrow: CfaResult): ModelTest | null {
  const df = narrow.fit.df - wide.fit.df;
  if (df <= 0 || wide.fit.p === null !== (narrow.fit.p === null)) return null;
  const chiSquare = narrow.fit.chiSquare - wide.fit.chiSquare;
  if (narrow.robust === null) return modelTest(Math.max(0, chiSquare), df);
  const wideScaling = wide.robust === null ? 0 : wide.robust.scaling * wide.fit.df;
  const scaling = (narrow.robust.scaling * narrow.fit.df - wideScaling) / df;
  return scaling > 0 ? modelTest(Math.max(0, chiSquare) / scaling, df) : null;
}
