import type { Embedder } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { describe, expect, it } from '@jest/globals';
import { ALL_PAIRS_BELOW, nearDuplicates } from './near-duplicates.ts';

const { signal } = new AbortController();
const dims = 16;

/** Random directions; every `apart`-th word lies very near the word before it. */
function embedderOf(n: number, apart: number): { embedder: Embedder; words: string[]; planted: string[] } {
  const random = createRandom('near-duplicates');
  const words = Array.from({ length: n }, (_, i) => `w${i}`);
  const vectors: Float64Array[] = [];
  const planted: string[] = [];
  for (let i = 0; i < n; i++) {
    const before = vectors[i - 1];
    if (i % apart === apart - 1 && before) {
      vectors.push(before.map((x) => x + 0.001 * random.normal()));
      planted.push(`w${i - 1} w${i}`);
    } else vectors.push(Float64Array.from({ length: dims }, () => random.normal()));
  }
  const embedder: Embedder = {
    id: 'test',
    embed: async (texts) => texts.map((text) => ({ kind: 'dense', values: vectors[Number(text.slice(1))]!, coverage: 'exact' })),
  };
  return { embedder, words, planted };
}

describe('nearDuplicates', () => {
  it('finds pairs among few words by comparing all', async () => {
    const { embedder, words, planted } = embedderOf(60, 10);
    const { pairs, diagnostics } = await nearDuplicates(words, embedder, 0.99, signal);
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`))).toEqual(new Set(planted));
    expect(diagnostics).toEqual([]);
  });

  it('finds the same pairs among many words by their nearest neighbours, and says how it searched', async () => {
    const { embedder, words, planted } = embedderOf(ALL_PAIRS_BELOW + 100, 50);
    const { pairs, diagnostics } = await nearDuplicates(words, embedder, 0.99, signal);
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`))).toEqual(new Set(planted));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toMatch(/HNSW; it found \d+\.\d % of the true neighbours of 200 words|exactly/);
  });

  it('leaves out words that the embedder does not know', async () => {
    const embedder: Embedder = { id: 'none', embed: async (texts) => texts.map(() => ({ kind: 'dense', values: new Float64Array(3), coverage: 'none' })) };
    expect(await nearDuplicates(['a', 'b'], embedder, 0, signal)).toEqual({ pairs: [], diagnostics: [] });
  });
});
