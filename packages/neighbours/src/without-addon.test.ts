import { expect, it, jest } from '@jest/globals';

// Virtual: it may be really absent, too.
jest.unstable_mockModule(
  'hnswlib-node',
  () => {
    throw new Error("Cannot find package 'hnswlib-node'");
  },
  { virtual: true },
);
const { nearestNeighbours } = await import('./nearest-neighbours.ts');

const vectors = Float64Array.from({ length: 30 }, (_, i) => i * i);

it('searches exactly without the addon, and says why', async () => {
  const found = await nearestNeighbours(vectors, { dims: 1, k: 2, metric: 'euclidean', exactBelow: 10 });
  expect(found.method).toBe('exact');
  expect([...found.indices.slice(0, 2)]).toEqual([1, 2]);
  expect(found.notices).toEqual([expect.stringContaining('hnswlib-node could not be loaded')]);
});

it('is an error where HNSW was demanded', async () => {
  await expect(nearestNeighbours(vectors, { dims: 1, k: 2, method: 'hnsw' })).rejects.toThrow(/Install it/);
});
