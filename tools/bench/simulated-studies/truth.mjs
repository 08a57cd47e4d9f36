import { normalCdf, normalPdf } from '@valuelex/psychometrics';
import { dimensions, fixedRaters, ownVariance, ratingVariance, scale, severitySd, shiftOf } from './population.mjs';

/** Mean of a normal variable that a rater bounds to the scale, and may round: exact, since all effects are normal. */
function boundedMean({ rounds }, mean, variance) {
  const sd = Math.sqrt(variance);
  if (rounds) {
    let sum = scale.min;
    for (let step = scale.min; step < scale.max; step++) sum += 1 - normalCdf((step + 0.5 - mean) / sd);
    return sum;
  }
  const [a, b] = [(scale.min - mean) / sd, (scale.max - mean) / sd];
  return scale.min * normalCdf(a) + scale.max * (1 - normalCdf(b)) + mean * (normalCdf(b) - normalCdf(a)) + sd * (normalPdf(a) - normalPdf(b));
}

const overRaters = (place, variance, raters) => raters.reduce((sum, rater) => sum + boundedMean(rater, place + rater.severity, variance), 0) / raters.length;

/** Expected score of one model on a subdimension over infinitely many stems and replicates, with the two raters that stay. */
export const modelTruth = (place) => overRaters(place, ratingVariance, fixedRaters);
/** The same over infinitely many raters of whom some were drawn. */
export const modelTruthOverRaters = (place) => overRaters(place, ratingVariance + severitySd ** 2, [{ severity: 0, rounds: true }]);

/** The same of all models that have some traits, on a whole dimension or on one of its parts (by its place). */
export function populationTruth(dimension, traits, part) {
  const levels = part === undefined ? dimension.levels : [dimension.levels[part]];
  const variance = ratingVariance + ownVariance(dimension);
  return levels.reduce((sum, level) => sum + overRaters(level + shiftOf(dimension, traits), variance, fixedRaters), 0) / levels.length;
}

/** What one step of a trait does to the expected score on a dimension, over the models of a roster. */
export function effectTruth(dimension, trait, roster) {
  if (trait === 'licence') return 0;
  const steps = trait === 'parameters' ? [{ parameters: 7e9 }, { parameters: 70e9 }] : [{ training: 'base' }, { training: 'rlhf' }];
  const differences = roster.map(({ traits }) => {
    const [low, high] = steps.map((step) => populationTruth(dimension, { ...traits, ...step }));
    return high - low;
  });
  return differences.reduce((a, b) => a + b, 0) / differences.length;
}

/** Sign of a planted effect: 1, 0, −1. */
export const plantedSign = (dimension, trait) => Math.sign({ parameters: dimension.size, training: dimension.training, licence: 0 }[trait]);

export const dimensionOf = (id) => dimensions.find((dimension) => dimension.id === id);
