import type { Diagnostic } from '../diagnostic.ts';
import type { Dense } from '../linear/dense.ts';
import { completeRows } from './complete-rows.ts';
import { listCorrection } from './list-correction.ts';
import { pearson } from './pearson.ts';
import { phi } from './phi.ts';
import { polychoric } from './polychoric.ts';
import { smoothToPositiveDefinite } from './smooth.ts';
import type { Smoothing } from './smooth.ts';
import { spearman } from './spearman.ts';
import { tetrachoric } from './tetrachoric.ts';

export type AssociationKind = 'pearson' | 'spearman' | 'phi' | 'tetrachoric' | 'polychoric';

export interface AssociationOptions {
  readonly kind: AssociationKind;
  /** `list` adds the constant of `listCorrection`. Default `none`. */
  readonly correction?: 'none' | 'list';
  /** NaN cells: refused (default), left out pair by pair of columns, or left out with their whole row. */
  readonly missing?: 'error' | 'pairwise' | 'listwise';
  /** Make an indefinite tetrachoric, polychoric or pairwise matrix positive definite. Default true; the others cannot be indefinite. */
  readonly smooth?: boolean;
}

/** A correlation matrix and how it came about. */
export interface Association {
  readonly kind: AssociationKind;
  readonly correction: 'none' | 'list';
  /** c of the list correction, or null without it. */
  readonly constant: number | null;
  /** p × p. */
  readonly correlation: Dense;
  readonly smoothing: Smoothing | null;
  /** Rows of the data; with `listwise` those that were kept. */
  readonly n: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The association matrix that is to be factored. Throws as `pearson`, `phi`, `tetrachoric` and `polychoric` do. */
export function associate(table: Dense, options: AssociationOptions): Association {
  const { kind, correction = 'none', smooth = true } = options;
  const data = options.missing === 'listwise' ? completeRows(table).data : table;
  const missing = options.missing === 'pairwise' ? 'pairwise' : 'error';
  const diagnostics: Diagnostic[] = [];
  if (data.rows < table.rows) {
    diagnostics.push({
      code: 'missing-listwise',
      severity: data.rows < 0.8 * table.rows ? 'warning' : 'info',
      message: `${table.rows - data.rows} of ${table.rows} rows have a missing cell and were left out.`,
    });
  }
  let correlation = raw(data, kind, missing, diagnostics);
  let smoothing: Smoothing | null = null;
  if (smooth && (kind === 'tetrachoric' || kind === 'polychoric' || missing === 'pairwise')) {
    ({ correlation, smoothing } = smoothToPositiveDefinite(correlation));
    if (smoothing !== null) {
      diagnostics.push({
        code: 'smoothed',
        severity: 'warning',
        message:
          `The matrix was not positive definite (smallest eigenvalue ${smoothing.smallestEigenvalue.toPrecision(3)}); smoothing changed ` +
          `correlations by ${smoothing.rmsChange.toPrecision(2)} on average and ${smoothing.largestChange.toPrecision(2)} at most.`,
      });
    }
  }
  let constant: number | null = null;
  if (correction === 'list') {
    ({ correlation, constant } = listCorrection(correlation));
    diagnostics.push({
      code: 'list-correction',
      severity: 'info',
      message: `List correction with constant ${constant.toPrecision(4)}: factor correlations and model fit are not identified.`,
    });
  }
  return { kind, correction, constant, correlation, smoothing, n: data.rows, diagnostics };
}

/** `associate` with its options fixed, giving the matrix alone: what the nulls of `retention` are computed with. */
export function associator(options: AssociationOptions): (data: Dense) => Dense {
  return (data) => associate(data, options).correlation;
}

function raw(data: Dense, kind: AssociationKind, missing: 'error' | 'pairwise', diagnostics: Diagnostic[]): Dense {
  switch (kind) {
    case 'pearson':
      return pearson(data, { missing });
    case 'spearman':
      return spearman(data, { missing });
    case 'phi':
      return phi(data, { missing });
    case 'tetrachoric': {
      const result = tetrachoric(data, { missing });
      if (result.zeroCellPairs > 0) {
        const pairs = (data.cols * (data.cols - 1)) / 2;
        diagnostics.push({
          code: 'zero-cells',
          severity: result.zeroCellPairs > 0.01 * pairs ? 'warning' : 'info',
          message: `${result.zeroCellPairs} of ${pairs} pairs have an empty cell; half a case was moved into it with the margins kept. Prefer phi when they are many.`,
        });
      }
      if (result.boundPairs > 0) {
        diagnostics.push({ code: 'tetrachoric-bound', severity: 'warning', message: `${result.boundPairs} tetrachoric correlations stand at ±0.9999.` });
      }
      return result.correlation;
    }
    case 'polychoric': {
      const result = polychoric(data, { missing });
      if (result.zeroCellPairs > 0) {
        const pairs = (data.cols * (data.cols - 1)) / 2;
        diagnostics.push({
          code: 'zero-cells',
          severity: 'info',
          message: `${result.zeroCellPairs} of ${pairs} pairs have an empty cell in their table; the likelihood takes it as it is (2 × 2 tables are mended by half a case).`,
        });
      }
      if (result.boundPairs > 0) {
        diagnostics.push({ code: 'polychoric-bound', severity: 'warning', message: `${result.boundPairs} polychoric correlations stand at ±0.9999.` });
      }
      return result.correlation;
    }
  }
}
