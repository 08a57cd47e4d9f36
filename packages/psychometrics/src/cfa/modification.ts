import { cholesky, choleskySolve } from '../linear/cholesky.ts';
import type { Dense } from '../linear/dense.ts';
import type { Estimate } from './estimate.ts';
import { collectPairs, rowGradient } from './implied.ts';
import type { ModelRow } from './model.ts';
import { standardisedRows } from './standardise.ts';

/** What freeing one fixed parameter would bring. */
export interface ModificationIndex {
  readonly lhs: string;
  readonly op: string;
  readonly rhs: string;
  readonly group: number;
  /** Expected fall of χ² (score test, one degree of freedom). */
  readonly mi: number;
  /** Expected change of the parameter. */
  readonly epc: number;
  /** The same, latent variances 1. */
  readonly epcLv: number;
  /** The same, all variances 1. */
  readonly epcAll: number;
}

/**
 * Modification indices (Sörbom 1989) of every loading and covariance that the model lacks or fixes, largest first: score² over its
 * variance given the free parameters. `total` is the number by which F is multiplied to give χ². Reference: lavaan `modindices`.
 */
export function modificationIndices(fitted: Estimate, information: Dense, total: number): ModificationIndex[] {
  const { model, problems, at } = fitted;
  const factor = cholesky(information);
  if (factor === null) return [];
  const out: ModificationIndex[] = [];
  const k = model.free;
  const p = model.observed.length;
  problems.forEach(({ rows, discrepancy, weight }, group) => {
    const candidates = [...rows.filter((row) => row.free < 0 && row.matrix !== 'M' && !row.remainder), ...absentRows(model.observed, model.latent, rows, group)];
    // Fixed rows and absent ones become free ones of their own, behind those of the model.
    const all: ModelRow[] = [...rows.filter((row) => row.free >= 0), ...candidates.map((row, c) => ({ ...row, free: k + c }))];
    const size = k + candidates.length;
    const extended: Dense = { rows: size, cols: size, data: new Float64Array(size * size) };
    collectPairs(all, discrepancy.information(at[group]!, all), extended, weight);
    const distance = discrepancy.distance(at[group]!)!;
    const gradient = rowGradient(at[group]!, all, distance.g, distance.h);
    const lv = scales(candidates, 'lv');
    const full = scales(candidates, 'all');
    candidates.forEach((row, c) => {
      const own = extended.data[(k + c) * size + k + c]!;
      const cross = Float64Array.from({ length: k }, (_, i) => extended.data[(k + c) * size + i]!);
      const solved = choleskySolve(factor, cross.slice());
      let left = own;
      for (let i = 0; i < k; i++) left -= cross[i]! * solved[i]!;
      // Nothing is left of a parameter that only sets a scale.
      if (!(left > 1e-8 * own)) return;
      const score = -gradient[rows.filter((one) => one.free >= 0).length + c]! * weight * 0.5;
      const epc = score / left;
      out.push({ lhs: row.lhs, op: row.op, rhs: row.rhs, group, mi: (total * score * score) / left, epc, epcLv: epc * lv[c]!, epcAll: epc * full[c]! });
    });

    function scales(of: readonly ModelRow[], kind: 'lv' | 'all'): Float64Array {
      return standardisedRows(of.map((row) => ({ ...row, free: -1, fixed: 1 })), [], at[group]!, p, kind);
    }
  });
  return out.sort((a, b) => b.mi - a.mi);
}

/** Loadings of every factor on every observed variable, and residual covariances, that the model does not have. */
function absentRows(observed: readonly string[], latent: readonly string[], rows: readonly ModelRow[], group: number): ModelRow[] {
  const p = observed.length;
  const present = new Set(rows.map((row) => `${row.matrix} ${row.i} ${row.j}`));
  const made = { group, label: '', free: -1, fixed: 0, start: null, marker: false, remainder: false } as const;
  const out: ModelRow[] = [];
  latent.forEach((lhs, f) =>
    observed.forEach((rhs, i) => {
      if (!present.has(`A ${i} ${p + f}`)) out.push({ ...made, lhs, op: '=~', rhs, matrix: 'A', i, j: p + f });
    }),
  );
  const names = [...observed, ...latent];
  const isOutcome = new Set(rows.filter((row) => row.matrix === 'A').map((row) => row.i));
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      // A latent and an observed residual, or two latents of which one depends on others, are no usual additions.
      if (i < p !== j < p || (i >= p && (isOutcome.has(i) || isOutcome.has(j)))) continue;
      if (!present.has(`S ${i} ${j}`) && !present.has(`S ${j} ${i}`)) out.push({ ...made, lhs: names[i]!, op: '~~', rhs: names[j]!, matrix: 'S', i, j });
    }
  }
  return out;
}
