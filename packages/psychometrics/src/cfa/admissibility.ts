import type { Diagnostic } from '../diagnostic.ts';
import { symmetricEigenvalues } from '../linear/symmetric-eigen.ts';
import type { Estimate } from './estimate.ts';
import { valueAt } from './implied.ts';
import type { Implied } from './implied.ts';

/** What of a solution no population can have: negative variances, correlations beyond 1. Group names are part of the message. */
export function admissibility({ model, problems, optimum, at }: Estimate): Diagnostic[] {
  const p = model.observed.length;
  const out: Diagnostic[] = [];
  problems.forEach(({ rows }, group) => {
    const where = model.groups.length > 1 ? ` in group "${model.groups[group]}"` : '';
    const here = at[group]!;
    const q = here.all.rows;
    const negative = rows.filter((row) => row.matrix === 'S' && row.i === row.j && here.own[row.i]! < 0);
    const observed = negative.filter((row) => row.i < p);
    if (observed.length > 0) {
      out.push({
        code: 'heywood',
        severity: 'warning',
        message: `Negative residual variance${where}: ${observed.map((row) => `${row.lhs} (${here.own[row.i]!.toPrecision(3)})`).join(', ')}. The solution is not admissible.`,
        variables: observed.map((row) => row.i),
      });
    }
    const latent = negative.filter((row) => row.i >= p);
    if (latent.length > 0) {
      out.push({
        code: 'negative-latent-variance',
        severity: 'warning',
        message: `Negative (residual) variance of a factor${where}: ${latent.map((row) => `${row.lhs} (${here.own[row.i]!.toPrecision(3)})`).join(', ')}.`,
      });
    }
    if (latent.length === 0 && indefinite(latentBlock(here, p, q))) {
      out.push({ code: 'latent-not-positive-definite', severity: 'warning', message: `The covariances of the factors${where} are not positive definite: factors correlate beyond 1, or one is a sum of others.` });
    }
    const hasPairs = rows.some((row) => row.matrix === 'S' && row.i !== row.j && row.i < p && row.j < p);
    if (hasPairs && observed.length === 0) {
      const theta = { rows: p, cols: p, data: new Float64Array(p * p) };
      for (let i = 0; i < p; i++) theta.data[i * p + i] = here.own[i]!;
      for (const row of rows) {
        if (row.matrix !== 'S' || row.i === row.j || row.i >= p || row.j >= p) continue;
        const value = valueAt(row, optimum.x);
        theta.data[row.i * p + row.j] = value;
        theta.data[row.j * p + row.i] = value;
      }
      if (indefinite(theta)) out.push({ code: 'residual-not-positive-definite', severity: 'warning', message: `The residual covariances${where} are not positive definite.` });
    }
  });
  return out;
}

function latentBlock({ all }: Implied, p: number, q: number): { rows: number; cols: number; data: Float64Array } {
  const k = q - p;
  const data = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) data[i * k + j] = all.data[(p + i) * q + p + j]!;
  return { rows: k, cols: k, data };
}

/** A zero eigenvalue is a variance or residual fixed at 0, and no fault. */
function indefinite(m: { rows: number; cols: number; data: Float64Array }): boolean {
  const values = symmetricEigenvalues(m);
  return values.at(-1)! < -1e-8 * Math.max(1e-300, values[0]!);
}
