import { describe, expect, it } from '@jest/globals';
import { blobs, seeded } from '../__fixtures__/reference.ts';
import { agglomerate } from '../hierarchical/agglomerate.ts';
import { clusterNamed } from './cluster-named.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { condensed, subset } from '../distances/condensed.ts';
import { classicalMds } from '../distances/classical-mds.ts';
import { gapStatistic } from '../quality/gap-statistic.ts';
import type { ClusterRequest, GapRequest } from '../quality/decide-k.ts';
import { cutByCount } from '../hierarchical/dendrogram.ts';
import { euclideanDistances } from '../distances/distances.ts';

const namesOf = (n: number) => Array.from({ length: n }, (_, i) => `word${i}`);
const average = (distances: CondensedDistances) => (points: Int32Array) => {
  const tree = agglomerate(subset(distances, points), { linkage: 'average' });
  return (k: number) => cutByCount(tree, k);
};
const gap = (references = 10): GapRequest => ({
  random: seeded(3),
  references,
  dims: 5,
  prepare: (vectors) => average(euclideanDistances(vectors))(Int32Array.from({ length: vectors.n }, (_, i) => i)),
});
const run = (distances: CondensedDistances, request: ClusterRequest, resamples = 20) =>
  clusterNamed(namesOf(distances.n), distances, average(distances), {
    request,
    squared: false,
    gap: 'kMax' in request ? gap() : null,
    stability: resamples === 0 ? null : { resamples, random: seeded(1) },
  });
const range: ClusterRequest = { kMin: 2, kMax: 8, decide: 'silhouette' };
const codes = (result: { diagnostics: { code: string }[] }) => result.diagnostics.map(({ code }) => code);

describe('clusterNamed', () => {
  const { vectors, truth } = blobs(3, 10, 7);
  const distances = euclideanDistances(vectors);
  const random = seeded(12);
  const even = euclideanDistances({ n: 60, dim: 6, values: Float64Array.from({ length: 360 }, () => random()) });

  it('chooses, names, and finds clear groups stable', async () => {
    const found = await run(distances, range);
    expect(found.k).toBe(3);
    expect(found.labels.map(({ cluster }) => cluster)).toEqual(truth);
    expect(found.clusters.map(({ id, size, stability }) => [id, size, stability])).toEqual([
      [0, 10, 1],
      [1, 10, 1],
      [2, 10, 1],
    ]);
    for (const { id, medoid } of found.clusters)
      expect(found.labels.find(({ descriptor }) => descriptor === medoid)!.cluster).toBe(id);
    expect(found.choice!.rule).toBe('silhouette');
    expect(found.choice!.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(found.quality).toEqual({
      silhouette: found.choice!.candidates[1]!.silhouette,
      calinskiHarabasz: found.choice!.candidates[1]!.calinskiHarabasz,
      daviesBouldin: found.choice!.candidates[1]!.daviesBouldin,
    });
    expect(found.diagnostics).toEqual([]);
  });

  it('takes a number or a partition as given', async () => {
    expect((await run(distances, { k: 2 })).choice).toBeNull();
    const given = await run(distances, { labels: Int32Array.from(truth), rule: 'by hand' }, 0);
    expect(given.choice).toEqual({ rule: 'by hand', candidates: [] });
    expect(given.clusters[0]!.stability).toBeNull();
    const many = await run(distances, { k: 31 }, 0);
    expect([many.k, codes(many)]).toEqual([30, ['fewer-labels-than-clusters']]);
    await expect(run(distances, { k: 0 })).rejects.toThrow('k must be an integer of at least 1');
  });

  it('says when the best k is the largest allowed', async () => {
    expect(codes(await run(distances, { ...range, kMax: 3 }))).toEqual(['k-at-range-edge']);
  });

  it('says which clusters are not stable, and names them', async () => {
    const found = await run(even, { k: 6 }, 50);
    const unstable = found.diagnostics.find(({ code }) => code === 'unstable-clusters')!;
    expect(unstable.variables).toEqual(
      found.clusters.filter(({ stability }) => stability! < 0.6).map(({ medoid }) => medoid),
    );
    expect(unstable.variables!.length).toBeGreaterThan(0);
  });

  it('keeps one cluster where nothing separates, or where there are too few labels to tell', async () => {
    const equal = await run(condensed(6, new Float64Array(15).fill(0.4)), range);
    expect([equal.k, codes(equal), equal.quality.silhouette]).toEqual([1, ['no-separation'], null]);
    expect(equal.choice!.candidates.length).toBe(4);
    const zero = await run(condensed(4, new Float64Array(6)), { ...range, decide: 'daviesBouldin' });
    expect([zero.k, codes(zero)]).toEqual([1, ['gap-undefined', 'no-separation']]);
    expect(await run({ n: 0, values: new Float64Array(0) }, range)).toMatchObject({ k: 0, labels: [], clusters: [] });
    for (const n of [1, 2]) {
      const few = await run(condensed(n, new Float64Array((n * (n - 1)) / 2).fill(1)), range);
      expect([few.k, codes(few)]).toEqual([1, ['too-few-labels']]);
      expect(few.clusters).toEqual([{ id: 0, size: n, medoid: 'word0', stability: null }]);
    }
  });

  it('says when the separation is weak, and when the criteria disagree', async () => {
    expect(codes(await run(even, range))).toEqual(expect.arrayContaining(['weak-separation', 'criteria-disagree']));
  });

  it('lets the criterion named decide', async () => {
    const line = condensed(4, Float64Array.from([1, 3, 20, 2, 19, 17]));
    expect((await run(line, { ...range, decide: 'calinskiHarabasz' })).k).toBe(3);
    expect((await run(line, range)).k).toBe(2);
  });

  it('shows the gap statistic beside the others, and lets it say that there are no clusters', async () => {
    const found = await run(distances, { ...range, decide: 'gap' });
    expect([found.k, found.choice!.rule]).toEqual([3, 'gap']);
    const { coordinates, dims } = classicalMds(distances, { dims: 5 });
    const { rows } = gapStatistic({ n: 30, dim: dims, values: coordinates }, gap().prepare, {
      kMax: 8,
      references: 10,
      random: seeded(3),
    });
    const shown = found.choice!.candidates.map((row) => [row.k, row.gap, row.gapError]);
    expect(shown).toEqual(rows.slice(1).map((row) => [row.k, row.gap, row.standardError]));
    const none = await run(even, { ...range, decide: 'gap' });
    expect([none.k, codes(none)]).toEqual([1, ['no-separation']]);
    expect(none.diagnostics[0]!.message).toContain('gap says 1');
    const without = await clusterNamed(namesOf(30), distances, average(distances), {
      request: range,
      squared: false,
      gap: null,
      stability: null,
    });
    expect(without.choice!.candidates[0]).toMatchObject({ gap: null, gapError: null });
  });

  it('tells how far it is, and stops when told to', async () => {
    const seen: number[] = [];
    const stop = clusterNamed(namesOf(30), distances, average(distances), {
      request: { k: 3 },
      squared: false,
      gap: null,
      stability: { resamples: 100, random: seeded(1) },
      pause: async (done) => {
        seen.push(done);
        if (done > 0.5) throw new Error('stopped');
      },
    });
    await expect(stop).rejects.toThrow('stopped');
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeLessThan(50);
  });

  it('refuses as many names as there are no points', async () => {
    const options = { request: range, squared: false, gap: null, stability: null };
    await expect(clusterNamed(['a'], distances, average(distances), options)).rejects.toThrow(
      '30 points need 30 names',
    );
  });
});
