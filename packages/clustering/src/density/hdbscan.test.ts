import { describe, expect, it } from '@jest/globals';
import { densitySets } from '../__fixtures__/density-reference.ts';
import { adjustedRand, blobs, largestGap } from '../__fixtures__/reference.ts';
import type { Dendrogram } from '../hierarchical/agglomerate.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { densityClusters, densityHierarchy, hdbscan } from './hdbscan.ts';
import { coreDistances, reachabilityTree, reachabilityTreeOfGraph } from './mutual-reachability.ts';
import { nearestByDistance } from '../distances/nearest-by-distance.ts';
import { selectDensityClusters } from './select-density-clusters.ts';

const distancesOf = (set: { n: number; dim: number; vectors: readonly number[] }) =>
  euclideanDistances({ n: set.n, dim: set.dim, values: Float64Array.from(set.vectors) });
const cases = densitySets.flatMap((set) => set.fits.map((fit) => ({ set, fit, name: `${set.name}, minPts ${fit.minPoints}` })));

describe('hdbscan', () => {
  it.each(cases)('equals R’s dbscan on $name: clusters, noise, core distances, outlier scores', ({ set, fit }) => {
    const distances = distancesOf(set);
    const hierarchy = densityHierarchy(distances, { minClusterSize: fit.minPoints });
    const { labels, outlierScores } = densityClusters(hierarchy, { how: 'eom' });
    expect(adjustedRand(labels, fit.labels)).toBe(1);
    expect(Array.from(labels, (label) => label < 0)).toEqual(fit.labels.map((label) => label === 0));
    expect(largestGap(hierarchy.coreDistances, fit.coreDistances)).toBeLessThan(1e-12);
    // Where there is no structure R scores points against other clusters than those that they left last.
    if (set.name !== 'uniform') expect(largestGap(outlierScores, fit.outlierScores)).toBeLessThan(1e-12);
  });

  it.each(cases)('has the levels of the whole in a graph of enough nearest points on $name', ({ set, fit }) => {
    const distances = distancesOf(set);
    const graph = nearestByDistance(distances, 30);
    const core = coreDistances(set.n, graph, fit.minPoints);
    const heights = ({ merges }: Dendrogram) => merges.filter((_, at) => at % 4 === 2);
    expect(largestGap(heights(reachabilityTreeOfGraph(distances, core, graph)), heights(reachabilityTree(distances, core)))).toBe(0);
  });

  it('joins the parts that a graph leaves apart by their shortest links', () => {
    const { vectors, truth } = blobs(4, 12, 3);
    const distances = euclideanDistances(vectors);
    const found = hdbscan(distances, { minClusterSize: 5, graph: nearestByDistance(distances, 4) });
    expect(adjustedRand(found.labels, truth)).toBe(1);
  });

  it('gives probabilities of 1 at the densest points of a cluster and 0 to noise', () => {
    const distances = distancesOf(densitySets[0]!);
    const { labels, probabilities, stabilities } = hdbscan(distances, { minClusterSize: 5 });
    expect(labels.includes(-1)).toBe(true);
    labels.forEach((label, i) => expect(probabilities[i]! > 0).toBe(label >= 0));
    for (let c = 0; c < stabilities.length; c++)
      expect(Math.max(...probabilities.filter((_, i) => labels[i] === c))).toBe(1);
  });

  it('scores outliers by how much sparser they lie than the densest of their cluster', () => {
    // Two groups of 4 at steps of 1 and of 2, and a point 10 from the nearest: by hand, with minPoints 1, λ = 1, 1/2, 1/10 and 1/20.
    const points = Float64Array.of(0, 1, 2, 3, 23, 25, 27, 29, 39);
    const found = hdbscan(euclideanDistances({ n: 9, dim: 1, values: points }), { minClusterSize: 4, minPoints: 1 });
    expect([...found.labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect([...found.outlierScores]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1 - 1 / 10 / (1 / 2)]);
    expect(found.probabilities[8]).toBeCloseTo(0.2, 12);
    // By excess of mass: 4 (1 − 1/20), and 4 (1/2 − 1/20) + (1/10 − 1/20).
    expect([...found.stabilities].map((s) => Number(s.toFixed(12)))).toEqual([3.8, 1.85]);
  });

  it('gives as many clusters as asked, the set of largest total stability', () => {
    const distances = distancesOf(densitySets[3]!);
    const hierarchy = densityHierarchy(distances, { minClusterSize: 5 });
    const { clusters } = hierarchy.tree;
    const count = (labels: Int32Array) => new Set(labels.filter((label) => label >= 0)).size;
    for (const k of [1, 2, 3, 6, 10]) expect(count(densityClusters(hierarchy, { k }).labels)).toBe(k);
    // Every antichain, by brute force.
    const below = (c: number): number[][] => [
      [],
      ...(c === 0 ? [] : [[c]]),
      ...(clusters[c]!.children.length === 0 ? [] : below(clusters[c]!.children[0]!).flatMap((a) => below(clusters[c]!.children[1]!).map((b) => [...a, ...b]))),
    ];
    const mass = (chosen: readonly number[]) => chosen.reduce((sum, c) => sum + clusters[c]!.stability, 0);
    for (const k of [2, 3, 4]) {
      const best = Math.max(...below(0).filter((chosen) => chosen.length === k).map(mass));
      const got = densityClusters(hierarchy, { k }).stabilities.reduce((sum, s) => sum + s, 0);
      expect(got).toBeCloseTo(best, 9);
    }
    const eom = mass(selectDensityClusters(hierarchy.tree, 'eom'));
    expect(eom).toBeCloseTo(Math.max(...below(0).map(mass)), 9);
  });

  it('lives with one point, two, and equal points', () => {
    expect([...hdbscan({ n: 1, values: new Float64Array(0) }).labels]).toEqual([-1]);
    expect([...hdbscan({ n: 2, values: Float64Array.of(1) }, { minClusterSize: 2 }).labels]).toEqual([-1, -1]);
    const equal = { n: 6, values: new Float64Array(15) };
    expect([...hdbscan(equal, { minClusterSize: 2 }).outlierScores]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...densityClusters(densityHierarchy(equal, { minClusterSize: 2 }), { k: 1 }).labels]).toEqual([0, 0, 0, 0, 0, 0]);
    const twice = euclideanDistances({ n: 8, dim: 1, values: Float64Array.of(0, 0, 0, 0, 9, 9, 9, 9) });
    expect([...hdbscan(twice, { minClusterSize: 3 }).labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('refuses bad options and graphs too small', () => {
    const distances = euclideanDistances(blobs(2, 6, 1).vectors);
    expect(() => densityHierarchy(distances, { minClusterSize: 1 })).toThrow(/minClusterSize/);
    expect(() => densityHierarchy(distances, { minPoints: 0 })).toThrow(/minPoints/);
    expect(() => densityHierarchy(distances, { minPoints: 5, graph: nearestByDistance(distances, 2) })).toThrow(/at least 4 nearest/);
    expect(() => densityHierarchy({ n: 2, values: Float64Array.of(NaN) })).toThrow(/NaN/);
  });
});
