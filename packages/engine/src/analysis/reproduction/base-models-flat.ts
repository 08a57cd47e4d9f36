import type { Assessment, Score, Taxonomy, Traits } from '@valuelex/core';
import { tCdf, tQuantile } from '@valuelex/psychometrics';
import { mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';
import type { Target } from './score-targets.ts';

export interface FlatnessInput {
  readonly assessment: Assessment | null;
  readonly taxonomy: Taxonomy;
  readonly models: ReadonlyMap<string, Traits>;
}

/** How far a model’s score on one dimension lies from the mean of its scores on all. */
interface Deviation {
  readonly model: string;
  readonly dimension: string;
  readonly value: number;
  readonly error: number;
  readonly df: number;
}

const untestable = (evidence: string): Target => ({ verdict: 'untestable', evidence });

/**
 * (d) Base models flat: no dimension of any base model lies farther from the model’s own mean than a margin. Each profile by itself, since leanings
 * of different models cancel in a mean. Reproduced by an equivalence test (Schuirmann 1987): every 90 % interval of a deviation lies inside the margin; all
 * must, so none needs a correction (intersection–union, Berger 1982, Technometrics 24). Refuted by one deviation whose interval lies outside, at the level .05
 * divided by their number. Errors are those of the scores, in which the draw of stems is.
 */
export function baseModelsFlat({ assessment, taxonomy, models }: FlatnessInput): Target {
  const test = assessment?.tests.find(({ items }) => items.some(({ kind }) => kind === 'open'));
  const scale = test?.items.find(({ kind }) => kind === 'open')?.scale;
  if (test === undefined || scale === undefined) return untestable('no test with rated answers');
  const base = [...models].flatMap(([model, { training }]) => (training === 'base' ? [model] : [])).sort();
  const dimensions = taxonomy.dimensions.map(({ id }) => id);
  if (base.length === 0 || dimensions.length < 2) return untestable(base.length === 0 ? 'no base model' : 'fewer than two dimensions');

  const profiles = base.map((model) => deviationsOf(model, dimensions, test.scores.scores));
  const found = profiles.flatMap((profile) => profile ?? []);
  const margin = (scale.max - scale.min) * thresholds.flat;
  const of = `${base.length} base model${base.length === 1 ? '' : 's'} on ${test.test}`;
  const beside = `margin ±${margin.toFixed(2)} points about each model’s own mean`;
  if (found.length === 0) return untestable(`${of}: none has an interval on every dimension`);

  const level = thresholds.alpha / found.length;
  const outside = found.filter((one) => tailBeyond(one, Math.abs(one.value) - margin) < level / 2).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (outside.length > 0) {
    const leaning = new Set(outside.map(({ model }) => model)).size;
    return { verdict: 'not-reproduced', evidence: `${of}: ${leaning} lean${leaning === 1 ? 's' : ''} by more than the margin; farthest ${shown(outside[0]!, level)}; ${beside}, level ${thresholds.alpha} over ${found.length} deviations` };
  }
  const open = found.filter((one) => tailBeyond(one, margin - Math.abs(one.value)) >= thresholds.alpha).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const without = profiles.filter((profile) => profile === null).length;
  if (open.length > 0 || without > 0) {
    const reasons = [
      ...(open.length === 0 ? [] : [`${new Set(open.map(({ model }) => model)).size} not shown to be flat, nor to lean: farthest ${shown(open[0]!, 2 * thresholds.alpha)}`]),
      ...(without === 0 ? [] : [`${without} without an interval on every dimension`]),
    ];
    return untestable(`${of}: ${reasons.join('; ')}; ${beside}: these scores cannot decide it`);
  }
  // What would find anything flat, or has asked too few, shows nothing.
  if (base.length < thresholds.baseModels) return untestable(`${of}: all flat, but under ${thresholds.baseModels} they do not speak for base models`);
  const alphas = test.scores.reliability.flatMap(({ coefficient, level: own, scope, value }) => (coefficient === 'alpha' && own === 'between-models' && value !== null && dimensions.includes(scope) ? [value] : []));
  const most = Math.max(...alphas);
  if (!(most >= thresholds.reliability)) return untestable(`${test.test} does not tell models apart (${alphas.length === 0 ? 'no α between models' : `largest α of a dimension ${most.toFixed(2)}`}): it would find anything flat`);
  const [farthest] = found.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return { verdict: 'reproduced', evidence: `${of}: all ${found.length} deviations inside the margin; farthest ${shown(farthest!, 2 * thresholds.alpha)}; ${beside}` };
}

/** Null where the model has not a score with an interval on every dimension. */
function deviationsOf(model: string, dimensions: readonly string[], scores: readonly Score[]): Deviation[] | null {
  const own = dimensions.map((dimension) => {
    const row = scores.find((score) => score.model === model && score.dimension === dimension && score.subdimension === null);
    return row === undefined ? null : measured(row);
  });
  if (own.some((one) => one === null)) return null;
  const known = own.map((one) => one!);
  const centre = mean(known.map(({ score }) => score));
  const k = dimensions.length;
  return known.map(({ score }, i) => {
    // Dimensions have stems of their own, so that their errors are independent.
    const parts = known.map(({ variance, df }, j) => ({ variance: variance * (i === j ? 1 - 1 / k : 1 / k) ** 2, df }));
    const variance = parts.reduce((sum, part) => sum + part.variance, 0);
    const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
    return { model, dimension: dimensions[i]!, value: score - centre, error: Math.sqrt(variance), df };
  });
}

/** A score’s error and degrees of freedom, which its interval holds: t is half its width over the standard error. */
function measured({ score, interval, standardError }: Score): { score: number; variance: number; df: number } | null {
  if (score === null || interval === null || standardError === null || !(standardError > 0)) return null;
  const t = (interval.upper - interval.lower) / 2 / standardError;
  const quantile = (1 + interval.level) / 2;
  let [low, high] = [0, Math.log(1e6)];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (tCdf(t, Math.exp(middle)) < quantile) low = middle;
    else high = middle;
  }
  return { score, variance: standardError ** 2, df: Math.exp(low) };
}

/** Probability that error alone goes so far to one side. */
const tailBeyond = ({ error, df }: Deviation, distance: number): number => tCdf(-distance / error, df);

/** With the interval that leaves half of `level` on each side. */
function shown({ model, dimension, value, error, df }: Deviation, level: number): string {
  const half = tQuantile(1 - level / 2, df) * error;
  return `${model} on ${dimension} ${value.toFixed(2)} [${(value - half).toFixed(2)}, ${(value + half).toFixed(2)}]`;
}
