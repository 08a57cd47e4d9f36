import type { Estimate } from './estimate.ts';
import { valueAt } from './implied.ts';

/** How well a factor is measured. */
export interface FactorValidity {
  readonly factor: string;
  readonly group: number;
  /** Average variance extracted (Fornell & Larcker 1981): mean share of its indicators' variance; null where an indicator has another factor. */
  readonly ave: number | null;
  /** Composite reliability: (Σλ)²ψ / ((Σλ)²ψ + Σθ), Σθ with residual covariances; null where an indicator has another factor. */
  readonly compositeReliability: number | null;
  /** Largest squared correlation with another factor: below the AVE, the two are told apart (Fornell–Larcker). */
  readonly largestSharedVariance: number | null;
}

/**
 * AVE and composite reliability of every factor with observed indicators; both from the implied variances, of ordered variables those of the
 * latent responses. Reference: semTools 0.5-6 `compRelSEM(obs.var = FALSE, ord.scale = FALSE)`, and `AVE(obs.var = FALSE)` of standardised
 * indicators (of raw ones it weights by their variance).
 */
export function factorValidity({ model, problems, optimum, at }: Estimate): FactorValidity[] {
  const p = model.observed.length;
  const q = p + model.latent.length;
  return problems.flatMap(({ rows }, group) =>
    model.latent.flatMap((factor, f) => {
      const all = at[group]!.all;
      const mine = rows.filter((row) => row.op === '=~' && row.j === p + f && row.i < p);
      if (mine.length === 0) return [];
      const shared = mine.some((row) => rows.some((other) => other.matrix === 'A' && other.i === row.i && other.j !== row.j));
      const variance = all.data[(p + f) * q + p + f]!;
      let squares = 0;
      let sum = 0;
      for (const row of mine) {
        const loading = valueAt(row, optimum.x);
        squares += (loading * loading * variance) / all.data[row.i * q + row.i]!;
        sum += loading;
      }
      const common = sum * sum * variance;
      let total = 0;
      for (const a of mine) for (const b of mine) total += all.data[a.i * q + b.i]!;
      let largest: number | null = null;
      model.latent.forEach((_, other) => {
        if (other === f) return;
        const r2 = all.data[(p + f) * q + p + other]! ** 2 / (variance * all.data[(p + other) * q + p + other]!);
        largest = Math.max(largest ?? 0, r2);
      });
      return [{ factor, group, ave: shared ? null : squares / mine.length, compositeReliability: shared ? null : common / total, largestSharedVariance: largest }];
    }),
  );
}
