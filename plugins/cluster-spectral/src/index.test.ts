import { describe, expect, it } from '@jest/globals';
import { guardClusteringStrategy } from '@valuelex/core';
import type { ClusterInput, FitContext } from '@valuelex/core';
import { golden, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import plugin from './index.ts';
import { spectralStrategy } from './spectral-strategy.ts';

const context = (): FitContext => ({ signal: new AbortController().signal, progress: () => {} });
const strategyOf = (options: object = {}) =>
  guardClusteringStrategy('spectral', spectralStrategy(configSchema.parse(options), { random: testContext().random }), plugin.capabilities);
const words = golden.fourGroups();
const input = (rest: Partial<ClusterInput> = {}): ClusterInput => ({ ...golden.fourGroups(), ...rest });
const partition = (solution: { labels: readonly { cluster: number }[] }) => solution.labels.map(({ cluster }) => cluster);
const codesOf = (solution: { diagnostics: readonly { code: string }[] }) => solution.diagnostics.map(({ code }) => code);

describe('cluster-spectral', () => {
  it.each([
    ['local', { neighbours: 6 }],
    ['neighbours', { neighbours: 6 }],
    ['similarity', {}],
    ['gaussian', { gamma: 4 }],
  ])('finds clear groups with %s affinity', async (affinity, options) => {
    const solution = await strategyOf({ affinity, ...options }).fit(input(), context());
    expect(partition(solution)).toEqual(words.truth);
    expect(solution.choice!.candidates.length).toBe(11);
    expect(solution.clusters.every(({ stability }) => stability! > 0.85)).toBe(true);
    expect(codesOf(solution)).not.toContain('no-structure');
  });

  it('gives the same partition whether k was chosen, asked for by the study, or configured', async () => {
    const stability = { resamples: 10 };
    const chosen = await strategyOf({ stability }).fit(input(), context());
    const asked = await strategyOf({ k: 7, stability }).fit(input({ k: chosen.k }), context());
    expect(asked).toEqual(await strategyOf({ k: chosen.k, stability }).fit(input(), context()));
    expect(partition(asked)).toEqual(partition(chosen));
  });

  it('says that there is no structure where there is none', async () => {
    const solution = await strategyOf().fit(golden.noGroups(), context());
    expect(codesOf(solution)).toContain('no-structure');
  });

  it('takes no label, one, two, and labels that are all alike', async () => {
    const fits = await Promise.all([golden.equidistant(0, 0), golden.equidistant(1, 0), golden.equidistant(2, 1), golden.equidistant(5, 0), golden.equidistant(5, 0.7)].map((each) => strategyOf().fit(each, context())));
    expect(fits.map(({ k }) => k)).toEqual([0, 1, 1, 1, 1]);
  });

  it('refuses similarity of distances', () => {
    expect(configSchema.safeParse({ affinity: 'similarity', dissimilarity: 'distance' }).error!.issues[0]!.path).toEqual(['affinity']);
    expect(configSchema.safeParse({ decide: 'gap', gap: { references: 0 } }).error!.issues[0]!.path).toEqual(['gap', 'references']);
  });

  it('is the same to the last bit every time', async () => {
    const once = await strategyOf({ k: 4 }).fit(input(), context());
    expect(JSON.stringify(await strategyOf({ k: 4 }).fit(input(), context()))).toBe(JSON.stringify(once));
  });

  it('refuses NaN with a DataError', async () => {
    const broken = input();
    broken.distances[3] = NaN;
    await expect(strategyOf().fit(broken, context())).rejects.toMatchObject({ name: 'DataError', code: 'data-not-finite' });
  });
});
