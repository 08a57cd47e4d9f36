import { describe, expect, it } from '@jest/globals';
import { guardClusteringStrategy } from '@valuelex/core';
import type { ClusterInput, FitContext } from '@valuelex/core';
import { golden, testContext } from '@valuelex/testkit';
import { agglomerativeStrategy } from './agglomerative-strategy.ts';
import { configSchema } from './config.ts';
import plugin from './index.ts';

const context = (): FitContext => ({ signal: new AbortController().signal, progress: () => {} });
const strategyOf = (options: object = {}) =>
  guardClusteringStrategy(
    'agglomerative',
    agglomerativeStrategy(configSchema.parse(options), { random: testContext().random }),
    plugin.capabilities,
  );
const words = golden.fourGroups();
const input = (rest: Partial<ClusterInput> = {}): ClusterInput => {
  const { labels, distances } = golden.fourGroups();
  return { labels, distances, ...rest };
};
const partition = (solution: { labels: { cluster: number }[] }) => solution.labels.map(({ cluster }) => cluster);

describe('cluster-agglomerative', () => {
  it.each(['single', 'complete', 'average', 'weighted', 'ward'])(
    'finds clear groups by %s linkage',
    async (linkage) => {
      const solution = await strategyOf({ linkage }).fit(input(), context());
      expect(partition(solution)).toEqual(words.truth);
      expect(solution.method).toBe(`agglomerative, ${linkage} linkage`);
      expect(solution.clusters.every(({ stability }) => stability! > 0.85)).toBe(true);
      expect(solution.merges!.length).toBe(words.labels.length - 1);
      expect(solution.choice!.rule).toBe('silhouette');
      expect(solution.quality['copheneticCorrelation']).toBeGreaterThan(0.8);
    },
  );

  it('takes the number that the study asks for before that of the config, and either before the panel', async () => {
    expect((await strategyOf({ k: 5 }).fit(input({ k: 2 }), context())).k).toBe(2);
    const given = await strategyOf({ k: 5 }).fit(input(), context());
    expect([given.k, given.choice]).toEqual([5, null]);
  });

  it('cuts at a height', async () => {
    const solution = await strategyOf({ linkage: 'average', height: 0.5 }).fit(input(), context());
    expect(partition(solution)).toEqual(words.truth);
    expect(solution.choice).toEqual({ rule: 'height 0.5', candidates: [] });
    const merged = solution.merges!.filter(([, , height]) => height <= 0.5);
    expect(words.labels.length - merged.length).toBe(solution.k);
  });

  it('reads 1 − similarity as half a squared distance', async () => {
    const distances = input().distances.map((d) => Math.sqrt(2 * d));
    const squared = await strategyOf({ linkage: 'ward' }).fit(input(), context());
    const plain = await strategyOf({ linkage: 'ward', dissimilarity: 'distance' }).fit(input({ distances }), context());
    expect(plain.merges).toEqual(squared.merges);
    expect(plain.quality['calinskiHarabasz']).toBeCloseTo(squared.quality['calinskiHarabasz'] as number, 8);
  });

  it('is the same to the last bit every time, and tells its progress', async () => {
    const seen: number[] = [];
    const watched = { ...context(), progress: (done: number) => seen.push(done) };
    const once = await strategyOf().fit(input(), watched);
    expect(JSON.stringify(await strategyOf().fit(input(), context()))).toBe(JSON.stringify(once));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('takes no label, one, two, and labels that are all alike', async () => {
    const fits = await Promise.all(
      [golden.equidistant(0, 0), golden.equidistant(1, 0), golden.equidistant(2, 1), golden.equidistant(5, 0), golden.equidistant(5, 0.7)].map((each) => strategyOf().fit(each, context())),
    );
    expect(fits.map(({ k }) => k)).toEqual([0, 1, 1, 1, 1]);
    expect(fits.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
      [],
      ['too-few-labels'],
      ['too-few-labels'],
      ['gap-undefined', 'no-separation'],
      ['no-separation'],
    ]);
    expect((await strategyOf({ k: 4 }).fit(golden.equidistant(3, 0.5), context())).diagnostics[0]!.code).toBe(
      'fewer-labels-than-clusters',
    );
  });

  it('refuses NaN with a DataError, and stops when aborted', async () => {
    const broken = input();
    broken.distances[3] = NaN;
    await expect(strategyOf().fit(broken, context())).rejects.toMatchObject({
      name: 'DataError',
      code: 'data-not-finite',
    });
    const controller = new AbortController();
    const fit = strategyOf({ stability: { resamples: 10_000 } }).fit(input(), {
      signal: controller.signal,
      progress: (done) => done > 0.21 && controller.abort(),
    });
    await expect(fit).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lets the gap statistic decide, and leaves it out on request', async () => {
    const solution = await strategyOf({ decide: 'gap' }).fit(input(), context());
    expect(partition(solution)).toEqual(words.truth);
    expect(solution.choice!.candidates.every(({ gap, gapError }) => Number.isFinite(gap) && Number(gapError) > 0)).toBe(
      true,
    );
    const without = await strategyOf({ gap: { references: 0 } }).fit(input(), context());
    expect(without.choice!.candidates.every(({ gap }) => gap === null)).toBe(true);
    expect(without.labels).toEqual(solution.labels);
  });

  it('refuses options that contradict each other', () => {
    expect(configSchema.safeParse({ k: 3, height: 0.5 }).error!.issues[0]!.path).toEqual(['height']);
    expect(configSchema.safeParse({ decide: 'gap', gap: { references: 0 } }).error!.issues[0]!.path).toEqual([
      'gap',
      'references',
    ]);
    expect(configSchema.safeParse({ gap: { references: 1 } }).success).toBe(false);
    expect(configSchema.safeParse({ kMin: 5, kMax: 4 }).error!.issues[0]!.path).toEqual(['kMax']);
    expect(configSchema.safeParse({ linkages: 'ward' }).success).toBe(false);
    expect(configSchema.parse({}).stability).toEqual({ resamples: 100, scheme: 'bootstrap', fraction: 0.5 });
  });
});
