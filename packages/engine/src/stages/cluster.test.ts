import { describe, expect, it } from '@jest/globals';
import type { Embedder, FactorSolution } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { cutter } from '../meaning/__fixtures__/views.ts';
import type { Loaded, RunContext } from '../study/run-context.ts';
import type { Recipe } from '../study/artefact-store.ts';
import { fakeContext } from './__fixtures__/fake-context.ts';
import { clusterStage } from './cluster.ts';

/** Two dimensions of eight words; those of a dimension are of two meanings. */
const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'];
const solution: FactorSolution = {
  ...emptySolution({ method: 'minres', n: 30, variables: words, association: 'pearson', diagnostics: [] }),
  retention: { rule: 'given', chosen: 2 },
  loadings: words.map((_, i) => (i < 8 ? [0.8, 0] : [0, 0.8])),
};
const factor = { stage: 'factor', value: solution, key: 'f', sha256: 'f', file: '', reused: false };
const loaded = <P>(port: P, plugin: string): Loaded<P> => ({ port, madeBy: { plugin, version: '1.0.0' }, options: {} });

/** A word’s meaning is a direction: that of its group, and a little of its own; none for those that it does not know. */
const embedder = (id: string, groupOf: (i: number) => number, unknown: readonly string[] = []): Embedder => ({
  id,
  embed: async (texts) =>
    texts.map((text) => {
      const i = words.indexOf(text);
      const values = new Float64Array(24);
      if (unknown.includes(text)) return { kind: 'dense', values, coverage: 'none' };
      values[groupOf(i)] = 1;
      values[8 + i] = 0.3;
      return { kind: 'dense', values, coverage: 'exact' };
    }),
});
const pairs = (i: number): number => Math.floor(i / 4);
const parity = (i: number): number => i % 4;

async function clusteringOf(embedders: readonly Embedder[], seeds = 1) {
  const context = fakeContext({ models: { m: {} }, answer: () => '', config: { cluster: { use: 'cut', consensus: { seeds, resamples: 20 } } } });
  const plugins = { embedders: embedders.map((each) => loaded(each, 'embedder')), clusterings: Array.from({ length: seeds }, () => loaded(cutter(4), 'cut')) };
  let recipe: Recipe<unknown> | undefined;
  const artefacts: RunContext['artefacts'] = { produce: (of) => ((recipe = of as Recipe<unknown>), context.artefacts.produce(of)) };
  const made = await clusterStage({ ...context, artefacts, plugins: { ...context.plugins, ...plugins, embedder: plugins.embedders[0]!, clustering: plugins.clusterings[0]! } }, factor, words);
  return { clustering: made.value, recipe: recipe! };
}
const groups = (labels: readonly { readonly cluster: number }[]): number[] => labels.map(({ cluster }) => cluster);
const four = words.map((_, i) => Math.floor(i / 4));

describe('clusterStage', () => {
  it('is with one embedder and one seed what it was, in key and in content', async () => {
    const { clustering, recipe } = await clusteringOf([embedder('one', pairs)]);
    expect(groups(clustering.global.labels)).toEqual(four);
    expect(clustering).toMatchObject({ embedder: 'one', coverage: { exact: 16 }, dims: 24, global: { method: 'cut' } });
    expect(clustering.consensus).toBeUndefined();
    expect(Object.keys(recipe.settings as object)).toEqual(['wordnet', 'input', 'weight', 'strategy', 'embedder', 'embedderId', 'words', 'seed']);
    expect([recipe.version, recipe.plugins.length]).toEqual([3, 2]);
  });

  it('leaves words that the embedder does not know in no cluster, and gives them none of those asked for', async () => {
    const { clustering } = await clusteringOf([embedder('one', pairs, ['c', 'd'])]);
    expect(groups(clustering.global.labels)).toEqual([0, 0, -1, -1, ...four.slice(4)]);
    expect(clustering).toMatchObject({ unknown: ['c', 'd'], global: { k: 4, merges: null } });
    expect(clustering.global.labels.map(({ descriptor }) => descriptor)).toEqual(words);
    expect(clustering.withinDimension[0]!.solution.labels.filter(({ cluster }) => cluster < 0).map(({ descriptor }) => descriptor)).toEqual(['c', 'd']);
  });

  it('groups nothing where the embedder knows no word', async () => {
    const { clustering } = await clusteringOf([embedder('one', pairs, words)]);
    expect(clustering.global).toMatchObject({ k: 0, clusters: [] });
    expect(new Set(groups(clustering.global.labels))).toEqual(new Set([-1]));
  });

  it('groups by what embedders agree on, over all words and inside dimensions, and keeps each one’s own with how far they agree', async () => {
    const { clustering, recipe } = await clusteringOf([embedder('one', pairs), embedder('other', pairs, ['c'])]);
    expect(groups(clustering.global.labels)).toEqual(four);
    expect(clustering.global.clusters.every(({ stability }) => stability! > 0.6)).toBe(true);
    expect(clustering).toMatchObject({ embedder: 'one + other', unknown: [], global: { method: 'consensus of 2 embedders; cut' } });
    expect(clustering.withinDimension.map(({ solution: { labels } }) => labels.map(({ descriptor }) => descriptor).sort())).toEqual([words.slice(0, 8), words.slice(8)]);
    const { consensus } = clustering;
    expect(consensus).toMatchObject({ seeds: 1, embedders: [{ embedder: 'one', unknown: [], dims: 24 }, { embedder: 'other', unknown: ['c'], coverage: { none: 1 } }] });
    expect(groups(consensus!.embedders[0]!.global.labels)).toEqual(four);
    expect(consensus!.embedders[1]!.withinDimension).toHaveLength(2);
    expect(consensus!.runs).toMatchObject([{ embedder: 'one', seed: 0, k: 4, ari: 1 }, { embedder: 'other', seed: 0, k: 4 }]);
    expect(consensus!.agreement.map(({ dimension, a, b, words: n }) => [dimension, a, b, n])).toEqual(
      [null, 0, 1].flatMap((dimension) => [[dimension, 'one', 'other', dimension === null ? 15 : dimension === 0 ? 7 : 8], [dimension, 'one', 'consensus', dimension === null ? 16 : 8], [dimension, 'other', 'consensus', dimension === null ? 15 : dimension === 0 ? 7 : 8]]),
    );
    expect(clustering.diagnostics.find(({ code }) => code === 'unknown-words')?.message).toMatch(/^other: /);
    expect(recipe.settings).toMatchObject({ furtherEmbedders: [{ id: 'other' }], consensus: { seeds: 1, resamples: 20 } });
  });

  it('tells embedders that disagree', async () => {
    const { clustering } = await clusteringOf([embedder('one', pairs), embedder('other', parity)]);
    const [pair, withConsensus] = clustering.consensus!.agreement;
    expect(pair!.ari!).toBeLessThan(pair!.chance!);
    expect(pair!.interval!.upper).toBeLessThan(0.3);
    // A consensus agrees with what it is made of: dealt anew, it still does.
    expect(withConsensus!.chance!).toBeGreaterThan(0.3);
  });

  it('makes a consensus of seeds alone where there is one embedder, with no embedders to compare', async () => {
    const { clustering } = await clusteringOf([embedder('one', pairs)], 3);
    expect(clustering.global.method).toBe('consensus of 3 seeds; cut');
    expect(clustering.consensus).toMatchObject({ seeds: 3, embedders: [], agreement: [], runs: [{ seed: 0, ari: 1 }, { seed: 1, ari: 1 }, { seed: 2, ari: 1 }] });
    expect(clustering).toMatchObject({ embedder: 'one', dims: 24 });
  });

  it('gives the same bytes twice', async () => {
    const of = async () => JSON.stringify((await clusteringOf([embedder('one', pairs), embedder('other', parity, ['d'])], 2)).clustering);
    expect(await of()).toBe(await of());
  });
});
