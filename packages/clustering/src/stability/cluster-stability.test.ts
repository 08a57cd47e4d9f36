import { describe, expect, it } from '@jest/globals';
import { blobs, seeded } from '../__fixtures__/reference.ts';
import { agglomerate } from '../hierarchical/agglomerate.ts';
import { clusterStability } from './cluster-stability.ts';
import { subset } from '../distances/condensed.ts';
import { coAssociation, consensus } from './consensus.ts';
import { cutByCount } from '../hierarchical/dendrogram.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { jaccard } from './jaccard.ts';
import { kMeans } from '../k-means/k-means.ts';

describe('clusterStability', () => {
  const { vectors, truth } = blobs(3, 15, 8);
  const distances = euclideanDistances(vectors);
  const average = (k: number) => (sample: Int32Array) =>
    cutByCount(agglomerate(subset(distances, sample), { linkage: 'average' }), k);

  it('finds groups that are there highly stable, under both schemes', () => {
    for (const scheme of ['bootstrap', 'subset'] as const) {
      for (const cluster of clusterStability(truth, average(3), { random: seeded(1), scheme, resamples: 50 })) {
        expect(cluster).toEqual({
          size: 15,
          meanJaccard: 1,
          band: 'highly-stable',
          resamples: 50,
          recovered: 50,
          dissolved: 0,
        });
      }
    }
  });

  it('finds halves of a group dissolved, and the whole groups beside them highly stable', () => {
    const halves = truth.map((group, i) => (group === 0 ? Number(i >= 5) : group + 1));
    const found = clusterStability(halves, average(3), { random: seeded(2) });
    expect(found.map(({ size, band }) => [size, band])).toEqual([
      [5, 'unstable'],
      [10, 'doubtful'],
      [15, 'highly-stable'],
      [15, 'highly-stable'],
    ]);
    // Each piece meets the whole group again, of which it is a third and two thirds.
    expect(Math.abs(found[0]!.meanJaccard! - 1 / 3)).toBeLessThan(0.05);
    expect(Math.abs(found[1]!.meanJaccard! - 2 / 3)).toBeLessThan(0.05);
    expect(found[0]!.dissolved).toBeGreaterThan(80);
  });

  it('counts and averages the best Jaccard of each resample', () => {
    // Every resample is the whole; the second clustering moves point 1 from {0, 1} to {2, 3}.
    let turn = 0;
    const [first, second] = clusterStability([0, 0, 1, 1], () => (turn++ % 2 === 0 ? [7, 7, 3, 3] : [0, 1, 1, 1]), {
      random: seeded(1),
      scheme: 'subset',
      fraction: 1,
      resamples: 4,
    });
    expect(first).toEqual({ size: 2, meanJaccard: 0.75, band: 'stable', resamples: 4, recovered: 2, dissolved: 2 });
    expect(second!.meanJaccard).toBeCloseTo((1 + 2 / 3) / 2, 14);
    expect(second!.band).toBe('stable');
  });

  it('reads noise as no cluster, and skips resamples without a member', () => {
    const noise = clusterStability([0, 0, 0], (sample) => Array.from(sample, () => -1), {
      random: seeded(1),
      resamples: 5,
    });
    expect(noise).toEqual([{ size: 3, meanJaccard: 0, band: 'unstable', resamples: 5, recovered: 0, dissolved: 5 }]);
    const rare = clusterStability([0, ...Array.from({ length: 9 }, () => 1)], (sample) => Array.from(sample, () => 0), {
      random: seeded(1),
      scheme: 'subset',
      fraction: 0.1,
      resamples: 40,
    });
    expect(rare[0]!.resamples + rare[1]!.resamples).toBe(40);
    expect(rare[0]!.resamples).toBeGreaterThan(0);
    const never = clusterStability([0, 1], (sample) => Array.from(sample, () => 0), {
      random: () => 0.999,
      scheme: 'subset',
      fraction: 0.5,
      resamples: 3,
    });
    expect(never[0]).toEqual({ size: 1, meanJaccard: null, band: null, resamples: 0, recovered: 0, dissolved: 0 });
  });

  it('is the same for the same stream and refuses nonsense', () => {
    const run = () => clusterStability(truth, (sample) => average(4)(sample), { random: seeded(6), resamples: 10 });
    expect(run()).toEqual(run());
    expect(() => clusterStability([0, 2], () => [], { random: seeded(1) })).toThrow('only 2 are used');
    expect(() => clusterStability([0, 0], () => [], { random: seeded(1) })).toThrow('gave 0 labels');
    expect(() => clusterStability([0], () => [0], { random: seeded(1), fraction: 0 })).toThrow('fraction');
  });
});

describe('consensus', () => {
  it('takes the share of clusterings that keep two points apart', () => {
    const distances = coAssociation([
      [0, 0, 1],
      [0, 1, 1],
      [5, 5, 5],
      [0, 0, -1],
    ]);
    expect(Array.from(distances.values)).toEqual([1 / 4, 2 / 3, 1 / 3]);
    expect(() =>
      coAssociation([
        [0, -1],
        [-1, 0],
      ]),
    ).toThrow('in no clustering together');
    expect(() => coAssociation([[0, 0], [0]])).toThrow('all clusterings must be of 2 points');
    expect(() => coAssociation([])).toThrow('at least one clustering');
  });

  it('breaks ties of shares by how far apart points are, and takes a distance for pairs that no clustering holds', () => {
    // The middle point is with either pair in one of two clusterings.
    const runs = [
      [0, 0, 0, 1, 1],
      [0, 0, 1, 1, 1],
    ];
    const on = (places: readonly number[]) => ({ n: 5, values: Float64Array.from(places.flatMap((a, i) => places.slice(i + 1).map((b) => Math.abs(a - b)))) });
    expect(Array.from(consensus(runs, { k: 2 }, { ties: on([0, 1, 2, 9, 10]) }).labels)).toEqual([0, 0, 0, 1, 1]);
    expect(Array.from(consensus(runs, { k: 2 }, { ties: on([0, 1, 8, 9, 10]) }).labels)).toEqual([0, 0, 1, 1, 1]);
    expect(() => consensus(runs, { k: 2 }, { ties: { n: 2, values: [1] as never } })).toThrow('ties of 2 points for clusterings of 5');
    const apart = [
      [0, -1, 0],
      [-1, 0, 0],
    ];
    expect(Array.from(coAssociation(apart, 0.25).values)).toEqual([0.25, 0, 0]);
    expect(Array.from(consensus(apart, { k: 2 }, { lonely: 1 }).labels)).toEqual([0, 1, 0]);
  });

  it('finds the groups that poor clusterings agree on', () => {
    const { vectors, truth } = blobs(3, 12, 5);
    const runs = Array.from(
      { length: 30 },
      (_, seed) => kMeans(vectors, { k: 4 + (seed % 3), nInit: 1, random: seeded(seed) }).labels,
    );
    expect(Array.from(consensus(runs, { k: 3 }).labels)).toEqual(truth);
    const split = consensus(runs);
    expect(split.tree.linkage).toBe('average');
    expect(new Set(split.labels).size).toBeGreaterThanOrEqual(3);
  });
});

describe('jaccard', () => {
  it('is the share of the union that both hold', () => {
    expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5);
    expect(jaccard(new Set(), new Set([1]))).toBe(0);
    expect(jaccard(new Set(), new Set())).toBe(1);
  });
});
