import { describe, expect, it } from '@jest/globals';
import { guardClusteringStrategy } from '@valuelex/core';
import type { ClusterInput, FitContext } from '@valuelex/core';
import { golden, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import plugin from './index.ts';
import { kMeansStrategy } from './k-means-strategy.ts';

const context = (): FitContext => ({ signal: new AbortController().signal, progress: () => {} });
const strategyOf = (options: object = {}) =>
  guardClusteringStrategy(
    'kmeans',
    kMeansStrategy(configSchema.parse(options), { random: testContext().random }),
    plugin.capabilities,
  );
const words = golden.fourGroups();
const input = (rest: Partial<ClusterInput> = {}): ClusterInput => ({ ...golden.fourGroups(), ...rest });
const partition = (solution: { labels: { cluster: number }[] }) => solution.labels.map(({ cluster }) => cluster);

describe('cluster-kmeans', () => {
  it.each([
    ['dissimilarities', {}, 'k-means on dissimilarities'],
    ['directions', { vectors: {} }, 'k-means on vectors, spherical'],
    ['vectors', { vectors: { spherical: false } }, 'k-means on vectors'],
  ])('finds clear groups from %s', async (_, options, method) => {
    const solution = await strategyOf(options).fit(input(), context());
    expect(partition(solution)).toEqual(words.truth);
    expect(solution.method).toBe(method);
    expect(solution.merges).toBeNull();
    expect(solution.choice!.candidates.length).toBe(11);
    expect(solution.clusters.every(({ stability }) => stability! > 0.85)).toBe(true);
    expect(solution.quality['startsAtBest']).toBeGreaterThan(1);
  });

  it('has one objective on unit vectors and on half their squared distances', async () => {
    const length = (i: number) => Math.hypot(...words.vectors!.values.subarray(i * 6, i * 6 + 6));
    const values = words.vectors!.values.map((value, p) => value / length(Math.floor(p / 6)));
    const onDistances = await strategyOf({ k: 4 }).fit(input(), context());
    const onVectors = await strategyOf({ k: 4, vectors: { spherical: false, tolerance: 0 } }).fit(
      input({ vectors: { dims: 6, values } }),
      context(),
    );
    expect(2 * (onDistances.quality['inertia'] as number)).toBeCloseTo(onVectors.quality['inertia'] as number, 10);
  });

  it('gives the same partition whether k was chosen, asked for by the study, or configured', async () => {
    const chosen = await strategyOf().fit(input(), context());
    const asked = await strategyOf({ k: 7 }).fit(input({ k: chosen.k }), context());
    const configured = await strategyOf({ k: chosen.k }).fit(input(), context());
    expect([asked.choice, configured.choice]).toEqual([null, null]);
    expect(asked).toEqual(configured);
    expect(asked.labels).toEqual(chosen.labels);
    expect(asked.quality).toEqual(chosen.quality);
  });

  it('is the same to the last bit every time, and tells its progress', async () => {
    const seen: number[] = [];
    const watched = { ...context(), progress: (done: number) => seen.push(done) };
    const strategy = strategyOf();
    const once = await strategy.fit(input(), watched);
    expect(JSON.stringify(await strategy.fit(input(), context()))).toBe(JSON.stringify(once));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('takes no label, one, two, and labels that are all alike', async () => {
    const inputs = [golden.equidistant(0, 0), golden.equidistant(1, 0), golden.equidistant(2, 1), golden.equidistant(5, 0), golden.equidistant(5, 0.7)];
    const fits = await Promise.all(inputs.map((each) => strategyOf().fit(each, context())));
    expect(fits.map(({ k }) => k)).toEqual([0, 1, 1, 1, 1]);
    expect(fits[3]!.diagnostics.map(({ code }) => code)).toEqual(['gap-undefined', 'no-separation']);
    expect((await strategyOf({ k: 4 }).fit(golden.equidistant(3, 0.5), context())).diagnostics[0]!.code).toBe(
      'fewer-labels-than-clusters',
    );
  });

  it('says when the best partition was found once only, or had not converged', async () => {
    const random = testContext().random('noise');
    const distances = Float64Array.from(
      { length: (words.labels.length * (words.labels.length - 1)) / 2 },
      () => 1 + random(),
    );
    const codes = async (options: object) =>
      (await strategyOf(options).fit(input({ distances }), context())).diagnostics.map(({ code }) => code);
    expect(await codes({ k: 6, stability: { resamples: 0 } })).toContain('one-start-at-best');
    expect(await codes({ k: 6, maxIterations: 1, stability: { resamples: 0 } })).toContain('not-converged');
  });

  it('refuses NaN and missing vectors with a DataError, and stops when aborted', async () => {
    const broken = input();
    broken.distances[3] = NaN;
    await expect(strategyOf().fit(broken, context())).rejects.toMatchObject({ code: 'data-not-finite' });
    const { labels, distances } = input();
    await expect(strategyOf({ vectors: {} }).fit({ labels, distances }, context())).rejects.toMatchObject({
      code: 'data-no-vectors',
    });
    const zero = input({ vectors: { dims: 1, values: new Float64Array(words.labels.length) } });
    await expect(strategyOf({ vectors: {} }).fit(zero, context())).rejects.toMatchObject({ code: 'data-zero-vector' });
    const controller = new AbortController();
    const fit = strategyOf({ k: 4, stability: { resamples: 10_000 } }).fit(input(), {
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
    expect(configSchema.safeParse({ decide: 'gap', gap: { references: 0 } }).error!.issues[0]!.path).toEqual([
      'gap',
      'references',
    ]);
    expect(configSchema.safeParse({ gap: { references: 1 } }).success).toBe(false);
    expect(configSchema.safeParse({ kMin: 5, kMax: 4 }).error!.issues[0]!.path).toEqual(['kMax']);
    expect(configSchema.safeParse({ seed: 1 }).success).toBe(false);
    expect(configSchema.parse({}).vectors).toBeUndefined();
    expect(configSchema.parse({ vectors: {} }).vectors).toEqual({ spherical: true, tolerance: 1e-4 });
  });
});
