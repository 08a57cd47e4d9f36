import { expect, it } from '@jest/globals';
import { blobs, seeded } from '../__fixtures__/reference.ts';
import { agglomerate } from '../hierarchical/agglomerate.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import { cutByCount } from '../hierarchical/dendrogram.ts';
import { euclideanDistances } from '../distances/distances.ts';
import { silhouette } from './silhouette.ts';
import { structureAgainstEven } from './structure-against-even.ts';

const four = (distances: CondensedDistances): number => silhouette(distances, cutByCount(agglomerate(distances, { linkage: 'ward' }), 4)).overall;
const options = { references: 20, dims: 3, squared: false };

it('is large for groups and small for points spread evenly', () => {
  const groups = euclideanDistances(blobs(4, 12, 3).vectors);
  expect(structureAgainstEven(groups, four, { ...options, random: seeded(1) })).toBeGreaterThan(10);
  const random = seeded(2);
  const even = euclideanDistances({ n: 48, dim: 3, values: Float64Array.from({ length: 144 }, random) });
  expect(Math.abs(structureAgainstEven(even, four, { ...options, random })!)).toBeLessThan(3);
});

it('is null where the statistic does not vary, and refuses a single reference', () => {
  const distances = euclideanDistances(blobs(2, 6, 1).vectors);
  expect(structureAgainstEven(distances, () => 1, { ...options, random: seeded(1) })).toBeNull();
  expect(() => structureAgainstEven(distances, four, { ...options, references: 1, random: seeded(1) })).toThrow(/references/);
});
