import { DataError } from '@valuelex/core';
import type { PlantedTruth } from './truth.ts';

/**
 * A truth says something of its own models alone: real ones, and those of another population, cannot be held against it.
 * @throws DataError `not-of-this-population`
 */
export function requireModels(asked: readonly string[], truth: PlantedTruth): void {
  const planted = new Set(truth.models.map(({ model }) => model));
  const foreign = [...new Set(asked)].filter((model) => !planted.has(model));
  if (foreign.length === 0) return;
  const shown = foreign.slice(0, 3).join(', ');
  const more = foreign.length > 3 ? ` and ${foreign.length - 3} more` : '';
  throw new DataError('not-of-this-population', `the truth knows nothing of ${shown}${more}: these models are not of its population`, {
    hint: 'take the truth file that the simulated provider of this very study wrote; real models have none',
  });
}
