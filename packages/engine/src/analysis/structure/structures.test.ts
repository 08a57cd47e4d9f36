import { describe, expect, it } from '@jest/globals';
import type { Clustering, FactorSolution, Lexicon, ResponseMatrix } from '@valuelex/core';
import { emptySolution } from '@valuelex/factor-kit';
import { createRandom } from '@valuelex/psychometrics';
import { pairPhi } from './pair-phi.ts';
import { structures } from './structures.ts';

const words = Array.from({ length: 24 }, (_, i) => `w${i}`);
const third = (i: number): number => Math.floor(i / 8);
const random = createRandom('structures.test');
const rows = Array.from({ length: 30 }, () => [0, 1, 2].map(() => random.normal()));
const matrix: ResponseMatrix = {
  schema: 'valuelex.response-matrix/1',
  unit: 'respondent',
  cell: 'share',
  rows: rows.map((_, i) => `m${i}`),
  columns: words,
  cells: rows.flatMap((lean) => words.map((_, w) => Math.round(100 / (1 + Math.exp(-lean[third(w)]! - 0.4 * random.normal()))) / 100)),
  exposure: rows.map(() => 100),
  groups: { model: rows.map((_, i) => `m${i}`) },
};
const factor: FactorSolution = {
  ...emptySolution({ method: 'minres', n: 30, variables: words, association: 'pearson', diagnostics: [] }),
  retention: { rule: 'given', chosen: 3 },
  loadings: words.map((_, w) => [0, 1, 2].map((f) => (third(w) === f ? 0.8 : 0.1))),
};
const lexicon = { entries: words.map((descriptor, i) => ({ descriptor, count: 10 + ((7 * i) % 24), respondents: 1, models: 1, variants: [] })) } as unknown as Lexicon;
const clusteringBy = (label: (i: number) => number): Clustering =>
  ({ global: { k: 3, labels: words.map((descriptor, i) => ({ descriptor, cluster: label(i) })) } }) as unknown as Clustering;
const at = (word: string): number => Number(word.slice(1));
const similarity = (a: string, b: string): number => (third(at(a)) === third(at(b)) ? 0.9 : 0.1);

describe('structures', () => {
  it('sees a response structure that is one of meaning, above shuffled respondents and frequency, as good as the embedding', () => {
    const found = structures({ matrix, factor, clustering: clusteringBy(third), lexicon, similarities: [similarity], seed: 's' })!;
    expect(found.observed).toMatchObject({ ari: 1, phi: 1 });
    const [shuffled, frequency, embedding] = found.baselines;
    expect(shuffled).toMatchObject({ baseline: 'shuffled respondents', p: { ari: 0.02, nmi: 0.02, phi: 0.02, draws: 49 } });
    expect(Math.abs(shuffled!.ari!)).toBeLessThan(0.1);
    expect(frequency!.ari!).toBeLessThan(0.2);
    expect(frequency!.difference!.lower).toBeGreaterThan(0.5);
    expect(embedding!.ari).toBe(1);
    expect(embedding!.difference).toMatchObject({ lower: 0, upper: 0 });
  });

  it('sees one that has nothing to do with meaning', () => {
    const found = structures({ matrix, factor, clustering: clusteringBy((i) => i % 3), lexicon, similarities: [similarity], seed: 's' })!;
    expect(found.baselines[0]!.p!.ari).toBeGreaterThan(0.05);
    expect(found.observed.ari!).toBeLessThan(0.1);
  });

  it('takes for the embedding alone what several embedders agree on, not what the first says', () => {
    const stranger = (a: string, b: string): number => (at(a) % 3 === at(b) % 3 ? 0.9 : 0.1);
    const baselineOf = (...similarities: (typeof similarity)[]) => structures({ matrix, factor, clustering: clusteringBy(third), lexicon, similarities, seed: 's' })!.baselines[2]!;
    expect(baselineOf(stranger).ari).toBeLessThan(0.1);
    expect(baselineOf(stranger, similarity, similarity).ari).toBe(1);
  });

  it('is null with one factor, and with one cluster', () => {
    expect(structures({ matrix, factor: { ...factor, retention: { rule: 'given', chosen: 1 } }, clustering: clusteringBy(third), lexicon, similarities: [similarity], seed: 's' })).toBeNull();
    expect(structures({ matrix, factor, clustering: clusteringBy(() => 0), lexicon, similarities: [similarity], seed: 's' })).toBeNull();
  });
});

describe('pairPhi', () => {
  it('is the correlation of being together, over pairs', () => {
    const [a, b] = [[0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 2]];
    // cor of the two 0/1 vectors over the 15 pairs: 2 together in both, 4 in each.
    expect(pairPhi(a, b)).toBeCloseTo((2 * 15 - 16) / (4 * 11), 12);
    expect(pairPhi([0, 0, 0], [0, 1, 2])).toBeNull();
  });
});
