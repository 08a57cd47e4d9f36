import { clusterRobust, createRandom } from '@valuelex/psychometrics';
import type { Estimate } from './matched-pairs.ts';
import { thresholds } from '../thresholds.ts';

/** A model: its block, its value of the trait, its score. */
export interface Point {
  readonly block: string;
  readonly x: number;
  readonly y: number;
}

/** Why no estimate can be had, or the estimate and the blocks that carry it. */
export type BlockedEstimate = { readonly ok: false; readonly why: string } | ({ readonly ok: true; readonly blocks: number } & Estimate);

/**
 * Slope of score on trait within blocks (block means taken out), with a test that permutes scores within blocks and, from five blocks
 * in which the trait varies, a CR2 interval with Satterthwaite’s degrees of freedom, which are fewer than G − 1 where few blocks carry the slope
 * (Pustejovsky & Tipton 2018). Blocks in which the trait does not vary say nothing. Families are blocks and not random effects: a random effect
 * would use what lies between families, which is confounded with all else that families differ in, and a handful of them does not
 * tell its variance.
 */
export function blockedRegression(points: readonly Point[], permutations: number, seed: string): BlockedEstimate {
  const blocks = new Map<string, Point[]>();
  for (const point of points) blocks.set(point.block, [...(blocks.get(point.block) ?? []), point]);
  const varying = [...blocks.values()].filter((block) => new Set(block.map(({ x }) => x)).size > 1);
  if (varying.length === 0) return { ok: false, why: 'the trait does not vary within any family: it cannot be told apart from the family' };
  const xs = varying.map((block) => centred(block.map(({ x }) => x)));
  const ys = varying.map((block) => centred(block.map(({ y }) => y)));
  const sxx = sum(xs.map((x) => dot(x, x)));
  const slope = sum(xs.map((x, g) => dot(x, ys[g]!))) / sxx;

  const random = createRandom(seed, 'blocked-regression');
  const observed = Math.abs(slope) * (1 - 1e-12);
  let reached = 0;
  for (let draw = 0; draw < permutations; draw++) {
    const permuted = sum(xs.map((x, g) => dot(x, random.shuffle([...ys[g]!])))) / sxx;
    if (Math.abs(permuted) >= observed) reached++;
  }
  const carried = xs.every((x) => dot(x, x) / sxx < 1 - 1e-9);
  const robust = varying.length >= thresholds.families && carried ? within(xs, ys) : null;
  return {
    ok: true,
    blocks: varying.length,
    estimate: slope,
    p: (reached + 1) / (permutations + 1),
    interval:
      robust === null
        ? null
        : { lower: robust.interval[0], upper: robust.interval[1], level: 1 - thresholds.alpha, method: `CR2, t(${robust.df.toFixed(1)}) over ${varying.length} families` },
    why: `${points.length} models, within ${varying.length} families in which the trait varies${
      robust !== null ? '' : `: under ${thresholds.families} families no interval`
    }`,
  };
}

/** The same without blocks: one block of all, a permutation over all models, and no interval. */
export function unblockedRegression(points: readonly Point[], permutations: number, seed: string): BlockedEstimate {
  const result = blockedRegression(points.map((point) => ({ ...point, block: '' })), permutations, seed);
  if (!result.ok) return { ok: false, why: 'the trait does not vary over the models' };
  return { ...result, interval: null, why: `${points.length} models of unknown or single families: what goes with family is not taken out, and no interval is given` };
}

/** With block means taken out beforehand, the sandwich of the one predictor is that of the whole regression. */
function within(xs: readonly (readonly number[])[], ys: readonly (readonly number[])[]) {
  const x = Float64Array.from(xs.flat());
  const groups = xs.flatMap((own, g) => own.map(() => g));
  const [slope] = clusterRobust({ rows: x.length, cols: 1, data: x }, ys.flat(), groups, { level: 1 - thresholds.alpha }).coefficients;
  return slope !== undefined && slope.standardError > 0 ? slope : null;
}

function centred(x: readonly number[]): number[] {
  const mean = sum(x) / x.length;
  return x.map((v) => v - mean);
}
const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, v, i) => total + v * b[i]!, 0);
