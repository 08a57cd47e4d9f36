import { readFileSync } from 'node:fs';
import type { Linkage } from '../hierarchical/agglomerate.ts';
import type { CondensedDistances } from '../distances/condensed.ts';
import type { VectorTable } from '../distances/vector-table.ts';

/** What scipy and scikit-learn give for one set of points (make-reference.py). */
export interface ReferenceSet {
  readonly name: string;
  readonly vectors: VectorTable;
  readonly euclidean: CondensedDistances;
  readonly cosine?: readonly number[];
  readonly linkage: Readonly<
    Record<
      Linkage,
      {
        readonly merges: readonly number[];
        readonly leaves: readonly number[];
        readonly byHeight: readonly { readonly height: number; readonly labels: readonly number[] }[];
        readonly byCount: readonly { readonly k: number; readonly labels: readonly number[] }[];
        readonly cophenetic?: readonly number[];
        readonly copheneticCorrelation: number;
      }
    >
  >;
  readonly indices: {
    readonly labels: readonly number[];
    readonly silhouette: number;
    readonly silhouetteSamples: readonly number[];
    readonly calinskiHarabasz: number;
    readonly daviesBouldin: number;
  };
  readonly kMeans: { readonly k: number; readonly labels: readonly number[]; readonly inertia: number };
  readonly mds: { readonly eigenvalues: readonly number[]; readonly goodnessOfFit: number };
}

interface Stored extends Omit<ReferenceSet, 'vectors' | 'euclidean'> {
  readonly n: number;
  readonly dim: number;
  readonly vectors: readonly number[];
  readonly euclidean: readonly number[];
}

const stored = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as {
  readonly sets: readonly Stored[];
};

export const reference: readonly ReferenceSet[] = stored.sets.map((set) => ({
  ...set,
  vectors: { n: set.n, dim: set.dim, values: Float64Array.from(set.vectors) },
  euclidean: { n: set.n, values: Float64Array.from(set.euclidean) },
}));

/** The largest absolute difference of two lists of equal length. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length}`);
  let gap = 0;
  for (let i = 0; i < a.length; i++) gap = Math.max(gap, Math.abs(a[i]! - b[i]!));
  return gap;
}

/** A small seeded generator (mulberry32), for tests alone: kernels take any, and this package depends on none of ours. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `groups` groups of `each` points around far-apart centres, and the group of each point. */
export function blobs(
  groups: number,
  each: number,
  seed: number,
  spread = 1,
): { readonly vectors: VectorTable; readonly truth: readonly number[] } {
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const dim = 3;
  const values: number[] = [];
  const truth: number[] = [];
  for (let g = 0; g < groups; g++) {
    for (let e = 0; e < each; e++) {
      for (let c = 0; c < dim; c++)
        values.push((c === g % dim ? 20 * (1 + Math.floor(g / dim)) : 0) + spread * normal());
      truth.push(g);
    }
  }
  return { vectors: { n: groups * each, dim, values: Float64Array.from(values) }, truth };
}

/** Adjusted Rand index (Hubert & Arabie 1985) of two labelings; any numbers are labels. For tests alone. */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const tally = (key: (i: number) => string): number => {
    const counts = new Map<string, number>();
    for (let i = 0; i < a.length; i++) counts.set(key(i), (counts.get(key(i)) ?? 0) + 1);
    return [...counts.values()].reduce((sum, m) => sum + (m * (m - 1)) / 2, 0);
  };
  const both = tally((i) => `${a[i]} ${b[i]}`);
  const inA = tally((i) => String(a[i]));
  const inB = tally((i) => String(b[i]));
  const expected = (inA * inB) / ((a.length * (a.length - 1)) / 2);
  return inA + inB === 2 * expected ? 1 : (both - expected) / ((inA + inB) / 2 - expected);
}
