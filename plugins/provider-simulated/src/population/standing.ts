import type { Population } from './population.ts';
import { standardise } from './standardise.ts';

/**
 * How much each model is drawn to the words of each dimension: the mean of their log-propensity without wording, setting and noise, by
 * dimension, one figure a model, standardised. Differs from the score on the dimension by the subdimensions and by the model's own liking of
 * single words, which do not average out over a finite vocabulary.
 */
export function standingOf({ structure, models, valuePropensities: { words, shared, own } }: Population): Float64Array[] {
  return Array.from({ length: structure.dimensions }, (_, d) => {
    const members = [...structure.places.keys()].filter((w) => structure.places[w]!.dimension === d);
    return standardise(
      Float64Array.from(models, (_model, m) => members.reduce((sum, w) => sum + shared[m * words + w]! + own[m * words + w]!, 0) / members.length),
    );
  });
}
