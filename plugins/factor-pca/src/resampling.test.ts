import { describe, expect, it } from '@jest/globals';
import type { FactorInput } from '@valuelex/core';
import { explore } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { configSchema } from './config.ts';

// Two components of three variables each, drawn by seed here.
const random = createRandom(4, 'factor-pca.test');
const values = Float64Array.from(
  Array.from({ length: 90 }, () => {
    const [f, g] = [random.normal(), random.normal()];
    return Array.from({ length: 6 }, (_, j) => 0.8 * (j < 3 ? f : g) + 0.6 * random.normal());
  }).flat(),
);
const data: FactorInput = { kind: 'data', variables: ['a', 'b', 'c', 'd', 'e', 'f'], n: 90, values, cell: 'rating' };
const context = { signal: new AbortController().signal, progress: () => undefined };

describe('components', () => {
  it('have intervals, replication and scores', async () => {
    const options = configSchema.parse({ factors: 2, rule: 'kaiser', intervals: 'bootstrap', intervalDraws: 60, replication: 'split-half', replicationSplits: 10, rotation: 'geominQ', scores: 'thurstone' });
    const { method, rotation, loadings, loadingIntervals: found, replication, scores } = await explore(data, { ...options, method: 'pca' }, 'seed', context);
    expect([method, rotation]).toEqual(['pca', 'geomin']);
    expect(found).toMatchObject({ method: 'bootstrap', units: 90 });
    loadings.forEach((row, i) => row.forEach((x, j) => expect(found!.lower[i]![j]! < x && x < found!.upper[i]![j]!).toBe(true)));
    // Components beside factors: their loadings are higher, and so is the lower end of the intervals.
    const efa = await explore(data, { ...options, method: 'minres' }, 'seed', context);
    expect(Math.max(...found!.lower[0]!)).toBeGreaterThan(Math.max(...efa.loadingIntervals!.lower[0]!));
    expect(replication!.congruence.every((c) => c > 0.9)).toBe(true);
    expect(scores).toHaveLength(90);
  });

  it('have no options of factors', () => {
    expect(() => configSchema.parse({ fit: 'psych' })).toThrow(/fit/);
    expect(() => configSchema.parse({ scores: 'bartlett' })).toThrow(/scores/);
  });
});
