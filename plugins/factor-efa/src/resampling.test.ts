import { describe, expect, it } from '@jest/globals';
import { DataError } from '@valuelex/core';
import type { FactorInput, FactorSolution } from '@valuelex/core';
import { explore } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { configSchema } from './config.ts';

const context = { signal: new AbortController().signal, progress: () => undefined };
const fit = (input: FactorInput, options: object): Promise<FactorSolution> => explore(input, configSchema.parse({ factors: 1, draws: 20, rule: 'kaiser', ...options }), 'seed', context);

describe('resampling options', () => {
  // One factor with loadings of .8, drawn by seed here.
  const random = createRandom(9, 'factor-efa.test');
  const values = Float64Array.from(
    Array.from({ length: 80 }, () => {
      const f = random.normal();
      return Array.from({ length: 5 }, () => 0.8 * f + 0.6 * random.normal());
    }).flat(),
  );
  const data: FactorInput = { kind: 'data', variables: ['a', 'b', 'c', 'd', 'e'], n: 80, values, cell: 'rating' };

  it('are off unless asked for', async () => {
    expect(configSchema.parse({})).toMatchObject({ intervals: 'none', intervalDraws: 500, replication: 'none', replicationSplits: 100, schmidLeiman: false });
    const plain = await fit(data, {});
    expect(plain).toHaveProperty('residuals');
    for (const member of ['loadingIntervals', 'replication', 'schmidLeiman']) expect(plain).not.toHaveProperty(member);
  });

  it('reach the solution', async () => {
    const { loadingIntervals, replication } = await fit(data, { intervals: 'jackknife', replication: 'split-half', replicationSplits: 10 });
    expect(loadingIntervals).toMatchObject({ method: 'jackknife', units: 80 });
    expect(loadingIntervals!.lower.every(([low]) => low! > 0.4)).toBe(true);
    expect(replication).toMatchObject({ splits: 10, units: 80 });
  });

  it('are refused for a correlation matrix, with a way out', async () => {
    const plain = await fit(data, {});
    const input: FactorInput = { kind: 'correlation', variables: data.variables, correlation: Float64Array.from(plain.correlation.flat()), n: 80 };
    const refused = fit(input, { intervals: 'auto' });
    await expect(refused).rejects.toThrow(DataError);
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('Give the data') });
  });
});
