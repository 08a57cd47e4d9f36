import { createRandom, tQuantile } from '@valuelex/psychometrics';
import type { Estimate } from './matched-pairs.ts';
import { thresholds } from './thresholds.ts';

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
 * in which the trait varies, a CR2 interval on t(G − 1) (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018: for one predictor the CR2 score of a
 * block is Σ x e / √(1 − h), h its share of the variation). Blocks in which the trait does not vary say nothing.
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
  const shares = xs.map((x) => dot(x, x) / sxx);
  const enough = varying.length >= thresholds.families && shares.every((h) => h < 1 - 1e-9);
  const scores = xs.map((x, g) => dot(x, ys[g]!.map((y, i) => y - slope * x[i]!)) / Math.sqrt(1 - shares[g]!));
  const half = enough ? (tQuantile(1 - thresholds.alpha / 2, varying.length - 1) * Math.sqrt(dot(scores, scores))) / sxx : null;
  return {
    ok: true,
    blocks: varying.length,
    estimate: slope,
    p: (reached + 1) / (permutations + 1),
    interval:
      half === null
        ? null
        : { lower: slope - half, upper: slope + half, level: 1 - thresholds.alpha, method: `CR2, t(${varying.length - 1}) over ${varying.length} families` },
    why: `${points.length} models, within ${varying.length} families in which the trait varies${
      enough ? '' : `: under ${thresholds.families} families no interval`
    }`,
  };
}

/** The same without blocks: one block of all, a permutation over all models, and no interval. */
export function unblockedRegression(points: readonly Point[], permutations: number, seed: string): BlockedEstimate {
  const result = blockedRegression(points.map((point) => ({ ...point, block: '' })), permutations, seed);
  if (!result.ok) return { ok: false, why: 'the trait does not vary over the models' };
  return { ...result, interval: null, why: `${points.length} models of unknown or single families: what goes with family is not taken out, and no interval is given` };
}

function centred(x: readonly number[]): number[] {
  const mean = sum(x) / x.length;
  return x.map((v) => v - mean);
}
const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, v, i) => total + v * b[i]!, 0);
