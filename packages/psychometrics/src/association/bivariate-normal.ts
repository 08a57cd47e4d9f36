import { normalCdf } from '../distributions/normal.ts';

// Ends of the panels of integration: the integrand steepens as the correlation nears 1.
const PANELS = [0.8, 0.95, 0.99, 0.998, 0.9995, 1].map((r) => Math.asin(r));
// Ten-point Gauss–Legendre nodes and weights, as offsets from the middle of the panel.
const NODES = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
const WEIGHTS = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814];

/** Derivative of `bivariateIntegral` by θ. */
export function bivariateIntegrand(h: number, k: number, theta: number): number {
  const c = Math.cos(theta);
  return Math.exp(-(h * h + k * k - 2 * h * k * Math.sin(theta)) / (2 * c * c));
}

/** ∫₀^θ of the integrand: 2π (Φ₂(h, k; sin θ) − Φ(h) Φ(k)). */
export function bivariateIntegral(h: number, k: number, theta: number): number {
  const sign = theta < 0 ? -1 : 1;
  const size = Math.abs(theta);
  let sum = 0;
  let from = 0;
  for (const end of PANELS) {
    const to = Math.min(end, size);
    const half = (to - from) / 2;
    const middle = (to + from) / 2;
    for (let i = 0; i < NODES.length; i++) {
      const d = half * NODES[i]!;
      sum += half * WEIGHTS[i]! * (bivariateIntegrand(h, k, sign * (middle - d)) + bivariateIntegrand(h, k, sign * (middle + d)));
    }
    if (size <= end) break;
    from = end;
  }
  return sign * sum;
}

/** Φ₂(h, k; ρ): P(X ≤ h, Y ≤ k) of the standard bivariate normal with correlation ρ, |ρ| < 1. */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  return normalCdf(h) * normalCdf(k) + bivariateIntegral(h, k, Math.asin(rho)) / (2 * Math.PI);
}
