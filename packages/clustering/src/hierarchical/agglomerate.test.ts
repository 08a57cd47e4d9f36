import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestGap, reference } from '../__fixtures__/reference.ts';
import type { Linkage } from './agglomerate.ts';
import { agglomerate, LINKAGES } from './agglomerate.ts';
import { condensed, subset } from '../distances/condensed.ts';
import {
  cophenetic,
  copheneticCorrelation,
  cutByCount,
  cutByHeight,
  dendrogramJson,
  leafOrder,
  toNewick,
} from './dendrogram.ts';
import { canonicalLabels } from '../description/labels.ts';

const everyCase = reference.flatMap((set) => LINKAGES.map((linkage) => ({ set, name: set.name, linkage })));

describe.each(everyCase)('$linkage linkage of $name', ({ set, linkage }) => {
  const expected = set.linkage[linkage];
  const tree = agglomerate(set.euclidean, { linkage });

  it('equals the linkage matrix of scipy', () => {
    expect(largestGap(tree.merges, expected.merges)).toBeLessThan(1e-10);
    expect(Array.from(leafOrder(tree))).toEqual(expected.leaves);
    expect(Math.abs(copheneticCorrelation(tree, set.euclidean)! - expected.copheneticCorrelation)).toBeLessThan(1e-10);
    if (expected.cophenetic) expect(largestGap(cophenetic(tree).values, expected.cophenetic)).toBeLessThan(1e-10);
  });

  it('is cut as fcluster and AgglomerativeClustering cut it', () => {
    // Read off the reference's own matrix, where a quantile may fall on a height to the last bit.
    const theirs = { ...tree, merges: Float64Array.from(expected.merges) };
    for (const { height, labels } of expected.byHeight) expect(Array.from(cutByHeight(theirs, height))).toEqual(labels);
    for (const { k, labels } of expected.byCount) expect(Array.from(cutByCount(tree, k))).toEqual(labels);
  });
});

describe('agglomerate', () => {
  const chain = condensed(3, Float64Array.from([1, 5, 3]));

  it('joins one point into nothing and two into one', () => {
    const alone = agglomerate(condensed(1, new Float64Array(0)), { linkage: 'ward' });
    expect(alone.merges.length).toBe(0);
    expect(Array.from(cutByCount(alone, 1))).toEqual([0]);
    expect(toNewick(alone, ['a'])).toBe("'a';");
    const pair = agglomerate(condensed(2, Float64Array.from([3])), { linkage: 'ward' });
    expect(Array.from(pair.merges)).toEqual([0, 1, 3, 2]);
  });

  it.each(LINKAGES)('joins equal distances in the same order every time (%s)', (linkage) => {
    const equal = condensed(6, new Float64Array(15).fill(0.3));
    const tree = agglomerate(equal, { linkage });
    expect(agglomerate(equal, { linkage })).toEqual(tree);
    expect(copheneticCorrelation(tree, equal)).toBeNull();
    for (let k = 1; k <= 6; k++) expect(new Set(cutByCount(tree, k)).size).toBe(k);
  });

  it('leaves its input as it was, and reads float32', () => {
    const values = Float32Array.from([1, 5, 3]);
    expect(agglomerate({ n: 3, values }, { linkage: 'average' }).merges).toEqual(
      agglomerate(chain, { linkage: 'average' }).merges,
    );
    expect(Array.from(values)).toEqual([1, 5, 3]);
  });

  it('refuses NaN, an unknown linkage, k > n', () => {
    expect(() => agglomerate({ n: 2, values: Float64Array.from([NaN]) }, { linkage: 'single' })).toThrow('is NaN');
    expect(() => agglomerate(chain, { linkage: 'centroid' as Linkage })).toThrow('linkage must be one of single');
    expect(() => cutByCount(agglomerate(chain, { linkage: 'single' }), 4)).toThrow('from 1 to 3');
    expect(() => cutByHeight(agglomerate(chain, { linkage: 'single' }), NaN)).toThrow('NaN');
  });

  it('gives the same clusters whatever the order of the points, when no distances are equal', () => {
    const problem = fc.record({
      linkage: fc.constantFrom(...LINKAGES),
      n: fc.integer({ min: 2, max: 9 }),
      seed: fc.infiniteStream(fc.double({ min: 0.01, max: 100, noNaN: true })),
      keys: fc.infiniteStream(fc.double({ noNaN: true })),
    });
    fc.assert(
      fc.property(problem, ({ linkage, n, seed, keys }) => {
        const values = Float64Array.from({ length: (n * (n - 1)) / 2 }, () => seed.next().value as number);
        const keyed = Array.from({ length: n }, (_, i) => ({ i, key: keys.next().value as number }));
        const order = keyed.sort((a, b) => a.key - b.key).map(({ i }) => i);
        const tree = agglomerate(condensed(n, values), { linkage });
        const shuffled = agglomerate(subset(condensed(n, values), order), { linkage });
        const heights = Array.from({ length: n - 1 }, (_, m) => tree.merges[4 * m + 2]!);
        fc.pre(
          heights.every((h, m) => m === 0 || h - heights[m - 1]! > 1e-9 * h) && new Set(values).size === values.length,
        );
        for (let k = 1; k <= n; k++) {
          const there = cutByCount(tree, k);
          const here = cutByCount(shuffled, k);
          expect(canonicalLabels(order.map((i) => there[i]!))).toEqual(here);
        }
      }),
    );
  });
});

describe('exports of a dendrogram', () => {
  const tree = agglomerate(condensed(3, Float64Array.from([1, 5, 3])), { linkage: 'complete' });

  it('write Newick with branch lengths, whatever the names hold', () => {
    expect(toNewick(tree, ['a', "it's", '(c:1);'])).toBe("('(c:1);':5,('a':1,'it''s':1):4);");
    expect(() => toNewick(tree, ['a'])).toThrow('3 names');
  });

  it('write flat JSON', () => {
    expect(dendrogramJson(tree, ['a', 'b', 'c'])).toEqual({
      linkage: 'complete',
      leaves: ['a', 'b', 'c'],
      order: [2, 0, 1],
      merges: [
        { left: 0, right: 1, height: 1, size: 2 },
        { left: 2, right: 3, height: 5, size: 3 },
      ],
    });
  });
});
