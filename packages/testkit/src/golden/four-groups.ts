import type { ClusterInput } from '@valuelex/core';
import { seededRandom } from '../harness/random.ts';

const groups = 4;
const each = 8;
const dims = 6;
const n = groups * each;

/** 32 labels whose vectors point in four directions, each with noise of a fifth of its length, eight in a row to a group; `truth` names the groups. */
export function fourGroups(): ClusterInput & { readonly truth: readonly number[] } {
  const random = seededRandom('four groups');
  const truth = Array.from({ length: n }, (_, i) => Math.floor(i / each));
  const vectors = truth.map((group) => Array.from({ length: dims }, (_, axis) => (axis === group ? 1 : 0) + 0.2 * (2 * random() - 1)));
  return { ...byDirection(vectors), truth };
}

/** As many labels, whose vectors point anywhere. */
export function noGroups(): ClusterInput {
  const random = seededRandom('no groups');
  return byDirection(Array.from({ length: n }, () => Array.from({ length: dims }, () => random() - 0.5)));
}

/** So many labels, each as far from each other. */
export function equidistant(labels: number, distance: number): ClusterInput {
  return { labels: labelsOf(labels), distances: new Float64Array((labels * (labels - 1)) / 2).fill(distance) };
}

/** Condensed cosine distances, and the vectors. */
function byDirection(vectors: readonly (readonly number[])[]): ClusterInput {
  const unit = vectors.map((vector) => vector.map((x) => x / Math.hypot(...vector)));
  const distances = unit.flatMap((a, i) => unit.slice(i + 1).map((b) => 1 - a.reduce((sum, x, axis) => sum + x * b[axis]!, 0)));
  return {
    labels: labelsOf(vectors.length),
    distances: Float64Array.from(distances),
    vectors: { dims, values: Float64Array.from(vectors.flat()) },
  };
}

function labelsOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `word-${i}`);
}
