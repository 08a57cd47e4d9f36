import { describe, expect, it } from '@jest/globals';
import { blobs, seeded } from '../__fixtures__/reference.ts';
import { agglomerate } from '../hierarchical/agglomerate.ts';
import { chooseK } from './choose-k.ts';
import { classicalMds } from '../distances/classical-mds.ts';
import { condensed } from '../distances/condensed.ts';
import { cutByCount } from '../hierarchical/dendrogram.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { gapStatistic } from './gap-statistic.ts';
import { kMeans } from '../k-means/k-means.ts';
import { calinskiHarabaszFromDistances, daviesBouldinFromDistances } from './separation.ts';
import { silhouette } from './silhouette.ts';
import type { VectorTable } from '../distances/vector-table.ts';

const prepare = (vectors: VectorTable) => (k: number) => kMeans(vectors, { k, random: seeded(5), nInit: 3 }).labels;

describe('chooseK', () => {
  const { vectors, truth } = blobs(4, 12, 2);
  const distances = euclideanDistances(vectors);
  const tree = agglomerate(distances, { linkage: 'average' });

  it('finds clear groups by each criterion and shows the whole panel', () => {
    const choice = chooseK(distances, (k) => cutByCount(tree, k), { kMax: 8 });
    expect(choice).toMatchObject({
      k: 4,
      decidedBy: 'silhouette',
      byCriterion: { silhouette: 4, calinskiHarabasz: 4, daviesBouldin: 4 },
    });
    expect(Array.from(choice.labels)).toEqual(truth);
    expect(choice.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const six = cutByCount(tree, 6);
    expect(choice.candidates[4]).toEqual({
      k: 6,
      silhouette: silhouette(distances, six).overall,
      calinskiHarabasz: calinskiHarabaszFromDistances(distances, six),
      daviesBouldin: daviesBouldinFromDistances(distances, six),
    });
  });

  it('lets another criterion decide', () => {
    // Three on a line, the middle nearer to the left: two groups by silhouette, which does not trust a group of one.
    const line = condensed(4, Float64Array.from([1, 3, 20, 2, 19, 17]));
    const lineTree = agglomerate(line, { linkage: 'average' });
    const bySilhouette = chooseK(line, (k) => cutByCount(lineTree, k), { kMax: 3 });
    const byCalinski = chooseK(line, (k) => cutByCount(lineTree, k), { kMax: 3, decide: 'calinskiHarabasz' });
    expect([bySilhouette.k, byCalinski.k]).toEqual([2, 3]);
    expect(byCalinski.byCriterion).toEqual(bySilhouette.byCriterion);
  });

  it('takes the smaller k where all are equal, and refuses a criterion that is defined nowhere', () => {
    const zero = condensed(5, new Float64Array(10));
    const zeroTree = agglomerate(zero, { linkage: 'average' });
    const choice = chooseK(zero, (k) => cutByCount(zeroTree, k), { kMax: 4 });
    expect(choice.k).toBe(2);
    expect(choice.byCriterion).toEqual({ silhouette: 2, calinskiHarabasz: null, daviesBouldin: null });
    expect(() => chooseK(zero, (k) => cutByCount(zeroTree, k), { kMax: 4, decide: 'daviesBouldin' })).toThrow(
      'undefined for every k',
    );
  });

  it('refuses a range beyond 2 … n − 1', () => {
    expect(() => chooseK(distances, (k) => cutByCount(tree, k), { kMax: 48 })).toThrow('from 2 to 47');
    expect(() => chooseK(distances, (k) => cutByCount(tree, k), { kMin: 1, kMax: 4 })).toThrow('kMin');
  });
});

describe('gapStatistic', () => {
  it('finds the groups that are there, and one where there are none', () => {
    expect(gapStatistic(blobs(3, 20, 4).vectors, prepare, { kMax: 6, random: seeded(1) })).toMatchObject({
      k: 3,
      kGlobal: 3,
    });
    const random = seeded(11);
    const even = { n: 80, dim: 2, values: Float64Array.from({ length: 160 }, () => random()) };
    expect(gapStatistic(even, prepare, { kMax: 6, random: seeded(1) })).toMatchObject({ k: 1, kGlobal: 1 });
  });

  it('finds groups that lie equally far apart by the global rule, where that of the authors stops early', () => {
    const random = seeded(2);
    const values = Float64Array.from({ length: 36 * 6 }, (_, p) => (p % 6 === Math.floor(p / 36) ? 10 : 0) + random());
    const { coordinates } = classicalMds(euclideanDistances({ n: 36, dim: 6, values }), { dims: 5 });
    const vectors = { n: 36, dim: 5, values: coordinates };
    const tree = (table: VectorTable) => {
      const made = agglomerate(euclideanDistances(table), { linkage: 'average' });
      return (k: number) => cutByCount(made, k);
    };
    expect(gapStatistic(vectors, tree, { kMax: 8, random: seeded(1) })).toMatchObject({ k: 1, kGlobal: 6 });
  });

  it('is built as the paper says', () => {
    const { vectors } = blobs(2, 10, 6);
    const { rows } = gapStatistic(vectors, prepare, { kMin: 2, kMax: 3, random: seeded(3), references: 4 });
    expect(rows[0]!.logW).toBeCloseTo(Math.log(kMeans(vectors, { k: 2, random: seeded(5), nInit: 3 }).inertia), 12);
    // The references drawn again: uniform over the box, point by point.
    const { n, dim, values } = vectors;
    const random = seeded(3);
    const column = (c: number) => Array.from({ length: n }, (_, i) => values[i * dim + c]!);
    const low = [0, 1, 2].map((c) => Math.min(...column(c)));
    const high = [0, 1, 2].map((c) => Math.max(...column(c)));
    const logs = [0, 1, 2, 3].map(() => {
      const drawn = Float64Array.from(
        { length: n * dim },
        (_, p) => low[p % dim]! + random() * (high[p % dim]! - low[p % dim]!),
      );
      return Math.log(kMeans({ n, dim, values: drawn }, { k: 2, random: seeded(5), nInit: 3 }).inertia);
    });
    const expected = logs.reduce((sum, value) => sum + value, 0) / 4;
    expect(rows[0]!.expectedLogW).toBeCloseTo(expected, 12);
    expect(rows[0]!.gap).toBeCloseTo(expected - rows[0]!.logW, 12);
    const deviation = Math.sqrt(logs.reduce((sum, value) => sum + (value - expected) ** 2, 0) / 4);
    expect(rows[0]!.standardError).toBeCloseTo(deviation * Math.sqrt(1.25), 12);
  });

  it('refuses as many clusters as distinct points', () => {
    const two = { n: 3, dim: 1, values: Float64Array.from([1, 1, 2]) };
    expect(() => gapStatistic(two, prepare, { kMax: 2, random: seeded(1) })).toThrow('no dispersion');
    expect(() => gapStatistic(two, prepare, { kMax: 4, random: seeded(1) })).toThrow('from 1 to 3');
  });
});
