import type { ResponseMatrix, Taxonomy } from '@valuelex/core';
import { analysisTable } from '@valuelex/factor-kit';
import { createRandom, pearson, permuteColumns } from '@valuelex/psychometrics';
import type { Dense } from '@valuelex/psychometrics';
import { toFactorData } from '../../stages/factor.ts';

export type HeldOut =
  | { readonly ok: true; /** Mean correlation of words of one dimension minus that of words of two, between models. */ readonly difference: number; readonly p: number; readonly models: number }
  | { readonly ok: false; readonly why: string };

const LEAST_MODELS = 5;

/**
 * Does the taxonomy hold in models that did not build it? Words of one dimension should be named by the same held-out models. The null
 * permutes each word’s model values over the models (METHOD: whole model blocks, each word by itself); p is one-sided.
 */
export function heldOutStructure(matrix: ResponseMatrix, taxonomy: Taxonomy, permutations: number, seed: string): HeldOut {
  const models = new Set(matrix.groups['model'] ?? []).size;
  if (models < LEAST_MODELS) return { ok: false, why: `${models} held-out models; at least ${LEAST_MODELS} are needed` };
  if (taxonomy.dimensions.length < 2) return { ok: false, why: 'fewer than two dimensions' };
  const { data, variables } = analysisTable(toFactorData(matrix), 'between');
  const home = new Map(taxonomy.dimensions.flatMap(({ members }, d) => members.map(({ descriptor }) => [descriptor, d] as const)));
  const at = variables.flatMap((name, j) => (home.has(name) ? [j] : []));
  const labels = at.map((j) => home.get(variables[j]!)!);
  if (at.length < 6) return { ok: false, why: `only ${at.length} words of the taxonomy vary over the held-out models` };
  const table: Dense = { rows: data.rows, cols: at.length, data: Float64Array.from({ length: data.rows * at.length }, (_, i) => data.data[Math.floor(i / at.length) * data.cols + at[i % at.length]!]!) };
  const difference = withinMinusBetween(pearson(table), labels);
  const random = createRandom(seed, 'held-out');
  let reached = 0;
  for (let draw = 0; draw < permutations; draw++) {
    if (withinMinusBetween(pearson(permuteColumns(table, random.fork(draw))), labels) >= difference) reached++;
  }
  return { ok: true, difference, p: (reached + 1) / (permutations + 1), models };
}

function withinMinusBetween(r: Dense, labels: readonly number[]): number {
  const sums = { within: 0, between: 0 };
  const counts = { within: 0, between: 0 };
  for (let i = 0; i < r.rows; i++) {
    for (let j = 0; j < i; j++) {
      const side = labels[i] === labels[j] ? 'within' : 'between';
      sums[side] += r.data[i * r.cols + j]!;
      counts[side]++;
    }
  }
  return sums.within / Math.max(1, counts.within) - sums.between / Math.max(1, counts.between);
}
