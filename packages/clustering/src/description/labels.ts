import { ClusteringError } from '../clustering-error.ts';

/** The same partition, its clusters numbered 0 … k−1 in order of first appearance, so that equal partitions are equal arrays. */
export function canonicalLabels(labels: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>();
  const out = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    let number = numbers.get(label);
    if (number === undefined) numbers.set(label, (number = numbers.size));
    out[i] = number;
  }
  return out;
}

/** Members of each cluster, ascending; entry c holds the points labelled c. @throws ClusteringError `bad-labels` unless labels are 0 … k−1, all used */
export function membersOf(labels: ArrayLike<number>): number[][] {
  const members: number[][] = Array.from({ length: clusterCount(labels) }, () => []);
  for (let i = 0; i < labels.length; i++) members[labels[i]!]!.push(i);
  return members;
}

/**
 * The number of clusters of labels 0 … k−1.
 * @throws ClusteringError `bad-labels` when a label is negative, not an integer, or a number below the largest is not used; `shape` when `n` is given and differs
 */
export function clusterCount(labels: ArrayLike<number>, n = labels.length): number {
  if (labels.length !== n) throw new ClusteringError('shape', `${n} points need ${n} labels, got ${labels.length}`);
  const seen = new Set<number>();
  let largest = -1;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0) {
      throw new ClusteringError(
        'bad-labels',
        `label ${i} is ${label}; labels are 0 … k−1 (leave noise out with subset)`,
      );
    }
    seen.add(label);
    if (label > largest) largest = label;
  }
  if (seen.size !== largest + 1)
    throw new ClusteringError('bad-labels', `labels run to ${largest} but only ${seen.size} are used`);
  return seen.size;
}
