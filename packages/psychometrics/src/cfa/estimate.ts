import type { Dense } from '../linear/dense.ts';
import type { Discrepancy } from './discrepancy.ts';
import { collect, collectPairs, implied, rowGradient } from './implied.ts';
import type { Implied } from './implied.ts';
import type { CfaModel, ModelRow } from './model.ts';
import { minimise } from './quasi-newton.ts';
import type { Optimum } from './quasi-newton.ts';

/** One group ready for estimation. */
export interface GroupProblem {
  readonly rows: readonly ModelRow[];
  readonly discrepancy: Discrepancy;
  /** Share of the observations. */
  readonly weight: number;
}

/** A model fitted: what everything after works from. */
export interface Estimate {
  readonly model: CfaModel;
  readonly problems: readonly GroupProblem[];
  readonly optimum: Optimum;
  /** Per group, at the optimum. */
  readonly at: readonly Implied[];
}

/** Minimises Σ_g w_g F_g. */
export function estimate(model: CfaModel, problems: readonly GroupProblem[], start: Float64Array, limit: number): Estimate | null {
  const infinite = { value: Infinity, gradient: new Float64Array(model.free) };
  const optimum = minimise(
    start,
    {
      at: (x) => pointAt(model, problems, x) ?? infinite,
      curvature(x) {
        const information = informationAt(model, problems, x);
        information.data.forEach((v, i) => (information.data[i] = 2 * v));
        return information;
      },
    },
    limit,
  );
  if (!Number.isFinite(optimum.value)) return null;
  return { model, problems, optimum, at: problems.map(({ rows }) => implied(model, rows, optimum.x)!) };
}

/** F and its gradient, or null where it is not defined. */
export function pointAt(model: CfaModel, problems: readonly GroupProblem[], x: Float64Array): { value: number; gradient: Float64Array } | null {
  let value = 0;
  const gradient = new Float64Array(model.free);
  for (const { rows, discrepancy, weight } of problems) {
    const at = implied(model, rows, x);
    const distance = at === null ? null : discrepancy.distance(at);
    if (at === null || distance === null) return null;
    value += weight * distance.value;
    collect(rows, rowGradient(at, rows, distance.g, distance.h), gradient, weight);
  }
  return Number.isFinite(value) ? { value, gradient } : null;
}

/** Half the expected second derivatives of F among the free parameters. */
export function informationAt(model: CfaModel, problems: readonly GroupProblem[], x: Float64Array): Dense {
  const out: Dense = { rows: model.free, cols: model.free, data: new Float64Array(model.free * model.free) };
  for (const { rows, discrepancy, weight } of problems) collectPairs(rows, discrepancy.information(implied(model, rows, x)!, rows), out, weight);
  return out;
}

/** Half the second derivatives of F, by central differences of its gradient in steps of the parameters' own scale. */
export function observedInformation(model: CfaModel, problems: readonly GroupProblem[], x: Float64Array, expected: Dense): Dense {
  const k = model.free;
  const data = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    const step = 1e-3 / Math.sqrt(Math.max(expected.data[a * k + a]!, 1e-300));
    const gradientAt = (by: number): Float64Array => {
      const moved = x.slice();
      moved[a]! += by;
      return pointAt(model, problems, moved)?.gradient ?? new Float64Array(k).fill(Number.NaN);
    };
    // Four points: the error is of the fourth power of the step.
    const [far, near, back, away] = [gradientAt(2 * step), gradientAt(step), gradientAt(-step), gradientAt(-2 * step)];
    for (let b = 0; b < k; b++) data[a * k + b] = (8 * (near[b]! - back[b]!) - (far[b]! - away[b]!)) / (24 * step);
  }
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++) {
      const mean = (data[a * k + b]! + data[b * k + a]!) / 2;
      data[a * k + b] = mean;
      data[b * k + a] = mean;
    }
  }
  return { rows: k, cols: k, data };
}

