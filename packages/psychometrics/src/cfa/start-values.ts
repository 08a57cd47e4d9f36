import type { CfaModel } from './model.ts';
import type { GroupMoments } from './moments.ts';

/**
 * Where estimation begins: half of every observed variance is residual; loadings follow from the covariance with the marker (or, without
 * one, are .7 standard deviations, signed as the covariance with the first indicator); factors are uncorrelated.
 */
export function startValues(model: CfaModel, moments: readonly GroupMoments[]): Float64Array {
  const x = new Float64Array(model.free);
  const set = new Uint8Array(model.free);
  const p = model.observed.length;
  const q = p + model.latent.length;
  for (let group = 0; group < model.groups.length; group++) {
    const { covariance, mean } = moments[group]!;
    const at = (i: number, j: number): number => covariance.data[i * p + j]!;
    const rows = model.rows.filter((row) => row.group === group);
    const loadings = rows.filter((row) => row.op === '=~');
    const variance = Float64Array.from({ length: q }, (_, i) => (i < p ? at(i, i) : 1));
    const first = new Int32Array(q).fill(-1);
    // From first-order factors upwards: a factor's scale is known once its marker's is.
    for (let pass = 0; pass < model.latent.length; pass++) {
      for (const row of loadings) {
        if (first[row.j]! < 0) first[row.j] = row.i;
        if (row.marker && row.fixed !== 0) variance[row.j] = (0.5 * variance[row.i]!) / row.fixed ** 2;
      }
    }
    for (const row of rows) {
      if (row.free < 0 || set[row.free]) continue;
      set[row.free] = 1;
      x[row.free] = row.start ?? guess();
      function guess(): number {
        if (row.matrix === 'M') return row.i < p ? (mean?.[row.i] ?? 0) : 0;
        if (row.matrix === 'S') return row.i === row.j ? (row.i < p ? 0.5 : loadings.some((one) => one.i === row.i) ? 0.5 : 1) * variance[row.i]! : 0;
        if (row.op === '~') return 0;
        const marker = first[row.j]!;
        const scale = Math.sqrt(variance[row.i]! / variance[row.j]!);
        if (row.i >= p || marker >= p || row.i === marker) return 0.7 * scale;
        const c = at(row.i, marker);
        const marked = loadings.some((one) => one.marker && one.j === row.j);
        const value = marked ? c / variance[row.j]! : 0.7 * scale * (Math.sign(c) || 1);
        return Math.max(-2 * scale, Math.min(2 * scale, value));
      }
    }
  }
  return x;
}
