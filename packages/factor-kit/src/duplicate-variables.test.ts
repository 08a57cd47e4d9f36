import { describe, expect, it } from '@jest/globals';
import type { FactorInput } from '@valuelex/core';
import { createRandom, fromRows } from '@valuelex/psychometrics';
import { duplicateVariables } from './duplicate-variables.ts';
import { explore } from './explore.ts';
import type { ExploreOptions } from './explore.ts';

describe('duplicateVariables', () => {
  it('names copies, reversed ones too, and nothing else', () => {
    expect(duplicateVariables(fromRows([[1, 0.999, 0], [0.999, 1, 0], [0, 0, 1]]), ['a', 'b', 'c'])).toEqual([]);
    const [one] = duplicateVariables(fromRows([[1, 0, -1], [0, 1, 0], [-1, 0, 1]]), ['a', 'b', 'c']);
    expect(one).toMatchObject({ code: 'duplicate-variables', severity: 'warning', variables: ['a', 'c'], message: expect.stringContaining('a and c') });
  });

  it('stand in the solution', async () => {
    const random = createRandom(4, 'duplicate-variables');
    const values = Array.from({ length: 60 }, () => {
      const row = Array.from({ length: 5 }, () => random.normal());
      return [...row, 3 - 2 * row[0]!];
    });
    const data: FactorInput = { kind: 'data', variables: ['a', 'b', 'c', 'd', 'e', 'f'], n: 60, values: Float64Array.from(values.flat()), cell: 'rating' };
    const options: ExploreOptions = {
      level: 'auto', association: 'auto', method: 'minres', rotation: 'oblimin', gamma: 0, randomStarts: 1, factors: 1, rule: 'kaiser',
      draws: 20, quantile: 'auto', intervals: 'none', intervalDraws: 20, replication: 'none', replicationSplits: 1,
    };
    const { diagnostics } = await explore(data, options, 'seed', { signal: new AbortController().signal, progress: () => undefined });
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'duplicate-variables', variables: ['a', 'f'] }));
  });
});
