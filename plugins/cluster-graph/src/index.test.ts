import { describe, expect, it } from '@jest/globals';
import { guardClusteringStrategy } from '@valuelex/core';
import type { ClusterInput, FitContext } from '@valuelex/core';
import { hnswProblem } from '@valuelex/neighbours';
import { golden, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import plugin from './index.ts';
import { graphStrategy } from './graph-strategy.ts';

const context = (): FitContext => ({ signal: new AbortController().signal, progress: () => {} });
const strategyOf = (options: object = {}) =>
  guardClusteringStrategy('graph', graphStrategy(configSchema.parse(options), { random: testContext().random }), plugin.capabilities);
const words = golden.fourGroups();
const input = (rest: Partial<ClusterInput> = {}): ClusterInput => ({ ...golden.fourGroups(), ...rest });
const partition = (solution: { labels: readonly { cluster: number }[] }) => solution.labels.map(({ cluster }) => cluster);
const codesOf = (solution: { diagnostics: readonly { code: string }[] }) => solution.diagnostics.map(({ code }) => code);

// Optional native code: on CI it must be there.
const withAddon = (await hnswProblem()) !== null && process.env['CI'] === undefined ? it.skip : it;

describe('cluster-graph', () => {
  it.each([['similarities', {}], ['distances', { dissimilarity: 'distance' }]])('finds clear groups from %s', async (_, options) => {
    const solution = await strategyOf({ neighbours: 5, ...options }).fit(input(), context());
    expect(partition(solution)).toEqual(words.truth);
    expect(solution.clusters.every(({ stability }) => stability! > 0.85)).toBe(true);
    expect(solution.quality['modularity']).toBeGreaterThan(0.5);
    expect(solution.choice).toEqual({ rule: 'resolution 1', candidates: [] });
  });

  it('gives as many communities as asked: more by resolution, fewer by joining', async () => {
    for (const k of [1, 3, 7, 20, 32]) expect((await strategyOf({ neighbours: 5, stability: { resamples: 0 } }).fit(input({ k }), context())).k).toBe(k);
    expect(partition(await strategyOf({ neighbours: 5, k: 4 }).fit(input(), context()))).toEqual(words.truth);
    const joined = partition(await strategyOf({ neighbours: 5 }).fit(input({ k: 2 }), context()));
    words.truth.forEach((group, i) => expect(joined[i]).toBe(joined[words.truth.indexOf(group)]));
  });

  it('finds more communities at a higher resolution', async () => {
    const counts = await Promise.all([0.2, 1, 6].map(async (resolution) => (await strategyOf({ neighbours: 5, resolution }).fit(input(), context())).k));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[2]).toBeGreaterThan(counts[0]!);
  });

  it('says that there is no structure where there is none, and not where there is', async () => {
    expect(codesOf(await strategyOf().fit(golden.noGroups(), context()))).toContain('no-structure');
    expect(codesOf(await strategyOf().fit(input(), context()))).not.toContain('no-structure');
  });

  it('takes no label, one, two, labels that are all alike, and labels that have nothing in common', async () => {
    const fits = await Promise.all([golden.equidistant(0, 0), golden.equidistant(1, 0), golden.equidistant(2, 0.5), golden.equidistant(5, 0), golden.equidistant(5, 1)].map((each) => strategyOf().fit(each, context())));
    expect(fits.map(({ k }) => k)).toEqual([0, 1, 1, 1, 5]);
    expect(codesOf(fits[4]!)).toContain('no-links');
  });

  withAddon('gives the same from neighbours found by hnswlib-node, with its recall', async () => {
    const exact = await strategyOf({ search: 'exact' }).fit(input(), context());
    const found = await strategyOf({ search: 'hnsw' }).fit(input(), context());
    expect(partition(found)).toEqual(partition(exact));
    expect(found.quality['neighbourRecall']).toBe(1);
  });

  it('is the same to the last bit every time', async () => {
    const once = await strategyOf().fit(input(), context());
    expect(JSON.stringify(await strategyOf().fit(input(), context()))).toBe(JSON.stringify(once));
  });

  it('refuses NaN with a DataError', async () => {
    const broken = input();
    broken.distances[3] = NaN;
    await expect(strategyOf().fit(broken, context())).rejects.toMatchObject({ name: 'DataError', code: 'data-not-finite' });
  });
});
