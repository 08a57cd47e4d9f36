import { describe, expect, it } from '@jest/globals';
import { guardClusteringStrategy } from '@valuelex/core';
import type { ClusterInput, FitContext } from '@valuelex/core';
import { hnswProblem } from '@valuelex/neighbours';
import { golden, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import plugin from './index.ts';
import { hdbscanStrategy } from './hdbscan-strategy.ts';

const context = (): FitContext => ({ signal: new AbortController().signal, progress: () => {} });
const strategyOf = (options: object = {}) =>
  guardClusteringStrategy('hdbscan', hdbscanStrategy(configSchema.parse(options), { random: testContext().random }), plugin.capabilities);
const words = golden.fourGroups();
const input = (rest: Partial<ClusterInput> = {}): ClusterInput => ({ ...golden.fourGroups(), ...rest });
const partition = (solution: { labels: readonly { cluster: number }[] }) => solution.labels.map(({ cluster }) => cluster);
const codesOf = (solution: { diagnostics: readonly { code: string }[] }) => solution.diagnostics.map(({ code }) => code);

// Optional native code: on CI it must be there.
const withAddon = (await hnswProblem()) !== null && process.env['CI'] === undefined ? it.skip : it;

describe('cluster-hdbscan', () => {
  it('finds clear groups, stable, and says what is in none', async () => {
    const solution = await strategyOf().fit(input(), context());
    const found = partition(solution);
    found.forEach((cluster, i) => cluster >= 0 && expect(words.truth[i]).toBe(words.truth[found.indexOf(cluster)]));
    expect(solution.k).toBeGreaterThanOrEqual(4);
    expect(solution.quality['homeless']).toBe(found.filter((cluster) => cluster < 0).length);
    expect(solution.choice).toEqual({ rule: 'excess of mass', candidates: [] });
    expect(solution.merges).toBeNull();
    const [probabilities, scores] = [solution.quality['probabilities'], solution.quality['outlierScores']] as [number[], number[]];
    found.forEach((cluster, i) => expect(probabilities[i]! > 0).toBe(cluster >= 0));
    expect(scores.every((score) => score >= 0 && score < 1)).toBe(true);
    const tree = solution.quality['condensedTree'] as { parent: number; size: number }[];
    expect(tree[0]).toMatchObject({ parent: -1, size: words.labels.length });
  });

  it('gives as many clusters as asked, where there are so many', async () => {
    for (const k of [1, 2, 4]) expect((await strategyOf().fit(input({ k }), context())).k).toBe(k);
    const many = await strategyOf({ minClusterSize: 8 }).fit(input({ k: 10 }), context());
    expect(many.k).toBeLessThan(10);
    expect(codesOf(many)).toContain('fewer-clusters');
  });

  it('calls words without dense places homeless, and says that there is no structure', async () => {
    const solution = await strategyOf({ minClusterSize: 12 }).fit(golden.noGroups(), context());
    expect([solution.k, solution.clusters]).toEqual([0, []]);
    expect(codesOf(solution)).toEqual(expect.arrayContaining(['homeless', 'no-structure']));
    // Small groups are found anywhere; that they mean nothing is said.
    expect(codesOf(await strategyOf().fit(golden.noGroups(), context()))).toContain('no-structure');
    expect(codesOf(await strategyOf().fit(input(), context()))).not.toContain('no-structure');
  });

  it('takes no label, one, two, and labels that are all alike', async () => {
    const fits = await Promise.all([golden.equidistant(0, 0), golden.equidistant(1, 0), golden.equidistant(2, 1), golden.equidistant(5, 0), golden.equidistant(5, 0.7)].map((each) => strategyOf().fit(each, context())));
    expect(fits.map(({ k }) => k)).toEqual([0, 0, 0, 0, 0]);
    expect((await strategyOf({ allowSingle: true }).fit(golden.equidistant(5, 0), context())).k).toBe(1);
  });

  withAddon('gives the same from a graph of neighbours found by hnswlib-node, with its recall', async () => {
    const exact = await strategyOf({ search: 'exact' }).fit(input(), context());
    const found = await strategyOf({ search: 'hnsw' }).fit(input(), context());
    expect(partition(found)).toEqual(partition(exact));
    expect([exact.quality['neighbourRecall'], found.quality['neighbourRecall']]).toEqual([null, 1]);
    expect(codesOf(found)).toContain('approximate-neighbours');
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
