import { describe, expect, it } from '@jest/globals';
import { cosineDistances } from '@valuelex/clustering';
import { hnswProblem } from '@valuelex/neighbours';
import { searchNeighbours } from './neighbour-search.ts';

const [n, dims] = [60, 5];
const values = Float64Array.from({ length: n * dims }, (_, p) => Math.sin(12.9898 * (p + 1)) + 0.1);
const labels = Array.from({ length: n }, (_, i) => `w${i}`);
const input = { labels, distances: cosineDistances({ n, dim: dims, values }).values as Float64Array, vectors: { dims, values } };

// Optional native code: on CI it must be there.
const withAddon = (await hnswProblem()) !== null && process.env['CI'] === undefined ? it.skip : it;

describe('searchNeighbours', () => {
  it('is exact for few words, and gives fewer neighbours where there are fewer words', async () => {
    const { nearest, recall, diagnostics } = await searchNeighbours(input, 100, 'auto', 'cosine');
    expect([nearest.k, recall, diagnostics]).toEqual([n - 1, null, []]);
  });

  withAddon('finds the same by hnswlib-node, and says how many of the true ones it found', async () => {
    const exact = await searchNeighbours(input, 8, 'exact', 'cosine');
    const found = await searchNeighbours(input, 8, 'hnsw', 'cosine');
    expect(found.recall).toBe(1);
    expect(found.nearest).toEqual(exact.nearest);
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['approximate-neighbours']);
  });

  it('is exact and says so where there are no vectors to search', async () => {
    const found = await searchNeighbours({ labels, distances: input.distances }, 8, 'hnsw', 'cosine');
    expect(found.recall).toBeNull();
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['no-vectors']);
  });
});
