import { beforeAll, describe, expect, it } from '@jest/globals';
import { readRows } from './__fixtures__/read-rows.ts';
import { testWordNet } from './__fixtures__/test-wordnet.ts';
import { createMeaning, type Meaning } from './meaning.ts';
import { createPageRank } from './page-rank.ts';
import { sparseCosine, sparseVector } from './sparse-vector.ts';
import type { WordNet } from './wordnet.ts';

let wordnet: WordNet;
let meaning: Meaning;
beforeAll(async () => {
  wordnet = await testWordNet();
  meaning = createMeaning(wordnet);
});

const similarity = (a: string, b: string): number => sparseCosine(meaning.embed(a), meaning.embed(b));

describe('createMeaning', () => {
  it('gives unit, sorted, non-negative vectors of at most 1,000 terms', () => {
    for (const word of ['honesty', 'set', 'explainability', 'data privacy']) {
      const { indices, values } = meaning.embed(word);
      expect(indices.length).toBeGreaterThan(50);
      expect(indices.length).toBeLessThanOrEqual(1000);
      expect([...indices].every((index, i) => i === 0 || index > indices[i - 1]!)).toBe(true);
      expect(values.every((v) => v > 0)).toBe(true);
      expect(values.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(1, 12);
      expect(indices.at(-1)).toBeLessThan(meaning.dims);
    }
  });

  it.each([
    ['honesty', 'truthfulness', 'accuracy'],
    ['accuracy', 'precision', 'kindness'],
    ['justice', 'fairness', 'knowledge'],
    ['gem', 'jewel', 'midday'],
    ['old', 'aged', 'new'],
    ['data privacy', 'confidentiality', 'patriotism'],
  ])('%s is closer to %s than to %s', (word, near, far) =>
    expect(similarity(word, near)).toBeGreaterThan(2 * similarity(word, far)),
  );

  it('gives the same vector whatever was asked before', () => {
    const before = meaning.embed('integrity');
    meaning.embed('set');
    expect(createMeaning(wordnet).embed('integrity')).toEqual(before);
    expect(meaning.embed('integrity')).toEqual(before);
  });

  it.each([
    ['honesty', 'exact', ['honesty']],
    ['Children', 'lemma', ['child']],
    ['explainability', 'suffix', ['explainable']],
    ['human rights', 'lemma', ['human right']],
    ['auditability', 'suffix', ['audit']],
    ['broadminded', 'lemma', ['broad-minded']],
    ['user-centricity', 'compound', ['user', 'centric']],
    ['respect for the truth', 'compound', ['respect', 'truth']],
    ['xyzzyq', 'none', []],
    ['', 'none', []],
    ['诚实', 'none', []],
    ['word '.repeat(1000), 'none', []],
  ])('finds %p by %s', (text, level, used) => {
    const found = meaning.embed(text);
    expect(found).toMatchObject({ level, used });
    expect(found.indices.length > 0).toBe(level !== 'none');
  });
});

describe('coverage', () => {
  const levels = (file: string): string[] => readRows(file).map(([value]) => meaning.embed(value!).level);
  const share = (found: readonly string[], ...wanted: string[]): number => found.filter((level) => wanted.includes(level)).length / found.length;

  it('is nearly whole over generic values', () => {
    const found = levels('generic-values.tsv');
    expect(found.length).toBeGreaterThanOrEqual(300);
    expect(share(found, 'exact', 'lemma', 'suffix', 'compound')).toBeGreaterThanOrEqual(0.98);
    expect(share(found, 'exact')).toBeGreaterThan(0.9);
  });

  it('is less so over values of artificial systems, which are not words of 2011', () => {
    expect(share(levels('ai-values.tsv'), 'none')).toBeLessThan(0.1);
  });
});

describe('agreement with people', () => {
  it('ranks the pairs of Rubenstein and Goodenough as people do', () => {
    const rows = readRows('rg-65.tsv');
    expect(rows).toHaveLength(65);
    const people = ranks(rows.map(([, , score]) => Number(score)));
    const ours = ranks(rows.map(([a, b]) => similarity(a!, b!)));
    const middle = (rows.length - 1) / 2;
    const covariance = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, v, i) => sum + (v - middle) * (y[i]! - middle), 0);
    expect(covariance(people, ours) / Math.sqrt(covariance(people, people) * covariance(ours, ours))).toBeGreaterThanOrEqual(0.84);
  });
});

/** Mean ranks, from 0. */
function ranks(values: readonly number[]): number[] {
  return values.map((v) => values.filter((w) => w < v).length + (values.filter((w) => w === v).length - 1) / 2);
}

describe('page rank by forward push', () => {
  it('agrees with power iteration within the error that the push allows', () => {
    // A square with one diagonal and a lone node, small enough for the exact answer.
    const edges = [[1, 2, 3], [0, 2], [0, 1, 3], [0, 2], []];
    const start = Uint32Array.from([0, 3, 5, 8, 10, 10]);
    const arrays = { edgeStart: start, edgeTarget: Uint32Array.from(edges.flat()), synsetPos: new Uint8Array(5) };
    const { synsets, ranks } = createPageRank({ ...wordnet, arrays: { ...wordnet.arrays, ...arrays } })(
      new Map([
        [0, 0.7],
        [4, 0.3],
      ]),
    );

    let exact = [0, 0, 0, 0, 0];
    for (let round = 0; round < 500; round++) {
      exact = exact.map((_, node) =>
        node === 4
          ? 0.3
          : 0.15 * (node === 0 ? 0.7 : 0) +
            0.85 *
              edges.reduce(
                (sum, targets, from) => sum + (targets.includes(node) ? exact[from]! / targets.length : 0),
                0,
              ),
      );
    }
    expect([...synsets].sort()).toEqual([0, 1, 2, 3, 4]);
    synsets.forEach((node, i) => {
      expect(ranks[i]!).toBeLessThanOrEqual(exact[node]! + 1e-12);
      // Residual mass below 1e-4 per edge, ten edge ends in all.
      expect(ranks[i]!).toBeGreaterThan(exact[node]! - 1e-3);
    });
  });
});

describe('sparseCosine', () => {
  it('equals the cosine of the dense vectors', () => {
    const a = sparseVector([
      [3, 1],
      [0, 2],
    ]);
    const b = sparseVector([
      [5, 7],
      [3, 4],
      [0, 3],
    ]);
    expect(sparseCosine(a, b)).toBeCloseTo(10 / Math.sqrt(5 * 74), 15);
    expect(sparseCosine(a, sparseVector([]))).toBe(0);
  });
});
