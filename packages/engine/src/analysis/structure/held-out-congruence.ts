import type { FactorSolution, Interval, ResponseMatrix } from '@valuelex/core';
import { analysisTable } from '@valuelex/factor-kit';
import { associate, createRandom, dense, extract, isNumericalError, procrustes } from '@valuelex/psychometrics';
import type { Dense } from '@valuelex/psychometrics';
import { toFactorData } from '../../stages/factor.ts';
import { isListCorrected } from './assign.ts';
import { columns, columnsFrom, shuffleRows } from './congruence.ts';
import { fisher, jackknife, unitsOf } from '../statistics/jackknife.ts';
import { mean } from '../statistics/small-statistics.ts';

export type HeldOutCongruence =
  | {
      readonly ok: true;
      /** Per factor. */
      readonly congruence: readonly number[];
      readonly interval: Interval | null;
      /** 95 % quantile of the mean when words are shuffled. */
      readonly chance: number;
      readonly words: number;
    }
  | { readonly ok: false; readonly why: string };

const NULL_DRAWS = 199;
/** More models than factors by so many, or their factors are no more than the models. */
const SPARE_MODELS = 3;

/** The structure of models that did not build the taxonomy, rotated to it as target: Tucker congruence with the study’s loadings, beside shuffled words. */
export function heldOutCongruence(matrix: ResponseMatrix, whole: FactorSolution, seed: string): HeldOutCongruence {
  const k = whole.retention.chosen;
  const models = [...new Set(matrix.groups['model'] ?? [])];
  if (models.length < k + SPARE_MODELS) return { ok: false, why: `${models.length} held-out models; at least ${k + SPARE_MODELS} are needed for ${k} factors` };
  const { data, variables } = analysisTable(toFactorData(matrix), 'between');
  const known = new Set(whole.variables);
  const shared = variables.filter((name) => known.has(name));
  if (shared.length <= 3 * k) return { ok: false, why: `only ${shared.length} words of the study vary over the held-out models` };
  const table = columns(data, variables, shared);
  const target = columnsFrom(whole, shared);
  const loadingsOf = (of: Dense): Dense => extract(associate(of, { kind: 'pearson', correction: isListCorrected(whole) ? 'list' : 'none' }).correlation, k, { method: 'minres' }).loadings;
  const random = createRandom(seed, 'held-out congruence');
  try {
    const raw = loadingsOf(table);
    const congruence = [...procrustes(raw, target).congruence];
    const chance = Array.from({ length: NULL_DRAWS }, (_, draw) => mean([...procrustes(shuffleRows(raw, random.fork(draw)), target).congruence])).sort((a, b) => a - b);
    const units = unitsOf([matrix]);
    const without = units.names.map((unit) => {
      const kept = models.flatMap((model, i) => (units.of.get(model) === unit ? [] : [i]));
      if (kept.length < k + 1) return null;
      const rest = dense(kept.length, table.cols, Float64Array.from(kept.flatMap((i) => [...table.data.subarray(i * table.cols, (i + 1) * table.cols)])));
      try {
        return mean([...procrustes(loadingsOf(rest), target).congruence]);
      } catch (error) {
        if (!isNumericalError(error)) throw error;
        return null;
      }
    });
    return { ok: true, congruence, interval: jackknife(mean(congruence), without, units, fisher), chance: chance[Math.ceil(0.95 * NULL_DRAWS) - 1]!, words: shared.length };
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    return { ok: false, why: error.message };
  }
}
