import { expect, it, jest } from '@jest/globals';

// Virtual: it may be really absent, too.
jest.unstable_mockModule(
  'hnswlib-node',
  () => {
    throw new Error("Cannot find package 'hnswlib-node'");
  },
  { virtual: true },
);
const { searchNeighbours } = await import('./neighbour-search.ts');

it('searches exactly without the addon, and says why', async () => {
  const input = { labels: ['a', 'b', 'c'], distances: Float64Array.of(0.1, 1, 0.7), vectors: { dims: 2, values: Float64Array.of(1, 0, 1, 0.5, 0, 1) } };
  const { nearest, recall, diagnostics } = await searchNeighbours(input, 1, 'hnsw', 'cosine');
  expect([...nearest.indices]).toEqual([1, 0, 1]);
  expect(recall).toBeNull();
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'exact-neighbours', message: expect.stringContaining('hnswlib-node could not be loaded') })]);
});
