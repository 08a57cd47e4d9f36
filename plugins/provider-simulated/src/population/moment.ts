import type { Sampling } from '@valuelex/core';
import { randomStream } from '../random.ts';
import type { Population, Propensities } from './population.ts';
import { deviation } from './shares.ts';

/**
 * How far a setting widens (above 1) or narrows the noise of the draw: 1 at temperature 0.7 and top-p 1, about 1 on average over a usual
 * grid.
 */
export function noiseScale({ temperature = 0.7, topP = 1 }: Sampling): number {
  return (0.65 + 0.5 * temperature) * (0.7 + 0.3 * topP);
}

/** What wording and setting add to each word, for all models alike. Drawn from their names, so any prompt has its own. */
export function momentEffects(
  population: Population,
  topic: 'values' | 'materials',
  prompt: string,
  { temperature, topP }: Sampling,
): Float64Array {
  const { seed } = population.config;
  const words = propensitiesOf(population, topic).words;
  const ofPrompt = randomStream(seed, topic, 'prompt', prompt);
  const ofSetting = randomStream(seed, topic, 'setting', temperature ?? '-', topP ?? '-');
  return Float64Array.from(
    { length: words },
    () => deviation('promptItem') * ofPrompt.normal() + deviation('settingItem') * ofSetting.normal(),
  );
}

export function propensitiesOf(population: Population, topic: 'values' | 'materials'): Propensities {
  return topic === 'values' ? population.valuePropensities : population.materialPropensities;
}

/** Log-propensity of each word for a model at a moment, before the noise of the draw. */
export function propensityOf(propensities: Propensities, model: number, moment: Float64Array): Float64Array {
  const { words, item, shared, own } = propensities;
  const row = model * words;
  return moment.map((effect, w) => effect + item[w]! + shared[row + w]! + own[row + w]!);
}
