import { describe, expect, it } from '@jest/globals';
import { loadAddon } from './hnsw.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { uniform } from './random.ts';
import type { Metric } from './vectors.ts';

const addon = await loadAddon();
const absent = 'problem' in addon;
// The addon is optional for people, not for us: on CI the tests must have it.
const withAddon = absent && process.env['CI'] === undefined ? describe.skip : describe;
if (absent)
  console.warn(
    `hnswlib-node is absent, its tests ${process.env['CI'] === undefined ? 'are skipped' : 'fail'}: ${addon.problem}`,
  );

/** n points around `centres` centres. */
function clustered(n: number, dims: number, centres: number, seed: number): Float32Array {
  const next = uniform(seed);
  const middle = Float32Array.from({ length: centres * dims }, () => next() * 2 - 1);
  return Float32Array.from(
    { length: n * dims },
    (_, i) => middle[(Math.floor(i / dims) % centres) * dims + (i % dims)]! + (next() - 0.5) * 0.6,
  );
}

/** The definition, without any of our code. */
function byDefinition(vectors: Float32Array, dims: number, k: number, metric: Metric): number[] {
  const rows = Array.from({ length: vectors.length / dims }, (_, i) =>
    Array.from(vectors.subarray(i * dims, (i + 1) * dims)),
  );
  const dot = (x: number[], y: number[]): number => x.reduce((sum, v, d) => sum + v * y[d]!, 0);
  const distance = (x: number[], y: number[]): number =>
    metric === 'euclidean'
      ? Math.hypot(...x.map((v, d) => v - y[d]!))
      : metric === 'cosine'
        ? 1 - dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
        : 1 - dot(x, y);
  return rows.flatMap((x, i) =>
    rows
      .map((y, j) => ({ j, d: distance(x, y) }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.d - b.d || a.j - b.j)
      .slice(0, k)
      .map(({ j }) => j),
  );
}

describe('exact search', () => {
  it.each<Metric>(['cosine', 'euclidean', 'inner-product'])(
    'gives the neighbours of the definition (%s)',
    async (metric) => {
      const vectors = clustered(60, 7, 5, 3);
      const found = await nearestNeighbours(vectors, { dims: 7, k: 4, metric });
      expect([...found.indices]).toEqual(byDefinition(vectors, 7, 4, metric));
      expect(found).toMatchObject({ k: 4, method: 'exact', recall: null, notices: [] });
    },
  );

  it('measures distances as promised', async () => {
    const vectors = Float64Array.from([3, 4, 6, 8, -4, 3]);
    const distances = async (metric: Metric) => [
      ...(await nearestNeighbours(vectors, { dims: 2, k: 2, metric })).distances.slice(0, 2),
    ];
    expect(await distances('cosine')).toEqual([0, 1]);
    expect(await distances('euclidean')).toEqual([5, Math.sqrt(50)]);
    expect(await distances('inner-product')).toEqual([-49, 1]);
  });

  it('breaks ties by index, and gives at most n − 1', async () => {
    const found = await nearestNeighbours(Float64Array.from([1, 1, 1, 1]), { dims: 1, k: 9, metric: 'euclidean' });
    expect(found.k).toBe(3);
    expect([...found.indices]).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
    expect((await nearestNeighbours(Float64Array.from([1]), { dims: 1, k: 5 })).k).toBe(0);
    expect((await nearestNeighbours(new Float64Array(0), { dims: 3, k: 5, method: 'hnsw' })).indices).toHaveLength(0);
  });

  it('sets a row of zeros at cosine distance 1', async () => {
    const found = await nearestNeighbours(Float64Array.from([0, 0, 1, 0]), { dims: 2, k: 1 });
    expect([...found.distances]).toEqual([1, 1]);
  });

  it.each([
    ['NaN', Float64Array.from([1, NaN]), 2, /Row 0, column 1 is NaN/],
    ['Infinity', Float32Array.from([1, 2, Infinity]), 1, /Row 2, column 0/],
    ['a ragged row', Float64Array.from([1, 2, 3]), 2, /whole number of rows/],
    ['no dims', Float64Array.from([1]), 0, /positive integer/],
  ])('refuses %s', async (_, vectors, dims, message) => {
    await expect(nearestNeighbours(vectors, { dims, k: 1 })).rejects.toThrow(message);
  });

  it('refuses an impossible k', async () => {
    await expect(nearestNeighbours(Float64Array.from([1, 2]), { dims: 1, k: 0 })).rejects.toThrow(RangeError);
  });
});

withAddon('HNSW', () => {
  it('is used at and above the threshold alone', async () => {
    const vectors = clustered(50, 4, 5, 1);
    expect((await nearestNeighbours(vectors, { dims: 4, k: 3, exactBelow: 50 })).method).toBe('hnsw');
    expect((await nearestNeighbours(vectors, { dims: 4, k: 3, exactBelow: 51 })).method).toBe('exact');
    expect((await nearestNeighbours(vectors, { dims: 4, k: 3 })).method).toBe('exact');
  });

  it.each<Metric>(['cosine', 'euclidean', 'inner-product'])(
    'finds what exact search finds, and measures it (%s)',
    async (metric) => {
      const options = { dims: 16, k: 10, metric };
      const vectors = clustered(2500, 16, 25, 7);
      const hnsw = await nearestNeighbours(vectors, options);
      const exact = await nearestNeighbours(vectors, { ...options, method: 'exact' });
      expect(hnsw.method).toBe('hnsw');
      let hits = 0;
      for (let row = 0; row < 2500; row++) {
        const truth = new Set(exact.indices.subarray(row * 10, row * 10 + 10));
        for (const index of hnsw.indices.subarray(row * 10, row * 10 + 10)) if (truth.has(index)) hits++;
        expect(hnsw.indices.subarray(row * 10, row * 10 + 10)).not.toContain(row);
      }
      const recall = hits / 25_000;
      expect(recall).toBeGreaterThan(0.97);
      expect(hnsw.recall!.sample).toBe(200);
      expect(Math.abs(hnsw.recall!.value - recall)).toBeLessThan(0.02);
    },
  );

  it('gives the same result for the same seed', async () => {
    const vectors = clustered(300, 8, 6, 2);
    const run = () => nearestNeighbours(vectors, { dims: 8, k: 5, method: 'hnsw', seed: 11 });
    expect(await run()).toEqual(await run());
  });

  it('never sees a number that is not finite', async () => {
    await expect(nearestNeighbours(Float64Array.from([1, 2, NaN]), { dims: 1, k: 1, method: 'hnsw' })).rejects.toThrow(
      /Row 2/,
    );
  });
});
