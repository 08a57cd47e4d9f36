import type { Dense } from '../linear/dense.ts';
import { topEigen } from '../linear/top-eigen.ts';
import { scaled } from './generalised.ts';
import { reducedMatrix } from './objectives.ts';

/** Where the iteration of alpha factoring ended. */
export interface AlphaSolution {
  readonly loadings: Dense;
  readonly psi: Float64Array;
  /** Largest change of a communality in the last step. */
  readonly change: number;
  readonly steps: number;
  /** Variables whose communality was held at 1 − lower. */
  readonly bounded: number[];
}

/**
 * Alpha factoring (Kaiser & Caffrey 1965): Λ = H V √θ, (θ, V) the leading eigenpairs of H⁻¹(R − U²)H⁻¹ with H² = 1 − U², iterated until no
 * communality moves by 1e-10. Factors have the largest α as composites of the common parts. Communalities are held within lower … 1 − lower.
 */
export function alphaFactors(r: Dense, m: number, start: Float64Array, lower: number, limit: number): AlphaSolution {
  const p = r.rows;
  let psi = start.map((v) => Math.min(1 - lower, Math.max(lower, v)));
  let loadings = new Float64Array(p * m);
  let change = Infinity;
  let steps = 0;
  let bounded: number[] = [];
  while (change > 1e-10 && steps < limit) {
    steps++;
    const h = psi.map((v) => Math.sqrt(1 - v));
    const { values, vectors } = topEigen(scaled(reducedMatrix(r, psi), h.map((v) => 1 / v)), m);
    const next = new Float64Array(p);
    loadings = new Float64Array(p * m);
    change = 0;
    bounded = [];
    for (let i = 0; i < p; i++) {
      let communality = 0;
      for (let s = 0; s < m; s++) {
        const x = h[i]! * Math.sqrt(Math.max(0, values[s]!)) * vectors.data[i * m + s]!;
        loadings[i * m + s] = x;
        communality += x * x;
      }
      next[i] = Math.min(1 - lower, Math.max(lower, 1 - communality));
      if (next[i]! === lower) bounded.push(i);
      change = Math.max(change, Math.abs(next[i]! - psi[i]!));
    }
    psi = next;
  }
  return { loadings: { rows: p, cols: m, data: loadings }, psi, change, steps, bounded };
}

/**
 * Image factoring (Guttman 1953; Kaiser 1963; Harris 1962): Λ = S Ω (γ − 1) γ^−½, (γ, Ω) the leading eigenpairs of S⁻¹RS⁻¹ and S² = 1 / diag(R⁻¹), which
 * is the variable's anti-image variance. With all p factors ΛΛ' is the image covariance R + S²R⁻¹S² − 2S². Not iterated. Reference: SPSS `FACTOR /EXTRACTION IMAGE`.
 */
export function imageFactors(r: Dense, m: number, antiImage: Float64Array): Dense {
  const p = r.rows;
  const s = antiImage.map(Math.sqrt);
  const { values, vectors } = topEigen(scaled(r, s.map((v) => 1 / v)), m);
  const loadings = new Float64Array(p * m);
  for (let i = 0; i < p; i++) for (let t = 0; t < m; t++) loadings[i * m + t] = (s[i]! * vectors.data[i * m + t]! * (values[t]! - 1)) / Math.sqrt(values[t]!);
  return { rows: p, cols: m, data: loadings };
}
