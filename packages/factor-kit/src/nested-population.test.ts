import { describe, expect, it } from '@jest/globals';
import { nestedPopulation } from './__fixtures__/nested-population.ts';
import { explore } from './explore.ts';
import type { ExploreOptions } from './explore.ts';

const options: ExploreOptions = {
  level: 'auto',
  association: 'auto',
  method: 'minres',
  rotation: 'none',
  gamma: 0,
  factors: 'auto',
  rule: 'auto',
  draws: 100,
  quantile: 'auto',
  randomStarts: 1,
};
const kept = async (dimensions: 0 | 3 | 6, seed: number): Promise<number> =>
  (await explore(nestedPopulation(dimensions, seed), options, `seed ${seed}`, { signal: new AbortController().signal, progress: () => undefined })).retention.chosen;

describe('number of factors in nested populations', () => {
  it('is 0 where words vary as much and share nothing', async () => {
    expect(await Promise.all([1, 2, 3].map((seed) => kept(0, seed)))).toEqual([0, 0, 0]);
  });

  it.each([3, 6] as const)('is %i, one more or one less, where so many were planted', async (dimensions) => {
    for (const seed of [1, 2]) expect(Math.abs((await kept(dimensions, seed)) - dimensions)).toBeLessThanOrEqual(1);
  });
});
