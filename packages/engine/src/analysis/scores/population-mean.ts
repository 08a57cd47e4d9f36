import type { Interval, PopulationScore } from '@valuelex/core';
import { tQuantile } from '@valuelex/psychometrics';
import { crossedVariance } from '../statistics/crossed-variance.ts';
import type { CrossedVariance } from '../statistics/crossed-variance.ts';
import { getOrMake } from './stem-scores.ts';
import { mean, standardDeviation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/** A model of the population, as one scope of one test saw it. */
export interface ScoredModel {
  readonly model: string;
  /** Null: unknown. */
  readonly family: string | null;
  readonly score: number;
  /** Stem (or pair of stems that ask for the same) → mean score of the model on it; absent for tests without ratings of single stems. */
  readonly stems?: ReadonlyMap<string, number>;
}

export type PopulationMean = Pick<PopulationScore, 'models' | 'families' | 'mean' | 'interval' | 'why'>;

/**
 * Mean of a population of models with an interval for other models and other stems. From five families on, families are the
 * units: the mean counts each family once, its variance is that of family means over G, on t(G − 1), which holds its level with
 * families of unequal size where a bootstrap of families does not (its 95 % interval covers .85 at six families). Models of one family are
 * units themselves (t(n − 1), n ≥ 3). All units answer the same stems, so what the draw of stems adds is put to it (`crossedVariance`), with Satterthwaite’s
 * degrees of freedom for the sum. Two to four families: no interval. Pure.
 *
 * @param stratumOf subdimension of a stem: stems are drawn inside subdimensions, which are not drawn themselves; absent: all stems are alike
 */
export function populationMean(models: readonly ScoredModel[], stratumOf: (stem: string) => string = () => ''): PopulationMean {
  const families = new Map<string, ScoredModel[]>();
  for (const model of models) if (model.family !== null) getOrMake(families, model.family, (): ScoredModel[] => []).push(model);
  const unknown = models.filter(({ family }) => family === null).length;
  const counts = { models: models.length, families: families.size };
  const plain = { ...counts, mean: models.length === 0 ? null : mean(models.map(({ score }) => score)), interval: null };
  const left = unknown === 0 ? '' : `; ${unknown} of unknown family left out`;
  if (families.size >= thresholds.families) {
    const units = [...families.values()];
    const used = units.reduce((sum, own) => sum + own.length, 0);
    const estimate = interval(units, 'families', stratumOf);
    return { ...counts, models: used, ...estimate, why: `${used} models of ${families.size} families, each family counted once${left}; ${estimate.why}` };
  }
  if (models.length === 0) return { ...plain, why: 'no model has a score' };
  if (unknown > 0) return { ...plain, why: `the family of ${unknown} of ${models.length} models is unknown: nothing says how far they are independent` };
  if (families.size > 1) return { ...plain, why: `${families.size} families: under ${thresholds.families} they give no interval` };
  if (models.length < thresholds.modelsOfFamily) return { ...plain, why: `${models.length} model${models.length === 1 ? '' : 's'} of one family: at least ${thresholds.modelsOfFamily} are needed` };
  const estimate = interval(models.map((model) => [model]), 'models', stratumOf);
  return { ...counts, ...estimate, why: `one family, models as units: the interval is for further models of this family; ${estimate.why}` };
}

function interval(units: readonly (readonly ScoredModel[])[], of: string, stratumOf: (stem: string) => string): { mean: number; interval: Interval | null; why: string } {
  const means = units.map((own) => mean(own.map(({ score }) => score)));
  const n = units.length;
  const centre = mean(means);
  const between = standardDeviation(means) ** 2 / n;
  const crossed = overStrata(units, stratumOf);
  const variance = between + (crossed?.stems ?? 0);
  if (!(variance > 1e-18)) return { mean: centre, interval: null, why: `all ${of} have the same mean, which is no certainty: no interval` };
  const sum = [{ variance: between, df: n - 1 }, ...(crossed?.parts ?? [])].reduce((total, part) => total + part.variance ** 2 / part.df, 0);
  const df = variance ** 2 / sum;
  if (df < thresholds.degreesOfFreedom) return { mean: centre, interval: null, why: `the draw of few stems leaves ${df.toFixed(1)} degrees of freedom: under ${thresholds.degreesOfFreedom} an interval says nothing` };
  const half = tQuantile(1 - thresholds.alpha / 2, df) * Math.sqrt(variance);
  const stems = crossed === null ? 'for these stems alone: the draw of stems is not in it' : 'for other stems too';
  const method = crossed === null ? `t(${n - 1}) over ${n} ${of}` : `variance of ${n} ${of} and of stems, t(${df.toFixed(1)}) by Satterthwaite`;
  return { mean: centre, interval: { lower: centre - half, upper: centre + half, level: 1 - thresholds.alpha, method }, why: stems };
}

/** Variance from the draw of stems inside each stratum, weighted as the strata are in the mean; over all stems at once where one holds too few. */
function overStrata(units: readonly (readonly ScoredModel[])[], stratumOf: (stem: string) => string): CrossedVariance | null {
  const stems = [...new Set(units.flatMap((own) => own.flatMap((model) => [...(model.stems?.keys() ?? [])])))].sort();
  const strata = new Map<string, string[]>();
  for (const stem of stems) getOrMake(strata, stratumOf(stem), (): string[] => []).push(stem);
  const found = [...strata.values()].map((own) => ({ share: own.length / stems.length, crossed: crossedVariance(cellsOf(units, own)) }));
  if (strata.size < 2 || found.some(({ crossed }) => crossed === null)) return crossedVariance(cellsOf(units, stems));
  return {
    stems: found.reduce((sum, { share, crossed }) => sum + share ** 2 * crossed!.stems, 0),
    parts: found.flatMap(({ share, crossed }) => crossed!.parts.map(({ variance, df }) => ({ variance: share ** 2 * variance, df }))),
  };
}

/** Units × stems, each cell the mean over the models of the unit; NaN where none has it. */
function cellsOf(units: readonly (readonly ScoredModel[])[], stems: readonly string[]): number[][] {
  return units.map((own) =>
    stems.map((stem) => {
      const known = own.flatMap((model) => model.stems?.get(stem) ?? []);
      return known.length === 0 ? Number.NaN : mean(known);
    }),
  );
}
